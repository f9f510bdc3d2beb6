//! Regular expressions that are checked when a pack is read and compiled when a text first needs them: an article needs
//! few of them, and compiling all would take longer than everything else.

use std::sync::{Arc, OnceLock};

use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

use super::decode::Spanned;
use super::error::Problem;
use super::quick::quick;

/// A valid regular expression, compiled on first use.
#[derive(Debug)]
pub(crate) struct LazyRegex {
    source: Arc<str>,
    must: Reach,
    reads: Letters,
    compiled: OnceLock<Option<Regex>>,
}

/// How far a match must reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Anywhere,
    ToEnd,
    Throughout,
}

/// The letter case of the texts that an expression reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsWritten,
    Folded,
}

impl LazyRegex {
    /// The expression `pattern`, which [`parse`] has found to be right, for texts as they are written.
    pub(crate) fn of_written(pattern: &str) -> Self {
        Self::new(quick(pattern).into(), Letters::AsWritten)
    }

    /// The expression `pattern`, which was read as `hir`, in any letter case, for texts in lower case. Ignoring case would
    /// cost the engine more.
    pub(crate) fn of_folded(pattern: &str, hir: &Hir) -> Self {
        let flag = if has_capital(hir) { "(?i)" } else { "" };
        Self::new(format!("{flag}{}", quick(pattern)).into(), Letters::Folded)
    }

    fn new(source: Arc<str>, reads: Letters) -> Self {
        Self { source, must: Reach::Anywhere, reads, compiled: OnceLock::new() }
    }

    /// The same expression for matches that reach to the end of a text.
    pub(crate) fn to_end(&self) -> Self {
        Self { must: Reach::ToEnd, ..Self::new(Arc::clone(&self.source), self.reads) }
    }

    /// The same expression for matches that are the whole of a text.
    pub(crate) fn throughout(&self) -> Self {
        Self { must: Reach::Throughout, ..Self::new(Arc::clone(&self.source), self.reads) }
    }

    /// Whether the expression is to be matched against text in lower case.
    pub(crate) fn wants_folded(&self) -> bool {
        self.reads == Letters::Folded
    }

    /// The compiled expression; nothing if it is too large to compile, which [`parse`] can't tell.
    pub(crate) fn get(&self) -> Option<&Regex> {
        let source = &self.source;
        let compile = || match self.must {
            Reach::Anywhere => Regex::new(source),
            Reach::ToEnd => Regex::new(&format!(r"(?:{source})\z")),
            Reach::Throughout => Regex::new(&format!(r"\A(?:{source})\z")),
        };
        self.compiled.get_or_init(|| compile().ok()).as_ref()
    }
}

/// Whether a match of `hir` has a capital letter that can't be a small one instead.
pub(crate) fn has_capital(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).contains(char::is_uppercase),
        HirKind::Class(Class::Unicode(class)) => wants_capitals(class),
        HirKind::Capture(group) => has_capital(&group.sub),
        HirKind::Repetition(repetition) => has_capital(&repetition.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(has_capital),
        _ => false,
    }
}

/// Whether the class has a capital letter without its small one. Beyond ASCII two letters stand for all: a class that holds
/// capitals alone holds those of a whole alphabet.
fn wants_capitals(class: &ClassUnicode) -> bool {
    let holds = |c: char| {
        let behind = class.ranges().partition_point(|range| range.start() <= c);
        behind > 0 && c <= class.ranges()[behind - 1].end()
    };
    ('A'..='Z').chain(['É', 'Д']).any(|capital| holds(capital) && !capital.to_lowercase().all(holds))
}

/// Reads `written` as a regular expression.
pub(crate) fn parse(written: &Spanned<String>, pattern: &str) -> Result<Hir, Problem> {
    if pattern.contains('\u{8}') {
        let problem = Problem::new(written.at, "the pattern holds a backspace character");
        return Err(problem.remedy("in double quotes YAML reads `\\b` itself; use single quotes"));
    }
    regex_syntax::parse(pattern).map_err(|error| problem_of(&error, written))
}

/// What the regex parser says, in our words.
fn problem_of(error: &regex_syntax::Error, written: &Spanned<String>) -> Problem {
    let (said, place) = match error {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), place_in(error.pattern(), error.span())),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), place_in(error.pattern(), error.span())),
        _ => (error.to_string(), String::new()),
    };
    let remedy = REMEDIES.iter().find(|(word, _)| said.contains(word)).map_or(OTHERWISE, |(_, remedy)| remedy);
    Problem::new(written.at, format!("not a regular expression: {said}{place}")).remedy(remedy)
}

/// What to do when the parser's words hold these.
const REMEDIES: &[(&str, &str)] = &[
    ("look-around", "put the context into `unless` or `require`"),
    ("backreferences", "write the words out; the kind `repeat` finds what is said twice"),
    ("unclosed group", "close the `(`, or write `\\(` for a bracket in the text"),
    ("unopened group", "open it, or write `\\)` for a bracket in the text"),
    ("unclosed character class", "close the `[`, or write `\\[` for a bracket in the text"),
    ("repetition operator missing", "put what is repeated in front of it, or a backslash"),
];
const OTHERWISE: &str = "mend the pattern; docs.rs/regex describes the syntax";

/// The part of `pattern` that an error is about, as the end of a sentence.
fn place_in(pattern: &str, span: &regex_syntax::ast::Span) -> String {
    let rest: String = pattern.get(span.start.offset..).unwrap_or_default().chars().take(20).collect();
    if rest.is_empty() { String::new() } else { format!(" at `{rest}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_told_from_escapes_and_choices() {
        let asks = |pattern: &str| has_capital(&regex_syntax::parse(pattern).unwrap());
        for pattern in ["US", "[A-Z]x", r"\p{Lu}", r"\p{Uppercase}zz", "a<BR>b", "(?i:x)É"] {
            assert!(asks(pattern), "{pattern}");
        }
        for pattern in ["us", "[Uu]s", r"\W\S\D", r"\p{L}", "(?<Name>x)", "[A-Za-z]", "(?i:US)", r"[^\p{L}]"] {
            assert!(!asks(pattern), "{pattern}");
        }
    }
}
