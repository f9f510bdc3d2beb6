//! Layer 0: a text and the places in it. Knows no rules.

mod lines;
mod span;
pub mod tagger;
mod token;

pub use lines::{LineColumn, LineIndex};
pub use span::{Span, ViewSpan};
pub use tagger::{Penn, Tag, Tagger, Upos};
pub use token::{Token, TokenKind, tokenize};
