//! Whether an edit leaves the markup of Markdown as it was. A character changed here can make or unmake emphasis there, so the
//! lines around are read again.

use pulldown_cmark::{Event, Parser};

use crate::text::Span;

use super::markdown::OPTIONS;

/// How far around an edit is read at most, in bytes: most paragraphs as a whole, so that an edit costs little in any.
const REACH: usize = 1 << 11;

/// Whether all markup of the Markdown `source` stays as it is if `written` is put at `place`, with `come` bytes of text for
/// `gone`.
pub(super) fn is_kept(source: &str, (place, written): (Span, &str), (gone, come): (usize, usize)) -> bool {
    if is_within_word(source, place, written) {
        return true;
    }
    let block = block(source, place);
    let (head, tail) = (&source[block.start..place.start], &source[place.end..block.end]);
    let (old, new) = (Outline::new(&source[block.range()]), Outline::new(&format!("{head}{written}{tail}")));
    let moved = |(before, after): (&(usize, String), &(usize, String))| {
        before.1 == after.1 && (before.0 == after.0 || before.0 + come == after.0 + gone)
    };
    let alike = old.markup.len() == new.markup.len() && old.markup.iter().zip(&new.markup).all(moved);
    alike && old.text + come == new.text + gone
}

/// Whether letters come in the place of letters, in a word that is no name of a character: no markup depends on which.
fn is_within_word(source: &str, place: Span, written: &str) -> bool {
    let is_letters = |text: &str| !text.is_empty() && text.chars().all(char::is_alphabetic);
    let before = || source[..place.start].chars().rev().take(LONGEST_NAME).find(|c| !c.is_alphanumeric());
    // “[x]” may be a box to tick.
    let is_boxed = source[place.end..].starts_with(']');
    is_letters(&source[place.range()])
        && is_letters(written)
        && !is_boxed
        && !matches!(before(), Some('&' | '#' | '<' | '/'))
}

/// What is longer, in characters, is no name of a character.
const LONGEST_NAME: usize = 40;

/// The lines around `place` up to an empty one on either side. What they are indented by in a list, which would make code of
/// them here, is left out.
fn block(source: &str, place: Span) -> Span {
    const EMPTY: [&str; 3] = ["\n\n", "\n\r\n", "\r\r"];
    let near = |at: &usize| source.is_char_boundary(*at);
    let first = (place.start.saturating_sub(REACH)..=place.start).find(near).unwrap_or(place.start);
    let last = (place.end.saturating_add(REACH).min(source.len())..=source.len()).find(near).unwrap_or(source.len());
    let (before, after) = (&source[first..place.start], &source[place.end..last]);
    let start = EMPTY.iter().filter_map(|empty| Some(before.rfind(empty)? + empty.len())).max().unwrap_or(0);
    let indent = before[start..].len() - before[start..].trim_start_matches([' ', '\t']).len();
    let end = EMPTY.iter().filter_map(|empty| after.find(empty)).min().unwrap_or(after.len());
    Span::new(first + start + indent, place.end + end)
}

/// What is in a stretch of Markdown beside its text, and how much text there is.
struct Outline {
    /// Tags and breaks, each with how much text stands before it.
    markup: Vec<(usize, String)>,
    text: usize,
}

impl Outline {
    fn new(source: &str) -> Self {
        let mut outline = Self { markup: Vec::new(), text: 0 };
        for event in Parser::new_ext(source, OPTIONS) {
            match event {
                Event::Text(text) => outline.text += text.len(),
                // It is a space, wherever the line is broken.
                Event::SoftBreak => outline.text += 1,
                other => outline.markup.push((outline.text, format!("{other:?}"))),
            }
        }
        outline
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `new` in the place of `old` in `source` leaves all markup.
    fn kept(source: &str, old: &str, (new, text): (&str, &str)) -> bool {
        let start = source.find(old).unwrap();
        is_kept(source, (Span::new(start, start + old.len()), new), (old.len(), text.len()))
    }

    #[test]
    fn emphasis_lists_and_breaks_are_markup() {
        assert!(kept("a *kyiv* b", "kyiv", ("Kyiv", "Kyiv")));
        assert!(kept("a b", " ", (" \\*", " *")));
        assert!(!kept("_so_ it", " it", ("it", "it")));
        assert!(!kept("May 1", "May", ("1. May", "1. May")));
        assert!(!kept("a\nb", "\nb", ("  \nb", "  \nb")));
        assert!(!kept("one\n* x", "x", ("", "")));
    }

    #[test]
    fn what_is_beyond_an_empty_line_is_another_block() {
        let source = "one\n\ntwo\r\nthree\r\n\r\nfour";
        let at = source.find("three").unwrap();
        assert_eq!(&source[block(source, Span::new(at, at)).range()], "two\r\nthree\r");
    }
}
