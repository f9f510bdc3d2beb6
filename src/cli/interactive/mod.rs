//! `mtlint fix -i`: one artefact after the other, and an editor who says what to do about it.

mod answer;
mod session;

use std::io::{self, IsTerminal};

use super::args::FixArgs;
use super::config::{AllSettings, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::inspect::Inspectors;
use session::{Course, Session};

/// Asks about everything that is found where `args` say.
pub(super) fn run(args: &FixArgs, console: &mut Console) -> Result<Exit, Failure> {
    let (mut places, mut exit) = files::places(&args.files, console)?;
    if places.iter().any(|place| matches!(place, Place::Stdin(_))) {
        let message =
            "`fix -i` reads the answers from standard input, so that no article can come from there; name a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let inspectors = Inspectors::new(settings, &args.files, &mut places)?;
    let mut tally = Tally::default();
    for place in &places {
        let Place::File(path) = place else { continue };
        let course = match Session::open(path, inspectors.of(place)) {
            Ok(mut session) => {
                let course = session.run(console)?;
                tally.add(&session);
                course
            }
            Err(error) => {
                exit = Exit::Failed;
                console.complain(&error);
                Course::On
            }
        };
        if course == Course::Ended && tally.answers == 0 && !io::stdin().is_terminal() {
            let message =
                "`fix -i` asks on standard input, which is closed or empty; run it in a terminal, or leave -i out";
            return Err(Failure::Usage(message.to_owned()));
        }
        tally.stopped = course != Course::On;
        if tally.stopped {
            break;
        }
    }
    console.remark(&tally.summary());
    Ok(exit.max(Exit::found_if(args.exit_non_zero_on_fix && tally.fixed > 0)))
}

/// What is counted while files go by.
#[derive(Debug, Default)]
struct Tally {
    answers: usize,
    fixed: usize,
    ignored: usize,
    skipped: usize,
    /// Whether there may be more to ask about.
    stopped: bool,
}

impl Tally {
    fn add(&mut self, session: &Session<'_>) {
        self.answers += session.answers;
        self.fixed += session.fixed;
        self.ignored += session.ignored;
        self.skipped += session.skipped();
    }

    fn summary(&self) -> String {
        if self.answers == 0 && !self.stopped {
            return "Nothing was there to ask about.".to_owned();
        }
        let (fixed, ignored, skipped) = (count(self.fixed, "artefact"), self.ignored, self.skipped);
        let stopped = if self.stopped { "; stopped before the end, see `mtlint check` for the rest" } else { "" };
        format!("Fixed {fixed}; {skipped} skipped, {ignored} ignored for ever{stopped}.")
    }
}
