//! How a file is looked at: by which rules, as what format, and what of their findings is passed over.

use mtlint::diagnostic::{Diagnostic, RuleId};
use mtlint::format::{FormatError, Reading};
use mtlint::linter::Linter;
use mtlint::report::RuleDescription;

use super::args::RuleArgs;
use super::failure::Failure;
use super::packs;

/// What looks at the files of a run.
#[derive(Debug)]
pub(super) struct Inspector {
    linter: Linter,
    reading: Reading,
}

impl Inspector {
    /// What `args` ask for.
    pub(super) fn new(args: &RuleArgs) -> Result<Self, Failure> {
        Ok(Self { linter: Linter::new(packs::load(args)?), reading: Reading::default() })
    }

    /// What is found in `source`, the contents of a file.
    pub(super) fn check(&self, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        let proses = self.reading.prose(source)?;
        Ok(proses.iter().flat_map(|prose| self.linter.check_prose(prose)).collect())
    }

    /// What reports may say about the rule `id`.
    pub(super) fn describe(&self, id: &RuleId) -> Option<RuleDescription> {
        let rule = self.linter.rules().rules().find(|rule| rule.id() == id)?;
        Some(RuleDescription {
            message: rule.message().to_owned(),
            why: rule.why().map(str::to_owned),
            category: rule.category(),
            severity: rule.severity(),
        })
    }
}
