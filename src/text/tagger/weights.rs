//! How much each clue speaks for each tag.

use super::index::HashIndex;

/// A clue's vote for one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// Number of the tag.
    pub tag: u8,
    /// How strongly for it, or against it.
    pub weight: i8,
}

/// The votes of every clue that has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    pub(super) clues: HashIndex,
    /// Where the votes of each clue begin in `votes`; one more than there are clues.
    pub(super) starts: Vec<u32>,
    pub(super) votes: Vec<Vote>,
}

impl Weights {
    /// The weights of clues and their votes, in any order.
    pub fn new(mut rows: Vec<(u32, Vec<Vote>)>) -> Self {
        rows.sort_unstable();
        let mut starts = vec![0];
        let mut votes = Vec::new();
        for (_, row) in &rows {
            votes.extend_from_slice(row);
            starts.push(u32::try_from(votes.len()).unwrap_or(u32::MAX));
        }
        Self { clues: HashIndex::from_sorted(rows.iter().map(|row| row.0).collect()), starts, votes }
    }

    /// Adds the votes of `clue` to `scores`, which has a place for every tag.
    pub(super) fn add(&self, clue: u32, scores: &mut [i32; 128]) {
        let Some(at) = self.clues.position(clue) else { return };
        for vote in &self.votes[self.starts[at] as usize..self.starts[at + 1] as usize] {
            scores[usize::from(vote.tag & 127)] += i32::from(vote.weight);
        }
    }
}
