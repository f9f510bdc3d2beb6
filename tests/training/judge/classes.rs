//! Gathers words into classes by the tags that they have in good sentences.

use std::collections::BTreeMap;

use mtlint::text::Tag;
use mtlint::text::judge::gate::Known;

use super::text::Tagged;

/// A word is known from so many occurrences on …
const FEWEST: u32 = 3;
/// … and read itself from so many on.
const FREQUENT: u32 = 25;
/// A word that holds sentences together and is so frequent is a class of its own.
const OWN_CLASS: u32 = 100;
/// A tag counts if at least one in so many occurrences has it.
const SHARE: u32 = 12;

/// How often a word has each tag.
type Counts = BTreeMap<Tag, u32>;

/// What is known of each frequent word of `sentences`, and of the endings of rare ones, which begin with a hyphen.
pub(crate) fn classes(sentences: &[Tagged]) -> Vec<(String, Known)> {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for (word, tag) in sentences.iter().flat_map(|sentence| sentence.words.iter().zip(&sentence.tags)) {
        *counts.entry(word.to_lowercase()).or_default().entry(*tag).or_default() += 1;
    }
    let mut endings: BTreeMap<String, Counts> = BTreeMap::new();
    for (word, tags) in counts.iter().filter(|(_, tags)| total(tags) <= FEWEST) {
        let Some(ending) = word.len().checked_sub(3).filter(|start| *start > 1).and_then(|start| word.get(start..))
        else {
            continue;
        };
        // Every rare word counts once.
        let all = endings.entry(format!("-{ending}")).or_default();
        tags.keys().filter(|tag| !tag.is_name()).for_each(|tag| *all.entry(*tag).or_default() += 1);
    }
    counts.extend(endings);
    counts.retain(|_, tags| total(tags) >= FEWEST);
    number(&counts)
}

/// Gives each word of `counts` the number of its class.
fn number(counts: &BTreeMap<String, Counts>) -> Vec<(String, Known)> {
    let mut sizes: BTreeMap<String, u32> = BTreeMap::new();
    for (word, tags) in counts {
        *sizes.entry(class(word, tags)).or_default() += total(tags);
        *sizes.entry(main_tag(tags)).or_default() += 1;
    }
    let mut names: Vec<(String, u32)> = sizes.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let numbers: BTreeMap<String, u8> = names.into_iter().map(|(name, _)| name).zip(1..=u8::MAX).collect();
    let known = |(word, tags): (&String, &Counts)| {
        let number = numbers.get(&class(word, tags)).or_else(|| numbers.get(&main_tag(tags)));
        let is_frequent =
            total(tags) >= FREQUENT && !word.starts_with('-') && !word.starts_with(|c: char| c.is_ascii_digit());
        (word.clone(), Known { class: number.copied().unwrap_or_default(), is_frequent })
    };
    counts.iter().map(known).collect()
}

/// The name of the class of `word`: the word itself, or its tags.
fn class(word: &str, tags: &Counts) -> String {
    let all = total(tags);
    let holds = tags.iter().max_by_key(|(_, count)| **count).is_some_and(|(tag, _)| holds(*tag));
    if holds && all >= OWN_CLASS {
        return word.to_owned();
    }
    let common = tags.iter().filter(|(_, count)| **count * SHARE >= all);
    common.map(|(tag, _)| tag.to_string()).collect::<Vec<_>>().join(" ")
}

fn main_tag(tags: &Counts) -> String {
    tags.iter().max_by_key(|(_, count)| **count).map(|(tag, _)| tag.to_string()).unwrap_or_default()
}

/// Whether words with `tag` hold sentences together.
fn holds(tag: Tag) -> bool {
    tag.is_preposition()
        || tag.is_auxiliary()
        || tag.is_conjunction()
        || tag.is_determiner()
        || tag.is_pronoun()
        || tag.is_punctuation()
        || matches!(tag.penn.name(), "WRB" | "TO" | "RP")
}

fn total(tags: &Counts) -> u32 {
    tags.values().sum()
}
