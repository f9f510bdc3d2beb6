//! Slips of the hand in English words, which may look like words of another language.

use crate::text::Tagger;
use crate::text::english::function_words::is_function_word;

/// The shortest word that is tried: shorter ones have too many neighbours.
const SHORTEST: usize = 5;

/// The shortest half of an English compound that lost its space: “videocamera”.
const HALF: usize = 5;

/// Words that came after the texts that the lexicon was made from.
const NEWER: [&str; 3] = ["corona", "covid", "zoom"];

/// Whether `word`, in lower case, is an English word but for one letter that is lost or too many, or two that are swapped.
pub(super) fn is_slip(word: &str) -> bool {
    let is_english = |letters: Vec<u8>| std::str::from_utf8(&letters).is_ok_and(is_known);
    let letters = word.as_bytes();
    word.is_ascii()
        && letters.len() >= SHORTEST
        && (with_one_more(letters).any(is_english)
            || with_one_less(letters).any(is_english)
            || swapped(letters).any(is_english)
            || is_compound(word))
}

/// Whether the last letter of `word` belongs to the word behind it: “ont he”.
pub(super) fn is_slipped(word: &str, next: &str) -> bool {
    let last = word.char_indices().next_back();
    last.is_some_and(|(at, letter)| is_known(&word[..at]) && is_known(&format!("{letter}{next}")))
}

fn is_known(word: &str) -> bool {
    Tagger::embedded().knows(word) || is_function_word(word) || NEWER.contains(&word)
}

fn is_compound(word: &str) -> bool {
    let mut cuts = (HALF..(word.len() + 1).saturating_sub(HALF)).filter_map(|at| word.split_at_checked(at));
    cuts.any(|(first, second)| is_known(first) && is_known(second))
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
        for slip in ["sucessor", "concerete", "existece", "agian", "corna", "videocamera"] {
            assert!(is_slip(slip), "{slip}");
        }
        for foreign in ["ministre", "steigen", "vengono", "protože"] {
            assert!(!is_slip(foreign), "{foreign}");
        }
        assert!(is_slipped("ont", "he"));
        assert!(!is_slipped("nicht", "answered"));
    }
}
