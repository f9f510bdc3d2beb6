//! What ends the program before its work is done. A file that cannot be read does not: see [`FileError`](super::read).

use std::fmt;
use std::io;

use mtlint::rule::RuleError;

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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Output(cause) => write!(f, "standard output cannot be written: {cause}"),
            Self::Rules(faults) => {
                faults.iter().try_for_each(|fault| writeln!(f, "{fault}"))?;
                let count = super::console::count(faults.len(), "fault");
                write!(f, "{count} in the rule files; mend them and run mtlint again")
            }
        }
    }
}
