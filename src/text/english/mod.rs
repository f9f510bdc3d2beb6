//! Facts about English: how words sound and inflect, which of them name people and places, which are common.
//!
//! Each fact is silent where it is doubtful: `None` means unknown, and a rule that asks must then hold its tongue.
//! Lists live in `.txt` files beside the code: one entry a line, sorted, `#` for comments.

pub mod cyrillic;
pub mod frequency;
pub mod function_words;
pub mod inflect;
pub mod people;
pub mod places;
pub mod sound;

mod plain;

use rustc_hash::FxHashSet;

/// The entries of a data file: its lines without comments and blank lines.
fn entries(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a data file as a set of words.
fn word_set(data: &'static str) -> FxHashSet<&'static str> {
    entries(data).collect()
}

#[cfg(test)]
mod tests {
    use super::entries;

    const FILES: [(&str, &str); 15] = [
        ("acronyms", include_str!("acronyms.txt")),
        ("collectives", include_str!("collectives.txt")),
        ("common_words", include_str!("common_words.txt")),
        ("cyrillic_names", include_str!("cyrillic_names.txt")),
        ("doubling_verbs", include_str!("doubling_verbs.txt")),
        ("first_sounds", include_str!("first_sounds.txt")),
        ("function_words", include_str!("function_words.txt")),
        ("gendered_nouns", include_str!("gendered_nouns.txt")),
        ("given_names", include_str!("given_names.txt")),
        ("irregular_plurals", include_str!("irregular_plurals.txt")),
        ("irregular_verbs", include_str!("irregular_verbs.txt")),
        ("organisations", include_str!("organisations.txt")),
        ("person_nouns", include_str!("person_nouns.txt")),
        ("places", include_str!("places.txt")),
        ("public_people", include_str!("public_people.txt")),
    ];

    #[test]
    fn data_files_say_what_they_are() {
        for (name, data) in FILES {
            assert!(data.starts_with("# "), "{name} lacks its header");
        }
    }

    #[test]
    fn data_files_are_sorted_and_free_of_duplicates() {
        for (name, data) in FILES {
            let keys: Vec<_> = entries(data).map(|line| line.split('\t').next()).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {:?} must come before {:?}", pair[1], pair[0]);
            }
        }
    }
}
