//! An averaged perceptron over hashed clues.

use mtlint::text::tagger::features::{Clues, NO_TAG, Word, clues};
use mtlint::text::tagger::weights::Vote;
use rustc_hash::FxHashMap;

/// A sentence ready for training.
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    pub(crate) gold: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Cell {
    tag: u8,
    stamp: u32,
    weight: i32,
    total: i64,
}

/// Weights while they are learnt.
pub(crate) struct Perceptron {
    rows: FxHashMap<u32, Vec<Cell>>,
    tags: usize,
    now: u32,
    allowed: Option<FxHashMap<u32, u128>>,
}

impl Perceptron {
    pub(crate) fn new(tags: usize) -> Self {
        Self { rows: FxHashMap::default(), tags, now: 0, allowed: None }
    }
    pub(crate) fn restrict(tags: usize, kept: &[(u32, Vec<Vote>)]) -> Self {
        let allowed = kept.iter().map(|(k, v)| (*k, v.iter().fold(0u128, |a, v| a | 1 << v.tag))).collect();
        Self { rows: FxHashMap::default(), tags, now: 0, allowed: Some(allowed) }
    }

    pub(crate) fn pass(&mut self, examples: &[Example], order: &[usize]) -> usize {
        let mut wrong = 0;
        for &number in order {
            let example = &examples[number];
            let mut history = [NO_TAG; 2];
            for (at, &gold) in example.gold.iter().enumerate() {
                self.now += 1;
                let clues = clues(&example.words, at, history);
                let guess = self.guess(&clues);
                if guess != gold && gold != NO_TAG {
                    wrong += 1;
                    for clue in clues {
                        self.change(clue, gold, 1);
                        self.change(clue, guess, -1);
                    }
                }
                history = [guess, history[0]];
            }
        }
        wrong
    }

    fn guess(&self, clues: &Clues) -> u8 {
        let mut scores = [0; 128];
        for clue in clues {
            for cell in self.rows.get(clue).into_iter().flatten() {
                scores[usize::from(cell.tag)] += cell.weight;
            }
        }
        (0..self.tags).rev().max_by_key(|&tag| scores[tag]).map_or(0, |tag| tag as u8)
    }

    fn change(&mut self, clue: u32, tag: u8, by: i32) {
        if let Some(a) = &self.allowed {
            if a.get(&clue).copied().unwrap_or(0) >> tag & 1 == 0 {
                return;
            }
        }
        let now = self.now;
        let row = self.rows.entry(clue).or_default();
        let at = row.iter().position(|cell| cell.tag == tag).unwrap_or_else(|| {
            row.push(Cell { tag, stamp: now, weight: 0, total: 0 });
            row.len() - 1
        });
        let cell = &mut row[at];
        cell.total += i64::from(cell.weight) * i64::from(now - cell.stamp);
        cell.stamp = now;
        cell.weight += by;
    }

    /// The averaged weights, as floats
    pub(crate) fn averages(&self) -> Vec<(u32, Vec<(u8, f64)>)> {
        let mut rows: Vec<_> = self.rows.iter().map(|(&clue, row)| {
            let mut r: Vec<_> = row.iter().map(|c| {
                let t = c.total + i64::from(c.weight) * i64::from(self.now - c.stamp);
                (c.tag, t as f64 / f64::from(self.now))
            }).collect();
            r.sort_by_key(|x| x.0);
            (clue, r)
        }).collect();
        rows.sort_by_key(|r| r.0);
        rows
    }
}

pub(crate) fn quantise(rows: &[(u32, Vec<(u8, f64)>)], floor: f64, scale: f64) -> Vec<(u32, Vec<Vote>)> {
    rows.iter().filter_map(|(clue, row)| {
        let v: Vec<Vote> = row.iter().filter(|(_, w)| w.abs() >= floor).map(|&(tag, w)| Vote { tag, weight: (w * scale).round().clamp(-127., 127.) as i8 }).filter(|v| v.weight != 0).collect();
        (!v.is_empty()).then_some((*clue, v))
    }).collect()
}
