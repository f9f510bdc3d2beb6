//! Spaces that are missing, superfluous or on the wrong side of a mark, and marks that stand twice.
//!
//! Spaces beside quotation marks belong to [`pair_defects`](super::pair_defects): only there it is known which way
//! a mark opens.

mod before;
mod doubled;
mod gaps;
mod joints;
mod missing;
mod stray;

use schemars::JsonSchema;
use serde::Deserialize;

use super::MarkEdit;
use super::around::Around;
use crate::text::Span;

/// What is wrong with the spaces around a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpacingFault {
    /// A space before a comma or full stop: `so ,`.
    SpaceBefore,
    /// The same, once in a text, or in one or two paragraphs and not at their ends: a slip of the finger, where machines do it again and again.
    SpaceBeforeOnce,
    /// A space before `!`, `?`, `:`, `;` or `%`, as French writes them.
    FrenchSpacing,
    /// No space after a mark: `so,then`, `over.Then`.
    SpaceAfter,
    /// Commas, colons and full stops that stand together: `,,`, `..`, `, .`.
    Doubled,
    /// A space between a bracket and what it encloses: `( so )`.
    SpaceInsideBrackets,
    /// Two or three spaces between words.
    DoubleSpace,
    /// Two or three spaces after a sentence: a habit of typists rather than an artefact.
    DoubleSpaceAfterStop,
    /// A space that parts an apostrophe from its word: `Anna 's`, `do n't`.
    SpaceAroundApostrophe,
    /// A space that parts a compound from its hyphen: `well -known`, `20- year`.
    SpaceAroundHyphen,
    /// A sign that ends a word for no reason: `of@ the`, `so^ far`.
    StraySign,
    /// A mark in the middle of a clause: `the; minister`, `because? of`.
    MarkInside,
}

/// A place where a space is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpacingDefect {
    /// What is wrong.
    pub fault: SpacingFault,
    /// The mark and the space that is wrong with it.
    pub span: Span,
    /// How to mend it, where that is certain.
    pub edit: Option<MarkEdit>,
}

impl SpacingDefect {
    fn new(fault: SpacingFault, span: Span, edit: MarkEdit) -> Self {
        Self { fault, span, edit: Some(edit) }
    }

    /// A defect that is mended by taking out the space from `start` to `end`, shown together with `shown`.
    fn superfluous(fault: SpacingFault, gap: Span, shown: Span) -> Self {
        Self::new(fault, shown, MarkEdit::new(gap, ""))
    }
}

/// The places in the `paragraphs` of `text` where a space is missing or superfluous, in order and without overlaps.
pub fn spacing_defects(text: &str, paragraphs: &[Span]) -> Vec<SpacingDefect> {
    let mut defects = Vec::new();
    for &span in paragraphs {
        let Some(around) = Around::new(text, span) else { continue };
        let first = defects.len();
        look_through(around, &mut defects);
        tell_slips(&mut defects[first..], span.end);
    }
    if paragraphs.len() > 1 {
        tell_slips(&mut defects, text.len() + 1);
    }
    tell_habit(&mut defects);
    defects
}

/// From so many spaces before marks on, a text has them for another reason than slips, however far apart they stand.
const HABIT: usize = 3;

/// Takes the slips of a text that has many of them for more than that.
fn tell_habit(defects: &mut [SpacingDefect]) {
    let is_space = |fault| matches!(fault, SpacingFault::SpaceBefore | SpacingFault::SpaceBeforeOnce);
    let spaces = || defects.iter().filter(|defect| is_space(defect.fault));
    if spaces().count() >= HABIT {
        defects.iter_mut().filter(|defect| is_space(defect.fault)).for_each(|it| it.fault = SpacingFault::SpaceBefore);
    }
}

/// Calls the only space before a mark in a passage a slip, unless the mark stands at its `end`.
fn tell_slips(defects: &mut [SpacingDefect], end: usize) {
    let mut spaces = defects.iter_mut().filter(|defect| defect.fault == SpacingFault::SpaceBefore);
    match (spaces.next(), spaces.next()) {
        (Some(only), None) if only.span.end < end => only.fault = SpacingFault::SpaceBeforeOnce,
        _ => {}
    }
}

/// What a byte may be the start of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Byte {
    Plain,
    Gap,
    Mark,
    Bracket,
    Hyphen,
    Sign,
    Apostrophe,
}

static BYTES: [Byte; 256] = {
    let mut table = [Byte::Plain; 256];
    let kinds: [(&[u8], Byte); 6] = [
        // The last two start a space wider than ASCII, among much else.
        (b" \t\xC2\xE2", Byte::Gap),
        (b",.;:!?", Byte::Mark),
        (b"([", Byte::Bracket),
        (b"-", Byte::Hyphen),
        (b"@^~_", Byte::Sign),
        (b"'", Byte::Apostrophe),
    ];
    let mut kind = 0;
    while kind < kinds.len() {
        let mut at = 0;
        while at < kinds[kind].0.len() {
            table[kinds[kind].0[at] as usize] = kinds[kind].1;
            at += 1;
        }
        kind += 1;
    }
    table
};

