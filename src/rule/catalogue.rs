//! The catalogue: rules as the program carries them. The build script compiles the built-in packs through the same door as
//! any others and writes down their cards, what calls for them, their trials, and their YAML as trees; the program reads the
//! cards at every start, uses what calls for them as it lies there, and compiles a rule when a text first calls for it that
//! its trial doesn't rule out.

use std::collections::HashMap;

use super::card::Card;
use super::compile::{body_of, parted};
use super::decode::decode;
use super::error::Problem;
use super::lookup::Callers;
use super::packed::{NUMBER, pack, pack_blob, pack_number, take_blob, take_number, unpack};
use super::set::{Pack, RuleSet};
use super::spec::{Case, PackSpec};
use super::trial::{Beginning, Trial};
use super::yaml::{At, Node, Value};
use super::{Body, Rule, RuleError};
use crate::check::{Check, KINDS};
use crate::text::Document;

/// A rule in the catalogue, as far as it is not on its card: the YAML of the head of its pack, of what the rule looks for, and
/// of the rest of it; whether letter case counts, as one of these says; and what [`trial_of`] wrote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source {
    head: &'static [u8],
    trial: &'static [u8],
    case: Case,
    pattern: &'static [u8],
    rule: &'static [u8],
}

impl Source {
    /// Whether the rule may find something in those paragraphs of `document`.
    pub(super) fn may_find(self, document: &Document<'_>, mut paragraphs: impl Iterator<Item = usize>) -> bool {
        let Some((&is_folded, trial)) = self.trial.split_first() else { return true };
        let text = if is_folded == 1 { document.view().folded() } else { document.view().text() };
        let trial = Trial::from_bytes(trial);
        let place = |paragraph: usize| document.paragraphs()[paragraph].range();
        paragraphs.any(|paragraph| trial.matches(&text[place(paragraph)], Beginning::Anywhere) != Some(false))
    }

    /// How the rule, which is of this `kind`, looks at texts.
    pub(super) fn check(self, kind: &str) -> Result<Box<dyn Check>, Problem> {
        let kind = KINDS.iter().find(|known| known.name == kind).ok_or_else(damaged)?;
        (kind.compile)(&read(self.pattern)?, self.case)
    }

    /// What the rule says of what its `check` finds.
    pub(super) fn body(self, check: &dyn Check) -> Result<Body, Problem> {
        let (head, rule) = (read(self.head)?, read(self.rule)?);
        let head: PackSpec = decode(&head)?;
        body_of(&head, (&decode(&rule)?, rule.at), check)
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
        put_source(rule, node, &mut bytes);
        // Each head is written once; later rules of the pack point back to it.
        let at = *heads.entry(rule.pack_path().to_owned()).or_insert(bytes.len() + NUMBER);
        pack_number(at, &mut bytes);
        if at == bytes.len() {
            pack_tree(head, &mut bytes);
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
        let (head, rules) = parted(&node);
        for rule in rules {
            trees.insert((pack.path.clone(), rule.at.line), (head.clone(), rule.clone()));
        }
    }
    Ok(trees)
}

/// Appends the trial of `rule`, which reads as `node`, whether letter case counts, what it looks for, and the rest of it.
fn put_source(rule: &Rule, node: &Node, bytes: &mut Vec<u8>) {
    let (mut node, mut pattern) = (node.clone(), nothing());
    if let Value::Map(entries) = &mut node.value {
        let wanted = entries.iter_mut().find(|(key, _)| key.name == "match");
        pattern = wanted.map_or(pattern, |(_, value)| std::mem::replace(value, nothing()));
    }
    pack_blob(&trial_of(rule), bytes);
    let case = Case::ALL.iter().position(|case| *case == rule.bounds().0);
    pack_number(case.unwrap_or_default(), bytes);
    pack_tree(&pattern, bytes);
    pack_tree(&node, bytes);
}

/// The trial of the expression that `rule` looks with, and whether that is for texts in lower case; empty if there is none.
fn trial_of(rule: &Rule) -> Vec<u8> {
    let Some(regex) = rule.looks().expression() else { return Vec::new() };
    let bytes = regex.trial().map(|trial| [&[u8::from(regex.wants_folded())], trial.bytes()].concat());
    bytes.unwrap_or_default()
}

/// An empty list.
fn nothing() -> Node {
    Node { at: At::default(), value: Value::List(Vec::new()) }
}

/// Appends a tree and how many bytes it takes.
fn pack_tree(node: &Node, bytes: &mut Vec<u8>) {
    let mut tree = Vec::new();
    pack(node, &mut tree);
    pack_blob(&tree, bytes);
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
    let trial = take_blob(rest)?;
    let case = *Case::ALL.get(take_number(rest)?)?;
    let (pattern, rule) = (take_blob(rest)?, take_blob(rest)?);
    let at = take_number(rest)?;
    if at == all.len() - rest.len() {
        take_blob(rest)?;
    }
    let head = take_blob(&mut all.get(at..)?)?;
    Some(Rule::in_catalogue(card, number, Source { head, trial, case, pattern, rule }))
}
