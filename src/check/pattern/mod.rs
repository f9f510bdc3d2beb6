//! `pattern`: a regular expression, matched against each paragraph of the view.
//!
//! ```yaml
//! match: '\d+ ?(?<unit>milliards?)'
//! match: { words: [milliard, milliards], regex: '(?<number>\d+) (?<here>milliards?)' }
//! ```
//!
//! `words` are words of which one must be there, which makes the rule fast. The group `here`, if there is one, is what is
//! marked; other groups are captures by number and name. A pattern without capitals ignores letter case.

mod needs;

use needs::need;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{
    Captures, Case, Hit, LazyRegex, Need, Node, Problem, Spanned, Value, Words, decode, has_capital, parse,
};
use crate::text::words::is_edge;
use crate::text::{Document, ViewSpan};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternSpec {
    /// The regular expression; the group `here` is what is marked.
    regex: Spanned<String>,
    /// Words of which one must be there, which makes the rule fast.
    #[serde(default)]
    words: Words,
}

#[derive(Debug)]
struct Pattern {
    names: Vec<Option<String>>,
    words: Vec<String>,
    edges: Edges,
    regex: LazyRegex,
}

/// Reads the `match` of a pattern rule.
pub(super) fn compile(node: &Node, case: Case) -> Result<Box<dyn Check>, Problem> {
    let spec = match &node.value {
        Value::Map(_) => decode::<PatternSpec>(node)?,
        _ => PatternSpec { regex: decode(node)?, words: Words::default() },
    };
    let written = &spec.regex.value;
    let hir = parse(&spec.regex, written)?;
    if hir.properties().minimum_len() == Some(0) {
        let problem = Problem::new(spec.regex.at, "the pattern matches nothing at all, everywhere");
        return Err(problem.remedy("make some part of it obligatory"));
    }
    let regex = match case {
        Case::Ignore => LazyRegex::of_folded(written, &hir),
        Case::Smart if !has_capital(&hir) => LazyRegex::of_folded(written, &hir),
        Case::Smart | Case::Exact => LazyRegex::of_written(written),
    };
    Ok(Box::new(Pattern {
        edges: Edges { start: written.starts_with("\\b"), end: written.ends_with("\\b") },
        names: group_names(&hir),
        words: spec.words.0.into_iter().map(|word| word.value).collect(),
        regex,
    }))
}

/// Where a match must keep to the edges of words.
#[derive(Debug, Clone, Copy)]
struct Edges {
    start: bool,
    end: bool,
}

/// The names of the capture groups, from the whole match on.
fn group_names(hir: &regex_syntax::hir::Hir) -> Vec<Option<String>> {
    let mut names = vec![None];
    collect_names(hir, &mut names);
    names
}

fn collect_names(hir: &regex_syntax::hir::Hir, names: &mut Vec<Option<String>>) {
    use regex_syntax::hir::HirKind;
    match hir.kind() {
        HirKind::Capture(group) => {
            names.push(group.name.as_deref().map(str::to_owned));
            collect_names(&group.sub, names);
        }
        HirKind::Repetition(repetition) => collect_names(&repetition.sub, names),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                collect_names(part, names);
            }
        }
        _ => {}
    }
}

impl Pattern {
    fn keeps_edges(&self, text: &str, groups: &regex::Captures<'_>) -> bool {
        let Some(whole) = groups.get(0) else { return false };
        (!self.edges.start || is_edge(text, whole.start())) && (!self.edges.end || is_edge(text, whole.end()))
    }

    fn check_within(&self, document: &Document<'_>, paragraph: usize, found: &mut Vec<Finding>) {
        let span = document.paragraphs()[paragraph];
        let text = if self.regex.wants_folded() {
            &document.view().folded()[span.range()]
        } else {
            document.view().slice(span)
        };
        // Groups are looked for where something was found, which is seldom: they cost room.
        let Some(regex) = self.regex.compiled_for(text).filter(|regex| regex.find(text).is_some()) else { return };
        for groups in regex.captures_iter(text).filter(|groups| self.keeps_edges(text, groups)) {
            let place = |group: regex::Match<'_>| ViewSpan::new(span.start + group.start(), span.start + group.end());
            let Some(whole) = groups.name("here").or_else(|| groups.get(0)).map(place) else { continue };
            let mut captures = Captures::default();
            for (number, name) in self.names.iter().enumerate().skip(1) {
                let text = groups.get(number).map_or("", |group| document.view().slice(place(group)));
                captures.push(number.to_string(), text, None);
                if let Some(name) = name {
                    captures.push(name, text, None);
                }
            }
            found.push(Finding::with(whole, captures));
        }
    }
}

impl Check for Pattern {
    fn needles(&self) -> Vec<String> {
        self.words.clone()
    }

    fn need(&self) -> Need {
        need(&self.regex.parsed())
    }

    fn captures(&self) -> Vec<String> {
        let numbers = (1..self.names.len()).map(|number| number.to_string());
        numbers.chain(self.names.iter().flatten().cloned()).collect()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let mut paragraphs: Vec<usize> = if self.words.is_empty() && hits.is_empty() {
            (0..document.paragraphs().len()).collect()
        } else {
            hits.iter().map(|hit| document.paragraph_at(hit.place.start)).collect()
        };
        paragraphs.dedup();
        for paragraph in paragraphs {
            self.check_within(document, paragraph, found);
        }
    }
}
