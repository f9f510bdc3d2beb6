//! Layer 2: rules. YAML becomes a spec, a spec becomes a [`Rule`], and a rule can no longer be wrong.

mod alone;
mod card;
mod catalogue;
mod compile;
mod conditions;
mod decode;
mod deserializer;
mod error;
mod fault;
mod index;
mod lazy_regex;
mod lemma;
mod lookup;
mod need;
mod packed;
mod plain;
mod quick;
mod schema;
mod set;
mod settings;
mod spec;
mod template;
mod trace;
mod trial;
pub mod verify;
mod yaml;

pub use alone::Alone;
pub use catalogue::write_catalogue;
pub use decode::Spanned;
pub use error::{RuleError, nearest};
pub use index::Hit;
pub use need::Need;
pub use schema::{match_schema, schema};
pub use set::{Pack, RuleSet};
pub use settings::settings;
pub use spec::{Case, Presence, Words};
pub use template::Captures;
pub use trace::{Step, Trace};
pub use yaml::{At, Key, Node, Value};

pub(crate) use compile::compile_node;
pub(crate) use conditions::{Asked, Conditions, WordList};
pub(crate) use decode::decode;
pub(crate) use error::Problem;
pub(crate) use index::Index;
pub(crate) use lazy_regex::{LazyRegex, has_capital, parse};
pub(crate) use lemma::expand;
pub(crate) use lookup::{Called, Lookup};
pub(crate) use spec::ConditionsSpec;
pub(crate) use template::capitalised;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use card::{Caller, Card};
use catalogue::Source;
use spec::PlaceSpec;
use template::{CaseFollows, Template, match_case};

use crate::check::{Check, Finding};
use crate::diagnostic::{Applicability, Category, Diagnostic, Fix, RuleId, Severity};
use crate::text::{Document, ViewSpan};

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

/// A rule that can't be wrong. It is made by [`RuleSet::load`], or carried along by the program; then it is compiled when it
/// is first needed.
#[derive(Debug)]
pub struct Rule {
    card: Card,
    check: OnceLock<Box<dyn Check>>,
    /// In how many texts it was tried without being compiled.
    tried: AtomicUsize,
    body: OnceLock<Body>,
    /// Its number and its YAML in the catalogue, if it comes from there.
    catalogued: Option<(usize, Source)>,
}

/// After so many texts compiling has cost less than trials.
const MOST_TRIED: usize = 50;

/// What a rule says beyond its card and how it looks: what becomes of its matches.
#[derive(Debug)]
pub(crate) struct Body {
    message: Template,
    why: Option<String>,
    place: PlaceSpec,
    case: Case,
    unless: Conditions,
    require: Conditions,
    fix: FixPlan,
    examples: Vec<Example>,
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
    /// A rule that has been compiled already.
    pub(crate) fn compiled(card: Card, check: Box<dyn Check>, body: Body) -> Self {
        let (check, body) = (OnceLock::from(check), OnceLock::from(body));
        Self { card, check, tried: AtomicUsize::default(), body, catalogued: None }
    }

    /// The rule with this `number` in the catalogue.
    pub(crate) fn in_catalogue(card: Card, number: usize, source: Source) -> Self {
        let (check, tried, body) = Default::default();
        Self { card, check, tried, body, catalogued: Some((number, source)) }
    }

    /// What is known without compiling it.
    pub(crate) fn card(&self) -> &Card {
        &self.card
    }

    /// Its number in the catalogue, if it comes from there.
    pub(crate) fn number(&self) -> Option<usize> {
        self.catalogued.map(|(number, _)| number)
    }

    /// How the rule looks at texts.
    pub(crate) fn looks(&self) -> &dyn Check {
        let compile = || self.source().check(self.kind()).expect("a catalogue holds only rules that have been compiled");
        &**self.check.get_or_init(compile)
    }

    fn body(&self) -> &Body {
        let compile = || self.source().body(self.looks()).expect("a catalogue holds only rules that have been compiled");
        self.body.get_or_init(compile)
    }

    fn source(&self) -> Source {
        self.catalogued.expect("a rule is compiled unless it comes from a catalogue").1
    }

    /// The rule's name, with its pack.
    pub fn id(&self) -> &RuleId {
        &self.card.id
    }

