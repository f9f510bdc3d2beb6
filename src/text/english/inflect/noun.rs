//! The plural of nouns.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::english::entries;

static IRREGULAR: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let data = include_str!("../irregular_plurals.txt");
    entries(data).filter_map(|line| line.split_once('\t')).collect()
});

/// The plural of a common noun in the singular: *cities*, *children*, *spokesmen*, *brothers-in-law*. Of several words
/// the last changes; a capital at the head of the word stays.
pub fn plural(noun: &str) -> String {
    let word = noun.rfind(' ').map_or(0, |space| space + 1);
    let (before, word) = noun.split_at(word);
    let lower = word.to_lowercase();
    let Some(irregular) = IRREGULAR.get(lower.as_str()) else {
        return format!("{before}{}", regular(word));
    };
    match word.chars().next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = irregular.chars();
            let head = rest.next().into_iter().flat_map(char::to_uppercase);
            format!("{before}{}", head.chain(rest).collect::<String>())
        }
        _ => format!("{before}{irregular}"),
    }
}

fn regular(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|&ending| word.ends_with(ending));
    if let Some(stem) = word.strip_suffix("man").filter(|stem| stem.len() > 1 || stem.is_empty()) {
        format!("{stem}men")
    } else if word.ends_with("ese") || is_plural(word) {
        word.to_owned()
    } else if ends(&["s", "x", "z", "ch", "sh"]) {
        format!("{word}es")
    } else if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(VOWELS)) {
        format!("{stem}ies")
    } else {
        format!("{word}s")
    }
}

/// Whether a noun is a plural as it stands: *troops*, *talks*, *glasses*, *genetics*.
fn is_plural(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or_default();
    let consonant = !stem.is_empty() && !stem.ends_with(VOWELS) && !stem.ends_with(['s', 'y']);
    consonant || stem.ends_with("ie") || stem.ends_with("se")
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn regular_plurals() {
        for (one, many) in [
            ("war", "wars"),
            ("city", "cities"),
            ("day", "days"),
            ("bus", "buses"),
            ("crash", "crashes"),
            ("bench", "benches"),
            ("tax", "taxes"),
            ("video", "videos"),
            ("spokesman", "spokesmen"),
            ("prime minister", "prime ministers"),
            ("police officer", "police officers"),
            ("roof", "roofs"),
            ("troops", "troops"),
            ("boss", "bosses"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn irregular_plurals() {
        for (one, many) in [
            ("child", "children"),
            ("woman", "women"),
            ("man", "men"),
            ("person", "people"),
            ("crisis", "crises"),
            ("wife", "wives"),
            ("hero", "heroes"),
            ("German", "Germans"),
            ("human", "humans"),
            ("series", "series"),
            ("passer-by", "passers-by"),
            ("Child", "Children"),
            ("aircraft", "aircraft"),
            ("Japanese", "Japanese"),
            ("stomach", "stomachs"),
            ("monarch", "monarchs"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
