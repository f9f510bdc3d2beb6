//! What is known of a rule before it is compiled: enough to list it and to choose it.

use super::packed::{pack_number, pack_text, take_number, take_text};
use crate::check::{Check, KINDS};
use crate::diagnostic::{Category, RuleId, Severity};

/// A rule at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) id: RuleId,
    pub(crate) kind: &'static str,
    pub(crate) severity: Severity,
    pub(crate) category: Category,
    pub(crate) preview: bool,
    /// The pack's file, as errors name it.
    pub(crate) path: String,
    /// 1-based line in it.
    pub(crate) line: usize,
    pub(crate) caller: Caller,
}

/// What makes a rule look at a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A needle of it that stands there.
    Needle,
    /// Tokens that stand there in a row.
    Sequence,
    /// The text itself.
    Text,
}

impl Caller {
    /// All of them, in their order.
    const ALL: [Self; 3] = [Self::Needle, Self::Sequence, Self::Text];

    /// What makes a rule with this `check` look, which has these `needles`.
    pub(super) fn of(check: &dyn Check, needles: &[String]) -> Self {
        if check.sequence().is_some() {
            Self::Sequence
        } else if needles.is_empty() {
            Self::Text
        } else {
            Self::Needle
        }
    }
}

impl Card {
    /// Appends the card to `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        pack_text(self.id.as_str(), bytes);
        pack_text(&self.path, bytes);
        let kind = KINDS.iter().position(|kind| kind.name == self.kind);
        let severity = Severity::ALL.iter().position(|severity| *severity == self.severity);
        let category = Category::ALL.iter().position(|category| *category == self.category);
        for number in [kind, severity, category, Some(usize::from(self.preview)), Some(self.line)] {
            pack_number(number.unwrap_or_default(), bytes);
        }
        pack_number(self.caller as usize, bytes);
    }

    /// Takes a card off the front of `bytes`; nothing if they are not what [`Self::pack`] wrote.
    pub(super) fn unpack(bytes: &mut &'static [u8]) -> Option<Self> {
        Some(Self {
            id: RuleId::whole(take_text(bytes)?),
            path: take_text(bytes)?.to_owned(),
            kind: KINDS.get(take_number(bytes)?)?.name,
            severity: *Severity::ALL.get(take_number(bytes)?)?,
            category: *Category::ALL.get(take_number(bytes)?)?,
            preview: take_number(bytes)? == 1,
            line: take_number(bytes)?,
            caller: *Caller::ALL.get(take_number(bytes)?)?,
        })
    }
}
