//! Round and square brackets that do not pair up.

use super::MarkEdit;
use super::around::{Around, is_gap, is_word};
use super::pairs::{PairDefect, PairFault};
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
        let bytes = around.whole().as_bytes();
        if memchr::memchr2(b'(', b'[', bytes).or_else(|| memchr::memchr2(b')', b']', bytes)).is_none() {
            continue; // as most have none
        }
        for (offset, byte) in bytes.iter().enumerate() {
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
                if top.paragraph == paragraph {
                    self.check_empty(around, top, at);
                }
            }
            Some(top) if top.paragraph == paragraph && self.is_only_one(top) => {
                self.open.pop();
                if !is_interval(&self.text[top.at + 1..at]) {
                    let edit = MarkEdit::new(Span::new(at, at + 1), partner(top.mark));
                    self.push(PairFault::Mixed, at, Some(edit));
                }
            }
            _ if is_smile(around, at) || is_list_marker(around, at) => {}
            _ => self.push(PairFault::Unopened, at, None),
        }
    }

    /// Whether nothing else is open in the paragraph of `top`.
    fn is_only_one(&self, top: Opened) -> bool {
        self.open.iter().rev().nth(1).is_none_or(|next| next.paragraph != top.paragraph)
    }

    fn check_empty(&mut self, around: Around<'_>, top: Opened, at: usize) {
        let inside = &self.text[top.at + 1..at];
        if inside.chars().all(is_gap) && around.left(top.at).is_some_and(is_gap) {
            let span = Span::new(around.gap_start(top.at), at + 1);
            let edit = Some(MarkEdit::new(span, ""));
            self.defects.push(PairDefect {
                fault: PairFault::Empty,
                span: Span::new(top.at, at + 1),
                edit,
                mark: top.mark,
            });
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

/// `:)`, `;-)`, `:(`: eyes that follow no word.
fn is_emoticon(around: Around<'_>, at: usize) -> bool {
    let face = around.token_before(at).trim_end_matches(['-', '\'', '^']);
    face.strip_suffix([':', ';', '=']).is_some_and(|rest| !rest.ends_with(is_word))
}

/// `so :)))` or `so )))`: a smile that goes on.
fn is_smile(around: Around<'_>, at: usize) -> bool {
    is_emoticon(around, at) || around.left(at) == Some(')') || around.right(at + 1) == Some(')')
}

/// `a)`, `12)`, `1.2)`, `iv)`: a short label that starts after a space.
fn is_list_marker(around: Around<'_>, at: usize) -> bool {
    let token = around.token_before(at);
    let label = token.trim_start_matches(['*', '•', '-', '–']);
    let is_number = label.len() <= 4 && label.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_roman = label.len() <= 4 && label.chars().all(|c| "ivxIVX".contains(c));
    let is_letter = label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
    !label.is_empty() && (is_number || is_roman || is_letter)
}
