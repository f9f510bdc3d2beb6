//! `unless` and `require`: words around a match that make it right, or without which it doesn't count.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::decode::Spanned;
use super::error::Problem;
use super::lazy_regex::{LazyRegex, parse};
use super::lemma::expand;
use super::spec::{ConditionsSpec, Words};
use crate::text::fnv::word_hash;
use crate::text::near::{PARAGRAPH, SENTENCE, near};
use crate::text::words::is_edge;
use crate::text::{Document, ViewSpan, fold};

/// Phrases to look for, whatever their letter case; `/…/` is a regular expression, `~say` every form of a verb.
#[derive(Debug, Default)]
pub(crate) struct WordList {
    /// By the hashes of them.
    phrases: FxHashMap<u64, String>,
    patterns: Vec<Expression>,
}

/// `phrase` with its hash, which is as good as the phrase.
fn hashed(phrase: String) -> (u64, String) {
    (word_hash(&phrase), phrase)
}

/// A regular expression on a list, as the three questions need it.
#[derive(Debug)]
struct Expression {
    anywhere: LazyRegex,
    whole: LazyRegex,
    at_end: LazyRegex,
}

impl Expression {
    fn compile(written: &Spanned<String>, pattern: &str) -> Result<Self, Problem> {
        let anywhere = LazyRegex::of_folded(pattern, &parse(written, pattern)?);
        Ok(Self { whole: anywhere.throughout(), at_end: anywhere.to_end(), anywhere })
    }
}

impl WordList {
    /// Compiles the list.
    pub(crate) fn compile(words: &Words) -> Result<Self, Problem> {
        let mut list = Self::default();
        for word in &words.0 {
            match word.value.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
                Some(pattern) => list.patterns.push(Expression::compile(word, pattern)?),
                None if word.value.trim().is_empty() => {
                    return Err(Problem::new(word.at, "an empty phrase").remedy("write a phrase, or drop the key"));
                }
                None => list.phrases.extend(expand(word)?.into_iter().map(|form| hashed(fold(&form.text)))),
            }
        }
        Ok(list)
    }

    /// The first word, in the order of the alphabet, for which `holds` is true; “a pattern” if it is none of the words.
    fn first_that(&self, holds: &dyn Fn(&Self) -> bool) -> String {
        let mut phrases: Vec<&String> = self.phrases.values().collect();
        phrases.sort();
        let only =
            |phrase: &String| Self { phrases: std::iter::once(hashed(phrase.clone())).collect(), patterns: Vec::new() };
        let word = phrases.into_iter().find(|phrase| holds(&only(phrase)));
        word.map_or_else(|| "a pattern".to_owned(), |word| format!("“{word}”"))
    }

    /// Whether the list says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.patterns.is_empty()
    }

    /// Whether `folded` as a whole is on the list.
    pub(crate) fn has(&self, folded: &str) -> bool {
        self.has_hashed(word_hash(folded), folded)
    }

    /// Whether `folded`, of which this is the [hash](word_hash), is on the list as a whole.
    pub(crate) fn has_hashed(&self, hash: u64, folded: &str) -> bool {
        self.phrases.contains_key(&hash) || self.patterns.iter().any(|it| it.whole.is_match(folded))
    }

    /// Whether something on the list stands in `folded`.
    fn is_within(&self, folded: &str) -> bool {
        self.phrases.values().any(|phrase| occurrences(folded, phrase).next().is_some())
            || self.patterns.iter().any(|it| it.anywhere.is_match(folded))
    }

    /// Whether `folded` ends with something on the list.
    fn ends(&self, folded: &str) -> bool {
        let folded = folded.trim_end();
        let phrase =
            |phrase: &String| folded.ends_with(phrase.as_str()) && is_edge(folded, folded.len() - phrase.len());
        self.phrases.values().any(phrase) || self.patterns.iter().any(|it| it.at_end.is_match(folded))
    }

    /// Whether `folded` starts with something on the list.
    fn starts(&self, folded: &str) -> bool {
        let folded = folded.trim_start();
        let phrase = |phrase: &String| folded.starts_with(phrase.as_str()) && is_edge(folded, phrase.len());
        self.phrases.values().any(phrase) || self.patterns.iter().any(|it| it.anywhere.is_match_at_start(folded))
    }
}

