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
pub fn difference(old: &[Diagnostic], new: &[Diagnostic]) -> Vec<Change> {
    let same = |a: &Diagnostic, b: &Diagnostic| a.span == b.span && a.rule == b.rule;
    let lacks = |all: &[Diagnostic], it: &Diagnostic| all.iter().all(|other| !same(it, other));
    let removed = old.iter().filter(|it| lacks(new, it)).cloned().map(Change::Removed);
    let added = new.iter().filter(|it| lacks(old, it)).cloned().map(Change::Added);
    let mut changes: Vec<Change> = removed.chain(added).collect();
    changes.sort_by(|a, b| {
        let (a, b) = (a.diagnostic(), b.diagnostic());
        (a.span, &a.rule).cmp(&(b.span, &b.rule))
    });
    changes
}
