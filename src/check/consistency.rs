//! `consistency`: two spellings of one thing in one text; the one that is used more often wins, or else the first.
//!
//! ```yaml
//! match: [[ceasefire, cease-fire], [Zelensky, Zelenskyy, Zelenskiy]]
//! match: hyphens      # any word that stands with a hyphen here and closed up there
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, Value, Words, decode};
use crate::text::english::inflect::plural;
use crate::text::words::hash;
use crate::text::{Document, ViewSpan};

/// Sets of spellings.
#[derive(Debug)]
struct Spellings {
    needles: Vec<Needle>,
    case: Case,
}

#[derive(Debug)]
struct Needle {
    text: String,
    set: usize,
    /// Which spelling of the set it is; singular and plural share the number.
    variant: usize,
    is_plural: bool,
}

/// Reads the `match` of a consistency rule.
pub(super) fn compile(node: &Node, case: Case) -> Result<Box<dyn Check>, Problem> {
    let Value::List(sets) = &node.value else {
        let word: String = decode(node)?;
        let unknown = || Problem::unknown("value", &word, &["hyphens"]).or_at(node.at);
        return if word == "hyphens" { Ok(Box::new(Hyphens)) } else { Err(unknown()) };
    };
    let mut needles = Vec::new();
    for (set, spellings) in sets.iter().enumerate() {
        let spellings: Words = decode(spellings)?;
        for (variant, spelling) in spellings.0.into_iter().enumerate() {
            if spelling.value.starts_with(char::is_lowercase) {
                needles.push(Needle { text: plural(&spelling.value), set, variant, is_plural: true });
            }
            needles.push(Needle { text: spelling.value, set, variant, is_plural: false });
        }
    }
    Ok(Box::new(Spellings { needles, case }))
}

impl Check for Spellings {
    fn needles(&self) -> Vec<String> {
        self.needles.iter().map(|needle| needle.text.clone()).collect()
    }

    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let counts = |hit: &&Hit| self.case.allows(&self.needles[hit.needle].text, document.view().slice(hit.place));
        let hits: Vec<&Hit> = hits.iter().filter(counts).collect();
        let mut winners: FxHashMap<usize, usize> = FxHashMap::default();
        for hit in &hits {
            let needle = &self.needles[hit.needle];
            let winner = *winners.entry(needle.set).or_insert_with(|| self.winner(&hits, needle.set));
            if needle.variant != winner {
                let same = |other: &&Needle| other.set == needle.set && other.variant == winner;
                let write = self.needles.iter().filter(same).find(|other| other.is_plural == needle.is_plural);
                let captures = Captures::default().with("write", write.map_or("", |write| &write.text));
                found.push(Finding::with(hit.place, captures));
            }
        }
    }
}

impl Spellings {
    /// The spelling of `set` that `hits` have most often, the first one among equals.
    fn winner(&self, hits: &[&Hit], set: usize) -> usize {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for needle in hits.iter().map(|hit| &self.needles[hit.needle]).filter(|needle| needle.set == set) {
            match counts.iter_mut().find(|(variant, _)| *variant == needle.variant) {
                Some((_, count)) => *count += 1,
                None => counts.push((needle.variant, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
        counts.iter().find(|(_, count)| *count == most).map_or(0, |(variant, _)| *variant)
    }
}

/// Words that stand with a hyphen and closed up in one text.
#[derive(Debug)]
struct Hyphens;

impl Check for Hyphens {
    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let hyphenated = hyphenated(document);
        let closed = closed_up(document, &hyphenated);
        for (joined, places) in &hyphenated {
            let Some(others) = closed.get(joined.as_str()) else { continue };
            // One against one tells nothing: both may be right where they stand.
            if others.len().max(places.len()) < 2 {
                continue;
            }
            let minority = if others.len() >= places.len() { places } else { others };
            let write = document.view().slice(if others.len() >= places.len() { others[0] } else { places[0] });
            let finding =
                |&place: &ViewSpan| Finding::with(place, Captures::default().with("write", write.to_lowercase()));
            found.extend(minority.iter().map(finding));
        }
        found.sort_by_key(|finding| finding.place);
    }
}

/// Where the words stand that are `hyphenated` elsewhere.
fn closed_up<'d>(
    document: &'d Document<'_>,
    hyphenated: &FxHashMap<String, Vec<ViewSpan>>,
) -> FxHashMap<&'d str, Vec<ViewSpan>> {
    let hashes: FxHashSet<u32> = hyphenated.keys().map(|joined| hash(joined)).collect();
    let mut closed: FxHashMap<&str, Vec<ViewSpan>> = FxHashMap::default();
    if hashes.is_empty() {
        return closed;
    }
    for place in document.words().iter().filter(|word| hashes.contains(&word.hash)).map(|word| word.place) {
        let word = &document.view().folded()[place.range()];
        if hyphenated.contains_key(word) {
            closed.entry(word).or_default().push(place);
        }
    }
    closed
}

/// The words with one hyphen between letters, by what they would be closed up.
fn hyphenated(document: &Document<'_>) -> FxHashMap<String, Vec<ViewSpan>> {
    let (text, folded) = (document.view().text(), document.view().folded());
    let mut found: FxHashMap<String, Vec<ViewSpan>> = FxHashMap::default();
    for (at, _) in folded.match_indices('-') {
        let start = folded[..at].rfind(|c: char| !c.is_alphabetic()).map_or(0, |last| last + 1);
        let start = (start..=at).find(|&start| folded.is_char_boundary(start)).unwrap_or(at);
        let end = at + 1 + folded[at + 1..].find(|c: char| !c.is_alphabetic()).unwrap_or(folded.len() - at - 1);
        let one_hyphen = !folded[..start].ends_with('-') && !folded[end..].starts_with('-');
        let is_plain = text[start..end].chars().skip(1).all(|c| !c.is_uppercase());
        if at - start >= 2 && end - at > 3 && one_hyphen && is_plain {
            found.entry(folded[start..end].replace('-', "")).or_default().push(ViewSpan::new(start, end));
        }
    }
    found
}
