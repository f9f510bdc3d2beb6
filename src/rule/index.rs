//! The index of needles: one pass over the words of a text finds every place that any rule wants to look at.
//!
//! A needle is a phrase that must be there for a check to find something. It is filed under its rarest word; a word of
//! the text that is in no needle costs one look-up, however many rules there are.

use rustc_hash::FxHashMap;

use crate::text::english::function_words::commonness;
use crate::text::words::{is_edge, is_word_char, words};
use crate::text::{View, ViewSpan, fold};

/// A place where a needle stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its position among the needles of its check.
    pub needle: usize,
    /// Where it stands.
    pub place: ViewSpan,
}

/// The needles of many checks, by owner.
#[derive(Debug, Default)]
pub(crate) struct Index {
    by_word: FxHashMap<Box<str>, Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    owner: usize,
    needle: usize,
    text: Box<str>,
    /// Bytes of the needle before the word that it is filed under.
    lead: usize,
}

impl Index {
    /// Files `text` as needle number `needle` of `owner`. Text without a word can't be filed.
    pub(crate) fn add(&mut self, owner: usize, needle: usize, text: &str) {
        let text = fold(text).into_boxed_str();
        let all = words(&text, ViewSpan::new(0, text.len()));
        let Some(key) = all.min_by_key(|word| frequency(&text[word.range()])) else { return };
        let entry = Entry { owner, needle, lead: key.start, text: text.clone() };
        self.by_word.entry(text[key.range()].into()).or_default().push(entry);
    }

    /// All places of all needles in `view`: by owner, then in the order of the text.
    pub(crate) fn hits(&self, view: &View) -> Vec<(usize, Hit)> {
        let folded = view.folded();
        let mut hits = Vec::new();
        for word in words(folded, ViewSpan::new(0, folded.len())) {
            let Some(entries) = self.by_word.get(&folded[word.range()]) else { continue };
            hits.extend(entries.iter().filter_map(|entry| entry.at(folded, word.start)));
        }
        hits.sort_unstable_by_key(|(owner, hit)| (*owner, hit.place, hit.needle));
        hits
    }
}

impl Entry {
    /// The needle's place, if it stands around the word at `at`.
    fn at(&self, folded: &str, at: usize) -> Option<(usize, Hit)> {
        let start = at.checked_sub(self.lead)?;
        let end = start + self.text.len();
        if folded.get(start..end)? != &*self.text {
            return None;
        }
        let cut_left = self.text.starts_with(is_word_char) && !is_edge(folded, start);
        let cut_right = self.text.ends_with(is_word_char) && !is_edge(folded, end);
        (!cut_left && !cut_right).then_some((self.owner, Hit { needle: self.needle, place: ViewSpan::new(start, end) }))
    }
}

/// How often a word is met: the smaller, the rarer; a long word is rarer than a short one.
fn frequency(word: &str) -> (u16, usize) {
    (u16::MAX - commonness(word), usize::MAX - word.len())
}
