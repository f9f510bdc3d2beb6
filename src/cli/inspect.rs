//! How a file is looked at: by which rules, as what format, and what of their findings is passed over.

use std::sync::Arc;

use mtlint::diagnostic::Diagnostic;
use mtlint::format::{FormatError, Reading};
use mtlint::linter::Linter;

use super::args::RuleArgs;
use super::failure::Failure;
use super::files::Place;
use super::packs;
use super::select;
use super::suppress::{IgnoreFiles, Notice, Roster, Suppressions};

/// What looks at the files of a run.
#[derive(Debug)]
pub(super) struct Inspector {
    linter: Linter,
    reading: Reading,
    suppressions: Suppressions,
}

impl Inspector {
    /// What `args` ask for at `places`.
    pub(super) fn new(args: &RuleArgs, places: &[Place]) -> Result<Self, Failure> {
        let mut rules = packs::load_all(args)?;
        let roster = Roster::new(&rules, args.no_builtin);
        select::narrow(&mut rules, args)?;
        let ignore_files = Arc::new(IgnoreFiles::of(places)?);
        let suppressions = Suppressions::new(roster.with_active(&rules), ignore_files, Notice::wanted(args));
        Ok(Self { linter: Linter::new(rules), reading: Reading::default(), suppressions })
    }

    /// The rules, looking or not.
    pub(super) fn roster(&self) -> &Roster {
        self.suppressions.roster()
    }

    /// What is found in `source`, the contents of `place`, and not passed over.
    pub(super) fn check(&self, place: &Place, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        Ok(self.suppressions.respect(place, source, self.check_all(source)?))
    }

    /// What is found in `source` by the rules, all of it.
    fn check_all(&self, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        let proses = self.reading.prose(source)?;
        Ok(proses.iter().flat_map(|prose| self.linter.check_prose(prose)).collect())
    }
}
