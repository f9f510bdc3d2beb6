//! `pattern`: a regular expression, matched against each paragraph of the view.
//!
//! ```yaml
//! match: '\d+ ?(?<unit>milliards?)'
//! match: { words: [milliard, milliards], regex: '(?<number>\d+) (?<here>milliards?)' }
//! ```
//!
//! `words` are words of which one must be there, which makes the rule fast. The group `here`, if there is one, is what is
//! marked; other groups are captures by number and name. A pattern without capitals ignores letter case.

use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, Spanned, Value, Words, decode};
use crate::text::{Document, ViewSpan};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternSpec {
    regex: Spanned<String>,
    #[serde(default)]
    words: Words,
}

#[derive(Debug)]
struct Pattern {
    source: String,
    names: Vec<Option<String>>,
    words: Vec<String>,
    /// Compiled when a text first needs it: most texts need few of the patterns.
    regex: OnceLock<Option<Regex>>,
}

/// Reads the `match` of a pattern rule.
pub(super) fn compile(node: &Node, case: Case) -> Result<Box<dyn Check>, Problem> {
    let spec = match &node.value {
        Value::Map(_) => decode::<PatternSpec>(node)?,
        _ => PatternSpec { regex: decode(node)?, words: Words::default() },
    };
    let written = &spec.regex.value;
    let hir = regex_syntax::parse(written).map_err(|error| problem_of(&error, &spec.regex))?;
    if written.contains('\u{8}') {
        let problem = Problem::new(spec.regex.at, "the pattern holds a backspace character");
        return Err(problem.remedy("in double quotes YAML reads `\\b` itself; use single quotes"));
    }
    if hir.properties().minimum_len() == Some(0) {
        let problem = Problem::new(spec.regex.at, "the pattern matches nothing at all, everywhere");
        return Err(problem.remedy("make some part of it obligatory"));
    }
    let ignores_case = case == Case::Ignore || (case == Case::Smart && !has_capital(written));
    let flags = if ignores_case { "(?i)" } else { "" };
    Ok(Box::new(Pattern {
        source: format!("{flags}{written}"),
        names: group_names(&hir),
        words: spec.words.0.into_iter().map(|word| word.value).collect(),
        regex: OnceLock::new(),
    }))
}

/// What the regex parser says, where it says it, as far as the scalar is written on one line.
fn problem_of(error: &regex_syntax::Error, regex: &Spanned<String>) -> Problem {
    let said = match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => error.to_string(),
    };
    let remedy = if said.contains("look-around") {
        "put the context into `unless` or `require`"
    } else {
        "mend the pattern; docs.rs/regex describes the syntax"
    };
    Problem::new(regex.at, format!("not a regular expression: {said}")).remedy(remedy)
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
            parts.iter().for_each(|part| collect_names(part, names))
        }
        _ => {}
    }
}

/// Whether `pattern` asks for a capital letter: one that is not part of an escape, a class or a group's name.
fn has_capital(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(at) = rest.find(|c: char| c.is_uppercase() || c == '\\' || c == '<') {
        match rest.as_bytes()[at] {
            b'\\' if rest[at..].starts_with("\\p{") || rest[at..].starts_with("\\P{") => {
                if rest[at..].starts_with("\\p{Lu}") {
                    return true;
                }
                rest = rest[at..].split_once('}').map_or("", |(_, behind)| behind);
            }
            b'\\' => rest = rest.get(at + 2..).unwrap_or_default(),
            b'<' => rest = rest[at..].split_once('>').map_or("", |(_, behind)| behind),
            _ => return true,
        }
    }
    false
}

impl Pattern {
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(&self.source).ok()).as_ref()
    }

    fn check_within(&self, document: &Document<'_>, span: ViewSpan, found: &mut Vec<Finding>) {
        let Some(regex) = self.regex() else { return };
        let text = document.view().slice(span);
        for groups in regex.captures_iter(text) {
            let Some(place) = groups.name("here").or_else(|| groups.get(0)) else { continue };
            let place = ViewSpan::new(span.start + place.start(), span.start + place.end());
            let mut captures = Captures::default();
            for (number, name) in self.names.iter().enumerate().skip(1) {
                let text = groups.get(number).map_or("", |group| group.as_str());
                captures.push(number.to_string(), text, None);
                if let Some(name) = name {
                    captures.push(name, text, None);
                }
            }
            found.push(Finding::with(place, captures));
        }
    }
}

impl Check for Pattern {
    fn needles(&self) -> Vec<String> {
        self.words.clone()
    }

    fn captures(&self) -> Vec<String> {
        let numbers = (1..self.names.len()).map(|number| number.to_string());
        numbers.chain(self.names.iter().flatten().cloned()).collect()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        if self.words.is_empty() {
            document.paragraphs().iter().for_each(|&paragraph| self.check_within(document, paragraph, found));
            return;
        }
        let mut paragraphs: Vec<ViewSpan> = hits.iter().map(|hit| document.paragraph_span(hit.place.start)).collect();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        paragraphs.into_iter().for_each(|paragraph| self.check_within(document, paragraph, found));
    }
}
