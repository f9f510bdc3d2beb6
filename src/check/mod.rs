//! Layer 2: the kinds of rule. One file each, all of one shape: the fields an author writes, and how they match.

use std::fmt;

use crate::diagnostic::Edit;
use crate::rule::{Captures, Case, Hit, Need, Node, Problem, Words, decode};
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
mod sentence;
mod term;
mod tokens;

/// How a rule of some kind looks at a text.
pub trait Check: fmt::Debug + Send + Sync {
    /// The phrases without which the check finds nothing, in any letter case. None: it looks at every text.
    fn needles(&self) -> Vec<String> {
        Vec::new()
    }

    /// What a paragraph must hold for the check to find something in a text, if it has no needles.
    fn need(&self) -> Need {
        Need::default()
    }

    /// The names that messages and fixes may use beside `match`.
    fn captures(&self) -> Vec<String> {
        Vec::new()
    }

    /// What to write instead, if the rule doesn't say.
    fn default_fix(&self) -> Option<&'static str> {
        None
    }

    /// Looks at `document`, where `hits` are the places of the check's needles in order, and adds what it finds.
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
    pub(crate) compile: Compile,
}

/// All kinds.
pub(crate) const KINDS: &[Kind] = &[
    Kind { name: "agreement", compile: agreement::compile },
    Kind { name: "article", compile: article::compile },
    Kind { name: "casing", compile: casing::compile },
    Kind { name: "consistency", compile: consistency::compile },
    Kind { name: "determiner", compile: determiner::compile },
    Kind { name: "judge", compile: judge::compile },
    Kind { name: "language", compile: language::compile },
    Kind { name: "pairs", compile: marks::compile_pairs },
    Kind { name: "pattern", compile: pattern::compile },
    Kind { name: "phrase", compile: phrase::compile },
    Kind { name: "repeat", compile: repeat::compile },
    Kind { name: "resembles", compile: resembles::compile },
    Kind { name: "respelt", compile: respelt::compile },
    Kind { name: "sentence", compile: sentence::compile },
    Kind { name: "spacing", compile: marks::compile_spacing },
    Kind { name: "term", compile: term::compile },
    Kind { name: "tokens", compile: tokens::compile },
];
