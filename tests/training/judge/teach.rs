//! Shows the learner good sentences and broken ones.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

use mtlint::text::judge::net::{Net, Traits};
use mtlint::text::judge::{FAULTS, Fault, Judge, Sentence, Vocabulary};

use super::corrupt::{Breakage, Broken, break_sentence};
use super::learner::{Counter, Learner};
use super::lexis::Lexis;
use super::network::{Lesson, Student};
use super::random::Random;
use super::text::Tagged;

/// How to teach.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How often each sentence is shown in a round.
    pub(crate) passes: usize,
    /// How often each sentence is shown to the network.
    pub(crate) net_passes: usize,
    /// How often each sentence is broken in a pass.
    pub(crate) copies: usize,
    /// How fast weights move.
    pub(crate) rate: f32,
    /// A clue counts if it was seen so often …
    pub(crate) fewest: u8,
    /// … and has at least this weight after the first round.
    pub(crate) floor: f32,
    /// A word seen so often is a clue itself; for others stands their tag.
    pub(crate) frequent: u32,
}

/// Good sentences and what is known of their words.
pub(crate) struct School<'s> {
    sentences: &'s [Tagged],
    lexis: &'s Lexis,
    vocabulary: Vocabulary,
    plan: Plan,
}

impl<'s> School<'s> {
    pub(crate) fn new(sentences: &'s [Tagged], lexis: &'s Lexis, plan: Plan) -> Self {
        Self { sentences, lexis, vocabulary: Vocabulary::new(lexis.frequent(plan.frequent)), plan }
    }

    /// Teaches both models; `say` hears how it goes.
    pub(crate) fn teach(&self, say: impl Fn(String) + Sync) -> Judge {
        thread::scope(|scope| {
            let net = scope.spawn(|| self.net(&say));
            let rows = self.clues(&say);
            let net = net.join().unwrap_or_else(|panic| resume_unwind(panic));
            Judge::new(self.vocabulary.clone(), rows, net)
        })
    }

    /// Teaches what clues say, in two rounds.
    fn clues(&self, say: impl Fn(String)) -> Vec<(u32, [i8; FAULTS])> {
        let mut random = Random::new(1);
        let mut counter = Counter::new();
        for sentence in self.sentences {
            self.lessons(sentence, &mut random, |clues, _| counter.add(clues));
        }
        let mut learner = Learner::new(&counter, self.plan.fewest, self.plan.rate);
        drop(counter);
        say(format!("first round: {} clues", learner.size()));
        self.round(&mut learner, &mut random);
        learner.narrow(self.plan.floor);
        say(format!("second round: {} clues", learner.size()));
        self.round(&mut learner, &mut random);
        self.stored(&learner, &mut random)
    }

    /// Teaches the network.
    fn net(&self, say: impl Fn(String)) -> Net {
        let mut random = Random::new(3);
        let mut student = Student::new(self.vocabulary.rows(), &mut random);
        let mut order: Vec<&Tagged> = self.sentences.iter().collect();
        let all = self.plan.net_passes * order.len();
        let mut left = all;
        for _ in 0..self.plan.net_passes {
            random.shuffle(&mut order);
            for sentence in &order {
                self.show(sentence, &mut student, &mut random);
                left -= 1;
                if student.heard() >= TOGETHER {
                    let slower = share(left, all).max(0.02);
                    student.step(PACE * slower, ROW_PACE * slower);
                }
            }
            say(format!("network: surprise {:.4}", student.surprise()));
        }
        student.into_net()
    }

    /// Shows `sentence`, and a broken copy.
    fn show(&self, sentence: &Tagged, student: &mut Student, random: &mut Random) {
        student.hear(&self.traits(sentence, random), &vec![Some(None); sentence.words.len()]);
        if let Some(broken) = break_sentence(sentence, Breakage::any(random), self.lexis, random) {
            let mut lessons: Vec<Lesson> = vec![Some(None); broken.sentence.words.len()];
            for &(at, _) in &broken.faults {
                let end = (at + 3).min(lessons.len());
                lessons[at.saturating_sub(2).min(end)..end].fill(None);
            }
            for (at, fault) in broken.faults {
                lessons[at] = Some(Some(fault));
            }
            student.hear(&self.traits(&broken.sentence, random), &lessons);
        }
    }

    /// What the words of `sentence` are to the network, some of it hidden.
    fn traits(&self, sentence: &Tagged, random: &mut Random) -> Vec<Traits> {
        let mut all = self.describe(sentence).traits();
        for traits in &mut all {
            hide(traits, random);
        }
        all
    }

    fn round(&self, learner: &mut Learner, random: &mut Random) {
        let mut order: Vec<&Tagged> = self.sentences.iter().collect();
        for _ in 0..self.plan.passes {
            random.shuffle(&mut order);
            for sentence in &order {
                self.lessons(sentence, random, |clues, fault| learner.learn(clues, fault));
            }
        }
    }

    /// Visits the places of `sentence`, which are good, and the broken places of its broken copies. The rest of a broken
    /// copy teaches nothing: near the fault it is doubtful, far from it the same as in the good sentence.
    fn lessons(&self, sentence: &Tagged, random: &mut Random, mut visit: impl FnMut(&[u32], Option<Fault>)) {
        let mut clues = Vec::with_capacity(128);
        for _ in 0..self.plan.copies {
            let how = Breakage::any(random);
            let Some(Broken { sentence, faults }) = break_sentence(sentence, how, self.lexis, random) else { continue };
            let described = self.describe(&sentence);
            for (at, fault) in faults {
                described.clues(at, &mut clues);
                visit(&clues, Some(fault));
            }
        }
        let described = self.describe(sentence);
        for at in 0..sentence.words.len() {
            described.clues(at, &mut clues);
            visit(&clues, None);
        }
    }

    fn describe(&self, sentence: &Tagged) -> Sentence {
        Sentence::new(&sentence.words(), &sentence.tags, &self.vocabulary)
    }

    /// What was learnt, of all clues that the sentences have.
    fn stored(&self, learner: &Learner, random: &mut Random) -> Vec<(u32, [i8; FAULTS])> {
        let mut rows: BTreeMap<u32, [i8; FAULTS]> = BTreeMap::new();
        for sentence in self.sentences {
            self.lessons(sentence, random, |clues, _| {
                rows.extend(clues.iter().filter_map(|&clue| Some((clue, learner.stored(clue)?))));
            });
        }
        rows.into_iter().collect()
    }
}

/// After so many sentences the network takes a step …
const TOGETHER: u16 = 6;
/// … this fast at the start of its lessons …
const PACE: f32 = 0.002;
/// … and its rows this fast.
const ROW_PACE: f32 = 0.03;

/// Hides the word, its tag, all its possible tags or its ending now and then, so that the network relies on none of them.
fn hide(traits: &mut Traits, random: &mut Random) {
    if random.below(100) < 8 {
        traits[1] = usize::MAX;
    }
    match random.below(100) {
        0..15 => traits[0] = 0,
        15..22 => traits[2] = usize::MAX,
        22..30 => traits[3] = usize::MAX,
        _ => {}
    }
}

/// What share of `all` is `left`.
#[expect(clippy::cast_precision_loss, reason = "a rough share is enough")]
fn share(left: usize, all: usize) -> f32 {
    left as f32 / all.max(1) as f32
}
