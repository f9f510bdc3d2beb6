//! What there is to know about a rule, for people's lists and for programs.

use serde::Serialize;

use mtlint::diagnostic::Applicability;
use mtlint::rule::verify::unbracketed;
use mtlint::rule::{Alone, Rule};

/// A rule as `--format json` writes it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Card<'r> {
    id: &'r str,
    kind: &'r str,
    severity: &'r str,
    category: &'r str,
    mqm: &'r str,
    message: &'r str,
    why: Option<&'r str>,
    fix: Option<FixCard<'r>>,
    preview: bool,
    pack: &'r str,
    line: usize,
    examples: Vec<ExampleCard<'r>>,
}

#[derive(Debug, Serialize)]
struct FixCard<'r> {
    to: Vec<&'r str>,
    safety: &'r str,
}

#[derive(Debug, Serialize)]
struct ExampleCard<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    bad: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    good: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ok: Option<&'r str>,
    line: usize,
}

impl<'r> Card<'r> {
    /// The card of `rule`.
    pub(in crate::cli) fn new(rule: &'r Rule) -> Self {
        let fix = |safety: Applicability| FixCard { to: rule.replacements().collect(), safety: safety.name() };
        let example = |it: &'r mtlint::rule::Example| ExampleCard {
            bad: it.bad.as_deref(),
            good: it.good.as_deref(),
            ok: it.ok.as_deref(),
            line: it.line,
        };
        Self {
            id: rule.id().as_str(),
            kind: rule.kind(),
            severity: rule.severity().name(),
            category: rule.category().name(),
            mqm: rule.category().mqm(),
            message: rule.message(),
            why: rule.why(),
            fix: safety(rule).map(fix),
            preview: rule.is_preview(),
            pack: rule.pack_path(),
            line: rule.line(),
            examples: rule.examples().iter().map(example).collect(),
        }
    }
}

/// Who may apply the rule's fixes; none if it has none. A rule without a replacement may be of a kind that knows the fix
/// itself: that shows in its examples.
pub(in crate::cli) fn safety(rule: &Rule) -> Option<Applicability> {
    let shows_fix = || {
        let alone = Alone::new(rule);
        let firing = rule.examples().iter().filter_map(|example| example.bad.as_deref());
        firing.flat_map(|bad| alone.find(&unbracketed(bad).0)).any(|found| !found.fixes.is_empty())
    };
    (rule.replacements().next().is_some() || shows_fix()).then(|| rule.safety())
}
