//! What one rule sees in a file, and what keeps it from being shown.

use mtlint::diagnostic::Diagnostic;
use mtlint::format::{FormatError, Prose};
use mtlint::rule::{Alone, Rule, Trace};

use super::{Inspector, keep};
use crate::cli::files::Place;
use crate::cli::hurdle::{Hurdle, Judged};
use crate::cli::suppress::Text;

impl Inspector {
    /// What `rule` sees in `source`, the contents of `place`, in the order of the file. Whether settings let it look at all is
    /// not asked.
    pub(in crate::cli) fn judge(&self, rule: &Rule, place: &Place, source: &str) -> Result<Vec<Judged>, FormatError> {
        let proses = self.reading.prose(&place.name(), source)?;
        let text = Text { place, format: self.format_of(place), source };
        let mut judged: Vec<Judged> = proses.iter().flat_map(|prose| self.judge_prose(rule, prose, &text)).collect();
        judged.extend(apart(rule, &proses, source));
        judged.sort_by_key(|it| it.trace.span);
        judged.dedup_by_key(|it| it.trace.span);
        Ok(judged)
    }

    fn judge_prose(&self, rule: &Rule, prose: &Prose<'_>, text: &Text<'_>) -> Vec<Judged> {
        let mut others = self.linter.check_prose(prose);
        let foreign = self.foreign(rule, &others, text);
        keep(self.origin(&others, text.source).as_ref(), &mut others);
        let judge = |trace: Trace| {
            let found = found(rule, &trace);
            let mut hurdles = Vec::new();
            if trace.fires() {
                hurdles.extend(foreign.clone());
                hurdles.extend(said(&found, &others));
                hurdles.extend(self.accepted.hurdle(&found, text.source));
                hurdles.extend(self.suppressions.hurdles(text, &found));
            }
            Judged { trace, hurdles }
        };
        traces(rule, prose).into_iter().map(judge).collect()
    }

    /// That the article seems to come from other languages than `rule` is about.
    fn foreign(&self, rule: &Rule, found: &[Diagnostic], text: &Text<'_>) -> Option<Hurdle> {
        let languages = self.origin(found, text.source)?;
        let detail = "the article reads like one from another language, and `from` is `auto`";
        (!languages.concern(rule.id())).then(|| Hurdle::new("settings", detail))
    }
}

/// What `rule` sees in `prose`, in places of its file.
fn traces(rule: &Rule, prose: &Prose<'_>) -> Vec<Trace> {
    let placed = |trace: Trace| Some(Trace { span: prose.original(trace.span)?, ..trace });
    Alone::new(rule).trace(prose.text()).into_iter().filter_map(placed).collect()
}

/// Where `rule` would fire in what of `source` is not for rules to judge.
fn apart(rule: &Rule, proses: &[Prose<'_>], source: &str) -> Vec<Judged> {
    if proses.iter().any(Prose::is_plain) {
        return Vec::new();
    }
    let is_apart = |trace: &Trace| trace.fires() && !proses.iter().any(|prose| prose.judges(trace.span));
    let detail = "it is code, markup, an address or a field that isn't read, which no rule judges";
    let judged = |trace| Judged { trace, hurdles: vec![Hurdle::new("markup", detail)] };
    Alone::new(rule).trace(source).into_iter().filter(is_apart).map(judged).collect()
}

/// The finding that `trace` makes, as far as it matters here.
fn found(rule: &Rule, trace: &Trace) -> Diagnostic {
    Diagnostic {
        rule: rule.id().clone(),
        span: trace.span,
        severity: rule.severity(),
        category: rule.category(),
        message: String::new(),
        fixes: Vec::new(),
    }
}

/// That another rule says `found`: of a place and a category one finding is told.
fn said(found: &Diagnostic, others: &[Diagnostic]) -> Option<Hurdle> {
    let mut here = others.iter().filter(|it| it.span == found.span && it.category == found.category);
    let other = here.find(|it| it.rule != found.rule)?;
    Some(Hurdle::new("said", format!("`{}` says it of the same place", other.rule)))
}