/// The places where `phrase` stands in `text` as whole words.
fn occurrences<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = ViewSpan> + 't {
    let places = text.match_indices(phrase).map(|(at, phrase)| ViewSpan::new(at, at + phrase.len()));
    places.filter(|place| is_edge(text, place.start) && is_edge(text, place.end))
}

/// The key of a condition, its list, and whether a list holds in its place.
type Condition<'c> = (&'static str, &'c WordList, Box<dyn Fn(&WordList) -> bool + 'c>);

/// What came of a condition: its key, and the first of its words that stands there, if any does.
pub(crate) type Held = (&'static str, Option<String>);

/// Words at places around a match.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    words: WordList,
    previous: WordList,
    next: WordList,
    before: WordList,
    after: WordList,
    sentence: WordList,
    paragraph: WordList,
    document: WordList,
}

impl Conditions {
    /// Compiles the conditions.
    pub(crate) fn compile(spec: &ConditionsSpec) -> Result<Self, Problem> {
        Ok(Self {
            words: WordList::compile(&spec.words)?,
            previous: WordList::compile(&spec.previous)?,
            next: WordList::compile(&spec.next)?,
            before: WordList::compile(&spec.before)?,
            after: WordList::compile(&spec.after)?,
            sentence: WordList::compile(&spec.sentence)?,
            paragraph: WordList::compile(&spec.paragraph)?,
            document: WordList::compile(&spec.document)?,
        })
    }

    /// Whether no condition is set.
    pub(crate) fn is_empty(&self) -> bool {
        let lists = [&self.words, &self.previous, &self.next, &self.before, &self.after, &self.sentence];
        lists.into_iter().chain([&self.paragraph, &self.document]).all(WordList::is_empty)
    }

    /// Whether any condition holds for the match at `place`. Without conditions none does. `asked` is what was worked out for
    /// other matches of the same document.
    pub(crate) fn any_holds(&self, document: &Document<'_>, place: ViewSpan, asked: &Asked) -> bool {
        self.near(document, place).any(|(_, list, check)| check(list)) || self.elsewhere(document, place, asked)
    }

    /// Whether every condition that is set holds for the match at `place`; `asked` as above.
    pub(crate) fn all_hold(&self, document: &Document<'_>, place: ViewSpan, asked: &Asked) -> bool {
        self.near(document, place).all(|(_, list, check)| check(list))
            && (self.document.is_empty() || self.elsewhere(document, place, asked))
    }

    /// What came of each condition that is set, and by which of its words.
    pub(crate) fn held(&self, document: &Document<'_>, place: ViewSpan) -> Vec<Held> {
        let near = self.near(document, place);
        let anywhere: Condition<'_> = (
            "document",
            &self.document,
            Box::new(|list| stands_elsewhere(list, Extent::of(list, document), document, place)),
        );
        let set = near.chain(Some(anywhere).filter(|_| !self.document.is_empty()));
        set.map(|(key, list, check)| (key, check(list).then(|| list.first_that(&*check)))).collect()
    }

    /// Whether something that may stand anywhere in the document does.
    fn elsewhere(&self, document: &Document<'_>, place: ViewSpan, asked: &Asked) -> bool {
        let extent = asked.0.get_or_init(|| Extent::of(&self.document, document));
        stands_elsewhere(&self.document, *extent, document, place)
    }

    /// The conditions that are set on the text around, the nearest ones first.
    fn near<'c>(&'c self, document: &'c Document<'c>, place: ViewSpan) -> impl Iterator<Item = Condition<'c>> + 'c {
        let folded = document.view().folded();
        let sentence = move || near(folded, document.sentence_span(place.start), place, SENTENCE);
        let paragraph = move || near(folded, document.paragraph_span(place.start), place, PARAGRAPH);
        let before = move |from: usize| &folded[from.min(place.start)..place.start];
        let behind = move |to: usize| &folded[place.end..to.max(place.end)];
        let checks: [Condition<'_>; 7] = [
            ("words", &self.words, Box::new(move |list| list.has(&folded[place.range()]))),
            ("previous", &self.previous, Box::new(move |list| list.ends(before(paragraph().start)))),
            ("next", &self.next, Box::new(move |list| list.starts(behind(paragraph().end)))),
            ("before", &self.before, Box::new(move |list| list.is_within(before(sentence().start)))),
            ("after", &self.after, Box::new(move |list| list.is_within(behind(sentence().end)))),
            ("sentence", &self.sentence, Box::new(move |list| outside(list, folded, sentence(), place))),
            ("paragraph", &self.paragraph, Box::new(move |list| outside(list, folded, paragraph(), place))),
        ];
        checks.into_iter().filter(|(_, list, _)| !list.is_empty())
    }
}

