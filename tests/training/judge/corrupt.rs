//! Breaks good sentences the way that translation engines do, and remembers where.

use mtlint::text::judge::Fault;
use mtlint::text::{Penn, Tag, Upos};

use super::lexis::{Lexis, is_function};
use super::random::Random;
use super::text::Tagged;

/// A way to break a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Breakage {
    NounLost,
    SubjectLost,
    VerbLost,
    PrepositionLost,
    DeterminerLost,
    ConjunctionLost,
    ModifierLost,
    Swapped,
    Moved,
    Shuffled,
    FunctionWord,
    Form,
    PronounCase,
}

impl Breakage {
    /// All ways, with how often each is taken.
    pub(crate) const ALL: [(Self, usize); 13] = [
        (Self::NounLost, 12),
        (Self::SubjectLost, 10),
        (Self::VerbLost, 12),
        (Self::PrepositionLost, 6),
        (Self::DeterminerLost, 5),
        (Self::ConjunctionLost, 3),
        (Self::ModifierLost, 1),
        (Self::Swapped, 14),
        (Self::Moved, 3),
        (Self::Shuffled, 8),
        (Self::FunctionWord, 12),
        (Self::Form, 14),
        (Self::PronounCase, 6),
    ];

    /// One of them, by their frequency.
    pub(crate) fn any(random: &mut Random) -> Self {
        let mut left = random.below(Self::ALL.iter().map(|(_, share)| share).sum());
        for (breakage, share) in Self::ALL {
            if left < share {
                return breakage;
            }
            left -= share;
        }
        Self::Swapped
    }
}

/// A broken sentence.
pub(crate) struct Broken {
    pub(crate) sentence: Tagged,
    /// The places that are wrong, ascending, and what is wrong there.
    pub(crate) faults: Vec<(usize, Fault)>,
}

/// Breaks `sentence`; none if it has no place for this.
pub(crate) fn break_sentence(sentence: &Tagged, how: Breakage, lexis: &Lexis, random: &mut Random) -> Option<Broken> {
    let inner: Vec<usize> = (0..sentence.words.len().checked_sub(1)?).collect();
    let fits = |&at: &usize| is_place(how, &sentence.tags, at);
    let places: Vec<usize> = inner.into_iter().filter(fits).collect();
    let at = *random.choose(&places)?;
    let (words, faults) = match how {
        Breakage::Swapped => swap(sentence, at),
        Breakage::Moved => move_word(sentence, at, random),
        Breakage::Shuffled => shuffle(sentence, at, random)?,
        Breakage::FunctionWord => {
            replace(sentence, at, lexis.other_function(&sentence.words[at], sentence.tags[at], random)?)
        }
        Breakage::Form => replace(sentence, at, lexis.relative(&sentence.words[at], random)?),
        Breakage::PronounCase => replace(sentence, at, Lexis::other_case(&sentence.words[at], random)?),
        _ => lose(sentence, at),
    };
    let changed = words != sentence.words;
    changed.then(|| Broken { sentence: Tagged::new(recase(words, sentence)), faults })
}

/// Whether a sentence with `tags` can be broken so at `at`.
fn is_place(how: Breakage, tags: &[Tag], at: usize) -> bool {
    let tag = tags[at];
    let next = tags[at + 1];
    let is_word = |tag: Tag| !tag.is_punctuation() && tag.penn != Penn::Pos && tag.upos != Upos::Sym;
    match how {
        Breakage::NounLost => tag.upos == Upos::Noun,
        Breakage::SubjectLost => (tag.is_noun() || tag.is_personal_pronoun()) && next.is_finite_verb(),
        Breakage::VerbLost => tag.is_verb(),
        Breakage::PrepositionLost => tag.is_preposition() || tag.penn == Penn::To,
        Breakage::DeterminerLost => tag.is_determiner() || tag.penn == Penn::PrpPossessive,
        Breakage::ConjunctionLost => tag.is_conjunction() || matches!(tag.penn, Penn::Wdt | Penn::Wp | Penn::Wrb),
        Breakage::ModifierLost => matches!(tag.upos, Upos::Adj | Upos::Adv),
        Breakage::Swapped => is_word(tag) && is_word(next) && tag != next,
        Breakage::Moved | Breakage::Shuffled => is_word(tag),
        Breakage::FunctionWord => is_function(tag.upos) && tag.penn != Penn::Prp,
        Breakage::Form => matches!(tag.upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv),
        Breakage::PronounCase => tag.is_pronoun(),
    }
}

type Change = (Vec<String>, Vec<(usize, Fault)>);

fn lose(sentence: &Tagged, at: usize) -> Change {
    let mut words = sentence.words.clone();
    words.remove(at);
    (words, vec![(at, Fault::Missing)])
}

fn swap(sentence: &Tagged, at: usize) -> Change {
    let mut words = sentence.words.clone();
    words.swap(at, at + 1);
    (words, vec![(at, Fault::Misplaced), (at + 1, Fault::Misplaced)])
}

/// Takes a word to another place of its neighbourhood.
fn move_word(sentence: &Tagged, at: usize, random: &mut Random) -> Change {
    let mut words = sentence.words.clone();
    let word = words.remove(at);
    let lowest = at.saturating_sub(5);
    let to = (lowest + random.below(10)).min(words.len().saturating_sub(1));
    words.insert(to, word);
    (words, vec![(to, Fault::Misplaced)])
}

/// Puts three to six words in another order, sometimes all.
fn shuffle(sentence: &Tagged, at: usize, random: &mut Random) -> Option<Change> {
    let mut words = sentence.words.clone();
    let most = words.len() - 1;
    let (from, to) = if random.below(4) == 0 { (0, most) } else { (at, (at + 3 + random.below(4)).min(most)) };
    if to < from + 3 || sentence.tags[from..to].iter().any(|tag| tag.is_punctuation()) && to - from < 7 {
        return None;
    }
    random.shuffle(&mut words[from..to]);
    let pairs = words.iter().zip(&sentence.words).enumerate();
    let faults = pairs.filter(|(_, (new, old))| new != old).map(|(at, _)| (at, Fault::Misplaced)).collect();
    Some((words, faults))
}

fn replace(sentence: &Tagged, at: usize, word: String) -> Change {
    let mut words = sentence.words.clone();
    let was_capital = words[at].starts_with(char::is_uppercase);
    words[at] = if was_capital { capitalised(&word) } else { word };
    (words, vec![(at, Fault::Wrong)])
}

/// A capital at the start, and none on the word that lost its place there.
fn recase(mut words: Vec<String>, before: &Tagged) -> Vec<String> {
    if words.first() == before.words.first() {
        return words;
    }
    let first = &before.words[0];
    if !before.tags[0].is_name()
        && first != "I"
        && first.chars().nth(1).is_none_or(|c| !c.is_uppercase())
        && let Some(moved) = words.iter().position(|word| word == first)
    {
        words[moved] = first.to_lowercase();
    }
    words[0] = capitalised(&words[0]);
    words
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
