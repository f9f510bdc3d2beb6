//! Many sequences at once: one walk over the tokens of a sentence finds those whose tests all fit, as far as the words by
//! themselves tell.
//!
//! Each element of each sequence is a bit, and which of them a word is fit for is worked out once and kept with the word.
//! So a token is tested against 64 elements in a few operations: the extended Shift-And of Navarro and Raffinot (*Flexible
//! Pattern Matching in Strings*, 2002, chapter 4), from the last token of a sentence to the first.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::element::{Element, End, Letters};
use crate::rule::Hit;
use crate::text::tagger::{Lexeme, Reader, TagSet};
use crate::text::{Document, Tagger};

/// Sequences, each with the number of its rule.
#[derive(Debug)]
pub(crate) struct Sequences {
    reader: Reader,
    blocks: Vec<Block>,
    /// For each word on a list its place among the `lists` of every block, by its hash.
    words: FxHashMap<u64, usize>,
}

/// Sequences with 64 bits in all: one for each element, in a row, and one for what follows the last.
#[derive(Debug, Default)]
struct Block {
    /// The elements by their bits, each as one of a sequence.
    elements: Vec<Option<(Arc<[Element]>, usize)>>,
    /// The rules, by the bit of the first element.
    rules: Vec<(Bits, usize)>,
    /// For each tag the elements that it is fit for, and those that a word which may have it is not.
    tags: Vec<[Bits; 2]>,
    /// For each word on a list the elements that name it, and those that refuse it.
    lists: Vec<[Bits; 2]>,
    /// The elements that any tag will do for, and any word as far as lists tell.
    of_any_tag: Bits,
    of_any_word: Bits,
    /// The elements with a regular expression.
    with_patterns: Bits,
    /// Those that begin with a capital, and with a small letter.
    capital: Bits,
    small: Bits,
    /// Those that stand at an end of the sentence only.
    at_start: Bits,
    at_end: Bits,
    /// Those that may be absent, and that may stand several times.
    optional: Bits,
    repeats: Bits,
    /// What follows the last elements: that is always there.
    ends: Bits,
    /// How many elements in a row may be absent.
    longest_gap: usize,
}

type Bits = u64;

/// How many elements a sequence may have to be looked for together with others.
pub(super) const LONGEST: usize = Bits::BITS as usize - 1;

impl Sequences {
    /// These sequences of elements, each with the number of its rule.
    pub(crate) fn of(sequences: impl Iterator<Item = (usize, Arc<[Element]>)>) -> Self {
        let mut all = Self { reader: Reader::new(), blocks: Vec::new(), words: FxHashMap::default() };
        for (rule, elements) in sequences {
            all.add(rule, &elements);
        }
        all
    }

    fn add(&mut self, rule: usize, elements: &Arc<[Element]>) {
        let has_room = |block: &Block| block.elements.len() + elements.len() <= LONGEST;
        if !self.blocks.last().is_some_and(has_room) {
            self.blocks.push(Block::new());
        }
        let Some(block) = self.blocks.last_mut() else { return };
        block.rules.push((1 << block.elements.len(), rule));
        block.longest_gap = block.longest_gap.max(longest_gap(elements));
        for (number, element) in elements.iter().enumerate() {
            block.add(element, &mut self.words);
            block.elements.push(Some((Arc::clone(elements), number)));
        }
        block.ends |= 1 << block.elements.len();
        block.elements.push(None);
    }

    /// Visits each sentence of `document` in which a sequence may fit, with the number of its rule.
    pub(crate) fn visit(&self, document: &Document<'_>, mut visit: impl FnMut(usize, Hit)) {
        if self.blocks.is_empty() {
            return;
        }
        let mut fits: Vec<Fits<'_>> = Vec::new();
        for (number, sentence) in document.sentences().iter().enumerate() {
            fits.clear();
            fits.extend(document.lexemes(number).iter().map(|word| word.note(self.reader, || self.fits(word))));
            for (place, block) in self.blocks.iter().enumerate() {
                let tokens = fits.iter().map(|fits| fits[place]);
                let hit = Hit { needle: 0, place: sentence.span };
                block.visit_fitting(tokens, |rule| visit(rule, hit));
            }
        }
    }

