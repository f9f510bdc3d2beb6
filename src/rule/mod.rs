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
mod needs;
mod packed;
mod plain;
mod quick;
mod schema;
mod set;
mod settings;
mod spec;
mod table;
mod template;
mod texts;
mod trace;
mod trial;
pub mod verify;
mod word_list;
mod work;
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
pub(crate) use conditions::{Asked, Conditions};
pub(crate) use decode::decode;
pub(crate) use error::Problem;
pub(crate) use index::Index;
pub(crate) use lazy_regex::{LazyRegex, has_capital, parse};
pub(crate) use lemma::expand;
pub(crate) use lookup::{Called, Lookup};
pub(crate) use spec::ConditionsSpec;
pub(crate) use template::capitalised;
pub(crate) use word_list::WordList;

use std::sync::OnceLock;

use card::Card;
use catalogue::Source;
use spec::PlaceSpec;
use template::Template;
use trial::Budget;

use crate::check::Check;
use crate::diagnostic::{Applicability, Category, RuleId, Severity};

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
    /// For trials without compiling it.
    budget: Budget,
    /// Kept apart: it is large, and most rules of the catalogue never need theirs.
    body: OnceLock<Box<Body>>,
    /// Its number and its YAML in the catalogue, if it comes from there.
    catalogued: Option<(usize, Source)>,
}

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
        let (check, body) = (OnceLock::from(check), OnceLock::from(Box::new(body)));
        Self { card, check, budget: Budget::default(), body, catalogued: None }
    }

    /// The rule with this `number` in the catalogue.
    pub(crate) fn in_catalogue(card: Card, number: usize, source: Source) -> Self {
        let (check, budget, body) = Default::default();
        Self { card, check, budget, body, catalogued: Some((number, source)) }
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
        &**self.check.get_or_init(|| sound(self.source().check(self.kind())))
    }

    fn body(&self) -> &Body {
        self.body.get_or_init(|| Box::new(sound(self.source().body(self.looks()))))
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

    /// The phrases of which one stands wherever the rule finds something; none if it must see every text. Of a rule that looks
    /// for a sequence it may be a part of a word, such as `does` of “doesn't”.
    pub fn needles(&self) -> Vec<String> {
        self.looks().needles()
    }

    /// Without this the rule finds nothing in a paragraph, whatever calls for it.
    pub(crate) fn need(&self) -> Need {
        self.looks().need()
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
}

/// What was read in a catalogue, which holds only rules that have been compiled.
fn sound<T>(read: Result<T, Problem>) -> T {
    read.unwrap_or_else(|problem| panic!("{}", RuleError::new("mtlint", problem)))
}
