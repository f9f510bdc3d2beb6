//! Whole sentences twice.

use rustc_hash::FxHashMap;

use crate::check::Finding;
use crate::rule::{Captures, WordList};
use crate::text::{Document, ViewSpan};

/// Shorter sentences are said twice on purpose: “He said no.”
const SHORTEST: usize = 40;

/// Finds sentences that stand in the same words earlier in the text.
pub(super) fn check(document: &Document<'_>, except: &WordList, found: &mut Vec<Finding>) {
    let folded = document.view().folded();
    let mut seen: FxHashMap<&str, ViewSpan> = FxHashMap::default();
    for sentence in document.sentences() {
        let text = folded[sentence.span.range()].trim_matches(|c: char| !c.is_alphanumeric());
        let is_prose = text.len() >= SHORTEST && !document.is_headline(sentence.span.start);
        if is_prose && seen.insert(text, sentence.span).is_some() && !except.has(text) {
            let said = document.view().slice(sentence.span);
            found.push(Finding::with(sentence.span, Captures::default().with("said", said)));
        }
    }
}
