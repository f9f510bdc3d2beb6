//! Whether an edit leaves the markup of Markdown as it was. A character changed here can make or unmake emphasis there, so the
//! lines around are read again.

use pulldown_cmark::{Event, Parser};

use super::markdown::OPTIONS;

/// Whether `old` and `new`, lines of Markdown before and after an edit, have the same markup, and `new` has `come` bytes of text
/// in the place of `gone`.
pub(super) fn is_kept(old: &str, new: &str, (gone, come): (usize, usize)) -> bool {
    let (old, new) = (Outline::new(old), Outline::new(new));
    old.markup == new.markup && old.text + come == new.text + gone
}

/// What is in a stretch of Markdown beside its text, and how much text there is.
struct Outline {
    markup: Vec<String>,
    text: usize,
}

impl Outline {
    fn new(source: &str) -> Self {
        let mut outline = Self { markup: Vec::new(), text: 0 };
        for event in Parser::new_ext(source, OPTIONS) {
            match event {
                Event::Text(text) => outline.text += text.len(),
                // It is a space, wherever the line is broken.
                Event::SoftBreak => outline.text += 1,
                other => outline.markup.push(format!("{other:?}")),
            }
        }
        outline
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_lists_and_breaks_are_markup() {
        assert!(is_kept("a *kyiv* b", "a *Kyiv* b", (4, 4)));
        assert!(is_kept("a b", "a \\*b", (1, 2)));
        assert!(!is_kept("_so_ it", "_so_x it", (0, 1)));
        assert!(!is_kept("May 1", "1. May", (0, 3)));
        assert!(!is_kept("a\nb", "a  \nb", (0, 2)));
    }
}
