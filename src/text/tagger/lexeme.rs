//! Lexemes: what is known of a word on its own, worked out once for as long as texts keep using it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::features::{EDGE, Seat, Word, alone};
use super::lexicon::TagSet;
use super::weights::{MAX_TAGS, Scores, Weights};
use super::{Tag, Tagger};
use crate::text::fnv::word_hash;
use crate::text::fold;
use crate::text::judge::gate::Symbol;

/// How many places for lexemes a thread has, and how many share one: room for the words of a thousand articles.
const PLACES: usize = 1 << 15;
const WAYS: usize = 2;

/// How many clues are asked for at once.
const AT_ONCE: usize = 5;

/// A word as the tagger knows it. It belongs to one tagger.
///
/// What is asked of every word comes first and together, since fetching it from memory takes longer than all else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[repr(C)]
pub struct Lexeme {
    hash: u64,
    word: Box<str>,
    /// Of the word in lower case.
    folded_hash: u64,
    /// What one reader makes of it, and the number of that.
    note: OnceLock<(usize, Box<[u64]>)>,
    symbols: OnceLock<[Symbol; 2]>,
    letter: Letter,
    is_known: bool,
    /// The number of the only tag that it ever has.
    pub(super) certain: Option<u8>,
    possible: OnceLock<TagSet>,
    pub(super) described: Word,
    /// The word in lower case; none if that is the word itself.
    folded: Option<Box<str>>,
    /// What it says by itself of each tag, for each [`Seat`].
    says: [OnceLock<Box<Scores>>; Seat::COUNT],
}

/// One that makes something of words which lexemes keep for it. A lexeme keeps it for the first reader only: what others make of
/// the word is worked out again each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reader(usize);

impl Reader {
    /// A reader that is none of those before.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What a word begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    Capital,
    Small,
    /// A letter without case, a digit, a mark, or nothing.
    Other,
}

impl Letter {
    fn first_of(word: &str) -> Self {
        match word.chars().next() {
            Some(first) if first.is_uppercase() => Self::Capital,
            Some(first) if first.is_lowercase() => Self::Small,
            _ => Self::Other,
        }
    }
}

impl Lexeme {
    /// `word` as `tagger` knows it.
    pub fn new(word: &str, tagger: &Tagger) -> Self {
        let seen = tagger.lexicon.seen(word);
        let described = Word::with_tags(word, seen);
        Self { certain: tagger.certain.tag(word), is_known: seen.is_some(), ..Self::described(word, described) }
    }

    /// What stands before the first and behind the last word.
    pub(super) fn edge() -> Self {
        Self::described("", EDGE)
    }

    fn described(word: &str, described: Word) -> Self {
        let folded = Some(fold(word)).filter(|folded| folded != word).map(String::into_boxed_str);
        let (hash, folded_hash) = (word_hash(word), word_hash(folded.as_deref().unwrap_or(word)));
        let (letter, is_known, certain) = (Letter::first_of(word), false, None);
        let (note, symbols, possible, says) = Default::default();
        let word = word.into();
        Self { hash, word, folded_hash, note, symbols, letter, is_known, certain, possible, described, folded, says }
    }

    /// `word` as the tagger that ships with the linter knows it.
    pub fn of(word: &str) -> Arc<Self> {
        type Place = [Option<Arc<Lexeme>>; WAYS];
        thread_local! {
            static KEPT: RefCell<Vec<Place>> = RefCell::new(vec![[const { None }; WAYS]; PLACES]);
        }
        let hash = word_hash(word);
        let place = usize::try_from(hash >> (u64::BITS - PLACES.trailing_zeros())).unwrap_or_default();
        KEPT.with_borrow_mut(|kept| {
            let [latest, earlier] = &mut kept[place];
            if !latest.as_ref().is_some_and(|lexeme| lexeme.is(word, hash)) {
                std::mem::swap(latest, earlier);
            }
            match latest {
                Some(lexeme) if lexeme.is(word, hash) => Arc::clone(lexeme),
                _ => Arc::clone(latest.insert(Arc::new(Self::new(word, Tagger::embedded())))),
            }
        })
    }

