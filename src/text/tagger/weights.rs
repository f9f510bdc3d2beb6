//! How much each clue speaks for each tag.

use super::super::index::HashIndex;
use super::features::Clues;

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

    /// The number of the tag that `clues` together vote for, out of `tags` tags; of equals the lowest.
    pub(super) fn winner(&self, clues: &Clues, tags: usize) -> u8 {
        let mut scores = [0_i32; 128];
        let buckets = clues.map(|clue| self.clues.bucket(clue));
        for (&clue, bucket) in clues.iter().zip(buckets) {
            for vote in self.votes(clue, bucket) {
                scores[usize::from(vote.tag & 127)] += i32::from(vote.weight);
            }
        }
        let mut best = (i32::MIN, 0);
        for (&score, tag) in scores.iter().take(tags).zip(0..) {
            if score > best.0 {
                best = (score, tag);
            }
        }
        best.1
    }

    fn votes(&self, clue: u32, bucket: (u32, u32)) -> &[Vote] {
        let Some(at) = self.clues.position_in(bucket, clue) else { return &[] };
        &self.votes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::CLUES;
    use super::*;

    #[test]
    fn votes_add_up() {
        let vote = |tag, weight| Vote { tag, weight };
        let weights = Weights::new(vec![(9, vec![vote(1, 5), vote(2, 3)]), (4, vec![vote(2, 3), vote(3, -9)])]);
        let mut clues = [0; CLUES];
        assert_eq!(weights.winner(&clues, 4), 0);
        clues[0] = 9;
        assert_eq!(weights.winner(&clues, 4), 1);
        clues[1] = 4;
        assert_eq!(weights.winner(&clues, 4), 2);
    }
}
