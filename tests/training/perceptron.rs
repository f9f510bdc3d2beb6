//! An averaged perceptron over hashed clues.

use mtlint::text::tagger::{Clues, NO_TAG, TagSet, Vote, Word, clues};
use rustc_hash::FxHashMap;

/// How many steps of a stored weight make one vote.
pub(crate) const STEPS: i64 = 4;

/// The votes of clues.
pub(crate) type Rows = Vec<(u32, Vec<Vote>)>;

/// A sentence to learn from.
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    /// The number of the right tag of each word; [`NO_TAG`] where none is to be learnt.
    pub(crate) gold: Vec<u8>,
    /// The tag of each word that needs no look.
    pub(crate) certain: Vec<Option<u8>>,
}

/// What one clue says for one tag, and what it has said on average.
#[derive(Debug, Clone, Copy)]
struct Cell {
    tag: u8,
    weight: i32,
    /// Sum of the weight over all steps up to `since`.
    total: i64,
    since: u32,
}

/// Weights while they are learnt.
pub(crate) struct Perceptron {
    rows: FxHashMap<u32, Vec<Cell>>,
    /// The only clues and tags that may get a weight, if that is limited.
    allowed: Option<FxHashMap<u32, TagSet>>,
    tags: u8,
    now: u32,
}

impl Perceptron {
    /// A perceptron that knows nothing yet of `tags` tags.
    pub(crate) fn new(tags: u8) -> Self {
        Self { rows: FxHashMap::default(), allowed: None, tags, now: 0 }
    }

    /// One that gives weights only where `rows` have votes.
    pub(crate) fn limited_to(rows: &Rows, tags: u8) -> Self {
        let set = |votes: &[Vote]| votes.iter().map(|vote| vote.tag).collect();
        let allowed = rows.iter().map(|(clue, votes)| (*clue, set(votes))).collect();
        Self { allowed: Some(allowed), ..Self::new(tags) }
    }

    /// Goes through `examples` so often, each time in another order, and says how many tags were wrong in the last pass.
    pub(crate) fn learn(&mut self, examples: &[Example], passes: u32) -> u32 {
        let mut order: Vec<&Example> = examples.iter().collect();
        let mut random = Random::default();
        let mut wrong = 0;
        for _ in 0..passes {
            random.shuffle(&mut order);
            wrong = order.iter().map(|example| self.learn_from(example)).sum();
        }
        wrong
    }

    fn learn_from(&mut self, example: &Example) -> u32 {
        let mut history = [NO_TAG; 2];
        let mut wrong = 0;
        for (at, (&gold, &certain)) in example.gold.iter().zip(&example.certain).enumerate() {
            let guess = certain.unwrap_or_else(|| {
                let clues = clues(&example.words, at, history);
                let guess = self.guess(&clues);
                wrong += u32::from(self.correct(&clues, guess, gold));
                guess
            });
            history = [guess, history[0]];
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
        (0..self.tags).rev().max_by_key(|&tag| scores[usize::from(tag)]).unwrap_or_default()
    }

    /// Moves the weights of `clues` from a wrong `guess` towards `gold`; says whether it was wrong.
    fn correct(&mut self, clues: &Clues, guess: u8, gold: u8) -> bool {
        self.now += 1;
        let wrong = guess != gold && gold != NO_TAG;
        if wrong {
            for &clue in clues {
                self.change(clue, gold, 1);
                self.change(clue, guess, -1);
            }
        }
        wrong
    }

    fn change(&mut self, clue: u32, tag: u8, by: i32) {
        let may = |allowed: &FxHashMap<u32, TagSet>| allowed.get(&clue).is_some_and(|tags| tags.contains(tag));
        if !self.allowed.as_ref().is_none_or(may) {
            return;
        }
        let now = self.now;
        let row = self.rows.entry(clue).or_default();
        let at = row.iter().position(|cell| cell.tag == tag).unwrap_or_else(|| {
            row.push(Cell { tag, weight: 0, total: 0, since: now });
            row.len() - 1
        });
        let cell = &mut row[at];
        cell.total += i64::from(cell.weight) * i64::from(now - cell.since);
        cell.since = now;
        cell.weight += by;
    }

    /// The average weights as votes, without those weaker than `floor`.
    pub(crate) fn votes(&self, floor: i8) -> Rows {
        let rows = self.rows.iter().map(|(&clue, row)| {
            let mut votes: Vec<Vote> = row.iter().map(|cell| self.vote(cell)).collect();
            votes.retain(|vote| vote.weight.unsigned_abs() >= floor.unsigned_abs());
            votes.sort_unstable();
            (clue, votes)
        });
        let mut rows: Rows = rows.filter(|(_, votes)| !votes.is_empty()).collect();
        rows.sort_unstable();
        rows
    }

    fn vote(&self, cell: &Cell) -> Vote {
        let now = i64::from(self.now.max(1));
        let total = cell.total + i64::from(cell.weight) * i64::from(self.now - cell.since);
        let average = (2 * total * STEPS + now).div_euclid(2 * now);
        let weight = average.clamp(i64::from(-i8::MAX), i64::from(i8::MAX));
        Vote { tag: cell.tag, weight: i8::try_from(weight).unwrap_or_default() }
    }
}

/// Pseudo-random numbers, the same on every run.
struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x2545_F491_4F6C_DD1D)
    }
}

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
