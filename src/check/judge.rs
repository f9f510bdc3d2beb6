//! `judge`: a place of a sentence that a small statistical model finds implausible.
//!
//! ```yaml
//! match: { missing: 5.5, misplaced: 5.5, wrong: 6 }   # a fault counts from this score on; one left out never counts
//! ```
//!
//! Scores are the logarithm of odds: one more makes a fault 2.7 times as sure. `{fault}` says what seems wrong. At most one
//! place of a sentence is marked, and only whole sentences of running prose are looked at. Most of these a gate holds back,
//! which costs little: the rest is left to the tagger and the judge.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, decode};
use crate::text::judge::gate::Gate;
use crate::text::judge::{Fault, Judge, Scores};
use crate::text::tagger::Lexeme;
use crate::text::{Document, ViewSpan};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct JudgeSpec {
    /// From which score on a word that is missing counts.
    missing: Option<f32>,
    /// From which score on a word in the wrong place counts.
    misplaced: Option<f32>,
    /// From which score on a wrong word counts.
    wrong: Option<f32>,
}

#[derive(Debug)]
struct JudgeCheck {
    /// The score from which each fault counts.
    thresholds: Scores,
}

/// Reads the `match` of a judge rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec: JudgeSpec = decode(node)?;
    let thresholds = [spec.missing, spec.misplaced, spec.wrong].map(|score| score.unwrap_or(f32::INFINITY));
    Ok(Box::new(JudgeCheck { thresholds }))
}

