//! Edits that recur: the words that were replaced, bare or with one word of context on a side or on both.

use rustc_hash::FxHashMap;

use super::aligned::{Edit, Pair};

/// Longer edits are rewriting, which doesn't recur.
const LONGEST: usize = 4;

/// Words that editors replace by others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Candidate {
    /// How many words there are to find; candidates are ordered by it first.
    length: usize,
    /// The old text with its context.
    pub(super) old: Vec<String>,
    /// What becomes of it.
    pub(super) new: Vec<String>,
    /// The edit itself, without context.
    core: (Vec<String>, Vec<String>),
}

impl Candidate {
    /// The edit of `pair` with `before` words of context before it and `behind` words behind it.
    fn new(pair: &Pair, edit: Edit, before: usize, behind: usize) -> Option<Self> {
        let old = (edit.old.0.checked_sub(before)?, edit.old.1 + behind);
        let new = (edit.new.0.checked_sub(before)?, edit.new.1 + behind);
        if old.1 > pair.old.len() || new.1 > pair.new.len() {
            return None;
        }
        let own = |words: &mut dyn Iterator<Item = &str>| words.map(str::to_owned).collect::<Vec<String>>();
        let core = (own(&mut pair.old.range(edit.old)), own(&mut pair.new.range(edit.new)));
        let (old, new) = (own(&mut pair.old.range(old)), own(&mut pair.new.range(new)));
        let candidate = Self { length: old.len(), old, new, core };
        candidate.is_of_words().then_some(candidate)
    }

    /// Whether the candidate begins and ends with words, has no number in it, and isn't bare of words to find.
    fn is_of_words(&self) -> bool {
        let is_word = |word: &String| word.starts_with(char::is_alphabetic);
        let ends = |words: &[String]| words.first().is_some_and(is_word) && words.last().is_some_and(is_word);
        let is_plain =
            |word: &String| !word.contains(char::is_numeric) && !word.contains(['[', ']', '{', '}', '~', '\\']);
        ends(&self.old) && ends(&self.new) && self.old.iter().chain(&self.new).all(is_plain)
    }

    /// Whether `known` finds all that this finds, for the same edit.
    pub(super) fn repeats(&self, known: &Self) -> bool {
        known.core == self.core && self.old.windows(known.old.len()).any(|part| part == known.old)
    }
}

/// The candidates that at least `least` edits of `pairs` are, the shortest first.
pub(super) fn candidates(pairs: &[Pair], least: usize) -> Vec<Candidate> {
    let mut counts: FxHashMap<Candidate, usize> = FxHashMap::default();
    for pair in pairs {
        let short = |edit: &&Edit| edit.old.1 - edit.old.0 <= LONGEST && edit.new.1 - edit.new.0 <= LONGEST;
        for &edit in pair.edits.iter().filter(short) {
            for (before, behind) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                if let Some(candidate) = Candidate::new(pair, edit, before, behind) {
                    *counts.entry(candidate).or_default() += 1;
                }
            }
        }
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= least);
    let mut candidates: Vec<Candidate> = frequent.map(|(candidate, _)| candidate).collect();
    candidates.sort();
    candidates
}
