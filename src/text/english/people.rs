//! Nouns and names of people, with their gender where they have one.
//!
//! For judging a pronoun by its possible owners. What is only usually so is left out: a wrong gender would make a
//! false alarm of a good sentence, a missing one only a miss.

use std::{borrow::Cow, sync::LazyLock};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{entries, plain::plain, word_set};

/// The grammatical gender that news English gives a person: *she* or *he*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Referred to by *she*, *her*.
    Female,
    /// Referred to by *he*, *his*.
    Male,
}

/// Names of public people without accents; `None` where a surname leaves the gender in doubt.
type People = FxHashMap<Cow<'static, str>, Option<Gender>>;

static GIVEN_NAMES: LazyLock<FxHashMap<&str, Gender>> =
    LazyLock::new(|| entries(include_str!("given_names.txt")).filter_map(gendered).collect());

static GENDERED_NOUNS: LazyLock<FxHashMap<&str, Gender>> =
    LazyLock::new(|| entries(include_str!("gendered_nouns.txt")).filter_map(gendered).collect());

static PERSON_NOUNS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| word_set(include_str!("person_nouns.txt")));

static COLLECTIVES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| word_set(include_str!("collectives.txt")));

static PUBLIC_PEOPLE: LazyLock<People> = LazyLock::new(|| public_people(include_str!("public_people.txt")));

/// The gender of everyone called `name` in the news, or `None` where the name is unknown or borne by both. The name
/// wants its capital; accents make no difference. A double name goes by its first part: *Ana-Maria*.
///
/// Ask it of a first name with a surname behind it: *Ross*, *Gordon* or *Allen* alone may be anybody's surname.
pub fn given_name_gender(name: &str) -> Option<Gender> {
    let name = plain(name);
    let known = |name: &str| GIVEN_NAMES.get(name).copied();
    known(&name).or_else(|| known(name.split_once('-')?.0))
}

/// The gender that a title or a noun fixes: *Mrs*, *actress*, *spokesman*, in any case, singular, with or without the
/// point of an abbreviation.
pub fn title_gender(word: &str) -> Option<Gender> {
    let word = plain(word.trim_end_matches('.')).to_lowercase();
    GENDERED_NOUNS.get(word.as_str()).copied()
}

/// Whether `word` (singular, any case) is a noun for a person of either gender: *minister*, *victim*, *player*.
pub fn is_person_noun(word: &str) -> bool {
    PERSON_NOUNS.contains(plain(word).to_lowercase().as_str())
}

/// Whether `word` (singular, any case) names a body of people: *government*, *court*, *team*.
pub fn is_collective(word: &str) -> bool {
    COLLECTIVES.contains(plain(word).to_lowercase().as_str())
}

/// The gender of the public person whom a news article means by a full name or a bare surname, `None` where nobody is
/// known by it or the surname leaves a doubt (*Clinton*, *Kim*, *Brown*). Accents make no difference.
pub fn public_person(name: &str) -> Option<Gender> {
    PUBLIC_PEOPLE.get(plain(name).as_ref()).copied().flatten()
}

/// Female, if `surname` has the ending that women of Slavic countries bear: *Pavlova*, *Dvořáková*, *Volkonskaya*. The
/// ending of the men is no proof: abroad their wives and daughters bear it too.
pub fn feminine_surname(surname: &str) -> Option<Gender> {
    const ENDINGS: [&str; 4] = ["ova", "eva", "skaya", "skaia"];
    // Italian, Spanish and Indian surnames of either gender, and places.
    const OTHERS: [&str; 4] = ["nuova", "ueva", "ordova", "Genova"];
    const NAMES: [&str; 7] = ["Casanova", "Villanova", "Terranova", "Canova", "Moldova", "Geneva", "Supernova"];
    let name = plain(surname);
    let is_indian = name.ends_with("deva") && !name.ends_with("edeva");
    let is_other = is_indian || NAMES.contains(&name.as_ref()) || OTHERS.iter().any(|ending| name.ends_with(ending));
    let is_feminine = name.len() > 5 && ENDINGS.iter().any(|ending| name.ends_with(ending));
    (is_feminine && !is_other).then_some(Gender::Female)
}

/// A line of a file whose first field is a name and whose second is `f` or `m`.
fn gendered(line: &'static str) -> Option<(&'static str, Gender)> {
    let mut fields = line.split('\t');
    let name = fields.next()?;
    Some((name, gender_of(fields.next()?)?))
}

