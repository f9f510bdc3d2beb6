//! Punctuation marks seen in the original text: which of them belong together, and the spaces around them.

mod around;
mod brackets;
mod foreign;
mod glyph;
mod mend;
mod pairs;
mod quotes;
mod reading;
mod readings;
mod scan;
mod spacing;

pub use pairs::{PairDefect, PairFault, pair_defects};
pub use spacing::{SpacingDefect, SpacingFault, spacing_defects};

use super::Span;

/// A replacement of bytes of the original text; `""` deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkEdit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl MarkEdit {
    /// Puts `replacement` in the place of `span`.
    pub(crate) fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }
}
