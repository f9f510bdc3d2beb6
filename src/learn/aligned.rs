//! Two versions of a text, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::ViewSpan;
use crate::text::words::words;

/// A text before and after an editor saw it.
#[derive(Debug)]
pub struct Pair {
    pub(super) old: Words,
    pub(super) new: Words,
    pub(super) edits: Vec<Edit>,
    /// Where each word of the old text begins and ends in the new one, if it does at a certain place.
    fates: Vec<Fate>,
}

/// A text cut into words and marks.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) text: String,
    spans: Vec<(usize, usize)>,
}

/// Words that were replaced by others; one of the two sides may have none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edit {
    pub(super) old: (usize, usize),
    pub(super) new: (usize, usize),
}

#[derive(Debug, Clone, Copy, Default)]
struct Fate {
    begins: Option<usize>,
    ends: Option<usize>,
}

impl Pair {
    /// Aligns `edited` with `original`.
    pub fn new(original: &str, edited: &str) -> Self {
        let (old, new) = (Words::new(original), Words::new(edited));
        let ops = capture_diff_slices(Algorithm::Myers, &old.all(), &new.all());
        let mut pair = Self { fates: vec![Fate::default(); old.spans.len()], old, new, edits: Vec::new() };
        for op in ops {
            pair.add(op);
        }
        pair
    }

    fn add(&mut self, op: DiffOp) {
        let (old, new) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            for (at, to) in old.zip(new) {
                self.fates[at] = Fate { begins: Some(to), ends: Some(to + 1) };
            }
            return;
        }
        if let (Some(first), Some(last)) = (old.clone().next(), old.clone().next_back()) {
            self.fates[first].begins = Some(new.start);
            self.fates[last].ends = Some(new.end);
        }
        self.edits.push(Edit { old: (old.start, old.end), new: (new.start, new.end) });
    }

    /// What became of the old words from `start` up to `end`; nothing if their edges went under.
    pub(super) fn fate(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (from, to) = (self.fates.get(start)?.begins?, self.fates.get(end.checked_sub(1)?)?.ends?);
        (from <= to).then_some((from, to))
    }
}

impl Words {
    fn new(text: &str) -> Self {
        let mut spans = Vec::new();
        let mut done = 0;
        let marks = |from: usize, to: usize, spans: &mut Vec<(usize, usize)>| {
            let each = text[from..to].char_indices().filter(|(_, c)| !c.is_whitespace());
            spans.extend(each.map(|(at, c)| (from + at, from + at + c.len_utf8())));
        };
        for word in words(text, ViewSpan::new(0, text.len())) {
            marks(done, word.start, &mut spans);
            spans.push((word.start, word.end));
            done = word.end;
        }
        marks(done, text.len(), &mut spans);
        Self { text: text.to_owned(), spans }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Word number `at`.
    pub(super) fn get(&self, at: usize) -> &str {
        self.spans.get(at).map_or("", |&(start, end)| &self.text[start..end])
    }

    fn all(&self) -> Vec<&str> {
        (0..self.len()).map(|at| self.get(at)).collect()
    }

    /// The words from `start` up to `end`.
    pub(super) fn range(&self, (start, end): (usize, usize)) -> impl Iterator<Item = &str> {
        (start..end).map(|at| self.get(at))
    }

    /// The bytes from word `start` up to word `end`.
    pub(super) fn bytes(&self, (start, end): (usize, usize)) -> Option<(usize, usize)> {
        Some((self.spans.get(start)?.0, self.spans.get(end.checked_sub(1)?)?.1))
    }

    /// The words from `start` up to `end` as they stand, with what lies between them.
    pub(super) fn written(&self, range: (usize, usize)) -> &str {
        self.bytes(range).map_or("", |(start, end)| &self.text[start..end])
    }
}
