//! A quick look that tells which sentences the judge need not see.
//!
//! Each place of a sentence reads some runs of the words around it out of one table of small numbers and adds them up. Most
//! places give up after the first two runs, or after eight, since their sums are too low for the others to mend. Only a
//! sentence with a place of a high sum goes on to the tagger and the judge. The tables are read where they lie in the binary:
//! there is nothing to unpack.

use std::borrow::Borrow;

use super::words::{hash_of, hash_word};
use crate::text::index::HASH_BITS;
use crate::text::tagger::Lexeme;

/// How far the runs of a place reach to either side.
const REACH: usize = 3;

/// How many runs a place reads, if it does not give up before.
pub const RUNS: usize = 20;

/// Room for words, as a power of two.
const WORD_BITS: u32 = 15;
/// Room for the weights of runs, as a power of two.
pub const RUN_BITS: u32 = 20;

/// How many bytes of an unknown word tell its class.
const ENDING: usize = 3;

/// Bytes that a word takes: two to know it again, its class, and whether it is frequent.
const ENTRY: usize = 4;

/// The size of the file.
const SIZE: usize = (ENTRY << WORD_BITS) + (1 << RUN_BITS);

/// The gate that ships with the linter.
static EMBEDDED: &[u8; SIZE] = include_bytes!("gate.bin");

/// A place with at least this sum is worth a closer look.
const SUSPICIOUS: i32 = 3;

/// A place whose first pairs, or first runs, sum up to less is never worth one. Of the places of news articles that are
/// worth it, one in a hundred is lost; of the others a third, and then a seventh, is left.
const HOPELESS: [i32; 2] = [-14, -22];

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Its class, which says what such words do in sentences.
    pub class: u8,
    /// Whether it is frequent enough to be read itself.
    pub is_frequent: bool,
}

/// The tables of a gate.
#[derive(Debug, Clone, Copy)]
pub struct Gate<'b> {
    words: &'b [u8],
    runs: &'b [u8],
}

/// A word as runs read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::text) struct Symbol {
    /// The word if it is frequent, otherwise its class.
    form: u32,
    class: u32,
}

impl Gate<'static> {
    /// The gate that ships with the linter.
    pub fn embedded() -> Self {
        let (words, runs) = EMBEDDED.split_at(ENTRY << WORD_BITS);
        Self { words, runs }
    }

    /// The places of a sentence of `lexemes` that are worth a closer look by this gate, in order; mostly none.
    pub fn suspects<L: Borrow<Lexeme>>(lexemes: &[L]) -> Vec<usize> {
        let gate = Self::embedded();
        let read = |word: &str| [0, 1].map(|at| gate.symbol(word, at));
        let each = lexemes.iter().enumerate();
        let symbols = between_edges(each.map(|(at, lexeme)| lexeme.borrow().symbols(read)[at.min(1)]));
        // First all pairs, so that the memory is asked for many at once: for most places they tell that it isn't.
        // The room is given, since `windows` can't tell how many come.
        let mut pairs: Vec<i32> = Vec::with_capacity(lexemes.len());
        pairs.extend(windows(&symbols).map(|window| gate.sum(&first_pairs(window))));
        let totals = pairs.into_iter().zip(windows(&symbols)).map(|(pairs, window)| gate.total(pairs, window));
        totals.enumerate().filter(|(_, total)| total.is_some_and(|sum| sum >= SUSPICIOUS)).map(|(at, _)| at).collect()
    }
}

impl<'b> Gate<'b> {
    /// The gate whose tables are `bytes`; none if they have not the right size.
    pub fn read(bytes: &'b [u8]) -> Option<Self> {
        let (words, runs) = bytes.split_at_checked(ENTRY << WORD_BITS)?;
        (runs.len() == 1 << RUN_BITS).then_some(Self { words, runs })
    }

    /// The highest sum of a place in a sentence of `words`; none if all places give up.
    pub fn highest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<i32> {
        let symbols = self.symbols(words);
        windows(&symbols).filter_map(|window| self.total(self.sum(&first_pairs(window)), window)).max()
    }

    /// The sum of the place in the middle, whose first `pairs` sum up to so much; none if it gives up before the last run.
    fn total(&self, pairs: i32, window: &Window) -> Option<i32> {
        if pairs < HOPELESS[0] {
            return None;
        }
        let first = pairs + self.sum(&first_runs(window));
        (first >= HOPELESS[1]).then(|| first + self.sum(&other_runs(window)))
    }

