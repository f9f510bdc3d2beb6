//! Rule sets: the rules of many packs, in a fixed order.

use rayon::prelude::*;

use super::catalogue::read_catalogue;
use super::compile::compile;
use super::error::Problem;
use super::lookup::Callers;
use super::yaml::{Node, read};
use super::{Rule, RuleError};
use crate::diagnostic::Severity;

/// A file of rules, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The first part of its rules' ids: its path without the ending, such as `fr/calques`.
    pub name: String,
    /// The file as errors name it.
    pub path: String,
    /// Its contents.
    pub yaml: String,
}

impl Pack {
    /// The pack `name`, read from the file `path`, which holds `yaml`.
    pub fn from_yaml(name: impl Into<String>, path: impl Into<String>, yaml: impl Into<String>) -> Self {
        Self { name: name.into(), path: path.into(), yaml: yaml.into() }
    }
}

impl Pack {
    /// The contents as nodes.
    pub(crate) fn read(&self) -> Result<Node, Problem> {
        read(&self.yaml)
    }
}

/// Rules, ordered by id, each id once.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    /// What calls for those rules that come out of a catalogue.
    catalogue: Option<Callers>,
}

impl RuleSet {
    /// The rules of `packs`.
    ///
    /// # Errors
    /// All that is wrong with any pack, in the order of the packs.
    pub fn load(packs: &[Pack]) -> Result<Self, Vec<RuleError>> {
        // One pack is compiled sooner than threads start.
        let compiled: Vec<_> = match packs {
            [pack] => vec![compile(pack)],
            many => many.par_iter().map(compile).collect(),
        };
        let (mut rules, mut errors) = (Vec::new(), Vec::new());
        for result in compiled {
            match result {
                Ok(more) => rules.extend(more),
                Err(more) => errors.extend(more),
            }
        }
        if errors.is_empty() { Self::ordered(rules, None) } else { Err(errors) }
    }

    /// The rules of a catalogue, which the build script wrote.
    pub(crate) fn from_catalogue(bytes: &'static [u8]) -> Result<Self, Vec<RuleError>> {
        let (rules, callers) = read_catalogue(bytes).map_err(|error| vec![error])?;
        Ok(Self { rules, catalogue: Some(callers) })
    }

    /// These rules and `more` of them.
    ///
    /// # Errors
    /// If both have a rule of one id.
    pub fn join(mut self, more: Self) -> Result<Self, Vec<RuleError>> {
        self.rules.extend(more.rules);
        Self::ordered(self.rules, self.catalogue.or(more.catalogue))
    }

    fn ordered(rules: Vec<Rule>, catalogue: Option<Callers>) -> Result<Self, Vec<RuleError>> {
        let (set, errors) = Self::distinct(rules);
        if errors.is_empty() { Ok(Self { catalogue, ..set }) } else { Err(errors) }
    }

    /// `rules` in their order, and what is wrong where two have one id; the first of them stays.
    pub(crate) fn distinct(mut rules: Vec<Rule>) -> (Self, Vec<RuleError>) {
        rules.sort_by(|a: &Rule, b: &Rule| a.id().cmp(b.id()));
        let pairs = rules.windows(2).filter(|pair| pair[0].id() == pair[1].id());
        let errors = pairs.map(|pair| twice(&pair[0], &pair[1])).collect();
        rules.dedup_by(|later, earlier| later.id() == earlier.id());
        (Self { rules, catalogue: None }, errors)
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The rule at `position` in the order of ids.
    pub(crate) fn get(&self, position: usize) -> &Rule {
        &self.rules[position]
    }

    /// What calls for the rules that have a number.
    pub(crate) fn catalogue(&self) -> Option<&Callers> {
        self.catalogue.as_ref()
    }

    /// Keeps the rules that `wanted` says yes to.
    pub fn retain(&mut self, wanted: impl FnMut(&Rule) -> bool) {
        self.rules.retain(wanted);
    }

    /// Gives each rule the severity that `severity` names for it; without one it keeps its own.
    pub fn grade(&mut self, severity: impl Fn(&Rule) -> Option<Severity>) {
        for rule in &mut self.rules {
            if let Some(severity) = severity(rule) {
                rule.grade(severity);
            }
        }
    }
}

/// Two packs of one name that have a rule of one name.
fn twice(first: &Rule, second: &Rule) -> RuleError {
    RuleError {
        path: second.pack_path().to_owned(),
        line: second.line(),
        column: 1,
        message: format!("the rule `{}` exists already, in {}:{}", second.id(), first.pack_path(), first.line()),
        remedy: Some(
            "rename one of them, or leave the built-in packs out (`--no-builtin`, in settings `builtin: false`)"
                .to_owned(),
        ),
    }
}
