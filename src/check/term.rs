//! `term`: a table of what to write and what not; the plural of a common noun comes for free, a possessive too.
//!
//! ```yaml
//! match:
//!   Putin: [Poutine, Putine]
//!   ceasefire: { not: [cease-fire], unless: { next: [agreement of 1953] } }
//! ```

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Asked, Captures, Case, Conditions, ConditionsSpec, Hit, Node, Problem, Value, Words, decode};
use crate::text::Document;
use crate::text::english::inflect::plural;

/// What to write, what not, and where it is right all the same.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntrySpec {
    /// What not to write.
    not: Words,
    /// What makes it right after all.
    #[serde(default)]
    unless: ConditionsSpec,
    /// What must be there for it to count.
    #[serde(default)]
    require: ConditionsSpec,
}

#[derive(Debug)]
struct Term {
    entries: Vec<Entry>,
    needles: Vec<Needle>,
    case: Case,
}

#[derive(Debug)]
struct Entry {
    unless: Conditions,
    require: Conditions,
}

#[derive(Debug)]
struct Needle {
    text: String,
    write: String,
    entry: usize,
}

/// Reads the `match` of a term rule.
pub(super) fn compile(node: &Node, case: Case) -> Result<Box<dyn Check>, Problem> {
    let Some(rows) = node.rows().filter(|rows| !rows.is_empty()) else {
        let problem = Problem::new(node.at, "expected a table of terms");
        return Err(problem.remedy("write `what to write: [what not, …]`, a line each"));
    };
    let mut term = Term { entries: Vec::new(), needles: Vec::new(), case };
    for (write, row) in rows {
        let spec = match &row.value {
            Value::Map(_) => decode(row)?,
            _ => EntrySpec { not: decode(row)?, unless: ConditionsSpec::default(), require: ConditionsSpec::default() },
        };
        term.add(&write.name, &spec)?;
    }
    Ok(Box::new(term))
}

impl Term {
    fn add(&mut self, write: &str, spec: &EntrySpec) -> Result<(), Problem> {
        let entry = self.entries.len();
        for not in &spec.not.0 {
            if not.value == write || not.value.trim().is_empty() {
                let problem = Problem::new(not.at, format!("`{write}` can't be both what to write and what not"));
                return Err(problem.remedy("drop one of the two"));
            }
            self.needles.push(Needle { text: not.value.clone(), write: write.to_owned(), entry });
            if not.value.starts_with(char::is_lowercase) && write.starts_with(char::is_lowercase) {
                self.needles.push(Needle { text: plural(&not.value), write: plural(write), entry });
            }
        }
        self.entries
            .push(Entry { unless: Conditions::compile(&spec.unless)?, require: Conditions::compile(&spec.require)? });
        Ok(())
    }
}

/// Takes out of `found`, from `first` on, the words that stand inside longer ones of the same table: of “La Habana” and
/// “Habana” the longer is meant.
fn keep_longest(found: &mut Vec<Finding>, first: usize) {
    let mut new = found.split_off(first);
    new.sort_by_key(|finding| (finding.place.start, Reverse(finding.place.end)));
    let mut reached = 0;
    new.retain(|finding| {
        let is_outer = finding.place.end > reached;
        reached = reached.max(finding.place.end);
        is_outer
    });
    found.append(&mut new);
}

impl Check for Term {
    fn needles(&self) -> Vec<String> {
        self.needles.iter().map(|needle| needle.text.clone()).collect()
    }

    fn samples(&self) -> Vec<String> {
        self.needles()
    }

    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let mut asked: FxHashMap<usize, [Asked; 2]> = FxHashMap::default();
        let first = found.len();
        for hit in hits {
            let needle = &self.needles[hit.needle];
            let entry = &self.entries[needle.entry];
            let [unless, require] = &*asked.entry(needle.entry).or_default();
            let written = document.view().slice(hit.place);
            let counts = self.case.allows(&needle.text, written)
                && written != needle.write
                && !entry.unless.any_holds(document, hit.place, unless)
                && entry.require.all_hold(document, hit.place, require);
            if counts {
                found.push(Finding::with(hit.place, Captures::default().with("write", &needle.write)));
            }
        }
        keep_longest(found, first);
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::{Alone, Pack, RuleSet};

    #[test]
    fn of_words_inside_others_only_the_longest_count() {
        let yaml = "about: x\ncategory: name\nrules:\n  - id: a\n    kind: term\n    message: m\n    match:\n      \
                    Havana: [La Habana, Habana]\n      Cuba: [Cuba la bella]\n    examples: [{ bad: \"[Habana]\" }]\n";
        let rules = RuleSet::load(&[Pack::from_yaml("x", "x.yaml", yaml)]).unwrap();
        let text = "La Habana, Habana, La Habana Cuba la bella";
        let found = Alone::new(rules.rules().next().unwrap()).find(text);
        let words: Vec<&str> = found.iter().map(|it| &text[it.span.range()]).collect();
        assert_eq!(words, ["La Habana", "Habana", "La Habana", "Cuba la bella"]);
    }
}
