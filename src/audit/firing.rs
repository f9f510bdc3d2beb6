//! Whether rules fire at all, and whether what they say under `unless` ever matters.

use super::{Grade, Remark, on_each};
use crate::rule::verify::unbracketed;
use crate::rule::{Alone, Example, Rule, RuleSet};
use crate::text::Document;

/// What there is to say about each rule's own examples.
pub(super) fn remarks(rules: &RuleSet) -> Vec<Remark> {
    on_each(rules, |rule| {
        let alone = Alone::new(rule);
        never_fires(rule, &alone).or_else(|| idle_unless(rule, &alone)).into_iter().collect()
    })
}

/// A rule that fires on none of its `bad` examples.
fn never_fires(rule: &Rule, alone: &Alone<'_>) -> Option<Remark> {
    let fires = |example: &Example| {
        let (text, spans) = unbracketed(example.bad.as_deref()?);
        alone.find(&text).iter().find(|found| spans.contains(&found.span)).map(|_| ())
    };
    if rule.examples().iter().any(|example| fires(example).is_some()) {
        return None;
    }
    let message = "the rule fires on no `bad` example of its own".to_owned();
    let remedy = format!("see why with `mtlint rules why {} FILE`", rule.id());
    Some(Remark::on(rule, Grade::Error, message, &remedy))
}

/// An `unless` that stops the rule on none of its examples.
fn idle_unless(rule: &Rule, alone: &Alone<'_>) -> Option<Remark> {
    let stops = |example: &Example| {
        let (text, _) = unbracketed(example.bad.as_deref().or(example.ok.as_deref()).unwrap_or_default());
        let document = Document::new(&text);
        alone.matches(&document).iter().any(|finding| alone.is_stopped_by_unless(&document, finding))
    };
    if !rule.has_unless() || rule.examples().iter().any(stops) {
        return None;
    }
    let message = "`unless` makes no difference to any example".to_owned();
    Some(Remark::on(rule, Grade::Warning, message, "add an `ok` that it keeps silent, or drop it"))
}
