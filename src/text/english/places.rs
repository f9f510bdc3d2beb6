//! Countries, cities, regions and organisations: owners that take “its”.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{entries, plain::plain, word_set};

static PLACES: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| entries(include_str!("places.txt")).map(|place| plain(place).into_owned()).collect());

/// Whether `word` (with its capitals, accents or not) is the name of a country, a large city or a region. Names of
/// several words count as one word: `is_place("South Korea")`. Names that are people's as well (*Sofia*,
/// *Charlotte*) are left out; *Georgia*, *Jordan* and *Washington* are in.
pub fn is_place(word: &str) -> bool {
    PLACES.contains(plain(word).as_ref())
}

static ORGANISATIONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| word_set(include_str!("organisations.txt")));

/// Whether `name` (with its capitals) is the name of an organisation, a medium or a firm: *Kremlin*, *Reuters*,
/// *White House*.
pub fn is_organisation(name: &str) -> bool {
    ORGANISATIONS.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::english::people::given_name_gender;

    #[test]
    fn countries_and_cities_are_places() {
        for place in ["Ukraine", "South Korea", "Côte d'Ivoire", "Sao Paulo", "Kyiv", "Kiev", "UK", "Bavaria"] {
            assert!(is_place(place), "{place}");
        }
        for other in ["ukraine", "Putin", "Sofia", "Paris Hilton", "turkey"] {
            assert!(!is_place(other), "{other}");
        }
    }

    #[test]
    fn no_place_is_a_given_name() {
        for place in entries(include_str!("places.txt")) {
            assert_eq!(given_name_gender(place), None, "{place}");
        }
    }
}
