//! Layer 3: a document and a rule set make diagnostics; diagnostics and a policy make a fixed text.

use crate::diagnostic::{Applicability, Diagnostic, Fix, apply_edits};
use crate::rule::{Called, Lookup, RuleSet};
use crate::text::Document;

/// How often fixing is repeated at most. Built-in rules need two or three rounds.
const MAX_ROUNDS: usize = 10;

/// Rules, ready to look at texts.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
    lookup: Lookup,
}

/// A text after fixing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text with the fixes applied.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left to find in it.
    pub remaining: Vec<Diagnostic>,
}

impl Linter {
    /// A linter with `rules`.
    pub fn new(rules: RuleSet) -> Self {
        Self { lookup: Lookup::new(&rules), rules }
    }

    /// The rules it looks with.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What the rules find in `text`, ordered by position, then by rule. What two rules say of one place and in one
    /// category is said once.
    pub fn check(&self, text: &str) -> Vec<Diagnostic> {
        let mut found = self.check_each(text);
        found.dedup_by(|later, earlier| later.span == earlier.span && later.category == earlier.category);
        found
    }

    /// What each rule finds in `text` for itself, in the same order.
    pub fn check_each(&self, text: &str) -> Vec<Diagnostic> {
        let document = Document::new(text);
        let called = self.lookup.called(&document);
        let each = called.iter().flat_map(|Called { rule, hits }| self.rules.get(*rule).check(&document, hits));
        let mut found: Vec<Diagnostic> = each.collect();
        found.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        found.dedup_by(|later, earlier| later.span == earlier.span && later.rule == earlier.rule);
        found
    }

    /// `text` with every fix applied that is at least as safe as `allowed`, again and again until nothing changes.
    pub fn fix(&self, text: &str, allowed: Applicability) -> Fixed {
        let mut fixed = Fixed { text: text.to_owned(), applied: 0, remaining: self.check(text) };
        for _ in 0..MAX_ROUNDS {
            let chosen = compatible(&fixed.remaining, allowed);
            if chosen.is_empty() {
                break;
            }
            fixed.applied += chosen.len();
            fixed.text = apply_edits(&fixed.text, chosen.iter().flat_map(|fix| &fix.edits));
            fixed.remaining = self.check(&fixed.text);
        }
        fixed
    }
}

/// The first fix of each diagnostic that is safe enough and doesn't touch what an earlier one changes.
fn compatible(diagnostics: &[Diagnostic], allowed: Applicability) -> Vec<&Fix> {
    let (mut chosen, mut done) = (Vec::new(), 0);
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.first().filter(|fix| fix.applicability >= allowed) else { continue };
        let start = fix.edits.iter().map(|edit| edit.span.start).min();
        if start.is_some_and(|start| start >= done) {
            done = fix.edits.iter().map(|edit| edit.span.end + 1).max().unwrap_or(done);
            chosen.push(fix);
        }
    }
    chosen
}
