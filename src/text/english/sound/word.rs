//! Words of letters, read as words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    Sound::{self, Consonant, Vowel},
    acronym::letter,
};
use crate::text::english::entries;

/// What the letters belie: whole words, and starts of words; `None` is doubtful.
static EXCEPTIONS: LazyLock<[FxHashMap<&str, Option<Sound>>; 2]> = LazyLock::new(|| {
    let all = || entries(include_str!("../first_sounds.txt")).filter_map(exception);
    let starts = all().filter_map(|(word, sound)| Some((word.strip_suffix('*')?, sound)));
    [all().filter(|(word, _)| !word.ends_with('*')).collect(), starts.collect()]
});

/// A line of a table of sounds.
pub(super) fn exception(line: &'static str) -> Option<(&'static str, Option<Sound>)> {
    let (word, sound) = line.split_once('\t')?;
    let sound = match sound {
        "v" => Some(Vowel),
        "c" => Some(Consonant),
        _ => None,
    };
    Some((word, sound))
}

/// The sound of `word`, which is of ASCII letters only.
pub(super) fn first_sound(word: &str) -> Option<Sound> {
    let word = word.to_ascii_lowercase();
    let [words, starts] = &*EXCEPTIONS;
    let longest_start = || (1..=word.len()).rev().find_map(|end| starts.get(&word[..end]));
    let exception = words.get(word.as_str()).or_else(longest_start);
    exception.copied().unwrap_or_else(|| usual(&word))
}

/// The sound that a word of such letters usually has.
fn usual(word: &str) -> Option<Sound> {
    let consonants = word.bytes().take_while(|byte| !is_vowel(*byte)).count();
    match word.as_bytes()[0] {
        // “km”, “PhD”: spelt or read, a consonant. “ft”, “nth”: who knows.
        first if consonants == word.len() => letter(first).filter(|&sound| sound == Consonant),
        b'a' | b'e' | b'i' | b'o' => Some(Vowel),
        b'u' => under(word),
        // “Mbappé”, “Hvar”, “Xhosa”: a foreign cluster may be read with a vowel before it.
        b'h' | b'm' | b'n' | b'x' => (consonants == 1).then_some(Consonant),
        b'y' => word[1..].starts_with(['a', 'e', 'i', 'o', 'u']).then_some(Consonant),
        _ => Some(Consonant),
    }
}

/// *U* as in *under*: before two consonants and in *un-*, *um-*, *up-*; in other words, mostly names, it may be *you*.
fn under(word: &str) -> Option<Sound> {
    let consonants = word[1..].bytes().take_while(|byte| !is_vowel(*byte)).count();
    let negated = word[1..].starts_with(['n', 'm', 'p']);
    (negated || consonants >= 2).then_some(Vowel)
}

fn is_vowel(byte: u8) -> bool {
    b"aeiouy".contains(&byte)
}
