//! What the tagger looks at: a word, its neighbours and the tags before it, each clue reduced to a hash.

use super::super::index::HASH_BITS;
use super::lexicon::TagSet;

/// Clues about one token.
pub(super) const CLUES: usize = 30;
/// Those of them that are read off more than one word.
const TOGETHER: usize = 14;

/// Clues about a token, as hashes that say which clue it is and what it reads.
pub type Clues = [u32; CLUES];

/// What is known of a word on its own, computed once per token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The word in lower case, digits all alike.
    form: u32,
    /// Its last one, two, three and four bytes.
    suffixes: [u32; 4],
    /// Its first one, two and three bytes.
    prefixes: [u32; 3],
    /// Capitals, digits, hyphens.
    shape: u32,
    /// The set of tags it can have by the lexicon; for an unknown word its shape and ending.
    class: u32,
}

/// What stands before the first and behind the last word.
pub(super) const EDGE: Word = Word { form: 1, suffixes: [1; 4], prefixes: [1; 3], shape: 1, class: 1 };

impl Word {
    /// Describes `word`, which can have the set of `tags`, if any are known.
    pub fn with_tags(word: &str, tags: Option<TagSet>) -> Self {
        let mut described = if word.is_ascii() { Self::of_bytes(word) } else { Self::of_bytes(&word.to_lowercase()) };
        described.shape = shape(word);
        described.class = match tags {
            Some(tags) => fold_set(tags),
            None => mix(7, described.suffixes[2], described.shape),
        };
        described
    }

    fn of_bytes(word: &str) -> Self {
        let bytes = word.as_bytes();
        let suffixes = nth_hashes(bytes.iter().rev());
        let prefixes = nth_hashes(bytes.iter());
        Self { form: hash_joined(&[word]), suffixes, prefixes, shape: 0, class: 0 }
    }
}

/// Hashes of the first one, two, … bytes.
fn nth_hashes<'b, const N: usize>(bytes: impl Iterator<Item = &'b u8>) -> [u32; N] {
    let mut hashes = [0; N];
    let mut hash = 0;
    let mut count = 0;
    for (slot, byte) in hashes.iter_mut().zip(bytes) {
        hash = step(hash, fold(*byte));
        *slot = hash;
        count += 1;
    }
    // A word that is too short is its own ending, told apart from longer words with this ending.
    hashes[count..].fill(hash ^ 0x5555);
    hashes
}

/// A hash of the word that `pieces` make; it does not see capitals and digits.
pub(super) fn hash_joined(pieces: &[&str]) -> u32 {
    let add = |hash, piece: &&str| piece.bytes().fold(hash, |hash, byte| step(hash, fold(byte)));
    pieces.iter().fold(0x811C, add)
}

/// A hash of `word` as it is written.
pub(super) fn hash_exactly(word: &str) -> u32 {
    word.bytes().fold(0x811C, step)
}

/// What each byte counts as where capitals and digits don't matter.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    loop {
        folded[byte as usize] = if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
        if byte == u8::MAX {
            break folded;
        }
        byte += 1;
    }
};

fn fold(byte: u8) -> u8 {
    FOLDED[usize::from(byte)]
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1)
}

/// Capitals, digits and hyphens as a small number.
fn shape(word: &str) -> u32 {
    let mut chars = word.chars();
    let first = chars.next().map_or(0, |c| if c.is_uppercase() { 1 } else { u32::from(c.is_ascii_digit()) * 2 });
    let rest = word.bytes().skip(1).fold(0, |seen, byte| {
        seen | match byte {
            b'a'..=b'z' => 4,
            b'A'..=b'Z' => 8,
            b'0'..=b'9' => 16,
            b'-' => 32,
            b'.' | b'@' | b'/' => 64,
            _ => 0,
        }
    });
    first | rest
}

/// The previous two tags, by their number; [`NO_TAG`] before the first word.
pub type History = [u8; 2];

/// What stands in a [`History`] before the first word.
pub const NO_TAG: u8 = u8::MAX;

