//! What keeps a match from being shown, though its rule fires.

use mtlint::rule::Trace;

/// What keeps a match from being shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hurdle {
    /// What it is, in a word.
    pub(super) name: &'static str,
    /// What it says, and where it stands.
    pub(super) detail: String,
}

impl Hurdle {
    pub(super) fn new(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, detail: detail.into() }
    }
}

/// A place that a rule looked at, and what keeps it from being shown.
#[derive(Debug)]
pub(super) struct Judged {
    /// How the rule decides, with the place in bytes of the file.
    pub(super) trace: Trace,
    /// Without any, a match is shown.
    pub(super) hurdles: Vec<Hurdle>,
}
