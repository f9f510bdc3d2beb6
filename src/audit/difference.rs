//! What a change of rules changes in what they find.

use crate::diagnostic::Diagnostic;

/// A finding that one of two rule sets has and the other doesn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The new rules find it.
    Added(Diagnostic),
    /// The old rules found it.
    Removed(Diagnostic),
}

impl Change {
    /// The finding.
    pub fn diagnostic(&self) -> &Diagnostic {
        match self {
            Self::Added(found) | Self::Removed(found) => found,
        }
    }
}

/// What is in one of `old` and `new` alone, in the order of the text. A finding is the same if its rule and its place are.
pub fn difference(old: Vec<Diagnostic>, new: Vec<Diagnostic>) -> Vec<Change> {
    let same = |a: &Diagnostic, b: &Diagnostic| a.span == b.span && a.rule == b.rule;
    let added: Vec<Diagnostic> = new.iter().filter(|it| old.iter().all(|other| !same(it, other))).cloned().collect();
    let removed = old.into_iter().filter(|it| new.iter().all(|other| !same(it, other)));
    let mut changes: Vec<Change> = removed.map(Change::Removed).chain(added.into_iter().map(Change::Added)).collect();
    changes.sort_by(|a, b| {
        let (a, b) = (a.diagnostic(), b.diagnostic());
        (a.span, &a.rule).cmp(&(b.span, &b.rule))
    });
    changes
}
