//! Words as the rule index sees them: runs of letters and digits, found quickly.

use std::ops::Range;

use super::ViewSpan;

/// Whether `c` can be part of a word. Apostrophes and hyphens can't: “Putin's” is two words.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a word edge lies at byte `at` of `text`: no word runs over it.
pub fn is_edge(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let class = |byte: Option<&u8>| byte.map_or(Class::Gap, |byte| CLASSES[usize::from(*byte)]);
    match (class(at.checked_sub(1).and_then(|before| bytes.get(before))), class(bytes.get(at))) {
        (Class::Gap, _) | (_, Class::Gap) => true,
        (Class::Word, Class::Word) => false,
        _ => {
            let before = text[..at].chars().next_back().is_some_and(is_word_char);
            let after = text[at..].chars().next().is_some_and(is_word_char);
            !(before && after)
        }
    }
}

/// The words of `text` within `span`, in order.
pub fn words(text: &str, span: ViewSpan) -> impl Iterator<Item = ViewSpan> {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let start = skip(text, at..span.end, Until::Word);
        let end = skip(text, start..span.end, Until::Gap);
        at = end;
        (start < end).then(|| ViewSpan::new(start, end))
    })
}

/// A word of a text in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub place: ViewSpan,
    /// Its hash, see [`hash`].
    pub hash: u32,
}

/// The hash of a word: FNV-1a, the same on every machine.
pub fn hash(word: &str) -> u32 {
    super::fnv::hash32(word.bytes())
}

/// What a stretch ends at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    Word,
    Gap,
}

/// Where the first character of a word, or between words, stands in `range` of `text`; the end of `range` if there is none.
fn skip(text: &str, range: Range<usize>, until: Until) -> usize {
    let passed = if until == Until::Word { Class::Gap } else { Class::Word };
    let mut at = range.start;
    while let Some(rest) = text.as_bytes().get(at..range.end) {
        let Some(count) = rest.iter().position(|&byte| CLASSES[usize::from(byte)] != passed) else { break };
        at += count;
        if rest[count].is_ascii() {
            return at;
        }
        let Some(c) = text[at..].chars().next().filter(|&c| is_word_char(c) != (until == Until::Word)) else {
            return at;
        };
        at += c.len_utf8();
    }
    range.end
}

/// What a byte can belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Word,
    /// That depends on the bytes behind it.
    Either,
}

/// What each byte can belong to.
static CLASSES: [Class; 256] = {
    let mut table = [Class::Either; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = if byte.is_ascii_alphanumeric() || byte == b'_' { Class::Word } else { Class::Gap };
        byte += 1;
    }
    table
};

/// The word that ends before byte `at` of `text`, with at most spaces between; nothing if a mark stands there.
pub fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].trim_end_matches(' ');
    let start = before.rfind(|c| !is_inner_char(c)).map_or(0, |last| last + char_len(before, last));
    Some(before[start..].trim_start_matches('\'')).filter(|word| !word.is_empty())
}

/// The word that starts behind byte `at` of `text`, with at most spaces between; nothing if a mark stands there.
pub fn word_after(text: &str, at: usize) -> Option<&str> {
    let after = text[at..].trim_start_matches(' ');
    let end = after.find(|c| !is_inner_char(c)).unwrap_or(after.len());
    Some(after[..end].trim_end_matches('\'')).filter(|word| !word.is_empty())
}

/// Letters and digits, and what stands inside a word: the apostrophe of “don't”, the hyphen of “well-known”.
fn is_inner_char(c: char) -> bool {
    is_word_char(c) || c == '\'' || c == '-'
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let text = "Putin's G20 cease-fire, été";
        let found: Vec<&str> = words(text, (0..text.len()).into()).map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["Putin", "s", "G20", "cease", "fire", "été"]);
    }

    #[test]
    fn neighbours_stop_at_marks() {
        let text = "the new Kremlin, well-known";
        assert_eq!(word_before(text, 8), Some("new"));
        assert_eq!(word_after(text, 15), None);
        assert_eq!(word_after(text, 16), Some("well-known"));
        assert_eq!(word_before(text, 0), None);
    }
}
