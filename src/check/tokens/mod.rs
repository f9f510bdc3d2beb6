//! `tokens`: a sequence of tests, one a token, inside one sentence.
//!
//! ```yaml
//! match:
//!   - { tag: [NOUN, PROPN], context: true }     # must be there, isn't marked
//!   - { word: [does, do, did] }
//!   - { word: [not, "n't"] }
//!   - { tag: ADV, optional: true, repeat: true }
//!   - { word: do }
//!   - { word: [",", "."], context: true }
//! ```
//!
//! A token is what Universal Dependencies calls one: “don't” is `do` and `n't`, “Putin's” is `Putin` and `'s`. Tags are those
//! of Universal Dependencies (`NOUN`) or of the Penn Treebank (`VBZ`).

mod element;
mod sequences;

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, decode};
use crate::text::english::frequency::Frequency;
use crate::text::tagger::Lexeme;
use crate::text::{Document, Tag, Token, ViewSpan};

pub(super) use element::{Element, ElementSpec};
pub(crate) use sequences::Sequences;

use element::may_be_part;

#[derive(Debug)]
struct Tokens {
    elements: Arc<[Element]>,
    needles: Vec<String>,
    /// How often these are met in a million words.
    frequency: f64,
    uses_tags: bool,
}

/// Reads the `match` of a tokens rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let specs: Vec<ElementSpec> = decode(node)?;
    let elements: Arc<[Element]> = specs.iter().map(Element::compile).collect::<Result<_, _>>()?;
    let Some((frequency, needles)) = anchor(&elements) else {
        let problem = Problem::new(node.at, "no token of the sequence names its words");
        return Err(problem.remedy("give one token that must be there a `word`, so that few sentences are looked at"));
    };
    let uses_tags = elements.iter().any(Element::uses_tags);
    Ok(Box::new(Tokens { elements, needles, frequency, uses_tags }))
}

/// The most pairs of words that two neighbours may stand for: each is a needle, which takes room.
const MAX_PAIRS: usize = 200;

/// The words of the element, or of two neighbours, whose words are the rarest, and how often they are met in a million.
fn anchor(elements: &[Element]) -> Option<(f64, Vec<String>)> {
    let each: Vec<Vec<Frequency>> = elements.iter().map(frequencies).collect();
    let total = |frequencies: &[Frequency]| frequencies.iter().copied().map(Frequency::per_million).sum::<f64>();
    let single = (0..elements.len()).filter(|&at| elements[at].needles().is_some());
    let single = single.map(|at| (total(&each[at]), at..at + 1));
    let pairs = (1..elements.len()).filter(|&at| may_pair(&elements[at - 1], &elements[at]));
    let paired = pairs.map(|at| (total(&in_rows(&each[at - 1], &each[at])), at - 1..at + 1));
    let (frequency, rarest) = single.chain(paired).min_by(|(one, _), (other, _)| one.total_cmp(other))?;
    Some((frequency, joined(&elements[rarest])))
}

/// How often the needles of `element` are met, as far as they have words.
fn frequencies(element: &Element) -> Vec<Frequency> {
    element.needles().into_iter().flatten().filter_map(|needle| Frequency::of(needle)).collect()
}

/// Whether the words of two neighbours, each with each, are fit to be needles.
fn may_pair(first: &Element, second: &Element) -> bool {
    let fits = |before: &[String], after: &[String]| before.len() * after.len() <= MAX_PAIRS;
    !first.repeats() && second.is_word() && first.needles().zip(second.needles()).is_some_and(|(a, b)| fits(a, b))
}

/// How often each of `before` is met together with each of `after`.
fn in_rows(before: &[Frequency], after: &[Frequency]) -> Vec<Frequency> {
    before.iter().flat_map(|one| after.iter().map(|other| one.with(*other))).collect()
}

/// The words of neighbours, each with each.
fn joined(elements: &[Element]) -> Vec<String> {
    elements.iter().filter_map(Element::needles).fold(Vec::new(), |before, words| {
        if before.is_empty() {
            return words.to_vec();
        }
        before.iter().flat_map(|one| words.iter().map(move |other| format!("{one} {other}"))).collect()
    })
}

impl Check for Tokens {
    fn needles(&self) -> Vec<String> {
        self.needles.clone()
    }

    fn captures(&self) -> Vec<String> {
        (1..=self.elements.len()).map(|number| number.to_string()).collect()
    }

