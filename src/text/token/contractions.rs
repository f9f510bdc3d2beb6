//! Where a written word is two words of grammar.

use super::scan::is_apostrophe;

/// The byte at which `word` divides into a stem and a clitic, if it does: `do|n't`, `Putin|'s`, `can|not`.
pub(super) fn split(word: &str) -> Option<usize> {
    let clitic = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c));
    match clitic {
        Some((at, mark)) => split_at_apostrophe(word, at, &word[at + mark.len_utf8()..]),
        None => split_fused(word),
    }
}

/// Divides `word`, whose last apostrophe stands at `at` with `tail` behind it.
fn split_at_apostrophe(word: &str, at: usize, tail: &str) -> Option<usize> {
    let stem = &word[..at];
    if tail.eq_ignore_ascii_case("t") {
        let without_n = stem.strip_suffix(['n', 'N'])?;
        return (!without_n.is_empty()).then_some(without_n.len());
    }
    (is_clitic(tail) && !stem.is_empty()).then_some(at)
}

/// Whether `tail` can stand behind an apostrophe as a word of its own.
pub(super) fn is_clitic(tail: &str) -> bool {
    ["s", "m", "d", "re", "ve", "ll"].iter().any(|clitic| tail.eq_ignore_ascii_case(clitic))
}

/// Words written as one that have no apostrophe.
fn split_fused(word: &str) -> Option<usize> {
    const FUSED: [(&str, usize); 6] =
        [("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("gimme", 3), ("lemme", 3)];
    let length_fits = matches!(word.len(), 5 | 6);
    let found = FUSED.iter().find(|(fused, _)| length_fits && word.eq_ignore_ascii_case(fused));
    found.map(|&(_, at)| at)
}
