//! `sentence`: a sentence that starts, ends or hangs wrongly.
//!
//! ```yaml
//! match: lowercase-start     # a paragraph begins with a small letter
//! match: lowercase           # a whole sentence without a capital
//! match: no-final-mark       # a paragraph of prose ends without a mark
//! match: no-verb             # no word could be a finite verb
//! match: { fault: no-final-mark, except: [/read more/] }
//! ```

use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Case, Hit, Node, Problem, Value, WordList, Words, decode};
use crate::text::words::{word_after, words};
use crate::text::{Document, Position, Sentence, Tagger, Upos, ViewSpan};

/// What is wrong with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    LowercaseStart,
    Lowercase,
    NoFinalMark,
    NoVerb,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceSpec {
    fault: Fault,
    #[serde(default)]
    except: Words,
}

#[derive(Debug)]
struct SentenceCheck {
    fault: Fault,
    /// First words, or ends, that make it right.
    except: WordList,
}

/// Reads the `match` of a sentence rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec = match &node.value {
        Value::Map(_) => decode(node)?,
        _ => SentenceSpec { fault: decode(node)?, except: Words::default() },
    };
    Ok(Box::new(SentenceCheck { fault: spec.fault, except: WordList::compile(&spec.except)? }))
}

impl Check for SentenceCheck {
    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        for (index, sentence) in document.sentences().iter().enumerate() {
            let place = match self.fault {
                Fault::LowercaseStart => lowercase_start(document, index, sentence),
                Fault::Lowercase => lowercase(document, sentence),
                Fault::NoFinalMark => no_final_mark(document, sentence),
                Fault::NoVerb => no_verb(document, index, sentence),
            };
            let excepted = |place: &ViewSpan| self.except.has(&document.view().folded()[place.range()]);
            found.extend(place.filter(|place| !excepted(place)).map(Finding::at));
        }
    }
}

/// How many words a text must have for its capitals or its end to say anything.
const FEW_WORDS: usize = 4;

/// The small word that a paragraph begins with, unless the paragraph before runs on into it.
fn lowercase_start(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let first = text.trim_start_matches(['"', '\'', '(', '[']);
    let word = word_after(first, 0).filter(|_| first.starts_with(char::is_lowercase))?;
    let before = index.checked_sub(1).map(|before| document.view().slice(document.sentences()[before].span));
    let runs_on = before.is_some_and(|before| !ends_with_mark(before));
    let is_name = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
        || first[word.len()..].starts_with(['.', '@', '/', ')', ':']);
    let begins = matches!(sentence.position, Position::Only | Position::First);
    let enough = words(text, (0..text.len()).into()).count() >= FEW_WORDS && ends_with_mark(text);
    let start = sentence.span.start + text.len() - first.len();
    let is_mixed = text.contains(char::is_uppercase) || !is_long(text);
    (begins && enough && is_mixed && !runs_on && !is_name).then(|| ViewSpan::new(start, start + word.len()))
}

/// A sentence of several words without a capital.
fn lowercase(document: &Document<'_>, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let begins = text.trim_start_matches(['"', '\'', '(']).starts_with(char::is_lowercase);
    (begins && is_long(text) && ends_with_mark(text) && !text.contains(char::is_uppercase)).then_some(sentence.span)
}

/// The last word of a paragraph of prose that ends without a mark.
fn no_final_mark(document: &Document<'_>, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let last = words(text, (0..text.len()).into()).last()?;
    let ends_open = text[last.end..].trim_matches(['"', '\'', ')']).is_empty();
    let is_end = matches!(sentence.position, Position::Last);
    // The first of several paragraphs is often a standfirst, which some houses leave without a mark.
    let is_standfirst = sentence.paragraph == 0 && document.paragraphs().len() > 1;
    let place = ViewSpan::new(sentence.span.start + last.start, sentence.span.start + last.end);
    (ends_open && is_end && is_long(text) && !is_standfirst).then_some(place)
}

/// A sentence none of whose words could be a finite verb.
fn no_verb(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    if !is_long(text) || !text.ends_with('.') || document.is_headline(sentence.span.start) {
        return None;
    }
    let tagger = Tagger::embedded();
    let may_be_verb = |word: ViewSpan| tagger.could_be_finite_verb(document.view().slice(word));
    if document.tokens(index).iter().any(|token| may_be_verb(token.span)) {
        return None;
    }
    let has_noun = document.tags(index).iter().any(|tag| matches!(tag.upos, Upos::Noun));
    has_noun.then_some(sentence.span)
}

/// Whether a text has enough words to be called a sentence.
fn is_long(text: &str) -> bool {
    words(text, (0..text.len()).into()).count() >= 2 * FEW_WORDS
}

fn ends_with_mark(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ';'])
}
