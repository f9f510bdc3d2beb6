//! How good a tagger is on a treebank.

use std::hint::black_box;
use std::time::Instant;

use mtlint::text::{Tag, Tagger, ViewSpan, tokenize};

use crate::conllu::Sentence;
use crate::corpus::tag_of;

/// A count of hits among tries.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    hits: u32,
    tries: u32,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.tries += 1;
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.hits) / f64::from(self.tries.max(1))
    }
}

/// Accuracies on a treebank's own tokens.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Accuracy {
    upos: Share,
    penn: Share,
    /// Of the words tagged as finite verbs, those that are.
    finite_right: Share,
    /// Of the finite verbs, those tagged so.
    finite_found: Share,
    /// Of the finite verbs, those that the tagger holds possible.
    finite_possible: Share,
}

impl Accuracy {
    /// Measures `tagger` on `sentences`, whose words are first written as `spell` does.
    pub(crate) fn measure(tagger: &Tagger, sentences: &[Sentence], spell: fn(&str) -> String) -> Self {
        let mut accuracy = Self::default();
        for sentence in sentences {
            let words: Vec<String> = sentence.words.iter().map(|word| spell(&word.form)).collect();
            for ((found, gold), word) in tagger.tag(&words).into_iter().zip(&sentence.words).zip(&words) {
                accuracy.upos.add(found.upos.name() == gold.upos);
                accuracy.penn.add(found.penn.name() == gold.penn);
                accuracy.count_finite(found, tag_of(gold), || tagger.could_be_finite_verb(word));
            }
        }
        accuracy
    }

    fn count_finite(&mut self, found: Tag, gold: Option<Tag>, possible: impl Fn() -> bool) {
        let is_finite = gold.is_some_and(Tag::is_finite_verb);
        if found.is_finite_verb() {
            self.finite_right.add(is_finite);
        }
        if is_finite {
            self.finite_found.add(found.is_finite_verb());
            self.finite_possible.add(possible());
        }
    }

    /// One line for people.
    pub(crate) fn describe(&self) -> String {
        format!(
            "UPOS {:.2}  Penn {:.2}  finite verbs: precision {:.1}, recall {:.1}, held possible {:.2}",
            self.upos.percent(),
            self.penn.percent(),
            self.finite_right.percent(),
            self.finite_found.percent(),
            self.finite_possible.percent(),
        )
    }
}

/// How well the tokenizer cuts the text of `sentences` as the treebank does: F1 in per cent.
pub(crate) fn token_f1(sentences: &[Sentence]) -> f64 {
    let mut both = Share::default();
    for sentence in sentences {
        let tokens = tokenize(&sentence.text, ViewSpan::new(0, sentence.text.len()));
        let ours = places(tokens.iter().map(|token| token.text(&sentence.text)));
        let theirs = places(sentence.words.iter().map(|word| word.form.as_str()));
        for place in &ours {
            both.add(theirs.binary_search(place).is_ok());
        }
        for place in &theirs {
            both.add(ours.binary_search(place).is_ok());
        }
    }
    both.percent()
}

/// Where words begin and end, counted in characters that are no spaces.
fn places<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(usize, usize)> {
    let mut end = 0;
    let place = |word: &str| {
        let start = end;
        end += word.chars().filter(|c| !c.is_whitespace()).count();
        (start, end)
    };
    words.map(place).collect()
}

/// Megabytes of text that are cut and tagged in a second.
pub(crate) fn speed(tagger: &Tagger, sentences: &[Sentence]) -> f64 {
    let start = Instant::now();
    let mut bytes = 0_u32;
    while start.elapsed().as_millis() < 500 {
        for Sentence { text, .. } in sentences {
            let tokens = tokenize(text, ViewSpan::new(0, text.len()));
            let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
            black_box(tagger.tag(&words));
            bytes += u32::try_from(text.len()).unwrap_or_default();
        }
    }
    f64::from(bytes) / 1e6 / start.elapsed().as_secs_f64()
}
