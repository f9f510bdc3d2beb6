//! The view: a text with the accidents of typography removed, on which rules match.
//!
//! In the view every run of spaces is one space, every apostrophe is `'`, every double quotation mark `"`, soft hyphens
//! and zero-width characters are gone, and letters with combining accents are composed. Paragraphs are separated by one
//! `\n`. Each place in the view maps back to the bytes of the original text it stands for.

use unicode_normalization::char::{compose, is_combining_mark};

use super::paragraphs::{Break, Line};
use super::{Span, ViewSpan};

/// A normalised text and the way back to the original.
#[derive(Debug, Clone, Default)]
pub struct View {
    text: String,
    folded: String,
    replaced: Vec<Replaced>,
}

/// A stretch of the view that differs from the original; between two of them both run in step.
#[derive(Debug, Clone, Copy)]
struct Replaced {
    view: ViewSpan,
    original: Span,
}

impl View {
    /// The view of `lines` of `source`.
    pub(super) fn new(source: &str, lines: &[Line]) -> Self {
        let mut builder = Builder { view: Self::default(), source, last_char: 0 };
        builder.view.text.reserve(source.len());
        for line in lines {
            builder.push_break(line);
            builder.push_line(line.span);
        }
        let mut view = builder.view;
        view.folded = fold(&view.text);
        view
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normalised text in lower case. Every character keeps its length, so offsets are those of [`Self::text`].
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The text of `span`.
    pub fn slice(&self, span: ViewSpan) -> &str {
        &self.text[span.range()]
    }

    /// The original bytes that `span` stands for.
    pub fn original(&self, span: ViewSpan) -> Span {
        let end = self.original_end(span.end);
        let start = if span.is_empty() { end } else { self.original_start(span.start) };
        Span::new(start.min(end), end)
    }

    /// The place in the view that stands for `span` of the original.
    pub fn place_of(&self, span: Span) -> ViewSpan {
        let start = self.view_offset(span.start);
        ViewSpan::new(start, self.view_offset(span.end).max(start))
    }

    fn original_start(&self, at: usize) -> usize {
        let index = self.replaced.partition_point(|piece| piece.view.start <= at);
        match index.checked_sub(1).map(|last| self.replaced[last]) {
            None => at,
            Some(piece) if at < piece.view.end => piece.original.start,
            Some(piece) => piece.original.end + (at - piece.view.end),
        }
    }

    fn original_end(&self, at: usize) -> usize {
        let index = self.replaced.partition_point(|piece| piece.view.start < at);
        match index.checked_sub(1).map(|last| self.replaced[last]) {
            None => at,
            Some(piece) if at <= piece.view.end => piece.original.end,
            Some(piece) => piece.original.end + (at - piece.view.end),
        }
    }

    fn view_offset(&self, at: usize) -> usize {
        let index = self.replaced.partition_point(|piece| piece.original.start <= at);
        match index.checked_sub(1).map(|last| self.replaced[last]) {
            None => at,
            Some(piece) if at < piece.original.end => piece.view.start,
            Some(piece) => piece.view.end + (at - piece.original.end),
        }
    }
}

/// `text` in lower case, character by character, where the lower case form takes as many bytes; other characters stay.
pub fn fold(text: &str) -> String {
    let mut folded = text.to_ascii_lowercase();
    if !text.is_ascii() {
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            folded.replace_range(at..at + c.len_utf8(), fold_char(c).encode_utf8(&mut [0; 4]));
        }
    }
    folded
}

/// The small letter of `c`, if it is one character of as many bytes; otherwise `c`.
pub fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
        _ => c,
    }
}

/// What becomes of a character on its way into the view.
enum Normalised {
    Same,
    As(char),
    Space,
    Gone,
}

fn normalised(c: char) -> Normalised {
    match c {
        ' ' | '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\r' => {
            Normalised::Space
        }
        '‘' | '’' | 'ʼ' | '‛' => Normalised::As('\''),
        '“' | '”' | '„' | '‟' | '″' => Normalised::As('"'),
        '\u{2010}' | '\u{2011}' => Normalised::As('-'),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => Normalised::Gone,
        _ => Normalised::Same,
    }
}

struct Builder<'s> {
    view: View,
    source: &'s str,
    /// Original offset of the character pushed last.
    last_char: usize,
}

