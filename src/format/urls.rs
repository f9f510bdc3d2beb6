//! Addresses that stand in a text: part of its sentences, but no prose.

use crate::text::Span;

/// What an address begins with.
const BEGINNINGS: &[&str] = &["https://", "http://", "ftp://", "mailto:", "www."];

/// The addresses in `text`.
pub(super) fn urls(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for beginning in BEGINNINGS {
        let mut end = 0;
        for (start, _) in text.match_indices(beginning) {
            // What an address holds is part of it.
            if start < end {
                continue;
            }
            let length = text[start..].find(|c: char| c.is_whitespace() || "<>\"“”«»".contains(c));
            let whole = &text[start..length.map_or(text.len(), |length| start + length)];
            end = start + whole.len();
            let address = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '*', '_']);
            if address.len() > beginning.len() {
                found.push(Span::new(start, start + address.len()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_mark_of_its_sentence() {
        let text = "See https://example.org/a_b?c=d, (www.example.org) or “http://x.y”. No www. here.";
        let mut found: Vec<&str> = urls(text).iter().map(|span| &text[span.range()]).collect();
        found.sort_unstable();
        assert_eq!(found, ["http://x.y", "https://example.org/a_b?c=d", "www.example.org"]);
    }
}
