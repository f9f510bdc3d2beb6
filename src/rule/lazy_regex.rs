//! Regular expressions that are checked when a pack is read and compiled when a text first needs them: an article needs
//! few of them, and compiling all would take longer than everything else.

use std::sync::OnceLock;

use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};
use regex_syntax::utf8::Utf8Sequences;

use super::decode::Spanned;
use super::error::Problem;
use super::quick::{Alphabet, quick};
use super::trial::{Beginning, Budget, Trial};

/// A valid regular expression, compiled on first use.
#[derive(Debug)]
pub struct LazyRegex {
    /// As it was written, perhaps with a flag before it.
    source: String,
    reads: Letters,
    trial: OnceLock<Option<Trial>>,
    budget: Budget,
    /// For any text, and for texts of ASCII alone.
    compiled: [OnceLock<Option<Regex>>; 2],
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
        Self::new(pattern.to_owned(), Letters::AsWritten)
    }

    /// The expression `pattern`, which was read as `hir`, in any letter case, for texts in lower case. Ignoring case would
    /// cost the engine more.
    pub(crate) fn of_folded(pattern: &str, hir: &Hir) -> Self {
        let flag = if has_capital(hir) { "(?i)" } else { "" };
        Self::new(format!("{flag}{pattern}"), Letters::Folded)
    }

    fn new(source: String, reads: Letters) -> Self {
        let (trial, budget, compiled) = Default::default();
        Self { source, reads, trial, budget, compiled }
    }

    /// The same expression for matches that reach to the end of a text.
    pub(crate) fn to_end(&self) -> Self {
        Self::new(format!(r"(?:{})\z", self.source), self.reads)
    }

    /// The same expression for matches that are the whole of a text.
    pub(crate) fn throughout(&self) -> Self {
        Self::new(format!(r"\A(?:{})\z", self.source), self.reads)
    }

    /// Whether the expression is to be matched against text in lower case.
    pub(crate) fn wants_folded(&self) -> bool {
        self.reads == Letters::Folded
    }

    /// The expression as a tree; one that says nothing if it can't be read as the engine is given it.
    pub(crate) fn parsed(&self) -> Hir {
        self.tree().unwrap_or_else(Hir::empty)
    }

    fn tree(&self) -> Option<Hir> {
        regex_syntax::parse(&quick(&self.source, Alphabet::Unicode)).ok()
    }

    /// Whether the expression matches in `text`.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let compiled = || self.compiled_for(text).is_some_and(|regex| has_match(regex, text));
        self.matches_by_hand(text, Beginning::Anywhere).unwrap_or_else(compiled)
    }

    /// Whether the first match in `text`, if there is one, begins with it.
    pub(crate) fn is_match_at_start(&self, text: &str) -> bool {
        let first = || self.compiled_for(text).and_then(|regex| regex.find(text));
        self.matches_by_hand(text, Beginning::AtStart)
            .unwrap_or_else(|| first().is_some_and(|first| first.start() == 0))
    }

    /// Whether the expression matches in `text`, if that has been tried on little text only: on much, the engine is worth
    /// building.
    fn matches_by_hand(&self, text: &str, from: Beginning) -> Option<bool> {
        let is_compiled = self.compiled[usize::from(text.is_ascii())].get().is_some();
        if is_compiled || !self.budget.pays_for(text.len()) {
            return None;
        }
        self.trial()?.matches(text, from)
    }

    /// The expression for trials by hand, if it is fit for that.
    pub(super) fn trial(&self) -> Option<&Trial> {
        self.trial.get_or_init(|| Trial::of(&self.tree()?)).as_ref()
    }

    /// The expression compiled for `text`, if it matches there.
    pub(crate) fn compiled_if_matching(&self, text: &str) -> Option<&Regex> {
        let may_match = self.matches_by_hand(text, Beginning::Anywhere).unwrap_or(true);
        may_match.then(|| self.compiled_for(text)).flatten().filter(|regex| has_match(regex, text))
    }

    /// The expression compiled for `text`; there always is one, since [`parse`] refuses what is too large to compile.
    pub(crate) fn compiled_for(&self, text: &str) -> Option<&Regex> {
        let alphabet = if text.is_ascii() { Alphabet::Ascii } else { Alphabet::Unicode };
        self.compiled[usize::from(text.is_ascii())].get_or_init(|| self.compile(alphabet).ok()).as_ref()
    }

    fn compile(&self, alphabet: Alphabet) -> Result<Regex, regex::Error> {
        Regex::new(&quick(&self.source, alphabet))
    }
}

