//! What ends the program before its work is done. A file that cannot be read does not: see [`FileError`](super::read).

use std::io;

use mtlint::rule::RuleError;

use super::console::{Console, count};

/// Why nothing more is done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments ask for something that does not exist; a whole message.
    Usage(String),
    /// Rule files with faults, all of them.
    Rules(Vec<RuleError>),
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
