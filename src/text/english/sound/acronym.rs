//! Words in capitals and single letters, spelt out or read as words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    Sound::{self, Consonant, Vowel},
    word,
};
use crate::text::english::entries;

static ACRONYMS: LazyLock<FxHashMap<&str, Option<Sound>>> =
    LazyLock::new(|| entries(include_str!("../acronyms.txt")).filter_map(word::exception).collect());

/// The sound of the name of a letter: *an F*, *a U*.
pub(super) fn letter(letter: u8) -> Option<Sound> {
    match letter.to_ascii_lowercase() {
        b'a' | b'e' | b'f' | b'h' | b'i' | b'l' | b'm' | b'n' | b'o' | b'r' | b's' | b'x' => Some(Vowel),
        b'a'..=b'z' => Some(Consonant),
        _ => None,
    }
}

/// The sound of letters with points: *U.S.*, *p.m.* A single one is an initial or a word cut short (*S. Korea*).
pub(super) fn dotted(word: &str) -> Option<Sound> {
    let first = word.as_bytes()[0];
    let spelt = letter(first);
    match word.as_bytes().get(2) {
        Some(next) if next.is_ascii_alphabetic() => spelt,
        _ => spelt.filter(|&sound| sound == looks(first)),
    }
}

/// What a letter sounds like at the head of a word, if one is to guess.
fn looks(letter: u8) -> Sound {
    let vowel = b"aeiou".contains(&letter.to_ascii_lowercase());
    if vowel { Vowel } else { Consonant }
}

/// The sound of `head`, which starts with so many `capitals`, at least two: *MPs*, *MH17*, *NATO*. An unknown one has
/// a sound only if it starts alike spelt and read.
pub(super) fn first_sound(head: &str, capitals: usize) -> Option<Sound> {
    let (letters, rest) = head.split_at(capitals);
    if let Some(sound) = ACRONYMS.get(head).or_else(|| ACRONYMS.get(letters)) {
        return sound.filter(|_| is_ending(rest));
    }
    if !is_ending(rest) || is_roman(letters) {
        return None;
    }
    let spelt = letter(letters.as_bytes()[0]);
    let readable = letters.bytes().any(|byte| b"AEIOUY".contains(&byte));
    if !readable {
        return spelt.filter(|_| !SHORTENED.contains(&letters));
    }
    spelt.filter(|_| word::first_sound(letters) == spelt)
}

/// What are words cut short in a line of capitals, though they have no vowel.
const SHORTENED: [&str; 9] = ["MR", "MRS", "MS", "MT", "ST", "SR", "LT", "LTD", "NR"];

/// What may follow the capitals of an acronym: a plural *s*, a number.
fn is_ending(rest: &str) -> bool {
    matches!(rest, "" | "s") || rest.starts_with(|first: char| first.is_ascii_digit())
}

fn is_roman(letters: &str) -> bool {
    letters.bytes().all(|byte| b"IVX".contains(&byte))
}
