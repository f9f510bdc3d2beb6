//! Every problem of a rule file. Reading stops at the first one of each rule; so what is wrong is cut out, and what is left
//! is read again, until nothing new comes up.

use rayon::prelude::*;

use super::{Grade, Remark};
use crate::rule::{At, Key, Node, Pack, Problem, Rule, RuleError, RuleSet, Value, compile_node, nearest};

/// More rounds than a file with faults takes that anyone would want to read about.
const MAX_ROUNDS: usize = 50;

/// The rules of `packs` that are sound, and all that is wrong with the others.
pub(super) fn load(packs: &[Pack]) -> (RuleSet, Vec<Remark>) {
    let examined: Vec<_> = packs.par_iter().map(examine).collect();
    let (mut rules, mut errors) = (Vec::new(), Vec::new());
    for (sound, faults) in examined {
        rules.extend(sound);
        errors.extend(faults);
    }
    let (rules, twice) = RuleSet::distinct(rules);
    errors.extend(twice);
    (rules, errors.into_iter().map(|error| Remark { grade: Grade::Error, error }).collect())
}

fn examine(pack: &Pack) -> (Vec<Rule>, Vec<RuleError>) {
    let mut node = match pack.read() {
        Ok(node) => node,
        Err(problem) => return (Vec::new(), vec![RuleError::new(&pack.path, problem)]),
    };
    let (sound, mut problems) = compile_node(pack, &node);
    let mut surgery = Surgery::default();
    let (mut all, mut aftermath, mut rounds) = (Vec::new(), Vec::new(), 0);
    while !problems.is_empty() && rounds < MAX_ROUNDS {
        let (new, caused): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| !surgery.caused(problem));
        new.iter().chain(&caused).for_each(|problem| surgery.cut(&mut node, problem));
        all.extend(new);
        aftermath.extend(caused);
        problems = compile_node(pack, &node).1;
        problems.retain(|problem| !all.contains(problem) && !aftermath.contains(problem));
        rounds += 1;
    }
    all.sort_by_key(|problem| problem.at.unwrap_or_default());
    (sound, all.into_iter().map(|problem| RuleError::new(&pack.path, problem)).collect())
}

/// What stands for a key that isn't there, so that the rest can be read.
const STAND_INS: &[(&str, &str)] =
    &[("about", "-"), ("id", "nameless"), ("message", "-"), ("category", "grammar"), ("match", "Something")];

/// Cuts wrong values out of a tree, and remembers where.
#[derive(Debug, Default)]
struct Surgery {
    /// The values that something was cut out of, by their places.
    touched: Vec<At>,
    /// The keys that were cut out.
    keys: Vec<String>,
    /// The first and last lines of rules that something was cut out of the `match` of.
    unmatched: Vec<(usize, usize)>,
}

impl Surgery {
    /// Takes out of `root` what `problem` is about; the whole rule where that isn't known.
    fn cut(&mut self, root: &mut Node, problem: &Problem) {
        let at = problem.at.unwrap_or_default();
        let stand_in = problem.absent.as_ref().and_then(|key| STAND_INS.iter().find(|(name, _)| name == key));
        let done = match (&problem.absent, stand_in) {
            (Some(_), Some((key, value))) => {
                self.touched.push(at);
                fill_in(root, at, key, value)
            }
            (Some(_), None) => false,
            (None, _) => self.take_out(root, at),
        };
        if !done {
            drop_rule(root, at);
        }
    }

    /// Whether `problem` is only there because something was cut out.
    fn caused(&self, problem: &Problem) -> bool {
        let misspelt = |key: &String| self.keys.iter().any(|cut| cut == key || nearest(cut, [key.as_str()]).is_some());
        match &problem.absent {
            Some(key) => misspelt(key),
            None => problem.at.is_some_and(|at| self.touched.contains(&at) || self.lacks_capture(problem, at)),
        }
    }

    /// Whether `problem` misses a capture that the `match` may have had; one that is nearly another is misspelt all the same.
    fn lacks_capture(&self, problem: &Problem, at: At) -> bool {
        let is_misspelt = problem.remedy.as_ref().is_some_and(|remedy| remedy.starts_with("did you mean"));
        let is_of_rule = |(first, last): &(usize, usize)| (*first..=*last).contains(&at.line);
        problem.message.starts_with("unknown capture") && !is_misspelt && self.unmatched.iter().any(is_of_rule)
    }

    /// Takes the innermost key or value at `at` out of `node`.
    fn take_out(&mut self, node: &mut Node, at: At) -> bool {
        let here = node.at;
        let done = match &mut node.value {
            Value::Scalar(_) => false,
            Value::List(items) => self.take_item(items, at),
            Value::Map(entries) => self.take_entry(entries, at),
        };
        if done {
            self.touched.push(here);
        }
        done
    }

    fn take_item(&mut self, items: &mut Vec<Node>, at: At) -> bool {
        if items.iter_mut().any(|item| self.take_out(item, at)) {
            return true;
        }
        let before = items.len();
        items.retain(|item| item.at != at);
        items.len() < before
    }

    fn take_entry(&mut self, entries: &mut Vec<(Key, Node)>, at: At) -> bool {
        let lines = entries.first().zip(entries.last()).map(|((first, _), (_, last))| (first.at.line, last_line(last)));
        let known = self.keys.len();
        let done = self.take_key(entries, at);
        if self.keys[known..].iter().any(|key| key == "match") {
            self.unmatched.extend(lines);
        }
        done
    }

    fn take_key(&mut self, entries: &mut Vec<(Key, Node)>, at: At) -> bool {
        let mut inner = entries.iter_mut();
        if let Some(name) = inner.find_map(|(key, value)| self.take_out(value, at).then(|| key.name.clone())) {
            self.keys.push(name);
            return true;
        }
        let found = entries.iter().position(|(key, value)| key.at == at || value.at == at);
        found.map(|index| self.keys.push(entries.remove(index).0.name)).is_some()
    }
}

/// The line that the last value in `node` begins in.
fn last_line(node: &Node) -> usize {
    match &node.value {
        Value::Scalar(_) => node.at.line,
        Value::List(items) => items.last().map_or(node.at.line, last_line),
        Value::Map(entries) => entries.last().map_or(node.at.line, |(_, value)| last_line(value)),
    }
}

/// Puts `key: value` into the mapping at `at`.
fn fill_in(node: &mut Node, at: At, key: &str, value: &str) -> bool {
    let here = node.at;
    match &mut node.value {
        Value::Map(entries) if here == at && entries.iter().all(|(known, _)| known.name != key) => {
            let value = Node { at, value: Value::Scalar(value.to_owned()) };
            entries.push((Key { at, name: key.to_owned() }, value));
            true
        }
        Value::Map(entries) => entries.iter_mut().any(|(_, inner)| fill_in(inner, at, key, value)),
        Value::List(items) => items.iter_mut().any(|item| fill_in(item, at, key, value)),
        Value::Scalar(_) => false,
    }
}

/// Drops the rule that `at` lies in.
fn drop_rule(root: &mut Node, at: At) {
    let Value::Map(entries) = &mut root.value else { return };
    let Some((_, Node { value: Value::List(rules), .. })) = entries.iter_mut().find(|(key, _)| key.name == "rules")
    else {
        return;
    };
    let holder = rules.partition_point(|rule| (rule.at.line, rule.at.column) <= (at.line, at.column));
    if let Some(index) = holder.checked_sub(1) {
        rules.remove(index);
    }
}
