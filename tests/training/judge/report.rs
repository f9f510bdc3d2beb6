//! How many broken sentences a judge finds at a given rate of false alarms.

use mtlint::text::judge::{Judge, Scores};

use super::corrupt::{Breakage, break_sentence};
use super::lexis::Lexis;
use super::random::Random;
use super::text::Tagged;

/// False alarms in a thousand good sentences at which recall is measured.
const RATES: [usize; 3] = [1, 2, 5];

/// A table of the share of broken sentences found at the right place, by how they were broken and by [`RATES`].
pub(crate) fn table(judge: &Judge, sentences: &[Tagged], lexis: &Lexis) -> String {
    let mut good: Vec<f32> = sentences.iter().map(|sentence| worst(judge, sentence).1).collect();
    good.sort_by(|a, b| b.total_cmp(a));
    let thresholds = RATES.map(|rate| good.get(good.len() * rate / 1000).copied().unwrap_or_default());
    let mut lines = vec![format!("{:16} {RATES:?} false alarms in 1,000 of {} sentences", "", good.len())];
    lines.push(format!("{:16} {thresholds:.2?}", "threshold"));
    for (how, _) in Breakage::ALL {
        let scores = found(judge, sentences, lexis, how);
        let percent =
            |threshold: f32| 100 * scores.iter().filter(|score| **score > threshold).count() / scores.len().max(1);
        lines.push(format!("{:16} {:?} % of {}", format!("{how:?}"), thresholds.map(percent), scores.len()));
    }
    lines.join("\n")
}

/// For each sentence that can be broken so the score of the most suspect place, if it is the right one.
fn found(judge: &Judge, sentences: &[Tagged], lexis: &Lexis, how: Breakage) -> Vec<f32> {
    let mut random = Random::new(2);
    let broken = sentences.iter().filter_map(|sentence| break_sentence(sentence, how, lexis, &mut random));
    let score = |(at, score): (usize, f32), faults: &[(usize, _)]| {
        if faults.iter().any(|(fault, _)| fault.abs_diff(at) <= 1) { score } else { f32::MIN }
    };
    broken.map(|broken| score(worst(judge, &broken.sentence), &broken.faults)).collect()
}

/// The most suspect place of `sentence` and its score.
fn worst(judge: &Judge, sentence: &Tagged) -> (usize, f32) {
    let highest = |scores: &Scores| scores.iter().copied().fold(f32::MIN, f32::max);
    let scores = judge.suspicions(&sentence.words(), &sentence.tags);
    let places = scores.iter().map(highest).enumerate();
    places.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f32::MIN))
}