    /// Whether it is `word`, of which this is the hash: with its length that is as good as the word, and near at hand.
    fn is(&self, word: &str, hash: u64) -> bool {
        self.hash == hash && self.word.len() == word.len()
    }

    /// The word as it is written.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// The word in lower case.
    pub fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.word)
    }

    /// The hash of the word in lower case.
    pub fn folded_hash(&self) -> u64 {
        self.folded_hash
    }

    /// Whether the word begins with a capital letter.
    pub fn begins_with_capital(&self) -> bool {
        self.letter == Letter::Capital
    }

    /// Whether the word begins with a small letter.
    pub fn begins_with_small(&self) -> bool {
        self.letter == Letter::Small
    }

    /// Whether the word was seen in training, in any case.
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    /// Every tag that the word may have in some sentence, see [`Tagger::possible`]; `tagger` is the one that it belongs to.
    pub fn possible(&self, tagger: &Tagger) -> TagSet {
        *self.possible.get_or_init(|| tagger.possible(&self.word))
    }

    /// Whether the word may be a finite verb in some sentence, see [`Tagger::could_be_finite_verb`].
    pub fn could_be_finite_verb(&self, tagger: &Tagger) -> bool {
        self.possible(tagger).overlaps(tagger.finite)
    }

    /// The only tag that the word ever has, if it is so; `tagger` is the one that it belongs to.
    pub fn only_tag(&self, tagger: &Tagger) -> Option<Tag> {
        self.certain.and_then(|number| tagger.tags.get(usize::from(number)).copied())
    }

    /// How the gate of the judge reads the word at the start of a sentence and elsewhere, by `read` when it is first asked for.
    pub(in crate::text) fn symbols(&self, read: impl Fn(&str) -> [Symbol; 2]) -> &[Symbol; 2] {
        self.symbols.get_or_init(|| read(&self.word))
    }

    /// What `reader` makes of the word, by `read`: worked out once for the first that asks, each time for others.
    pub(crate) fn note(&self, reader: Reader, read: impl Fn() -> Box<[u64]>) -> Cow<'_, [u64]> {
        let (first, note) = self.note.get_or_init(|| (reader.0, read()));
        if *first == reader.0 { Cow::Borrowed(note) } else { Cow::Owned(read().into_vec()) }
    }

    /// What the word in this `seat` says by itself of each tag.
    pub(super) fn says(&self, seat: Seat, weights: &Weights) -> &Scores {
        self.says[seat as usize].get_or_init(|| {
            let mut scores = Box::new([0; MAX_TAGS]);
            let clues = alone(&self.described, seat);
            let (many, rest) = clues.as_chunks::<AT_ONCE>();
            for clues in many {
                weights.add(clues, &mut scores);
            }
            for &clue in rest {
                weights.add(&[clue], &mut scores);
            }
            scores
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lexeme_knows_what_the_tagger_knows() {
        let tagger = Tagger::embedded();
        for word in ["the", "The", "talks", "blorfed", "Київ", "", "5,000"] {
            for lexeme in [Lexeme::of(word), Lexeme::of(word)] {
                assert_eq!((lexeme.word(), lexeme.is_known()), (word, tagger.knows(word)));
                assert_eq!(lexeme.possible(tagger), tagger.possible(word));
            }
        }
        let (first, second) = (Reader::new(), Reader::new());
        let (lexeme, note) = (Lexeme::of("noted"), |value: u64| move || Box::from([value]));
        let notes = [(first, 1, 1), (second, 2, 2), (first, 3, 1), (second, 4, 4)];
        assert!(notes.into_iter().all(|(reader, value, kept)| *lexeme.note(reader, note(value)) == [kept]));
        assert!(Lexeme::of("the").only_tag(tagger).is_some_and(Tag::is_determiner));
        assert_eq!(Lexeme::of("talks").only_tag(tagger), None);
    }
}
