//! Turns the faults that a reading finds into places in the text and edits that mend them.

use super::MarkEdit;
use super::around::{Around, is_word};
use super::glyph::{Family, Glyph, Style};
use super::pairs::{PairDefect, PairFault};
use super::readings::Remark;
use super::scan::{Mark, Side};
use crate::text::Span;

/// What is needed to mend marks.
pub(super) struct Mender<'t> {
    text: &'t str,
    paragraphs: &'t [Around<'t>],
    marks: &'t [Mark],
    /// The style of double marks that the text uses most.
    usual: Option<Style>,
}

impl<'t> Mender<'t> {
    pub(super) fn new(text: &'t str, paragraphs: &'t [Around<'t>], marks: &'t [Mark]) -> Self {
        let count = |style| {
            marks.iter().filter(|mark| mark.glyph.family == Family::Double && mark.glyph.style == style).count()
        };
        let usual = match count(Style::Straight).cmp(&count(Style::Curly)) {
            std::cmp::Ordering::Less => Some(Style::Curly),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Style::Straight),
        };
        Self { text, paragraphs, marks, usual }
    }

    /// The defect that `remark` speaks of.
    pub(super) fn defect(&self, remark: Remark) -> Option<PairDefect> {
        let mark = self.marks.get(remark.mark)?;
        let around = self.around(mark)?;
        let opening = remark.opening.and_then(|at| self.marks.get(at));
        let (at_fault, span, edit) = match remark.fault {
            PairFault::Mixed => self.unmix(opening?, mark, around),
            PairFault::WrongWay => (mark, widened(around, mark, opening), Some(turned(around, mark, opening))),
            PairFault::SpaceInside => {
                let edit = tightened(self.text, around, mark, opening);
                // In a row of marks the space is the next mark's.
                if self.text[edit.span.range()] == edit.replacement {
                    return None;
                }
                (mark, widened(around, mark, opening), Some(edit))
            }
            PairFault::Stray => stray(around, mark),
            _ => (mark, mark.span, None),
        };
        let glyph = self.text[at_fault.span.range()].chars().next()?;
        let fault = match remark.fault {
            PairFault::SpaceInside if matches!(glyph, '"' | '\'') => PairFault::SpaceInsideStraight,
            other => other,
        };
        Some(PairDefect { fault, span, edit, mark: glyph })
    }

    fn around(&self, mark: &Mark) -> Option<Around<'t>> {
        let after = self.paragraphs.partition_point(|around| around.start() <= mark.span.start);
        self.paragraphs.get(after.checked_sub(1)?).copied()
    }

    /// Of two marks that do not fit the one that the text uses less is at fault, in doubt the closing one.
    fn unmix<'m>(
        &self,
        opening: &'m Mark,
        closing: &'m Mark,
        around: Around<'_>,
    ) -> (&'m Mark, Span, Option<MarkEdit>) {
        let same_family = opening.glyph.family == closing.glyph.family;
        if same_family && self.usual == Some(closing.glyph.style) && opening.glyph.style != closing.glyph.style {
            let right = closing.glyph.opening_text();
            return (opening, opening.span, Some(MarkEdit::new(opening.span, right)));
        }
        let spaced = Span::new(closing_start(around, closing), closing.span.end);
        (closing, closing.span, Some(MarkEdit::new(spaced, opening.glyph.closing_text())))
    }
}

/// The mark together with the space between it and what it encloses.
fn widened(around: Around<'_>, mark: &Mark, opening: Option<&Mark>) -> Span {
    match opening {
        Some(_) => Span::new(closing_start(around, mark), mark.span.end),
        None if mark.sides.1 == Side::Gap => Span::new(mark.span.start, around.gap_end(mark.span.end)),
        None => mark.span,
    }
}

/// Where a closing mark starts when the space before it is counted in.
fn closing_start(around: Around<'_>, mark: &Mark) -> usize {
    around.gap_start(mark.span.start)
}

/// Replaces a mark that points the wrong way, and the space inside the quotation.
fn turned(around: Around<'_>, mark: &Mark, opening: Option<&Mark>) -> MarkEdit {
    let right = match opening {
        Some(opening) => opening.glyph.closing_text(),
        None => Glyph::opening_text(mark.glyph),
    };
    let tight = widened(around, mark, opening);
    let parted = opening.is_some() && tight.start < mark.span.start && around.right(mark.span.end).is_some_and(is_word);
    MarkEdit::new(tight, if parted { format!("{right} ") } else { right.to_owned() })
}

/// Takes the space out of the quotation; where the mark leans on the wrong word, the space goes to its other side.
fn tightened(text: &str, around: Around<'_>, mark: &Mark, opening: Option<&Mark>) -> MarkEdit {
    let glyph = &text[mark.span.range()];
    let whole = widened(around, mark, opening);
    if opening.is_some() {
        if around.right(mark.span.end).is_some_and(is_word) {
            return MarkEdit::new(whole, format!("{glyph} "));
        }
        return MarkEdit::new(Span::new(whole.start, mark.span.start), "");
    }
    if around.left(mark.span.start).is_some_and(is_word) {
        return MarkEdit::new(whole, format!(" {glyph}"));
    }
    MarkEdit::new(Span::new(mark.span.end, whole.end), "")
}

/// A mark at the end of a paragraph goes away together with the comma that led up to it.
fn stray<'m>(around: Around<'_>, mark: &'m Mark) -> (&'m Mark, Span, Option<MarkEdit>) {
    let gap = around.gap_start(mark.span.start);
    let comma = around.left(gap).is_some_and(|c| c == ',');
    let start = if comma { gap - 1 } else { gap };
    let span = Span::new(start, mark.span.end);
    let before = around.before(start).trim_end_matches(super::around::is_quote);
    let ended = before.ends_with(['.', '!', '?', '…']);
    (mark, span, Some(MarkEdit::new(span, if comma && !ended { "." } else { "" })))
}
