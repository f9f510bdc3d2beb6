//! The desk's own names and terms: tables in a file of settings become rules of the kind `term`, through the door of all rules.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use mtlint::rule::{At, Key, Node, Rule, RuleError, RuleSet, Spanned, Value};

use super::layer::Layer;
use super::settings::{Said, Settings};
use super::spec::Spec;
use crate::cli::failure::Failure;

/// The pack of names on whose spelling style books differ.
const HOUSE_STYLES: &str = "any/house-style";

/// A table of settings that becomes a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    HouseStyle,
    People,
    Terms,
}

impl Kind {
    const ALL: [Self; 3] = [Self::HouseStyle, Self::People, Self::Terms];

    /// The pack's name, and what its rules say.
    fn pack(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::HouseStyle => ("desk/house-style", "name", "“{match}” is not this house's spelling; write “{write}”"),
            Self::People => ("desk/people", "name", "“{match}” is not how this desk spells it; write “{write}”"),
            Self::Terms => ("desk/terms", "term", "“{match}” is not this desk's word; write “{write}”"),
        }
    }
}

/// A row of a table: what to write, and what not.
#[derive(Debug)]
struct Row<'c> {
    write: Spanned<String>,
    not: Node,
    layer: &'c Layer,
}

impl Row<'_> {
    /// All that it says something of.
    fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.write.value.as_str()).chain(wrong(&self.not))
    }
}

impl Kind {
    /// The rows of a layer.
    fn rows_of(self, layer: &Layer) -> Vec<Row<'_>> {
        let Spec { house_style, people, terms, .. } = &layer.spec;
        let table = match self {
            Self::HouseStyle => {
                let row = |(name, write): &(Spanned<String>, Spanned<String>)| Row {
                    write: Spanned { value: write.value.clone(), at: name.at },
                    not: list(write.at, [name.value.clone()].into_iter().filter(|name| *name != write.value)),
                    layer,
                };
                return house_style.iter().flat_map(|table| &table.0).map(row).collect();
            }
            Self::People => people,
            Self::Terms => terms,
        };
        let rows = table.iter().flat_map(|terms| &terms.0.0);
        rows.map(|(write, not)| Row { write: write.clone(), not: not.clone(), layer }).collect()
    }

    /// The rows of all layers. A row takes the place of those of earlier layers that speak of one of its words.
    fn rows<'c>(self, settings: &Settings<'c>) -> Vec<Row<'c>> {
        let (mut spoken_of, mut layers) = (BTreeSet::new(), Vec::new());
        for layer in settings.layers.iter().rev() {
            let mut rows = self.rows_of(layer);
            rows.retain(|row| row.words().all(|word| !spoken_of.contains(word)));
            spoken_of.extend(rows.iter().flat_map(Row::words).map(str::to_owned));
            layers.push(rows);
        }
        layers.into_iter().rev().flatten().collect()
    }
}

/// What the desk writes, in all its tables.
pub(super) fn spellings(settings: &Settings<'_>) -> impl Iterator<Item = Said<String>> {
    let said = |row: Row<'_>| Said { origin: row.layer.origin(row.write.at), value: row.write.value };
    Kind::ALL.into_iter().flat_map(|kind| kind.rows(settings)).map(said)
}

