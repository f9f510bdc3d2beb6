//! How often words and rows of words are met, roughly: enough to look for the rarest part of a phrase first.

use super::function_words::commonness;
use crate::text::words::words;

/// How often the commonest word stands in a million words of news.
const MOST: f64 = 60_000.0;
/// How often a word without a rank stands in a million, for all we know.
const UNRANKED: f64 = 5.0;
/// How much likelier a word is beside the others of a phrase than elsewhere.
const ATTRACTION: f64 = 20.0;

/// How often a text is met. A word is as frequent as its rank lets expect, after Zipf; a row of words is rarer than its rarest
/// word by how rare the others are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frequency {
    /// How often the rarest word stands in a million.
    rarest: f64,
    /// The chance that the other words stand beside it.
    others: f64,
}

impl Frequency {
    /// The frequency of `text`; nothing if it has no word.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let each = words(&text, (0..text.len()).into()).map(|word| Self::of_word(&text[word.range()]));
        each.reduce(Self::with)
    }

    fn of_word(word: &str) -> Self {
        let rarest = match commonness(word) {
            // Mostly what an apostrophe parts from its word.
            u16::MAX if word.len() == 1 => MOST,
            u16::MAX => UNRANKED,
            rank => MOST / (f64::from(rank) + 1.0),
        };
        Self { rarest, others: 1.0 }
    }

    /// The frequency of two texts in a row.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let chance = (self.rarest.max(other.rarest) / 1e6 * ATTRACTION).clamp(0.001, 1.0);
        Self { rarest: self.rarest.min(other.rarest), others: self.others * other.others * chance }
    }

    /// How often the text is met in a million words of news.
    pub fn per_million(self) -> f64 {
        self.rarest * self.others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_words_are_rarer_than_their_words() {
        let often = |text| Frequency::of(text).unwrap().per_million();
        assert!(often("the") > often("people") && often("people") > often("syllable"));
        assert!(often("of people") < often("people") && often("people people") < often("of people"));
        assert!((often("of the people") / often("The people of") - 1.0).abs() < 1e-9);
        assert_eq!(Frequency::of(" - "), None);
    }
}