    fn sum(&self, runs: &[u32]) -> i32 {
        runs.iter().map(|&run| i32::from(self.runs[run as usize].cast_signed())).sum()
    }

    /// Visits the places of a sentence of `words`, each with the numbers of its runs.
    pub fn places<'w>(&self, words: impl IntoIterator<Item = &'w str>, mut visit: impl FnMut(usize, &[u32; RUNS])) {
        for (at, window) in windows(&self.symbols(words)).enumerate() {
            visit(at, &runs(window));
        }
    }

    fn symbols<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Vec<Symbol> {
        between_edges(words.into_iter().enumerate().map(|(at, word)| self.symbol(word, at)))
    }

    /// How runs read the word at place `at` of a sentence; it counts only whether that is the first.
    fn symbol(&self, word: &str, at: usize) -> Symbol {
        let hash = hash_word(word);
        let is_capital = at > 0 && word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        let known = self.known(hash).or_else(|| ending(word).filter(|_| !is_capital).and_then(|hash| self.known(hash)));
        let class = known.map_or(1, |known| 2 + u32::from(known.class)) + (u32::from(is_capital) << 9);
        let is_frequent = known.is_some_and(|known| known.is_frequent);
        Symbol { form: if is_frequent { hash | 1 << 10 } else { class }, class }
    }

    fn known(&self, hash: u32) -> Option<Known> {
        let mut slot = slot_of(hash);
        // An empty place ends the search long before.
        for _ in 0..1 << WORD_BITS {
            let entry = &self.words[slot * ENTRY..][..ENTRY];
            let check = u16::from_le_bytes([entry[0], entry[1]]);
            if check == check_of(hash) {
                return Some(Known { class: entry[2], is_frequent: entry[3] > 0 });
            }
            if check == 0 {
                return None;
            }
            slot = (slot + 1) % (1 << WORD_BITS);
        }
        None
    }
}

/// The table of `words`, which are fewer than three quarters of its places; of equals the first counts. Endings begin with a hyphen.
pub fn word_table<'w>(words: impl IntoIterator<Item = (&'w str, Known)>) -> Vec<u8> {
    let mut table = vec![0; ENTRY << WORD_BITS];
    for (word, known) in words.into_iter().take(3 << (WORD_BITS - 2)) {
        let hash = hash_word(word);
        let mut slot = slot_of(hash);
        while table[slot * ENTRY..][..2] != [0, 0] && table[slot * ENTRY..][..2] != check_of(hash).to_le_bytes() {
            slot = (slot + 1) % (1 << WORD_BITS);
        }
        if table[slot * ENTRY..][..2] == [0, 0] {
            let [low, high] = check_of(hash).to_le_bytes();
            table[slot * ENTRY..][..ENTRY].copy_from_slice(&[low, high, known.class, u8::from(known.is_frequent)]);
        }
    }
    table
}

fn slot_of(hash: u32) -> usize {
    (hash >> (HASH_BITS - WORD_BITS)) as usize
}

/// What tells words of one slot apart; never 0, which is an empty place.
fn check_of(hash: u32) -> u16 {
    let [low, high, ..] = hash.to_le_bytes();
    u16::from_le_bytes([low, high]).max(1)
}

/// The hash of the ending of a long `word`.
fn ending(word: &str) -> Option<u32> {
    let bytes = word.as_bytes();
    let start = bytes.len().checked_sub(ENDING).filter(|&start| start > 1)?;
    Some(hash_of(b"-".iter().chain(&bytes[start..])))
}

/// What a place reads: the words around it, itself in the middle.
type Window = [Symbol; 2 * REACH + 1];

/// The symbols of a sentence, with nothing [`REACH`] places before and behind them.
fn between_edges(symbols: impl Iterator<Item = Symbol>) -> Vec<Symbol> {
    let edge = || [Symbol::default(); REACH].into_iter();
    edge().chain(symbols).chain(edge()).collect()
}

/// What each place of a sentence of `symbols` reads.
fn windows(symbols: &[Symbol]) -> impl Iterator<Item = &Window> {
    symbols.windows(2 * REACH + 1).filter_map(|window| window.try_into().ok())
}

/// How many pairs of words are read first, and how many runs up to the second look.
const FIRST: [usize; 2] = [2, 8];

