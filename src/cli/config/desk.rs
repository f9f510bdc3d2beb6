//! The desk's own names and terms: tables in a file of settings become rules of the kind `term`, through the door of all rules.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use mtlint::rule::{At, Key, Node, Rule, RuleError, RuleSet, Spanned, Value};

use super::layer::Layer;
use super::settings::Settings;
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

/// What the desk writes, in all its tables.
pub(super) fn spellings<'c>(settings: &Settings<'c>) -> impl Iterator<Item = &'c str> {
    settings.layers.iter().flat_map(|layer| {
        let Spec { house_style, people, terms, .. } = &layer.spec;
        let houses = house_style.iter().flat_map(|table| &table.0).map(|(_, write)| write.value.as_str());
        let tables = people.iter().chain(terms).flat_map(|terms| &terms.0.0);
        houses.chain(tables.map(|(write, _)| write.value.as_str()))
    })
}

/// `rules`, and those that the tables of `settings` make. What a house style says comes in the place of what the built-in rules
/// know of the same name.
pub(super) fn with_tables(mut rules: RuleSet, settings: &Settings<'_>) -> Result<RuleSet, Failure> {
    let mut faults = Vec::new();
    for kind in Kind::ALL {
        let rows = match kind {
            Kind::HouseStyle => house_style(settings, &mut rules),
            Kind::People => table(settings, |spec| spec.people.as_ref()),
            Kind::Terms => table(settings, |spec| spec.terms.as_ref()),
        };
        for more in packs(kind, &rows, &mut faults) {
            rules = rules.join(more).map_err(Failure::Settings)?;
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(Failure::Settings(faults)) }
}

/// The rows of a table in all layers; of two that write the same the later one.
fn table<'c>(settings: &Settings<'c>, table: fn(&Spec) -> Option<&super::spec::Terms>) -> Vec<Row<'c>> {
    let each = settings.layers.iter().filter_map(|layer| Some((*layer, table(&layer.spec)?)));
    let rows = each.flat_map(|(layer, terms)| {
        terms.0.0.iter().map(move |(write, not)| Row { write: write.clone(), not: not.clone(), layer })
    });
    last_of_each(rows.collect())
}

/// The house's spellings, each with all others that are known. The built-in rules about these names are taken out of `rules`.
fn house_style<'c>(settings: &Settings<'c>, rules: &mut RuleSet) -> Vec<Row<'c>> {
    let mut rows = Vec::new();
    for layer in &settings.layers {
        for (name, write) in layer.spec.house_style.iter().flat_map(|table| &table.0) {
            let is_about = |rule: &Rule| rule.pack() == HOUSE_STYLES && knows(rule, &[&name.value, &write.value]);
            let known = rules.rules().filter(|rule| is_about(rule)).flat_map(Rule::literals);
            let not: BTreeSet<String> = known.chain([name.value.clone()]).filter(|it| *it != write.value).collect();
            let text = |text: String| Node { at: write.at, value: Value::Scalar(text) };
            let not = Node { at: write.at, value: Value::List(not.into_iter().map(text).collect()) };
            rows.push(Row { write: Spanned { value: write.value.clone(), at: name.at }, not, layer });
        }
    }
    if rows.is_empty() {
        return rows;
    }
    let rows = last_of_each(rows);
    let written: Vec<&String> = rows.iter().map(|row| &row.write.value).collect();
    rules.retain(|rule| rule.pack() != HOUSE_STYLES || !knows(rule, &written));
    rows
}

/// Whether one of `names` is among the words that `rule` looks for.
fn knows(rule: &Rule, names: &[&String]) -> bool {
    rule.literals().iter().any(|literal| names.contains(&literal))
}

fn last_of_each(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let last: BTreeMap<String, usize> =
        rows.iter().enumerate().map(|(at, row)| (row.write.value.clone(), at)).collect();
    let rows = rows.into_iter().enumerate().filter(|(at, row)| last[&row.write.value] == *at);
    rows.map(|(_, row)| row).collect()
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
    let Some(wrong) = first_wrong(&row.not) else {
        let message = format!("`{}` has no spelling that is not to be written", row.write.value);
        return Err(row.layer.fault(at, message, format!("write `{}: [what not, …]`", row.write.value)));
    };
    let matched = Value::Map(vec![(Key { at, name: row.write.value.clone() }, row.not.clone())]);
    let bad = map(at, [("bad", scalar(at, &format!("[{wrong}]")))]);
    let ok = map(at, [("ok", scalar(at, &row.write.value))]);
    let examples = Node { at, value: Value::List(vec![bad, ok]) };
    Ok(map(at, [("id", scalar(at, id)), ("match", Node { at, value: matched }), ("examples", examples)]))
}

/// The first spelling that is not to be written. Of a row without `not` the door of rules tells more, once it reads it.
fn first_wrong(not: &Node) -> Option<&str> {
    match &not.value {
        Value::Scalar(word) => (!word.is_empty()).then_some(word),
        Value::List(words) => words.iter().find_map(first_wrong),
        Value::Map(rows) => match rows.iter().find(|(key, _)| key.name == "not") {
            Some((_, words)) => first_wrong(words),
            None => Some(""),
        },
    }
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
