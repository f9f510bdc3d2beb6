//! Texts, laid out for trials.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use regex_syntax::hir::Look;

use super::places::Places;
use super::{ALL, ANY, Beginning, CLASS, LOOK, LOOKS, REPEATED, TEXT};
use crate::rule::packed::{PAIR, pair, take, take_blob, take_number, take_text};

/// How many parts are looked at in one trial: of the built-in rules few need more than a hundred.
const MOST_PARTS: u32 = 2000;

/// A text, laid out for a trial.
pub(super) struct Board<const WORDS: usize> {
    chars: Vec<char>,
    /// Where each character stands that does.
    standing: Vec<(char, Places<WORDS>)>,
    /// For each character of ASCII its position in `standing` plus one, or zero.
    slots: [u16; 128],
    /// The other characters in their order, and the position of each.
    beyond: Vec<(char, usize)>,
    /// The edges of words, by letters of ASCII and by all.
    edges: [OnceCell<Places<WORDS>>; 2],
    /// How many more parts may be looked at.
    left: Cell<u32>,
}

impl<const WORDS: usize> Board<WORDS> {
    /// The board of `text`, if it fits.
    pub(super) fn new(text: &str) -> Option<Self> {
        let (chars, slots, beyond) = (text.chars().collect(), [0; 128], Vec::new());
        let (edges, left) = (Default::default(), Cell::new(MOST_PARTS));
        let mut board = Self { chars, standing: Vec::with_capacity(64), slots, beyond, edges, left };
        if board.chars.len() >= 64 * WORDS {
            return None;
        }
        for at in 0..board.chars.len() {
            let c = board.chars[at];
            let position = board.position(c).unwrap_or_else(|| board.begin(c));
            board.standing[position].1.add(at);
        }
        Some(board)
    }

    /// Begins to count where `c` stands.
    fn begin(&mut self, c: char) -> usize {
        let position = self.standing.len();
        self.standing.push((c, Places::NONE));
        match self.slots.get_mut(c as usize) {
            Some(slot) => *slot = u16::try_from(position + 1).unwrap_or_default(),
            None => self.beyond.insert(self.beyond.partition_point(|(known, _)| *known < c), (c, position)),
        }
        position
    }

    /// The position of `c` in [`Self::standing`], if it stands anywhere.
    fn position(&self, c: char) -> Option<usize> {
        if let Some(slot) = self.slots.get(c as usize) {
            return usize::from(*slot).checked_sub(1);
        }
        let found = self.beyond.binary_search_by_key(&c, |(known, _)| *known);
        found.ok().map(|at| self.beyond[at].1)
    }

    /// Whether the part that `bytes` are matches; nothing if it takes long to tell, or they are damaged.
    pub(super) fn has_match(&self, mut bytes: &[u8], from: Beginning) -> Option<bool> {
        let starts = match from {
            Beginning::Anywhere => self.chars.len() + 1,
            Beginning::AtStart => 1,
        };
        let mut places = Places::first(starts);
        self.pass(&mut bytes, &mut places)?;
        Some(!places.is_empty())
    }

    /// Goes on from all `places` to where the part at the front of `bytes`, which is taken off, ends if it begins there.
    fn pass(&self, bytes: &mut &[u8], places: &mut Places<WORDS>) -> Option<()> {
        self.left.set(self.left.get().checked_sub(1)?);
        match take(bytes, 1)?[0] {
            ALL => self.pass_all(take_blob(bytes)?, places),
            ANY => self.pass_any(take_blob(bytes)?, places),
            TEXT => {
                self.pass_text(take_text(bytes)?, places);
                Some(())
            }
            CLASS => {
                let (ranges, _) = take_blob(bytes)?.as_chunks();
                self.pass_one(|c| is_within(ranges, c), places);
                Some(())
            }
            REPEATED => {
                let times = take_number(bytes)?..take_number(bytes)?;
                self.pass_often(take_blob(bytes)?, times, places)
            }
            LOOK => self.keep(*LOOKS.get(usize::from(take(bytes, 1)?[0]))?, places),
            _ => None,
        }
    }

