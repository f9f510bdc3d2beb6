//! How common a word is, so that the rarest word of a phrase can stand for it in an index.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{entries, word_set};

static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| word_set(include_str!("function_words.txt")));

static RANKS: LazyLock<FxHashMap<&str, u16>> =
    LazyLock::new(|| entries(include_str!("common_words.txt")).filter_map(ranked).collect());

/// Whether `word`, in lower case and with straight apostrophes, only holds sentences together: *the*, *of*, *were*.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// The rank of `word` (lower case) among the commonest words of English news: 0 for *the*, `u16::MAX` for a word that
/// is not among them. A word of higher rank is the better index key.
pub fn commonness(word: &str) -> u16 {
    RANKS.get(word).copied().unwrap_or(u16::MAX)
}

fn ranked(line: &'static str) -> Option<(&'static str, u16)> {
    let (word, rank) = line.split_once('\t')?;
    Some((word, rank.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_told_from_content_words() {
        for word in ["the", "of", "didn't", "herself", "whereas", "three"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["minister", "accent", "war", "putin"] {
            assert!(!is_function_word(word), "{word}");
        }
    }

    #[test]
    fn ranks_rise_with_rarity() {
        assert_eq!(commonness("the"), 0);
        assert!(commonness("of") < commonness("people"));
        assert!(commonness("people") < commonness("ceasefire"));
        assert!(commonness("ceasefire") < commonness("syllable"));
        assert_eq!(commonness("syllable"), u16::MAX);
    }

    #[test]
    fn every_line_of_the_ranking_has_a_rank_of_its_own() {
        let lines = entries(include_str!("common_words.txt")).count();
        let ranks: FxHashSet<u16> = RANKS.values().copied().collect();
        assert_eq!((ranks.len(), RANKS.len()), (lines, lines));
        assert!(lines >= 1000);
    }
}
