//! Why no prose can be found in a file.

use std::fmt;

use crate::text::{LineColumn, LineIndex};

use super::fields::Fields;

/// Why no prose can be found in a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct FormatError {
    /// Where the file is at fault.
    pub at: LineColumn,
    fault: Fault,
}

impl FormatError {
    /// `fault` at byte `at` of `source`.
    pub(super) fn new(source: &str, at: usize, fault: Fault) -> Self {
        Self { at: LineIndex::new(source).line_column(at), fault }
    }
}

/// `LINE:COLUMN: what is wrong; what to do`.
impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.at.line, self.at.column, self.fault)
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("not JSON: {0}; mend it, or read it as text with `--input-format text`")]
    Json(String),
    #[error("not JSON: {0}; where each line is a document of its own, use `--input-format jsonl`")]
    Lines(String),
    #[error("nested too deep to be an article; see whether it is the right file")]
    Deep,
    #[error("no text in {0}; name the fields that hold prose with `--field`")]
    NoField(String),
    #[error("not XML: {0}; mend it, or read it as `--input-format html`, which forgives more")]
    Xml(String),
    #[error("neither NITF nor NewsML-G2, but <{0}>; for XHTML use `--input-format html`")]
    NoNews(String),
    #[error("no element in it, so neither NITF nor NewsML-G2; see whether it is the right file")]
    NoRoot,
}

impl Fault {
    /// What the reader of JSON says, without the place that it counts for itself.
    pub(super) fn json(error: &serde_json::Error) -> Self {
        let told = error.to_string();
        let cause = told.rsplit_once(" at line ").map_or(told.as_str(), |(cause, _)| cause).to_owned();
        if cause.starts_with("trailing characters") { Self::Lines(cause) } else { Self::Json(cause) }
    }

    /// None of `fields` has a text.
    pub(super) fn no_field(fields: &Fields) -> Self {
        Self::NoField(fields.names().join(", "))
    }
}
