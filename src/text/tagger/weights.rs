//! How much each clue speaks for each tag.

use super::super::index::HashIndex;

/// A clue's vote for one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// Number of the tag.
    pub tag: u8,
    /// How strongly for it, or against it.
    pub weight: i8,
}

/// How many tags there may be.
pub(super) const MAX_TAGS: usize = 96;

/// What speaks for each tag, by its number.
pub(super) type Scores = [i16; MAX_TAGS];

/// The number of the highest of the scores of `tags` tags; of equals the lowest.
pub(super) fn highest(scores: &Scores, tags: usize) -> u8 {
    let mut best = (i16::MIN, 0);
    for (&score, tag) in scores.iter().take(tags).zip(0..) {
        if score > best.0 {
            best = (score, tag);
        }
    }
    best.1
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

    /// What `clues` say of each tag.
    pub(super) fn sum(&self, clues: &[u32]) -> Scores {
        let mut scores = [0; MAX_TAGS];
        self.add(clues, &mut scores);
        scores
    }

    /// Adds to `scores` what `clues` say of each tag.
    pub(super) fn add(&self, clues: &[u32], scores: &mut Scores) {
        for &clue in clues {
            for vote in self.votes(clue, self.clues.bucket(clue)) {
                scores[usize::from(vote.tag) % MAX_TAGS] += i16::from(vote.weight);
            }
        }
    }

    fn votes(&self, clue: u32, bucket: (u32, u32)) -> &[Vote] {
        let Some(at) = self.clues.position_in(bucket, clue) else { return &[] };
        &self.votes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_add_up() {
        let vote = |tag, weight| Vote { tag, weight };
        let weights = Weights::new(vec![(9, vec![vote(1, 5), vote(2, 3)]), (4, vec![vote(2, 3), vote(3, -9)])]);
        let winner = |clues: &[u32]| highest(&weights.sum(clues), 4);
        assert_eq!([winner(&[]), winner(&[9]), winner(&[9, 4]), winner(&[7, 4])], [0, 1, 2, 2]);
    }
}
