//! What a text must hold for a check to find anything in it, so that most texts are never looked at closely.

use std::borrow::Cow;

use super::packed::{pack_number, pack_text, take, take_number};
use crate::text::Document;
use crate::text::rarity::contains;
use crate::text::shingles::{Shingles, hashes};

/// Something without which a check finds nothing in a paragraph. Texts are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// This text.
    Text(String),
    /// A character beyond ASCII.
    NonAscii,
    /// All of these; of none of them: nothing is needed.
    All(Vec<Need>),
    /// One of these.
    Any(Vec<Need>),
}

impl Default for Need {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Need {
    /// How much it says, in bytes that must be there: a long text says much, a choice as little as its least.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Text(text) => text.trim().len(),
            Self::NonAscii => 2,
            Self::All(needs) => needs.iter().map(Self::weight).max().unwrap_or_default(),
            Self::Any(needs) => needs.iter().map(Self::weight).min().unwrap_or_default(),
        }
    }

    /// How many texts it asks for.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Text(_) | Self::NonAscii => 1,
            Self::All(needs) | Self::Any(needs) => needs.iter().map(Self::size).sum(),
        }
    }

    /// All of `needs` as one, what is quickly looked for first.
    pub(crate) fn all(mut needs: Vec<Self>) -> Self {
        needs.retain(|need| need.weight() > 0);
        needs.sort_by_key(|need| (need.size(), std::cmp::Reverse(need.weight())));
        needs.dedup();
        if needs.len() == 1 { needs.remove(0) } else { Self::All(needs) }
    }

    /// One of `needs`. If one of them is nothing, nothing is needed.
    pub(crate) fn any(mut needs: Vec<Self>) -> Self {
        if needs.iter().any(|need| need.weight() == 0) {
            return Self::default();
        }
        needs.dedup();
        if needs.len() == 1 { needs.remove(0) } else { Self::Any(needs) }
    }

    fn pack(&self, bytes: &mut Vec<u8>) {
        let (kind, needs) = match self {
            Self::Text(text) => {
                bytes.push(TEXT);
                let hashes = hashes(text);
                pack_number(hashes.len(), bytes);
                bytes.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
                return pack_text(text, bytes);
            }
            Self::NonAscii => return bytes.push(NON_ASCII),
            Self::All(needs) => (ALL, needs),
            Self::Any(needs) => (ANY, needs),
        };
        bytes.push(kind);
        pack_number(needs.len(), bytes);
        let mut packed = Vec::new();
        for need in needs {
            need.pack(&mut packed);
        }
        pack_number(packed.len(), bytes);
        bytes.extend(packed);
    }
}

const TEXT: u8 = 0;
const NON_ASCII: u8 = 1;
const ALL: u8 = 2;
const ANY: u8 = 3;

/// A need, written down so that it is looked through where it lies: the built-in rules bring theirs along.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PackedNeed(Cow<'static, [u8]>);

impl PackedNeed {
    /// What `need` says.
    pub(crate) fn of(need: &Need) -> Self {
        let mut bytes = Vec::new();
        if *need != Need::default() {
            need.pack(&mut bytes);
        }
        Self(Cow::Owned(bytes))
    }

    /// Appends it to `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        pack_number(self.0.len(), bytes);
        bytes.extend(self.0.iter());
    }

    /// Takes it off the front of `bytes`; nothing if they are not what [`Self::pack`] wrote.
    pub(super) fn unpack(bytes: &mut &'static [u8]) -> Option<Self> {
        let length = take_number(bytes)?;
        Some(Self(Cow::Borrowed(take(bytes, length)?)))
    }

    /// Whether every text meets it.
    pub(crate) fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `document` may hold it. A yes can be wrong, a no can't.
    pub(crate) fn may_be_met_by(&self, document: &Document<'_>) -> bool {
        self.0.is_empty() || self.suits_shingles(document.shingles())
    }

    /// Whether paragraph number `paragraph` of `document` holds it.
    pub(crate) fn is_met_in(&self, document: &Document<'_>, paragraph: usize) -> bool {
        self.0.is_empty()
            || self.suits_shingles(&document.shingles_of_each()[paragraph])
                && self.is_met_by(&document.view().folded()[document.paragraphs()[paragraph].range()])
    }

    fn suits_shingles<const WORDS: usize>(&self, shingles: &Shingles<WORDS>) -> bool {
        is_met(&mut &*self.0, &|text| shingles.may_hold(text.hashes()), shingles.is_ascii())
    }

    fn is_met_by(&self, folded: &str) -> bool {
        is_met(&mut &*self.0, &|text| contains(folded.as_bytes(), text.bytes), folded.is_ascii())
    }
}

/// A text that is needed.
struct PackedText<'b> {
    /// The hashes of its shingles.
    hashes: &'b [u8],
    bytes: &'b [u8],
}

impl<'b> PackedText<'b> {
    /// Takes a text off the front of `bytes`.
    fn take(bytes: &mut &'b [u8]) -> Option<Self> {
        let count = take_number(bytes)?;
        let hashes = take(bytes, count * size_of::<u32>())?;
        let length = take_number(bytes)?;
        Some(Self { hashes, bytes: take(bytes, length)? })
    }

    fn hashes(&self) -> impl Iterator<Item = u32> {
        self.hashes.chunks_exact(size_of::<u32>()).map(|hash| u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }
}

/// Whether the need at the front of `bytes`, which is taken off, is met where a text stands if it `holds`.
fn is_met(bytes: &mut &[u8], holds: &impl Fn(&PackedText<'_>) -> bool, is_ascii: bool) -> bool {
    let Some(kind) = take(bytes, 1) else { return true };
    match kind[0] {
        TEXT => PackedText::take(bytes).is_none_or(|text| holds(&text)),
        NON_ASCII => !is_ascii,
        kind => {
            let (count, length) = (take_number(bytes).unwrap_or_default(), take_number(bytes).unwrap_or_default());
            let mut needs = take(bytes, length).unwrap_or_default();
            if kind == ALL {
                (0..count).all(|_| is_met(&mut needs, holds, is_ascii))
            } else {
                (0..count).any(|_| is_met(&mut needs, holds, is_ascii))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Need {
        Need::Text(text.to_owned())
    }

    #[test]
    fn a_need_is_met_where_its_texts_stand() {
        let need = Need::all(vec![Need::any(vec![text("this text"), text("the article")]), text("translate")]);
        let packed = PackedNeed::of(&need);
        for (text, expected) in [("translate the article", true), ("translate it", false), ("the article", false)] {
            let document = Document::new(text);
            assert_eq!(packed.is_met_in(&document, 0), expected, "{text}");
            assert!(packed.may_be_met_by(&document) >= expected, "{text}");
        }
        assert!(PackedNeed::of(&Need::NonAscii).is_met_by("é") && !PackedNeed::of(&Need::NonAscii).is_met_by("e"));
        assert!(PackedNeed::of(&Need::default()).is_met_by(""));
    }

    #[test]
    fn a_need_is_read_back_from_its_bytes() {
        let packed = PackedNeed::of(&Need::any(vec![text("a"), Need::all(vec![text("b"), Need::NonAscii])]));
        let mut bytes = Vec::new();
        packed.pack(&mut bytes);
        let mut bytes: &'static [u8] = bytes.leak();
        assert_eq!(PackedNeed::unpack(&mut bytes), Some(packed));
    }
}
