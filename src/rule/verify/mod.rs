//! Rules against their own examples.

mod changed;

pub use changed::{Change, breaks};

use super::{Example, Rule, RuleSet};
use crate::diagnostic::{Diagnostic, apply_edits};
use crate::text::Span;

/// What an example says of its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Silent on a good text, as it should be.
    Validated,
    /// Fires on the marked words, and the fix gives the good text.
    Reported,
    /// Doesn't fire on words that it should fire on, or fires on others.
    Missing {
        /// The text with the marks of the example.
        expected: String,
        /// The text with marks where the rule fires.
        found: String,
    },
    /// Some rule fires where all should be silent.
    Noisy {
        /// The text.
        expected: String,
        /// The text with marks where rules fire.
        found: String,
        /// The rules that fire.
        rules: Vec<String>,
    },
    /// The fix gives another text than the example says.
    WrongFix {
        /// The text that the example gives.
        expected: String,
        /// The text that the fix gives.
        found: String,
    },
}

impl Verdict {
    /// The names of all verdicts, the good ones first.
    pub const NAMES: [&str; 5] = ["validated", "reported", "missing", "noisy", "wrong fix"];

    /// The verdict in a word.
    pub fn name(&self) -> &'static str {
        Self::NAMES[match self {
            Self::Validated => 0,
            Self::Reported => 1,
            Self::Missing { .. } => 2,
            Self::Noisy { .. } => 3,
            Self::WrongFix { .. } => 4,
        }]
    }

    /// Whether the rule does what the example says.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Validated | Self::Reported)
    }

    /// What was expected and what came of it, if the two differ.
    pub fn sides(&self) -> Option<(&str, &str)> {
        match self {
            Self::Validated | Self::Reported => None,
            Self::Missing { expected, found }
            | Self::Noisy { expected, found, .. }
            | Self::WrongFix { expected, found } => Some((expected, found)),
        }
    }
}

/// An example's text with its brackets taken out, and the places that they marked. `\[` and `\]` stand for brackets.
pub fn unbracketed(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), None);
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if matches!(chars.peek(), Some('[' | ']')) => text.extend(chars.next()),
            '[' => open = Some(text.len()),
            ']' => spans.extend(open.take().map(|start| Span::new(start, text.len()))),
            _ => text.push(c),
        }
    }
    (text, spans)
}

/// What a linter finds in a text.
pub type Find<'l> = dyn Fn(&str) -> Vec<Diagnostic> + 'l;

/// Tries `example` of `rule` with a linter that has every rule that the example must get along with.
pub fn verify(find: &Find<'_>, rule: &Rule, example: &Example) -> Verdict {
    match (&example.bad, &example.ok) {
        (Some(bad), _) => verify_bad(find, rule, bad, example.good.as_deref()),
        (None, ok) => {
            let (text, _) = unbracketed(ok.as_deref().unwrap_or_default());
            silent(find, &text).unwrap_or(Verdict::Validated)
        }
    }
}

fn verify_bad(find: &Find<'_>, rule: &Rule, bad: &str, good: Option<&str>) -> Verdict {
    let (text, spans) = unbracketed(bad);
    let own: Vec<Diagnostic> = find(&text).into_iter().filter(|found| found.rule == *rule.id()).collect();
    if own.iter().map(|found| found.span).ne(spans.iter().copied()) {
        let found = marked(&text, own.iter().map(|found| found.span));
        return Verdict::Missing { expected: bad.to_owned(), found };
    }
    let Some(good) = good else { return Verdict::Reported };
    let (good, _) = unbracketed(good);
    let edits: Vec<_> = own.iter().filter_map(|found| found.fixes.first()).flat_map(|fix| &fix.edits).collect();
    let fixed = apply_edits(&text, edits);
    if fixed != good {
        return Verdict::WrongFix { expected: good, found: fixed };
    }
    silent(find, &good).unwrap_or(Verdict::Reported)
}

/// The verdict against rules that find something in a good text.
fn silent(find: &Find<'_>, text: &str) -> Option<Verdict> {
    let found = find(text);
    let rules = || found.iter().map(|it| it.rule.to_string()).collect();
    let marked = || marked(text, found.iter().map(|it| it.span));
    (!found.is_empty()).then(|| Verdict::Noisy { expected: text.to_owned(), found: marked(), rules: rules() })
}

/// `text` with brackets around `spans`, which may lie in one another.
fn marked(text: &str, spans: impl Iterator<Item = Span>) -> String {
    // Where one ends, another one may begin; what is empty stands between the two.
    let ends = |span: Span| if span.is_empty() { [(1, "["), (1, "]")] } else { [(2, "["), (0, "]")] };
    let marks = |span: Span| {
        let [(opens, open), (closes, close)] = ends(span);
        [(span.start, opens, open), (span.end, closes, close)]
    };
    let mut marks: Vec<(usize, u8, &str)> = spans.flat_map(marks).collect();
    marks.sort_by_key(|&(at, order, _)| (at, order));
    let (mut out, mut done) = (String::new(), 0);
    for (at, _, mark) in marks {
        out.extend([&text[done..at], mark]);
        done = at;
    }
    out + &text[done..]
}

/// Every example of every rule in `rules`, with its rule.
pub fn examples(rules: &RuleSet) -> impl Iterator<Item = (&Rule, &Example)> {
    rules.rules().flat_map(|rule| rule.examples().iter().map(move |example| (rule, example)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_lie_in_one_another() {
        let marked =
            |spans: &[(usize, usize)]| marked("La Habana", spans.iter().map(|&(from, to)| Span::new(from, to)));
        assert_eq!(marked(&[(0, 9), (3, 9)]), "[La [Habana]]");
        assert_eq!(marked(&[(0, 2), (2, 3)]), "[La][ ]Habana");
        assert_eq!(marked(&[(2, 2), (9, 9)]), "La[] Habana[]");
    }
}
