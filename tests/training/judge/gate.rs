//! Teaches the gate before the judge: which sentences are worth its time.
//!
//! Its teacher is the judge. The places that it marks in broken sentences are those to let pass, all places of good
//! sentences those to hold back.

use mtlint::text::judge::gate::{Gate, RUN_BITS, RUNS, word_table};
use mtlint::text::judge::{Judge, Scores};

use super::classes::classes;
use super::corrupt::{Breakage, break_sentence};
use super::lexis::Lexis;
use super::random::Random;
use super::text::Tagged;

/// The scores from which the judge marks each fault.
const THRESHOLDS: Scores = [1.5, 2.8, 1.8];
/// The gate is taught to let pass what is so far below.
const MARGIN: f32 = 0.8;

/// How often each sentence is broken.
const COPIES: usize = 16;
/// How often all places are shown.
const PASSES: usize = 3;
/// A run of words counts if places have it so often.
const FEWEST: u32 = 8;
/// How fast weights move.
const RATE: f32 = 0.08;
/// So many steps of a stored weight make a score of 1.
const STEPS: f32 = 16.0;

/// The numbers of the runs of a place.
type Place = [u32; RUNS];

/// The bytes of a gate for `judge`, learnt from good `sentences`.
pub(crate) fn teach(sentences: &[Tagged], lexis: &Lexis, judge: &Judge, say: impl Fn(String)) -> Vec<u8> {
    let table = word_table(classes(sentences).iter().map(|(word, known)| (word.as_str(), *known)));
    let empty = [table.clone(), vec![0; 1 << RUN_BITS]].concat();
    let Some(gate) = Gate::read(&empty) else { return Vec::new() };
    let marked = marked(sentences, lexis, judge, MARGIN);
    say(format!("gate: {} marked places", marked.len()));
    let places = marked.iter().filter_map(|(sentence, at)| Some((place(&gate, sentence, *at)?, true)));
    let mut lessons: Vec<(Place, bool)> = places.collect();
    for sentence in sentences {
        gate.places(words(sentence), |_, runs| lessons.push((*runs, false)));
    }
    let weights = learn(&mut lessons);
    table.into_iter().chain(weights.iter().map(|&weight| stored(weight).cast_unsigned())).collect()
}

/// How much of what `judge` marks in broken sentences the gate of `bytes` lets pass, and how much of the good sentences.
pub(crate) fn table(bytes: &[u8], sentences: &[Tagged], lexis: &Lexis, judge: &Judge) -> String {
    let Some(gate) = Gate::read(bytes) else { return String::new() };
    let sums = |sentences: &mut dyn Iterator<Item = &Tagged>| {
        let mut sums: Vec<i32> = sentences.filter_map(|sentence| gate.highest(words(sentence))).collect();
        sums.sort_unstable_by(|a, b| b.cmp(a));
        sums
    };
    let marked = marked(sentences, lexis, judge, 0.0);
    let good = sums(&mut sentences.iter());
    let broken = sums(&mut marked.iter().map(|(sentence, _)| sentence));
    // No threshold lets so many pass if more give up before they have a sum.
    let line = |&rate: &usize| {
        let threshold = *good.get(sentences.len() * rate / 1000)?;
        let passing = 1000 * broken.iter().take_while(|&&sum| sum >= threshold).count() / marked.len().max(1);
        Some(format!("sum {threshold:4}: {rate:3} ‰ of the good, {passing:3} ‰ of the marked"))
    };
    [5, 10, 20, 30, 50, 80, 120].iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// Broken copies of `sentences` that `judge` marks, with the place.
fn marked(sentences: &[Tagged], lexis: &Lexis, judge: &Judge, margin: f32) -> Vec<(Tagged, usize)> {
    let mut random = Random::new(4);
    let mut marked = Vec::new();
    for sentence in sentences {
        for _ in 0..COPIES {
            let broken = break_sentence(sentence, Breakage::any(&mut random), lexis, &mut random);
            marked.extend(broken.and_then(|broken| Some((mark(&broken.sentence, judge, margin)?, broken.sentence))));
        }
    }
    marked.into_iter().map(|(at, sentence)| (sentence, at)).collect()
}

/// The place of `sentence` that `judge` marks, if it marks any.
fn mark(sentence: &Tagged, judge: &Judge, margin: f32) -> Option<usize> {
    let excess =
        |scores: &Scores| scores.iter().zip(THRESHOLDS).map(|(score, least)| score - least).fold(f32::MIN, f32::max);
    let scores = judge.suspicions(&sentence.words(), &sentence.tags);
    let places = scores.iter().map(excess).enumerate().filter(|(_, excess)| *excess >= -margin);
    places.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

fn words(sentence: &Tagged) -> impl Iterator<Item = &str> {
    sentence.words.iter().map(String::as_str)
}

fn place(gate: &Gate<'_>, sentence: &Tagged, wanted: usize) -> Option<Place> {
    let mut place = None;
    gate.places(words(sentence), |at, runs| {
        if at == wanted {
            place = Some(*runs);
        }
    });
    place
}

/// Logistic regression by `AdaGrad`.
fn learn(lessons: &mut [(Place, bool)]) -> Vec<f32> {
    let mut random = Random::new(6);
    let mut weights = vec![0.0_f32; 1 << RUN_BITS];
    let mut moved = vec![1e-6_f32; 1 << RUN_BITS];
    let mut counts = vec![0_u32; 1 << RUN_BITS];
    lessons.iter().flat_map(|(place, _)| place).for_each(|&run| counts[run as usize] += 1);
    for _ in 0..PASSES {
        random.shuffle(lessons);
        for (place, passes) in &*lessons {
            let sum: f32 = place.iter().map(|&run| weights[run as usize]).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            let step = f32::from(u8::from(*passes)) - chance;
            for &run in place.iter().filter(|&&run| counts[run as usize] >= FEWEST) {
                moved[run as usize] += step * step;
                weights[run as usize] += RATE * step / moved[run as usize].sqrt();
            }
        }
    }
    weights
}

#[expect(clippy::cast_possible_truncation, reason = "the number is clamped")]
fn stored(weight: f32) -> i8 {
    (weight * STEPS).round().clamp(-127.0, 127.0) as i8
}
