//! Layer 4: diagnostics become bytes. Knows no rules, reads no files, prints nothing.
//!
//! A format is one file with one type that implements [`Report`], and one arm in [`Format::report`]. Reports are written
//! file by file, so that a folder of any size needs only the memory of the files in work.

mod checkstyle;
mod concise;
mod excerpt;
mod finding;
mod github;
mod html;
mod json;
mod junit;
mod mended;
mod pointed;
mod sarif;
mod score;
mod setup;
mod statistics;
mod summary;
mod text;
mod uri;
mod xml;

pub use mended::text_after;
pub use pointed::pointed;
pub use score::{Counts, Scale, Thresholds, Verdict, Weights};
pub use setup::{Describe, RuleDescription, Setup};
pub use statistics::{Statistics, StatisticsBy};
pub use summary::{Summary, TableFormat};

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

    /// Takes note of a file that could not be read: a report must not look as if it had been.
    fn unread(&mut self, problem: &str) {
        let _ = problem;
    }

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
    /// SARIF 2.1.0: for code hosts.
    Sarif,
    /// Workflow commands: for annotations on GitHub.
    Github,
    /// The XML of `JUnit`: for build servers.
    Junit,
    /// Checkstyle's XML: for build servers.
    Checkstyle,
    /// One page with everything in it: for editors.
    Html,
}

impl Format {
    /// A report in this format.
    pub fn report<'a>(self, setup: &Setup<'a>) -> Box<dyn Report + 'a> {
        match self {
            Self::Text => Box::new(text::Text { width: setup.width }),
            Self::Concise => Box::new(concise::Concise),
            Self::Json => Box::new(json::Json::default()),
            Self::Jsonl => Box::new(json::Jsonl),
            Self::Sarif => Box::new(sarif::Sarif::new(setup.describe)),
            Self::Github => Box::new(github::Github),
            Self::Junit => Box::new(junit::Junit::default()),
            Self::Checkstyle => Box::new(checkstyle::Checkstyle::default()),
            Self::Html => Box::new(html::Html::new(*setup)),
        }
    }
}
