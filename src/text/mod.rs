//! Layer 0: a text and the places in it. Knows no rules.

pub mod english;

mod lines;
mod span;

pub use lines::{LineColumn, LineIndex};
pub use span::{Span, ViewSpan};