fn look_through(around: Around<'_>, defects: &mut Vec<SpacingDefect>) {
    let first = defects.len();
    let bytes = around.whole().as_bytes();
    let mut next = 0;
    while let Some(offset) = next_to_look_at(bytes, next) {
        next = offset + 1;
        let at = around.start() + offset;
        let found = match BYTES[usize::from(bytes[offset])] {
            Byte::Plain => None,
            Byte::Gap if around.right(at) == Some('’') => stray::apostrophe(around, at),
            Byte::Gap => gaps::defect(around, at),
            Byte::Apostrophe => stray::apostrophe(around, at),
            Byte::Mark => {
                doubled::defect(around, at).or_else(|| missing::defect(around, at)).or_else(|| stray::mark(around, at))
            }
            Byte::Bracket => before::inside_bracket(around, at),
            Byte::Hyphen => joints::after_hyphen(around, at),
            Byte::Sign => stray::sign(around, at),
        };
        if let Some(defect) = found {
            next = next.max(defect.span.end - around.start());
            defects.push(defect);
        }
    }
    forgive_columns(defects, first);
}

/// The first place in `bytes` from `start` on that needs a closer look.
fn next_to_look_at(bytes: &[u8], mut start: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(start..)?;
        let at = start + rest.iter().position(|&byte| BYTES[usize::from(byte)] != Byte::Plain)?;
        if !is_ordinary(&bytes[..at], &bytes[at..]) {
            return Some(at);
        }
        start = at + 1;
    }
}

/// Whether the first byte needs no closer look, as most spaces, commas and full stops: a letter follows.
fn is_ordinary(before: &[u8], bytes: &[u8]) -> bool {
    match bytes {
        [b' ', next, ..] => next.is_ascii_alphanumeric() && *next != b'n',
        [b',', b' ', next, ..] => next.is_ascii_alphanumeric() && !ends_with_article(before),
        [b'.' | b'!' | b'?', b' ', next, ..] => next.is_ascii_uppercase() || next.is_ascii_digit(),
        [0xC2, next, ..] => *next != 0xA0,
        [0xE2, middle, last, ..] => *middle != 0x80 || !matches!(*last, 0x89 | 0x99 | 0xAF),
        [b'-' | b'\'', next, ..] => *next != b' ',
        _ => false,
    }
}

/// Whether a word that waits for a noun stands there: no comma should follow it.
fn ends_with_article(before: &[u8]) -> bool {
    [" a", " an", " the", " my", " your", " our", " their", " its", " every"]
        .iter()
        .any(|end| before.ends_with(end.as_bytes()))
}

