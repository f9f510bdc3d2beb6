//! One word twice or more.

use super::said_again;
use crate::check::Finding;
use crate::rule::WordList;
use crate::text::english::{function_words::is_function_word, places};
use crate::text::near::stands_often;
use crate::text::{Document, Tagger, ViewSpan};

/// What may stand behind a word without being part of it.
const CLOSERS: &[char] = &['.', ',', ';', ':', '!', '?', '…', '"', '\'', ')', ']', '»', '–', '—'];

/// Finds words that stand again directly behind themselves.
pub(super) fn check(document: &Document<'_>, except: &WordList, found: &mut Vec<Finding>) {
    for &paragraph in document.paragraphs() {
        let mut run: Option<(ViewSpan, ViewSpan)> = None;
        for chunk in chunks(document.view().text(), paragraph) {
            run = match run {
                Some((first, last)) if repeats(document, last, chunk) => Some((first, chunk)),
                Some((first, last)) => {
                    report(document, (first, last), except, found);
                    Some((chunk, chunk))
                }
                None => Some((chunk, chunk)),
            };
        }
        if let Some(run) = run {
            report(document, run, except, found);
        }
    }
}

/// What stands between the spaces of `paragraph`.
fn chunks(text: &str, paragraph: ViewSpan) -> impl Iterator<Item = ViewSpan> {
    let mut start = paragraph.start;
    let spaces = memchr::memchr_iter(b' ', text[paragraph.range()].as_bytes()).map(move |at| paragraph.start + at);
    spaces.chain([paragraph.end]).map(move |end| {
        let chunk = ViewSpan::new(start, end);
        start = end + 1;
        chunk
    })
}

/// Whether `chunk` stands behind `before` and is the same: in the same letter case, or as a sentence starts.
fn repeats(document: &Document<'_>, before: ViewSpan, chunk: ViewSpan) -> bool {
    let view = document.view();
    let folded = view.folded().as_bytes();
    if folded.get(before.start) != folded.get(chunk.start) {
        return false; // as most do
    }
    let Some(rest) = view.folded()[chunk.range()].strip_prefix(&view.folded()[before.range()]) else { return false };
    let (first, second) = (view.slice(before), view.slice(chunk));
    let same_case = second.starts_with(first) || second.starts_with(char::is_lowercase);
    let is_bare = first.ends_with(char::is_alphanumeric) || first.ends_with(')');
    same_case && is_bare && rest.trim_start_matches(CLOSERS).is_empty()
}

fn report(document: &Document<'_>, (first, last): (ViewSpan, ViewSpan), except: &WordList, found: &mut Vec<Finding>) {
    if first == last {
        return;
    }
    let place = ViewSpan::new(first.start, last.start + first.len());
    let many = place.len() > 2 * first.len() + 1;
    let is_meant = || except.has(&document.view().folded()[first.range()]) || is_name(document, place, first);
    if many || !(is_meant() || is_row_of_numbers(document, place, first) || is_stammer(document, place)) {
        found.push(said_again(document, first, place));
    }
}

/// Whether a speaker gropes for words: “to to get this off the ground”. Nobody does so at the end of a clause.
fn is_stammer(document: &Document<'_>, place: ViewSpan) -> bool {
    document.is_quoted(place) && document.view().text()[place.end..].starts_with(' ')
}

/// Whether `place` may be a name that is double by nature: Yang Yang, Modo Modo.
fn is_name(document: &Document<'_>, place: ViewSpan, first: ViewSpan) -> bool {
    let word = document.view().slice(first);
    let is_capital =
        word.starts_with(char::is_uppercase) && !is_function_word(&document.view().folded()[first.range()]);
    let is_acronym = word.len() > 2 && !word.contains(char::is_lowercase);
    let ends = document.view().text()[place.end..].starts_with(['.', '!', '?']);
    let is_word = ends && Tagger::embedded().knows(&word.to_lowercase());
    let is_long = word.chars().count() > 5 || places::is_place(word) || is_word;
    is_capital && (!(is_acronym || is_long) || stands_often(document.view().text(), place, 2))
}

/// Whether `place` is part of a telephone number, a table or the score of a match.
fn is_row_of_numbers(document: &Document<'_>, place: ViewSpan, first: ViewSpan) -> bool {
    let (text, number) = (document.view().text(), document.view().slice(first));
    let next_to_number = text[..place.start].trim_end().ends_with(|c: char| c.is_ascii_digit() || c == ')')
        || text[place.end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    number.starts_with(|c: char| c.is_ascii_digit()) && (number.contains('-') || next_to_number)
}
