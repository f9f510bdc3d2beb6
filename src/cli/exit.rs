//! What the program says to the one that started it.

use std::process::ExitCode;

/// The exit status. Ordered: of two, the higher one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Exit {
    /// Nothing at or above `--fail-on`.
    #[default]
    Clean = 0,
    /// Something at or above `--fail-on`, or something that `fix` was asked to report.
    Found = 1,
    /// Wrong usage, a broken rule, or a file that could not be read or written.
    Failed = 2,
}

impl Exit {
    /// `Found` if there is anything to tell, else `Clean`.
    pub(crate) fn found_if(anything: bool) -> Self {
        if anything { Self::Found } else { Self::Clean }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
