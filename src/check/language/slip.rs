//! Slips of the hand in English words, which may look like words of another language.

use crate::text::Tagger;

/// The shortest word that is tried: shorter ones have too many neighbours.
const SHORTEST: usize = 5;

/// Whether `word`, in lower case, is an English word but for one letter that is lost or too many, or two that are swapped.
pub(super) fn is_slip(word: &str) -> bool {
    let is_english = |letters: Vec<u8>| std::str::from_utf8(&letters).is_ok_and(|word| Tagger::embedded().knows(word));
    let letters = word.as_bytes();
    word.is_ascii()
        && letters.len() >= SHORTEST
        && (with_one_more(letters).any(is_english)
            || with_one_less(letters).any(is_english)
            || swapped(letters).any(is_english))
}

fn with_one_more(letters: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (1..letters.len())
        .flat_map(move |at| (b'a'..=b'z').map(move |letter| [&letters[..at], &[letter], &letters[at..]].concat()))
}

fn with_one_less(letters: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (1..letters.len() - 1).map(move |at| [&letters[..at], &letters[at + 1..]].concat())
}

/// The last two stay: French “-re” is English “-er”.
fn swapped(letters: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (1..letters.len() - 2).map(move |at| {
        let mut letters = letters.to_vec();
        letters.swap(at, at + 1);
        letters
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_words_of_another_language() {
        for slip in ["sucessor", "concerete", "existece", "agian"] {
            assert!(is_slip(slip), "{slip}");
        }
        for foreign in ["ministre", "steigen", "vengono", "protože"] {
            assert!(!is_slip(foreign), "{foreign}");
        }
    }
}
