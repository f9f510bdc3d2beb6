//! Why a rule fires at a place, or doesn't: step by step, as the rule goes.

use super::conditions::Held;
use super::{Alone, Presence};
use crate::check::Finding;
use crate::text::words::is_edge;
use crate::text::{Document, Span, ViewSpan};

/// A place that a rule looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The place, in bytes of the original text.
    pub span: Span,
    /// What the rule asked, in order; the last step decides.
    pub steps: Vec<Step>,
}

/// A question that a rule asks of a place, and the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The part of the rule that asks: `literal`, `edges`, `case`, `match`, `in`, `unless`, `require`.
    pub name: &'static str,
    /// Whether the place is still a candidate afterwards.
    pub passed: bool,
    /// What was found, in a few words.
    pub detail: String,
}

impl Step {
    fn passed(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, passed: true, detail: detail.into() }
    }

    fn stopped(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, passed: false, detail: detail.into() }
    }
}

impl Trace {
    /// Whether the rule fires here.
    pub fn fires(&self) -> bool {
        self.steps.iter().all(|step| step.passed)
    }
}

impl Alone<'_> {
    /// Every place of `text` that the rule looks at, in order, and how it decides.
    pub fn trace(&self, text: &str) -> Vec<Trace> {
        let document = Document::new(text);
        let matches = self.matches(&document);
        let mut traces: Vec<Trace> = matches.iter().map(|finding| self.of_match(&document, finding)).collect();
        traces.extend(self.of_literals(&document, &matches));
        traces.extend(self.inside_words(&document, &matches));
        traces.sort_by_key(|trace| trace.span);
        traces.dedup_by(|later, earlier| later.span == earlier.span && !later.fires());
        traces
    }

    /// A place where the whole match stands: what stands around it decides.
    fn of_match(&self, document: &Document<'_>, finding: &Finding) -> Trace {
        let place = finding.place;
        let mut steps = vec![Step::passed("match", format!("“{}” stands here", document.view().slice(place)))];
        let (rule, quoted, headline) = (self.rule, document.is_quoted(place), document.is_headline(place.start));
        steps.extend(presence(rule.body().place.quotation, quoted, "a quotation"));
        steps.extend(presence(rule.body().place.headline, headline, "a headline"));
        steps.extend(rule.body().unless.held(document, place).into_iter().map(unless));
        steps.extend(rule.body().require.held(document, place).into_iter().map(require));
        let span = finding.span.unwrap_or_else(|| document.original(place));
        Trace { span, steps }
    }

    /// Places where a literal stands, but not the match that it belongs to.
    fn of_literals(&self, document: &Document<'_>, matches: &[Finding]) -> Vec<Trace> {
        let needles = self.rule.needles();
        let lonely = self.hits(document).into_iter().filter(|hit| !is_used(hit.place, matches));
        let trace = |hit: super::Hit| {
            let written = document.view().slice(hit.place);
            let needle = needles.get(hit.needle).map_or("", |needle| needle);
            let literal = Step::passed("literal", format!("“{written}” stands here"));
            let decisive = if self.fits_as(document, hit.place, needle) {
                Step::stopped("case", format!("“{written}” is “{needle}” in letters that don't count"))
            } else {
                Step::stopped("match", "the rest of the match doesn't stand here")
            };
            Trace { span: document.original(hit.place), steps: vec![literal, decisive] }
        };
        lonely.map(trace).collect()
    }

    /// Whether there would be a match if `needle` stood at `place` in its own letters.
    fn fits_as(&self, document: &Document<'_>, place: ViewSpan, needle: &str) -> bool {
        let span = document.original(place);
        let (before, behind) = (&document.source()[..span.start], &document.source()[span.end..]);
        if document.written(place) == needle {
            return false;
        }
        let text = format!("{before}{needle}{behind}");
        let changed = Document::new(&text);
        self.matches(&changed)
            .iter()
            .any(|finding| finding.place.start <= place.start && finding.place.end >= place.end)
    }

    /// Places where a literal is only a part of a longer word, and not of a match.
    fn inside_words(&self, document: &Document<'_>, matches: &[Finding]) -> Vec<Trace> {
        let folded = document.view().folded();
        let mut traces = Vec::new();
        for needle in self.rule.needles() {
            let needle = crate::text::fold(&needle);
            for (start, _) in folded.match_indices(needle.as_str()).filter(|_| !needle.is_empty()) {
                let place = ViewSpan::new(start, start + needle.len());
                if (!is_edge(folded, place.start) || !is_edge(folded, place.end)) && !is_used(place, matches) {
                    let literal = Step::passed("literal", format!("“{needle}” stands here"));
                    let edges = Step::stopped("edges", "it is a part of a longer word");
                    traces.push(Trace { span: document.original(place), steps: vec![literal, edges] });
                }
            }
        }
        traces
    }
}

/// Whether one of `matches` reaches over `place`.
fn is_used(place: ViewSpan, matches: &[Finding]) -> bool {
    matches.iter().any(|finding| finding.place.overlaps(place))
}

fn presence(wanted: Presence, is_there: bool, place: &str) -> Option<Step> {
    let detail = if is_there { format!("it stands in {place}") } else { format!("it doesn't stand in {place}") };
    match (wanted, is_there) {
        (Presence::Any, _) => None,
        (Presence::Only, true) | (Presence::Never, false) => Some(Step::passed("in", detail)),
        (Presence::Only, false) | (Presence::Never, true) => Some(Step::stopped("in", detail)),
    }
}

fn unless((key, word): Held) -> Step {
    match word {
        Some(word) => Step::stopped("unless", format!("`{key}` has {word}, which makes it right")),
        None => Step::passed("unless", format!("nothing of `{key}` stands there")),
    }
}

fn require((key, word): Held) -> Step {
    match word {
        Some(word) => Step::passed("require", format!("`{key}` has {word}")),
        None => Step::stopped("require", format!("nothing of `{key}` stands there")),
    }
}