/// `rules`, and those that the tables of `settings` make. What a house style says comes in the place of what the built-in rules
/// know of the same name.
pub(super) fn with_tables(mut rules: RuleSet, settings: &Settings<'_>) -> Result<RuleSet, Failure> {
    let mut faults = Vec::new();
    for kind in Kind::ALL {
        let mut rows = kind.rows(settings);
        if kind == Kind::HouseStyle && !rows.is_empty() {
            take_over(&mut rows, &mut rules);
        }
        for more in packs(kind, &rows, &mut faults) {
            rules = rules.join(more).map_err(Failure::Settings)?;
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(Failure::Settings(faults)) }
}

/// Adds to the house's spellings all others that `rules` know of the same names, and takes out those rules that call the house's
/// spellings wrong.
fn take_over(rows: &mut [Row<'_>], rules: &mut RuleSet) {
    for row in rows.iter_mut() {
        let is_about = |rule: &&Rule| {
            rule.pack() == HOUSE_STYLES && rule.needles().iter().any(|it| row.words().any(|word| word == it))
        };
        let known = rules.rules().filter(is_about).flat_map(Rule::needles);
        let not: BTreeSet<String> = known.chain(wrong(&row.not).map(str::to_owned)).collect();
        row.not = list(row.not.at, not.into_iter().filter(|it| *it != row.write.value));
    }
    let calls_wrong = |rule: &Rule| rule.needles().iter().any(|it| rows.iter().any(|row| row.write.value == *it));
    rules.retain(|rule| rule.pack() != HOUSE_STYLES || !calls_wrong(rule));
}

/// The rules of `rows`, a set for each layer.
fn packs(kind: Kind, rows: &[Row<'_>], faults: &mut Vec<RuleError>) -> Vec<RuleSet> {
    let mut ids = Ids::default();
    let each = rows.chunk_by(|a, b| std::ptr::eq(a.layer, b.layer));
    let sets = each.filter_map(|rows| {
        let rules: Vec<Result<Node, RuleError>> = rows.iter().map(|row| rule(row, &ids.of(&row.write.value))).collect();
        let (rules, wrong): (Vec<_>, Vec<_>) = rules.into_iter().partition(Result::is_ok);
        faults.extend(wrong.into_iter().filter_map(Result::err));
        let file = rows.first().and_then(|row| row.layer.file.as_ref());
        let (name, pack) = (file.map_or("", |file| &file.name), pack(kind, rules.into_iter().flatten().collect()));
        RuleSet::of_node(kind.pack().0, name, &pack).map_err(|more| faults.extend(more)).ok()
    });
    sets.collect()
}

fn pack(kind: Kind, rules: Vec<Node>) -> Node {
    let (name, category, message) = kind.pack();
    let at = At::default();
    let rules = Node { at, value: Value::List(rules) };
    let head = [("about", name), ("category", category), ("kind", "term"), ("severity", "error"), ("safety", "safe")];
    let head = head.into_iter().chain([("message", message)]).map(|(key, text)| (key, scalar(at, text)));
    map(at, head.chain([("rules", rules)]))
}

/// The rule of one row.
fn rule(row: &Row<'_>, id: &str) -> Result<Node, RuleError> {
    let at = row.write.at;
    if let Some(fault) = unwritable(row) {
        return Err(fault);
    }
    let is_table = matches!(row.not.value, Value::Map(_));
    let wrong = wrong(&row.not).next();
    if wrong.is_none() && !is_table {
        let message = format!("`{}` has no spelling that is not to be written", row.write.value);
        return Err(row.layer.fault(at, message, format!("write `{}: [what not, …]`", row.write.value)));
    }
    let matched = Value::Map(vec![(Key { at, name: row.write.value.clone() }, row.not.clone())]);
    let bad = map(at, [("bad", scalar(at, &format!("[{}]", wrong.unwrap_or_default())))]);
    let ok = map(at, [("ok", scalar(at, &row.write.value))]);
    let examples = Node { at, value: Value::List(vec![bad, ok]) };
    Ok(map(at, [("id", scalar(at, id)), ("match", Node { at, value: matched }), ("examples", examples)]))
}

/// What is wrong with a word of `row`: nothing stands there, or what no text should hold.
fn unwritable(row: &Row<'_>) -> Option<RuleError> {
    let Row { write, not, layer } = row;
    let words = scalars(not).filter_map(|node| Some((node.text()?, node.at)));
    let mut words = std::iter::once((write.value.as_str(), write.at)).chain(words);
    words.find_map(|(word, at)| match word.chars().find(|c| c.is_control()) {
        Some(c) => {
            let message = format!("the word holds a control character (U+{:04X})", u32::from(c));
            Some(layer.fault(at, message, "delete it; in double quotes YAML reads `\\b` and the like itself"))
        }
        None => word.trim().is_empty().then(|| layer.fault(at, "an empty word", "write the word, or drop the entry")),
    })
}

/// The spellings that are not to be written.
fn wrong(not: &Node) -> impl Iterator<Item = &str> {
    scalars(not).filter_map(Node::text).filter(|word| !word.is_empty())
}

/// The nodes of the same.
fn scalars(not: &Node) -> impl Iterator<Item = &Node> {
    let not = match &not.value {
        Value::Map(rows) => rows.iter().find(|(key, _)| key.name == "not").map(|(_, node)| node),
        _ => Some(not),
    };
    not.into_iter().flat_map(|not| match &not.value {
        Value::List(words) => words.as_slice(),
        _ => std::slice::from_ref(not),
    })
}

fn list(at: At, words: impl Iterator<Item = String>) -> Node {
    Node { at, value: Value::List(words.map(|word| Node { at, value: Value::Scalar(word) }).collect()) }
}

fn scalar(at: At, text: &str) -> Node {
    Node { at, value: Value::Scalar(text.to_owned()) }
}

fn map<'k>(at: At, rows: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    let rows = rows.into_iter().map(|(name, node)| (Key { at, name: name.to_owned() }, node));
    Node { at, value: Value::Map(rows.collect()) }
}

/// The ids of a pack, each once.
#[derive(Debug, Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id for the rule that writes `text`: its letters and digits without their accents.
    fn of(&mut self, text: &str) -> String {
        let plain: String = text.nfd().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect();
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let id = words.collect::<Vec<_>>().join("-");
        let id = if id.is_empty() { "entry".to_owned() } else { id };
        let count = self.0.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}-{count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_distinct() {
        let mut ids = Ids::default();
        let of = ["Zelenskyy", "Lech Wałęsa", "Łódź", "zelenskyy", "習近平"].map(|text| ids.of(text));
        assert_eq!(of, ["zelenskyy", "lech-waesa", "odz", "zelenskyy-2", "entry"]);
    }
}
