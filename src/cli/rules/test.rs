//! `mtlint rules test`: rules against their own examples.

use std::collections::BTreeMap;
use std::io::{self, Write};

use colored::Colorize;
use rayon::prelude::*;

use mtlint::linter::Linter;
use mtlint::rule::verify::{Change, Verdict, breaks, examples, verify};
use mtlint::rule::{Example, Rule};

use super::args::{TestArgs, only};
use crate::cli::config::rules_of_arguments;
use crate::cli::console::{Console, count};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// An example, and what came of it.
struct Trial<'r> {
    rule: &'r Rule,
    example: &'r Example,
    verdict: Verdict,
    /// The changes that it doesn't stand.
    breaks: Vec<Change>,
}

/// Tries every example of the rules that `args` ask for; good texts must please all of them.
pub(super) fn run(args: &TestArgs, console: &mut Console) -> Result<Exit, Failure> {
    let linter = Linter::new(rules_of_arguments(&only(&args.paths, &args.rules))?);
    let wanted = |rule: &Rule, example: &Example| {
        args.filter.as_deref().is_none_or(|words| rule.id().as_str().contains(words) || text(example).contains(words))
    };
    let chosen: Vec<_> = examples(linter.rules()).filter(|(rule, example)| wanted(rule, example)).collect();
    if let (Some(words), true) = (&args.filter, chosen.is_empty()) {
        let message = format!("no rule has `{words}` in its id or in an example; `mtlint rules` lists them");
        return Err(Failure::Usage(message));
    }
    let trials: Vec<Trial<'_>> = chosen.into_par_iter().map(|(rule, example)| trial(&linter, rule, example)).collect();
    for trial in &trials {
        trial.tell(&mut console.out)?;
    }
    let failed = trials.iter().any(|trial| !trial.verdict.is_good());
    let broken = trials.iter().any(|trial| !trial.breaks.is_empty());
    console.remark(&summary(&trials));
    Ok(Exit::found_if(failed || args.strict && broken))
}

fn trial<'r>(linter: &Linter, rule: &'r Rule, example: &'r Example) -> Trial<'r> {
    let verdict = verify(&|text| linter.check_each(text), rule, example);
    let breaks = if verdict.is_good() { breaks(rule, example) } else { Vec::new() };
    Trial { rule, example, verdict, breaks }
}

fn text(example: &Example) -> &str {
    example.bad.as_deref().or(example.ok.as_deref()).unwrap_or_default()
}

impl Trial<'_> {
    fn tell(&self, out: &mut impl Write) -> io::Result<()> {
        let place = format!("{}:{}", self.rule.pack_path(), self.example.line);
        if let Some((expected, got)) = self.verdict.sides() {
            let verdict = self.verdict.name().red().bold();
            writeln!(out, "{}: {verdict}: {}", place.bold(), self.rule.id())?;
            writeln!(out, "  expected  {}", one_line(expected))?;
            writeln!(out, "  got       {}", one_line(got))?;
            if let Verdict::Noisy { rules, .. } = &self.verdict {
                writeln!(out, "  by        {}", rules.join(", "))?;
            }
        }
        if !self.breaks.is_empty() {
            let changes: Vec<&str> = self.breaks.iter().map(|change| change.name()).collect();
            let breaks = "breaks".magenta().bold();
            writeln!(out, "{}: {breaks} {}: {}", place.bold(), changes.join(", "), self.rule.id())?;
        }
        Ok(())
    }
}

/// A text of several lines in one.
fn one_line(text: &str) -> String {
    text.trim_end().replace('\n', "⏎")
}

fn summary(trials: &[Trial<'_>]) -> String {
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for trial in trials {
        *verdicts.entry(trial.verdict.name()).or_default() += 1;
    }
    let of = |name: &&str| format!("{} {name}", verdicts.get(name).copied().unwrap_or_default());
    let counts: Vec<String> = Verdict::NAMES.iter().map(of).collect();
    let breaks: usize = trials.iter().map(|trial| trial.breaks.len()).sum();
    format!("Tried {}: {}; {breaks} break when changed.", count(trials.len(), "example"), counts.join(", "))
}
