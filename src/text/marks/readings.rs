//! The possible readings of a run of quotation marks: each says what every mark is, and costs what is odd about it.
//!
//! All readings go through the marks side by side; of two that leave the same quotations open only the cheaper lives on.
//! The cheapest one at the end says which marks are at fault.

use super::glyph::{Family, Fit, Glyph};
use super::pairs::PairFault;
use super::scan::{Mark, NEVER, Side, UNIT};

/// A quotation that a reading has open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Opened {
    glyph: Glyph,
    mark: usize,
}

/// Quotations nest at most this deep.
const DEPTH: usize = 3;
/// Readings this much dearer than the best one are given up.
const MARGIN: u16 = 6 * UNIT;

/// One way to understand all marks so far.
#[derive(Debug, Clone, Copy)]
struct Reading {
    open: [Option<Opened>; DEPTH],
    cost: u16,
    /// The last remark in [`Readings::remarks`].
    last: Option<usize>,
}

/// A fault that a reading finds with a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remark {
    pub(super) fault: PairFault,
    pub(super) mark: usize,
    /// The mark that opened what this one closes.
    pub(super) opening: Option<usize>,
    earlier: Option<usize>,
}

/// What follows a paragraph, as far as open quotations are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A paragraph that starts with this mark.
    Reopens(Family),
    /// A paragraph that starts with a word.
    Plain,
    /// Nothing.
    End,
}

/// All readings that are still worth keeping.
#[derive(Debug)]
pub(super) struct Readings {
    alive: Vec<Reading>,
    grown: Vec<Reading>,
    remarks: Vec<Remark>,
}

impl Readings {
    /// The one reading of no marks at all.
    pub(super) fn new() -> Self {
        let nothing = Reading { open: [None; DEPTH], cost: 0, last: None };
        Self { alive: vec![nothing], grown: Vec::new(), remarks: Vec::new() }
    }

    /// Whether nothing is open in any reading.
    pub(super) fn is_settled(&self) -> bool {
        matches!(self.alive.as_slice(), [only] if only.depth() == 0)
    }

    /// Reads one more mark.
    pub(super) fn read(&mut self, index: usize, mark: &Mark) {
        for reading in std::mem::take(&mut self.alive) {
            self.grow(reading, mark.literal, |_| {});
            self.open(reading, index, mark);
            self.close(reading, index, mark);
            self.leave_alone(reading, index, mark);
        }
        self.prune();
    }

    /// Ends a paragraph: what is open goes on in the next one, or was never closed.
    pub(super) fn end_paragraph(&mut self, next: Next) {
        for reading in std::mem::take(&mut self.alive) {
            match (reading.open[0], next) {
                (None, _) => self.grow(reading, 0, |_| {}),
                (Some(_), Next::End) => {}
                (Some(bottom), Next::Reopens(family)) if bottom.glyph.family == family => self.grow(reading, 0, |_| {}),
                (Some(_), _) => self.grow(reading, UNIT + UNIT / 2, |_| {}),
            }
            self.abandon(reading);
        }
        self.prune();
        let least = self.alive.iter().map(|reading| reading.cost).min().unwrap_or(0);
        self.alive.iter_mut().for_each(|reading| reading.cost -= least);
    }

    /// The remarks of the cheapest reading.
    pub(super) fn into_remarks(self) -> Vec<Remark> {
        let best = self.alive.iter().min_by_key(|reading| reading.cost);
        let mut last = best.and_then(|reading| reading.last);
        let mut found = Vec::new();
        while let Some(remark) = last.and_then(|at| self.remarks.get(at)) {
            found.push(*remark);
            last = remark.earlier;
        }
        found
    }

    /// The mark opens a quotation: a new one, one inside another, or once more the one that runs on.
    fn open(&mut self, reading: Reading, index: usize, mark: &Mark) {
        let (fault, turned) = if mark.glyph.opens_backwards() {
            (Some(PairFault::WrongWay), 2 * UNIT)
        } else if matches!(mark.sides.1, Side::Gap) {
            (Some(PairFault::SpaceInside), 0)
        } else {
            (None, 0)
        };
        let price = mark.open + turned;
        let reading = self.remark(reading, fault, index, None);
        let opened = Opened { glyph: mark.glyph, mark: index };
        if mark.starts_paragraph() && reading.open.iter().flatten().any(|open| open.glyph.family == mark.glyph.family) {
            self.grow(reading, price, |_| {});
        }
        let nested = match reading.top() {
            Some(top) if top.glyph.family == mark.glyph.family => UNIT + UNIT / 2,
            _ => 0,
        };
        self.grow(reading, price + nested, |grown| grown.push(opened));
        if let Some(top) = reading.top().filter(|top| top.glyph.family == mark.glyph.family) {
            let unclosed = self.remark(reading, Some(PairFault::Unclosed), top.mark, None);
            self.grow(unclosed, price + 4 * UNIT + UNIT / 2, |grown| {
                grown.pop();
                grown.push(opened);
            });
        }
    }

