//! A sentence or a quotation left in another language.
//!
//! A passage with enough everyday English words is never looked at; the others are shown to a detector of languages.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use whatlang::{Detector, Lang};

use super::super::{Check, Finding};
use super::context::is_glossed;
use crate::rule::{Captures, Hit};
use crate::text::words::{Word, hash, words};
use crate::text::{Document, Tagger, ViewSpan};

/// Looks for passages in some languages.
pub(super) struct Passages {
    detector: Detector,
    shortest: usize,
}

impl std::fmt::Debug for Passages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passages").field("shortest", &self.shortest).finish_non_exhaustive()
    }
}

impl Passages {
    /// Looks for passages of at least so many words in one of `languages`.
    pub(super) fn new(mut languages: Vec<Lang>, shortest: usize) -> Self {
        languages.push(Lang::Eng);
        Self { detector: Detector::with_allowlist(languages), shortest }
    }
}

/// Confidence of the detector from which a passage of so many words counts as foreign: measured on news in six languages,
/// these give one false alarm in a thousand.
const CONFIDENCE: [(usize, f64); 2] = [(9, 0.5), (4, 0.7)];

impl Check for Passages {
    fn captures(&self) -> Vec<String> {
        vec!["language".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let sentences = document.sentences().iter().map(|sentence| sentence.span);
        let mut last: Option<ViewSpan> = None;
        let mut passages: Vec<ViewSpan> = sentences.chain(document.quotations().iter().copied()).collect();
        passages.sort_by_key(|passage| (passage.start, usize::MAX - passage.end));
        for passage in passages {
            if last.is_some_and(|last| last.contains(passage)) {
                continue;
            }
            if let Some(language) = self.foreign(document, passage) {
                last = Some(passage);
                found.push(Finding::with(passage, Captures::default().with("language", language)));
            }
        }
    }
}

impl Passages {
    /// Whether a passage is too short or has everyday English words enough, even if all its words were in small letters.
    fn is_passed_over(&self, document: &Document<'_>, passage: ViewSpan) -> bool {
        let words = document.words_of(passage);
        let most = words.len() + 1; // one may reach into the passage
        let is_inside = |word: &&Word| word.place.end <= passage.end;
        let is_everyday =
            |word: &&Word| HASHES.contains(&word.hash) && ENGLISH.contains(document.view().slice(word.place));
        let enough = most.div_ceil(SHARE);
        most < self.shortest || words.iter().filter(is_inside).filter(is_everyday).take(enough).count() == enough
    }

    /// The language of a passage that isn't English.
    fn foreign(&self, document: &Document<'_>, passage: ViewSpan) -> Option<&'static str> {
        if self.is_passed_over(document, passage) {
            return None;
        }
        let view = document.view();
        let is_small = |word: &&str| word.chars().all(char::is_lowercase);
        let small: Vec<&str> = words(view.text(), passage).map(|word| view.slice(word)).filter(is_small).collect();
        let count = small.len();
        let everyday = small.iter().filter(|word| ENGLISH.contains(*word)).count();
        if count < self.shortest || everyday * SHARE >= count {
            return None;
        }
        if is_glossed(view.text(), passage) {
            return None;
        }
        let english = small.iter().filter(|word| Tagger::embedded().knows(word)).count();
        if english * 2 >= count {
            return None;
        }
        let info = self.detector.detect(document.view().slice(passage))?;
        let needed = CONFIDENCE.iter().find(|(words, _)| count >= *words).map_or(1.1, |(_, confidence)| *confidence);
        (info.lang() != Lang::Eng && info.confidence() >= needed).then(|| info.lang().eng_name())
    }
}

/// Of so many words of English at least one is an everyday word.
const SHARE: usize = 8;

/// Words that stand in almost every English sentence and in few others.
static ENGLISH: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let words = "the of and to is was that for with his her are be been has have had by from this they their were which would will \
                 not but its said at on it he she we you who what when after about than more there if can could into over before \
                 because while where how all also year years new first last people time";
    words.split_whitespace().collect()
});

/// The hashes of those words.
static HASHES: LazyLock<FxHashSet<u32>> = LazyLock::new(|| ENGLISH.iter().map(|word| hash(word)).collect());
