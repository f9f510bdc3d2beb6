//! Sentences without a mark at their end.

use super::{FEW_WORDS, ends_with_mark, is_long};
use crate::text::words::{is_word_char, words};
use crate::text::{Document, Penn, Position, Sentence, Tag, ViewSpan};

/// What may stand behind the mark that ends a sentence.
const CLOSERS: [char; 4] = ['"', '\'', ')', ' '];

/// The last word of a paragraph of prose, or of a text, that ends without a mark.
pub(super) fn without_mark(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let is_last = matches!(sentence.position, Position::Only | Position::Last);
    if !is_last || !text.trim_end_matches(CLOSERS).ends_with(|c| c == ',' || is_word_char(c)) {
        return None;
    }
    let last = words(text, (0..text.len()).into()).last()?;
    let tail = text[last.end..].trim_matches(CLOSERS);
    let place = ViewSpan::new(sentence.span.start + last.start, sentence.span.start + last.end);
    let is_open = match sentence.position {
        // The first of several paragraphs is often a standfirst, which some houses leave without a mark.
        Position::Last if tail.is_empty() => {
            is_long(text) && ends_text(document, sentence) && (sentence.paragraph > 0 || is_whole(document))
        }
        Position::Only if tail.is_empty() => {
            ends_text(document, sentence) && (is_prose(document, index, 3) || hangs(text, last))
        }
        Position::Only | Position::Last if tail == "," => is_whole(document) && is_prose(document, index, 2),
        _ => false,
    };
    is_open.then_some(place)
}

/// The semicolon at the end of a text of one paragraph, told as prose.
pub(super) fn with_semicolon(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().text();
    let ends = document.view().slice(sentence.span).ends_with(';') && is_whole(document);
    let is_told = ends && text.starts_with(char::is_uppercase) && ends_text(document, sentence);
    let place = ViewSpan::new(sentence.span.end.saturating_sub(1), sentence.span.end);
    (is_told && is_prose(document, index, 2) && !commands(document, index)).then_some(place)
}

/// Whether the sentence tells the reader what to do, as entries of a list: “Do not eat it”, “Take a seat”.
fn commands(document: &Document<'_>, index: usize) -> bool {
    document.tags(index).first().is_some_and(|tag| matches!(tag.penn, Penn::Vb | Penn::Vbp))
}

/// Words that no sentence ends with.
const HANGING: [&str; 20] = [
    "the", "a", "an", "of", "and", "or", "but", "will", "would", "should", "could", "must", "his", "their", "its",
    "my", "our", "your", "from", "into",
];

/// Whether the text is cut off: its last word waits for another.
fn hangs(text: &str, last: ViewSpan) -> bool {
    is_long(text) && HANGING.contains(&&text[last.range()])
}

/// Whether the text is one paragraph.
fn is_whole(document: &Document<'_>) -> bool {
    document.paragraphs().len() == 1
}

/// Whether the text ends with `sentence`, and the paragraph before it was closed.
fn ends_text(document: &Document<'_>, sentence: &Sentence) -> bool {
    let before = sentence.paragraph.checked_sub(1).map(|before| document.view().slice(document.paragraphs()[before]));
    sentence.paragraph + 1 == document.paragraphs().len() && before.is_none_or(ends_with_mark)
}

/// Whether a sentence is told as prose tells it, unlike a headline, a caption or an entry of a list: mostly in small letters,
/// with at least so many `signs` of what headlines spare themselves.
fn is_prose(document: &Document<'_>, index: usize, signs: usize) -> bool {
    let text = document.view().slice(document.sentences()[index].span);
    let tokens = document.tokens(index).iter().map(|token| document.view().slice(token.span));
    let words: Vec<&str> = tokens.filter(|token| token.starts_with(char::is_alphabetic)).collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    2 * small > words.len() && !is_labelled(text) && signs_of_prose(document, index, &words) >= signs
}

/// Whether the text names a speaker or a topic first, or its source last, as headlines do: “Talks: …”, “… - Reuters”.
fn is_labelled(text: &str) -> bool {
    let count = |part: &str| part.split_whitespace().count();
    let topic = text.split_once(':').is_some_and(|(topic, _)| count(topic) <= FEW_WORDS);
    let source = text.rsplit_once([' ', '-', '–']).is_some_and(|(_, last)| last.contains('.'))
        || text.rsplit_once(['-', '–', '|']).is_some_and(|(before, last)| {
            before.ends_with(' ') && count(last) <= 2 * FEW_WORDS && last.trim_start().starts_with(char::is_uppercase)
        });
    topic || source
}

/// How many of these there are: several articles, a past tense or an auxiliary, the same behind an opening article, a personal
/// pronoun, many words, a question (which counts twice).
fn signs_of_prose(document: &Document<'_>, index: usize, words: &[&str]) -> usize {
    let tags = document.tags(index);
    let articles = words.iter().filter(|word| matches!(word.to_lowercase().as_str(), "the" | "a" | "an")).count();
    let told = |tag: &Tag| tag.is_finite_verb() && (tag.is_auxiliary() || tag.penn == Penn::Vbd);
    let asks = tags.windows(2).next().is_some_and(|pair| pair[0].is_auxiliary() && pair[1].is_personal_pronoun());
    let opens = words.first().is_some_and(|word| matches!(*word, "The" | "A" | "An" | "This" | "These"));
    let signs = [
        articles > 1,
        opens && tags.iter().any(told),
        articles > 0 && words.len() >= 2 * FEW_WORDS,
        tags.iter().any(told),
        tags.iter().any(|tag| tag.is_personal_pronoun()),
        words.len() > 3 * FEW_WORDS && tags.iter().any(|tag| tag.is_finite_verb()),
        words.len() > 6 * FEW_WORDS,
        asks,
        asks,
    ];
    signs.iter().filter(|&&sign| sign).count()
}