/// The numbers of the runs of words that the place in the middle reads.
fn runs(window: &Window) -> [u32; RUNS] {
    let mut all = [0; RUNS];
    all[..FIRST[0]].copy_from_slice(&first_pairs(window));
    all[FIRST[0]..FIRST[1]].copy_from_slice(&first_runs(window));
    all[FIRST[1]..].copy_from_slice(&other_runs(window));
    all
}

/// The two pairs that tell most. Here and below each run stands behind its kind, by which `gate.bin` knows it: who changes one
/// has to train the gate anew.
fn first_pairs(&[_, _, one, here, next, ..]: &Window) -> [u32; FIRST[0]] {
    [(1, [one.class, here.class, 0, 0, 0]), (8, [here.form, next.form, 0, 0, 0])].map(place_of)
}

fn first_runs(&[_, two, one, here, next, after, _]: &Window) -> [u32; FIRST[1] - FIRST[0]] {
    let runs = [
        (2, [two.class, one.class, here.class, 0, 0]),
        (3, [one.class, here.class, next.class, 0, 0]),
        (4, [two.class, one.class, here.class, next.class, 0]),
        (5, [one.class, here.class, next.class, after.class, 0]),
        (6, [two.class, one.class, here.class, next.class, after.class]),
        (7, [one.form, here.form, 0, 0, 0]),
    ];
    runs.map(place_of)
}

fn other_runs(&[three, two, one, here, next, after, third]: &Window) -> [u32; RUNS - FIRST[1]] {
    let runs = [
        (9, [one.form, here.class, next.class, 0, 0]),
        (10, [two.class, one.form, here.class, 0, 0]),
        (11, [one.class, here.form, next.class, 0, 0]),
        (12, [two.class, one.class, here.form, 0, 0]),
        (13, [one.form, here.class, next.form, 0, 0]),
        (14, [two.form, one.form, here.class, 0, 0]),
        (15, [three.class, two.class, one.class, here.class, 0]),
        (16, [here.class, next.class, after.class, third.class, 0]),
        (17, [one.form, here.form, next.form, 0, 0]),
        (18, [two.form, one.class, here.form, 0, 0]),
        (19, [one.form, here.class, next.class, after.class, 0]),
        (20, [two.class, one.class, here.form, next.class, 0]),
    ];
    runs.map(place_of)
}

/// The place of a run in the table; each kind has places of its own.
fn place_of((kind, run): (u64, [u32; 5])) -> u32 {
    let step = |hash: u64, part: u32| (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let hash = run.into_iter().fold(kind, step);
    (hash >> (u64::BITS - RUN_BITS)) as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::{ViewSpan, tokenize};

    fn lexemes(words: &[&str]) -> Vec<Arc<Lexeme>> {
        words.iter().map(|word| Lexeme::of(word)).collect()
    }

    fn passes(text: &str) -> bool {
        let tokens = tokenize(text, ViewSpan::new(0, text.len()));
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        !Gate::suspects(&lexemes(&words)).is_empty()
    }

    #[test]
    fn broken_sentences_pass_and_good_ones_do_not() {
        assert!(passes("The minister said that the of the country would not accept the plan."));
        assert!(!passes("The minister said that the people of the country would not accept the plan."));
    }

    #[test]
    fn any_words_can_be_looked_at() {
        assert!(Gate::suspects(&lexemes(&[])).is_empty());
        let words = ["", "é", "Путін", "a\u{301}bcdé", "-", "123456"];
        assert!(Gate::suspects(&lexemes(&words)).len() <= words.len());
        let mut places = 0;
        Gate::embedded().places(words, |_, _| places += 1);
        assert_eq!(places, words.len());
    }

    #[test]
    fn a_table_gives_back_its_words() {
        let known = |class| Known { class, is_frequent: class > 1 };
        let words: Vec<String> = (0..9000).map(|number| format!("w{number}")).collect();
        let entries = || words.iter().map(String::as_str).zip((0..=u8::MAX).cycle().map(known));
        let bytes = [word_table(entries()), vec![0; 1 << RUN_BITS]].concat();
        let gate = Gate::read(&bytes).unwrap();
        let right = entries().filter(|(word, known)| gate.known(hash_word(word)) == Some(*known));
        assert!(right.count() > 8900);
        assert!(Gate::read(&bytes[1..]).is_none());
    }
}
