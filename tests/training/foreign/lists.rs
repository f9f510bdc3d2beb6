//! Which words are English, which are foreign, and which are neither for sure.

use std::path::Path;
use std::{fs, io};

use rustc_hash::FxHashMap;

/// The languages, English first.
pub(crate) const CODES: [&str; 10] = ["eng", "fra", "deu", "spa", "ita", "por", "nld", "pol", "ces", "rus"];

/// The languages whose words with a capital can be told from names, and how common such a word must be. German writes nouns
/// with capitals; in Czech and Polish too many surnames are words.
const NAMELESS: [(&str, u16); 6] = [("fra", 400), ("deu", 330), ("spa", 400), ("ita", 400), ("por", 400), ("nld", 400)];

/// How common each word is, or how large a dictionary has it.
type List = FxHashMap<String, u16>;

/// The lists as they are on the disk.
pub(crate) struct Lists {
    /// How common words are in each of [`CODES`].
    common: Vec<List>,
    dictionary: List,
}

/// A word with its language.
pub(crate) struct Sort<'l> {
    pub(crate) text: &'l str,
    /// The number of its language in [`CODES`].
    pub(crate) class: usize,
    pub(crate) common: u16,
    /// Whether it is no name, even with a capital.
    pub(crate) nameless: bool,
    /// Whether it shows how words of its language look.
    pub(crate) taught: bool,
}

impl Lists {
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let list = |name: &str| -> io::Result<List> {
            let text = fs::read_to_string(folder.join(name).with_extension("tsv"))?;
            let pair = |line: &str| {
                line.split_once('\t').and_then(|(word, number)| Some((word.to_owned(), number.parse().ok()?)))
            };
            Ok(text.lines().filter_map(pair).collect())
        };
        Ok(Self {
            common: CODES.iter().map(|code| list(code)).collect::<io::Result<_>>()?,
            dictionary: list("dictionary")?,
        })
    }

    /// All words whose language is sure, in alphabetical order.
    pub(crate) fn sorted(&self) -> Vec<Sort<'_>> {
        let mut all: Vec<&str> =
            self.common.iter().chain([&self.dictionary]).flat_map(|list| list.keys()).map(String::as_str).collect();
        all.sort_unstable();
        all.dedup();
        let slips = self.slips();
        let mut sorted: Vec<Sort<'_>> = all.into_iter().filter_map(|word| self.sort(word)).collect();
        for word in &mut sorted {
            if word.class > 0 && slips.get(word.text).is_some_and(|&meant| meant > word.common + CLEARER) {
                (word.class, word.taught, word.nameless) = (0, false, false);
            }
        }
        sorted
    }

    /// What can be a slip of the keyboard for a common English word, and how common that is.
    fn slips(&self) -> List {
        let mut slips = List::default();
        for (word, &common) in &self.common[0] {
            let known = self.dictionary.get(word).is_some_and(|&size| size <= 70);
            if known && common >= 350 && word.len() >= 4 && word.is_ascii() {
                for slip in edits(word) {
                    let most = slips.entry(slip).or_default();
                    *most = common.max(*most);
                }
            }
        }
        slips
    }

    fn sort<'l>(&'l self, text: &'l str) -> Option<Sort<'l>> {
        let english = self.common[0].get(text).copied().unwrap_or(0);
        let others = (1..CODES.len()).map(|class| (self.common[class].get(text).copied().unwrap_or(0), class));
        let (common, class) = others.max_by_key(|&(common, class)| (common, usize::MAX - class))?;
        let size = self.dictionary.get(text).copied();
        let ahead = i32::from(common) - i32::from(english.max(50));
        if english <= MOST_ENGLISH && ahead >= needed(text, size) {
            let enough =
                NAMELESS.iter().find(|(code, _)| *code == CODES[class]).map_or(u16::MAX, |(_, enough)| *enough);
            let unnamed = english < 100 && common >= enough || english < 190 && common >= enough.max(450);
            let nameless = size.is_none() && unnamed;
            return Some(Sort { text, class, common, nameless, taught: true });
        }
        let taught = size.is_some() || english >= 100 && ahead < DOUBTFUL;
        (taught || english >= BORROWED).then_some(Sort { text, class: 0, common: english, nameless: false, taught })
    }
}

/// A word more common than this in English is an English word.
const MOST_ENGLISH: u16 = 340;
/// How far another language may be ahead while a word that no dictionary has is still English.
const DOUBTFUL: i32 = 50;
/// A word as common as this in English, and not much more so in another language, was borrowed.
const BORROWED: u16 = 150;

/// How far another language must be ahead of English for a word that English dictionaries of `size` have.
fn needed(word: &str, size: Option<u16>) -> i32 {
    let short = if word.chars().count() <= 3 { 70 } else { 0 };
    short
        + match size {
            None => 150,
            Some(81..) => 200,
            Some(61..) => 300,
            Some(_) => 10_000,
        }
}

/// How much more common an English word must be than a foreign one that may be a slip for it.
const CLEARER: u16 = 80;

/// What one slip makes of `word`, which is in ASCII: a letter too many, too few, another one, or two that changed places.
fn edits(word: &str) -> impl Iterator<Item = String> {
    let places = 0..=word.len();
    places.flat_map(move |at| {
        let (start, end) = word.split_at(at);
        let mut letters = end.chars();
        let (one, two) = (letters.next(), letters.next());
        let rest = &end[one.map_or(0, char::len_utf8)..];
        let more = ('a'..='z').map(move |letter| format!("{start}{letter}{end}"));
        let other = ('a'..='z').filter(move |_| one.is_some()).map(move |letter| format!("{start}{letter}{rest}"));
        let fewer = one.map(|_| format!("{start}{rest}"));
        let swapped = one.zip(two).map(|(one, two)| format!("{start}{two}{one}{}", &rest[1..]));
        more.chain(other).chain(fewer).chain(swapped)
    })
}
