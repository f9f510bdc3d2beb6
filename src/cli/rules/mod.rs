//! `mtlint rules`: for people who write rules.

mod args;
mod card;
mod check;
mod diff;
mod list;
mod test;
mod why;

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;

pub(super) use args::{ListFormat, RulesArgs};
pub(super) use card::{Card, shown_fix};

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
        Some(RulesAction::New(_) | RulesAction::Schema | RulesAction::Docs(_)) => Ok(Exit::Failed),
    }
}