    /// Of each block the elements that a word is fit for, its place in the sentence apart.
    fn fits(&self, word: &Lexeme) -> Box<[Bits]> {
        let list = self.words.get(&word.folded_hash()).copied();
        self.blocks.iter().map(|block| block.fits(word, list)).collect()
    }
}

/// Of each block the elements that a word is fit for.
type Fits<'d> = Cow<'d, [Bits]>;

impl Block {
    fn new() -> Self {
        Self { tags: vec![[0; 2]; TagSet::ROOM], ..Self::default() }
    }

    /// Gives `element` the next bit.
    fn add(&mut self, element: &Element, words: &mut FxHashMap<u64, usize>) {
        let bit = 1 << self.elements.len();
        self.of_any_tag |= when(element.tag.is_empty(), bit);
        self.of_any_word |= when(element.word.is_empty() || element.word.has_patterns(), bit);
        self.with_patterns |= when(element.word.has_patterns() || element.not_word.has_patterns(), bit);
        self.capital |= when(element.letters == Some(Letters::Capital), bit);
        self.small |= when(element.letters == Some(Letters::Small), bit);
        self.at_start |= when(element.at == Some(End::Start), bit);
        self.at_end |= when(element.at == Some(End::End), bit);
        self.optional |= when(element.is_optional(), bit);
        self.repeats |= when(element.repeats(), bit);
        for (which, tests) in [&element.tag, &element.cannot_be].into_iter().enumerate() {
            for tag in tests.passing().iter() {
                self.tags[usize::from(tag)][which] |= bit;
            }
        }
        for (which, list) in [&element.word, &element.not_word].into_iter().enumerate() {
            for hash in list.hashes() {
                let next = words.len();
                let place = *words.entry(hash).or_insert(next);
                self.lists.resize(self.lists.len().max(place + 1), [0; 2]);
                self.lists[place][which] |= bit;
            }
        }
    }

    /// Visits the rules whose sequence may fit somewhere in a sentence, of whose `tokens` it is known what each is fit for.
    fn visit_fitting(
        &self,
        tokens: impl DoubleEndedIterator<Item = Bits> + ExactSizeIterator,
        visit: impl FnMut(usize),
    ) {
        let (mut taken, mut fitting) = (0, 0);
        let mut following = self.without_optional(self.ends);
        let last = tokens.len().saturating_sub(1);
        for (at, fits) in tokens.enumerate().rev() {
            let misplaced = when(at > 0, self.at_start) | when(at < last, self.at_end);
            taken = fits & (following >> 1 | taken & self.repeats) & !misplaced;
            following = self.without_optional(taken | self.ends);
            fitting |= following;
        }
        self.rules.iter().filter(|(first, _)| fitting & first != 0).map(|(_, rule)| *rule).for_each(visit);
    }

    /// The elements that `word`, which is in this place among the lists, is fit for.
    fn fits(&self, word: &Lexeme, list: Option<usize>) -> Bits {
        let (mut fit, mut unfit) = (self.of_any_tag, 0);
        for tag in word.possible(Tagger::embedded()).iter() {
            let [wanted, refused] = self.tags[usize::from(tag)];
            fit |= wanted;
            unfit |= refused;
        }
        let [wanted, refused] = list.and_then(|list| self.lists.get(list)).copied().unwrap_or_default();
        fit &= self.of_any_word | wanted;
        unfit |= refused;
        if !word.begins_with_capital() {
            unfit |= self.capital;
        }
        if !word.begins_with_small() {
            unfit |= self.small;
        }
        self.without_failing_patterns(fit & !unfit, word)
    }

    /// `reached`, and before each that may be absent also that one.
    fn without_optional(&self, mut reached: Bits) -> Bits {
        for _ in 0..self.longest_gap {
            reached |= reached >> 1 & self.optional;
        }
        reached
    }

