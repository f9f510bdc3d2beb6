//! Sentences of news prose.

use super::ViewSpan;

/// A sentence, the marks that close it included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the view, without the spaces around.
    pub span: ViewSpan,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// Where in the paragraph it stands.
    pub position: Position,
}

/// Where a sentence stands in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// It is the whole paragraph.
    Only,
    /// It begins the paragraph.
    First,
    /// Others stand before and after it.
    Inner,
    /// It ends the paragraph.
    Last,
}

/// Abbreviations that a capital letter often follows without a new sentence.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "maj", "sgt", "cpl", "pvt", "capt",
    "cmdr", "adm", "brig", "st", "mt", "ft", "rev", "fr", "hon", "pres", "supt", "insp", "det", "vs", "no", "nos",
    "vol", "fig", "art", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "messrs",
    "mme", "mlle", "sr", "jr", "approx", "ca", "cf", "al", "op", "ed", "eds", "pp", "dept", "univ", "bros", "e.g",
    "i.e", "viz",
];

/// Abbreviations that end a sentence only before a word that likes to begin one.
const CLOSERS: &[&str] =
    &["inc", "corp", "co", "ltd", "plc", "llc", "etc", "a.m", "p.m", "u.s", "u.n", "u.k", "e.u", "d.c", "ph.d"];

/// Words that begin sentences far more often than they go on with a name.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "but",
    "and",
    "in",
    "on",
    "at",
    "this",
    "that",
    "these",
    "those",
    "there",
    "his",
    "her",
    "its",
    "their",
    "our",
    "if",
    "when",
    "while",
    "as",
    "after",
    "before",
    "for",
    "with",
    "however",
    "although",
    "both",
    "some",
    "many",
    "most",
    "no",
    "not",
    "so",
    "what",
    "who",
    "why",
    "how",
    "according",
    "since",
    "by",
    "to",
];

/// The sentences of the paragraph at `span` of the view `text`.
pub(super) fn sentences(text: &str, span: ViewSpan, paragraph: usize) -> Vec<Sentence> {
    let mut spans = Vec::new();
    let mut start = span.start;
    let mut at = span.start;
    while let Some(stop) = terminator(&text[at..span.end]) {
        at = behind_terminator(text, at + stop, span.end);
        if is_boundary(text, start, at, span.end) {
            spans.push(ViewSpan::new(start, at));
            start = at + text[at..span.end].len() - text[at..span.end].trim_start_matches(' ').len();
            at = start;
        }
    }
    if start < span.end {
        spans.push(ViewSpan::new(start, span.end));
    }
    let last = spans.len().saturating_sub(1);
    let position = |index| match (index == 0, index == last) {
        (true, true) => Position::Only,
        (true, false) => Position::First,
        (false, true) => Position::Last,
        (false, false) => Position::Inner,
    };
    spans.iter().enumerate().map(|(index, &span)| Sentence { span, paragraph, position: position(index) }).collect()
}

/// Where the first mark stands in `text` that may end a sentence.
fn terminator(text: &str) -> Option<usize> {
    let ellipsis = "…".as_bytes();
    let mut places =
        text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'.' | b'!' | b'?') || *byte == ellipsis[0]);
    places.find(|&(at, byte)| byte.is_ascii() || text.as_bytes()[at..].starts_with(ellipsis)).map(|(at, _)| at)
}

/// The place behind a run of terminators and the quotation marks and brackets that close with them.
fn behind_terminator(text: &str, stop: usize, end: usize) -> usize {
    let rest = &text[stop..end];
    let after_marks = rest.trim_start_matches(['.', '!', '?', '…']);
    let after_closers = after_marks.trim_start_matches(['"', '\'', ')', ']', '»']);
    end - after_closers.len()
}

/// Whether a sentence that began at `start` ends at `at`, just behind a terminator and its closers.
fn is_boundary(text: &str, start: usize, at: usize, end: usize) -> bool {
    let after = &text[at..end];
    if after.is_empty() {
        return true;
    }
    let Some(next) = after.strip_prefix(' ') else { return false };
    let sentence = &text[start..at];
    let bare = sentence.trim_end_matches(['"', '\'', ')', ']', '»']);
    let next_word = next.trim_start_matches(['"', '\'', '(', '[', '«', '-', '–', '—', ' ']);
    let Some(first) = next_word.chars().next() else { return next.trim_start().starts_with(['"', '«']) };
    if !(first.is_uppercase()
        || first.is_numeric()
        || (!first.is_alphabetic() && !first.is_ascii_punctuation())
        || is_uncased(first))
    {
        return false;
    }
    !bare.ends_with('.') || bare.ends_with("..") || !is_abbreviation(bare, next_word)
}

/// Letters of scripts without capitals, such as Chinese.
fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether the period at the end of `bare` belongs to an abbreviation that `next` goes on from.
fn is_abbreviation(bare: &str, next: &str) -> bool {
    let word = bare.trim_end_matches('.').rsplit([' ', '"', '(', '[', '\'', '-']).next().unwrap_or_default();
    let folded = word.to_lowercase();
    let starter = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let begins_anew = STARTERS.contains(&starter.as_str());
    if TITLES.contains(&folded.as_str()) {
        return !(begins_anew
            && matches!(folded.as_str(), "no" | "sr" | "jr" | "al" | "ed" | "mar" | "dec" | "ft" | "art"));
    }
    let initials = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    (initials || dotted || CLOSERS.contains(&folded.as_str())) && !begins_anew
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, ViewSpan::new(0, text.len()), 0).iter().map(|s| &text[s.span.range()]).collect()
    }

    #[test]
    fn plain_sentences() {
        assert_eq!(split("He left. She stayed! Why? Because."), ["He left.", "She stayed!", "Why?", "Because."]);
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_a_sentence() {
        for text in [
            "Mr. Smith met Sen. Jones of the U.S. Senate.",
            "J. K. Rowling paid 3.5 million.",
            "It opened at 10 a.m. Tuesday in St. Louis.",
            "The firm, Acme Inc. of Ohio, grew 2.1 percent.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn abbreviations_can_end_one_all_the_same() {
        assert_eq!(split("It began at 10 a.m. The talks went on."), ["It began at 10 a.m.", "The talks went on."]);
        assert_eq!(split("He left the U.S. He never came back."), ["He left the U.S.", "He never came back."]);
    }

    #[test]
    fn quotations_close_with_their_sentence() {
        let text = "\"We won.\" He laughed. \"Did we?\" she asked. It was (nearly) over.";
        assert_eq!(split(text), ["\"We won.\"", "He laughed.", "\"Did we?\" she asked.", "It was (nearly) over."]);
    }
}
