//! Sentences made ready for training, some of them in unusual capitals.

use mtlint::text::tagger::{Certain, Lexicon, Word};

use crate::conllu::Sentence;
use crate::corpus::{Counts, Tags};
use crate::perceptron::Example;

/// A way to write every word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spelling {
    AsWritten,
    Capitals,
    LowerCase,
    Headline,
}

impl Spelling {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::AsWritten, Self::Capitals, Self::LowerCase, Self::Headline];

    /// The name in reports.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "written",
            Self::Capitals => "CAPITALS",
            Self::LowerCase => "lower",
            Self::Headline => "Headline",
        }
    }

    /// The function that writes a word so.
    pub(crate) const fn apply(self) -> fn(&str) -> String {
        match self {
            Self::AsWritten => str::to_owned,
            Self::Capitals => str::to_uppercase,
            Self::LowerCase => str::to_lowercase,
            Self::Headline => capitalise,
        }
    }

    /// The other way in which sentence `number` comes a second time, if it does.
    const fn of_copy(number: usize) -> Option<Self> {
        match number % 40 {
            0 => Some(Self::Capitals),
            10 | 30 => Some(Self::LowerCase),
            20 => Some(Self::Headline),
            _ => None,
        }
    }
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The examples of all `sentences` and of the copies.
pub(crate) fn prepare(sentences: &[Sentence], tags: &Tags, counts: &Counts, certain: &Certain) -> Vec<Example> {
    let mut examples = Vec::with_capacity(sentences.len() * 11 / 10);
    for (number, sentence) in sentences.iter().enumerate() {
        let own = Counts::new([sentence], tags, Lexicon::folded);
        for spelling in [Some(Spelling::AsWritten), Spelling::of_copy(number)].into_iter().flatten() {
            let forms: Vec<String> = sentence.words.iter().map(|word| spelling.apply()(&word.form)).collect();
            examples.push(Example {
                words: forms.iter().map(|form| Word::with_tags(form, counts.tags_elsewhere(form, &own))).collect(),
                gold: sentence.words.iter().map(|word| tags.number(word)).collect(),
                certain: forms.iter().map(|form| certain.tag(form)).collect(),
            });
        }
    }
    examples
}
