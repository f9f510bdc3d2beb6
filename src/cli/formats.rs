//! Which format a file is read in, and which files of a folder hold articles.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Deserialize;

use mtlint::format::{InputFormat, NEWS_ROOTS};

/// The endings of files that hold articles. Other files are read only if they are named: JSON that is no JSON Lines is
/// mostly settings and data.
pub(super) const ARTICLES: &[&str] =
    &["txt", "text", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson", "nitf", "xml"];

/// Files of a repository that are about it. They are read only if they are named, too.
const ABOUT: &[&str] =
    &["readme", "changelog", "contributing", "code_of_conduct", "license", "security", "support", "authors"];

/// How far into a file the first element is looked for.
const HEAD: u64 = 8192;

/// How files are read.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct ReadingArgs {
    /// The format of all files, whatever their names; without it, their endings tell, and what ends otherwise is plain text.
    #[arg(long, value_name = "FORMAT")]
    pub(super) input_format: Option<InputFormatName>,

    /// Where the prose is in JSON: a path such as `article.body`, through all arrays on the way; may be repeated.
    ///
    /// Without it, the texts of title, headline, subtitle, lead, summary, description, body, text, content and caption are read,
    /// wherever they stand. Each line of JSON Lines, and each object of an array that is a whole file, is an article of its own.
    #[arg(long = "field", value_name = "PATH", value_delimiter = ',')]
    pub(super) fields: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum InputFormatName {
    /// Nothing but prose (.txt, .text).
    Text,
    /// Markdown, with front matter (.md, .markdown).
    Markdown,
    /// HTML or XHTML (.html, .htm, .xhtml).
    Html,
    /// JSON (.json).
    Json,
    /// A JSON document a line (.jsonl, .ndjson).
    Jsonl,
    /// NITF or NewsML-G2 (.xml, .nitf).
    News,
}

impl From<InputFormatName> for InputFormat {
    fn from(name: InputFormatName) -> Self {
        match name {
            InputFormatName::Text => Self::Text,
            InputFormatName::Markdown => Self::Markdown,
            InputFormatName::Html => Self::Html,
            InputFormatName::Json => Self::Json,
            InputFormatName::Jsonl => Self::JsonLines,
            InputFormatName::News => Self::News,
        }
    }
}

impl InputFormatName {
    /// The word for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::News => "news",
        }
    }
}

/// Whether the file at `path` holds an article, by its ending; XML does if it is what news agencies send.
pub(super) fn is_article(path: &Path) -> bool {
    let part = |part: Option<&OsStr>| part.and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let (name, ending) = (part(path.file_stem()), part(path.extension()));
    match ending.as_str() {
        "md" | "markdown" => !ABOUT.contains(&name.as_str()),
        "xml" => is_news(path),
        ending => ARTICLES.contains(&ending),
    }
}

/// Whether one of the elements that news begin with opens near the start of the file.
fn is_news(path: &Path) -> bool {
    let mut head = Vec::new();
    // What cannot be read is not passed over in silence: the reader of the whole file says why.
    let Ok(_) = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)) else { return true };
    let opens = |root: &&str| {
        let name = |at: usize| head.get(at..at + root.len()) == Some(root.as_bytes());
        let edges = |at: usize| {
            at > 0 && b"<:".contains(&head[at - 1]) && !head.get(at + root.len()).is_none_or(u8::is_ascii_alphanumeric)
        };
        (0..head.len()).any(|at| name(at) && edges(at))
    };
    NEWS_ROOTS.iter().any(opens)
}
