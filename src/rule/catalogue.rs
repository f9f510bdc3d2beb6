//! The catalogue: rules as the program carries them. The build script compiles the built-in packs through the same door as
//! any others and writes down their cards, what calls for them, and their YAML as trees; the program reads the cards at every
//! start, uses what calls for them as it lies there, and compiles a rule when a text first calls for it.

use std::collections::HashMap;

use super::card::Card;
use super::compile::body_of;
use super::decode::decode;
use super::error::Problem;
use super::lookup::Callers;
use super::packed::{pack, pack_number, take, take_number, unpack};
use super::set::{Pack, RuleSet};
use super::spec::PackSpec;
use super::yaml::{At, Key, Node, Value};
use super::{Body, Rule, RuleError};

/// A rule's YAML in the catalogue: the head of its pack, and the rule itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source {
    head: &'static [u8],
    rule: &'static [u8],
}

impl Source {
    /// The rule, compiled.
    pub(super) fn compile(self) -> Result<Body, Problem> {
        let (head, rule) = (read(self.head)?, read(self.rule)?);
        let head: PackSpec = decode(&head)?;
        body_of(&head, &decode(&rule)?, rule.at)
    }
}

fn read(mut bytes: &[u8]) -> Result<Node, Problem> {
    unpack(&mut bytes).ok_or_else(damaged)
}

fn damaged() -> Problem {
    Problem::somewhere("the built-in rules are damaged").remedy("build mtlint anew")
}

/// The catalogue of `packs`.
///
/// # Errors
/// All that is wrong with any pack, in the order of the packs.
#[doc(hidden)]
#[allow(dead_code, reason = "the build script writes, the program only reads")]
pub fn write_catalogue(packs: &[Pack]) -> Result<Vec<u8>, Vec<RuleError>> {
    let rules = RuleSet::load(packs)?;
    let trees = trees(packs)?;
    let (mut bytes, mut heads) = (Vec::new(), HashMap::new());
    pack_number(rules.rules().len(), &mut bytes);
    for rule in rules.rules() {
        let (head, node) = &trees[&(rule.pack_path().to_owned(), rule.line())];
        rule.card().pack(&mut bytes);
        pack_blob(node, &mut bytes);
        // Each head is written once; later rules of the pack point back to it.
        let at = *heads.entry(rule.pack_path().to_owned()).or_insert(bytes.len() + 4);
        pack_number(at, &mut bytes);
        if at == bytes.len() {
            pack_blob(head, &mut bytes);
        }
    }
    Callers::of(rules.rules()).pack(&mut bytes);
    Ok(bytes)
}

/// Of every rule, by the path of its pack and its line: the head of the pack, and the rule. Built-in packs give each rule a
/// line of its own.
type Trees = HashMap<(String, usize), (Node, Node)>;

fn trees(packs: &[Pack]) -> Result<Trees, Vec<RuleError>> {
    let mut trees = HashMap::new();
    for pack in packs {
        let node = pack.read().map_err(|problem| vec![RuleError::new(&pack.path, problem)])?;
        let Value::Map(entries) = node.value else { continue };
        let (rules, mut head): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key.name == "rules");
        let empty = Node { at: At::default(), value: Value::List(Vec::new()) };
        head.push((Key { at: At::default(), name: "rules".to_owned() }, empty));
        let head = Node { at: node.at, value: Value::Map(head) };
        for rule in rules.into_iter().flat_map(|(_, rules)| items(rules)) {
            trees.insert((pack.path.clone(), rule.at.line), (head.clone(), rule));
        }
    }
    Ok(trees)
}

fn items(node: Node) -> Vec<Node> {
    if let Value::List(items) = node.value { items } else { Vec::new() }
}

/// Appends a tree and how many bytes it takes.
fn pack_blob(node: &Node, bytes: &mut Vec<u8>) {
    let mut tree = Vec::new();
    pack(node, &mut tree);
    pack_number(tree.len(), bytes);
    bytes.extend(tree);
}

/// The rules of a catalogue, numbered in the order of ids, and what calls for them.
///
/// # Errors
/// If the bytes are not what [`write_catalogue`] wrote.
pub(crate) fn read_catalogue(bytes: &'static [u8]) -> Result<(Vec<Rule>, Callers), RuleError> {
    let read = || {
        let mut rest = bytes;
        let count = take_number(&mut rest)?;
        let rules: Option<Vec<Rule>> = (0..count).map(|number| take_rule(number, bytes, &mut rest)).collect();
        Some((rules?, Callers::unpack(rest)?))
    };
    read().ok_or_else(|| RuleError::new("mtlint", damaged()))
}

fn take_rule(number: usize, all: &'static [u8], rest: &mut &'static [u8]) -> Option<Rule> {
    let card = Card::unpack(rest)?;
    let rule = take_blob(rest)?;
    let at = take_number(rest)?;
    if at == all.len() - rest.len() {
        take_blob(rest)?;
    }
    let head = take_blob(&mut all.get(at..)?)?;
    Some(Rule::in_catalogue(card, number, Source { head, rule }))
}

fn take_blob(bytes: &mut &'static [u8]) -> Option<&'static [u8]> {
    let length = take_number(bytes)?;
    take(bytes, length)
}
