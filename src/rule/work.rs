//! A rule at work: from what its check finds in a document to diagnostics.

use super::card::Caller;
use super::template::{CaseFollows, Template, match_case};
use super::{Asked, Body, Case, Hit, Rule};
use crate::check::Finding;
use crate::diagnostic::{Diagnostic, Fix};
use crate::text::{Document, ViewSpan};

impl Rule {
    /// What the rule finds in `document`, where `hits` are the places that [call for it](super::lookup::Called).
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
        let mut paragraphs: Vec<usize> = hits.iter().map(|hit| document.paragraph_at(hit.place.start)).collect();
        paragraphs.dedup();
        if hits.is_empty() && self.card.caller == Caller::Text {
            paragraphs.extend(0..document.paragraphs().len());
        }
        let length = paragraphs.iter().map(|&paragraph| document.paragraphs()[paragraph].range().len()).sum();
        self.budget.pays_for(length) && !source.may_find(document, paragraphs.into_iter())
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

#[cfg(test)]
mod tests {
    use super::super::{Lookup, Pack, RuleSet, write_catalogue};
    use super::*;

    const PACK: &str = r#"about: x
kind: pattern
category: calque
message: m
rules:
  - { id: folded, match: '\b\w+ly given\b', examples: [{ bad: "[x]" }] }
  - { id: written, match: 'Été \d+', examples: [{ bad: "[x]" }] }
  - { id: called, match: { words: [milliard], regex: '\d+ milliards?' }, examples: [{ bad: "[x]" }] }
  - { id: bounded, match: '^So\b.*\?$', unless: { next: [not] }, examples: [{ bad: "[x]" }] }
  - { id: unknown, match: '(?m)^no$', examples: [{ bad: "[x]" }] }
"#;

    const TEXTS: &[&str] = &[
        "",
        "It was freely given.\n\nIt was Freely given, été 12.",
        "So it was Été 2001?\n\nAlso 3 été.",
        "A milliard.\n\nThe 12 milliards went.\n\nno",
        "Nothing at all — néant.",
    ];

    fn packs() -> [Pack; 1] {
        [Pack::from_yaml("any/x", "x.yaml", PACK)]
    }

    fn catalogued() -> RuleSet {
        RuleSet::from_catalogue(write_catalogue(&packs()).unwrap().leak()).unwrap()
    }

    fn found(rules: &RuleSet, text: &str) -> Vec<Diagnostic> {
        let document = Document::new(text);
        let called = Lookup::new(rules).called(rules, &document);
        called.iter().flat_map(|called| rules.get(called.rule).check(&document, &called.hits)).collect()
    }

    #[test]
    fn trials_hide_nothing() {
        let (compiled, used) = (RuleSet::load(&packs()).unwrap(), catalogued());
        let all = TEXTS.iter().flat_map(|text| found(&compiled, text)).count();
        assert!(all >= 4, "{all} findings");
        for text in
            TEXTS.iter().flat_map(|text| [0, 9, 900].map(|times| ["Some. ".repeat(times).as_str(), text].concat()))
        {
            let wanted = found(&compiled, &text);
            assert_eq!(found(&catalogued(), &text), wanted, "{text}");
            assert_eq!(found(&used, &text), wanted, "{text}, after others");
        }
    }

    #[test]
    fn what_a_trial_rules_out_is_not_compiled_until_the_budget_is_spent() {
        let rules = catalogued();
        let rule = rules.rules().find(|rule| rule.id().as_str() == "any/x/written").unwrap();
        let text = "Nothing at all, été. ".repeat(50);
        let document = Document::new(&text);
        assert!(rule.check(&document, &[]).is_empty() && rule.check.get().is_none());
        for _ in 0..20 {
            assert!(rule.check(&document, &[]).is_empty());
        }
        assert!(rule.check.get().is_some());
    }
}