/// Where a word stands whose own looks speak for the tag of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seat {
    Itself,
    Before,
    BeforeLast,
    After,
    AfterNext,
}

impl Seat {
    pub(super) const COUNT: usize = 5;
    pub(super) const ALL: [Self; Self::COUNT] =
        [Self::Itself, Self::Before, Self::BeforeLast, Self::After, Self::AfterNext];

    /// The word that has this seat among the five of a place.
    pub(super) fn word<T: Copy>(self, [before2, before, word, after, after2]: [T; 5]) -> T {
        match self {
            Self::Itself => word,
            Self::Before => before,
            Self::BeforeLast => before2,
            Self::After => after,
            Self::AfterNext => after2,
        }
    }
}

/// A word in the middle of five, and the tags before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'w> {
    /// The two words before it, the word, and the two words behind it.
    pub(super) words: [&'w Word; 5],
    pub(super) is_first: bool,
    pub(super) history: History,
}

/// The clues about the word at `at`, when `history` holds the tags of the previous word and of the one before.
pub fn clues(words: &[Word], at: usize, history: History) -> Clues {
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&EDGE);
    let around = [near(-2), near(-1), near(0), near(1), near(2)];
    let of_each = Seat::ALL.into_iter().flat_map(|seat| alone(seat.word(around), seat));
    let all = of_each.chain(together(Surroundings { words: around, is_first: at == 0, history }));
    let mut clues = [0; CLUES];
    clues.iter_mut().zip(all).for_each(|(clue, hash)| *clue = hash);
    clues
}

/// The clues that `word` gives by itself in a `seat`.
pub(super) fn alone(word: &Word, seat: Seat) -> Vec<u32> {
    let [last, last2, last3, last4] = word.suffixes;
    let [first, first2, first3] = word.prefixes;
    let of_itself = [
        (0, word.form, 0),
        (1, word.form, word.shape),
        (2, word.class, 0),
        (4, last, 0),
        (5, last2, 0),
        (6, last3, 0),
        (7, last4, 0),
        (8, first, 0),
        (9, first2, 0),
        (10, first3, 0),
    ];
    let read = match seat {
        Seat::Itself => &of_itself[..],
        Seat::Before => &[(11, word.form, 0), (15, last3, 0)],
        Seat::BeforeLast => &[(12, word.form, 0)],
        Seat::After => &[(13, word.form, 0), (16, last3, 0)],
        Seat::AfterNext => &[(14, word.form, 0)],
    };
    read.iter().map(|&(number, a, b)| mix(number, a, b)).collect()
}

/// The clues that words and tags give together.
pub(super) fn together(place: Surroundings<'_>) -> [u32; TOGETHER] {
    let [_, before, word, after, after2] = place.words;
    let [tag, tag2] = place.history.map(u32::from);
    let both = mix(99, tag, tag2);
    let read = [
        (3, word.shape, u32::from(place.is_first)),
        (17, before.form, word.form),
        (18, word.form, after.form),
        (19, before.form, word.class),
        (20, word.class, after.form),
        (21, word.class, after.class),
        (22, after.class, after2.class),
        (23, word.shape, after.shape),
        (24, both, 0),
        (25, both, word.class),
        (26, tag, word.class),
        (27, tag, after.class),
        (28, tag, word.suffixes[2]),
        (29, mix(97, before.shape, word.shape), tag),
    ];
    read.map(|(number, a, b)| mix(number, a, b))
}

fn fold_set(tags: TagSet) -> u32 {
    let bytes = tags.0.to_le_bytes();
    bytes.chunks_exact(4).fold(3, |hash, part| mix(hash, u32::from_le_bytes([part[0], part[1], part[2], part[3]]), 0))
}

/// One number from three, well spread.
fn mix(number: u32, a: u32, b: u32) -> u32 {
    let mixed = (u64::from(a) ^ (u64::from(number) << 40)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 32) ^ u64::from(b)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> (u64::BITS - HASH_BITS)) as u32
}
