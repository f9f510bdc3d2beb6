//! How common a word is, so that the rarest word of a phrase can stand for it in an index.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{entries, word_set};
use crate::text::ViewSpan;
use crate::text::words::words;

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

/// How often `text` (lower case) is met in a million words of news, roughly. A word is as frequent as its rank lets expect,
/// after Zipf; a row of words is rarer than its rarest word by how rare the others are.
pub fn per_million(text: &str) -> f64 {
    let mut each: Vec<f64> =
        words(text, ViewSpan::new(0, text.len())).map(|word| of_word(&text[word.range()])).collect();
    each.sort_by(f64::total_cmp);
    let Some((rarest, others)) = each.split_first() else { return MOST };
    others.iter().fold(*rarest, |all, other| all * (other / 1e6 * ATTRACTION).clamp(0.001, 1.0))
}

fn of_word(word: &str) -> f64 {
    match commonness(word) {
        u16::MAX => UNRANKED,
        rank => MOST / (f64::from(rank) + 1.0),
    }
}

/// How often the commonest word stands in a million.
const MOST: f64 = 60_000.0;
/// How often a word without a rank stands in a million, for all we know.
const UNRANKED: f64 = 5.0;
/// How much likelier a word is beside the others of a phrase than elsewhere.
const ATTRACTION: f64 = 20.0;

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
