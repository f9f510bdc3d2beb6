//! A diagnostic as other programs read it. The names of the fields are a contract.

use serde::Serialize;

use super::{Checked, text_after};
use crate::diagnostic::{Applicability, Category, Diagnostic, Severity};
use crate::text::LineIndex;

/// One finding. Lines and columns are 1-based and count code points; ends are exclusive.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
    rule: &'a str,
    category: Category,
    severity: Severity,
    message: &'a str,
    text: &'a str,
    fixes: Vec<Remedy>,
}

/// A fix: what stands in the place of the finding's text once it is applied.
#[derive(Debug, Serialize)]
struct Remedy {
    text: String,
    safety: Applicability,
}

/// The findings of `file`, in the order of its text.
pub(super) fn findings<'a>(file: &Checked<'a>) -> impl Iterator<Item = Finding<'a>> {
    let (path, text) = (file.path, file.text);
    // Most files are clean, and need no lines to be counted.
    let lines = LineIndex::new(if file.diagnostics.is_empty() { "" } else { text });
    file.diagnostics.iter().map(move |found| finding(path, found, &lines, text))
}

fn finding<'a>(file: &'a str, found: &'a Diagnostic, lines: &LineIndex<'_>, text: &'a str) -> Finding<'a> {
    let (start, end) = (lines.line_column(found.span.start), lines.line_column(found.span.end));
    let remedy = |fix| Remedy { text: text_after(text, found.span, fix), safety: fix.applicability };
    Finding {
        file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_start: found.span.start,
        byte_end: found.span.end,
        rule: found.rule.as_str(),
        category: found.category,
        severity: found.severity,
        message: &found.message,
        text: text.get(found.span.range()).unwrap_or_default(),
        fixes: found.fixes.iter().map(remedy).collect(),
    }
}
