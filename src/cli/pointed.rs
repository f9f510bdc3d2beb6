//! Faults in YAML files, with the line that they are in.

use mtlint::report::pointed;
use mtlint::rule::RuleError;
use mtlint::text::{LineIndex, Span};

use super::console::Console;

/// The line of `yaml` that `fault` is in, with the place underlined.
pub(super) fn pointed_at(fault: &RuleError, yaml: &str) -> String {
    pointed(yaml, word_at(yaml, fault.line, fault.column), Console::width())
}

/// What stands at `line` and `column` up to the next space: a key, or the beginning of a value. The place of a whole rule
/// is its first key.
fn word_at(yaml: &str, line: usize, column: usize) -> Span {
    let line = LineIndex::new(yaml).line_span(line);
    let text = &yaml[line.range()];
    let start = text.char_indices().nth(column - 1).map_or(text.len(), |(at, _)| at);
    let blank = text[start..].len() - text[start..].trim_start_matches([' ', '-']).len();
    let start = if text[start..].starts_with("  ") { start + blank } else { start };
    let length = text[start..].find([' ', ':']).unwrap_or(text.len() - start);
    Span::new(line.start + start, line.start + start + length)
}
