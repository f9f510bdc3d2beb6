//! Fixes and the edits that they consist of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Who may apply a fix. Ordered, so that a policy is one comparison: `fix.applicability >= allowed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Shown to an editor and never applied by the program.
    Display,
    /// Probably right; applied when the user asks for unsafe fixes.
    #[default]
    Unsafe,
    /// What no copy editor would object to: whitespace, a name's spelling, casing, a or an.
    Safe,
}

impl Applicability {
    /// The name in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Display => "display",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// A way to mend an artefact: edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to change; ordered by position, without overlaps.
    pub edits: Vec<Edit>,
    /// Who may apply it.
    pub applicability: Applicability,
}

impl Fix {
    /// A fix of one edit.
    pub fn replace(span: Span, replacement: impl Into<String>, applicability: Applicability) -> Self {
        Self { edits: vec![Edit { span, replacement: replacement.into() }], applicability }
    }
}

/// One replacement: `""` deletes, an empty span inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the original text.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// `text` with `edits` carried out in the order of their position; an edit that overlaps an earlier one is left out.
/// Everything outside the edits stays byte for byte.
pub fn apply_edits<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let (mut fixed, mut done) = (String::with_capacity(text.len()), 0);
    for edit in edits.into_iter().filter(|edit| edit.span.end <= text.len()) {
        if edit.span.start < done {
            continue;
        }
        fixed.push_str(&text[done..edit.span.start]);
        fixed.push_str(&edit.replacement);
        done = edit.span.end;
    }
    fixed.push_str(&text[done..]);
    fixed
}
