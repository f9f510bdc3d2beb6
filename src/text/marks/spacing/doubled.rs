//! Commas, colons and full stops that stand together where one is meant.

use super::super::MarkEdit;
use super::super::around::{Around, is_gap, is_quote, is_word};
use super::{SpacingDefect, SpacingFault};
use crate::text::Span;

/// The defect of the run of marks that starts at `at`.
pub(super) fn defect(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let leans =
        around.left(around.gap_start(at)).is_some_and(|c| is_word(c) || is_quote(c) || matches!(c, ')' | ']' | '%'));
    if !leans {
        return None;
    }
    let run = run_at(around, at);
    let marks: String = around.after(at)[..run.len()].chars().filter(|c| !is_gap(*c)).collect();
    if marks.len() < 2 || !ends_there(around, run.end) {
        return None;
    }
    let is_entity = marks.starts_with(';') && around.token_before(at).contains('&');
    if is_entity || (marks == ".." && (!ends_sentence(around, run.end) || is_company_or_hour(around, at))) {
        return None;
    }
    let abbreviated = marks.starts_with('.') && is_abbreviation(around, at);
    let kept = match marks.as_str() {
        ",," => Some(","),
        ";;" => Some(";"),
        "::" => Some(":"),
        ",." | ".." => Some("."),
        // A full stop that an abbreviation keeps before a mark.
        ".," | ".;" | ".:" if abbreviated => return None,
        ".," | ",;" | ";," | ",:" | ":," | ";:" | ":;" | ".;" | ";." | ".:" | ":." => None,
        _ => return None,
    };
    let edit = kept.map(|kept| MarkEdit::new(run, kept));
    Some(SpacingDefect { fault: SpacingFault::Doubled, span: run, edit })
}

/// The marks from `at` on, with single spaces between them.
fn run_at(around: Around<'_>, at: usize) -> Span {
    let is_mark = |c: char| matches!(c, ',' | '.' | ';' | ':');
    let mut end = at + 1;
    loop {
        let next = around.gap_end(end);
        let joined = next <= end + 1 && around.right(next).is_some_and(is_mark);
        if !joined {
            return Span::new(at, end);
        }
        end = next + 1;
    }
}

fn ends_there(around: Around<'_>, end: usize) -> bool {
    around.right(end).is_none_or(|c| is_gap(c) || is_quote(c) || matches!(c, ')' | ']'))
}

/// Whether a new sentence, or nothing, follows.
fn ends_sentence(around: Around<'_>, end: usize) -> bool {
    let rest = around.after(end).trim_start_matches(|c| is_gap(c) || is_quote(c));
    rest.chars().next().is_none_or(char::is_uppercase)
}

/// Whether the full stop at `at` ends what carries one of its own, and another ends the sentence: `Ltd..`, `9 p.m..`
fn is_company_or_hour(around: Around<'_>, at: usize) -> bool {
    let word = around.word_before(at);
    let inner = around.left(at - word.len()) == Some('.');
    inner || matches!(word, "Inc" | "Ltd" | "Co" | "Corp" | "Jr" | "Sr" | "etc" | "No")
}

/// Whether the full stop at `at` may belong to an abbreviation: `Inc.`, `p.m.`, `etc.`, `Jr.`, `No.`
fn is_abbreviation(around: Around<'_>, at: usize) -> bool {
    let word = around.word_before(at);
    let inner = around.left(at - word.len()) == Some('.');
    inner || word.chars().next().is_none_or(char::is_uppercase) || word.chars().count() <= 4
}
