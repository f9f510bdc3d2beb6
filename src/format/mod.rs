//! Layer 0: which bytes of a file are prose.
//!
//! A file becomes one or more [`Prose`]s: texts without markup, which map back to the bytes of the file. Rules see the text
//! alone; what they find is told in places of the file, and what a fix writes is encoded as the file's format asks for.
//!
//! ```text
//!  file   <p>Talks in <b>kyiv</b> &amp; Minsk</p>
//!             │          │  │      │
//!  text      Talks in kyiv   &  Minsk          pieces: “Talks in ”, “kyiv”, “ ”, “&”, “ Minsk”
//! ```
//!
//! A reader of a format hands pieces to a `Builder`, in the order of the file: such as are the same in text and file, and such
//! as are written in another way. Paragraphs, headlines, list items and table cells are separated by an empty line in the
//! text. A text that says again what the article says, such as a caption, is a prose of its own.

mod builder;
mod elements;
mod entity;
mod error;
mod escapes;
mod fields;
mod flow;
mod front_matter;
mod html;
mod json;
mod json_strings;
mod markdown;
mod nested;
mod outline;
mod piece;
mod prose;
mod trim;
mod urls;
mod writing;
mod xml;

pub use error::FormatError;
pub use fields::{DEFAULT_FIELDS, Fields};
pub use prose::Prose;
pub use xml::NEWS_ROOTS;

/// The formats that files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// Nothing but prose.
    #[default]
    Text,
    /// Markdown (`CommonMark` with GitHub's tables), with front matter.
    Markdown,
    /// HTML and XHTML.
    Html,
    /// JSON: one article, or an array of them.
    Json,
    /// JSON Lines: an article a line.
    JsonLines,
    /// NITF or NewsML-G2; the first element tells which.
    News,
}

impl InputFormat {
    /// The format of files that are named like `name`. Endings that nobody knows are those of plain text.
    pub fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let known: &[(&str, Self)] = &[
            ("md", Self::Markdown),
            ("markdown", Self::Markdown),
            ("html", Self::Html),
            ("htm", Self::Html),
            ("xhtml", Self::Html),
            ("json", Self::Json),
            ("jsonl", Self::JsonLines),
            ("ndjson", Self::JsonLines),
            ("xml", Self::News),
            ("nitf", Self::News),
        ];
        known.iter().find(|(it, _)| it.eq_ignore_ascii_case(ending)).map_or(Self::Text, |&(_, format)| format)
    }
}

/// Where `source` begins, behind any byte order mark.
fn behind_mark(source: &str) -> usize {
    source.len() - source.trim_start_matches('\u{FEFF}').len()
}

/// How the prose of files is found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The format of all files; without it, their names tell.
    pub format: Option<InputFormat>,
    /// The fields of JSON that hold prose.
    pub fields: Fields,
}

impl Reading {
    /// The texts in `source`, the contents of a file called `name`; the records of a file of many articles are texts of
    /// their own.
    ///
    /// # Errors
    /// If `source` is broken in a way that leaves no telling what in it is prose, or has no place where prose is looked
    /// for. HTML and Markdown can always be read.
    pub fn prose<'s>(&self, name: &str, source: &'s str) -> Result<Vec<Prose<'s>>, FormatError> {
        match self.format.unwrap_or_else(|| InputFormat::of(name)) {
            InputFormat::Text => Ok(vec![Prose::plain(source)]),
            InputFormat::Markdown => Ok(markdown::read(source)),
            InputFormat::Html => Ok(html::read(source)),
            InputFormat::Json => json::read(source, &self.fields),
            InputFormat::JsonLines => json::read_lines(source, &self.fields),
            InputFormat::News => xml::read_news(source),
        }
    }
}
