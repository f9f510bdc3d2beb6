//! Finds the quotation marks of a paragraph and weighs what each of them may be, from what stands beside it.
//!
//! A weight is the price of a role: 0 is natural, [`NEVER`] impossible. [`UNIT`] is one clear oddity.

use super::around::{Around, is_gap, is_word};
use super::glyph::{Family, Glyph, Style, Turn};
use crate::text::Span;

/// The price of one clear oddity.
pub(super) const UNIT: u16 = 2;
/// The price of what cannot be.
pub(super) const NEVER: u16 = 40;

/// A quotation mark in its place, with the prices of its possible roles.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) glyph: Glyph,
    pub(super) sides: (Side, Side),
    /// The price of opening a quotation here.
    pub(super) open: u16,
    /// The price of closing one here.
    pub(super) close: u16,
    /// The price of being no quotation mark: an apostrophe, a sign for feet or inches.
    pub(super) literal: u16,
    /// Whether a sentence has just ended, so that a quotation that runs on may be opened once more.
    pub(super) after_sentence: bool,
}

/// What a mark has on one side, other quotation marks left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The paragraph's end.
    Edge,
    /// Space.
    Gap,
    /// A letter, a digit, or what starts like a word on that side.
    Word,
    /// A mark that follows a word.
    Stop,
    /// A dash, stroke or opening bracket.
    Joint,
}

impl Mark {
    /// Whether the mark is the first thing in its paragraph.
    pub(super) fn starts_paragraph(&self) -> bool {
        self.sides.0 == Side::Edge
    }
}

/// Appends the quotation marks of a paragraph to `marks`. Apostrophes inside words are none.
pub(super) fn scan(around: Around<'_>, marks: &mut Vec<Mark>) {
    let bytes = around.whole().as_bytes();
    let mut next = 0;
    while let Some(skip) = bytes[next..].iter().position(|&byte| MAY_START_QUOTE[usize::from(byte)]) {
        let start = around.start() + next + skip;
        let length = match around.right(start) {
            Some(c) => read(around, start, c, marks),
            None => break,
        };
        next += skip + length;
    }
}

/// The first bytes of all quotation marks.
static MAY_START_QUOTE: [bool; 256] = {
    let mut table = [false; 256];
    let starts = [b'"', b'\'', b'`', 0xE2, 0xC2];
    let mut at = 0;
    while at < starts.len() {
        table[starts[at] as usize] = true;
        at += 1;
    }
    table
};

/// Reads the character `c` at `start`, adds the mark if it is one, and returns how many bytes were used.
fn read(around: Around<'_>, start: usize, c: char, marks: &mut Vec<Mark>) -> usize {
    let Some(glyph) = Glyph::of(c) else { return c.len_utf8() };
    let end = start + c.len_utf8();
    if encloses_nothing(around, start, end) {
        return 2 * c.len_utf8();
    }
    let (glyph, end) = match around.right(end) {
        Some(next) if next == c && matches!(c, '`' | '\'') => (Glyph::typed_double(c), end + 1),
        _ => (glyph, end),
    };
    let inner = around.left(start).is_some_and(is_word) && around.right(end).is_some_and(is_word);
    if !(inner && glyph.family == Family::Single) {
        marks.push(weigh(around, Span::new(start, end), glyph));
    }
    end - start
}

/// Whether a pair of double marks with nothing in it starts here: a slot left empty, of which nothing can be said.
fn encloses_nothing(around: Around<'_>, start: usize, end: usize) -> bool {
    let rest = &around.after(start);
    let is_pair = rest.starts_with("\"\"") || rest.starts_with("“”");
    let stands_free = |side: Option<char>| side.is_none_or(is_gap);
    is_pair && stands_free(around.left(start)) && stands_free(around.right(2 * end - start))
}

fn weigh(around: Around<'_>, span: Span, glyph: Glyph) -> Mark {
    let parted = parted_from_nested(around, span, glyph);
    let sides = (left_side(around, parted.start), right_side(around, parted.end));
    let sides = match sides {
        // “...and so on”: dots that start what they stand before.
        (Side::Edge | Side::Gap | Side::Joint, Side::Stop) if starts_with_dots(around, span.end) => {
            (sides.0, Side::Word)
        }
        _ => sides,
    };
    let (open, close) = shape_prices(around, span.start, sides);
    let (open, close) = turn_prices(glyph, sides, (open, close));
    let literal = literal_price(around, span, glyph, sides);
    let after_sentence = sides == (Side::Gap, Side::Word)
        && around.before(around.gap_start(span.start)).ends_with(['.', '!', '?', '…', '"', '”']);
    Mark { span, glyph, sides, open, close, literal, after_sentence }
}

