//! `concise`: one line a finding, as compilers and grep write them.

use std::io::{self, Write};

use colored::Colorize;

use super::excerpt::visible;
use super::text::severity;
use super::{Checked, Report};
use crate::text::LineIndex;

/// `path:line:column: severity[rule]: message`.
#[derive(Debug)]
pub(super) struct Concise;

impl Report for Concise {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let lines = LineIndex::new(file.text);
        for found in file.diagnostics {
            let place = lines.line_column(found.span.start);
            let path = visible(file.path);
            let rule = severity(found.severity, &format!("{}[{}]", found.severity, found.rule));
            let message = visible(&found.message);
            let (line, column) = (place.line, place.column);
            writeln!(out, "{}:{line}:{column}: {rule}: {message}", path.bold())?;
        }
        Ok(())
    }
}
