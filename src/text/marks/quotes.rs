//! Reads the quotation marks of a text, paragraph by paragraph, and names those at fault.

use super::around::Around;
use super::glyph::{Family, Glyph, Style};
use super::mend::Mender;
use super::pairs::{PairDefect, PairFault};
use super::readings::{Next, Readings, Remark};
use super::scan::{Mark, Side, scan};

/// The quotation marks of `paragraphs` that do not pair up.
pub(super) fn defects(text: &str, paragraphs: &[Around<'_>]) -> Vec<PairDefect> {
    let mut marks = Vec::new();
    let ends: Vec<usize> = paragraphs
        .iter()
        .map(|&around| {
            scan(around, &mut marks);
            marks.len()
        })
        .collect();
    let mut readings = Readings::new();
    let mut start = 0;
    for (at, &end) in ends.iter().enumerate() {
        let inside = &marks[start..end];
        if !(readings.is_settled() && is_plain(inside)) {
            for (offset, mark) in inside.iter().enumerate() {
                readings.read(start + offset, mark);
            }
            readings.end_paragraph(match ends.get(at + 1) {
                Some(&next) => next_of(inside, &marks[end..next]),
                None if at > 0 && inside.first().is_some_and(Mark::starts_with_opening) => Next::Cut,
                None => Next::End,
            });
        }
        start = end;
    }
    let mender = Mender::new(text, paragraphs, &marks);
    let mut remarks = readings.into_remarks();
    remarks.retain(|remark| !is_apostrophe_or_slip(*remark, &marks));
    if paragraphs.len() == 1 {
        remarks.retain(|remark| !(may_be_cut(*remark, &marks) || is_typed_over(*remark, &marks)));
    }
    remarks.into_iter().filter_map(|remark| mender.defect(remark)).collect()
}

/// Whether the mark's partner may stand outside a lone paragraph: single marks are too easily something else.
fn may_be_cut(remark: Remark, marks: &[Mark]) -> bool {
    let glyph = marks[remark.mark].glyph;
    matches!(remark.fault, PairFault::Unclosed | PairFault::Unopened)
        && (glyph.family == Family::Single || glyph.style == Style::Angle)
}

/// Whether the mark is a straight single one, which is too easily something else, or a single one bent where its partner is
/// straight, or two closing marks stand the wrong way round, the single one behind the double one: ‘No,”’
fn is_apostrophe_or_slip(remark: Remark, marks: &[Mark]) -> bool {
    let mark = &marks[remark.mark];
    let before = remark.mark.checked_sub(1).map(|before| &marks[before]);
    let touches = |before: &Mark| before.glyph.family == Family::Double && before.span.end == mark.span.start;
    let opening = remark.opening.map(|opening| marks[opening].glyph);
    mark.glyph.family == Family::Single
        && match remark.fault {
            PairFault::Mixed => opening.is_some_and(|opening| opening.family == Family::Single),
            PairFault::Unclosed | PairFault::Unopened => {
                mark.glyph.style == Style::Straight || before.is_some_and(touches)
            }
            _ => false,
        }
}

/// Whether a lone paragraph shows a slip of the keys more than a lost mark: a double mark typed for two, or a straight mark
/// at its start that a bent one answers before the speaker is named.
fn is_typed_over(remark: Remark, marks: &[Mark]) -> bool {
    let mark = &marks[remark.mark];
    let is_twin = |other: &Mark| {
        other.glyph == mark.glyph && (other.span.end == mark.span.start || mark.span.end == other.span.start)
    };
    let twins = || marks.get(remark.mark.saturating_sub(1)..).unwrap_or_default().iter().take(3).any(is_twin);
    let answers = |opening: &Mark| {
        let (from, to) = (opening.glyph, mark.glyph);
        opening.starts_paragraph()
            && (from.style, to.style) == (Style::Straight, Style::Curly)
            && from.family == to.family
    };
    match remark.fault {
        PairFault::Unopened => mark.glyph.family == Family::Double && twins(),
        PairFault::Mixed => {
            twins() || (mark.sides.1 == Side::Gap && remark.opening.is_some_and(|opening| answers(&marks[opening])))
        }
        _ => false,
    }
}

/// How a quotation goes on from a paragraph with these marks in one with the `next` marks.
fn next_of(marks: &[Mark], next: &[Mark]) -> Next {
    match next.first() {
        Some(first) if first.starts_with_opening() => Next::Reopens(first.glyph.family),
        _ if marks.is_empty() => Next::Along,
        _ => Next::Plain,
    }
}

impl Mark {
    fn starts_with_opening(&self) -> bool {
        self.starts_paragraph() && matches!(self.sides.1, Side::Word | Side::Gap)
    }
}

/// Whether the marks pair up at first sight, at no price: most paragraphs do.
fn is_plain(marks: &[Mark]) -> bool {
    let mut open: Option<Glyph> = None;
    for mark in marks {
        if mark.glyph.family == Family::Single {
            if mark.literal > 0 {
                return false;
            }
            continue;
        }
        open = match open {
            None if mark.open == 0 && !mark.glyph.opens_backwards() => Some(mark.glyph),
            Some(opening) if closes(opening, mark) => None,
            _ => return false,
        };
    }
    open.is_none()
}

fn closes(opening: Glyph, mark: &Mark) -> bool {
    mark.close == 0
        && mark.glyph.style == opening.style
        && !mark.glyph.closes_backwards(opening)
        && mark.glyph.style != Style::Low
}