/// The mark, with the one space that many papers put between it and the mark of a nested quotation: ‘No.’ ”
fn parted_from_nested(around: Around<'_>, span: Span, glyph: Glyph) -> Span {
    let (before, after) = (around.before(span.start), around.after(span.end));
    let nested_before = || before.strip_suffix(is_gap).filter(|rest| rest.ends_with('’'));
    let nested_after = || after.strip_prefix(is_gap).filter(|rest| rest.starts_with('‘'));
    match (glyph.family, glyph.turn) {
        (Family::Double, Turn::Closing) => {
            nested_before().map_or(span, |rest| Span::new(around.start() + rest.len(), span.end))
        }
        (Family::Double, Turn::Opening) => {
            nested_after().map_or(span, |rest| Span::new(span.start, span.end + after.len() - rest.len()))
        }
        _ => span,
    }
}

fn starts_with_dots(around: Around<'_>, at: usize) -> bool {
    let after = around.after(at);
    after.starts_with("..") || after.starts_with('…')
}

fn left_side(around: Around<'_>, at: usize) -> Side {
    let before = around.before_quotes(at);
    match before.chars().next_back() {
        None => Side::Edge,
        Some(c) if is_gap(c) && before.trim_end_matches(is_gap).is_empty() => Side::Edge,
        Some(c) if is_gap(c) => Side::Gap,
        Some(c) if is_word(c) => Side::Word,
        Some(c) if "([{</-–—―=|>_+¿¡".contains(c) => Side::Joint,
        Some(_) => Side::Stop,
    }
}

fn right_side(around: Around<'_>, at: usize) -> Side {
    let after = around.after_quotes(at);
    match after.chars().next() {
        None => Side::Edge,
        Some(c) if is_gap(c) && after.trim_start_matches(is_gap).is_empty() => Side::Edge,
        Some(c) if is_gap(c) => Side::Gap,
        Some(c) if is_word(c) || "([$£€#@&¿¡<+".contains(c) => Side::Word,
        Some(c) if "/-–—―=|_>".contains(c) => Side::Joint,
        Some(_) => Side::Stop,
    }
}

/// Prices of opening and closing between two sides, whatever the glyph.
fn shape_prices(around: Around<'_>, at: usize, sides: (Side, Side)) -> (u16, u16) {
    use Side::{Edge, Gap, Joint, Stop, Word};
    let after_stop = || around.left(around.gap_start(at)).is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…'));
    match sides {
        (Edge, Edge) => (NEVER, NEVER),
        (Edge, Gap | Stop | Joint) => (UNIT, NEVER),
        (Edge, Word) => (0, NEVER),
        (Gap, Edge) => (NEVER, UNIT),
        (_, Edge) => (NEVER, 0),
        (Gap, Word) if around.left(around.gap_start(at)) == Some(',') => (0, 4 * UNIT),
        (Gap, Word) => (0, 8 * UNIT),
        (Gap, Gap) if after_stop() => (2 * UNIT, UNIT),
        (Gap, Gap) => (UNIT, UNIT),
        (Gap, Stop) => (3 * UNIT, UNIT),
        (Gap, Joint) => (UNIT, 2 * UNIT),
        (Joint, Word) => (0, 3 * UNIT),
        (Joint, Gap) => (3 * UNIT, UNIT / 2),
        (Word, Word) => (UNIT / 2, UNIT / 2),
        (Stop, Word) if around.left(at) == Some(':') => (UNIT / 2, UNIT),
        (Stop, Word) => (UNIT, UNIT / 2),
        // said," Nobody came."
        (Stop, Gap) if matches!(around.left(at), Some(',' | ':')) => (4 * UNIT, 0),
        (Word | Stop, Gap) => (8 * UNIT, 0),
        (Word | Stop | Joint, Stop | Joint) => (4 * UNIT, 0),
    }
}

