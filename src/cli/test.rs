//! `mtlint rules test`: rules against their own examples.

use std::io::Write;

use mtlint::linter::Linter;
use mtlint::rule::verify::{Verdict, examples, verify};
use mtlint::rule::{Example, Rule};

use super::args::RuleArgs;
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::packs;

/// Tries every example of the rules that `args` ask for; good texts must please all of them.
pub(super) fn run(args: &RuleArgs, console: &mut Console) -> Result<Exit, Failure> {
    let linter = Linter::new(packs::load(args)?);
    let (mut tried, mut failed) = (0, 0);
    for (rule, example) in examples(linter.rules()) {
        let verdict = verify(&|text| linter.check_each(text), rule, example);
        tried += 1;
        if !verdict.is_good() {
            failed += 1;
            report(rule, example, &verdict, console)?;
        }
    }
    console.remark(&format!("Tried {}, {failed} failed.", count(tried, "example")));
    Ok(if failed == 0 { Exit::Clean } else { Exit::Found })
}

fn report(rule: &Rule, example: &Example, verdict: &Verdict, console: &mut Console) -> Result<(), Failure> {
    let text = example.bad.as_deref().or(example.ok.as_deref()).unwrap_or_default();
    writeln!(console.out, "{}:{}: {}: {text}", rule.pack_path(), example.line, rule.id())?;
    match verdict {
        Verdict::Missing { expected, found } => {
            writeln!(console.out, "  missing: expected {expected:?}, found {found:?}")?;
        }
        Verdict::Noisy { found } => writeln!(console.out, "  noisy: {found:?}")?,
        Verdict::WrongFix { expected, found } => {
            writeln!(console.out, "  wrong fix:\n    expected {expected}\n    got      {found}")?;
        }
        Verdict::Validated | Verdict::Reported => {}
    }
    Ok(())
}
