//! How words stand in their text: bound to others, apart from them, used or only mentioned.

use crate::text::near::{SENTENCE, near};
use crate::text::words::words;
use crate::text::{Document, ViewSpan};

/// A shorter quotation is a title, a motto, or a word that is talked about.
const SPEECH: usize = 7;

/// Whether a mark between `word` and another one keeps them apart; the point of an initial does not.
pub(super) fn is_pause(word: &str, between: &str) -> bool {
    (between.contains([',', ';', ':', '.', '?', '!', '–', '—', '"']) || between.contains("--"))
        && word.chars().count() > 1
}

/// Whether `place` is a part of something longer: a compound, an address, an English form with an apostrophe.
pub(super) fn is_glued(text: &str, place: ViewSpan) -> bool {
    let mut before = text[..place.start].chars().rev();
    let mut after = text[place.end..].chars();
    let (one, two) = (before.next(), before.next());
    let (next, beyond) = (after.next(), after.next());
    let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let tied = |mark: Option<char>, far: Option<char>| mark.is_some_and(|c| "-'.&".contains(c)) && inner(far);
    one.is_some_and(|c| "@#/_".contains(c))
        || next.is_some_and(|c| "@/_".contains(c))
        || tied(one, two)
        || tied(next, beyond)
}

/// Whether brackets behind `place` say what it means.
pub(super) fn is_glossed(text: &str, place: ViewSpan) -> bool {
    text[place.end..].trim_start_matches(['"', '\'', ' ']).starts_with(['(', '['])
}

/// Whether the text speaks about the words at `place`, or cites them: a short quotation, brackets, or a gloss behind.
pub(super) fn is_mentioned(document: &Document<'_>, place: ViewSpan) -> bool {
    let text = document.view().text();
    let paragraph = near(text, document.paragraph_span(place.start), place, SENTENCE);
    let (before, after) = (&text[paragraph.start..place.start], &text[place.end..paragraph.end]);
    let open = |open: char, close: char| before.rfind(open) > before.rfind(close) && after.contains(close);
    let cited =
        document.quotation_around(place).is_some_and(|quotation| words(text, quotation).nth(SPEECH - 1).is_none());
    let foreign_marks = before.contains(['¡', '¿', '«']);
    foreign_marks
        || cited
        || is_glossed(text, place)
        || open('(', ')')
        || open('[', ']')
        || before.ends_with(['\'', '"']) && after.starts_with(['\'', '"'])
}
