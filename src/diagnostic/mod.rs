//! What was found: plain data without behaviour of its own.

mod category;
mod context;
mod fingerprint;
mod fix;

pub use category::Category;
pub use context::Context;
pub use fingerprint::{Fingerprint, NoFingerprint, Occurrence, fingerprints};
pub use fix::{Applicability, Edit, Fix, apply_edits};

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// An artefact found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: RuleId,
    /// The artefact, in bytes of the original text.
    pub span: Span,
    /// How bad it is.
    pub severity: Severity,
    /// What sort of artefact it is.
    pub category: Category,
    /// One sentence that explains it to an editor.
    pub message: String,
    /// Ways to mend it, the likeliest first; often one, sometimes none.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// Moves it and its fixes by so many bytes towards the end of the text.
    pub fn shift(&mut self, bytes: usize) {
        let edits = self.fixes.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
        for span in edits.chain([&mut self.span]) {
            *span = Span::new(span.start + bytes, span.end + bytes);
        }
    }
}

/// A rule's name: the path of its pack and its own id, such as `fr/calques/renewed-accent`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The id of rule `name` in `pack`.
    pub fn new(pack: &str, name: &str) -> Self {
        Self(format!("{pack}/{name}").into())
    }

    /// The id that is written out as `id`.
    pub(crate) fn whole(id: &str) -> Self {
        Self(id.into())
    }

    /// The whole id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language that the artefact comes from, as an ISO 639-1 code: the first folder of the pack if its name has two
    /// letters. Nothing for the packs of all languages, and for those that a desk named after itself.
    pub fn language(&self) -> Option<&str> {
        let (folder, _) = self.0.split_once('/')?;
        (folder.len() == 2 && folder.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(folder)
    }

    /// Whether `selector` names this rule or a folder above it: `fr`, `fr/calques` and `fr/calques/renewed-accent` do.
    pub fn is_under(&self, selector: &str) -> bool {
        let rest = self.0.strip_prefix(selector.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How bad an artefact is. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look; good writers do it too.
    Info,
    /// Almost surely an artefact; an editor decides.
    Warning,
    /// Wrong in any article.
    Error,
}

impl Severity {
    /// All severities, mildest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The name in rule files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
