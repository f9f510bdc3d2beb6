//! `junit`: test results as build servers show them. A file is a suite; a finding is a test that failed, and a file without
//! findings one that passed.

use std::io::{self, Write};

use super::mended::advice;
use super::xml::escaped;
use super::{Checked, Report};
use crate::diagnostic::Diagnostic;
use crate::text::LineIndex;

/// Totals would have to stand at the head: they are optional, and readers add up those of the suites.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mtlint\">\n";

/// Columns that the words of a fix may take.
const WIDTH: usize = 200;

/// Suites of tests.
#[derive(Debug, Default)]
pub(super) struct Junit {
    started: bool,
    unread: Vec<String>,
}

impl Junit {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let head = if self.started { "" } else { HEAD };
        self.started = true;
        out.write_all(head.as_bytes())
    }

    /// What could not be read is a test that could not be run.
    fn unread_suite(&self, out: &mut dyn Write) -> io::Result<()> {
        let count = self.unread.len();
        writeln!(out, "  <testsuite name=\"files\" tests=\"{count}\" failures=\"0\" errors=\"{count}\">")?;
        for problem in self.unread.iter().map(|problem| escaped(problem)) {
            writeln!(out, "    <testcase name=\"read\" classname=\"files\"><error message=\"{problem}\"/></testcase>")?;
        }
        writeln!(out, "  </testsuite>")
    }
}

impl Report for Junit {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.start(out)?;
        let (path, failures) = (escaped(file.path), file.diagnostics.len());
        let tests = failures.max(1);
        writeln!(out, "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
        if failures == 0 {
            writeln!(out, "    <testcase name=\"no artefacts\" classname=\"{path}\"/>")?;
        } else {
            let lines = LineIndex::new(file.text);
            file.diagnostics.iter().try_for_each(|found| failure(file, found, &lines, out))?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn unread(&mut self, problem: &str) {
        self.unread.push(problem.to_owned());
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.start(out)?;
        if !self.unread.is_empty() {
            self.unread_suite(out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

fn failure(file: &Checked<'_>, found: &Diagnostic, lines: &LineIndex<'_>, out: &mut dyn Write) -> io::Result<()> {
    let at = lines.line_column(found.span.start);
    let (line, column) = (at.line, at.column);
    let (path, rule, message) = (escaped(file.path), escaped(found.rule.as_str()), escaped(&found.message));
    let remedy = found.fixes.first().map(|fix| format!("\n{}", advice(file.text, found.span, fix, WIDTH)));
    let text = escaped(&format!("{}:{line}:{column}: {}", file.path, found.message));
    let remedy = escaped(&remedy.unwrap_or_default());
    writeln!(
        out,
        "    <testcase name=\"{rule} {line}:{column}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">\n      \
         <failure type=\"{}\" message=\"{message}\">{text}{remedy}</failure>\n    </testcase>",
        found.severity
    )
}
