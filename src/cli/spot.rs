//! Places as they are typed and as reports name them: `a.txt:12:3`.

use std::path::Path;

use mtlint::text::{LineColumn, LineIndex, Span};

use super::failure::Failure;

/// A file, and perhaps a line and a column in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot<'w> {
    /// All that was typed.
    pub(super) written: &'w str,
    pub(super) file: &'w str,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'w> Spot<'w> {
    pub(super) fn new(written: &'w str) -> Self {
        let whole = Self { written, file: written, line: None, column: None };
        if Path::new(written).exists() {
            return whole;
        }
        let number_behind = |text: &'w str| {
            let (before, number) = text.rsplit_once(':')?;
            Some((before, number.parse().ok()?))
        };
        match number_behind(written) {
            None => whole,
            Some((before, last)) => match number_behind(before) {
                Some((file, line)) if !Path::new(before).exists() => {
                    Self { file, line: Some(line), column: Some(last), ..whole }
                }
                _ => Self { file: before, line: Some(last), ..whole },
            },
        }
    }

    /// Refuses a line that `text`, the contents of the file, doesn't have.
    pub(super) fn must_lie_in(&self, text: &str) -> Result<(), Failure> {
        let last = LineIndex::new(text.trim_end_matches(['\n', '\r'])).line_column(text.len()).line;
        let (line, file) = match self.line {
            Some(line) if line == 0 || line > last => (line, self.file),
            _ => return Ok(()),
        };
        let there = if last == 1 { "its only line is 1".to_owned() } else { format!("its lines are 1 to {last}") };
        Err(Failure::Usage(format!("{file}: has no line {line}; {there}")))
    }

    /// Whether it names what stands at `place`: by its line, by the place of its beginning, or by one inside it.
    pub(super) fn names(&self, place: Span, lines: &LineIndex<'_>) -> bool {
        let (start, end) = (lines.line_column(place.start), lines.line_column(place.end));
        match (self.line, self.column) {
            (Some(line), Some(column)) => {
                let at = LineColumn { line, column };
                start == at || (start <= at && at < end)
            }
            (Some(line), None) => start.line == line,
            (None, _) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_file_and_perhaps_a_line_and_a_column() {
        let parts = |written| {
            let Spot { file, line, column, .. } = Spot::new(written);
            (file, line, column)
        };
        assert_eq!(parts("a.txt"), ("a.txt", None, None));
        assert_eq!(parts("a.txt:12"), ("a.txt", Some(12), None));
        assert_eq!(parts("a.txt:12:3"), ("a.txt", Some(12), Some(3)));
        assert_eq!(parts("c:/a:b.txt:12:3"), ("c:/a:b.txt", Some(12), Some(3)));
        assert_eq!(parts("a:b"), ("a:b", None, None));
    }

    #[test]
    fn a_line_lies_in_its_text() {
        let told = |written, text| match Spot::new(written).must_lie_in(text) {
            Err(Failure::Usage(message)) => message,
            _ => String::new(),
        };
        for (written, text) in [("a", ""), ("a:1", ""), ("a:2", "x\r\ny\n"), ("a:1:99", "x")] {
            assert_eq!(told(written, text), "");
        }
        assert_eq!(told("a:3", "x\ny\n"), "a: has no line 3; its lines are 1 to 2");
        assert_eq!(told("a:0", "x"), "a: has no line 0; its only line is 1");
    }
}
