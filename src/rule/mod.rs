//! Layer 2: rules. YAML becomes a spec, a spec becomes a [`Rule`], and a rule can no longer be wrong.

mod alone;
mod compile;
mod conditions;
mod decode;
mod deserializer;
mod error;
mod fault;
mod index;
mod lazy_regex;
mod lemma;
mod packed;
mod schema;
mod set;
mod spec;
mod template;
mod trace;
pub mod verify;
mod yaml;

pub use alone::Alone;
pub use error::{RuleError, nearest};
pub use index::Hit;
pub use schema::schema;
pub use set::{Pack, PackText, RuleSet, builtin_packs};
pub use spec::{Case, Presence};
pub use template::Captures;
pub use trace::{Step, Trace};
pub use yaml::{At, Key, Node, Value};

pub(crate) use compile::compile_node;
pub(crate) use conditions::{Conditions, WordList};
pub(crate) use decode::{Spanned, decode};
pub(crate) use error::Problem;
pub(crate) use index::Index;
pub(crate) use lazy_regex::{LazyRegex, parse};
pub(crate) use lemma::expand;
pub(crate) use spec::{ConditionsSpec, Words};

use spec::PlaceSpec;
use template::{CaseFollows, Template, match_case};

use crate::check::{Check, Finding};
use crate::diagnostic::{Applicability, Category, Diagnostic, Fix, RuleId, Severity};
use crate::text::{Document, ViewSpan, fold, fold_char};

/// The YAML of a rule file as a tree, before it is looked at for rules.
///
/// # Errors
/// If `yaml` isn't YAML, or holds what rule files have no use for: anchors, deep nesting, too many values.
pub fn read_yaml(yaml: &str) -> Result<Node, RuleError> {
    yaml::read(yaml).map_err(|problem| RuleError::new("the file", problem))
}

/// The kinds of rule: the name of each, and what it finds.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    crate::check::KINDS.iter().map(|kind| (kind.name, kind.about))
}

/// A rule ready to run. It is made by [`RuleSet::load`] alone.
#[derive(Debug)]
pub struct Rule {
    id: RuleId,
    kind: &'static str,
    message: Template,
    why: Option<String>,
    severity: Severity,
    category: Category,
    check: Box<dyn Check>,
    place: PlaceSpec,
    case: Case,
    unless: Conditions,
    require: Conditions,
    fix: FixPlan,
    examples: Vec<Example>,
    preview: bool,
    path: String,
    line: usize,
}

/// What a rule offers to write instead.
#[derive(Debug, Default)]
struct FixPlan {
    templates: Vec<Template>,
    safety: Applicability,
}

/// A text that proves a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// A text on whose `[bracketed]` words the rule fires.
    pub bad: Option<String>,
    /// What the fix makes of it.
    pub good: Option<String>,
    /// A text on which the rule is silent.
    pub ok: Option<String>,
    /// 1-based line in the pack.
    pub line: usize,
}

impl Rule {
    /// The rule's name, with its pack.
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// How the rule looks.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// How bad what it finds is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What sort of artefact it finds.
    pub fn category(&self) -> Category {
        self.category
    }

    /// The message as the author wrote it, with its `{places}`.
    pub fn message(&self) -> &str {
        self.message.source()
    }

    /// Why what it finds is an artefact.
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// The replacements as the author wrote them, with their `{places}`.
    pub fn replacements(&self) -> impl Iterator<Item = &str> {
        self.fix.templates.iter().map(Template::source)
    }

    /// Who may apply the rule's fixes.
    pub fn safety(&self) -> Applicability {
        self.fix.safety
    }

    /// The texts that prove the rule.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// Whether the rule is on trial: off unless asked for.
    pub fn is_preview(&self) -> bool {
        self.preview
    }

    /// The file that the rule stands in.
    pub fn pack_path(&self) -> &str {
        &self.path
    }

    /// The 1-based line at which the rule begins in its pack.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The phrases without which the rule finds nothing; none if it must see every text.
    pub(crate) fn needles(&self) -> Vec<String> {
        self.check.needles()
    }

    /// The words that it looks for first; none if it looks at every text.
    pub fn literals(&self) -> Vec<String> {
        self.needles()
    }

    /// Whether the rule says anything about words around a match that make it right.
    pub(crate) fn has_unless(&self) -> bool {
        !self.unless.is_empty()
    }

    /// Whether letter case counts, and where the rule looks.
    pub(crate) fn bounds(&self) -> (Case, Presence) {
        (self.case, self.place.quotation)
    }

    /// Texts of which the check must find each.
    pub(crate) fn samples(&self) -> Vec<String> {
        self.check.samples()
    }

    /// What the rule finds in `document`, where `hits` are the places of its needles.
    pub(crate) fn check(&self, document: &Document<'_>, hits: &[Hit]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        self.check.check(document, hits, &mut found);
        found.retain(|finding| self.counts(document, finding.place));
        found.into_iter().map(|finding| self.diagnostic(document, finding)).collect()
    }

    /// Whether a match at `place` is an artefact by all that the rule says about its surroundings.
    fn counts(&self, document: &Document<'_>, place: ViewSpan) -> bool {
        self.place.quotation.allows(|| document.is_quoted(place))
            && self.place.headline.allows(|| document.is_headline(place.start))
            && !self.unless.any_holds(document, place)
            && self.require.all_hold(document, place)
    }

    fn diagnostic(&self, document: &Document<'_>, finding: Finding) -> Diagnostic {
        let span = finding.span.unwrap_or_else(|| document.original(finding.place));
        let matched = document.written(finding.place);
        let message = self.message.fill(document.view().slice(finding.place), &finding.captures);
        let mut fixes = match finding.edits {
            Some(edits) if edits.is_empty() => Vec::new(),
            Some(edits) => vec![Fix { edits, applicability: self.fix.safety }],
            None => {
                let filled = self.fix.templates.iter().map(|template| self.replacement(template, matched, &finding));
                filled.map(|text| Fix::replace(span, text, self.fix.safety)).collect()
            }
        };
        if fixes.first().is_some_and(|fix| changes_nothing(fix, document.source())) {
            fixes.clear();
        }
        let (rule, severity, category) = (self.id.clone(), self.severity, self.category);
        Diagnostic { rule, span, severity, category, message, fixes }
    }

    fn replacement(&self, template: &Template, matched: &str, finding: &Finding) -> String {
        let follows = match self.case {
            Case::Exact => CaseFollows::Nothing,
            _ if template.begins_lowercase() => CaseFollows::Start,
            _ => CaseFollows::Nothing,
        };
        match_case(matched, &template.fill(matched, &finding.captures), follows)
    }
}

/// Whether `source` is already what `fix` would make of it.
fn changes_nothing(fix: &Fix, source: &str) -> bool {
    fix.edits.iter().all(|edit| source[edit.span.range()] == edit.replacement)
}

impl Case {
    /// Whether `written` is `pattern` in a letter case that counts.
    pub(crate) fn allows(self, pattern: &str, written: &str) -> bool {
        let same = |(right, c): (char, char)| right == c || fold_char(c) == right;
        match self {
            Self::Exact => written == pattern,
            Self::Ignore => fold(written) == fold(pattern),
            Self::Smart => {
                pattern.chars().count() == written.chars().count() && pattern.chars().zip(written.chars()).all(same)
            }
        }
    }
}

impl Presence {
    /// Whether a match counts, given whether it `is_there`.
    fn allows(self, is_there: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Any => true,
            Self::Only => is_there(),
            Self::Never => !is_there(),
        }
    }
}
