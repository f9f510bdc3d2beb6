//! Rules against their own examples.

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
    /// Doesn't fire on words that it should fire on.
    Missing {
        /// The words, as marked.
        expected: Vec<String>,
        /// What it fires on instead.
        found: Vec<String>,
    },
    /// Fires where it should be silent.
    Noisy {
        /// The rules that fire, each with the words.
        found: Vec<String>,
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
    /// Whether the rule does what the example says.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Validated | Self::Reported)
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
        let words = |span: &Span| text[span.range()].to_owned();
        let found = own.iter().map(|found| words(&found.span)).collect();
        return Verdict::Missing { expected: spans.iter().map(words).collect(), found };
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
    let found: Vec<String> = find(text).iter().map(|f| format!("{}: {}", f.rule, &text[f.span.range()])).collect();
    (!found.is_empty()).then_some(Verdict::Noisy { found })
}

/// Every example of every rule in `rules`, with its rule.
pub fn examples(rules: &RuleSet) -> impl Iterator<Item = (&Rule, &Example)> {
    rules.rules().flat_map(|rule| rule.examples().iter().map(move |example| (rule, example)))
}
