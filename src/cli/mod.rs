//! Layer 5: the program. Only here are files read and written, lines printed and exit statuses chosen.
//!
//! Standard output carries what was asked for: findings, fixed text, a difference, a list. Standard error carries what
//! is said about it: problems and the closing line.

mod args;
mod baseline;
mod bytes;
mod check;
mod config;
mod console;
mod declared;
mod encoding;
mod exit;
mod explain;
mod failure;
mod files;
mod fix;
mod formats;
mod git;
mod hurdle;
mod ignore;
mod inspect;
mod interactive;
mod interrupt;
mod learn;
mod nearest;
mod output;
mod own_file;
mod packs;
mod parallel;
mod place;
mod pointed;
mod progress;
mod read;
mod remedy;
mod rules;
mod selector;
mod shell;
mod shown;
mod spot;
mod suppress;
mod values;
mod walk;
mod watch;
mod whole;
mod write;

use std::ffi::OsString;

use clap::Parser;

use args::{Args, Command};
use console::Console;
use exit::Exit;
use failure::Failure;

/// Runs the program with `arguments`, the first of which is its own name.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> Exit {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(answer) => return usage(&answer),
    };
    let mut console = Console::new(args.color, args.quiet);
    match dispatch(&args.command, &mut console).and_then(|exit| Ok(console.flush().map(|()| exit)?)) {
        Ok(exit) => exit,
        Err(failure) if failure.is_broken_pipe() => Exit::found_if(args.command.may_find()),
        Err(failure) => {
            failure.tell(&mut console);
            Exit::Failed
        }
    }
}

fn dispatch(command: &Command, console: &mut Console) -> Result<Exit, Failure> {
    match command {
        Command::Check(args) => check::run(args, console),
        Command::Fix(args) => fix::run(args, console),
        Command::Ignore(args) => ignore::run(args, console),
        Command::Baseline(args) => baseline::run(args, console),
        Command::Rules(args) => rules::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Learn(args) => learn::run(args, console),
        Command::Completions(args) => shell::completions(args, console),
        Command::Man(args) => shell::man(args, console),
        Command::Config(args) => config::run(args, console),
        Command::Init(args) => config::init(args, console),
    }
}

/// Prints the help that was asked for, or what is wrong with the arguments.
fn usage(answer: &clap::Error) -> Exit {
    let printed = answer.print();
    if answer.use_stderr() || printed.is_err() { Exit::Failed } else { Exit::Clean }
}
