//! A text without markup, and the way back to the bytes of its file.

use std::borrow::Cow;

use crate::text::Span;

/// Prose of a file.
#[derive(Debug, Clone)]
pub struct Prose<'s> {
    text: Cow<'s, str>,
}

impl<'s> Prose<'s> {
    /// A file that is prose from end to end.
    pub(super) fn plain(source: &'s str) -> Self {
        Self { text: Cow::Borrowed(source) }
    }

    /// The prose, with all markup gone and all characters decoded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that `span` of the text stands for; none if that is not for rules to judge, such as code.
    pub fn original(&self, span: Span) -> Option<Span> {
        Some(span)
    }

    /// The bytes of the file that writing `replacement` in the place of `span` of the text changes, and what is to stand
    /// there; none if markup would be lost.
    pub fn edit(&self, span: Span, replacement: &str) -> Option<(Span, String)> {
        Some((span, replacement.to_owned()))
    }
}
