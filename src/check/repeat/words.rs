//! One word twice or more.

use super::said_again;
use crate::check::Finding;
use crate::rule::WordList;
use crate::text::english::function_words::is_function_word;
use crate::text::words::words;
use crate::text::{Document, ViewSpan};

/// Finds words that stand again directly behind themselves.
pub(super) fn check(document: &Document<'_>, except: &WordList, found: &mut Vec<Finding>) {
    for &paragraph in document.paragraphs() {
        let mut run: Option<(ViewSpan, ViewSpan)> = None;
        for word in words(document.view().text(), paragraph) {
            run = match run {
                Some((first, last)) if repeats(document, last, word) => Some((first, word)),
                Some((first, last)) => {
                    report(document, (first, last), except, found);
                    Some((word, word))
                }
                None => Some((word, word)),
            };
        }
        run.into_iter().for_each(|run| report(document, run, except, found));
    }
}

/// Whether `word` stands directly behind `before` and is the same: in the same letter case, or as a sentence starts.
fn repeats(document: &Document<'_>, before: ViewSpan, word: ViewSpan) -> bool {
    let view = document.view();
    let text = view.text();
    if word.start != before.end + 1
        || !text[before.end..].starts_with(' ')
        || view.folded()[before.range()] != view.folded()[word.range()]
    {
        return false;
    }
    let written = view.slice(word);
    let joins = |c: Option<char>| c.is_some_and(|c| "-'’./&@_".contains(c));
    let is_joined = joins(text[..before.start].chars().next_back()) || joins_on(&text[word.end..]);
    let same_case = view.slice(before) == written || written.starts_with(char::is_lowercase);
    same_case && !is_joined && written.chars().all(char::is_alphabetic)
}

/// Whether a word goes on behind a hyphen or an apostrophe, so that it isn't the same word as the one before.
fn joins_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    let mark = chars.next();
    mark.is_some_and(|c| "-'’/&@_".contains(c)) && chars.next().is_some_and(char::is_alphanumeric)
}

fn report(document: &Document<'_>, (first, last): (ViewSpan, ViewSpan), except: &WordList, found: &mut Vec<Finding>) {
    let place = ViewSpan::new(first.start, last.end);
    let folded = &document.view().folded()[first.range()];
    let many = place.len() > 2 * first.len() + 1;
    let is_name = document.view().slice(last).starts_with(char::is_uppercase) && !is_function_word(folded);
    if first != last && (many || !(is_name || except.has(folded))) {
        found.push(said_again(document, first, place));
    }
}
