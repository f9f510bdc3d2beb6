//! Every example of every built-in rule is a test of its own name: `cargo test --test rules fr/calques` runs a pack's.

use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use mtlint::diagnostic::RuleId;
use mtlint::rule::verify::{Verdict, verify};
use mtlint::{Linter, RuleSet};

fn main() -> std::process::ExitCode {
    let arguments = Arguments::from_args();
    let trials = match RuleSet::builtin() {
        Ok(rules) => trials(&Arc::new(Linter::new(rules))),
        Err(errors) => {
            errors.into_iter().map(|error| Trial::test(error.path.clone(), move || Err(error.into()))).collect()
        }
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(linter: &Arc<Linter>) -> Vec<Trial> {
    let rules = 0..linter.rules().rules().len();
    rules.flat_map(|number| trials_of(linter, number)).collect()
}

fn trials_of(linter: &Arc<Linter>, number: usize) -> Vec<Trial> {
    let Some(rule) = linter.rules().rules().nth(number) else { return Vec::new() };
    let trial = |(index, text): (usize, String)| {
        let linter = Arc::clone(linter);
        Trial::test(format!("{}: {text}", rule.id()), move || run(&linter, number, index))
    };
    let texts =
        rule.examples().iter().map(|example| example.bad.as_ref().or(example.ok.as_ref()).cloned().unwrap_or_default());
    texts.enumerate().map(trial).collect()
}

fn run(linter: &Linter, number: usize, index: usize) -> Result<(), Failed> {
    let rule = linter.rules().rules().nth(number).ok_or("no such rule")?;
    let example = &rule.examples()[index];
    // A rule on trial must keep to its own examples; on those of others it is off, as it is for users.
    let is_on =
        |id: &RuleId| id == rule.id() || !linter.rules().rules().any(|other| other.is_preview() && other.id() == id);
    let check = |text: &str| linter.check_each(text).into_iter().filter(|found| is_on(&found.rule)).collect();
    match verify(&check, rule, example) {
        Verdict::Validated | Verdict::Reported => Ok(()),
        other => Err(format!("{}:{}: {other:#?}", rule.pack_path(), example.line).into()),
    }
}