    /// How the rule looks.
    pub fn kind(&self) -> &'static str {
        self.card.kind
    }

    /// How bad what it finds is.
    pub fn severity(&self) -> Severity {
        self.card.severity
    }

    /// What sort of artefact it finds.
    pub fn category(&self) -> Category {
        self.card.category
    }

    /// The message as the author wrote it, with its `{places}`.
    pub fn message(&self) -> &str {
        self.body().message.source()
    }

    /// Why what it finds is an artefact.
    pub fn why(&self) -> Option<&str> {
        self.body().why.as_deref()
    }

    /// The replacements as the author wrote them, with their `{places}`.
    pub fn replacements(&self) -> impl Iterator<Item = &str> {
        self.body().fix.templates.iter().map(Template::source)
    }

    /// Who may apply the rule's fixes.
    pub fn safety(&self) -> Applicability {
        self.body().fix.safety
    }

    /// The texts that prove the rule.
    pub fn examples(&self) -> &[Example] {
        &self.body().examples
    }

    /// Counts what the rule finds as `severity` from now on.
    pub(crate) fn grade(&mut self, severity: Severity) {
        self.card.severity = severity;
    }

    /// Whether the rule is on trial: off unless asked for.
    pub fn is_preview(&self) -> bool {
        self.card.preview
    }

    /// The name of its pack: its id without the last part.
    pub fn pack(&self) -> &str {
        self.id().as_str().rsplit_once('/').map_or("", |(pack, _)| pack)
    }

    /// The file that the rule stands in.
    pub fn pack_path(&self) -> &str {
        &self.card.path
    }

    /// The 1-based line at which the rule begins in its pack.
    pub fn line(&self) -> usize {
        self.card.line
    }

    /// The phrases without which the rule finds nothing; none if it must see every text.
    pub(crate) fn needles(&self) -> Vec<String> {
        self.looks().needles()
    }

    /// The words that it looks for first; none if it looks at every text.
    pub fn literals(&self) -> Vec<String> {
        self.needles()
    }

    /// Whether the rule says anything about words around a match that make it right.
    pub(crate) fn has_unless(&self) -> bool {
        !self.body().unless.is_empty()
    }

    /// Whether letter case counts, and where the rule looks.
    pub(crate) fn bounds(&self) -> (Case, Presence) {
        (self.body().case, self.body().place.quotation)
    }

    /// Texts of which the check must find each.
    pub(crate) fn samples(&self) -> Vec<String> {
        self.looks().samples()
    }

    /// What the rule finds in `document`, where `hits` are the places of its needles.
    pub(crate) fn check(&self, document: &Document<'_>, hits: &[Hit]) -> Vec<Diagnostic> {
        if self.is_ruled_out(document, hits) {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.looks().check(document, hits, &mut found);
        if found.is_empty() {
            // Mostly it is so, and what would become of a match need not be known.
            return Vec::new();
        }
        let (body, asked) = (self.body(), Default::default());
        found.retain(|finding| body.counts(document, finding.place, &asked));
        found.into_iter().map(|finding| self.diagnostic(document, finding)).collect()
    }

    /// Whether a trial tells that the rule, which isn't compiled yet, finds nothing.
    fn is_ruled_out(&self, document: &Document<'_>, hits: &[Hit]) -> bool {
        let Some((_, source)) = self.catalogued.filter(|_| self.check.get().is_none()) else { return false };
        if self.tried.fetch_add(1, Ordering::Relaxed) > MOST_TRIED {
            return false;
        }
        let mut paragraphs: Vec<usize> = hits.iter().map(|hit| document.paragraph_at(hit.place.start)).collect();
        paragraphs.dedup();
        if hits.is_empty() && self.card.caller == Caller::Text {
            paragraphs.extend(0..document.paragraphs().len());
        }
        !source.may_find(document, paragraphs.into_iter())
    }

    fn diagnostic(&self, document: &Document<'_>, finding: Finding) -> Diagnostic {
        let body = self.body();
        let span = finding.span.unwrap_or_else(|| document.original(finding.place));
        let matched = document.written(finding.place);
        let message = body.message.fill(document.view().slice(finding.place), &finding.captures);
        let safety = body.fix.safety;
        let mut fixes = match finding.edits {
            Some(edits) if edits.is_empty() => Vec::new(),
            Some(edits) => vec![Fix { edits, applicability: safety }],
            None => {
                let filled = body.fix.templates.iter().map(|template| body.replacement(template, matched, &finding));
                filled.map(|text| Fix::replace(span, text, safety)).collect()
            }
        };
        fixes.retain(|fix| !changes_nothing(fix, document.source()));
        let (rule, severity, category) = (self.id().clone(), self.severity(), self.category());
        Diagnostic { rule, span, severity, category, message, fixes }
    }
}

impl Body {
    /// Whether a match at `place` is an artefact by all that the rule says about its surroundings.
    fn counts(&self, document: &Document<'_>, place: ViewSpan, [unless, require]: &[Asked; 2]) -> bool {
        self.place.quotation.allows(|| document.is_quoted(place))
            && self.place.headline.allows(|| document.is_headline(place.start))
            && !self.unless.any_holds(document, place, unless)
            && self.require.all_hold(document, place, require)
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