    /// `fit` without the elements whose patterns don't pass `word`.
    fn without_failing_patterns(&self, fit: Bits, word: &Lexeme) -> Bits {
        let (mut left, mut kept) = (fit & self.with_patterns, fit);
        while left != 0 {
            let bit = left & left.wrapping_neg();
            left ^= bit;
            let element = self.elements.get(bit.trailing_zeros() as usize).and_then(Option::as_ref);
            if !element.is_some_and(|(sequence, number)| sequence[*number].suits(word, None)) {
                kept ^= bit;
            }
        }
        kept
    }
}

/// The `bits`, if something holds.
fn when(holds: bool, bits: Bits) -> Bits {
    if holds { bits } else { 0 }
}

/// How many of `elements` in a row may be absent.
fn longest_gap(elements: &[Element]) -> usize {
    let gaps = elements.split(|element| !element.is_optional()).map(<[Element]>::len);
    gaps.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Walker;
    use super::super::element::ElementSpec;
    use super::*;
    use crate::rule::{decode, read_yaml};

    const ELEMENTS: [&str; 10] = [
        "{ word: [the, talks] }",
        "{ word: of, optional: true }",
        "{ tag: [NOUN, PROPN], repeat: true }",
        "{ not-word: [the, of], optional: true, repeat: true }",
        "{ word: ['/[a-z]+ing/', end] }",
        "{ tag: DET, at: start }",
        "{ cannot-be: VERB, at: end }",
        "{ letters: capital }",
        "{ letters: small, not-word: ['/t.*/'] }",
        "{ tag: VERB }",
    ];

    const SENTENCES: &str =
        "The meeting of the talks went on.\n\nTalks of the end. It rains, and snowing.\n\nThe\n\nEnding";

    fn elements(numbers: &[usize]) -> Arc<[Element]> {
        let written: Vec<&str> = numbers.iter().map(|&number| ELEMENTS[number]).collect();
        let specs: Vec<ElementSpec> = decode(&read_yaml(&format!("[{}]", written.join(", "))).unwrap()).unwrap();
        specs.iter().map(|spec| Element::compile(spec).unwrap()).collect()
    }

    #[test]
    fn blocks_may_be_full() {
        let text = "So ".to_owned() + &"it is ".repeat(40) + "it.";
        let document = Document::new(&text);
        let (small, last) = ([8; LONGEST - 1], [&[8; LONGEST - 2][..], &[6]].concat());
        let all = [elements(&[&small[..], &[8]].concat()), elements(&[7]), elements(&last), elements(&[0])];
        let mut visited = Vec::new();
        let sequences = Sequences::of(all.into_iter().enumerate());
        sequences.visit(&document, |rule, _| visited.push(rule));
        visited.sort_unstable();
        assert_eq!((sequences.blocks.len(), visited), (4, vec![0, 1, 2]));
    }

    #[test]
    fn what_the_words_fit_is_visited_and_nothing_else() {
        let numbers = 0..ELEMENTS.len();
        let pairs = numbers.clone().flat_map(|one| numbers.clone().map(move |other| vec![one, other]));
        let three = pairs.clone().flat_map(|pair| numbers.clone().map(move |last| [&*pair, &[last]].concat()));
        let all = pairs.chain(three).map(|numbers| elements(&numbers));
        let all: Vec<_> = all.filter(|elements| !elements.iter().all(Element::is_optional)).collect();
        let sequences = Sequences::of(all.iter().cloned().enumerate());
        let document = Document::new(SENTENCES);
        let (mut visited, mut fitting) = (Vec::new(), Vec::new());
        sequences.visit(&document, |rule, hit| visited.push((hit.place, rule)));
        for (number, sentence) in document.sentences().iter().enumerate() {
            let fits = |rule: &usize| {
                let walker = Walker::new(&document, number);
                (0..walker.tokens.len()).any(|at| walker.walk(&all[*rule], at).is_some())
            };
            fitting.extend((0..all.len()).filter(fits).map(|rule| (sentence.span, rule)));
        }
        visited.sort_unstable();
        assert!(fitting.len() > 700, "{}", fitting.len());
        assert_eq!(visited, fitting);
    }
}
