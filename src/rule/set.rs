//! Rule sets: the rules of many packs, in a fixed order.

use rayon::prelude::*;

use super::compile::compile;
use super::error::Problem;
use super::packed::unpack;
use super::yaml::{Node, read};
use super::{Rule, RuleError};

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A file of rules, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The first part of its rules' ids: its path without the ending, such as `fr/calques`.
    pub name: String,
    /// The file as errors name it.
    pub path: String,
    /// Its contents.
    pub text: PackText,
}

impl Pack {
    /// The pack `name`, read from the file `path`, which holds `yaml`.
    pub fn from_yaml(name: impl Into<String>, path: impl Into<String>, yaml: impl Into<String>) -> Self {
        Self { name: name.into(), path: path.into(), text: PackText::Yaml(yaml.into()) }
    }
}

/// The contents of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackText {
    /// YAML, from a file.
    Yaml(String),
    /// A tree of nodes that the build script packed.
    Packed(&'static [u8]),
}

/// The packs that are built into the program, in the order of their names.
pub fn builtin_packs() -> Vec<Pack> {
    let pack = |&(name, bytes): &(&str, &'static [u8])| Pack {
        name: name.to_owned(),
        path: format!("rules/{name}.yaml"),
        text: PackText::Packed(bytes),
    };
    BUILTIN.iter().map(pack).collect()
}

/// Rules, ordered by id, each id once.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
}

impl RuleSet {
    /// The rules that are built into the program.
    ///
    /// # Errors
    /// If a built-in pack is wrong, which the project's tests rule out.
    pub fn builtin() -> Result<Self, Vec<RuleError>> {
        Self::load(&builtin_packs())
    }

    /// The rules of `packs`.
    ///
    /// # Errors
    /// All that is wrong with any pack, in the order of the packs.
    pub fn load(packs: &[Pack]) -> Result<Self, Vec<RuleError>> {
        let compiled: Vec<_> = packs.par_iter().map(compile).collect();
        let (mut rules, mut errors) = (Vec::new(), Vec::new());
        for result in compiled {
            match result {
                Ok(more) => rules.extend(more),
                Err(more) => errors.extend(more),
            }
        }
        let (set, more) = Self::distinct(rules);
        errors.extend(more);
        if errors.is_empty() { Ok(set) } else { Err(errors) }
    }

    /// `rules` in their order, and what is wrong where two have one id; the first of them stays.
    pub(crate) fn distinct(mut rules: Vec<Rule>) -> (Self, Vec<RuleError>) {
        rules.sort_by(|a: &Rule, b: &Rule| a.id().cmp(b.id()));
        let pairs = rules.windows(2).filter(|pair| pair[0].id() == pair[1].id());
        let errors = pairs.map(|pair| twice(&pair[0], &pair[1])).collect();
        rules.dedup_by(|later, earlier| later.id() == earlier.id());
        (Self { rules }, errors)
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The rule at `position` in the order of ids.
    pub(crate) fn get(&self, position: usize) -> &Rule {
        &self.rules[position]
    }

    /// Keeps the rules that `wanted` says yes to.
    pub fn retain(&mut self, wanted: impl FnMut(&Rule) -> bool) {
        self.rules.retain(wanted);
    }
}

impl PackText {
    /// The contents as nodes.
    pub(crate) fn read(&self) -> Result<Node, Problem> {
        match self {
            Self::Yaml(yaml) => read(yaml),
            Self::Packed(bytes) => unpack(&mut &**bytes).ok_or_else(damaged),
        }
    }
}

fn damaged() -> Problem {
    Problem::somewhere("this built-in pack is damaged").remedy("build mtlint anew")
}

/// Two packs of one name that have a rule of one name.
fn twice(first: &Rule, second: &Rule) -> RuleError {
    RuleError {
        path: second.pack_path().to_owned(),
        line: second.line(),
        column: 1,
        message: format!("the rule `{}` exists already, in {}:{}", second.id(), first.pack_path(), first.line()),
        remedy: Some("rename one of them, or leave the built-in packs out with --no-builtin".to_owned()),
    }
}
