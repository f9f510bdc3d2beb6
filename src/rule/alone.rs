//! A rule by itself: what it finds where no other rule looks along.

use super::index::{Hit, Index};
use super::{Asked, Rule};
use crate::check::{Finding, Sequences};
use crate::diagnostic::Diagnostic;
use crate::text::Document;

/// A rule, ready to look at texts alone.
#[derive(Debug)]
pub struct Alone<'r> {
    pub(super) rule: &'r Rule,
    index: Index,
    /// What it looks for instead of its needles, if it does.
    sequences: Option<Sequences>,
}

impl<'r> Alone<'r> {
    /// The rule by itself.
    pub fn new(rule: &'r Rule) -> Self {
        let sequence = rule.looks().sequence();
        let sequences = sequence.map(|sequence| Sequences::of(std::iter::once((0, sequence))));
        Self { rule, index: Index::of_one(&rule.needles()), sequences }
    }

    /// What the rule finds in `text`, ordered by position.
    pub fn find(&self, text: &str) -> Vec<Diagnostic> {
        let document = Document::new(text);
        let mut found = self.rule.check(&document, &self.places(&document));
        found.sort_by_key(|diagnostic| diagnostic.span);
        found.dedup_by_key(|diagnostic| diagnostic.span);
        found
    }

    /// The places of the rule's needles.
    pub(crate) fn hits(&self, document: &Document<'_>) -> Vec<Hit> {
        self.index.hits_of_one(document)
    }

    /// The places that the rule looks at.
    fn places(&self, document: &Document<'_>) -> Vec<Hit> {
        let Some(sequences) = &self.sequences else { return self.hits(document) };
        let mut places = Vec::new();
        sequences.visit(document, |_, hit| places.push(hit));
        places
    }

    /// The matches, before the rule has looked at what stands around them.
    pub(crate) fn matches(&self, document: &Document<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        self.rule.looks().check(document, &self.places(document), &mut found);
        found.sort_by_key(|finding| finding.place);
        found
    }

    /// Whether something that the rule has under `unless` makes `finding` right.
    pub(crate) fn is_stopped_by_unless(&self, document: &Document<'_>, finding: &Finding) -> bool {
        self.rule.body().unless.any_holds(document, finding.place, &Asked::default())
    }
}
