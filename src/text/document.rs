//! A text with everything that checks want to know of it, worked out once and only when asked for.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::marks::{PairDefect, SpacingDefect, pair_defects, spacing_defects};
use super::paragraphs::lines;
use super::sentence::{Sentence, sentences};
use super::tagger::Lexeme;
use super::words::{Word, hash, words};
use super::{Span, Tag, Tagger, Token, View, ViewSpan, quotation, tokenize};

/// Something of each sentence, as far as it was asked for.
type OfEach<T> = OnceCell<Vec<OnceCell<Vec<T>>>>;

/// A text ready to be checked.
#[derive(Debug)]
pub struct Document<'s> {
    source: &'s str,
    view: View,
    paragraphs: Vec<ViewSpan>,
    words: OnceCell<Vec<Word>>,
    sentences: OnceCell<Vec<Sentence>>,
    quotations: OnceCell<Vec<ViewSpan>>,
    tokens: OfEach<Token>,
    lexemes: OfEach<Arc<Lexeme>>,
    tags: OfEach<Tag>,
    pair_defects: OnceCell<Vec<PairDefect>>,
    spacing_defects: OnceCell<Vec<SpacingDefect>>,
}

impl<'s> Document<'s> {
    /// Reads `source` as plain text: a line is a paragraph, unless lines are wrapped by hand.
    pub fn new(source: &'s str) -> Self {
        let view = View::new(source, &lines(source));
        let paragraphs = paragraphs(view.text());
        Self {
            source,
            view,
            paragraphs,
            words: OnceCell::new(),
            sentences: OnceCell::new(),
            quotations: OnceCell::new(),
            tokens: OnceCell::new(),
            lexemes: OnceCell::new(),
            tags: OnceCell::new(),
            pair_defects: OnceCell::new(),
            spacing_defects: OnceCell::new(),
        }
    }

    /// The original text.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The text as rules see it.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The paragraphs, headlines among them, in order.
    pub fn paragraphs(&self) -> &[ViewSpan] {
        &self.paragraphs
    }

    /// All words in lower case, in order.
    pub fn words(&self) -> &[Word] {
        self.words.get_or_init(|| {
            let folded = self.view.folded();
            let all = words(folded, ViewSpan::new(0, folded.len()));
            all.map(|place| Word { place, hash: hash(&folded[place.range()]) }).collect()
        })
    }

    /// The words of `paragraph` in lower case, in order.
    pub fn words_of(&self, paragraph: ViewSpan) -> &[Word] {
        let words = self.words();
        let start = words.partition_point(|word| word.place.start < paragraph.start);
        let end = words.partition_point(|word| word.place.start < paragraph.end);
        &words[start..end]
    }