/// Adds what it costs to use a glyph against its turn, where the shape alone would not tell.
fn turn_prices(glyph: Glyph, sides: (Side, Side), (open, close): (u16, u16)) -> (u16, u16) {
    match (glyph.turn, sides) {
        (Turn::Opening, (Side::Word | Side::Stop, Side::Word)) => (0, UNIT),
        (Turn::Closing, (Side::Word | Side::Stop, Side::Word)) => (UNIT, 0),
        (Turn::Closing, (Side::Gap, Side::Word)) => (open, close.min(2 * UNIT)),
        (Turn::Opening, (Side::Word, Side::Gap)) => (open.min(5 * UNIT), close),
        (Turn::Opening, (_, Side::Edge)) => (open, close.max(UNIT)),
        _ => (open, close),
    }
}

/// The price of being an apostrophe, a sign for feet, minutes, inches or seconds, or nothing at all.
fn literal_price(around: Around<'_>, span: Span, glyph: Glyph, sides: (Side, Side)) -> u16 {
    if glyph.family == Family::Double {
        return inches_price(around, span, glyph);
    }
    if glyph.style == Style::Typed {
        return UNIT;
    }
    if matches!(glyph.style, Style::Low | Style::Angle) {
        return NEVER;
    }
    match sides {
        (_, Side::Word) if is_elision(around, span.end) => 0,
        // O 'Neill, d 'Estaing
        (Side::Gap, Side::Word) if around.word_before(around.gap_start(span.start)).chars().count() == 1 => 0,
        (Side::Edge | Side::Gap | Side::Joint, Side::Word) => opening_literal(glyph),
        (Side::Word, _) if around.left(span.start).is_some_and(is_word) => closing_literal(around, span, glyph),
        (Side::Gap, Side::Gap) if around.before(around.gap_start(span.start)).ends_with(['s', 'S']) => UNIT,
        (Side::Gap, Side::Gap) | (Side::Stop, Side::Word) => 3 * UNIT,
        (Side::Gap, Side::Stop | Side::Joint) => 4 * UNIT,
        _ => 5 * UNIT,
    }
}

fn inches_price(around: Around<'_>, span: Span, glyph: Glyph) -> u16 {
    let before = around.before(span.start);
    if glyph.style == Style::Straight && stands_for_apostrophe(around, span) {
        return UNIT;
    }
    if glyph.style == Style::Low || glyph.style == Style::Angle || !before.ends_with(|c: char| c.is_ascii_digit()) {
        return NEVER;
    }
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    if feet.ends_with(['\'', '’', '′']) { 0 } else { UNIT }
}

/// Words that follow what somebody says.
const SPEAKERS: [&str; 10] = ["he", "she", "they", "we", "it", "said", "says", "added", "told", "and"];

/// Whether a double mark is a misread apostrophe: coup d"état, the players" rights.
fn stands_for_apostrophe(around: Around<'_>, span: Span) -> bool {
    let (left, gap) = (around.word_before(span.start), around.gap_end(span.end));
    let right = around.word_after(gap);
    let is_elided = gap == span.end && left.chars().count() == 1 && !right.is_empty();
    let owns = left.len() > 3 && left.ends_with('s') && gap > span.end && right.starts_with(char::is_lowercase);
    is_elided || (owns && !SPEAKERS.contains(&right))
}

fn opening_literal(glyph: Glyph) -> u16 {
    match glyph.turn {
        Turn::Closing => UNIT,
        Turn::Opening => 6 * UNIT,
        Turn::Either => 5 * UNIT,
    }
}

fn closing_literal(around: Around<'_>, span: Span, glyph: Glyph) -> u16 {
    if glyph.turn == Turn::Opening {
        return 5 * UNIT;
    }
    match around.left(span.start) {
        Some('s' | 'S' | 'x' | 'z' | '0'..='9') => 0,
        // goin', an'
        Some('n' | 'o') => UNIT / 2,
        _ => UNIT,
    }
}

/// Words that start with an apostrophe, and the endings that some texts part from their word.
const ELISIONS: [&str; 30] = [
    "n", "em", "til", "till", "cause", "cos", "coz", "tis", "twas", "twere", "twill", "bout", "round", "neath",
    "burbs", "nuff", "nother", "cept", "fraid", "er", "im", "ere", "s", "t", "d", "m", "ll", "re", "ve", "hood",
];

/// Whether the word at `at` is one that an apostrophe stands before: ’90s, ’em, ’til.
fn is_elision(around: Around<'_>, at: usize) -> bool {
    let word = around.word_after(at);
    let year = word.trim_end_matches('s');
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year || ELISIONS.iter().any(|elision| elision.eq_ignore_ascii_case(word))
}