impl Check for JudgeCheck {
    fn captures(&self) -> Vec<String> {
        vec!["fault".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        for (index, sentence) in document.sentences().iter().enumerate() {
            let text = document.view().slice(sentence.span);
            if is_whole(text) && !document.is_headline(sentence.span.start) {
                found.extend(self.judge(document, index));
            }
        }
    }
}

impl JudgeCheck {
    /// The most suspect place of sentence number `index`, if it is suspect enough.
    fn judge(&self, document: &Document<'_>, index: usize) -> Option<Finding> {
        let lexemes = document.lexemes(index);
        if !is_prose(lexemes) {
            return None;
        }
        let suspects = Gate::suspects(lexemes);
        if suspects.is_empty() || !is_english(lexemes) {
            return None;
        }
        let words: Vec<&str> = lexemes.iter().map(|lexeme| lexeme.word()).collect();
        let scores = Judge::embedded().suspicions_near(&suspects, &words, document.tags(index));
        let excess = |scores: &Scores, fault: Fault| scores[fault as usize] - self.thresholds[fault as usize];
        let each = scores.iter().enumerate();
        let plain = each.filter(|(at, _)| !is_odd(&words, *at));
        let all = plain.flat_map(|(at, scores)| Fault::ALL.map(|fault| (at, fault, excess(scores, fault))));
        let (at, fault, _) = all.filter(|(.., excess)| *excess >= 0.0).max_by(|a, b| a.2.total_cmp(&b.2))?;
        let (first, last) = extent(&scores, at, fault);
        let places = &document.tokens(index)[first..=last];
        let place = ViewSpan::new(places.first()?.span.start, places.last()?.span.end);
        let said = describe(fault, &words[first..=last]);
        Some(Finding::with(place, Captures::default().with("fault", said)))
    }
}

/// The first and the last token to mark for a `fault` at `at`.
fn extent(scores: &[Scores], at: usize, fault: Fault) -> (usize, usize) {
    let score = |at: usize| scores.get(at).map_or(f32::MIN, |scores| scores[fault as usize]);
    let before = at.checked_sub(1);
    match (fault, before) {
        (Fault::Missing, Some(before)) => (before, at),
        (Fault::Misplaced, Some(before)) if score(before) >= score(at + 1) => (before, at),
        (Fault::Misplaced, _) if at + 1 < scores.len() => (at, at + 1),
        _ => (at, at),
    }
}

fn describe(fault: Fault, words: &[&str]) -> String {
    match (fault, words) {
        (Fault::Missing, [before, after]) => format!("a word seems to be missing between “{before}” and “{after}”"),
        (Fault::Missing, _) => format!("a word seems to be missing before “{}”", words.concat()),
        (Fault::Misplaced, [first, second]) => format!("“{first}” and “{second}” hardly stand in this order"),
        (Fault::Misplaced, _) => format!("“{}” hardly stands here", words.concat()),
        (Fault::Wrong, _) => format!("“{}” is hardly the right word or form here", words.concat()),
    }
}

/// Whether the words around `at` are not words in the common sense: compounds cut at their hyphens, letters as names (plan
/// B, point i), endings of files (.org). The model has seen too few of them to tell.
fn is_odd(words: &[&str], at: usize) -> bool {
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(char::is_alphabetic) && !matches!(word, "I" | "a");
    let is_ending = |word: &str| word.starts_with('.') && word.ends_with(char::is_alphanumeric);
    let odd =
        |(place, word): (usize, &&str)| matches!(*word, "-" | "/") || is_ending(word) || place > 0 && is_letter(word);
    let from = at.saturating_sub(1);
    words.iter().enumerate().take(at + 3).skip(from).any(odd)
}

/// The lengths, in tokens, of sentences that can be judged.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=60;

/// Whether the words of a sentence are running prose, and not a heading, a list, a table, or a string of names.
fn is_prose(lexemes: &[Arc<Lexeme>]) -> bool {
    LENGTHS.contains(&lexemes.len()) && small(lexemes).count() * 2 >= lexemes.len()
}

/// Whether most of the words of a sentence are English ones.
fn is_english(lexemes: &[Arc<Lexeme>]) -> bool {
    let known = small(lexemes).filter(|lexeme| lexeme.is_known()).count();
    known * 10 >= small(lexemes).count() * 7
}

/// The words that begin with a small letter.
fn small(lexemes: &[Arc<Lexeme>]) -> impl Iterator<Item = &Lexeme> {
    lexemes.iter().map(AsRef::as_ref).filter(|lexeme: &&Lexeme| lexeme.begins_with_small())
}

/// Whether `text` begins with a capital, ends with a mark, and holds whole quotations only.
fn is_whole(text: &str) -> bool {
    let begins = text.trim_start_matches(['"', '\'', '(']).starts_with(char::is_uppercase);
    let ends = text.trim_end_matches(['"', '\'', ')']).ends_with(['.', '!', '?']);
    begins && ends && text.matches('"').count().is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_sentences_of_prose_are_judged() {
        let is_judged = |text: &str| {
            let document = Document::new(text);
            is_whole(text) && is_prose(document.lexemes(0)) && is_english(document.lexemes(0))
        };
        assert!(is_judged("The minister said \"no\" to the plan that was shown to him."));
        for other in [
            "The minister said \"no to the plan that was shown to him.",
            "the minister said no to the plan that was shown to him.",
            "The minister said no to the plan that was shown to him",
            "Minister Says No To Every Plan That Was Shown To Him.",
            "Le ministre a dit qu'il ne voulait pas de ce plan qui lui a été montré hier soir.",
            "No, no.",
            "😀",
        ] {
            assert!(!is_judged(other), "{other}");
        }
        assert!(!is_judged(&format!("The plan of the plan {}was bad.", "of the plan ".repeat(3000))));
    }

    #[test]
    fn letters_and_compounds_are_odd() {
        let words = ["A", "plan", "b", "is", "the", "in", "-", "built", "one"];
        let odd: Vec<usize> = (0..words.len()).filter(|&at| is_odd(&words, at)).collect();
        assert_eq!(odd, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn the_pair_that_stands_wrongly_is_marked() {
        let scores = [[0.0, 1.0, 0.0], [0.0, 3.0, 0.0], [0.0, 2.0, 0.0]];
        assert_eq!(extent(&scores, 1, Fault::Misplaced), (1, 2));
        assert_eq!(extent(&scores, 2, Fault::Misplaced), (1, 2));
        assert_eq!(extent(&scores, 0, Fault::Missing), (0, 0));
        assert_eq!(extent(&scores, 2, Fault::Missing), (1, 2));
        assert_eq!(extent(&scores, 1, Fault::Wrong), (1, 1));
        assert_eq!(extent(&scores[..1], 0, Fault::Misplaced), (0, 0));
    }
}
