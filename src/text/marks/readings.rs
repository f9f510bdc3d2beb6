//! The possible readings of a run of quotation marks: each says what every mark is, and costs what is odd about it.
//!
//! All readings go through the marks side by side; of two that leave the same quotations open only the cheaper lives on.
//! The cheapest one at the end says which marks are at fault.

use super::glyph::{Family, Fit, Glyph, Style};
use super::pairs::PairFault;
use super::reading::{DEPTH, Opened, Reading};
use super::scan::{Mark, NEVER, Side, UNIT};

/// Readings this much dearer than the best one are given up.
const MARGIN: u32 = 6 * UNIT as u32;

/// So many remarks that no reading makes any more may lie around.
const ROOM: usize = 4096;

/// A fault that a reading finds with a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remark {
    pub(super) fault: PairFault,
    pub(super) mark: usize,
    /// The mark that opened what this one closes.
    pub(super) opening: Option<usize>,
    earlier: Option<usize>,
}

/// The mark that is being read, with its number.
#[derive(Debug, Clone, Copy)]
struct Numbered<'m> {
    index: usize,
    mark: &'m Mark,
}

/// What follows a paragraph, as far as open quotations are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A paragraph that starts with this mark.
    Reopens(Family),
    /// A paragraph that starts with a word.
    Plain,
    /// The same after a paragraph without marks: who speaks for two paragraphs may speak for any number.
    Along,
    /// Nothing, after a last paragraph that goes on with a quotation: an excerpt may break it off.
    Cut,
    /// Nothing.
    End,
}

/// All readings that are still worth keeping.
#[derive(Debug)]
pub(super) struct Readings {
    alive: Vec<Reading>,
    grown: Vec<Reading>,
    /// All remarks, each pointing to the one that its reading made before.
    remarks: Vec<Remark>,
    /// How many remarks were left when some were last dropped.
    kept: usize,
}

impl Readings {
    /// The one reading of no marks at all.
    pub(super) fn new() -> Self {
        Self { alive: vec![Reading::nothing()], grown: Vec::new(), remarks: Vec::new(), kept: 0 }
    }

    /// Whether nothing is open in any reading.
    pub(super) fn is_settled(&self) -> bool {
        matches!(self.alive.as_slice(), [only] if only.depth() == 0)
    }

    /// Reads one more mark.
    pub(super) fn read(&mut self, index: usize, mark: &Mark) {
        let numbered = Numbered { index, mark };
        for reading in std::mem::take(&mut self.alive) {
            self.grow(reading, mark.literal, |_| {});
            self.open(reading, numbered);
            self.close(reading, numbered);
            self.leave_alone(reading, numbered);
        }
        self.prune();
    }

