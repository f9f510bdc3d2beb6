//! Whether rules fire at all, and whether what they say under `unless` ever matters.

use super::{Grade, Remark, on_each};
use crate::rule::verify::unbracketed;
use crate::rule::{Alone, Example, Rule, RuleSet};
use crate::text::Document;

/// What there is to say about each rule's own examples.
pub(super) fn remarks(rules: &RuleSet) -> Vec<Remark> {
    let each = |rule: &Rule| never_fires(rule, &Alone::new(rule)).into_iter().chain(never_silent(rule)).collect();
    let mut remarks = on_each(rules, each);
    let rules: Vec<&Rule> = rules.rules().filter(|rule| has_idle_unless(rule)).collect();
    remarks.extend(rules.chunk_by(|one, next| one.pack_path() == next.pack_path()).map(idle_unless));
    remarks
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
    let remedy = format!("see why with `mtlint rules why {} FILE --rules {}`", rule.id(), rule.pack_path());
    Some(Remark::on(rule, Grade::Error, message, &remedy))
}

/// A rule that leaves none of its examples alone, because none says so.
fn never_silent(rule: &Rule) -> Option<Remark> {
    let message = "the rule lacks an example that it leaves alone".to_owned();
    let remedy = "add `- ok: \"…\"` under `examples`: good English that is almost what it looks for";
    let lacks_ok = rule.examples().iter().all(|example| example.ok.is_none());
    lacks_ok.then(|| Remark::on(rule, Grade::Warning, message, remedy))
}

/// Whether the rule has an `unless` that stops it on none of its examples.
fn has_idle_unless(rule: &Rule) -> bool {
    let alone = Alone::new(rule);
    let stops = |example: &Example| {
        let (text, _) = unbracketed(example.bad.as_deref().or(example.ok.as_deref()).unwrap_or_default());
        let document = Document::new(&text);
        alone.matches(&document).iter().any(|finding| alone.is_stopped_by_unless(&document, finding))
    };
    rule.has_unless() && !rule.examples().iter().any(stops)
}

/// One remark for all such rules of a pack, at the first of them.
fn idle_unless(rules: &[&Rule]) -> Remark {
    let first = rules.iter().min_by_key(|rule| rule.line()).unwrap_or(&rules[0]);
    let mut names: Vec<&str> = rules.iter().filter_map(|rule| rule.id().as_str().rsplit('/').next()).collect();
    names.sort_unstable();
    let message = format!("no example shows what `unless` is for in {}", names.join(", "));
    Remark::on(first, Grade::Warning, message, "add an `ok` that it keeps silent, or drop it")
}
