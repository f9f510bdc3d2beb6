//! Expressions tried by hand: whether one matches in a short text is worked out from its parts, for all places at once, in
//! far less time than an engine for it would take to build. Most rules that an article calls for don't match there.
//!
//! A trial is a tree of parts in bytes, so that the built-in rules bring theirs along. A part is its kind and what belongs to
//! it; numbers are 32-bit, little-endian.

mod board;
mod budget;
mod places;

use std::borrow::Cow;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::packed::{pack_blob, pack_number, pack_text};
use board::Board;

pub(crate) use budget::Budget;

/// Part after part.
const ALL: u8 = 0;
/// One of the parts.
const ANY: u8 = 1;
const TEXT: u8 = 2;
/// A character out of ranges.
const CLASS: u8 = 3;
/// A part again and again.
const REPEATED: u8 = 4;
/// An edge.
const LOOK: u8 = 5;

/// The edges that are known, by their number.
const LOOKS: [Look; 8] = [
    Look::Start,
    Look::End,
    Look::WordAscii,
    Look::WordUnicode,
    Look::WordAsciiNegate,
    Look::WordUnicodeNegate,
    Look::WordStartUnicode,
    Look::WordEndUnicode,
];

/// Trees that take more bytes than this are left to the engine.
const MAX_BYTES: usize = 8192;

/// An expression, to be tried by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trial(Cow<'static, [u8]>);

/// Where a match may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    Anywhere,
    AtStart,
}

impl Trial {
    /// The trial of `hir`; none if it has parts that only the engine knows, or very many.
    pub(crate) fn of(hir: &Hir) -> Option<Self> {
        let mut bytes = Vec::new();
        put(hir, &mut bytes)?;
        (bytes.len() <= MAX_BYTES).then_some(Self(bytes.into()))
    }

