//! Marks and signs that belong to nothing: `of@ the`, `the; minister`, `because? of`.

use super::super::around::{Around, is_gap, is_word};
use super::{SpacingDefect, SpacingFault};
use crate::text::Span;

/// Words that no mark can follow, because what they announce must come first.
const OPENERS: [&str; 11] = ["a", "an", "the", "my", "your", "our", "their", "its", "every", "because", "than"];

/// Words that a semicolon can't follow either, though a list may.
const LINKS: [&str; 9] = ["of", "from", "into", "at", "during", "between", "and", "or", "very"];

/// Words that belong to what stands before them.
const CLINGING: [&str; 2] = ["of", "than"];

/// Words that go on with a sentence after a title or a thought that ends with a mark.
const AFTER_THOUGHTS: [&str; 12] =
    ["he", "she", "they", "it", "we", "said", "says", "asked", "asks", "and", "was", "is"];

/// Words that start a thought put in between.
const ASIDES: [&str; 10] = ["as", "for", "if", "how", "let", "shall", "in", "to", "well", "at"];

/// Abbreviations in small letters.
const SHORT: [&str; 20] = [
    "etc", "vs", "max", "min", "ed", "eds", "thou", "approx", "incl", "est", "avg", "dept", "resp", "ca", "cf", "al",
    "co", "no", "nos", "inc",
];

/// A sign that leans on the word before it, when the paragraph has no other one that it might pair with.
pub(super) fn sign(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let sign = around.right(at)?;
    let between_words = around.left(at).is_some_and(|c| is_word(c) || c == ',')
        && around.right(at + 1).is_some_and(is_gap)
        && around.right(around.gap_end(at + 1)).is_some_and(|c| is_word(c) || matches!(c, '"' | '“'));
    // The nearest one is looked for, so that no stretch is gone through twice.
    let is_only = || around.before(at).rfind(sign).is_none() && !around.after(at + 1).contains(sign);
    let span = Span::new(at, at + 1);
    (between_words && is_only()).then(|| SpacingDefect::superfluous(SpacingFault::StraySign, span, span))
}

/// A mark at `at` in the middle of a clause.
pub(super) fn mark(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let mark = around.right(at)?;
    let after = at + 1 + usize::from(mark == ',' && around.right(at + 1).is_some_and(|c| matches!(c, '-' | '?' | '!')));
    let (left, gap) = (around.word_before(at), around.gap_end(after));
    let right = around.word_after(gap);
    if left.is_empty() || right.is_empty() || gap == after || is_joined(around, at - left.len()) {
        return None;
    }
    let opens = || OPENERS.contains(&left) && !(mark == ',' && starts_aside(around, gap, right));
    let links = || opens() || LINKS.contains(&left);
    let clings = || CLINGING.contains(&right) && !counts_again(around.near_after(gap));
    let parts = match mark {
        ',' => after > at + 1 || (opens() && left != "because" && left != "than"),
        '?' | '!' => links() || (is_small(left) && is_small(right) && !AFTER_THOUGHTS.contains(&right)),
        '.' => links() || (is_small(left) && is_small(right) && !is_short(left) && !is_address(around, gap)),
        ';' => links() || clings(),
        ':' => opens() || clings(),
        _ => false,
    };
    let shown = Span::new(at - left.len(), gap + right.len());
    parts.then_some(SpacingDefect { fault: SpacingFault::MarkInside, span: shown, edit: None })
}

/// Whether a thought is put in between two commas: “the, as they call it, old town”.
fn starts_aside(around: Around<'_>, at: usize, word: &str) -> bool {
    ASIDES.contains(&word)
        && around.near_after(at).split(['.', '!', '?']).next().is_some_and(|rest| rest.contains(", "))
}

/// Whether a part of what was counted is counted again: “forty houses; of these ten”.
fn counts_again(text: &str) -> bool {
    ["of these ", "of those ", "of which ", "of them ", "of whom ", "of the "]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Whether an address starts at `at`: `news.example.org`.
fn is_address(around: Around<'_>, at: usize) -> bool {
    around.token_after(at).trim_end_matches(|c: char| !is_word(c)).contains('.')
}

/// An apostrophe that ends a word which can't own anything, and closes no quotation: `in' the`.
pub(super) fn apostrophe(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let after = at + around.right(at)?.len_utf8();
    let (left, right) = (around.word_before(at), around.word_after(around.gap_end(after)));
    let is_edge = around.gap_end(after) > after && !right.is_empty() && !is_joined(around, at - left.len());
    let owns = left.ends_with(['s', 'z', 'x', 'S', 'Z', 'X']) || left.ends_with("ce");
    let is_slang =
        left.len() < 2 || left.ends_with("in") || matches!(left, "an" | "ol" | "th" | "wi" | "tha" | "lil" | "ma");
    let stands = is_edge && is_small(left) && !owns && !is_slang && super::joints::is_only_mark(around, at);
    let shown = Span::new(at - left.len(), after);
    let defect = || SpacingDefect::superfluous(SpacingFault::MarkInside, Span::new(at, after), shown);
    stands.then(defect)
}

/// Whether `word` may be short for a longer one: `etc`, `mln`.
fn is_short(word: &str) -> bool {
    SHORT.contains(&word) || !word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a word goes on before `at`: with a hyphen, a full stop, an apostrophe.
fn is_joined(around: Around<'_>, at: usize) -> bool {
    around.left(at).is_some_and(|c| !is_gap(c))
}

/// Two small letters or more.
fn is_small(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_lowercase)
}
