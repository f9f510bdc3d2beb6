//! Where in its pack a value stands.

use rustc_hash::FxHashMap;

use crate::rule::{Node, Pack, Rule, Value};

/// The trees of packs, by path.
#[derive(Debug)]
pub(super) struct Sources(FxHashMap<String, Node>);

impl Sources {
    /// Reads `packs`; those that are no YAML are left out.
    pub(super) fn new(packs: &[Pack]) -> Self {
        let read = |pack: &Pack| Some((pack.path.clone(), pack.read().ok()?));
        Self(packs.iter().filter_map(read).collect())
    }

    /// What `rule` has as its `match`.
    pub(super) fn pattern(&self, rule: &Rule) -> Option<&Node> {
        let rules = entry(self.0.get(rule.pack_path())?, "rules")?;
        let Value::List(rules) = &rules.value else { return None };
        entry(rules.iter().find(|node| node.at.line == rule.line())?, "match")
    }

    /// The column of the rule that begins at `line` of the pack at `path`.
    pub(super) fn column(&self, path: &str, line: usize) -> Option<usize> {
        let Value::List(rules) = &entry(self.0.get(path)?, "rules")?.value else { return None };
        rules.iter().find(|rule| rule.at.line == line).map(|rule| rule.at.column)
    }

    /// The line and column of `text` among the values of `rule`'s `match`.
    pub(super) fn place(&self, rule: &Rule, text: &str) -> Option<(usize, usize)> {
        find(self.pattern(rule)?, text)
    }
}

/// What `pack` says that its rules have in common.
pub fn about(pack: &Pack) -> Option<String> {
    match &entry(&pack.read().ok()?, "about")?.value {
        Value::Scalar(about) => Some(about.clone()),
        _ => None,
    }
}

fn entry<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
}

fn find(node: &Node, text: &str) -> Option<(usize, usize)> {
    match &node.value {
        Value::Scalar(scalar) => (scalar == text).then_some((node.at.line, node.at.column)),
        Value::List(items) => items.iter().find_map(|item| find(item, text)),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| find(value, text)),
    }
}
