//! Pairs of marks that another script writes: 「so」, 《so》, （so）.

use super::MarkEdit;
use super::around::{Around, is_word};
use super::pairs::{PairDefect, PairFault};
use crate::text::Span;

/// Opening mark, closing mark, and what English writes for them.
const PAIRS: [(char, char, &str, &str); 5] = [
    ('「', '」', "“", "”"),
    ('『', '』', "“", "”"),
    ('《', '》', "“", "”"),
    ('〈', '〉', "“", "”"),
    ('（', '）', "(", ")"),
];

/// The foreign pairs of a paragraph of Latin letters.
pub(super) fn defects(around: Around<'_>) -> Vec<PairDefect> {
    let whole = around.whole();
    if whole.is_ascii() {
        return Vec::new();
    }
    let opening = whole.char_indices().filter(|(_, c)| PAIRS.iter().any(|pair| pair.0 == *c));
    opening.filter_map(|(at, c)| pair(around, around.start() + at, c)).collect()
}

fn pair(around: Around<'_>, start: usize, mark: char) -> Option<PairDefect> {
    let &(_, closing, left, right) = PAIRS.iter().find(|pair| pair.0 == mark)?;
    let inside_start = start + mark.len_utf8();
    let length = around.near_after(inside_start).find(closing)?;
    let inside = &around.after(inside_start)[..length];
    let end = inside_start + length + closing.len_utf8();
    let is_latin = !inside.is_empty() && inside.chars().all(|c| c.is_ascii() || ('\u{80}'..'\u{250}').contains(&c));
    is_latin.then(|| {
        let lead = if around.left(start).is_some_and(is_word) { " " } else { "" };
        let tail = if around.right(end).is_some_and(is_word) { " " } else { "" };
        let span = Span::new(start, end);
        let edit = MarkEdit::new(span, format!("{lead}{left}{}{right}{tail}", inside.trim()));
        PairDefect { fault: PairFault::Foreign, span, edit: Some(edit), mark }
    })
}
