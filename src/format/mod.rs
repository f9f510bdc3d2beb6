//! Layer 0: which bytes of a file are prose.
//!
//! A file becomes one or more [`Prose`]s: texts without markup, which map back to the bytes of the file. Rules see the text
//! alone; what they find is told in places of the file, and what a fix writes is encoded as the file's format asks for.

mod prose;

pub use prose::Prose;

/// The formats that files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// Nothing but prose.
    #[default]
    Text,
}

/// How the prose of a file is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The format of the file.
    pub format: InputFormat,
}

/// Why no prose can be found in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {}

impl Reading {
    /// The texts in `source`, in order; the records of a file of many articles are texts of their own.
    ///
    /// # Errors
    /// If `source` is broken in a way that leaves no telling what in it is prose.
    pub fn prose<'s>(&self, source: &'s str) -> Result<Vec<Prose<'s>>, FormatError> {
        match self.format {
            InputFormat::Text => Ok(vec![Prose::plain(source)]),
        }
    }
}
