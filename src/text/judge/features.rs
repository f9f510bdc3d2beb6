//! What the judge looks at: each place of a sentence with its neighbours, as hashes that say which clue it is and what it
//! reads.

use super::super::index::HASH_BITS;
use super::super::{Penn, Tag};
use super::net::Traits;
use super::skeleton::Skeleton;
use super::words::{Vocabulary, Word};

/// How far the clues of a place reach to either side.
const REACH: usize = 4;

/// How many groups before and behind the one of the place make a clue together.
const RUNS: [(usize, usize); 16] = [
    (1, 1),
    (2, 0),
    (0, 2),
    (2, 1),
    (1, 2),
    (2, 2),
    (3, 1),
    (1, 3),
    (3, 2),
    (2, 3),
    (4, 0),
    (0, 4),
    (3, 3),
    (4, 2),
    (2, 4),
    (4, 4),
];

/// A sentence made ready for [`Sentence::clues`].
#[derive(Debug)]
pub struct Sentence {
    /// The words, with [`REACH`] empty ones before and behind them.
    seen: Vec<Word>,
    tags: Vec<Tag>,
    inner: Skeleton,
    outer: Skeleton,
    /// The number of finite verbs before each word.
    finite: Vec<u32>,
    /// For each word the last verb, and the last word that opens a clause, before it.
    verb: Vec<usize>,
    opener: Vec<usize>,
}

impl Sentence {
    /// Describes a sentence of `words` with their `tags`.
    pub fn new(words: &[&str], tags: &[Tag], vocabulary: &Vocabulary) -> Self {
        let mut seen = vec![Word::default(); REACH];
        seen.extend(words.iter().zip(tags).map(|(word, &tag)| Word::new(word, tag, vocabulary)));
        seen.extend([Word::default(); REACH]);
        let inner = Skeleton::of(tags);
        let outer = inner.outer();
        let mut sentence =
            Self { seen, tags: tags.to_vec(), inner, outer, finite: vec![0], verb: vec![0], opener: vec![0] };
        sentence.count();
        sentence
    }

    fn count(&mut self) {
        let (mut finite, mut verb, mut opener) = (0, 0, 0);
        for (at, tag) in self.tags.iter().enumerate() {
            finite += u32::from(tag.is_finite_verb());
            if tag.is_verb() {
                verb = at + REACH;
            }
            if opens_clause(*tag) {
                opener = at + REACH;
            }
            self.finite.push(finite);
            self.verb.push(verb);
            self.opener.push(opener);
        }
    }

    /// What each word is to the network.
    pub fn traits(&self) -> Vec<Traits> {
        self.seen[REACH..REACH + self.tags.len()].iter().map(|word| word.traits).collect()
    }

    /// Puts the clues about the word at `at`, and about the gap before it, into `clues`.
    pub fn clues(&self, at: usize, clues: &mut Vec<u32>) {
        clues.clear();
        let mut put = Clues { clues, number: 0 };
        let near = |offset: usize| &self.seen[at + offset];
        self.windows(at, &mut put);
        mixed(near, &mut put);
        groups(&self.inner, at, &mut put);
        groups(&self.outer, at, &mut put);
        self.clause(at, &mut put);
    }

    /// Runs of tags and of frame words that hold the place.
    fn windows(&self, at: usize, put: &mut Clues<'_>) {
        let center = at + REACH;
        for len in 2..=5 {
            for start in center + 1 - len..=center {
                let window = &self.seen[start..start + len];
                put.add(window.iter().map(|seen| seen.tag));
                put.add(window.iter().map(|seen| seen.frame));
            }
        }
    }

