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

/// The line starts of a text. Lines end at `\n`; a `\r` before it belongs to the line it ends.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes the lines of `text`.
    pub fn new(text: &'t str) -> Self {
        let first = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let breaks =
            text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(first).chain(breaks).collect() }
    }

    /// Line and column of the byte offset `at`; an offset inside a character counts as its first byte.
    pub fn line_column(&self, at: usize) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let before = self.text.as_bytes().get(self.starts[line - 1]..at).unwrap_or_default();
        let column = 1 + before.iter().filter(|&&byte| !is_continuation(byte)).count();
        LineColumn { line, column }
    }

    /// The bytes of the 1-based `line`, without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |&next| next - 1);
        let line = &self.text[start..end.max(start)];
        Span::new(start, start + line.trim_end_matches('\r').len())
    }
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
}
