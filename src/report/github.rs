//! `github`: workflow commands, which GitHub shows as annotations at the lines of a pull request.

use std::io::{self, Write};

use super::excerpt::visible;
use super::mended::advice;
use super::{Checked, Report};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::LineIndex;

/// Columns that the words of a fix may take.
const WIDTH: usize = 200;

/// `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`.
#[derive(Debug)]
pub(super) struct Github;

impl Report for Github {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        let lines = LineIndex::new(if file.diagnostics.is_empty() { "" } else { file.text });
        file.diagnostics.iter().try_for_each(|found| annotation(file, found, &lines, out))
    }
}

fn annotation(file: &Checked<'_>, found: &Diagnostic, lines: &LineIndex<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (start, end) = (lines.line_column(found.span.start), lines.line_column(found.span.end));
    let path = property(file.path.trim_start_matches("./"));
    let title = property(&format!("mtlint {}", found.rule));
    let mut message = visible(&found.message);
    if let Some(fix) = found.fixes.first() {
        message.push_str("\nhelp: ");
        message.push_str(&advice(file.text, found.span, fix, WIDTH));
    }
    write!(out, "::{} file={path},line={},endLine={},", level(found.severity), start.line, end.line)?;
    // Columns mean something only within one line.
    if start.line == end.line {
        write!(out, "col={},endColumn={},", start.column, end.column)?;
    }
    writeln!(out, "title={title}::{}", data(&message))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// The escapes that GitHub's runner undoes in a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes that it undoes in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Category, RuleId};
    use crate::text::Span;

    #[test]
    fn an_annotation_holds_no_control_characters() {
        let (rule, message) = (RuleId::new("any/x", "y"), "“\u{1B}[31m” 5%".to_owned());
        let (span, severity, category) = (Span::new(0, 1), Severity::Error, Category::Name);
        let found = Diagnostic { rule, span, severity, category, message, fixes: Vec::new() };
        let mut out = Vec::new();
        Github.file(&Checked { path: "./a.txt", text: "a", diagnostics: &[found] }, &mut out).unwrap();
        let place = "::error file=a.txt,line=1,endLine=1,col=1,endColumn=2,title=mtlint any/x/y";
        assert_eq!(String::from_utf8(out).unwrap(), format!("{place}::“␛[31m” 5%25\n"));
    }
}