    /// The mark closes the innermost quotation, or the one around it when the innermost was never closed.
    fn close(&mut self, reading: Reading, index: usize, mark: &Mark) {
        let Some(top) = reading.top() else { return };
        self.close_top(reading, top, index, mark);
        let mut outer = reading;
        outer.pop();
        if let Some(around) = outer.top().filter(|around| around.glyph.family != top.glyph.family) {
            let unclosed = self.remark(outer, Some(PairFault::Unclosed), top.mark, None);
            self.close_top(unclosed.dearer(3 * UNIT), around, index, mark);
        }
    }

    fn close_top(&mut self, reading: Reading, top: Opened, index: usize, mark: &Mark) {
        let (fault, price) = match top.glyph.fit(mark.glyph) {
            Fit::OtherFamily if mark.literal <= UNIT => (Some(PairFault::Mixed), 6 * UNIT),
            Fit::OtherFamily => (Some(PairFault::Mixed), 3 * UNIT),
            Fit::OtherStyle => (Some(PairFault::Mixed), UNIT / 2),
            Fit::Same if mark.glyph.closes_backwards(top.glyph) => (Some(PairFault::WrongWay), UNIT),
            Fit::Same if matches!(mark.sides.0, Side::Gap) => (Some(PairFault::SpaceInside), 0),
            Fit::Same => (None, 0),
        };
        let empty = if top.mark + 1 == index { 0 } else { 0 };
        let reading = self.remark(reading, fault, index, Some(top.mark));
        self.grow(reading, mark.close + price + empty, |grown| grown.pop());
    }

    /// The mark belongs to nothing.
    fn leave_alone(&mut self, reading: Reading, index: usize, mark: &Mark) {
        let trailing = matches!(mark.sides, (Side::Gap | Side::Edge, Side::Edge));
        let fault = if trailing { PairFault::Stray } else { PairFault::Unopened };
        let price = mark.close.min(2 * UNIT) + if reading.depth() > 0 { UNIT } else { 0 };
        let reading = self.remark(reading, Some(fault), index, None);
        self.grow(reading, 4 * UNIT + price, |_| {});
    }

    /// Everything that is open was never closed.
    fn abandon(&mut self, reading: Reading) {
        let mut left = reading;
        while let Some(top) = left.top() {
            left = self.remark(left, Some(PairFault::Unclosed), top.mark, None);
            left.cost += 4 * UNIT;
            left.pop();
        }
        if reading.depth() > 0 {
            self.grown.push(left);
        }
    }

    fn remark(&mut self, mut reading: Reading, fault: Option<PairFault>, mark: usize, opening: Option<usize>) -> Reading {
        if let Some(fault) = fault {
            self.remarks.push(Remark { fault, mark, opening, earlier: reading.last });
            reading.last = Some(self.remarks.len() - 1);
        }
        reading
    }

    fn grow(&mut self, reading: Reading, price: u16, change: impl FnOnce(&mut Reading)) {
        if price < NEVER {
            let mut grown = reading.dearer(price);
            change(&mut grown);
            self.grown.push(grown);
        }
    }

    /// Keeps the cheapest reading of each state, and drops those that are too dear to win.
    fn prune(&mut self) {
        self.grown.sort_by_key(|reading| reading.cost);
        let limit = self.grown.first().map_or(0, |best| best.cost + MARGIN);
        for reading in self.grown.drain(..).take_while(|reading| reading.cost <= limit) {
            if !self.alive.iter().any(|kept| kept.is_like(&reading)) {
                self.alive.push(reading);
            }
        }
    }
}

impl Reading {
    fn depth(&self) -> usize {
        self.open.iter().flatten().count()
    }

    fn top(&self) -> Option<Opened> {
        self.open.iter().rev().find_map(|&open| open)
    }

    fn push(&mut self, opened: Opened) {
        match self.open.iter_mut().find(|open| open.is_none()) {
            Some(free) => *free = Some(opened),
            None => self.cost += NEVER,
        }
    }

    fn pop(&mut self) {
        if let Some(top) = self.open.iter_mut().rev().find(|open| open.is_some()) {
            *top = None;
        }
    }

    fn dearer(mut self, price: u16) -> Self {
        self.cost += price;
        self
    }

    /// Whether the same glyphs are open in both.
    fn is_like(&self, other: &Self) -> bool {
        self.open.iter().zip(&other.open).all(|(a, b)| a.map(|open| open.glyph) == b.map(|open| open.glyph))
    }
}
