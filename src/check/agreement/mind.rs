//! It of a person: “It is not serious about stopping the war”, when the sentence before is about a man.

use super::cast::{Cast, Who};
use super::finding;
use crate::check::Finding;
use crate::rule::Hit;
use crate::text::Document;
use crate::text::english::people::Gender;
use crate::text::words::word_after;

/// What only somebody with a mind can be.
const STATES: &[&str] = &[
    "serious about",
    "convinced",
    "afraid of",
    "afraid that",
    "aware of",
    "aware that",
    "angry",
    "proud of",
    "interested in",
    "surprised",
    "happy with",
    "happy about",
    "happy that",
    "tired of",
    "sorry",
    "jealous",
    "satisfied with",
    "worried about",
    "concerned about",
    "married",
    "ashamed",
    "pleased with",
    "fond of",
    "keen to",
    "willing to",
    "eager to",
    "reluctant to",
];

/// Finds “it” with a state of mind behind a sentence about a person.
pub(super) fn check(document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
    found.extend(hits.iter().filter_map(|hit| person(document, hit)));
}

fn person(document: &Document<'_>, hit: &Hit) -> Option<Finding> {
    let index = document.sentence_at(hit.place.start);
    let sentence = document.sentences().get(index)?.span;
    let starts = document.view().slice(sentence).trim_start_matches('"').starts_with("It ");
    if !starts
        || hit.place.start > sentence.start + 1
        || !has_mind(&document.view().folded()[hit.place.end..sentence.end])
    {
        return None;
    }
    let is_said =
        |other: &usize| document.view().slice(document.sentences()[*other].span).contains(char::is_alphabetic);
    let mentions = Cast::default().mentions(document, (0..index).rev().find(is_said)?);
    let gender = match mentions.first()?.who {
        Who::Person(gender) if mentions.iter().all(|mention| mention.who == Who::Person(gender)) => gender,
        _ => return None,
    };
    let write = if gender == Gender::Male { "he" } else { "she" };
    Some(finding(document, hit, write, document.view().slice(mentions[0].place)))
}

/// Whether `rest`, behind “it”, says that it is in a state of mind.
fn has_mind(rest: &str) -> bool {
    let is = word_after(rest, 0).filter(|word| matches!(*word, "is" | "was" | "isn't" | "wasn't"));
    let behind = is.and_then(|is| rest.trim_start().strip_prefix(is)).unwrap_or_default().trim_start();
    let behind = ["not ", "still ", "very ", "now ", "also "]
        .iter()
        .fold(behind, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    STATES.iter().any(|state| behind.strip_prefix(state).is_some_and(|rest| rest.starts_with([' ', '.', ','])))
}
