//! One reading of the marks so far: what it has open, and what it costs.

use super::glyph::{Family, Glyph};
use super::scan::NEVER;

/// A quotation that a reading has open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) glyph: Glyph,
    pub(super) mark: usize,
}

/// Quotations nest at most this deep.
pub(super) const DEPTH: usize = 3;

/// One way to understand all marks so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) open: [Option<Opened>; DEPTH],
    pub(super) cost: u32,
    /// The last remark in `Readings::remarks`.
    pub(super) last: Option<usize>,
}

impl Reading {
    /// The reading of no marks at all.
    pub(super) fn nothing() -> Self {
        Self { open: [None; DEPTH], cost: 0, last: None }
    }

    pub(super) fn has_open(&self, family: Family) -> bool {
        self.open.iter().flatten().any(|open| open.glyph.family == family)
    }

    pub(super) fn depth(&self) -> usize {
        self.open.iter().flatten().count()
    }

    pub(super) fn top(&self) -> Option<Opened> {
        self.open.iter().rev().find_map(|&open| open)
    }

    pub(super) fn push(&mut self, opened: Opened) {
        match self.open.iter_mut().find(|open| open.is_none()) {
            Some(free) => *free = Some(opened),
            None => self.cost += u32::from(NEVER),
        }
    }

    pub(super) fn pop(&mut self) {
        if let Some(top) = self.open.iter_mut().rev().find(|open| open.is_some()) {
            *top = None;
        }
    }

    pub(super) fn dearer(mut self, price: u16) -> Self {
        self.cost += u32::from(price);
        self
    }

    /// Whether the same glyphs are open in both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.open.iter().zip(&other.open).all(|(a, b)| a.map(|open| open.glyph) == b.map(|open| open.glyph))
    }
}
