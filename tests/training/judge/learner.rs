//! Learns which clues speak for which fault: logistic regression with several answers, by `AdaGrad`.

use mtlint::text::judge::{FAULTS, Fault, STEPS, Scores};

/// The weights of one clue, one a fault, and how much each has moved.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    weights: Scores,
    moved: Scores,
}

/// Width of the hash by which clues are counted and found.
const SLOT_BITS: u32 = 25;

/// Counts clues, so that rare ones can be left out.
pub(crate) struct Counter(Vec<u8>);

impl Counter {
    pub(crate) fn new() -> Self {
        Self(vec![0; 1 << SLOT_BITS])
    }

    pub(crate) fn add(&mut self, clues: &[u32]) {
        for &clue in clues {
            let count = &mut self.0[slot(clue)];
            *count = count.saturating_add(1);
        }
    }
}

fn slot(clue: u32) -> usize {
    (clue.wrapping_mul(0x9E37_79B1) >> (u32::BITS - SLOT_BITS)) as usize
}

/// Weights while they are learnt.
pub(crate) struct Learner {
    /// The row of each clue by its slot; 0 for those that have no weight.
    row_of: Vec<u32>,
    rows: Vec<Row>,
    rate: f32,
}

impl Learner {
    /// A learner that knows nothing yet about the clues that were counted at least `fewest` times.
    pub(crate) fn new(counter: &Counter, fewest: u8, rate: f32) -> Self {
        let mut learner = Self { row_of: vec![0; 1 << SLOT_BITS], rows: Vec::new(), rate };
        learner.start_with(|slot| counter.0[slot] >= fewest);
        learner
    }

    /// Forgets everything, and learns from now on only about the clues whose weight was at least `floor`.
    pub(crate) fn narrow(&mut self, floor: f32) {
        let row_of = std::mem::take(&mut self.row_of);
        let rows = std::mem::take(&mut self.rows);
        self.row_of = vec![0; row_of.len()];
        self.start_with(|slot| rows[row_of[slot] as usize].strength() >= floor);
    }

    fn start_with(&mut self, keeps: impl Fn(usize) -> bool) {
        let mut last = 0;
        for (slot, row) in self.row_of.iter_mut().enumerate().filter(|(slot, _)| keeps(*slot)) {
            debug_assert!(slot < 1 << SLOT_BITS);
            last += 1;
            *row = last;
        }
        self.rows = vec![Row::default(); last as usize + 1];
    }

    /// The number of clues with a weight.
    pub(crate) fn size(&self) -> usize {
        self.rows.len() - 1
    }

    /// Learns that `clues` belong to a place with this `fault`, or to a good one.
    pub(crate) fn learn(&mut self, clues: &[u32], fault: Option<Fault>) {
        let scores = self.scores(clues);
        let highest = scores.iter().fold(0.0_f32, |highest, &score| highest.max(score));
        let total = (-highest).exp() + scores.iter().map(|score| (score - highest).exp()).sum::<f32>();
        let mut steps = scores.map(|score| -(score - highest).exp() / total);
        if let Some(fault) = fault {
            steps[fault as usize] += 1.0;
        }
        if steps.iter().all(|step| step.abs() < TINY) {
            return;
        }
        for &clue in clues {
            let number = self.row_of[slot(clue)] as usize;
            if number > 0 {
                self.rows[number].step(steps, self.rate);
            }
        }
    }

    fn scores(&self, clues: &[u32]) -> Scores {
        let mut scores = [0.0; FAULTS];
        for &clue in clues {
            let row = &self.rows[self.row_of[slot(clue)] as usize];
            for (score, weight) in scores.iter_mut().zip(row.weights) {
                *score += weight;
            }
        }
        scores
    }

    /// What `clue` says, as it is stored; none if it says nothing.
    pub(crate) fn stored(&self, clue: u32) -> Option<[i8; FAULTS]> {
        let weights = self.rows[self.row_of[slot(clue)] as usize].weights;
        let stored = weights.map(|weight| rounded(weight * STEPS));
        (stored != [0; FAULTS]).then_some(stored)
    }
}

/// A step that is not worth the time.
const TINY: f32 = 0.0005;

#[expect(clippy::cast_possible_truncation, reason = "the number is clamped")]
fn rounded(number: f32) -> i8 {
    number.round().clamp(-127.0, 127.0) as i8
}

impl Row {
    fn step(&mut self, steps: Scores, rate: f32) {
        for ((weight, moved), step) in self.weights.iter_mut().zip(&mut self.moved).zip(steps) {
            *moved += step * step;
            *weight += rate * step / (1e-6 + *moved).sqrt();
        }
    }

    fn strength(&self) -> f32 {
        self.weights.iter().fold(0.0, |strongest, weight| strongest.max(weight.abs()))
    }
}