/// Whether `regex` matches in `text`. Its own `is_match` is slower than `find` in texts beyond ASCII.
fn has_match(regex: &Regex, text: &str) -> bool {
    regex.find(text).is_some()
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
    let hir = regex_syntax::parse(pattern).map_err(|error| problem_of(&error, written))?;
    // A class comes to a thousand steps at most, so a short pattern without counts can't be large.
    let may_be_large = pattern.len() > SURELY_SMALL || pattern.contains('{');
    if may_be_large && size(&hir) > LARGEST {
        let problem = Problem::new(written.at, "the pattern is too large");
        return Err(problem.remedy("repeat less, or write fewer alternatives"));
    }
    Ok(hir)
}

/// The largest size that an expression may have: all of it compiles within the limit of the engine, 10 MiB.
const LARGEST: usize = 100_000;

/// Bytes of a pattern that stay far below it, counted repetitions apart.
const SURELY_SMALL: usize = 200;

/// With more ranges than this the sequences of bytes that a class comes to are estimated: counting takes long.
const FEW_RANGES: usize = 32;
/// More sequences than a range has on average in a class of many.
const SEQUENCES: usize = 2;

/// About how many steps the engine makes of `hir`, and more of a letter or a class, which has more if letter case is
/// ignored. Compiling would tell, but takes too long to do for every pattern.
fn size(hir: &Hir) -> usize {
    let all = |parts: &[Hir]| parts.iter().map(size).fold(parts.len(), usize::saturating_add);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len().saturating_mul(2),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            if ranges.len() > FEW_RANGES {
                return ranges.len().saturating_mul(SEQUENCES);
            }
            let sequences = ranges.iter().flat_map(|range| Utf8Sequences::new(range.start(), range.end()));
            sequences.count().saturating_add(3)
        }
        HirKind::Class(Class::Bytes(class)) => class.ranges().len().saturating_add(3),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1) as usize;
            size(&repetition.sub).saturating_add(1).saturating_mul(times)
        }
        HirKind::Capture(group) => size(&group.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => all(parts),
    }
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

    fn read(pattern: &str) -> Result<Hir, Problem> {
        let at = crate::rule::At { line: 1, column: 1 };
        parse(&Spanned { value: pattern.to_owned(), at }, pattern)
    }

    /// The largest of `make(0)`, `make(1)` … that is not refused.
    fn largest(make: impl Fn(usize) -> String) -> String {
        let (mut admitted, mut refused) = (1, LARGEST + 1);
        while refused - admitted > 1 {
            let middle = usize::midpoint(admitted, refused);
            *(if read(&make(middle)).is_ok() { &mut admitted } else { &mut refused }) = middle;
        }
        make(admitted)
    }

    #[test]
    fn what_is_not_refused_compiles() {
        let parts = r"k É ab? \w \W \p{Lu} [^\p{L}] . [^x] (x) K [KS] [ΙΘ] [KΙ] \b (?:a|É) (?i:ſ)";
        for part in parts.split(' ') {
            for repeated in [
                largest(|times| format!("(?:{part}){{{times}}}x")),
                largest(|times| format!("x(?:{part}){{0,{times}}}")),
                largest(|times| format!("(?:a{part}|b){{5}}{{{times},}}x")),
            ] {
                let hir = read(&repeated).unwrap();
                for text in ["a", "é"] {
                    assert!(LazyRegex::of_written(&repeated).compiled_for(text).is_some(), "{repeated}");
                    assert!(LazyRegex::of_folded(&repeated, &hir).compiled_for(text).is_some(), "{repeated}, folded");
                }
                assert!(Regex::new(&format!("(?i){repeated}")).is_ok(), "(?i){repeated}");
            }
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        for pattern in [r"foo(\w{900}){900}|foo", "x{900}{900}", "(x?){900}{900}", r"\p{L}{1000}"] {
            assert_eq!(read(pattern).unwrap_err().message, "the pattern is too large", "{pattern}");
        }
        assert!(read(r"\w+ \p{Lu}\w{0,30}|[A-Z]{2,50}").is_ok());
    }

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
