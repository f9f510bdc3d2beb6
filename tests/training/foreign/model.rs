//! The model of shapes: one weight for each run of letters and language, taught by gradient descent on the logarithm of odds.

use mtlint::text::foreign::{MOST_CLASSES, Scores, clues};

use super::lists::{CODES, Sort};

/// How often all words are shown.
const PASSES: u32 = 6;
/// How large the first step is; the steps shrink.
const RATE: f32 = 0.15;
/// A word of a foreign language counts as so much of an English one.
const FOREIGN: f32 = 0.5;

/// Weights by bucket, then language.
pub(crate) struct Model {
    bits: u32,
    weights: Vec<[f32; MOST_CLASSES]>,
    /// What one step of a stored weight is worth.
    step: f32,
}

/// Whether `word` is one of those that the model isn't shown.
pub(crate) fn is_kept_apart(word: &str) -> bool {
    mixed(word.bytes().fold(7, |hash, byte| mixed(hash ^ u64::from(byte)))).is_multiple_of(10)
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ number >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    number ^ number >> 29
}

impl Model {
    /// A model that was shown `words`.
    pub(crate) fn taught(words: &[Sort<'_>], bits: u32) -> Self {
        let mut model = Self { bits, weights: vec![[0.0; MOST_CLASSES]; 1 << bits], step: 1.0 };
        let mut order: Vec<usize> =
            (0..words.len()).filter(|&at| words[at].taught && !is_kept_apart(words[at].text)).collect();
        for pass in 0..PASSES {
            order.sort_unstable_by_key(|&at| mixed(at as u64 + (u64::from(pass) << 32)));
            let rate = RATE * (1.0 - pass as f32 / PASSES as f32);
            for &at in &order {
                let weight = if words[at].class == 0 { 1.0 } else { FOREIGN };
                model.show(&words[at], rate * weight);
            }
        }
        model
    }

    fn show(&mut self, word: &Sort<'_>, rate: f32) {
        let mut buckets = Vec::with_capacity(64);
        clues(word.text, self.bits, |bucket| buckets.push(bucket));
        let mut odds = [0.0; MOST_CLASSES];
        for &bucket in &buckets {
            for (sum, weight) in odds.iter_mut().zip(&self.weights[bucket]) {
                *sum += weight;
            }
        }
        let most = odds[..CODES.len()].iter().copied().fold(f32::MIN, f32::max);
        let shares = odds.map(|odds| (odds - most).exp());
        let all: f32 = shares[..CODES.len()].iter().sum();
        let pace = rate / (buckets.len() as f32).sqrt();
        for (class, share) in shares.iter().enumerate().take(CODES.len()) {
            let error = f32::from(u8::from(class == word.class)) - share / all;
            for &bucket in &buckets {
                self.weights[bucket][class] += pace * error;
            }
        }
    }

    /// The model as it can be stored: weights are whole steps.
    pub(crate) fn rounded(mut self) -> Self {
        let largest = self.weights.iter().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        self.step = (largest / 127.0).clamp(f32::MIN_POSITIVE, 0.05);
        for weight in self.weights.iter_mut().flatten() {
            *weight = (*weight / self.step).round().clamp(-127.0, 127.0);
        }
        self
    }

    /// `odds` in steps.
    pub(crate) fn steps(&self, odds: f32) -> i32 {
        (odds / self.step) as i32
    }

    /// The weights of all buckets.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Scores> {
        self.weights.iter().map(|row| row.map(|weight| weight as i32))
    }

    /// The number of the language that `word` looks like; 0 if another one is not ahead by `margin`.
    pub(crate) fn class(&self, word: &str, margin: i32) -> usize {
        let mut scores = Scores::default();
        clues(word, self.bits, |bucket| {
            for (score, &weight) in scores.iter_mut().zip(&self.weights[bucket]) {
                *score += weight as i32;
            }
        });
        let best = (1..CODES.len()).max_by_key(|&class| scores[class]).unwrap_or_default();
        if scores[best] - scores[0] >= margin { best } else { 0 }
    }
}
