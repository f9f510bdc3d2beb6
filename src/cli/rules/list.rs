//! `mtlint rules list`: one line for each rule, or an array for programs.

use std::io::Write;

use mtlint::rule::Rule;

use super::args::{ListArgs, ListFormat};
use super::{Card, known_kind, shown_fix};
use crate::cli::args::RuleArgs;
use crate::cli::config::rules_here;
use crate::cli::console::{Console, count};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// Prints every rule that `args` ask for.
pub(super) fn run(args: &ListArgs, console: &mut Console) -> Result<Exit, Failure> {
    // The list shows what there is; a rule on trial is marked as such.
    let rules = rules_here(&args.config, &RuleArgs { preview: true, ..args.rules.clone() })?;
    args.kind.as_deref().map_or(Ok(()), known_kind)?;
    let wanted = |rule: &&Rule| {
        args.kind.as_deref().is_none_or(|kind| rule.kind() == kind)
            && args.severity.is_none_or(|severity| rule.severity() == severity)
    };
    let listed: Vec<&Rule> = rules.rules().filter(wanted).collect();
    match args.format {
        ListFormat::Json => json(&listed, console),
        ListFormat::Text => text(&listed, console),
    }
}

fn json(rules: &[&Rule], console: &mut Console) -> Result<Exit, Failure> {
    let cards: Vec<Card<'_>> = rules.iter().map(|rule| Card::new(rule)).collect();
    serde_json::to_writer_pretty(&mut console.out, &cards).map_err(std::io::Error::from)?;
    writeln!(console.out)?;
    Ok(Exit::Clean)
}

fn text(rules: &[&Rule], console: &mut Console) -> Result<Exit, Failure> {
    let widest = |width: fn(&Rule) -> usize| rules.iter().map(|rule| width(rule)).max().unwrap_or(0);
    let (id, kind) = (widest(|rule| rule.id().as_str().len()), widest(|rule| rule.kind().len()));
    for rule in rules {
        let safety = shown_fix(rule).map_or("-", |fix| fix.applicability.name());
        let severity = rule.severity();
        let trial = if rule.is_preview() { " (preview)" } else { "" };
        write!(console.out, "{:id$}  {severity:7}  ", rule.id())?;
        writeln!(console.out, "{:kind$}  {safety:7}  {}{trial}", rule.kind(), rule.message())?;
    }
    console.remark(&format!("{}.", count(rules.len(), "rule")));
    Ok(Exit::Clean)
}
