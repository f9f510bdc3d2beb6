//! `repeat`: words, phrases and sentences said twice.
//!
//! ```yaml
//! match: { unit: word, except: [had, that] }     # “the the”
//! match: { unit: phrase, except: [and again] }   # “in the city in the city”
//! match: { unit: sentence }                      # the same sentence again, anywhere in the text
//! ```

mod phrases;
mod sentences;
mod words;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::diagnostic::Edit;
use crate::rule::{Captures, Case, Hit, Node, Problem, WordList, Words, decode};
use crate::text::{Document, Span, ViewSpan};

/// What is said twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    /// A word, with nothing between.
    Word,
    /// Several words.
    Phrase,
    /// A sentence, anywhere in the text.
    Sentence,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RepeatSpec {
    /// What is said twice.
    unit: Unit,
    /// What may be said twice.
    #[serde(default)]
    except: Words,
}

#[derive(Debug)]
struct Repeat {
    unit: Unit,
    except: WordList,
}

/// Reads the `match` of a repeat rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec: RepeatSpec = decode(node)?;
    Ok(Box::new(Repeat { unit: spec.unit, except: WordList::compile(&spec.except)? }))
}

impl Check for Repeat {
    fn captures(&self) -> Vec<String> {
        vec!["said".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        match self.unit {
            Unit::Word => words::check(document, &self.except, found),
            Unit::Phrase => phrases::check(document, &self.except, found),
            Unit::Sentence => sentences::check(document, &self.except, found),
        }
    }
}

/// A finding on `place`, which says again what `first` said; the fix takes out everything behind `first`.
fn said_again(document: &Document<'_>, first: ViewSpan, place: ViewSpan) -> Finding {
    let said = document.view().slice(first);
    let mut finding = Finding::with(place, Captures::default().with("said", said));
    let cut = Span::new(document.original(first).end, document.original(place).end);
    finding.edits = Some(vec![Edit { span: cut, replacement: String::new() }]);
    finding
}
