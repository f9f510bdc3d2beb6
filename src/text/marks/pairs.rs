//! Quotation marks and brackets that do not pair up.

use schemars::JsonSchema;
use serde::Deserialize;

use super::around::Around;
use super::{MarkEdit, brackets, foreign, quotes};
use crate::text::Span;

/// What is wrong with a quotation mark or bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PairFault {
    /// Opens something that nothing closes.
    Unclosed,
    /// Closes something that nothing opened.
    Unopened,
    /// Points the wrong way: ”so” or “so“.
    WrongWay,
    /// Not the partner of the mark it pairs with: “so" or (so].
    Mixed,
    /// Parted by a space from what it encloses.
    SpaceInside,
    /// The same of a straight mark, which typists part from its words often enough.
    SpaceInsideStraight,
    /// Encloses nothing.
    Empty,
    /// Stands at the end of a paragraph with nothing behind it.
    Stray,
    /// A pair of marks from another script: 「so」, 《so》.
    Foreign,
}

/// A mark that does not pair up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairDefect {
    /// What is wrong.
    pub fault: PairFault,
    /// The mark, with the space that is wrong with it.
    pub span: Span,
    /// How to mend it, where that is certain.
    pub edit: Option<MarkEdit>,
    /// The mark itself.
    pub mark: char,
}

