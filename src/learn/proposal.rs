//! A rule proposed, and how often it would have been right.

use rustc_hash::FxHashMap;

use super::aligned::Pair;
use super::candidates::Candidate;
use super::marks::Marks;

/// A rule that the edits speak for.
#[derive(Debug)]
pub struct Proposal {
    pub(super) edit: Edit,
    /// The kind of rule.
    pub kind: Kind,
    /// What is to be found, as it is written; of marks, as a regular expression.
    pub find: String,
    /// What is to be written instead; `{words}` are those between marks.
    pub write: String,
    /// Sentences that may show it, the best first.
    pub(super) samples: Vec<Sample>,
    /// How often the edit was made, in the texts that it was learnt from.
    pub count: Count,
}

/// What an example of a proposal can be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    /// A sentence with the words in brackets.
    pub(super) bad: String,
    /// The same with the edit made.
    pub(super) good: String,
    /// A sentence of the edited text.
    pub(super) ok: String,
}

/// Where so many sentences don't show a rule, it has none to show.
pub(super) const MOST_TRIED: usize = 20;

/// What editors do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edit {
    /// They write other words.
    Words(Candidate),
    /// They write other marks around a quotation.
    Marks(Marks, Marks),
}

impl Edit {
    /// The words, if it is an edit of words.
    pub(super) fn words(&self) -> Option<&Candidate> {
        match self {
            Self::Words(candidate) => Some(candidate),
            Self::Marks(..) => None,
        }
    }

    /// Whether `candidate` says the same with more context.
    pub(super) fn is_repeated_by(&self, candidate: &Candidate) -> bool {
        self.words().is_some_and(|known| candidate.repeats(known))
    }
}

/// The kind of a proposed rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words for words.
    Phrase,
    /// One name for another.
    Term,
    /// The same letters, with capitals.
    Casing,
    /// A quotation in the marks of another script.
    Pairs,
    /// A quotation in other marks.
    Pattern,
}

/// What editors did where a candidate's words stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// They made the edit.
    pub made: usize,
    /// They left the words alone.
    pub left: usize,
    /// They did something else.
    pub otherwise: usize,
}

impl Count {
    /// The part of the places in which the edit was made, from 0 to 1; 0 if there is no place.
    #[allow(clippy::cast_precision_loss, reason = "nobody has so many texts")]
    pub fn precision(self) -> f64 {
        let places = self.made + self.left + self.otherwise;
        if places == 0 { 0.0 } else { self.made as f64 / places as f64 }
    }
}

/// Of each candidate, what editors did in `pairs` where its words stand.
pub(super) fn count<'c>(pairs: &[Pair], candidates: impl Iterator<Item = &'c Candidate>) -> Vec<Count> {
    let candidates: Vec<&Candidate> = candidates.collect();
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, candidate) in candidates.iter().enumerate() {
        by_word.entry(&candidate.old[0]).or_default().push(number);
    }
    let mut counts = vec![Count::default(); candidates.len()];
    for pair in pairs {
        for at in 0..pair.old.len() {
            for &number in by_word.get(pair.old.get(at)).into_iter().flatten() {
                counts[number].add(pair, at, candidates[number]);
            }
        }
    }
    counts
}

impl Count {
    /// Counts what became of the words of `candidate`, if they stand at word `at`.
    fn add(&mut self, pair: &Pair, at: usize, candidate: &Candidate) {
        let end = at + candidate.old.len();
        if end > pair.old.len() || !pair.old.range((at, end)).eq(candidate.old.iter().map(String::as_str)) {
            return;
        }
        let became = |words: &[String]| {
            pair.fate(at, end).is_some_and(|range| pair.new.range(range).eq(words.iter().map(String::as_str)))
        };
        match () {
            () if became(&candidate.new) => self.made += 1,
            () if became(&candidate.old) => self.left += 1,
            () => self.otherwise += 1,
        }
    }
}

