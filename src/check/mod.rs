//! Layer 2: the kinds of rule. One file each, all of one shape: the fields an author writes, and how they match.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use schemars::{Schema, SchemaGenerator};

use crate::diagnostic::Edit;
use crate::rule::{Captures, Case, Hit, LazyRegex, Need, Node, Problem, Words, decode};
use crate::text::marks::{PairFault, SpacingFault};
use crate::text::{Document, Span, ViewSpan};

mod agreement;
mod article;
mod casing;
mod consistency;
mod determiner;
mod judge;
mod language;
mod marks;
mod pattern;
mod phrase;
mod repeat;
mod resembles;
mod respelt;
mod schema;
mod sentence;
mod term;
mod tokens;

use schema::{either, one};
use tokens::Element;
pub(crate) use tokens::Sequences;

/// How a rule of some kind looks at a text.
pub trait Check: fmt::Debug + Send + Sync {
    /// The phrases of which one stands wherever the check finds something, in any letter case. None: it looks at every text. Of
    /// a check with a [sequence](Self::sequence) it may be a part of a word, such as `does` of “doesn't”.
    fn needles(&self) -> Vec<String> {
        Vec::new()
    }

    /// What a paragraph must hold for the check to find something in it.
    fn need(&self) -> Need {
        Need::default()
    }

    /// The expression that it looks with, if it finds only what that matches in a paragraph.
    fn expression(&self) -> Option<&LazyRegex> {
        None
    }

    /// The tokens that it looks for, if it looks in sentences where they may stand and its needles are so common that those of
    /// all such checks are better looked for at once.
    fn sequence(&self) -> Option<Arc<[Element]>> {
        None
    }

    /// Texts of which the check must find each as a whole, so that one that it can't find shows; they need not be all.
    fn samples(&self) -> Vec<String> {
        Vec::new()
    }

    /// The names that messages and fixes may use beside `match`. What is captured as `write` is written instead, if the rule
    /// doesn't say otherwise.
    fn captures(&self) -> Vec<String> {
        Vec::new()
    }

    /// Looks at `document` and adds what it finds. `hits` are the places of the check's needles, in order, or the sentences
    /// where its [sequence](Self::sequence) may stand. For a check without either they are the paragraphs that hold what it
    /// [needs](Self::need); if it needs nothing they are empty, and it looks everywhere.
    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>);
}

/// A match, before the rule around the check has said whether it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The words that matched.
    pub place: ViewSpan,
    /// What to mark instead of the original of `place`.
    pub span: Option<Span>,
    /// What the message and the fix may use.
    pub captures: Captures,
    /// The fix, if the check knows it better than the rule's template; empty for none.
    pub edits: Option<Vec<Edit>>,
}

impl Finding {
    /// A match at `place` that captured nothing.
    pub fn at(place: ViewSpan) -> Self {
        Self::with(place, Captures::default())
    }

    /// A match at `place`.
    pub fn with(place: ViewSpan, captures: Captures) -> Self {
        Self { place, span: None, captures, edits: None }
    }
}

/// The names that a rule is about, one or more.
fn names(node: &Node) -> Result<Words, Problem> {
    let names: Words = decode(node)?;
    if names.0.is_empty() {
        return Err(Problem::new(node.at, "an empty list of names").remedy("write the names that the rule is about"));
    }
    Ok(names)
}

/// Reads the `match` of a rule.
type Compile = fn(&Node, Case) -> Result<Box<dyn Check>, Problem>;

/// A kind of rule: its name in rule files, what it is for, and how its `match` is read.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// What it finds, as a phrase.
    pub(crate) about: &'static str,
    pub(crate) compile: Compile,
    /// The shape of its `match`, for editors.
    pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
}

/// All kinds.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "agreement",
        about: "a pronoun that nobody near it can own",
        compile: agreement::compile,
        schema: one::<agreement::Fault>,
    },
    Kind {
        name: "article",
        about: "a or an against the sound that follows",
        compile: article::compile,
        schema: one::<article::ArticleSpec>,
    },
    Kind {
        name: "casing",
        about: "names that always have their capitals",
        compile: casing::compile,
        schema: one::<Words>,
    },
    Kind {
        name: "consistency",
        about: "two spellings of one thing in one article",
        compile: consistency::compile,
        schema: either::<Vec<Words>, schema::Hyphens>,
    },
    Kind { name: "determiner", about: "names that need “the”", compile: determiner::compile, schema: one::<Words> },
    Kind {
        name: "judge",
        about: "a place that a small statistical model finds implausible",
        compile: judge::compile,
        schema: one::<judge::JudgeSpec>,
    },
    Kind {
        name: "language",
        about: "passages and words left in another language",
        compile: language::compile,
        schema: one::<language::LanguageSpec>,
    },
    Kind {
        name: "pairs",
        about: "quotation marks and brackets: unclosed, mixed, the wrong way round",
        compile: marks::compile_pairs,
        schema: either::<PairFault, Vec<PairFault>>,
    },
    Kind {
        name: "pattern",
        about: "a regular expression with named groups",
        compile: pattern::compile,
        schema: either::<String, pattern::PatternSpec>,
    },
    Kind {
        name: "phrase",
        about: "words as they stand, with alternatives and captures",
        compile: phrase::compile,
        schema: one::<Words>,
    },
    Kind {
        name: "repeat",
        about: "words, phrases and sentences said twice",
        compile: repeat::compile,
        schema: one::<repeat::RepeatSpec>,
    },
    Kind {
        name: "resembles",
        about: "a name that is almost one that the text, or a table, knows",
        compile: resembles::compile,
        schema: one::<resembles::ResemblesSpec>,
    },
    Kind {
        name: "respelt",
        about: "a Cyrillic name in the transliteration of another language",
        compile: respelt::compile,
        schema: one::<respelt::RespeltSpec>,
    },
    Kind {
        name: "sentence",
        about: "a sentence that starts, ends or hangs wrongly",
        compile: sentence::compile,
        schema: either::<sentence::Fault, sentence::SentenceSpec>,
    },
    Kind {
        name: "spacing",
        about: "spaces and doubled marks around punctuation",
        compile: marks::compile_spacing,
        schema: either::<SpacingFault, Vec<SpacingFault>>,
    },
    Kind {
        name: "term",
        about: "a table of what to write and what not",
        compile: term::compile,
        schema: one::<BTreeMap<String, schema::Row>>,
    },
    Kind {
        name: "tokens",
        about: "a sequence of words, forms and parts of speech",
        compile: tokens::compile,
        schema: one::<Vec<tokens::ElementSpec>>,
    },
];
