//! The rules that settings ask for.

use mtlint::rule::{RuleError, RuleSet};

use super::desk;
use super::layer::Origin;
use super::select::{narrow, wanted_notices};
use super::settings::Settings;
use crate::cli::failure::Failure;
use crate::cli::packs::{Base, Packs};
use crate::cli::suppress::{Roster, WantedNotices};

impl Settings<'_> {
    /// The rules that these settings ask for.
    pub(in crate::cli) fn rules(&self) -> Result<RuleSet, Failure> {
        let mut rules = self.all_rules()?;
        narrow(&mut rules, self)?;
        Ok(rules)
    }

    /// The rules that these settings ask for, all that there are, and the rules about suppressions that are asked for.
    pub(in crate::cli) fn rules_and_roster(&self) -> Result<(RuleSet, Roster, WantedNotices), Failure> {
        let mut rules = self.all_rules()?;
        let roster = Roster::new(&rules, self.base());
        let notices = wanted_notices(&rules, self)?;
        narrow(&mut rules, self)?;
        let roster = roster.with_active(&rules);
        Ok((rules, roster, notices))
    }

    /// All rules of the packs and tables of these settings, whatever is selected.
    pub(in crate::cli) fn all_rules(&self) -> Result<RuleSet, Failure> {
        let base = self.base();
        let mut packs = Packs::new(base);
        for layer in &self.layers {
            for (path, at) in layer.packs() {
                packs.add(&path).map_err(|unusable| match layer.file {
                    Some(_) => Failure::Settings(vec![RuleError { remedy: None, ..layer.fault(at, unusable, "") }]),
                    None => Failure::Usage(unusable),
                })?;
            }
        }
        let rules = desk::with_tables(packs.rules()?, self)?;
        if base == Base::Nothing && rules.rules().next().is_none() {
            return Err(Failure::Usage(match self.builtin().origin {
                Origin::File { name, line } => {
                    format!("{name}:{line}: `builtin: false` leaves no rule; name packs under `packs`")
                }
                _ => "--no-builtin leaves no rule; add some with --rules DIR".to_owned(),
            }));
        }
        Ok(rules)
    }

    fn base(&self) -> Base {
        if self.builtin().value { Base::Builtin } else { Base::Nothing }
    }
}
