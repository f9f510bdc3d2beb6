//! A place in its line, cut to the width of a terminal, with an underline that stands below it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A news paragraph is one line of a thousand characters: this much of it on either side of a cut is given up to
/// end on a whole word.
const WORD: usize = 16;

/// The shown part of a line in three pieces, made visible.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) place: String,
    pub(super) after: String,
}

impl Excerpt {
    /// Cuts `line` around the bytes `start..end` of it to `width` columns.
    pub(super) fn new(line: &str, (start, end): (usize, usize), width: usize) -> Self {
        let place = head(&line[start..end], width);
        let room = width.saturating_sub(place.width());
        let after = head(&line[end..], room - room / 2);
        let before = tail(&line[..start], room - after.width());
        let after = head(&line[end..], room - before.width());
        Self { before, place, after }
    }

    /// The blank below what stands before the place.
    pub(super) fn indent(&self) -> String {
        " ".repeat(self.before.width())
    }

    /// The underline; a place without width, such as where something is missing, has one too.
    pub(super) fn underline(&self) -> String {
        "^".repeat(self.place.width().max(1))
    }
}

/// `text` with everything that a terminal would obey or hide made visible: tabs become spaces, control characters their
/// pictures; a file must not be able to move the cursor or turn the direction of writing.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|c| push_visible(&mut shown, c));
    shown
}

fn push_visible(shown: &mut String, c: char) {
    match c {
        '\t' => shown.push_str("    "),
        '\u{7F}' => shown.push('\u{2421}'),
        '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => shown.push('·'),
        '\u{80}'..='\u{9F}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            shown.push('\u{FFFD}');
        }
        _ => shown.push(c),
    }
}

/// The columns that `c` takes once it is visible.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => 1,
        _ => c.width().unwrap_or(1),
    }
}

/// The beginning of `text` in at most `width` columns, made visible, with “…” if that is not all.
pub(super) fn head(text: &str, width: usize) -> String {
    let Some(cut) = overflow(text.char_indices(), width) else { return visible(text) };
    let kept = overflow(text[..cut].char_indices(), width.saturating_sub(1)).unwrap_or(cut);
    let kept = &text[..kept];
    let word = kept.rfind(' ').map(|at| at + 1).filter(|at| at + WORD > kept.len());
    visible(&kept[..word.unwrap_or(kept.len())]) + ellipsis(width)
}

/// The end of `text` in at most `width` columns, made visible, with “…” if that is not all.
pub(super) fn tail(text: &str, width: usize) -> String {
    let backwards = || text.char_indices().rev();
    if overflow(backwards(), width).is_none() {
        return visible(text);
    }
    let cut = overflow(backwards(), width.saturating_sub(1)).unwrap_or(0);
    let start = cut + text[cut..].chars().next().map_or(0, char::len_utf8);
    let kept = text[start..].trim_start_matches(|c| columns(c) == 0);
    let word = kept.find(' ').filter(|&at| at < WORD);
    ellipsis(width).to_owned() + &visible(&kept[word.unwrap_or(0)..])
}

/// Both ends of `text` in at most `width` columns.
pub(super) fn middle(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    head(text, width / 2) + tail(text, width / 2).trim_start_matches('…')
}

/// Where the first character stands that no longer fits into `width` columns.
fn overflow(mut chars: impl Iterator<Item = (usize, char)>, width: usize) -> Option<usize> {
    let mut used = 0;
    chars.find_map(|(at, c)| {
        used += columns(c);
        (used > width).then_some(at)
    })
}

fn ellipsis(width: usize) -> &'static str {
    if width == 0 { "" } else { "…" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(line: &str, needle: &str, width: usize) -> (String, String) {
        let start = line.find(needle).unwrap();
        let cut = Excerpt::new(line, (start, start + needle.len()), width);
        (format!("{}{}{}", cut.before, cut.place, cut.after), cut.indent() + &cut.underline())
    }

    #[test]
    fn a_line_that_fits_stays_whole() {
        let (line, underline) = excerpt("“ Poutine tries", "Poutine", 40);
        assert_eq!(line, "“ Poutine tries");
        assert_eq!(underline, "  ^^^^^^^");
    }

    #[test]
    fn wide_and_combining_characters_keep_the_underline_below_its_place() {
        assert_eq!(excerpt("北京 kyiv", "kyiv", 40).1, "     ^^^^");
        assert_eq!(excerpt("Cafe\u{301} kyiv", "kyiv", 40).1, "     ^^^^");
        assert_eq!(excerpt("in 北京 now", "北京", 40).1, "   ^^^^");
        assert_eq!(excerpt("a\tkyiv", "kyiv", 40), ("a    kyiv".into(), "     ^^^^".into()));
        assert_eq!(excerpt("a\u{AD}b kyiv", "kyiv", 40).1, "    ^^^^");
    }

    #[test]
    fn a_paragraph_is_cut_at_words_around_the_place() {
        let paragraph = format!("{}kyiv {}", "before ".repeat(200), "after ".repeat(200));
        let (line, underline) = excerpt(&paragraph, "kyiv", 40);
        assert_eq!(line, "… before before kyiv after after after …");
        assert_eq!(underline, "                ^^^^");
        assert!(line.width() <= 40);
    }

    #[test]
    fn room_that_one_side_leaves_goes_to_the_other() {
        let start = format!("kyiv {}", "after ".repeat(20));
        assert_eq!(excerpt(&start, "kyiv", 30).0, "kyiv after after after after …");
        let end = format!("{}kyiv", "before ".repeat(20));
        assert_eq!(excerpt(&end, "kyiv", 30).0, "… before before before kyiv");
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        let line = format!("{}kyiv{}", "北".repeat(100), "京".repeat(100));
        let (shown, underline) = excerpt(&line, "kyiv", 30);
        assert_eq!(shown, "…北北北北北北kyiv京京京京京京…");
        assert_eq!(underline.width(), "…北北北北北北kyiv".width());
    }

    #[test]
    fn a_place_wider_than_the_terminal_is_cut_itself() {
        let long = "word ".repeat(50);
        assert_eq!(excerpt(long.trim_end(), long.trim_end(), 20).0, "word word word …");
    }

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(visible("a\u{1B}[31m\r\u{202E}b"), "a␛[31m␍\u{FFFD}b");
        assert_eq!(visible("soft\u{AD}hyphen"), "soft·hyphen");
    }
}
