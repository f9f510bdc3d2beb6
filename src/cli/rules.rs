//! `mtlint rules`: the list.

use std::io::Write;

use mtlint::diagnostic::{Diagnostic, Fix};
use mtlint::linter::Linter;
use mtlint::rule::Rule;

use super::args::RuleArgs;
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::packs;

/// Prints a line for every rule that `args` ask for.
pub(super) fn run(args: &RuleArgs, console: &mut Console) -> Result<Exit, Failure> {
    // The list shows what there is; a rule on trial is marked as such.
    let args = RuleArgs { preview: true, ..args.clone() };
    let linter = Linter::new(packs::load(&args)?);
    let widest = |width: fn(&Rule) -> usize| linter.rules().rules().map(width).max().unwrap_or(0);
    let (id, kind) = (widest(|rule| rule.id().as_str().len()), widest(|rule| rule.kind().len()));
    for rule in linter.rules().rules() {
        let safety = shown_fix(rule, &linter).map_or("-", |fix| fix.applicability.name());
        let severity = rule.severity();
        let trial = if rule.is_preview() { " (preview)" } else { "" };
        write!(console.out, "{:id$}  {severity:7}  ", rule.id())?;
        writeln!(console.out, "{:kind$}  {safety:7}  {}{trial}", rule.kind(), rule.message())?;
    }
    console.remark(&format!("{}.", count(linter.rules().rules().count(), "rule")));
    Ok(Exit::Clean)
}

/// The fix that the rule shows in its own examples.
pub(super) fn shown_fix(rule: &Rule, linter: &Linter) -> Option<Fix> {
    let best = |found: Diagnostic| found.fixes.into_iter().max_by_key(|fix| fix.applicability);
    let firing = rule.examples().iter().filter_map(|example| example.bad.as_deref());
    let found = firing.flat_map(|bad| linter.check_each(&without_brackets(bad)));
    found.filter(|it| it.rule == *rule.id()).filter_map(best).max_by_key(|fix: &Fix| fix.applicability)
}

/// An example's text, without the brackets that mark its fault.
fn without_brackets(bad: &str) -> String {
    bad.replace(['[', ']'], "")
}
