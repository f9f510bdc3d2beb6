//! `unless` and `require`: words around a match that make it right, or without which it doesn't count.

use std::cell::OnceCell;

use super::error::Problem;
use super::spec::ConditionsSpec;
use super::word_list::WordList;
use crate::text::near::{PARAGRAPH, SENTENCE, near};
use crate::text::{Document, ViewSpan};

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
        list.places(folded).fold(None, |extent: Option<Self>, place: ViewSpan| {
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
