//! Layer 0: a text and the places in it. Knows no rules.

mod lines;
pub mod marks;
mod span;

pub use lines::{LineColumn, LineIndex};
pub use span::{Span, ViewSpan};
