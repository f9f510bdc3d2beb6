//! Several words twice.

use super::said_again;
use crate::check::Finding;
use crate::rule::WordList;
use crate::text::words::Word;
use crate::text::{Document, ViewSpan};

/// The longest phrase, in words, whose repetition is looked for.
const LONGEST: usize = 12;

/// The shortest phrase whose repetition behind a comma isn't meant: “what it is, not what it is not”.
const SHORTEST_LISTED: usize = 5;

/// Finds phrases of two words and more that stand again directly behind themselves.
pub(super) fn check(document: &Document<'_>, except: &WordList, found: &mut Vec<Finding>) {
    for &paragraph in document.paragraphs() {
        let words = document.words_of(paragraph);
        let mut at = 0;
        while at < words.len() {
            at = match repeated(document, &words[at..]) {
                Some(length) => {
                    report(document, &words[at..at + 2 * length], except, found);
                    at + length
                }
                None => at + 1,
            };
        }
    }
}

/// The length of the phrase at the start of `words` that stands again behind itself, in words.
fn repeated(document: &Document<'_>, words: &[Word]) -> Option<usize> {
    let first = words.first()?.hash;
    // The first words tell two phrases apart, but for a few.
    let mut lengths = (2..=LONGEST.min(words.len() / 2)).filter(|&length| words[length].hash == first);
    lengths.find(|&length| {
        let (first, second) = words[..2 * length].split_at(length);
        let alike = first.iter().zip(second).all(|(a, b)| a.hash == b.hash);
        alike && is_said_again(document, first, second)
    })
}

/// Whether `second` is `first` once more, of which only the hashes were compared, and isn't meant.
fn is_said_again(document: &Document<'_>, first: &[Word], second: &[Word]) -> bool {
    let text = document.view().text();
    let same = |a: &Word, b: &Word| text[a.place.range()] == text[b.place.range()];
    let is_open =
        |words: &[Word]| words.windows(2).any(|pair| text[pair[0].place.end..pair[1].place.start].contains(['.', '"']));
    let (Some(last), Some(next)) = (first.last(), second.first()) else { return false };
    let joined = &text[last.place.end..next.place.start];
    let is_listed = || joined == ", " && first.len() >= SHORTEST_LISTED && !document.is_quoted(first[0].place);
    first.iter().zip(second).all(|(a, b)| same(a, b))
        && (joined == " " || is_listed())
        && !(is_open(first) || is_open(second) || joined.contains(['.', '"']))
        && !first.iter().all(|word| same(word, &first[0]))
}

fn report(document: &Document<'_>, words: &[Word], except: &WordList, found: &mut Vec<Finding>) {
    let half = words.len() / 2;
    let first = ViewSpan::new(words[0].place.start, words[half - 1].place.end);
    let place = ViewSpan::new(first.start, words[2 * half - 1].place.end);
    let has_letters = document.view().slice(first).chars().filter(|c| c.is_alphabetic()).count() > 4;
    if has_letters && !except.has(&document.view().folded()[first.range()]) {
        found.push(said_again(document, first, place));
    }
}
