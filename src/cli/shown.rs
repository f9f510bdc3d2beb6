//! What reports for readers show of a file with markup: its prose alone.

use mtlint::diagnostic::Diagnostic;
use mtlint::format::Prose;
use mtlint::text::Span;

/// What stands between two texts of a file.
const GAP: &str = "\n\n";

/// The prose of a file, and what is told of it, in places of that prose.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Shown {
    /// The `proses` of a file of which `told` is told, in places of the file; `check` looks at a text for itself.
    pub(super) fn new(proses: &[Prose<'_>], told: &[Diagnostic], check: impl Fn(&str) -> Vec<Diagnostic>) -> Self {
        let mut shown = Self::default();
        let mut rest: Vec<&Diagnostic> = told.iter().collect();
        for (number, prose) in proses.iter().enumerate() {
            shown.text.push_str(if number == 0 { "" } else { GAP });
            let start = shown.text.len();
            shown.text.push_str(prose.text());
            let found = if rest.is_empty() { Vec::new() } else { check(prose.text()) };
            shown.diagnostics.extend(found.into_iter().filter_map(|it| taken(it, &mut rest, (prose, start))));
        }
        for found in rest {
            let at = place_behind(found.span, proses).unwrap_or(shown.text.len());
            shown.diagnostics.push(Diagnostic { span: Span::new(at, at), fixes: Vec::new(), ..found.clone() });
        }
        shown.diagnostics.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        shown
    }
}

/// `found` in `prose`, which begins at `start` of what is shown, if it is one of `rest`, which it is taken out of.
fn taken(
    mut found: Diagnostic,
    rest: &mut Vec<&Diagnostic>,
    (prose, start): (&Prose<'_>, usize),
) -> Option<Diagnostic> {
    let place = prose.original(found.span)?;
    let told = rest.iter().position(|it| it.span == place && it.rule == found.rule)?;
    found.severity = rest.remove(told).severity;
    // A fix that would harm the markup is offered nowhere.
    found.fixes.retain(|fix| fix.edits.iter().all(|edit| prose.edit(edit.span, &edit.replacement).is_some()));
    found.shift(start);
    Some(found)
}

/// Where in what is shown the first prose behind `span` of the file begins: what is told of a comment belongs there.
fn place_behind(span: Span, proses: &[Prose<'_>]) -> Option<usize> {
    let mut start = 0;
    for prose in proses {
        let is_behind = |at: usize, char: char| {
            prose.original(Span::new(at, at + char.len_utf8())).is_some_and(|place| place.start >= span.start)
        };
        if let Some((at, _)) = prose.text().char_indices().find(|&(at, char)| is_behind(at, char)) {
            return Some(start + at);
        }
        start += prose.text().len() + GAP.len();
    }
    None
}