/// A paragraph with many double spaces is set in columns.
fn forgive_columns(defects: &mut Vec<SpacingDefect>, first: usize) {
    let is_wide = |defect: &SpacingDefect| defect.fault == SpacingFault::DoubleSpace;
    if defects[first..].iter().filter(|defect| is_wide(defect)).count() > 4 {
        let kept = defects.split_off(first);
        defects.extend(kept.into_iter().filter(|defect| !is_wide(defect)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SpacingFault::{
        DoubleSpace, DoubleSpaceAfterStop, Doubled, FrenchSpacing, SpaceAfter, SpaceAroundApostrophe,
        SpaceAroundHyphen, SpaceBefore, SpaceInsideBrackets, StraySign,
    };
    use super::*;

    fn defects(text: &str) -> Vec<SpacingDefect> {
        spacing_defects(text, &[Span::new(0, text.len())])
    }

    fn found(text: &str) -> Vec<(SpacingFault, &str)> {
        defects(text).iter().map(|defect| (defect.fault, &text[defect.span.range()])).collect()
    }

    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for edit in defects(text).iter().rev().filter_map(|defect| defect.edit.as_ref()) {
            mended.replace_range(edit.span.range(), &edit.replacement);
        }
        mended
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "Wait . . . what? And ... so on … and ..., then … .",
            "The score was 3 - 2, or 3 : 2, at 10:30 on 4.5.2020; see Matt 5:3.",
            "LONDON - Prices rose. PARIS (AFP) - They fell. BERLIN : They stood.",
            "Acme Inc., the U.S., St. Peter's, J.K. Row, e.g., i.e., etc., No.: 5, p.m., Ph.D., a.k.a.",
            "See Example.com, Node.js, www.example.com/a,b;c, x@example.org and file.Name.txt.",
            "It cost $3,000.50, or 1.5m, or .5 of it, by a .45 calibre.",
            "A smile :) or ;) or :D or :-( is no slip.",
            "What?! No!! Really?.. He said \"Stop!\", and left.",
            "Small- and medium-sized firms, two- or three-point leads, low- to mid-level.",
            "The letter 's' and the 't Hooft prize, the '90s and 'n' roll.",
            "Name    Age    Town",
            "process(es) and (s)he, f(x), [sic], (see below).",
            "Ben &amp;Co, caf&eacute;, and std::fs.",
            "A -5 degree day, the -v flag, and a dash - like this.",
            "It was 5% up, 5 per cent in all.",
            "so _quite_ so, ~so~ and @home",
            "«Oui», he said.",
            "Yahoo!Mail and Re:Start and N,N-dimethyl",
            " ",
            ",",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn edits_mend() {
        for (text, expected, good) in [
            ("We came , saw .", vec![(SpaceBefore, " ,"), (SpaceBefore, " .")], "We came, saw."),
            ("Why not ? Oh !", vec![(FrenchSpacing, " ?"), (FrenchSpacing, " !")], "Why not? Oh!"),
            ("One thing\u{A0}: rain", vec![(FrenchSpacing, "\u{A0}:")], "One thing: rain"),
            ("It rose by 5 % today", vec![(FrenchSpacing, " %")], "It rose by 5% today"),
            ("We came,saw and left", vec![(SpaceAfter, "came,saw")], "We came, saw and left"),
            ("It was over.The end", vec![(SpaceAfter, "over.The")], "It was over. The end"),
            ("Was it over?The end", vec![(SpaceAfter, "over?The")], "Was it over? The end"),
            ("We came,, saw", vec![(Doubled, ",,")], "We came, saw"),
            ("We came.. They saw", vec![(Doubled, "..")], "We came. They saw"),
            ("We came, . They saw", vec![(Doubled, ", .")], "We came. They saw"),
            ("It ( so far ) is", vec![(SpaceInsideBrackets, "( "), (SpaceInsideBrackets, " )")], "It (so far) is"),
            ("We  came", vec![(DoubleSpace, "  ")], "We came"),
            ("We came.  They saw", vec![(DoubleSpaceAfterStop, "  ")], "We came. They saw"),
            ("Anna 's hat", vec![(SpaceAroundApostrophe, " 's")], "Anna's hat"),
            ("I do n't know", vec![(SpaceAroundApostrophe, " n't")], "I don't know"),
            ("I don ’t know", vec![(SpaceAroundApostrophe, " ’t")], "I don’t know"),
            ("the workers ' rights", vec![(SpaceAroundApostrophe, " '")], "the workers' rights"),
            ("a well -known man", vec![(SpaceAroundHyphen, " -known")], "a well-known man"),
            ("a 20- year plan", vec![(SpaceAroundHyphen, "20- year")], "a 20-year plan"),
            ("the ex- minister", vec![(SpaceAroundHyphen, "ex- minister")], "the ex-minister"),
            ("most of@ the time", vec![(StraySign, "@")], "most of the time"),
        ] {
            assert_eq!(found(text), expected, "{text}");
            assert_eq!(mended(text), good);
            assert_eq!(found(good), [], "{good}");
        }
    }

    #[test]
    fn spaces_spread_over_a_text_are_no_slips() {
        let faults = |count: usize| {
            let text = "We came , and saw it.\n".repeat(count);
            let paragraphs: Vec<Span> = (0..count).map(|number| Span::new(number * 22, number * 22 + 21)).collect();
            spacing_defects(&text, &paragraphs).iter().map(|defect| defect.fault).collect::<Vec<_>>()
        };
        assert_eq!(faults(2), [SpacingFault::SpaceBeforeOnce; 2]);
        assert_eq!(faults(3), [SpaceBefore; 3]);
    }

    #[test]
    fn what_is_uncertain_has_no_edit() {
        for text in ["We stayed;, and left", "a number- of them"] {
            let defects = defects(text);
            assert_eq!((defects.len(), defects[0].edit.clone()), (1, None), "{text}");
        }
    }

    proptest! {
        #[test]
        fn odd_text_gives_sound_spans(text in "[a-esnté \"'’“”()\\[\\],.:;!?%@_\u{A0}\u{202F}0-9-]{0,80}") {
            let mut end = 0;
            for defect in defects(&text) {
                prop_assert!(end <= defect.span.start && text.get(defect.span.range()).is_some());
                end = defect.span.end;
                if let Some(edit) = &defect.edit {
                    prop_assert!(text.get(edit.span.range()).is_some());
                }
            }
        }

        #[test]
        fn a_stray_sign_is_the_only_one_of_its_paragraph(text in "([a-c]{1,2}[@^~_ ]){0,12}") {
            for defect in defects(&text).iter().filter(|defect| defect.fault == StraySign) {
                prop_assert_eq!(text.matches(&text[defect.span.range()]).count(), 1, "{}", text);
            }
        }

        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            defects(&text);
        }
    }
}
