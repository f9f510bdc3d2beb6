//! What is known of a rule before it is compiled: enough to list it, to choose it, and to see which texts don't concern it.

use super::index::Hit;
use super::need::PackedNeed;
use super::packed::{pack_number, pack_text, take_number, take_text};
use crate::check::KINDS;
use crate::diagnostic::{Category, RuleId, Severity};
use crate::text::Document;

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
    /// Without this the rule finds nothing in a text, whatever calls for it.
    pub(crate) need: PackedNeed,
}

/// What makes a rule look at a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// A needle of it that stands there.
    Needle,
    /// The text itself.
    Text,
}

impl Card {
    /// The `hits` of the rule's needles that lie in paragraphs with what the rule needs. Without needles, these paragraphs
    /// themselves; none of them if the rule needs nothing. Nothing if the rule can't find anything in `document`.
    pub(crate) fn narrowed(&self, document: &Document<'_>, mut hits: Vec<Hit>) -> Option<Vec<Hit>> {
        if self.need.is_nothing() {
            return Some(hits);
        }
        if !self.need.may_be_met_by(document) {
            return None;
        }
        let meets = |paragraph: usize| self.need.is_met_in(document, paragraph);
        if self.caller == Caller::Needle {
            let mut last = (usize::MAX, false);
            hits.retain(|hit| {
                let paragraph = document.paragraph_at(hit.place.start);
                if last.0 != paragraph {
                    last = (paragraph, meets(paragraph));
                }
                last.1
            });
        } else {
            let paragraphs = document.paragraphs().iter().enumerate();
            let met = paragraphs.filter(|(number, _)| meets(*number));
            hits.extend(met.map(|(_, &place)| Hit { needle: 0, place }));
        }
        Some(hits).filter(|hits| !hits.is_empty())
    }

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
        pack_number(usize::from(self.caller == Caller::Needle), bytes);
        self.need.pack(bytes);
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
            caller: if take_number(bytes)? == 1 { Caller::Needle } else { Caller::Text },
            need: PackedNeed::unpack(bytes)?,
        })
    }
}
