//! Texts, laid out for trials.

use std::cell::Cell;
use std::ops::Range;

use regex_syntax::hir::Look;

use super::places::Places;
use super::{ALL, ANY, CLASS, LOOK, LOOKS, REPEATED, Reach, TEXT};
use crate::rule::packed::{take, take_blob, take_number, take_text};

/// How many parts are looked at in one trial: of the built-in rules few need more than a hundred.
const MOST_PARTS: u32 = 2000;

/// A text, laid out for trials.
pub(super) struct Board<const WORDS: usize> {
    chars: Vec<char>,
    /// How many more parts may be looked at.
    left: Cell<u32>,
    /// Where each character of ASCII stands.
    standing: Box<[Places<WORDS>; 128]>,
}

impl<const WORDS: usize> Board<WORDS> {
    /// The board of `text`, if it fits.
    pub(super) fn new(text: &str) -> Option<Self> {
        let chars: Vec<char> = text.chars().collect();
        let mut standing = Box::new([Places::NONE; 128]);
        if chars.len() >= 64 * WORDS {
            return None;
        }
        for (at, &c) in chars.iter().enumerate() {
            if let Some(places) = standing.get_mut(c as usize) {
                places.add(at);
            }
        }
        Some(Self { chars, left: Cell::new(MOST_PARTS), standing })
    }

    /// Whether the part that `bytes` are matches; nothing if it takes long to tell, or they are damaged.
    pub(super) fn has_match(&self, mut bytes: &[u8], must: Reach) -> Option<bool> {
        let from = match must {
            Reach::Anywhere | Reach::ToEnd => self.places(0..self.chars.len() + 1),
            Reach::FromStart | Reach::Throughout => self.places(0..1),
        };
        let ends = self.ends(&mut bytes, from)?;
        Some(match must {
            Reach::Anywhere | Reach::FromStart => !ends.is_empty(),
            Reach::ToEnd | Reach::Throughout => ends.has(self.chars.len()),
        })
    }

    fn places(&self, range: Range<usize>) -> Places<WORDS> {
        let mut places = Places::NONE;
        for place in range {
            places.add(place);
        }
        places
    }

    /// Where the part at the front of `bytes`, which is taken off, ends if it begins at one of the places `from`.
    fn ends(&self, bytes: &mut &[u8], from: Places<WORDS>) -> Option<Places<WORDS>> {
        self.left.set(self.left.get().checked_sub(1)?);
        match take(bytes, 1)?[0] {
            ALL => self.ends_of_all(take_blob(bytes)?, from),
            ANY => self.ends_of_any(take_blob(bytes)?, from),
            TEXT => Some(take_text(bytes)?.chars().fold(from, |from, c| self.behind(c, from))),
            CLASS => {
                let (ranges, _) = take_blob(bytes)?.as_chunks();
                let fits = |at: usize| self.chars.get(at).is_some_and(|&c| is_within(ranges, c));
                Some(from.that(fits).next())
            }
            REPEATED => {
                let (least, most) = (take_number(bytes)?, take_number(bytes)?);
                self.ends_of_repeated(bytes, least..most, from)
            }
            LOOK => {
                let look = *LOOKS.get(usize::from(take(bytes, 1)?[0]))?;
                Some(from.that(|at| self.is_edge(look, at)))
            }
            _ => None,
        }
    }

    /// Behind `c`, where it stands at one of the places `from`.
    fn behind(&self, c: char, from: Places<WORDS>) -> Places<WORDS> {
        match self.standing.get(c as usize) {
            Some(standing) => from.and(standing).next(),
            None => from.that(|at| self.chars.get(at) == Some(&c)).next(),
        }
    }

    fn ends_of_all(&self, mut parts: &[u8], mut from: Places<WORDS>) -> Option<Places<WORDS>> {
        while !parts.is_empty() && !from.is_empty() {
            from = self.ends(&mut parts, from)?;
        }
        Some(from)
    }

    fn ends_of_any(&self, mut parts: &[u8], from: Places<WORDS>) -> Option<Places<WORDS>> {
        let mut ends = Places::NONE;
        while !parts.is_empty() {
            ends = ends.or(&self.ends(&mut parts, from)?);
        }
        Some(ends)
    }

    fn ends_of_repeated(
        &self,
        bytes: &mut &[u8],
        times: Range<usize>,
        mut from: Places<WORDS>,
    ) -> Option<Places<WORDS>> {
        let part = *bytes;
        take(bytes, 1)?;
        take_blob(bytes)?;
        for _ in 0..times.start {
            if from.is_empty() {
                return Some(from);
            }
            from = self.ends(&mut &*part, from)?;
        }
        let mut ends = from;
        for _ in times {
            // What was reached in fewer turns goes on from there already.
            from = self.ends(&mut &*part, from)?.without(&ends);
            if from.is_empty() {
                break;
            }
            ends = ends.or(&from);
        }
        Some(ends)
    }

    fn is_edge(&self, look: Look, at: usize) -> bool {
        let is_word = |at: Option<usize>, in_ascii: bool| {
            let c = at.and_then(|at| self.chars.get(at)).copied();
            c.is_some_and(|c| if in_ascii { c == '_' || c.is_ascii_alphanumeric() } else { is_word_character(c) })
        };
        let around = |in_ascii| (is_word(at.checked_sub(1), in_ascii), is_word(Some(at), in_ascii));
        match look {
            Look::Start => at == 0,
            Look::End => at == self.chars.len(),
            Look::WordAscii => around(true).0 != around(true).1,
            Look::WordAsciiNegate => around(true).0 == around(true).1,
            Look::WordUnicode => around(false).0 != around(false).1,
            Look::WordStartUnicode => around(false) == (false, true),
            Look::WordEndUnicode => around(false) == (true, false),
            _ => around(false).0 == around(false).1,
        }
    }
}

/// Whether `c` lies in one of `ranges`, which ascend.
fn is_within(ranges: &[[u8; 8]], c: char) -> bool {
    let ends = ranges.iter().map(|&[a, b, c, d, e, f, g, h]| [[a, b, c, d], [e, f, g, h]].map(u32::from_le_bytes));
    let mut reached = ends.take_while(|[start, _]| *start <= c.into());
    reached.any(|[_, end]| u32::from(c) <= end)
}

fn is_word_character(c: char) -> bool {
    regex_syntax::try_is_word_character(c).unwrap_or_else(|_| c.is_alphanumeric())
}
