//! The rules that settings ask for.

use mtlint::rule::{RuleError, RuleSet};

use super::desk;
use super::select::narrow;
use super::settings::Settings;
use crate::cli::failure::Failure;
use crate::cli::packs::{Base, Packs};

impl Settings<'_> {
    /// The rules that these settings ask for.
    pub(in crate::cli) fn rules(&self) -> Result<RuleSet, Failure> {
        let mut rules = self.all_rules()?;
        narrow(&mut rules, self)?;
        Ok(rules)
    }

    /// All rules of the packs and tables of these settings, whatever is selected.
    pub(in crate::cli) fn all_rules(&self) -> Result<RuleSet, Failure> {
        let base = if self.builtin().value { Base::Builtin } else { Base::Nothing };
        let mut packs = Packs::new(base);
        for layer in &self.layers {
            for (path, at) in layer.packs() {
                packs.add(&path).map_err(|unusable| match layer.file {
                    Some(_) => Failure::Settings(vec![RuleError { remedy: None, ..layer.fault(at, unusable, "") }]),
                    None => Failure::Usage(format!("--rules {unusable}")),
                })?;
            }
        }
        let rules = desk::with_tables(packs.rules()?, self)?;
        if base == Base::Nothing && rules.rules().next().is_none() {
            let no_rule = "--no-builtin leaves no rule; add some with --rules DIR";
            return Err(Failure::Usage(no_rule.to_owned()));
        }
        Ok(rules)
    }
}
