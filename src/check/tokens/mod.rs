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

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, decode};
use crate::text::english::function_words::commonness;
use crate::text::{Document, Tag, Token, ViewSpan};

pub(super) use element::ElementSpec;

use element::Element;

#[derive(Debug)]
struct Tokens {
    elements: Vec<Element>,
    needles: Vec<String>,
    uses_tags: bool,
}

/// Reads the `match` of a tokens rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let specs: Vec<ElementSpec> = decode(node)?;
    let elements = specs.iter().map(Element::compile).collect::<Result<Vec<_>, _>>()?;
    let Some(needles) = elements.iter().filter_map(Element::needles).min_by_key(|needles| frequency(needles)) else {
        let problem = Problem::new(node.at, "no token of the sequence names its words");
        return Err(problem.remedy("give one token that must be there a `word`, so that few sentences are looked at"));
    };
    let uses_tags = elements.iter().any(Element::uses_tags);
    Ok(Box::new(Tokens { elements, needles, uses_tags }))
}

/// How many sentences the needles would call up: as many as the commonest of them.
fn frequency(needles: &[String]) -> (u16, usize) {
    let commonest = needles.iter().map(|needle| commonness(&needle.to_lowercase())).min();
    (u16::MAX - commonest.unwrap_or_default(), needles.len())
}

impl Check for Tokens {
    fn needles(&self) -> Vec<String> {
        self.needles.clone()
    }

    fn captures(&self) -> Vec<String> {
        (1..=self.elements.len()).map(|number| number.to_string()).collect()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let mut sentences: Vec<usize> = hits.iter().map(|hit| document.sentence_at(hit.place.start)).collect();
        sentences.dedup();
        for sentence in sentences {
            let walker = Walker { document, tokens: document.tokens(sentence), tags: &[] };
            if !self.uses_tags {
                self.walk_through(&walker, found);
            } else if (0..walker.tokens.len()).any(|at| walker.walk(&self.elements, at).is_some()) {
                // The words fit, so the tags are worth their time.
                self.walk_through(&Walker { tags: document.tags(sentence), ..walker }, found);
            }
        }
    }
}

/// The tokens that each element took, from and up to.
type Taken = Vec<(usize, usize)>;

impl Tokens {
    fn walk_through(&self, walker: &Walker<'_>, found: &mut Vec<Finding>) {
        let mut at = 0;
        while at < walker.tokens.len() {
            let taken = walker.walk(&self.elements, at);
            at = taken.as_ref().and_then(|taken| taken.last()).map_or(at + 1, |&(_, end)| end.max(at + 1));
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
    /// None as long as they aren't known: then every test of a tag passes.
    tags: &'d [Tag],
}

impl Walker<'_> {
    /// What each of `elements` takes from token `at` on, if all are satisfied; repeated ones take as much as they can.
    fn walk(&self, elements: &[Element], at: usize) -> Option<Taken> {
        let Some((first, rest)) = elements.split_first() else { return Some(Vec::new()) };
        let longest = self.run(first, at);
        let shortest = usize::from(!first.is_optional());
        (shortest..=longest).rev().find_map(|count| {
            let mut taken = vec![(at, at + count)];
            taken.extend(self.walk(rest, at + count)?);
            Some(taken)
        })
    }

    /// How many tokens from `at` on `element` would take.
    fn run(&self, element: &Element, at: usize) -> usize {
        let most = if element.repeats() { self.tokens.len() } else { 1 };
        (at..self.tokens.len()).take(most).take_while(|&token| self.suits(element, token)).count()
    }

    fn suits(&self, element: &Element, at: usize) -> bool {
        let view = self.document.view();
        let folded = &view.folded()[self.tokens[at].span.range()];
        element.suits(folded, self.tags.get(at).copied())
            && element.stands(at, self.tokens.len(), view.slice(self.tokens[at].span))
    }

    fn span(&self, (from, to): (usize, usize)) -> Option<ViewSpan> {
        let tokens = self.tokens.get(from..to)?;
        Some(ViewSpan::new(tokens.first()?.span.start, tokens.last()?.span.end))
    }
}
