//! French words that no list has: known by an ending that no English word has, or two words that were run together.

use whatlang::Lang;

use crate::text::Tagger;
use crate::text::foreign::ForeignWords;

/// Endings of verbs and adjectives, and beginnings of pronouns, which an engine copies with the most unusual stems.
const ENDINGS: [&str; 4] = ["aient", "ienne", "iennes", "issait"];
const BEGINNINGS: [&str; 4] = ["auxquel", "desquel", "lesquel", "duquel"];

/// The shortest word of which the ending says enough.
const SHORTEST: usize = 7;

/// Small words that an engine runs together: “encoreplus”.
const SMALL: [&str; 24] = [
    "au", "aux", "bien", "de", "des", "encore", "est", "et", "la", "les", "même", "ne", "ont", "par", "pas", "plus",
    "pour", "que", "qui", "sans", "ses", "sous", "sur", "une",
];
/// Those of which no English word is made, which may stand beside any French word.
const DISTINCT: [&str; 13] =
    ["alors", "avec", "cette", "cinq", "dans", "deux", "donc", "leurs", "mais", "puis", "quatre", "trois", "vous"];

/// Whether `word`, in lower case and no English one, is French.
pub(super) fn is_french(word: &str) -> bool {
    !Tagger::embedded().knows(word) && (has_french_edge(word) || is_run_together(word))
}

fn has_french_edge(word: &str) -> bool {
    let ends = word.len() >= SHORTEST && ENDINGS.iter().any(|ending| word.ends_with(ending));
    ends || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
}

/// Whether `word` is two small French words, or a distinct one and another that is French for sure.
fn is_run_together(word: &str) -> bool {
    let is_small = |part: &str| SMALL.contains(&part) || DISTINCT.contains(&part);
    let mut cuts = (2..word.len().saturating_sub(1)).filter_map(|at| word.split_at_checked(at));
    cuts.any(|(first, second)| {
        word.len() >= 5 && is_small(first) && is_small(second)
            || DISTINCT.contains(&first) && is_listed(second)
            || DISTINCT.contains(&second) && is_listed(first)
    })
}

fn is_listed(word: &str) -> bool {
    let verdict = || ForeignWords::embedded().verdict(word);
    word.chars().count() >= 5 && verdict().is_some_and(|verdict| verdict.language == Lang::Fra.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_known_by_its_edges_and_its_small_words() {
        for word in
            ["paraphrasaient", "keynésienne", "auxquelle", "etles", "encoreplus", "deuxministres", "maisaujourd"]
        {
            assert!(is_french(word), "{word}");
        }
        for word in [
            "parliament",
            "lesson",
            "surplus",
            "desktop",
            "statuesque",
            "postponed",
            "concludes",
            "questionnaire",
            "detente",
            "dullest",
            "ses",
        ] {
            assert!(!is_french(word), "{word}");
        }
    }
}
