//! The needs of many rules, written down so that the built-in rules bring theirs along and they are looked through where they
//! lie.
//!
//! First come the [texts](super::texts) that are needed, each once; then of every rule where its need ends, and the needs. A
//! need is a run of 32-bit numbers, little-endian: a text is its number, a choice or a list is how many numbers follow for it.
//! The two highest bits tell them apart.

use std::borrow::Cow;

use super::Need;
use super::packed::{NUMBER, pack_blob, pack_number, take, take_blob, take_number};
use super::texts::{Present, Texts, blocks, place_of};
use crate::text::Document;

/// The bits that hold a kind, and the kinds.
const KIND: u32 = 3 << 30;
const TEXT: u32 = 0;
const NON_ASCII: u32 = 1 << 30;
const ALL: u32 = 2 << 30;
const ANY: u32 = 3 << 30;

/// What each rule of many needs.
#[derive(Debug, Clone)]
pub(crate) struct Needs {
    texts: Texts,
    /// How many rules there are; where the need of each ends, in numbers from the first need on; the needs.
    needs: Cow<'static, [u8]>,
}

/// What a document holds of all that is needed.
#[derive(Debug)]
pub(super) struct Held<'n> {
    ends: &'n [[u8; NUMBER]],
    needs: &'n [[u8; NUMBER]],
    present: Present,
    /// Which paragraphs are not all ASCII, in blocks of 64.
    non_ascii: Vec<u64>,
}

impl Needs {
    /// The needs of rules, in their order.
    pub(crate) fn of(needs: impl IntoIterator<Item = Need>) -> Self {
        let needs: Vec<Need> = needs.into_iter().collect();
        let mut texts: Vec<String> = needs.iter().flat_map(texts_of).cloned().collect();
        texts.sort_unstable();
        texts.dedup();
        let (mut ends, mut all) = (Vec::new(), Vec::new());
        for need in &needs {
            if need.weight() > 0 {
                put(need, &texts, &mut all);
            }
            pack_number(all.len(), &mut ends);
        }
        let mut bytes = Vec::new();
        pack_number(needs.len(), &mut bytes);
        bytes.extend(ends);
        bytes.extend(all.iter().flat_map(|number| number.to_le_bytes()));
        Self { texts: Texts::of(&texts), needs: Cow::Owned(bytes) }
    }

    /// Appends the needs to `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        pack_blob(self.texts.as_bytes(), bytes);
        pack_blob(&self.needs, bytes);
    }

    /// Takes needs off the front of `bytes`; nothing if they are not what [`Self::pack`] wrote.
    pub(super) fn unpack(bytes: &mut &'static [u8]) -> Option<Self> {
        let texts = Texts::from_bytes(take_blob(bytes)?);
        Some(Self { texts, needs: Cow::Borrowed(take_blob(bytes)?) })
    }

    /// What `document` holds of all this.
    pub(super) fn held_by(&self, document: &Document<'_>) -> Held<'_> {
        let mut rest = &*self.needs;
        let count = take_number(&mut rest).unwrap_or_default();
        let ends = take(&mut rest, count * NUMBER).unwrap_or_default();
        let folded = document.view().folded();
        let mut non_ascii = vec![0; blocks(document)];
        for (paragraph, place) in document.paragraphs().iter().enumerate() {
            let (block, bit) = place_of(paragraph);
            non_ascii[block] |= if folded[place.range()].is_ascii() { 0 } else { bit };
        }
        Held {
            ends: ends.as_chunks().0,
            needs: rest.as_chunks().0,
            present: self.texts.present_in(document),
            non_ascii,
        }
    }
}

impl<'n> Held<'n> {
    /// Whether every text has what rule `owner` needs.
    pub(super) fn is_nothing(&self, owner: usize) -> bool {
        self.need_of(owner).is_empty()
    }

    /// Whether a paragraph has what rule `owner` needs.
    pub(super) fn meets(&self, owner: usize) -> bool {
        self.is_nothing(owner) || (0..self.non_ascii.len()).any(|block| self.meeting(owner, block) != 0)
    }

    /// Which of the 64 paragraphs of a `block` have what rule `owner` needs, the first by the lowest bit.
    pub(super) fn meeting(&self, owner: usize, block: usize) -> u64 {
        let mut need = self.need_of(owner);
        if need.is_empty() { u64::MAX } else { self.meeting_first(&mut need, block) }
    }

