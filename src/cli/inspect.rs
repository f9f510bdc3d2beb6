//! How a file is looked at: by which rules, as what format, and what of their findings is passed over.

use mtlint::diagnostic::Diagnostic;
use mtlint::format::{FormatError, Reading};
use mtlint::linter::Linter;

use super::args::RuleArgs;
use super::failure::Failure;
use super::formats::ReadingArgs;
use super::packs;

/// What looks at the files of a run.
#[derive(Debug)]
pub(super) struct Inspector {
    linter: Linter,
    reading: Reading,
}

impl Inspector {
    /// What `args` ask for, with files read as `reading` says.
    pub(super) fn new(args: &RuleArgs, reading: &ReadingArgs) -> Result<Self, Failure> {
        Ok(Self { linter: Linter::new(packs::load(args)?), reading: reading.reading() })
    }

    /// What is found in `source`, the contents of the file called `name`.
    pub(super) fn check(&self, name: &str, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        Ok(self.linter.check_proses(&self.reading.prose(name, source)?))
    }
}