fn gender_of(letter: &str) -> Option<Gender> {
    match letter {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// Full names, their surnames, and the short names that the file spells out.
fn public_people(data: &'static str) -> People {
    let mut people = People::with_capacity_and_hasher(7000, FxBuildHasher);
    let mut short_names = Vec::new();
    for line in entries(data) {
        let Some((name, gender)) = gendered(line) else { continue };
        people.insert(plain(name), Some(gender));
        match line.split('\t').nth(2) {
            None => bear(&mut people, name, Some(gender)),
            Some("-") => bear(&mut people, name, None),
            Some(short) => short_names.extend(short.split('|').map(|name| (name, gender))),
        }
    }
    people.extend(short_names.into_iter().map(|(name, gender)| (plain(name), Some(gender))));
    people
}

/// Notes that `name` bears its surnames; a second gender, or none, makes them doubtful for good.
fn bear(people: &mut People, name: &'static str, gender: Option<Gender>) {
    for surname in surnames_of(name) {
        let known = people.entry(plain(surname)).or_insert(gender);
        if *known != gender {
            *known = None;
        }
    }
}

/// The last word of a name and, with particles, all that follows the given names: *Leyen*, *von der Leyen*. After a
/// capital particle the last word does not stand alone: *Le Pen*, never *Pen*.
fn surnames_of(name: &'static str) -> impl Iterator<Item = &'static str> {
    let last = name.rfind(' ').map_or(0, |space| space + 1);
    let start = particles_start(name, last);
    let whole = &name[start..];
    let alone = name[last..].split_once('-').filter(|&(article, _)| matches!(article, "al" | "el"));
    let lone = alone.map_or(&name[last..], |(_, surname)| surname);
    let stands_alone = !whole.starts_with(|first: char| first.is_uppercase());
    [Some(whole), (stands_alone && lone.len() < whole.len()).then_some(lone)].into_iter().flatten()
}

/// Where the particles before the last word of `name` start; `last` if there are none.
fn particles_start(name: &str, last: usize) -> usize {
    let mut start = last;
    while let Some(before) = name[..start].strip_suffix(' ') {
        let word = before.rfind(' ').map_or(0, |space| space + 1);
        if word == 0 || !is_particle(&before[word..]) {
            break;
        }
        start = word;
    }
    start
}

fn is_particle(word: &str) -> bool {
    word.starts_with(|first: char| first.is_lowercase())
        || ["Le", "La", "De", "Del", "Di", "Da", "Van", "Von", "El", "Al", "Abu", "Ben", "Bin"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Gender::{Female, Male};

    #[test]
    fn given_names_of_one_gender() {
        for name in ["Ursula", "Svitlana", "Yulia", "Zeynep", "Yoko", "Anne-Marie", "Fatou", "Chloé"] {
            assert_eq!(given_name_gender(name), Some(Female), "{name}");
        }
        for name in ["Vladimir", "Volodymyr", "Jürgen", "Mehmet", "Jean-Luc", "Kwame", "Shinzo"] {
            assert_eq!(given_name_gender(name), Some(Male), "{name}");
        }
    }

    #[test]
    fn names_of_both_genders_and_words_are_left_out() {
        let both = "Andrea Jean Sasha Kim Alex Robin Nikita Simone Nicola Kerry Leslie Marion Jordan Ashley Jan Michele \
                    Sam Chris Pat Taylor Morgan Dominique Claude Camille Laurence Valery Karen Joan Jaime Rene Deniz \
                    Lindsay Hilary Carol Noel Misha Jocelyn Gabriele Jackie Kelly Tracy Vivian Alexis Amal Nour";
        let words = "Will Grace Hope May June April Bill Mark's Georgia Sofia Florence Roman Christian Said maria";
        for name in both.split(' ').chain(words.split(' ')) {
            assert_eq!(given_name_gender(name), None, "{name}");
        }
        assert!(GIVEN_NAMES.len() >= 1500);
    }

    #[test]
    fn titles_and_nouns_fix_the_gender() {
        for noun in ["Mrs", "Ms.", "Lady", "actress", "Spokeswoman", "fiancée", "widow"] {
            assert_eq!(title_gender(noun), Some(Female), "{noun}");
        }
        for noun in ["Mr", "Sir", "King", "spokesman", "monk", "stepson"] {
            assert_eq!(title_gender(noun), Some(Male), "{noun}");
        }
        for noun in ["minister", "president", "nurse", "landlord", "court"] {
            assert_eq!(title_gender(noun), None, "{noun}");
        }
    }

    #[test]
    fn no_noun_stands_in_two_lists() {
        for noun in PERSON_NOUNS.iter() {
            assert!(title_gender(noun).is_none() && !is_collective(noun), "{noun}");
        }
        for noun in COLLECTIVES.iter() {
            assert_eq!(title_gender(noun), None, "{noun}");
        }
        assert!(PERSON_NOUNS.len() >= 400 && COLLECTIVES.len() >= 150);
        assert!(is_person_noun("protégé") && is_person_noun("Minister") && is_collective("Kremlin"));
    }

    #[test]
    fn public_people_by_full_name_and_surname() {
        for name in ["Merkel", "Angela Merkel", "von der Leyen", "Leyen", "Thatcher", "Svitolina", "Melania Trump"] {
            assert_eq!(public_person(name), Some(Female), "{name}");
        }
        for name in [
            "Putin",
            "Trump",
            "Zelensky",
            "Zelenskyy",
            "Macron",
            "Erdogan",
            "Xi",
            "al-Assad",
            "Assad",
            "Biden",
            "Sisi",
            "Orbán",
            "Orban",
            "de Gaulle",
            "Obama",
            "Guterres",
            "bin Salman",
        ] {
            assert_eq!(public_person(name), Some(Male), "{name}");
        }
    }

    #[test]
    fn feminine_surnames_by_their_ending() {
        for name in ["Pavlova", "Dvořáková", "Medvedeva", "Volkonskaya"] {
            assert_eq!(feminine_surname(name), Some(Female), "{name}");
        }
        for name in ["Casanova", "Villanueva", "Cordova", "Sachdeva", "Eva", "Petrov", "Silva"] {
            assert_eq!(feminine_surname(name), None, "{name}");
        }
    }

    #[test]
    fn doubtful_surnames_are_nobody() {
        for name in ["Clinton", "May", "Kim", "Brown", "Johnson", "Le Pen", "Pen", "Gandhi", "Santos", "Harris"] {
            assert_eq!(public_person(name), None, "{name}");
        }
        assert!(entries(include_str!("public_people.txt")).count() >= 600);
    }
}