    fn sequence(&self) -> Option<Arc<[Element]>> {
        let is_common = self.frequency > COMMON || self.needles.iter().any(|needle| may_be_part(needle));
        let is_wanted = is_common && self.elements.len() <= sequences::LONGEST;
        is_wanted.then(|| Arc::clone(&self.elements))
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let mut sentences: Vec<usize> = hits.iter().map(|hit| document.sentence_at(hit.place.start)).collect();
        sentences.dedup();
        for sentence in sentences {
            let walker = Walker::new(document, sentence);
            if !self.uses_tags {
                self.walk_through(&walker, found);
            } else if (0..walker.tokens.len()).any(|at| walker.walk(&self.elements, at).is_some()) {
                // The words fit, so the tags are worth their time.
                let walker = Walker { tags: document.tags(sentence), ..Walker::new(document, sentence) };
                self.walk_through(&walker, found);
            }
        }
    }
}

/// Sequences whose words are met more often than this in a million are looked for all at once: there are few of them, and
/// each would look at many sentences. So are those whose word may be a part of another, where no needle finds it.
const COMMON: f64 = 1000.0;

/// How many tokens a repeated element takes at most.
const LONGEST_RUN: usize = 64;

/// The tokens that each element took, from and up to.
type Taken = Vec<(usize, usize)>;

impl Tokens {
    fn walk_through(&self, walker: &Walker<'_>, found: &mut Vec<Finding>) {
        let mut done = 0;
        for at in 0..walker.tokens.len() {
            let taken = if at < done { None } else { walker.walk(&self.elements, at) };
            done = taken.as_ref().and_then(|taken| taken.last()).map_or(done, |&(_, end)| end);
            found.extend(taken.and_then(|taken| self.finding(walker, &taken)));
        }
    }

    fn finding(&self, walker: &Walker<'_>, taken: &Taken) -> Option<Finding> {
        let mut captures = Captures::default();
        for (number, &range) in taken.iter().enumerate() {
            let text = walker.span(range).map_or("", |span| walker.document.view().slice(span));
            captures.push((number + 1).to_string(), text, None);
        }
        let marked = self.elements.iter().zip(taken).filter(|(element, _)| !element.is_context());
        let spans: Vec<ViewSpan> = marked.filter_map(|(_, &range)| walker.span(range)).collect();
        let place = ViewSpan::new(spans.first()?.start, spans.last()?.end);
        Some(Finding::with(place, captures))
    }
}

/// Walks over the tokens of a sentence.
struct Walker<'d> {
    document: &'d Document<'d>,
    tokens: &'d [Token],
    lexemes: &'d [Arc<Lexeme>],
    /// How many elements were left, and at which token, when what follows a repeated one failed: it would fail again.
    failed: RefCell<FxHashSet<(usize, usize)>>,
    /// None as long as they aren't known: then a word passes for all that it may be.
    tags: &'d [Tag],
}

impl<'d> Walker<'d> {
    fn new(document: &'d Document<'d>, sentence: usize) -> Self {
        let (tokens, lexemes) = (document.tokens(sentence), document.lexemes(sentence));
        Self { document, tokens, lexemes, failed: RefCell::default(), tags: &[] }
    }

    /// What each of `elements` takes from token `at` on, if all are satisfied; repeated ones take as much as they can.
    fn walk(&self, elements: &[Element], at: usize) -> Option<Taken> {
        let mut taken = self.walk_back(elements, at)?;
        taken.reverse();
        Some(taken)
    }

    /// The same, what the last element takes first.
    fn walk_back(&self, elements: &[Element], at: usize) -> Option<Taken> {
        let Some((first, rest)) = elements.split_first() else { return Some(Vec::new()) };
        if first.repeats() && self.failed.borrow().contains(&(elements.len(), at)) {
            return None;
        }
        let longest = self.run(first, at);
        let shortest = usize::from(!first.is_optional());
        let taken = (shortest..=longest).rev().find_map(|count| {
            let mut taken = self.walk_back(rest, at + count)?;
            taken.push((at, at + count));
            Some(taken)
        });
        if first.repeats() && taken.is_none() {
            self.failed.borrow_mut().insert((elements.len(), at));
        }
        taken
    }

    /// How many tokens from `at` on `element` would take.
    fn run(&self, element: &Element, at: usize) -> usize {
        let most = if element.repeats() { LONGEST_RUN } else { 1 };
        (at..self.tokens.len()).take(most).take_while(|&token| self.suits(element, token)).count()
    }

    fn suits(&self, element: &Element, at: usize) -> bool {
        element.stands(at, self.tokens.len(), &self.lexemes[at])
            && element.suits(&self.lexemes[at], self.tags.get(at).copied())
    }

    fn span(&self, (from, to): (usize, usize)) -> Option<ViewSpan> {
        let tokens = self.tokens.get(from..to)?;
        Some(ViewSpan::new(tokens.first()?.span.start, tokens.last()?.span.end))
    }
}
