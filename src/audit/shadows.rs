//! Phrases that are of no use, since another phrase or another rule always says the same.

use super::source::Sources;
use super::{Grade, Remark, on_each};
use crate::check::{Check, KINDS};
use crate::linter::Linter;
use crate::rule::{Case, Index, Node, Rule, Value};
use crate::text::{Document, ViewSpan};

/// What there is to say about phrases in the shadow of others.
pub(super) fn remarks(linter: &Linter, sources: &Sources) -> Vec<Remark> {
    on_each(linter.rules(), |rule| {
        let phrases = Phrase::all(rule, sources);
        let mut remarks: Vec<Remark> = (0..phrases.len()).filter_map(|at| by_sister(rule, &phrases, at)).collect();
        remarks.extend(by_rule(rule, linter));
        remarks
    })
}

/// One of the phrases that a rule lists, as a check of its own.
struct Phrase<'n> {
    node: &'n Node,
    check: Box<dyn Check>,
    index: Index,
    samples: Vec<String>,
}

impl<'n> Phrase<'n> {
    /// The phrases of `rule`, if it is of that kind and lists several.
    fn all(rule: &Rule, sources: &'n Sources) -> Vec<Self> {
        let Some(Node { value: Value::List(items), .. }) = sources.pattern(rule).filter(|_| rule.kind() == "phrase")
        else {
            return Vec::new();
        };
        items.iter().filter_map(|node| Self::new(node, rule.bounds().0)).collect()
    }

    fn new(node: &'n Node, case: Case) -> Option<Self> {
        let kind = KINDS.iter().find(|kind| kind.name == "phrase")?;
        let check = (kind.compile)(node, case).ok()?;
        let index = Index::of_one(&check.needles());
        let samples = check.samples();
        Some(Self { node, check, index, samples })
    }

    /// Whether the phrase finds the whole of `sample`.
    fn finds(&self, sample: &str) -> bool {
        let document = Document::new(sample);
        let mut found = Vec::new();
        self.check.check(&document, &self.index.hits_of_one(&document), &mut found);
        found.iter().any(|finding| finding.place == ViewSpan::new(0, document.view().text().len()))
    }

    fn finds_all_of(&self, other: &Self) -> bool {
        !other.samples.is_empty() && other.samples.iter().all(|sample| self.finds(sample))
    }

    fn written(&self) -> &str {
        if let Value::Scalar(text) = &self.node.value { text } else { "…" }
    }
}

/// A phrase all of which another one of its rule finds. Of two that are the same, the later one is of no use.
fn by_sister(rule: &Rule, phrases: &[Phrase<'_>], at: usize) -> Option<Remark> {
    let phrase = &phrases[at];
    let casts = |(number, other): &(usize, &Phrase<'_>)| {
        *number != at && other.finds_all_of(phrase) && (*number < at || !phrase.finds_all_of(other))
    };
    let (_, other) = phrases.iter().enumerate().find(casts)?;
    let message = format!("the phrase “{}” is shadowed by “{}”, which finds it too", phrase.written(), other.written());
    let place = (phrase.node.at.line, phrase.node.at.column);
    Some(Remark::on(rule, Grade::Warning, message, "drop it, or narrow the other one").at(Some(place)))
}

/// More samples tell nothing new, and a table of names has thousands.
const MOST_SAMPLES: usize = 40;

/// A rule all of whose matches another rule says first, in the same category.
fn by_rule(rule: &Rule, linter: &Linter) -> Option<Remark> {
    let samples: Vec<String> = rule.samples().into_iter().take(MOST_SAMPLES).collect();
    let mut shadow: Option<Vec<String>> = None;
    for sample in &samples {
        let found = linter.check_each(sample);
        let own = found.iter().find(|it| it.rule == *rule.id())?;
        let before = found.iter().filter(|it| it.span == own.span && it.category == own.category && it.rule < own.rule);
        let before: Vec<String> = before.map(|it| it.rule.to_string()).collect();
        let common =
            shadow.take().map_or(before.clone(), |old| old.into_iter().filter(|id| before.contains(id)).collect());
        if common.is_empty() {
            return None;
        }
        shadow = Some(common);
    }
    let other = shadow?.into_iter().next()?;
    let message = format!("`{other}` says all that this rule says, and is heard first");
    Some(Remark::on(rule, Grade::Warning, message, "drop one of the two, or give them different categories"))
}
