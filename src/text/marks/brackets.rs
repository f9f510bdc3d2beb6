//! Round and square brackets that do not pair up.

use super::around::{Around, is_gap, is_word};
use super::pairs::{PairDefect, PairFault};
use super::MarkEdit;
use crate::text::Span;

/// A bracket that may close in a later paragraph, but not further down than this.
const REACH: usize = 3;

#[derive(Debug, Clone, Copy)]
struct Opened {
    mark: char,
    at: usize,
    paragraph: usize,
}

/// The brackets of `paragraphs` that do not pair up.
pub(super) fn defects(text: &str, paragraphs: &[Around<'_>]) -> Vec<PairDefect> {
    let mut machine = Machine { text, open: Vec::new(), defects: Vec::new() };
    for (index, &around) in paragraphs.iter().enumerate() {
        for (offset, byte) in around.whole().bytes().enumerate() {
            match byte {
                b'(' | b'[' => machine.open(around, around.start() + offset, index),
                b')' | b']' => machine.close(around, around.start() + offset, index),
                _ => {}
            }
        }
    }
    machine.finish()
}

struct Machine<'t> {
    text: &'t str,
    open: Vec<Opened>,
    defects: Vec<PairDefect>,
}

impl Machine<'_> {
    fn open(&mut self, around: Around<'_>, at: usize, paragraph: usize) {
        if !is_emoticon(around, at) {
            self.open.push(Opened { mark: char_at(self.text, at), at, paragraph });
        }
    }

    fn close(&mut self, around: Around<'_>, at: usize, paragraph: usize) {
        let mark = char_at(self.text, at);
        match self.open.last().copied().filter(|top| top.paragraph + REACH >= paragraph) {
            Some(top) if partner(top.mark) == mark => {
                self.open.pop();
                self.check_empty(around, top, at);
            }
            Some(top) if top.paragraph == paragraph && self.is_only_one(top) => {
                self.open.pop();
                if !is_interval(&self.text[top.at + 1..at]) {
                    let edit = MarkEdit::new(Span::new(at, at + 1), partner(top.mark));
                    self.push(PairFault::Mixed, at, Some(edit));
                }
            }
            _ if is_emoticon(around, at) || is_list_marker(around, at) => {}
            _ => self.push(PairFault::Unopened, at, None),
        }
    }

    /// Whether nothing else is open in the paragraph of `top`.
    fn is_only_one(&self, top: Opened) -> bool {
        self.open.iter().filter(|open| open.paragraph == top.paragraph).count() == 1
    }

    fn check_empty(&mut self, around: Around<'_>, top: Opened, at: usize) {
        let inside = &self.text[top.at + 1..at];
        if inside.chars().all(is_gap) && around.left(top.at).is_some_and(is_gap) {
            let span = Span::new(around.gap_start(top.at), at + 1);
            let edit = Some(MarkEdit::new(span, ""));
            self.defects.push(PairDefect { fault: PairFault::Empty, span: Span::new(top.at, at + 1), edit, mark: top.mark });
        }
    }

    fn push(&mut self, fault: PairFault, at: usize, edit: Option<MarkEdit>) {
        self.defects.push(PairDefect { fault, span: Span::new(at, at + 1), edit, mark: char_at(self.text, at) });
    }

    fn finish(mut self) -> Vec<PairDefect> {
        for left in std::mem::take(&mut self.open) {
            self.push(PairFault::Unclosed, left.at, None);
        }
        self.defects
    }
}

/// The ASCII character at `at`.
fn char_at(text: &str, at: usize) -> char {
    char::from(text.as_bytes()[at])
}

fn partner(mark: char) -> char {
    if mark == '(' { ')' } else { ']' }
}

/// `[0, 1)`: mathematics mixes brackets on purpose.
fn is_interval(inside: &str) -> bool {
    inside.contains([',', ';']) && inside.chars().all(|c| c.is_ascii_digit() || " ,.;-+∞".contains(c))
}

/// `:)`, `;-)`, `:(`, `=]`: two or three signs that start after a space.
fn is_emoticon(around: Around<'_>, at: usize) -> bool {
    let before = around.before(at);
    let eyes = before.trim_end_matches(['-', '\'', '^', '*', ')', '(']);
    let rest = eyes.trim_end_matches([':', ';', '=', 'X', 'x', '8']);
    let is_face = before.len() - rest.len() <= 4 && eyes.len() - rest.len() == 1;
    is_face && (eyes.ends_with([':', ';', '=']) || before.len() > eyes.len() || rest.ends_with(is_gap))
        && !rest.ends_with(is_word)
}

/// `a)`, `12)`, `iv)`: a short label that starts after a space.
fn is_list_marker(around: Around<'_>, at: usize) -> bool {
    let before = around.before(at);
    let label = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '.').len();
    let head = &before[..before.len() - label];
    (1..=4).contains(&label) && (head.is_empty() || head.ends_with(|c: char| is_gap(c) || "*•-–".contains(c)))
}
