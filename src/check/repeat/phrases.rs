//! Several words twice.

use super::said_again;
use crate::check::Finding;
use crate::rule::WordList;
use crate::text::words::words;
use crate::text::{Document, ViewSpan};

/// The longest phrase, in words, whose repetition is looked for.
const LONGEST: usize = 12;

/// The shortest phrase whose repetition behind a comma isn't meant: “what it is, not what it is not”.
const SHORTEST_LISTED: usize = 5;

/// Finds phrases of two words and more that stand again directly behind themselves.
pub(super) fn check(document: &Document<'_>, except: &WordList, found: &mut Vec<Finding>) {
    for &paragraph in document.paragraphs() {
        let words: Vec<ViewSpan> = words(document.view().text(), paragraph).collect();
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
fn repeated(document: &Document<'_>, words: &[ViewSpan]) -> Option<usize> {
    let text = document.view().text();
    let same = |a: &ViewSpan, b: &ViewSpan| text[a.range()] == text[b.range()];
    let is_closed =
        |words: &[ViewSpan]| words.windows(2).all(|pair| !text[pair[0].end..pair[1].start].contains(['.', '"']));
    (2..=LONGEST.min(words.len() / 2)).find(|&length| {
        if !same(&words[0], &words[length]) {
            return false;
        }
        let (first, second) = words[..2 * length].split_at(length);
        let joined = &text[first[length - 1].end..second[0].start];
        let alike = first.iter().zip(second).all(|(a, b)| same(a, b));
        let is_joined = joined == " " || (joined == ", " && length >= SHORTEST_LISTED && !document.is_quoted(first[0]));
        alike && is_joined && is_closed(&words[..2 * length]) && !first.iter().all(|word| same(word, &first[0]))
    })
}

fn report(document: &Document<'_>, words: &[ViewSpan], except: &WordList, found: &mut Vec<Finding>) {
    let half = words.len() / 2;
    let first = ViewSpan::new(words[0].start, words[half - 1].end);
    let place = ViewSpan::new(first.start, words[2 * half - 1].end);
    let has_letters = document.view().slice(first).chars().filter(|c| c.is_alphabetic()).count() > 4;
    if has_letters && !except.has(&document.view().folded()[first.range()]) {
        found.push(said_again(document, first, place));
    }
}
