//! Layer 0: a text and the places in it. Knows no rules.

mod document;
pub mod english;
pub(crate) mod fnv;
pub mod foreign;
mod index;
pub mod judge;
pub mod lines;
pub mod marks;
pub mod memo;
pub(crate) mod near;
mod packed;
mod paragraphs;
mod quotation;
pub(crate) mod rarity;
mod sections;
mod sentence;
mod span;
pub mod tagger;
mod token;
mod view;
pub mod words;

pub use document::Document;
pub use lines::{LineColumn, LineIndex};
pub use sections::sections;
pub use sentence::{Position, Sentence};
pub use span::{Span, ViewSpan};
pub use tagger::{Penn, Tag, Tagger, Upos};
pub use token::{Token, TokenKind, tokenize};
pub use view::{View, fold, fold_char};
