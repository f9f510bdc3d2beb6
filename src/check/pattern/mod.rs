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

use needs::{Need, needs};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, LazyRegex, Node, Problem, Spanned, Value, Words, decode, parse};
use crate::text::words::is_edge;
use crate::text::{Document, ViewSpan, fold};

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
    /// What a text must hold, in the letter case of [`Self::folds`].
    needs: Vec<Need>,
    folds: Letters,
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
    let ignores_case = case == Case::Ignore || (case == Case::Smart && !has_capital(written));
    let (flags, folds) = if ignores_case { ("(?i)", Letters::Folded) } else { ("", Letters::AsWritten) };
    Ok(Box::new(Pattern {
        needs: needs(&hir).into_iter().map(|need| need.map(|text| folds.apply(text))).collect(),
        folds,
        edges: Edges { start: written.starts_with("\\b"), end: written.ends_with("\\b") },
        names: group_names(&hir),
        words: spec.words.0.into_iter().map(|word| word.value).collect(),
        regex: LazyRegex::new(format!("{flags}{}", quick(written))),
    }))
}

/// The letter case in which a pattern's literals are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsWritten,
    Folded,
}

impl Letters {
    fn apply(self, text: &str) -> String {
        match self {
            Self::AsWritten => text.to_owned(),
            Self::Folded => fold(text),
        }
    }

    fn of<'d>(self, document: &'d Document<'_>) -> &'d str {
        match self {
            Self::AsWritten => document.view().text(),
            Self::Folded => document.view().folded(),
        }
    }
}

/// Where a match must keep to the edges of words.
#[derive(Debug, Clone, Copy)]
struct Edges {
    start: bool,
    end: bool,
}

/// The pattern with ASCII word edges and digits: a Unicode `\b` makes the regex engine several times slower on any text
/// with a curly quotation mark in it. The edges of a match are looked at again, in Unicode, afterwards.
fn quick(pattern: &str) -> String {
    let (mut out, mut chars, mut in_class) = (String::new(), pattern.chars(), false);
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('b') if !in_class => out.push_str(r"(?-u:\b)"),
                Some('d') => out.push_str(if in_class { "0-9" } else { "[0-9]" }),
                other => out.extend(std::iter::once('\\').chain(other)),
            },
            '[' => {
                in_class = true;
                out.push(c);
            }
            ']' => {
                in_class = false;
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
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
    fn keeps_edges(&self, text: &str, groups: &regex::Captures<'_>) -> bool {
        let Some(whole) = groups.get(0) else { return false };
        (!self.edges.start || is_edge(text, whole.start())) && (!self.edges.end || is_edge(text, whole.end()))
    }

    /// Whether the stretch `span` holds all that a match must have.
    fn may_match(&self, document: &Document<'_>, span: ViewSpan) -> bool {
        let text = &self.folds.of(document)[span.range()];
        self.needs.iter().all(|need| need.is_met_by(text))
    }

    fn check_within(&self, document: &Document<'_>, span: ViewSpan, found: &mut Vec<Finding>) {
        if !self.may_match(document, span) {
            return;
        }
        let Some(regex) = self.regex.get() else { return };
        let text = document.view().slice(span);
        for groups in regex.captures_iter(text) {
            let Some(place) = groups.name("here").or_else(|| groups.get(0)).filter(|_| self.keeps_edges(text, &groups))
            else {
                continue;
            };
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
        for paragraph in paragraphs {
            self.check_within(document, paragraph, found);
        }
    }
}
