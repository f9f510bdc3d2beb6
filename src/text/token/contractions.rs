//! Where a written word is two words of grammar.

use super::scan::is_apostrophe;

/// The byte at which `word` divides into a stem and a clitic, if it does: `do|n't`, `Putin|'s`, `can|not`.
pub(super) fn split(word: &str) -> Option<usize> {
    // No other byte can begin an apostrophe, and hardly any word has one.
    if !word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii()) {
        return split_fused(word);
    }
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

/// Words written as one that have no apostrophe, or have lost it.
fn split_fused(word: &str) -> Option<usize> {
    const FUSED: [(&str, &str); 18] = [
        ("can", "not"),
        ("gon", "na"),
        ("wan", "na"),
        ("got", "ta"),
        ("gim", "me"),
        ("lem", "me"),
        ("do", "nt"),
        ("did", "nt"),
        ("does", "nt"),
        ("is", "nt"),
        ("was", "nt"),
        ("are", "nt"),
        ("were", "nt"),
        ("have", "nt"),
        ("has", "nt"),
        ("could", "nt"),
        ("would", "nt"),
        ("should", "nt"),
    ];
    let ending = word.as_bytes().last_chunk()?.map(|byte: u8| byte.to_ascii_lowercase());
    if !(4..=8).contains(&word.len()) || !matches!(&ending, b"ot" | b"na" | b"ta" | b"me" | b"nt") {
        return None;
    }
    let found = FUSED.iter().find(|(stem, clitic)| {
        let parts = word.split_at_checked(stem.len()).filter(|_| stem.len() + clitic.len() == word.len());
        parts.is_some_and(|(first, last)| last.eq_ignore_ascii_case(clitic) && first.eq_ignore_ascii_case(stem))
    });
    found.map(|(stem, _)| stem.len())
}