    /// Ends a paragraph: what is open goes on in the next one, or was never closed.
    pub(super) fn end_paragraph(&mut self, next: Next) {
        for reading in std::mem::take(&mut self.alive) {
            match (reading.open[0], next) {
                (None, _) => self.grow(reading, 0, |_| {}),
                (Some(_), Next::End) => {}
                (Some(_), Next::Cut) => self.grow(reading, UNIT, |cut| cut.open = [None; DEPTH]),
                (Some(bottom), Next::Reopens(family)) if bottom.glyph.family == family => {
                    self.grow(reading, 0, |_| {});
                }
                (Some(_), Next::Along) => self.grow(reading, 0, |_| {}),
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
    fn open(&mut self, reading: Reading, Numbered { index, mark }: Numbered<'_>) {
        let (fault, turned) = opening_fault(mark);
        let price = mark.open + turned;
        let reading = match fault {
            Some(fault) => self.remark(reading, fault, (index, None)),
            None => reading,
        };
        if reading.has_open(mark.glyph.family) && mark.starts_paragraph() {
            self.grow(reading, price, |_| {});
        } else if reading.has_open(mark.glyph.family) && mark.after_sentence {
            self.grow(reading, price + UNIT / 2, |_| {});
        }
        let opened = Opened { glyph: mark.glyph, mark: index };
        let Some(top) = reading.top().filter(|top| top.glyph.family == mark.glyph.family) else {
            self.grow(reading, price, |grown| grown.push(opened));
            return;
        };
        self.grow(reading, price + UNIT + UNIT / 2, |grown| grown.push(opened));
        let unclosed = self.remark(reading, PairFault::Unclosed, (top.mark, None));
        self.grow(unclosed, price + 4 * UNIT + UNIT / 2, |grown| {
            grown.pop();
            grown.push(opened);
        });
    }

    /// The mark closes the innermost quotation, or the one around it when the innermost was never closed.
    fn close(&mut self, reading: Reading, numbered: Numbered<'_>) {
        let Some(top) = reading.top() else { return };
        self.close_top(reading, top, numbered);
        let mut outer = reading;
        outer.pop();
        if let Some(around) = outer.top().filter(|around| around.glyph.family != top.glyph.family) {
            let unclosed = self.remark(outer, PairFault::Unclosed, (top.mark, None));
            self.close_top(unclosed.dearer(3 * UNIT), around, numbered);
        }
    }

    fn close_top(&mut self, reading: Reading, top: Opened, Numbered { index, mark }: Numbered<'_>) {
        let (fault, price) = closing_fault(top.glyph, mark);
        let reading = match fault {
            Some(fault) => self.remark(reading, fault, (index, Some(top.mark))),
            None => reading,
        };
        self.grow(reading, mark.close + price, Reading::pop);
    }

    /// The mark belongs to nothing.
    fn leave_alone(&mut self, reading: Reading, Numbered { index, mark }: Numbered<'_>) {
        let trailing = matches!(mark.sides, (Side::Gap | Side::Edge, Side::Edge));
        let fault = if trailing { PairFault::Stray } else { PairFault::Unopened };
        let price = mark.close.min(2 * UNIT) + if reading.depth() > 0 { UNIT } else { 0 };
        let reading = self.remark(reading, fault, (index, None));
        self.grow(reading, 4 * UNIT + price, |_| {});
    }

    /// Everything that is open was never closed.
    fn abandon(&mut self, reading: Reading) {
        let mut left = reading;
        while let Some(top) = left.top() {
            left = self.remark(left, PairFault::Unclosed, (top.mark, None));
            left = left.dearer(4 * UNIT);
            left.pop();
        }
        if reading.depth() > 0 {
            self.grown.push(left);
        }
    }

    /// Adds a remark on the mark of the first number, and on the one that opened what it closes.
    fn remark(&mut self, mut reading: Reading, fault: PairFault, place: (usize, Option<usize>)) -> Reading {
        self.remarks.push(Remark { fault, mark: place.0, opening: place.1, earlier: reading.last });
        reading.last = Some(self.remarks.len() - 1);
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
        if self.remarks.len() > 2 * self.kept + ROOM {
            self.forget();
        }
    }

    /// Drops the remarks that no reading alive makes.
    fn forget(&mut self) {
        let mut made = vec![false; self.remarks.len()];
        for reading in &self.alive {
            let mut last = reading.last;
            while let Some(at) = last.filter(|&at| !std::mem::replace(&mut made[at], true)) {
                last = self.remarks[at].earlier;
            }
        }
        let mut moved = vec![0; made.len()];
        let mut kept = Vec::new();
        for (at, remark) in self.remarks.iter().enumerate().filter(|&(at, _)| made[at]) {
            moved[at] = kept.len();
            kept.push(Remark { earlier: remark.earlier.map(|earlier| moved[earlier]), ..*remark });
        }
        for reading in &mut self.alive {
            reading.last = reading.last.map(|last| moved[last]);
        }
        self.kept = kept.len();
        self.remarks = kept;
    }
}

/// What is wrong with a mark that opens a quotation, and its price.
fn opening_fault(mark: &Mark) -> (Option<PairFault>, u16) {
    if mark.glyph.opens_backwards() {
        (Some(PairFault::WrongWay), 2 * UNIT)
    } else if mark.sides.1 == Side::Gap && mark.glyph.style != Style::Angle {
        (Some(PairFault::SpaceInside), 0)
    } else {
        (None, 0)
    }
}

/// What is wrong with a mark that ends what `opening` began, and its price.
fn closing_fault(opening: Glyph, mark: &Mark) -> (Option<PairFault>, u16) {
    match opening.fit(mark.glyph) {
        Fit::OtherFamily if mark.literal <= UNIT => (Some(PairFault::Mixed), 6 * UNIT),
        Fit::OtherFamily => (Some(PairFault::Mixed), 3 * UNIT),
        Fit::OtherStyle => (Some(PairFault::Mixed), UNIT / 2),
        Fit::Same if mark.glyph.closes_backwards(opening) => (Some(PairFault::WrongWay), UNIT),
        Fit::Same if mark.sides.0 == Side::Gap && mark.glyph.style != Style::Angle => (Some(PairFault::SpaceInside), 0),
        Fit::Same => (None, 0),
    }
}
