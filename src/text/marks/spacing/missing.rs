//! Marks that run into the next word: `so,then`, `over.Then`.

use super::super::MarkEdit;
use super::super::around::{Around, is_word};
use super::{SpacingDefect, SpacingFault};
use crate::text::Span;

/// Words that sentences start with; after any other one a full stop may be part of a name.
const STARTERS: [&str; 58] = [
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "As",
    "After",
    "Before",
    "But",
    "And",
    "So",
    "Or",
    "If",
    "When",
    "While",
    "Since",
    "Although",
    "However",
    "Also",
    "Not",
    "No",
    "Now",
    "Then",
    "What",
    "Who",
    "Why",
    "How",
    "Where",
    "According",
    "Meanwhile",
    "To",
    "Mr",
    "Ms",
    "Some",
    "Many",
];

/// The defect of the mark at `at` when a word follows it without a space.
pub(super) fn defect(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let mark = around.right(at)?;
    let (left, right) = (around.word_before(at), around.word_after(at + 1));
    if right.is_empty() || left.is_empty() || is_token(around, at) {
        return None;
    }
    let parted = match mark {
        ',' => is_long(right) && (is_long(left) || is_number(left)),
        ';' => is_long(right) && is_long(left) && !is_entity(around, at, left),
        ':' => STARTERS.contains(&right) && is_long(left),
        '.' => starts_sentence(left, right),
        '?' | '!' => is_long(left) && STARTERS.contains(&right),
        _ => false,
    };
    let shown = Span::new(at - left.len(), at + 1 + right.len());
    let edit = MarkEdit::new(Span::new(at + 1, at + 1), " ");
    parted.then(|| SpacingDefect::new(SpacingFault::SpaceAfter, shown, edit))
}

/// Two letters or more, and nothing else.
fn is_long(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_alphabetic)
}

fn is_number(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `over.The`; or `over.Many`: a lower-case word and a longer one with a capital.
fn starts_sentence(left: &str, right: &str) -> bool {
    let common = is_long(left) && STARTERS.contains(&right);
    let lower = is_long(left) && left.chars().all(char::is_lowercase) && left.chars().count() >= 3;
    let mut letters = right.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.as_str().chars().all(char::is_lowercase);
    (common && !is_domain(right)) || (lower && capital && is_long(right) && right.chars().count() >= 4)
}

/// Ends of addresses that look like words.
fn is_domain(word: &str) -> bool {
    matches!(word, "A" | "I" | "At" | "In" | "It" | "My" | "No" | "So" | "To" | "As")
}

/// `&amp;` and its kin, with or without the ampersand.
fn is_entity(around: Around<'_>, at: usize, word: &str) -> bool {
    matches!(around.left(at - word.len()), Some('&' | '#'))
        || matches!(word, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp")
}

/// Whether the mark stands inside an address, a file name, an abbreviation or code.
fn is_token(around: Around<'_>, at: usize) -> bool {
    let (left, right) = (around.token_before(at), around.token_after(at + 1));
    let is_odd = |c: char| matches!(c, '/' | '@' | '\\' | '_' | '=' | '#' | '<' | '>' | '{' | '}' | '|' | '~');
    let inner_stop = |part: &str| part.trim_end_matches(|c: char| !is_word(c)).contains('.');
    left.contains(is_odd)
        || right.contains(is_odd)
        || left.starts_with("www")
        || inner_stop(left)
        || (before_is_stop(around, at) && inner_stop(right))
}

fn before_is_stop(around: Around<'_>, at: usize) -> bool {
    around.right(at) == Some('.')
}