/// What a rule has found out about a document for one match that counts for all others.
#[derive(Debug, Default)]
pub(crate) struct Asked(OnceCell<Option<Extent>>);

/// Where the words of a list stand in a document.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// Where the first of them ends.
    first_end: usize,
    /// Where the last of them begins.
    last_start: usize,
}

impl Extent {
    /// The extent of the words on `list` in `document`, if any is there.
    fn of(list: &WordList, document: &Document<'_>) -> Option<Self> {
        let folded = document.view().folded();
        let phrases = list.phrases.values().flat_map(|phrase| occurrences(folded, phrase));
        let patterns = list.patterns.iter().filter_map(|pattern| pattern.anywhere.compiled_if_matching(folded));
        let matches = patterns.flat_map(|regex| regex.find_iter(folded)).map(|found| found.range().into());
        phrases.chain(matches).fold(None, |extent: Option<Self>, place: ViewSpan| {
            let first_end = extent.map_or(place.end, |extent| extent.first_end.min(place.end));
            let last_start = extent.map_or(place.start, |extent| extent.last_start.max(place.start));
            Some(Self { first_end, last_start })
        })
    }

    /// Whether one of the words stands outside of `place`.
    fn leaves(self, place: ViewSpan) -> bool {
        self.first_end <= place.start || self.last_start >= place.end
    }
}

/// Whether something on `list`, which has this `extent` in `document`, stands there outside of `place`.
fn stands_elsewhere(list: &WordList, extent: Option<Extent>, document: &Document<'_>, place: ViewSpan) -> bool {
    let folded = document.view().folded();
    // What reaches over the place may stand beside it too, in fewer words.
    extent.is_some_and(|extent| extent.leaves(place) || outside(list, folded, ViewSpan::new(0, folded.len()), place))
}

/// Whether something on `list` stands in `around`, before or behind `place`.
fn outside(list: &WordList, folded: &str, around: ViewSpan, place: ViewSpan) -> bool {
    let (start, end) = (around.start.min(place.start), around.end.max(place.end));
    list.is_within(&folded[start..place.start]) || list.is_within(&folded[place.end..end])
}

#[cfg(test)]
mod tests {
    use super::super::yaml::At;
    use super::*;
    use crate::text::tagger::Lexeme;

    fn list(words: &[&str]) -> Result<WordList, Problem> {
        let spanned = words.iter().map(|word| Spanned { value: (*word).to_owned(), at: At::default() });
        WordList::compile(&Words(spanned.collect()))
    }

    #[test]
    fn expressions_are_whole_or_at_an_end_whatever_their_first_choice_is() {
        let list = list(&["/wi|wig/"]).unwrap();
        assert!(list.has("wig") && list.has("wi") && !list.has("wigs"));
        assert!(list.ends("a wig") && !list.ends("a wigwam"));
        assert!(list.starts("wigwam") && list.is_within("a wigwam") && !list.is_within("a tent"));
    }

    #[test]
    fn phrases_stand_as_words() {
        let list = list(&["~say no"]).unwrap();
        assert!(list.is_within("he said no to it") && !list.is_within("he said none"));
        assert!(list.ends("he said no ") && list.starts(" says no to") && !list.starts("says nothing"));
    }

    #[test]
    fn a_lexeme_is_on_a_list_as_its_word_is() {
        let list = list(&["Kyiv", "été", "/wigs?/"]).unwrap();
        for word in ["Kyiv", "KYIV", "Été", "wig", "Wigs", "war", ""] {
            let lexeme = Lexeme::of(word);
            assert_eq!(list.has_hashed(lexeme.folded_hash(), lexeme.folded()), list.has(&fold(word)), "{word}");
        }
        assert!(list.has("kyiv") && list.has("été") && !list.has("war"));
    }

    #[test]
    fn an_empty_phrase_is_refused() {
        assert!(list(&["war", " "]).is_err());
    }
}
