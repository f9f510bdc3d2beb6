//! Starts at a space: what stands behind it says whether it should be there, and whether there should be one only.

use super::super::MarkEdit;
use super::super::around::{Around, is_quote, is_word};
use super::{SpacingDefect, SpacingFault, before, joints};
use crate::text::Span;

/// From this many spaces on it is a table.
const COLUMN: usize = 4;

/// The defect of the run of spaces that starts at `at`.
pub(super) fn defect(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let gap = gap_at(around, at)?;
    match around.right(gap.end)? {
        ',' | '.' => before::comma_or_stop(around, gap),
        '!' | '?' | ':' | ';' | '%' => before::french(around, gap),
        ')' | ']' => before::closing_bracket(around, gap),
        '\'' | '’' => joints::apostrophe_after(around, gap).or_else(|| several(around, gap)),
        'n' => joints::not_after(around, gap).or_else(|| several(around, gap)),
        '-' => joints::before_hyphen(around, gap).or_else(|| several(around, gap)),
        _ => several(around, gap),
    }
}

/// The spaces from `at` on, if a run of them starts there.
fn gap_at(around: Around<'_>, at: usize) -> Option<Span> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2009}');
    let after = around.after(at);
    let length = after.len() - after.trim_start_matches(is_space).len();
    let starts = at > around.start() && !around.left(at).is_some_and(is_space);
    (length > 0 && starts).then(|| Span::new(at, at + length))
}

/// Two or three spaces where one should be.
fn several(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let spaces = around.after(gap.start)[..gap.len()].chars();
    if !(2..COLUMN).contains(&spaces.clone().count()) || spaces.clone().any(|c| c == '\t') {
        return None;
    }
    let (left, right) = (around.left(gap.start)?, around.right(gap.end)?);
    if (left.is_ascii_digit() && right.is_ascii_digit()) || right.is_whitespace() || "*•|–—-".contains(left) {
        return None;
    }
    let ended = around.before(gap.start).trim_end_matches(|c| is_quote(c) || c == ')' || c == ']');
    let fault = if ended.ends_with(['.', '!', '?', ':', '…']) {
        SpacingFault::DoubleSpaceAfterStop
    } else if is_word(left) || ",;)]%".contains(left) || is_quote(left) {
        SpacingFault::DoubleSpace
    } else {
        return None;
    };
    Some(SpacingDefect::new(fault, gap, MarkEdit::new(gap, " ")))
}
