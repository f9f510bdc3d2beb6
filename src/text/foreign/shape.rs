//! How words of a language look: a linear model over runs of letters.

/// At most so many languages can be told apart.
pub const MOST_CLASSES: usize = 16;

/// For each language how much a word looks like it.
pub type Scores = [i32; MOST_CLASSES];

/// The longest run of letters that is looked at.
const LONGEST_RUN: usize = 4;

/// The weights of all runs of letters for all languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shapes<'b> {
    /// For each bucket of runs a weight for each language.
    pub(super) weights: &'b [u8],
    /// The number of languages, English among them.
    pub(super) classes: usize,
    /// The number of the bits of a bucket.
    pub(super) bits: u32,
    /// How far another language must be ahead of English, if English writes the letters of the word at all.
    pub(super) margin: i32,
}

impl Shapes<'_> {
    /// The language that `word` looks like, if that is surely not English.
    pub(super) fn class(&self, word: &str) -> Option<usize> {
        let scores = self.scores(word);
        let best = (1..self.classes.min(MOST_CLASSES)).max_by_key(|&class| scores[class])?;
        let margin = if word.is_ascii() { self.margin } else { 0 };
        (scores[best] - scores[0] >= margin).then_some(best)
    }

    /// How much `word` looks like each language.
    fn scores(&self, word: &str) -> Scores {
        let (mut sums, mut runs) = (Scores::default(), 0);
        clues(word, self.bits, |bucket| {
            for (sum, weight) in sums.iter_mut().zip(&self.row(bucket)) {
                *sum += i32::from(*weight);
            }
            runs += 1;
        });
        sums.map(|sum| sum - 128 * runs)
    }

    /// The weights of `bucket` for all languages; those for others mean nothing. Rows of one length are quickly added.
    fn row(&self, bucket: usize) -> [u8; MOST_CLASSES] {
        let rest = self.weights.get(bucket * self.classes..).unwrap_or_default();
        match rest.first_chunk() {
            Some(row) => *row,
            None => padded(rest),
        }
    }
}

#[cold]
fn padded(rest: &[u8]) -> [u8; MOST_CLASSES] {
    std::array::from_fn(|class| rest.get(class).copied().unwrap_or_default())
}

/// Calls `each` with the bucket of every run of up to `LONGEST_RUN` letters of `word`, the edges of the word among them.
pub fn clues(word: &str, bits: u32, mut each: impl FnMut(usize)) {
    let mut last = [0; LONGEST_RUN];
    let letters = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$'));
    for (seen, letter) in (1..).zip(letters) {
        last = [u32::from(letter), last[0], last[1], last[2]];
        let mut hash = 0x811C_9DC5_u32;
        for letter in last.into_iter().take(seen) {
            hash = (hash.rotate_left(5) ^ letter).wrapping_mul(0x9E37_79B1);
            each((hash >> (u32::BITS - bits)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_of_letters_is_a_clue() {
        let mut count = 0;
        clues("ab", 12, |bucket| {
            assert!(bucket < 1 << 12);
            count += 1;
        });
        assert_eq!(count, 1 + 2 + 3 + 4);
    }
}