    /// Passes one of the characters that are `wanted`.
    fn pass_one(&self, wanted: impl Fn(char) -> bool, places: &mut Places<WORDS>) {
        if places.are_few() {
            places.retain(|at| self.chars.get(at).is_some_and(|&c| wanted(c)));
        } else {
            places.meet(&self.places_of(wanted));
        }
        places.advance();
    }

    /// Where the characters stand that are `wanted`.
    fn places_of(&self, wanted: impl Fn(char) -> bool) -> Places<WORDS> {
        let mut places = Places::NONE;
        for (_, standing) in self.standing.iter().filter(|(c, _)| wanted(*c)) {
            places.join(standing);
        }
        places
    }

    fn pass_text(&self, text: &str, places: &mut Places<WORDS>) {
        for c in text.chars() {
            match self.position(c) {
                Some(position) => places.meet(&self.standing[position].1),
                None => *places = Places::NONE,
            }
            if places.is_empty() {
                break;
            }
            places.advance();
        }
    }

    fn pass_all(&self, mut parts: &[u8], places: &mut Places<WORDS>) -> Option<()> {
        while !parts.is_empty() && !places.is_empty() {
            self.pass(&mut parts, places)?;
        }
        Some(())
    }

    fn pass_any(&self, mut parts: &[u8], places: &mut Places<WORDS>) -> Option<()> {
        let from = std::mem::replace(places, Places::NONE);
        while !parts.is_empty() {
            let mut ends = from;
            self.pass(&mut parts, &mut ends)?;
            places.join(&ends);
        }
        Some(())
    }

    /// Passes the same `part` again and again.
    fn pass_often(&self, part: &[u8], times: Range<usize>, places: &mut Places<WORDS>) -> Option<()> {
        for _ in 0..times.start {
            self.pass_all(part, places)?;
            if places.is_empty() {
                return Some(());
            }
        }
        let mut latest = *places;
        for _ in times {
            self.pass_all(part, &mut latest)?;
            // What was reached in fewer turns goes on from there already.
            latest.leave(places);
            if latest.is_empty() {
                break;
            }
            places.join(&latest);
        }
        Some(())
    }

    /// Keeps the `places` at which there is what `look` looks for, if that is known.
    fn keep(&self, look: Look, places: &mut Places<WORDS>) -> Option<()> {
        match look {
            Look::Start => places.meet(&Places::only(0)),
            Look::End => places.meet(&Places::only(self.chars.len())),
            Look::WordAscii => places.meet(self.edges_in_ascii()),
            Look::WordAsciiNegate => places.leave(self.edges_in_ascii()),
            Look::WordUnicode => places.meet(self.edges()),
            Look::WordUnicodeNegate => places.leave(self.edges()),
            Look::WordStartUnicode => {
                places.meet(self.edges());
                places.retain(|at| self.begins_word(at));
            }
            Look::WordEndUnicode => {
                places.meet(self.edges());
                places.retain(|at| !self.begins_word(at));
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether a word begins at the edge `at`.
    fn begins_word(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(|&c| is_word_character(c))
    }

    fn edges_in_ascii(&self) -> &Places<WORDS> {
        self.edges[0].get_or_init(|| self.edges_of(|c| c == '_' || c.is_ascii_alphanumeric()))
    }

    fn edges(&self) -> &Places<WORDS> {
        self.edges[1].get_or_init(|| self.edges_of(is_word_character))
    }

    fn edges_of(&self, is_part: impl Fn(char) -> bool) -> Places<WORDS> {
        let mut edges = self.places_of(is_part);
        let mut behind = edges;
        behind.advance();
        edges.differ(&behind);
        edges
    }
}

/// Whether `c` lies in one of `ranges`, which ascend.
fn is_within(ranges: &[[u8; PAIR]], c: char) -> bool {
    let begins = |range: &[u8; PAIR]| pair(*range).0 <= c.into();
    // Those of ASCII are few and come first.
    let reached = if c.is_ascii() {
        ranges.iter().take_while(|range| begins(range)).count()
    } else {
        ranges.partition_point(begins)
    };
    ranges[..reached].last().is_some_and(|range| u32::from(c) <= pair(*range).1)
}

fn is_word_character(c: char) -> bool {
    if c.is_ascii() {
        return c == '_' || c.is_ascii_alphanumeric();
    }
    regex_syntax::try_is_word_character(c).unwrap_or_else(|_| c.is_alphanumeric())
}