/// The quotation marks and brackets of `text` that do not pair up, in the order of their place.
///
/// `paragraphs` are the parts of the text that hold prose, in order. Quotations may run over several of them.
pub fn pair_defects(text: &str, paragraphs: &[Span]) -> Vec<PairDefect> {
    let mut end = 0;
    let in_order = paragraphs.iter().filter(|span| {
        let follows = end <= span.start;
        end = end.max(span.end);
        follows
    });
    let around: Vec<Around<'_>> = in_order.filter_map(|&span| Around::new(text, span)).collect();
    let mut defects = quotes::defects(text, &around);
    defects.extend(brackets::defects(text, &around));
    defects.extend(around.iter().flat_map(|&paragraph| foreign::defects(paragraph)));
    defects.sort_by_key(|defect| defect.span);
    defects
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PairFault::{
        Empty, Foreign, Mixed, SpaceInside, SpaceInsideStraight, Stray, Unclosed, Unopened, WrongWay,
    };
    use super::*;

    /// Every line that is not blank is a paragraph.
    fn paragraphs(text: &str) -> Vec<Span> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            start += line.len();
            Span::new(start - line.len(), start - line.len() + line.trim_end().len())
        });
        lines.filter(|span| !span.is_empty()).collect()
    }

    fn found(text: &str) -> Vec<(PairFault, &str)> {
        let defects = pair_defects(text, &paragraphs(text));
        defects.iter().map(|defect| (defect.fault, &text[defect.span.range()])).collect()
    }

    /// The text with all edits carried out.
    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for defect in pair_defects(text, &paragraphs(text)).iter().rev() {
            if let Some(edit) = &defect.edit {
                mended.replace_range(edit.span.range(), &edit.replacement);
            }
        }
        mended
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "“We shall see,” the minister said. “Nobody knows.”",
            "\"We shall see,\" the minister said. \"Nobody knows.\"",
            "'We shall see,' the minister said. 'Nobody knows.'",
            "‘We shall see,’ the minister said. ‘Nobody doubts the workers’ rights.’",
            "The report calls it “a ‘very’ bad idea”.",
            "He said: \"She told me 'not now' and left.\"",
            "\"'Not now' is what she told me,\" he said.",
            "She told me: \"He said 'not now.'\"",
            "She asked: “Did he say ‘not now’?”",
            "“ ‘Not now’ is what he said,” she recalled of the miners’ “victory”. “He said: ‘Not now.’ ”",
            "„Das ist gut“, he wrote, quoting a „Zeitung”.",
            "The « petit » paper and the «grand» one.",
            "He wrote ``so it goes'' and then `so be it'.",
            "I don't, won’t and can't, in the '90s and the ’80s, rock 'n' roll, rock ’n’ roll.",
            "The workers' rights, the workers’ rights, James' car and Hawai‘i.",
            "Giscard d'Estaing, O'Brien, Sana'a, d’Artagnan and Martin O 'Hara.",
            "Tell 'em to wait 'til five o'clock, 'cause they're goin' home.",
            "He is 6'2\" tall and has a 5\" screen, 40°42'46\"N, 8'30.",
            "He is 6’2” tall, a 27\" screen costs more.",
            "The plan (the first (and last) of its kind) failed [sic].",
            "a) bread\nb) water\n1) wine\n(c) cheese",
            "We want a) bread, b) water and iii) wine.",
            "See you soon :) or not :-( and ;) again :)))",
            "The interval [0, 1) and (2; 3] are open on one side.",
            "A smile at the end )))",
            "(The first paragraph opens.\nThe second closes.)",
            "f(x)(y) and g(h(z))",
            "\"…and so on,\" he said. \"...and on.\"",
            "It is a \"must-have\"—\"a dream\"—for many.",
            "The \"Top 10\" list and the \"G20\".",
            "\"Yes\", \"no\", \"maybe\"; \"never\"!",
            "The so-called \"pre-\"war years.",
            "A slot with \"\" or “” in it.",
            "",
            "'",
            "It's",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn quotations_run_over_paragraphs() {
        for text in [
            "“We came early.\n“We left late,” he said.\nThen it rained.",
            "\"We came early.\n\"We left late.\n\"We saw it all,\" he said.\nThen it rained.",
            "‘We came early.\n‘We left late,’ he said.\nThen it rained.",
            "\"We came early.\nWe left late.\nIt rained.\nIt snowed.\nIt was cold.\nIt was dark.\nWe saw it all.\"\nThey left.",
            "She said: \"We came early.\nWe left late.\nWe saw it all.\"\nThen it rained.",
            "He said: \"We came early. \"We left late. \"We saw it all.\"\nThen it rained.",
            "“He said: ‘Come.\n“‘Go,’ he said too.”\nThen it rained.",
            "It rained.\n\"We came early,\" he said.\n\"We left late.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn marks_without_a_partner() {
        for (text, expected) in [
            ("He spoke of \"a new start.", vec![(Unclosed, "\"")]),
            ("“Spain won the cup for the third time.", vec![(Unclosed, "“")]),
            ("Nobody came, we waited,\" said the guard.", vec![(Unopened, "\"")]),
            ("Nobody came, \" the guard said.", vec![(Unopened, "\"")]),
            ("The Tower\" is a novel about love.", vec![(Unopened, "\"")]),
            ("He said “yes” and “no.\nThen it rained.\nIt rained on.\nAnd on.", vec![(Unclosed, "“")]),
            ("The plan (the first of its kind failed.", vec![(Unclosed, "(")]),
            ("The plan, the first of its kind), failed.", vec![(Unopened, ")")]),
            ("One says [so and another thus.", vec![(Unclosed, "[")]),
            ("The “old\" plan and \"a new one.", vec![(Mixed, "“"), (Unclosed, "\"")]),
            ("The oil price rose, “", vec![(Stray, ", “")]),
            ("We saw nothing () there.", vec![(Empty, "()")]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn edits_mend() {
        for (text, expected, good) in [
            ("“ Nobody came”, he said.", vec![(SpaceInside, "“ ")], "“Nobody came”, he said."),
            ("“Nobody came. ”", vec![(SpaceInside, " ”")], "“Nobody came.”"),
            ("\"Nobody came, \" he said.", vec![(SpaceInsideStraight, " \"")], "\"Nobody came,\" he said."),
            ("\"Nobody came, \"he said.", vec![(SpaceInsideStraight, " \"")], "\"Nobody came,\" he said."),
            ("“ Nobody came '", vec![(SpaceInside, "“ "), (Mixed, "'")], "“Nobody came”"),
            ("“Nobody came. And we left. “", vec![(WrongWay, " “")], "“Nobody came. And we left.”"),
            ("“Nobody came, “he said.", vec![(WrongWay, " “")], "“Nobody came,” he said."),
            ("”Nobody” came.", vec![(WrongWay, "”")], "“Nobody” came."),
            ("The “old“ plan.", vec![(WrongWay, "“")], "The “old” plan."),
            ("The “old\" plan.", vec![(Mixed, "\"")], "The “old” plan."),
            ("The \"old\" and the “new\" plan.", vec![(Mixed, "“")], "The \"old\" and the \"new\" plan."),
            ("The (old] plan.", vec![(Mixed, "]")], "The (old) plan."),
            ("The film《Red Sky》won.", vec![(Foreign, "《Red Sky》")], "The film “Red Sky” won."),
            ("It “rose”, “\nThen it fell.", vec![(Stray, ", “")], "It “rose”.\nThen it fell."),
        ] {
            assert_eq!(found(text), expected, "{text}");
            assert_eq!(mended(text), good);
            assert_eq!(found(good), [], "{good}");
        }
    }

    #[test]
    fn long_rows_of_marks_are_read_in_time() {
        for mark in ["\"", "' ", "(]", ")", "“a ", "「", "” '"] {
            let text = mark.repeat(20_000);
            pair_defects(&text, &[Span::new(0, text.len())]);
        }
    }

    #[test]
    fn spans_outside_the_text_hold_nothing() {
        assert_eq!(pair_defects("é", &[Span::new(1, 2), Span::new(0, 9)]), []);
        assert_eq!(pair_defects("(a", &[Span::new(1, 2), Span::new(0, 2)]), []);
    }

    proptest! {
        #[test]
        fn odd_text_gives_sound_spans(text in "[a-sé \"'“”‘’„«»`()\\[\\]《》,.:;\u{A0}\n0-9-]{0,80}") {
            let defects = pair_defects(&text, &paragraphs(&text));
            prop_assert!(defects.is_sorted_by_key(|defect| defect.span));
            for defect in &defects {
                prop_assert!(text.get(defect.span.range()).is_some_and(|part| part.contains(defect.mark)));
                if let Some(edit) = &defect.edit {
                    prop_assert!(text.get(edit.span.range()).is_some());
                }
            }
        }

        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            pair_defects(&text, &paragraphs(&text));
        }
    }
}
