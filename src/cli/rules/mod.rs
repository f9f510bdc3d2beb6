//! `mtlint rules`: for people who write rules.

mod args;
mod card;
mod check;
mod diff;
mod docs;
mod list;
mod new;
mod scaffold;
mod test;
mod why;

use std::io::{self, Write};

use mtlint::rule::kinds;

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::nearest::did_you_mean;

pub(super) use args::{ListFormat, RulesArgs};
pub(super) use card::{Card, safety};

use args::RulesAction;

/// Does what `args` ask for; without anything asked, lists the rules.
pub(super) fn run(args: &RulesArgs, console: &mut Console) -> Result<Exit, Failure> {
    match &args.action {
        None => list::run(&args.list, console),
        Some(RulesAction::List(args)) => list::run(args, console),
        Some(RulesAction::Check(args)) => check::run(args, console),
        Some(RulesAction::Test(args)) => test::run(args, console),
        Some(RulesAction::Why(args)) => why::run(args, console),
        Some(RulesAction::Diff(args)) => diff::run(args, console),
        Some(RulesAction::New(args)) => new::run(args, console),
        Some(RulesAction::Schema) => schema(console),
        Some(RulesAction::Docs(args)) => docs::run(args, console),
    }
}

/// Prints the JSON Schema of packs.
fn schema(console: &mut Console) -> Result<Exit, Failure> {
    serde_json::to_writer_pretty(&mut console.out, &mtlint::rule::schema()).map_err(io::Error::from)?;
    writeln!(console.out)?;
    Ok(Exit::Clean)
}

/// Refuses a kind that there isn't.
fn known_kind(kind: &str) -> Result<(), Failure> {
    if kinds().any(|(name, _)| name == kind) {
        return Ok(());
    }
    let question = did_you_mean(kind, kinds().map(|(name, _)| name));
    Err(Failure::Usage(format!("no kind of rule is called `{kind}`{question}")))
}