    /// The sentences of all paragraphs, in order.
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| {
            let text = self.view.text();
            let numbered = self.paragraphs.iter().enumerate();
            numbered.flat_map(|(number, &paragraph)| sentences(text, paragraph, number)).collect()
        })
    }

    /// What stands inside double quotation marks or guillemets, in order.
    pub fn quotations(&self) -> &[ViewSpan] {
        self.quotations.get_or_init(|| {
            let each = self.paragraphs.iter();
            each.flat_map(|&paragraph| quotation::quotations(self.source, &self.view, paragraph)).collect()
        })
    }

    /// The tokens of sentence number `index`; none if there is no such sentence.
    pub fn tokens(&self, index: usize) -> &[Token] {
        self.of_sentence(index, &self.tokens, || tokenize(self.view.text(), self.sentences()[index].span))
    }

    /// What is known of each token of sentence number `index` on its own.
    pub fn lexemes(&self, index: usize) -> &[Arc<Lexeme>] {
        let look_up = || self.tokens(index).iter().map(|token| Lexeme::of(self.view.slice(token.span))).collect();
        self.of_sentence(index, &self.lexemes, look_up)
    }

    /// The tag of each token of sentence number `index`. The tagger costs time: ask for few sentences.
    pub fn tags(&self, index: usize) -> &[Tag] {
        self.of_sentence(index, &self.tags, || Tagger::embedded().tag_lexemes(self.lexemes(index)))
    }

    /// The tags of the tokens in `range` of sentence number `index`. If it isn't tagged yet, only as much of it is as they depend
    /// on.
    pub fn tags_within(&self, index: usize, range: Range<usize>) -> Vec<Tag> {
        match self.tags.get().and_then(|cells| cells.get(index)?.get()) {
            Some(tags) => tags.iter().take(range.end).skip(range.start).copied().collect(),
            None => Tagger::embedded().tag_within(range, self.lexemes(index)),
        }
    }

    /// What `cells` hold for sentence number `index`, by `find` when it is first asked for; none if there is no such sentence.
    fn of_sentence<'d, T>(&'d self, index: usize, cells: &'d OfEach<T>, find: impl FnOnce() -> Vec<T>) -> &'d [T] {
        let cells = cells.get_or_init(|| self.sentences().iter().map(|_| OnceCell::new()).collect());
        cells.get(index).map_or(&[], |cell| cell.get_or_init(find))
    }

    /// The quotation marks and brackets that do not pair up.
    pub fn pair_defects(&self) -> &[PairDefect] {
        self.pair_defects.get_or_init(|| pair_defects(self.source, &self.prose()))
    }

    /// The places where a space is wrong.
    pub fn spacing_defects(&self) -> &[SpacingDefect] {
        self.spacing_defects.get_or_init(|| spacing_defects(self.source, &self.prose()))
    }

    /// The paragraphs in bytes of the original text.
    fn prose(&self) -> Vec<Span> {
        self.paragraphs.iter().map(|&paragraph| self.original(paragraph)).collect()
    }

    /// The index of the sentence that holds the view's byte `at`, or of the last one that begins before it.
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences().partition_point(|sentence| sentence.span.start <= at).saturating_sub(1)
    }

    /// The sentence around the view's byte `at`; nothing in an empty text.
    pub fn sentence_span(&self, at: usize) -> ViewSpan {
        let sentence = self.sentences().get(self.sentence_at(at));
        sentence.map_or(ViewSpan::new(at, at), |sentence| sentence.span)
    }

    /// The index of the paragraph that holds the view's byte `at`, or of the last one that begins before it.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.start <= at).saturating_sub(1)
    }

    /// The paragraph around the view's byte `at`; nothing in an empty text.
    pub fn paragraph_span(&self, at: usize) -> ViewSpan {
        self.paragraphs.get(self.paragraph_at(at)).copied().unwrap_or(ViewSpan::new(at, at))
    }

    /// Whether the paragraph around the view's byte `at` is a headline, a caption or a list item rather than prose: short
    /// and without a mark at its end.
    pub fn is_headline(&self, at: usize) -> bool {
        let paragraph = self.view.slice(self.paragraph_span(at));
        let closed =
            paragraph.trim_end_matches(['"', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ';', ',']);
        !closed && paragraph.len() < 160
    }

    /// Whether `place` lies inside a quotation.
    pub fn is_quoted(&self, place: ViewSpan) -> bool {
        self.quotation_around(place).is_some()
    }

    /// The quotation that `place` lies inside.
    pub fn quotation_around(&self, place: ViewSpan) -> Option<ViewSpan> {
        let index = self.quotations().partition_point(|quotation| quotation.start <= place.start);
        self.quotations()[..index].last().copied().filter(|quotation| quotation.end >= place.end)
    }

    /// The original bytes that `place` stands for.
    pub fn original(&self, place: ViewSpan) -> Span {
        self.view.original(place)
    }

    /// The original text that `place` stands for.
    pub fn written(&self, place: ViewSpan) -> &'s str {
        &self.source[self.original(place).range()]
    }
}

/// The stretches between the newlines of a view.
fn paragraphs(text: &str) -> Vec<ViewSpan> {
    let mut start = 0;
    let spans = text.split('\n').map(|paragraph| {
        let span = ViewSpan::new(start, start + paragraph.len());
        start = span.end + 1;
        span
    });
    spans.filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_a_part_are_those_of_the_whole_sentence() {
        let text = "The minister said on Monday that he would not run again, and left the room to his son.";
        let whole = Document::new(text);
        let count = whole.tags(0).len();
        for (from, to) in (0..count + 2).flat_map(|from| (from..count + 3).map(move |to| (from, to))) {
            let tags = &whole.tags(0)[from.min(count)..to.min(count)];
            let apart = Document::new(text).tags_within(0, from..to);
            assert_eq!((apart, whole.tags_within(0, from..to)), (tags.to_vec(), tags.to_vec()), "{from} {to}");
        }
        assert_eq!(Document::new(text).tags_within(1, 0..3), []);
    }
}