impl Proposal {
    /// The rule that `candidate` makes, with examples from `pairs`; none if no place shows it well.
    pub(super) fn new(candidate: Candidate, count: Count, pairs: &[Pair]) -> Option<Self> {
        let places = pairs.iter().flat_map(|pair| (0..pair.old.len()).map(move |at| (pair, at)));
        let mut made: Vec<Made> = places.filter_map(|(pair, at)| Made::at(pair, at, &candidate)).collect();
        // The shortest sentence shows it best.
        made.sort_by_key(|made| made.old.0.len() + made.old.1.len());
        let Made { find, write, .. } = *made.first()?;
        made.retain(|made| made.find == find && made.write == write);
        made.truncate(MOST_TRIED);
        // The machine's sentences may have other faults; the edited ones rarely do.
        let sentences = made.iter().map(Made::in_old).chain(made.iter().map(Made::in_new));
        let bare = Sample { bad: format!("[{find}]"), good: write.to_owned(), ok: write.to_owned() };
        let samples = sentences.chain([bare]).collect();
        let kind = kind(find, write);
        // To rules the curly apostrophe is the straight one.
        let find = find.replace('’', "'");
        Some(Self { edit: Edit::Words(candidate), kind, find, write: write.to_owned(), samples, count })
    }
}

/// A place where the edit was made.
#[derive(Clone, Copy)]
struct Made<'p> {
    find: &'p str,
    write: &'p str,
    /// What stands before and behind it in the machine's sentence.
    old: (&'p str, &'p str),
    /// The same of the edited sentence.
    new: (&'p str, &'p str),
}

impl<'p> Made<'p> {
    fn at(pair: &'p Pair, at: usize, candidate: &Candidate) -> Option<Self> {
        let range = (at, at + candidate.old.len());
        let is_there = range.1 <= pair.old.len() && pair.old.range(range).eq(candidate.old.iter().map(String::as_str));
        let new = pair.fate(range.0, range.1).filter(|_| is_there)?;
        if !pair.new.range(new).eq(candidate.new.iter().map(String::as_str)) {
            return None;
        }
        let (find, write) = (pair.old.written(range), pair.new.written(new));
        let made = Self {
            find,
            write,
            old: around(&pair.old.text, pair.old.bytes(range)?),
            new: around(&pair.new.text, pair.new.bytes(new)?),
        };
        let parts = [made.old.0, made.old.1, made.new.0, made.new.1, find, write];
        (!parts.iter().any(|text| text.contains(['[', ']', '\n']))).then_some(made)
    }

    fn in_old(&self) -> Sample {
        let ok = format!("{}{}{}", self.new.0, self.write, self.new.1);
        Sample { ok, ..self.within(self.old) }
    }

    fn in_new(&self) -> Sample {
        self.within(self.new)
    }

    fn within(&self, (before, behind): (&str, &str)) -> Sample {
        let good = format!("{before}{}{behind}", self.write);
        Sample { bad: format!("{before}[{}]{behind}", self.find), ok: good.clone(), good }
    }
}

/// What stands before and behind `place` in its sentence, roughly: up to a mark that ends one, or the end of the line.
pub(super) fn around(text: &str, (start, end): (usize, usize)) -> (&str, &str) {
    let ends = ['.', '!', '?', '\n'];
    let from = text[..start].rfind(ends).map_or(0, |at| at + 1);
    let to =
        text[end..].find(ends).map_or(text.len(), |at| end + at + usize::from(!text[end + at..].starts_with('\n')));
    (text[from..start].trim_start(), &text[end..to])
}

/// The kind of rule that turns `find` into `write`.
fn kind(find: &str, write: &str) -> Kind {
    let has_capital = |text: &str| text.starts_with(char::is_uppercase);
    match () {
        () if find.to_lowercase() == write.to_lowercase() && write.contains(char::is_uppercase) => Kind::Casing,
        () if !find.contains(' ') && !write.contains(' ') && has_capital(find) && has_capital(write) => Kind::Term,
        () => Kind::Phrase,
    }
}