    /// The verbs and clauses around the place.
    fn clause(&self, at: usize, put: &mut Clues<'_>) {
        let here = &self.seen[at + REACH];
        let before = &self.seen[at + REACH - 1];
        let left = self.finite[at].min(3);
        let total = self.finite.last().copied().unwrap_or_default();
        let right = (total - self.finite[at]).min(3);
        let (verb, opener) = (self.seen[self.verb[at]], self.seen[self.opener[at]]);
        let since = self.finite[at] - self.finite[self.opener[at].saturating_sub(REACH).min(at)];
        put.add([left, right]);
        put.add([left, right, here.tag]);
        put.add([left, right, before.tag, here.tag]);
        put.add([opener.frame, since.min(3), here.tag]);
        put.add([opener.frame, since.min(3), before.frame, here.frame]);
        put.add([verb.form, here.tag]);
        put.add([verb.form, before.frame, here.tag]);
        put.add([verb.tag, before.frame, here.frame]);
        let path = self.verb[at].max(REACH) - REACH;
        let groups = self.inner.of_word[path.min(at)]..=self.inner.of_word[at];
        let run = || self.inner.groups[groups.clone()].iter().take(6).map(|&group| group as u32);
        put.add(run().chain([verb.form]));
        put.add(run().chain([verb.tag, here.tag]));
    }
}

/// Runs of groups around the group of the place.
fn groups(skeleton: &Skeleton, at: usize, put: &mut Clues<'_>) {
    let group = skeleton.of_word[at];
    let begins = at == 0 || skeleton.of_word[at - 1] != group;
    for (before, behind) in RUNS {
        let from = group.saturating_sub(before);
        let run = skeleton.groups[from..(group + behind + 1).min(skeleton.groups.len())].iter();
        put.add(run.map(|&group| group as u32).chain([u32::from(begins)]));
    }
}

/// Words of the place and its neighbours, some of them as tags.
fn mixed<'s>(near: impl Fn(usize) -> &'s Word, put: &mut Clues<'_>) {
    let [two, one, here, next, after] = [near(2), near(3), near(4), near(5), near(6)];
    put.add([here.form]);
    put.add([one.form, here.form]);
    put.add([here.form, next.form]);
    put.add([one.form, next.form]);
    put.add([two.form, here.form]);
    put.add([two.form, one.form, here.form]);
    put.add([one.form, here.form, next.form]);
    put.add([here.form, next.form, after.form]);
    put.add([one.form, here.tag]);
    put.add([one.tag, here.form]);
    put.add([one.form, here.tag, next.tag]);
    put.add([one.tag, here.form, next.tag]);
    put.add([two.tag, one.tag, here.form]);
    put.add([here.form, next.tag, after.tag]);
    put.add([two.form, one.tag, here.tag]);
    put.add([one.tag, here.tag, next.form]);
    put.add([two.tag, one.form, here.tag]);
    put.add([one.form, here.tag, next.tag, after.tag]);
    put.add([one.form, here.frame, next.frame]);
    put.add([here.class, one.tag, next.tag]);
    put.add([one.class, here.class]);
    put.add([here.class, next.class]);
    put.add([one.class, here.class, next.class]);
    put.add([one.frame, here.class, next.frame]);
    put.add([one.class, here.class, next.tag]);
    put.add([here.ending, one.tag]);
    put.add([here.ending, next.tag]);
    put.add([here.ending, one.frame, next.frame]);
    put.add([here.ending, here.tag]);
}

/// Where clues are gathered, each with a number of its own.
struct Clues<'c> {
    clues: &'c mut Vec<u32>,
    number: u64,
}

impl Clues<'_> {
    fn add(&mut self, read: impl IntoIterator<Item = u32>) {
        self.number += 1;
        let spread = |hash: u64, part| (hash.rotate_left(25) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let hash = read.into_iter().fold(self.number.wrapping_mul(0xD6E8_FEB8_6659_FD93), spread);
        let hash = (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.clues.push((hash >> (u64::BITS - HASH_BITS)) as u32);
    }
}

fn opens_clause(tag: Tag) -> bool {
    tag.is_conjunction() || tag.is_punctuation() || matches!(tag.penn, Penn::Wdt | Penn::Wp | Penn::Wrb)
}
