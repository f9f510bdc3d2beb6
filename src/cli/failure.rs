//! What ends the program before its work is done. A file that cannot be read does not: see [`FileError`](super::read).

use std::io;
use std::path::Path;

use mtlint::rule::RuleError;

use super::console::{Console, count};
use super::own_file::{YAML_LIMIT, text_of};
use super::pointed::pointed_at;

/// Why nothing more is done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments ask for something that does not exist; a whole message.
    Usage(String),
    /// Rule files with faults, all of them.
    Rules(Vec<RuleError>),
    /// Settings with faults, all of them; those of the command line have no path.
    Settings(Vec<RuleError>),
    /// Standard output cannot be written.
    Output(io::Error),
}

impl Failure {
    /// Whether the reader of our output went away, as `head` does once it has enough.
    pub(super) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(cause) if cause.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        Self::Output(cause)
    }
}

impl Failure {
    /// Says what happened and what to do about it.
    pub(super) fn tell(&self, console: &mut Console) {
        match self {
            Self::Usage(message) => console.complain(message),
            Self::Output(cause) => {
                console.complain(&format!("standard output cannot be written: {cause}"));
            }
            Self::Settings(faults) => tell_settings(faults, console),
            Self::Rules(faults) => {
                for fault in faults {
                    console.complain(fault);
                }
                let count = count(faults.len(), "fault");
                console.complain(&format!("{count} in the rule files: mend them and run mtlint again"));
            }
        }
    }
}

fn tell_settings(faults: &[RuleError], console: &mut Console) {
    let (typed, written): (Vec<&RuleError>, Vec<&RuleError>) = faults.iter().partition(|fault| fault.path.is_empty());
    for RuleError { message, remedy, .. } in typed {
        let remedy = remedy.iter().map(|remedy| format!("; {remedy}"));
        console.complain(&format!("{message}{}", remedy.collect::<String>()));
    }
    for fault in &written {
        match text_of(Path::new(&fault.path), YAML_LIMIT) {
            Ok(yaml) => console.complain(&format!("{fault}\n{}", pointed_at(fault, &yaml))),
            Err(_) => console.complain(fault),
        }
    }
    if !written.is_empty() {
        let count = count(written.len(), "fault");
        console.complain(&format!("{count} in the settings: mend them and run mtlint again"));
    }
}
