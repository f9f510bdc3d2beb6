//! Rules that undo one another: the fix of one makes what the fix of the other takes away.

use std::collections::BTreeSet;

use super::{Grade, Remark, on_each};
use crate::diagnostic::{Applicability, Diagnostic, Edit, RuleId, apply_edits};
use crate::linter::Linter;
use crate::rule::Rule;
use crate::rule::verify::unbracketed;

/// More rounds than fixes need that come to an end.
const MAX_ROUNDS: usize = 10;

/// The rules whose examples never come to rest.
pub(super) fn remarks(linter: &Linter) -> Vec<Remark> {
    on_each(linter.rules(), |rule| {
        let bad = rule.examples().iter().filter_map(|example| example.bad.as_deref());
        bad.filter_map(|bad| restless(rule, linter, &unbracketed(bad).0))
            .take(1)
            .map(|others| remark(rule, &others))
            .collect()
    })
}

fn remark(rule: &Rule, others: &BTreeSet<String>) -> Remark {
    let names: Vec<String> = others.iter().map(|id| format!("`{id}`")).collect();
    let message = format!("fixing a `bad` of this rule never ends: {} undo one another", names.join(" and "));
    let remedy = "let one of them make what the other leaves alone, or let it show its fix only (`safety: display`)";
    Remark::on(rule, Grade::Error, message, remedy)
}

/// The rules that change `text` round and round; nothing if it comes to rest. Of rules on trial only `rule` itself counts:
/// two of them may be there for a desk to choose one.
fn restless(rule: &Rule, linter: &Linter, text: &str) -> Option<BTreeSet<String>> {
    let on_trial: BTreeSet<&RuleId> = linter.rules().rules().filter(|it| it.is_preview()).map(Rule::id).collect();
    let mut seen = vec![(text.to_owned(), Vec::new())];
    for _ in 0..MAX_ROUNDS {
        let (last, _) = seen.last()?;
        let found = linter.check(last);
        let applied: Vec<&Diagnostic> = found
            .iter()
            .filter(|it| is_applied(it) && (it.rule == *rule.id() || !on_trial.contains(&it.rule)))
            .collect();
        let fixed = apply_edits(last, applied.iter().flat_map(|it| edits(it)));
        if fixed == *last {
            return None;
        }
        let rules: Vec<String> = applied.iter().map(|it| it.rule.to_string()).collect();
        let again = seen.iter().position(|(text, _)| *text == fixed);
        seen.push((fixed, rules));
        if let Some(first) = again {
            return Some(seen[first + 1..].iter().flat_map(|(_, rules)| rules.iter().cloned()).collect());
        }
    }
    None
}

fn is_applied(found: &Diagnostic) -> bool {
    found.fixes.first().is_some_and(|fix| fix.applicability >= Applicability::Unsafe)
}

fn edits(found: &Diagnostic) -> &[Edit] {
    found.fixes.first().map_or(&[], |fix| &fix.edits)
}
