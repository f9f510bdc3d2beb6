//! The words of the good sentences: how frequent they are, and which may be taken for each other.

use std::collections::BTreeMap;

use mtlint::text::{Tag, Upos};

use super::random::Random;
use super::text::Tagged;

/// Words alike in so many first letters may be forms of one word.
const STEM: usize = 5;

/// What is known of the words of the training text.
pub(crate) struct Lexis {
    counts: BTreeMap<String, u32>,
    /// Words by their first letters.
    families: BTreeMap<String, Vec<String>>,
    /// Function words by their class.
    functions: BTreeMap<Upos, Vec<String>>,
}

/// Pronouns of one person: each may wrongly stand for another.
const PRONOUNS: [&[&str]; 8] = [
    &["i", "me", "my", "mine", "myself"],
    &["he", "him", "his", "himself"],
    &["she", "her", "hers", "herself"],
    &["we", "us", "our", "ours", "ourselves"],
    &["they", "them", "their", "theirs", "themselves"],
    &["you", "your", "yours", "yourself"],
    &["it", "its", "itself"],
    &["who", "whom", "whose"],
];

/// How often a function word must stand in the text to replace another.
const FREQUENT: u32 = 120;

impl Lexis {
    /// Counts the words of `sentences`.
    pub(crate) fn new(sentences: &[Tagged]) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut classes: BTreeMap<(Upos, String), u32> = BTreeMap::new();
        for (word, tag) in sentences.iter().flat_map(|sentence| sentence.words.iter().zip(&sentence.tags)) {
            let word = word.to_lowercase();
            *counts.entry(word.clone()).or_default() += 1;
            *classes.entry((tag.upos, word)).or_default() += 1;
        }
        let mut families: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (word, _) in counts.iter().filter(|(word, count)| **count > 1 && word.chars().all(char::is_alphabetic)) {
            families.entry(stem(word)).or_default().push(word.clone());
        }
        let mut functions: BTreeMap<Upos, Vec<String>> = BTreeMap::new();
        for ((class, word), _) in classes.into_iter().filter(|((class, word), count)| {
            is_function(*class) && *count >= FREQUENT && word.chars().all(char::is_alphabetic)
        }) {
            functions.entry(class).or_default().push(word);
        }
        Self { counts, families, functions }
    }

    /// The words seen at least so often, in lower case.
    pub(crate) fn frequent(&self, fewest: u32) -> impl Iterator<Item = &str> {
        self.counts.iter().filter(move |(_, count)| **count >= fewest).map(|(word, _)| word.as_str())
    }

    /// A word that begins as `word` does.
    pub(crate) fn relative(&self, word: &str, random: &mut Random) -> Option<String> {
        let word = word.to_lowercase();
        let others: Vec<&String> = self.families.get(&stem(&word))?.iter().filter(|other| **other != word).collect();
        random.choose(&others).map(|other| (*other).clone())
    }

    /// Another word of the function words' class of `tag`, sometimes of another class.
    pub(crate) fn other_function(&self, word: &str, tag: Tag, random: &mut Random) -> Option<String> {
        let own = self.functions.get(&tag.upos).filter(|_| random.below(8) > 0);
        let all: Vec<&Vec<String>> = self.functions.values().collect();
        let list = own.or_else(|| random.choose(&all).copied())?;
        let other = random.choose(list)?;
        (*other != word.to_lowercase()).then(|| other.clone())
    }

    /// Another case of the pronoun `word`.
    pub(crate) fn other_case(word: &str, random: &mut Random) -> Option<String> {
        let word = word.to_lowercase();
        let person = PRONOUNS.iter().find(|forms| forms.contains(&word.as_str()))?;
        let other = *random.choose(person)?;
        (other != word).then(|| if other == "i" { "I".to_owned() } else { other.to_owned() })
    }
}

/// Whether words of `class` only hold sentences together.
pub(crate) fn is_function(class: Upos) -> bool {
    matches!(class, Upos::Adp | Upos::Aux | Upos::Cconj | Upos::Det | Upos::Sconj | Upos::Pron)
}

fn stem(word: &str) -> String {
    let letters = word.chars().count();
    // Shorter words share all but their last letters.
    word.chars().take(STEM.min(letters.saturating_sub(1)).max(3)).collect()
}
