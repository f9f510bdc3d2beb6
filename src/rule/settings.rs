//! YAML files that hold no rules, read through the same door as packs: what is wrong with them is told with place and remedy.

use serde::de::DeserializeOwned;

use super::compile::compile_node;
use super::decode::{SEE_PACKS, decode};
use super::error::{Problem, RuleError};
use super::set::{Pack, RuleSet};
use super::yaml::{Key, Node, Value};

/// Reads a `T`, whose keys may all be left out, from `node` of the file `path`. A key with nothing behind it counts as left
/// out.
///
/// # Errors
/// The first problem of each key.
pub fn settings<T: DeserializeOwned>(path: &str, node: &Node) -> Result<T, Vec<RuleError>> {
    let place = |problem: Problem| RuleError::new(path, problem.or_at(node.at).for_settings());
    let of = |rows: Vec<(Key, Node)>| Node { at: node.at, value: Value::Map(rows) };
    let said = node.rows().unwrap_or_default().iter().filter(|(_, value)| !value.is_empty());
    let problems = said.clone().filter_map(|row| decode::<T>(&of(vec![row.clone()])).err());
    let problems: Vec<RuleError> = problems.map(place).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let whole = if node.rows().is_some() { of(said.cloned().collect()) } else { node.clone() };
    decode(&whole).map_err(|problem| vec![place(problem)])
}

impl RuleSet {
    /// The rules of the pack `name`, which is no file of its own but `node` in the file `path`.
    ///
    /// # Errors
    /// The first problem of each rule.
    pub fn of_node(name: &str, path: &str, node: &Node) -> Result<Self, Vec<RuleError>> {
        let (rules, problems) = compile_node(&Pack::from_yaml(name, path, ""), node);
        let place = |problem| RuleError::new(path, problem);
        let (set, twice) = Self::distinct(rules);
        let errors: Vec<RuleError> = problems.into_iter().map(place).chain(twice).collect();
        if errors.is_empty() { Ok(set) } else { Err(errors) }
    }
}

impl Node {
    /// Whether nothing is written there.
    fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar(text) if text.is_empty())
    }
}

impl Problem {
    /// The same problem, in a file that is no pack.
    fn for_settings(self) -> Self {
        let is_elsewhere = self.remedy.as_deref() == Some(SEE_PACKS);
        if is_elsewhere { self.remedy("`mtlint init` writes a file that shows how it is written") } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::read_yaml;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Some {
        number: Option<u32>,
        words: Vec<String>,
    }

    fn read(yaml: &str) -> Result<Some, Vec<String>> {
        let read = settings::<Some>("a.yaml", &read_yaml(yaml).unwrap());
        read.map_err(|errors| errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_is_left_out_or_left_empty_is_not_said() {
        assert_eq!(read(""), Ok(Some::default()));
        assert_eq!(read("number:\nwords: [a]"), Ok(Some { number: None, words: vec!["a".to_owned()] }));
    }

    #[test]
    fn every_key_has_its_problem() {
        let told = read("nomber: 1\nnumber: x\nwords: a").unwrap_err();
        assert_eq!(told.len(), 3);
        assert_eq!(told[0], "a.yaml:1:1: unknown key `nomber`; did you mean `number`?");
        assert_eq!(told[1], "a.yaml:2:9: expected a number, found `x`; write a number, in digits");
        assert!(told[2].starts_with("a.yaml:3:8: expected a list, found `a`"), "{}", told[2]);
    }
}
