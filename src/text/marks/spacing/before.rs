//! Spaces before a mark that leans on the word to its left, and inside brackets.

use super::super::around::{Around, is_gap, is_quote, is_word};
use super::{SpacingDefect, SpacingFault};
use crate::text::Span;

/// `so ,` and `so .`
pub(super) fn comma_or_stop(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let mark_end = gap.end + 1;
    let leans = around.left(gap.start).is_some_and(|c| is_word(c) || is_quote(c) || matches!(c, ')' | ']' | '%'));
    (leans && ends_there(around, mark_end)).then(|| superfluous(SpacingFault::SpaceBefore, gap, mark_end))
}

/// `so !`, `so :`, `5 %`
pub(super) fn french(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let mark = around.right(gap.end)?;
    let left = around.left(gap.start)?;
    let mark_end = gap.end + 1;
    let leans = match mark {
        '%' => left.is_ascii_digit(),
        ':' => is_word(left) && !is_ratio(around, left, mark_end) && !is_label(around, gap),
        _ => is_word(left) || is_quote(left) || matches!(left, ')' | ']' | '%'),
    };
    (leans && ends_there(around, mark_end)).then(|| superfluous(SpacingFault::FrenchSpacing, gap, mark_end))
}

/// `so )`
pub(super) fn closing_bracket(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let opening = if around.right(gap.end)? == ')' { '(' } else { '[' };
    let closing = if opening == '(' { ')' } else { ']' };
    let (_, inside) = around.near_before(gap.start).rsplit_once(opening)?;
    let is_open = !inside.contains(closing) && inside.chars().any(is_word);
    let leans = around.left(gap.start).is_some_and(|c| is_word(c) || is_quote(c) || ".,!?%".contains(c));
    (is_open && leans).then(|| superfluous(SpacingFault::SpaceInsideBrackets, gap, gap.end + 1))
}

/// `( so`: the bracket at `at` and the space after it.
pub(super) fn inside_bracket(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let gap = Span::new(at + 1, around.gap_end(at + 1));
    let closing = if around.right(at)? == '(' { ')' } else { ']' };
    let leads = around.right(gap.end).is_some_and(|c| is_word(c) || is_quote(c) || "$£€".contains(c));
    let inside = around.near_after(gap.end).split_once(closing).map(|(inside, _)| inside);
    let is_closed = inside.is_some_and(|inside| inside.chars().any(is_word));
    let stands_free = around.left(at).is_none_or(|c| is_gap(c) || is_word(c) || is_quote(c));
    let shown = Span::new(at, gap.end);
    (!gap.is_empty() && leads && is_closed && stands_free)
        .then(|| SpacingDefect::superfluous(SpacingFault::SpaceInsideBrackets, gap, shown))
}

/// The space goes; it is shown with the mark behind it.
fn superfluous(fault: SpacingFault, gap: Span, mark_end: usize) -> SpacingDefect {
    SpacingDefect::superfluous(fault, gap, Span::new(gap.start, mark_end))
}

/// Whether the mark that ends at `end` is no start of `.5`, `...`, `:)`, `?!`.
fn ends_there(around: Around<'_>, end: usize) -> bool {
    let rest = around.after(end).trim_start_matches(is_quote);
    match rest.chars().next() {
        None => true,
        Some(c) if is_gap(c) => !starts_with_mark(rest),
        Some(c) => matches!(c, ')' | ']') && around.before(end).ends_with(['.', '!', '?', '%']),
    }
}

/// Whether another mark follows the space: `. . .`
fn starts_with_mark(rest: &str) -> bool {
    rest.trim_start_matches(is_gap).starts_with(['.', ',', '!', '?', ':', ';', '-', '–'])
}

/// `3 : 2`
fn is_ratio(around: Around<'_>, left: char, end: usize) -> bool {
    left.is_ascii_digit() && around.right(around.gap_end(end)).is_some_and(|c| c.is_ascii_digit())
}

/// `PARIS, France : …`, `Q : …`: what a paragraph is headed with, rather than part of a sentence.
fn is_label(around: Around<'_>, gap: Span) -> bool {
    let head = around.near_before(gap.start);
    let sentence = head.rsplit(['.', '!', '?']).next().unwrap_or(head);
    let is_plain_space = around.right(gap.start) == Some(' ');
    is_plain_space && !sentence.split(is_gap).any(|word| word.starts_with(char::is_lowercase))
}