impl Builder<'_> {
    /// Joins the next line to what is there: by a newline between paragraphs, by a space inside one.
    fn push_break(&mut self, line: &Line) {
        let joint = match line.before {
            Break::Start => return self.replace("", Span::new(0, line.span.start)),
            Break::Soft => " ",
            Break::Paragraph => "\n",
        };
        let end = self.view.text.len();
        let from = self.view.original_end(end);
        self.replace(joint, Span::new(from, line.span.start));
    }

    fn push_line(&mut self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            let plain = plain_length(&self.source.as_bytes()[at..span.end]);
            if plain > 0 {
                self.view.text.push_str(&self.source[at..at + plain]);
                at += plain;
                self.last_char = at - 1;
                continue;
            }
            let Some(c) = self.source[at..].chars().next() else { return };
            let here = Span::new(at, at + c.len_utf8());
            at = here.end;
            self.push_char(c, here);
        }
    }

    fn push_char(&mut self, c: char, here: Span) {
        match normalised(c) {
            Normalised::Gone => self.replace("", here),
            Normalised::Space => self.push_space(here),
            Normalised::As(other) => {
                self.replace(other.encode_utf8(&mut [0; 4]), here);
                self.last_char = here.start;
            }
            Normalised::Same if is_combining_mark(c) => self.push_mark(c, here),
            Normalised::Same => {
                self.view.text.push(c);
                self.last_char = here.start;
            }
        }
    }

    fn push_space(&mut self, here: Span) {
        if self.view.text.ends_with([' ', '\n']) {
            self.widen(here);
        } else if here.len() == 1 && self.source.as_bytes()[here.start] == b' ' {
            self.view.text.push(' ');
        } else {
            self.replace(" ", here);
        }
        self.last_char = here.start;
    }

    /// Composes an accent with the letter before it.
    fn push_mark(&mut self, mark: char, here: Span) {
        let composed = self.view.text.chars().next_back().and_then(|base| Some((base, compose(base, mark)?)));
        let Some((base, letter)) = composed else {
            self.view.text.push(mark);
            return;
        };
        let start = self.view.text.len() - base.len_utf8();
        self.view.text.truncate(start);
        while self.view.replaced.last().is_some_and(|piece| piece.view.start >= start) {
            self.view.replaced.pop();
        }
        let from = self.last_char;
        self.replace(letter.encode_utf8(&mut [0; 4]), Span::new(from, here.end));
    }

    /// Lets the last character of the view, a space or a break, stand for `here` too.
    fn widen(&mut self, here: Span) {
        let end = self.view.text.len();
        match self.view.replaced.last_mut() {
            Some(piece) if piece.view.end == end => piece.original.end = here.end,
            _ => {
                let view = ViewSpan::new(end - 1, end);
                self.view.replaced.push(Replaced { view, original: Span::new(here.start - 1, here.end) });
            }
        }
    }

    fn replace(&mut self, with: &str, original: Span) {
        if with.is_empty() && original.is_empty() {
            return;
        }
        let start = self.view.text.len();
        self.view.text.push_str(with);
        self.view.replaced.push(Replaced { view: ViewSpan::new(start, start + with.len()), original });
    }
}

/// How many bytes at the start of `bytes` enter the view as they are: ASCII without runs of spaces.
fn plain_length(bytes: &[u8]) -> usize {
    let mut after_space = true; // a leading space may follow another one
    for (at, &byte) in bytes.iter().enumerate() {
        let plain = byte > b' ' && byte < 0x80;
        if !plain && (byte != b' ' || after_space) {
            return at;
        }
        after_space = !plain;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Span, ViewSpan};

    /// The view of `source`, and the original text of each of its characters.
    fn mapped(source: &str) -> (String, Vec<String>) {
        let document = Document::new(source);
        let view = document.view();
        let pieces = view.text().char_indices().map(|(at, c)| {
            let span = view.original(ViewSpan::new(at, at + c.len_utf8()));
            source[span.range()].to_owned()
        });
        (view.text().to_owned(), pieces.collect())
    }

    #[test]
    fn spaces_and_quotes_are_one_of_a_kind() {
        let (text, pieces) = mapped("“a \u{A0} b’s”");
        assert_eq!(text, "\"a b's\"");
        assert_eq!(pieces, ["“", "a", " \u{A0} ", "b", "’", "s", "”"]);
    }

    #[test]
    fn soft_hyphens_go_and_accents_compose() {
        let (text, pieces) = mapped("cafe\u{301} x\u{AD}y");
        assert_eq!(text, "café xy");
        assert_eq!(pieces, ["c", "a", "f", "e\u{301}", " ", "x", "y"]);
    }

    #[test]
    fn paragraphs_are_joined_by_one_newline() {
        let (text, pieces) = mapped("\u{FEFF}one \r\n\r\n  two\r\n");
        assert_eq!(text, "one\ntwo");
        assert_eq!(pieces[3], " \r\n\r\n  ");
        assert_eq!(pieces[4], "t");
    }

    #[test]
    fn places_are_found_from_either_side() {
        let source = "“a \u{A0} b’s” said";
        let document = Document::new(source);
        let at = source.find("said").unwrap();
        let place = document.view().place_of(Span::new(at, at + 4));
        assert_eq!(document.view().slice(place), "said");
        assert_eq!(document.view().original(place), Span::new(at, at + 4));
    }
}
