//! A rule by itself: what it finds where no other rule looks along.

use super::{Hit, Index, Rule};
use crate::check::Finding;
use crate::diagnostic::Diagnostic;
use crate::text::Document;

/// A rule, ready to look at texts alone.
#[derive(Debug)]
pub struct Alone<'r> {
    pub(super) rule: &'r Rule,
    index: Index,
}

impl<'r> Alone<'r> {
    /// The rule by itself.
    pub fn new(rule: &'r Rule) -> Self {
        let mut index = Index::default();
        for (number, needle) in rule.needles().iter().enumerate() {
            index.add(0, number, needle);
        }
        Self { rule, index }
    }

    /// What the rule finds in `text`, ordered by position.
    pub fn find(&self, text: &str) -> Vec<Diagnostic> {
        let document = Document::new(text);
        let mut found = self.rule.check(&document, &self.hits(&document));
        found.sort_by_key(|diagnostic| diagnostic.span);
        found.dedup_by_key(|diagnostic| diagnostic.span);
        found
    }

    /// The places of the rule's needles.
    pub(crate) fn hits(&self, document: &Document<'_>) -> Vec<Hit> {
        self.index.hits(document.view()).into_iter().map(|(_, hit)| hit).collect()
    }

    /// The matches, before the rule has looked at what stands around them.
    pub(crate) fn matches(&self, document: &Document<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        self.rule.check.check(document, &self.hits(document), &mut found);
        found.sort_by_key(|finding| finding.place);
        found
    }

    /// Whether something that the rule has under `unless` makes `finding` right.
    pub(crate) fn is_stopped_by_unless(&self, document: &Document<'_>, finding: &Finding) -> bool {
        self.rule.unless.any_holds(document, finding.place)
    }
}