    /// The trial whose [`bytes`](Self::bytes) these are.
    pub(crate) fn from_bytes(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether the expression matches in `text`; nothing if the text is too long to tell, if too many parts would have to be
    /// looked at, or if the bytes are damaged.
    pub(crate) fn matches(&self, text: &str, from: Beginning) -> Option<bool> {
        match text.len() {
            ..64 => Board::<1>::new(text)?.has_match(&self.0, from),
            64..256 => Board::<4>::new(text)?.has_match(&self.0, from),
            256..1024 => Board::<16>::new(text)?.has_match(&self.0, from),
            1024..4096 => Board::<64>::new(text)?.has_match(&self.0, from),
            _ => None,
        }
    }
}

/// Appends `hir` to `bytes`; nothing if it has a part that isn't known.
fn put(hir: &Hir, bytes: &mut Vec<u8>) -> Option<()> {
    match hir.kind() {
        HirKind::Empty => put_parts(ALL, &[], bytes),
        HirKind::Concat(parts) => put_parts(ALL, parts, bytes),
        HirKind::Alternation(parts) => put_parts(ANY, parts, bytes),
        HirKind::Capture(group) => put(&group.sub, bytes),
        HirKind::Literal(literal) => {
            bytes.push(TEXT);
            pack_text(std::str::from_utf8(&literal.0).ok()?, bytes);
            Some(())
        }
        HirKind::Class(class) => {
            put_class(class, bytes);
            Some(())
        }
        HirKind::Repetition(repetition) => {
            bytes.push(REPEATED);
            pack_number(repetition.min as usize, bytes);
            pack_number(repetition.max.unwrap_or(u32::MAX) as usize, bytes);
            put_all(std::slice::from_ref(&repetition.sub), bytes)
        }
        HirKind::Look(look) => {
            let number = LOOKS.iter().position(|known| known == look)?;
            bytes.extend([LOOK, u8::try_from(number).ok()?]);
            Some(())
        }
    }
}

fn put_parts(kind: u8, parts: &[Hir], bytes: &mut Vec<u8>) -> Option<()> {
    bytes.push(kind);
    put_all(parts, bytes)
}

fn put_all(parts: &[Hir], bytes: &mut Vec<u8>) -> Option<()> {
    let mut inner = Vec::new();
    for part in parts {
        put(part, &mut inner)?;
    }
    pack_blob(&inner, bytes);
    Some(())
}

fn put_class(class: &Class, bytes: &mut Vec<u8>) {
    let ranges: Vec<[u32; 2]> = match class {
        Class::Unicode(class) => class.iter().map(|range| [range.start().into(), range.end().into()]).collect(),
        Class::Bytes(class) => class.iter().map(|range| [range.start().into(), range.end().into()]).collect(),
    };
    let ranges: Vec<u8> = ranges.as_flattened().iter().flat_map(|end| end.to_le_bytes()).collect();
    bytes.push(CLASS);
    pack_blob(&ranges, bytes);
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use regex::Regex;

    use super::*;

    const PATTERNS: &[&str] = &[
        r"\b\w+ly\b",
        r"(?:^|[.!?] )(?:it|he) (?:is|was)(?: not)?$",
        r"[a-z]{3,}(tion|ment)",
        r"(?:a|ab)(?:c|bcd)",
        r"(?-u:\b)in (?:the )?(19|20)[0-9]{2}(?-u:\b)",
        r"(?:x*)*y",
        r"(?:ab){2,3}c",
        r"\Bb",
        r"\b{start}été\b{end}",
        r"[^\p{L} ]{2,}",
        r"(?i)STRASSE|k",
        r"",
    ];
    const TEXTS: &[&str] = &[
        "",
        "quickly",
        "He is. it was not",
        "government",
        "abcd",
        "in the 1987",
        "in 19876",
        "xxxy",
        "ababababc",
        "abab",
        "l'été à Paris…!",
        "étés",
        "Straße \u{212A}",
        "strasse in the 2001,",
    ];

    /// What stands before a text so that its board is of each width.
    const PADDINGS: [usize; 4] = [0, 20, 80, 300];

    fn trial(pattern: &str) -> Option<Trial> {
        Trial::of(&regex_syntax::parse(pattern).unwrap())
    }

    #[test]
    fn a_trial_finds_what_the_engine_finds() {
        for pattern in PATTERNS {
            for (pattern, from) in [
                ((*pattern).to_owned(), Beginning::Anywhere),
                ((*pattern).to_owned(), Beginning::AtStart),
                (format!(r"(?:{pattern})\z"), Beginning::Anywhere),
                (format!(r"\A(?:{pattern})\z"), Beginning::Anywhere),
            ] {
                let trial = trial(&pattern).unwrap();
                let anchor = if from == Beginning::AtStart { r"\A" } else { "" };
                let engine = Regex::new(&format!("{anchor}(?:{pattern})")).unwrap();
                for text in
                    TEXTS.iter().flat_map(|text| PADDINGS.map(|times| format!("{}{text}", "abc ".repeat(times))))
                {
                    assert_eq!(trial.matches(&text, from), Some(engine.is_match(&text)), "{pattern} in {text}");
                }
            }
        }
    }

    /// Any few of these make a pattern.
    const PARTS: &[&str] = &[
        "a",
        "é",
        "ab",
        "[a-c]",
        "[^a]",
        "[é_0-9]",
        ".",
        r"\b",
        r"\B",
        r"(?-u:\b)",
        r"\b{start}",
        r"\b{end}",
        "^",
        "$",
        "(?:a|ab)",
        "a*",
        "b+?",
        "(?:b|c?a)*",
        "[a-c]{2,3}",
        "|",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_trial_finds_what_the_engine_finds(parts in vec(select(PARTS), 1..6), text in "[abcé_. ]{0,70}") {
            let pattern = parts.concat();
            let engine = Regex::new(&pattern).unwrap().is_match(&text);
            let tried = trial(&pattern).unwrap().matches(&text, Beginning::Anywhere);
            prop_assert_eq!(tried, Some(engine), "{} in {}", pattern, text);
        }
    }

    #[test]
    fn letters_are_found_among_many() {
        let text: String = ('一'..).take(1000).chain("abc".chars()).collect();
        assert_eq!(trial("万.*ab").unwrap().matches(&text, Beginning::Anywhere), Some(true));
        assert_eq!(trial("[万-三]ab").unwrap().matches(&text, Beginning::Anywhere), Some(false));
    }

    #[test]
    fn what_is_long_or_unknown_is_left_to_the_engine() {
        assert_eq!(trial("a").unwrap().matches(&"a".repeat(5000), Beginning::Anywhere), None);
        assert_eq!(trial(r"\Aa*b").unwrap().matches(&"a".repeat(3000), Beginning::Anywhere), None);
        assert_eq!(trial(r"(?m)^a"), None);
        assert!(trial(r"\w").is_some() && trial(r"\w \w").is_none());
    }

    #[test]
    fn damaged_bytes_tell_nothing() {
        let whole = trial(r"\b(?:ab|[c-e]{2})+").unwrap();
        for cut in 0..whole.bytes().len() {
            let damaged = Trial(Cow::Owned(whole.bytes()[..cut].to_vec()));
            assert_eq!(damaged.matches("ab", Beginning::Anywhere), None);
        }
        assert_eq!(Trial::from_bytes(&[LOOK, 8]).matches("ab", Beginning::Anywhere), None);
    }
}
