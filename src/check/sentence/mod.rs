//! `sentence`: a sentence that starts, ends or hangs wrongly.
//!
//! ```yaml
//! match: lowercase-start     # a paragraph begins with a small letter
//! match: lowercase           # a whole sentence without a capital
//! match: no-final-mark       # a paragraph of prose, or a text, ends without a mark
//! match: semicolon-end       # a text of one paragraph ends with a semicolon
//! match: no-verb             # no word could be a finite verb
//! match: lost-verb           # a subject meets its object, and the clauses are more than the verbs
//! match: { fault: no-final-mark, except: [/read more/] }
//! ```

mod end;
mod roles;
mod start;
mod verb;
mod words;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Case, Hit, Node, Problem, Value, WordList, Words, decode};
use crate::text::tagger::Lexeme;
use crate::text::words::words;
use crate::text::{Document, Penn, Sentence, Tagger, ViewSpan};

/// What is wrong with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fault {
    /// A paragraph begins with a small letter.
    LowercaseStart,
    /// A whole sentence has no capital.
    Lowercase,
    /// A paragraph of prose, or a text, ends without a mark.
    NoFinalMark,
    /// A text of one paragraph ends with a semicolon.
    SemicolonEnd,
    /// No word could be a finite verb.
    NoVerb,
    /// A subject meets its object, and there are fewer finite verbs than clauses.
    LostVerb,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SentenceSpec {
    /// What is wrong.
    fault: Fault,
    /// First words, or ends, that make it right.
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
                Fault::LowercaseStart => start::small_word(document, index, sentence),
                Fault::Lowercase => start::without_capital(document, index, sentence),
                Fault::NoFinalMark => end::without_mark(document, index, sentence),
                Fault::SemicolonEnd => end::with_semicolon(document, index, sentence),
                Fault::NoVerb => no_verb(document, index, sentence),
                Fault::LostVerb => verb::lost(document, index, sentence),
            };
            let excepted = |place: &ViewSpan| self.except.has(&document.view().folded()[place.range()]);
            found.extend(place.filter(|place| !excepted(place)).map(Finding::at));
        }
    }
}

/// How many words a text must have for its capitals or its end to say anything.
const FEW_WORDS: usize = 4;

/// A sentence none of whose words could be a finite verb, and that isn't short of one on purpose: an answer, an aside, an
/// entry of a list, a scene told in participles.
fn no_verb(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let is_plain = text.starts_with(char::is_uppercase) && text.ends_with('.') && !text.contains([':', '(', '[', '–']);
    if !is_long(text) || !is_plain || document.is_headline(sentence.span.start) {
        return None;
    }
    let tagger = Tagger::embedded();
    let may_be_verb = |word: &Lexeme| word.could_be_finite_verb(tagger);
    if document.lexemes(index).iter().any(|lexeme| may_be_verb(lexeme)) {
        return None;
    }
    let (first, rest) = document.tags(index).split_first()?;
    let is_named = first.is_determiner() || first.is_noun() || first.is_personal_pronoun();
    let is_scene = rest.iter().any(|tag| tag.penn == Penn::Vbg || tag.is_finite_verb());
    (is_named && !is_scene).then_some(sentence.span)
}

/// Whether a text has enough words to be called a sentence.
fn is_long(text: &str) -> bool {
    words(text, (0..text.len()).into()).nth(2 * FEW_WORDS - 1).is_some()
}

fn ends_with_mark(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ';'])
}
