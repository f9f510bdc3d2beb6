//! A place in a text, pointed at: for what has no diagnostic, such as a fault in a rule file.

use super::excerpt::Excerpt;
use crate::text::{LineIndex, Span};

/// The line of `text` in which `span` begins and, below it, an underline, in at most `width` columns; both end with a newline.
pub fn pointed(text: &str, span: Span, width: usize) -> String {
    let lines = LineIndex::new(text);
    let number = lines.line_column(span.start).line;
    let line = lines.line_span(number);
    let within = |at: usize| at.clamp(line.start, line.end) - line.start;
    let gutter = number.to_string().len();
    let room = width.saturating_sub(gutter + " | ".len());
    let cut = Excerpt::new(&text[line.range()], (within(span.start), within(span.end)), room);
    let shown = format!("{}{}{}", cut.before, cut.place, cut.after);
    format!("{number} | {}\n{:gutter$} | {}{}\n", shown.trim_end(), "", cut.indent(), cut.underline())
}
