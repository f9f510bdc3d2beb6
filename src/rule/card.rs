//! What is known of a rule before it is compiled: enough to list it, to choose it, and to see which texts don't concern it.

use super::need::Need;
use super::packed::{pack_number, pack_text, take_number, take_text};
use crate::check::KINDS;
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
    pub(crate) call: Call,
}

/// When a rule has to look at a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    /// When a needle of it stands there.
    Needles,
    /// When a paragraph may meet this.
    Need(Need),
}

const BY_NEEDLES: usize = 0;
const BY_NEED: usize = 1;

const TEXT: usize = 0;
const NON_ASCII: usize = 1;
const ALL: usize = 2;
const ANY: usize = 3;

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
        match &self.call {
            Call::Needles => pack_number(BY_NEEDLES, bytes),
            Call::Need(need) => {
                pack_number(BY_NEED, bytes);
                pack_need(need, bytes);
            }
        }
    }

    /// Takes a card off the front of `bytes`; nothing if they are not what [`Self::pack`] wrote.
    pub(super) fn unpack(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self {
            id: RuleId::whole(take_text(bytes)?),
            path: take_text(bytes)?.to_owned(),
            kind: KINDS.get(take_number(bytes)?)?.name,
            severity: *Severity::ALL.get(take_number(bytes)?)?,
            category: *Category::ALL.get(take_number(bytes)?)?,
            preview: take_number(bytes)? == 1,
            line: take_number(bytes)?,
            call: match take_number(bytes)? {
                BY_NEEDLES => Call::Needles,
                BY_NEED => Call::Need(take_need(bytes)?),
                _ => return None,
            },
        })
    }
}

fn pack_need(need: &Need, bytes: &mut Vec<u8>) {
    let (kind, needs) = match need {
        Need::Text(text) => {
            pack_number(TEXT, bytes);
            return pack_text(text, bytes);
        }
        Need::NonAscii => return pack_number(NON_ASCII, bytes),
        Need::All(needs) => (ALL, needs),
        Need::Any(needs) => (ANY, needs),
    };
    pack_number(kind, bytes);
    pack_number(needs.len(), bytes);
    for need in needs {
        pack_need(need, bytes);
    }
}

fn take_need(bytes: &mut &[u8]) -> Option<Need> {
    Some(match take_number(bytes)? {
        TEXT => Need::Text(take_text(bytes)?.to_owned()),
        NON_ASCII => Need::NonAscii,
        ALL => Need::All(take_needs(bytes)?),
        ANY => Need::Any(take_needs(bytes)?),
        _ => return None,
    })
}

fn take_needs(bytes: &mut &[u8]) -> Option<Vec<Need>> {
    (0..take_number(bytes)?).map(|_| take_need(bytes)).collect()
}
