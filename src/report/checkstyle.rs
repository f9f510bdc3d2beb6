//! `checkstyle`: the XML of the Java tool of this name, which many build servers and review tools read.

use std::io::{self, Write};

use super::xml::escaped;
use super::{Checked, Report};
use crate::text::LineIndex;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n";

/// Files with findings, and their findings.
#[derive(Debug, Default)]
pub(super) struct Checkstyle {
    started: bool,
}

impl Checkstyle {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let head = if self.started { "" } else { HEAD };
        self.started = true;
        out.write_all(head.as_bytes())
    }
}

impl Report for Checkstyle {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.start(out)?;
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        writeln!(out, "  <file name=\"{}\">", escaped(file.path))?;
        let lines = LineIndex::new(file.text);
        for found in file.diagnostics {
            let at = lines.line_column(found.span.start);
            let (line, column) = (at.line, at.column);
            let (severity, message) = (found.severity, escaped(&found.message));
            let source = escaped(found.rule.as_str());
            write!(out, "    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\"")?;
            writeln!(out, " message=\"{message}\" source=\"mtlint.{source}\"/>")?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.start(out)?;
        writeln!(out, "</checkstyle>")
    }
}
