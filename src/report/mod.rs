//! Layer 4: diagnostics become bytes. Knows no rules, reads no files, prints nothing.
//!
//! A format is one file with one type that implements [`Report`], and one arm in [`Format::report`]. Reports are written
//! file by file, so that a folder of any size needs only the memory of the files in work.

mod concise;
mod excerpt;
mod finding;
mod json;
mod mended;
mod pointed;
mod statistics;
mod text;

pub use mended::text_after;
pub use pointed::pointed;
pub use statistics::Statistics;

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

/// A text that was checked, and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The file's name as reports show it.
    pub path: &'a str,
    /// The whole text; every span counts its bytes.
    pub text: &'a str,
    /// What was found, in the order of the text.
    pub diagnostics: &'a [Diagnostic],
}

/// A way to write diagnostics down.
pub trait Report {
    /// Writes what was found in one file.
    ///
    /// # Errors
    /// Those of `out`.
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what comes behind the last file.
    ///
    /// # Errors
    /// Those of `out`.
    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }
}

/// The formats that a report comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The line with the place underlined, and the fix: for people.
    #[default]
    Text,
    /// One line a finding: for grep and for editors.
    Concise,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// A report in this format, with lines of at most `width` columns where the format is one for people.
    pub fn report(self, width: usize) -> Box<dyn Report> {
        match self {
            Self::Text => Box::new(text::Text { width }),
            Self::Concise => Box::new(concise::Concise),
            Self::Json => Box::new(json::Json::default()),
            Self::Jsonl => Box::new(json::Jsonl),
        }
    }
}