    fn need_of(&self, owner: usize) -> &'n [[u8; NUMBER]] {
        let end = |rule: usize| self.ends.get(rule).map(|end| u32::from_le_bytes(*end) as usize);
        let start = owner.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(owner)).map(|(start, end)| start..end);
        range.and_then(|range| self.needs.get(range)).unwrap_or_default()
    }

    /// Which paragraphs of the `block` have the first of `needs`, which is taken off.
    fn meeting_first(&self, needs: &mut &[[u8; NUMBER]], block: usize) -> u64 {
        let Some((first, rest)) = needs.split_first() else { return u64::MAX };
        *needs = rest;
        let first = u32::from_le_bytes(*first);
        let number = (first & !KIND) as usize;
        match first & KIND {
            TEXT => self.present.within(number, block),
            NON_ASCII => self.non_ascii[block],
            kind => {
                let (mut inner, rest) = rest.split_at(number.min(rest.len()));
                *needs = rest;
                // Once no paragraph meets a list, or every one a choice, the rest changes nothing.
                let (mut meeting, settled) = if kind == ALL { (u64::MAX, 0) } else { (0, self.present.all(block)) };
                while !inner.is_empty() && meeting != settled {
                    let more = self.meeting_first(&mut inner, block);
                    meeting = if kind == ALL { meeting & more } else { meeting | more };
                }
                meeting
            }
        }
    }
}

/// The texts in `need`.
fn texts_of(need: &Need) -> Vec<&String> {
    match need {
        Need::Text(text) => vec![text],
        Need::NonAscii => Vec::new(),
        Need::All(needs) | Need::Any(needs) => needs.iter().flat_map(texts_of).collect(),
    }
}

/// Appends `need`, with its texts by their places in `texts`, which are sorted.
fn put(need: &Need, texts: &[String], numbers: &mut Vec<u32>) {
    let tagged = |kind: u32, number: usize| kind | u32::try_from(number).unwrap_or(u32::MAX) & !KIND;
    let (kind, needs) = match need {
        Need::Text(text) => return numbers.extend(texts.binary_search(text).map(|place| tagged(TEXT, place))),
        Need::NonAscii => return numbers.push(NON_ASCII),
        Need::All(needs) => (ALL, needs),
        Need::Any(needs) => (ANY, needs),
    };
    let mut inner = Vec::new();
    for need in needs {
        put(need, texts, &mut inner);
    }
    numbers.push(tagged(kind, inner.len()));
    numbers.extend(inner);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Need {
        Need::Text(text.to_owned())
    }

    fn needs() -> Needs {
        let either = Need::any(vec![text("this text"), text("the article")]);
        Needs::of([Need::all(vec![either, text("translate")]), Need::default(), Need::NonAscii, text("translate")])
    }

    #[test]
    fn a_need_is_met_where_its_texts_stand() {
        let mut bytes = Vec::new();
        needs().pack(&mut bytes);
        let unpacked = Needs::unpack(&mut &*bytes.leak()).unwrap();
        for needs in [needs(), unpacked] {
            for (text, met) in [
                ("translate the article", [true, true, false, true]),
                ("translate it, René", [false, true, true, true]),
                ("the article", [false, true, false, false]),
            ] {
                let document = Document::new(text);
                let held = needs.held_by(&document);
                assert_eq!([0, 1, 2, 3].map(|owner| held.meets(owner)), met, "{text}");
                assert_eq!([0, 1, 2, 3].map(|owner| held.is_nothing(owner)), [false, true, false, false]);
            }
        }
    }

    #[test]
    fn needs_are_met_paragraph_by_paragraph() {
        let (needs, document) = (needs(), Document::new("translate\n\nthe article"));
        let held = needs.held_by(&document);
        let meeting = [0, 2, 3].map(|owner| (held.meets(owner), held.meeting(owner, 0)));
        assert_eq!(meeting, [(false, 0b00), (false, 0b00), (true, 0b01)]);
    }

    #[test]
    fn of_many_paragraphs_each_is_known() {
        let text = ["é\n\n", &"x\n\n".repeat(69), "ü"].concat();
        let (needs, document) = (needs(), Document::new(&text));
        let held = needs.held_by(&document);
        assert_eq!([0, 1].map(|block| held.meeting(2, block)), [1, 1 << 6]);
    }
}
