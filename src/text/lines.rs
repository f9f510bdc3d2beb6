//! Lines and columns, computed only when a place is reported.

use super::Span;

/// A place as people count it. Both numbers are 1-based; columns count Unicode code points, so a combining accent
/// counts as one and an emoji as one. A byte order mark does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// 1-based line.
    pub line: usize,
    /// 1-based column in code points.
    pub column: usize,
}

/// The line starts of a text. Lines end at `\n`, `\r\n`, or at a `\r` alone.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many code points begin before each [`BLOCK`] of the text, so that a long line isn't counted for each place in it.
    before_block: Vec<usize>,
}

/// Bytes that are counted at most to know a column.
const BLOCK: usize = 1024;

impl<'t> LineIndex<'t> {
    /// Indexes the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let bytes = text.as_bytes();
        let breaks = breaks(bytes);
        let mut counted = 0;
        let before_block = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = counted;
            counted += beginnings(block);
            before
        });
        Self { text, starts: std::iter::once(first).chain(breaks).collect(), before_block: before_block.collect() }
    }

    /// Line and column of the byte offset `at`; an offset inside a character counts as its first byte.
    pub fn line_column(&self, at: usize) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let column = 1 + self.code_points(at).saturating_sub(self.code_points(self.starts[line - 1]));
        LineColumn { line, column }
    }

    /// How many code points begin before byte `at`.
    fn code_points(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = (at / BLOCK).min(self.before_block.len().saturating_sub(1));
        let before = self.before_block.get(block).copied().unwrap_or_default();
        before + beginnings(&self.text.as_bytes()[block * BLOCK..at])
    }

    /// The bytes of the 1-based `line`, without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |&next| next - 1);
        let line = &self.text[start..end.max(start)];
        Span::new(start, start + line.trim_end_matches('\r').len())
    }
}

/// The lines of `text`, with what ends them: `\n`, `\r\n`, or a `\r` alone.
pub fn with_ends(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let lines = breaks(text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = &text[start..end];
        start = end;
        line
    });
    lines.filter(|line| !line.is_empty())
}

/// The places behind what ends a line.
fn breaks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).map(|at| at + 1);
    ends.filter(|&end| ends_line(bytes, end))
}

/// The line of `text` that the byte at `at` stands in, without what ends it. Behind the last break there is one more line.
pub fn line_around(text: &str, at: usize) -> Span {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = (1..=at).rev().find(|&end| ends_line(bytes, end)).unwrap_or(0);
    let length = bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    Span::new(start, length.map_or(bytes.len(), |length| start + length))
}

/// Whether a line ends before the byte at `end`, which is not the first.
fn ends_line(bytes: &[u8], end: usize) -> bool {
    match bytes[end - 1] {
        b'\n' => true,
        b'\r' => bytes.get(end) != Some(&b'\n'),
        _ => false,
    }
}

/// How many code points begin in `bytes`.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| !is_continuation(byte)).count()
}

/// Whether `byte` is the second to fourth byte of a UTF-8 character.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (usize, usize) {
        let place = LineIndex::new(text).line_column(text.find(needle).unwrap());
        (place.line, place.column)
    }

    #[test]
    fn columns_count_code_points() {
        assert_eq!(at("“ Poutine", "Poutine"), (1, 3));
        assert_eq!(at("😀 kyiv", "kyiv"), (1, 3));
        assert_eq!(at("Cafe\u{301} kyiv", "kyiv"), (1, 7));
    }

    #[test]
    fn a_byte_order_mark_is_not_a_column() {
        assert_eq!(at("\u{FEFF}kyiv\nkyiv!", "kyiv"), (1, 1));
        assert_eq!(at("\u{FEFF}a\nkyiv", "kyiv"), (2, 1));
    }

    #[test]
    fn carriage_returns_belong_to_the_line_they_end() {
        let text = "one\r\ntwo\r\n";
        let lines = LineIndex::new(text);
        assert_eq!(at(text, "two"), (2, 1));
        assert_eq!(&text[lines.line_span(1).range()], "one");
        assert_eq!(&text[lines.line_span(2).range()], "two");
        assert_eq!(&text[lines.line_span(3).range()], "");
    }

    #[test]
    fn carriage_returns_alone_end_lines_too() {
        let text = "one\rtwo\r\rfour\r\n";
        let lines = LineIndex::new(text);
        assert_eq!((at(text, "two"), at(text, "four")), ((2, 1), (4, 1)));
        assert_eq!(&text[lines.line_span(2).range()], "two");
        assert_eq!(with_ends(text).collect::<Vec<_>>(), ["one\r", "two\r", "\r", "four\r\n"]);
    }

    #[test]
    fn a_line_is_found_from_any_place_in_it() {
        let text = "one\rtwo\r\n\nfour";
        let lines = (0..=text.len()).map(|at| &text[line_around(text, at).range()]).collect::<Vec<_>>();
        let expected = [vec!["one"; 4], vec!["two"; 5], vec![""; 1], vec!["four"; 5]].concat();
        assert_eq!(lines, expected);
        assert_eq!(line_around("one\r", 4), Span::new(4, 4));
    }

    #[test]
    fn columns_of_a_long_line_are_counted_through_all_blocks() {
        let text = format!("x\n{}!\n{}?", "é“a😀".repeat(900), "b".repeat(5000));
        assert_eq!((at(&text, "!"), at(&text, "?")), ((2, 3601), (3, 5001)));
    }
}
