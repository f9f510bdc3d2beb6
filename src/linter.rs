//! Layer 3: checks and fixes texts. A stand-in that finds “kyiv”.

use crate::diagnostic::{Applicability, Diagnostic, Fix, apply_edits};
use crate::rule::{Rule, RuleSet};
use crate::text::Span;

/// Rules, ready to be used on texts.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
}

/// What a fix leaves.
#[derive(Debug)]
pub struct Fixed {
    /// The fixed text.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is still there.
    pub remaining: Vec<Diagnostic>,
}

impl Linter {
    /// A linter with these rules.
    pub fn new(rules: RuleSet) -> Self {
        Self { rules }
    }

    /// Its rules.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The artefacts in `text`, by place and then by rule.
    pub fn check(&self, text: &str) -> Vec<Diagnostic> {
        let places = text.match_indices("kyiv").map(|(at, found)| Span::new(at, at + found.len()));
        places.flat_map(|span| self.rules.rules().map(move |rule| found(rule, span))).collect()
    }

    /// `text` with every fix applied that is at least `allowed`.
    pub fn fix(&self, text: &str, allowed: Applicability) -> Fixed {
        let all = self.check(text);
        let (fixable, remaining): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|it| it.fixes[0].applicability >= allowed);
        let edits = fixable.iter().flat_map(|it| &it.fixes[0].edits);
        Fixed { text: apply_edits(text, edits), applied: fixable.len(), remaining }
    }
}

fn found(rule: &Rule, span: Span) -> Diagnostic {
    Diagnostic {
        rule: rule.id().clone(),
        span,
        severity: rule.severity(),
        category: rule.category(),
        message: rule.message().replace("{match}", "kyiv"),
        fixes: vec![Fix::replace(span, "Kyiv", Applicability::Safe)],
    }
}
