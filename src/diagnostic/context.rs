//! Where a finding stands, told without line numbers: by its words and the words around it.

use unicode_normalization::UnicodeNormalization;

use crate::text::Span;
use crate::text::lines::with_ends;

/// So many words on either side tell a place from others.
const WORDS: usize = 3;

/// So many bytes on either side are searched for them.
const REACH: usize = 256;

/// The words of a finding and up to three words before and behind it in its paragraph.
///
/// What doesn't change the meaning doesn't count: kinds of spaces, quotation marks and apostrophes, line breaks within a
/// paragraph, soft hyphens, the composition of accents, and around the finding also punctuation and the tags of markup.
/// Paragraphs end at empty lines, and with lines that end a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Context {
    /// The words of the finding itself; empty where something is missing.
    pub words: String,
    /// The last words before it, one space between them; fewer at the beginning of a paragraph.
    pub before: String,
    /// The first words behind it.
    pub after: String,
}

impl Context {
    /// What stands at and around `span` of `text`. A span that is no part of the text has no words around it.
    pub fn new(text: &str, span: Span) -> Self {
        let start = boundary(text, span.start.saturating_sub(REACH));
        let end = boundary(text, span.end.saturating_add(REACH));
        let part = |range| text.get(range).unwrap_or_default();
        let found = part(span.range());
        let before = words(last_paragraph(&without_tags(part(start..span.start))));
        let after = words(first_paragraph(&without_tags(part(span.end..end)), found));
        Self {
            words: plain(found),
            before: before[before.len().saturating_sub(WORDS)..].join(" "),
            after: after[..after.len().min(WORDS)].join(" "),
        }
    }

    /// Whether the two are one place of a text that was edited on one side of it at most. A capital beside it is no edit.
    pub fn is_like(&self, other: &Self) -> bool {
        let same = |mine: &str, theirs: &str| mine.to_lowercase() == theirs.to_lowercase();
        let tells = |mine: &str, theirs: &str| same(mine, theirs) && mine.split(' ').count() >= WORDS;
        let both = same(&self.before, &other.before) && same(&self.after, &other.after);
        let one = tells(&self.before, &other.before) || tells(&self.after, &other.after);
        self.words == other.words && (both || one)
    }
}

/// The last place up to `at` where a character of `text` ends or begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The paragraph that `text` ends in.
fn last_paragraph(text: &str) -> &str {
    let is_other = |line: &str| is_ended(line) && (line.trim().is_empty() || ends_sentence(line));
    let (mut start, mut end) = (0, 0);
    for line in with_ends(text) {
        end += line.len();
        if is_other(line) {
            start = end;
        }
    }
    &text[start..]
}

/// The paragraph that `text` begins in, directly behind the words `found`.
fn first_paragraph<'t>(text: &'t str, found: &str) -> &'t str {
    let mut kept = 0;
    for line in with_ends(text) {
        if kept > 0 && line.trim().is_empty() {
            break;
        }
        let is_rest = kept == 0 && line.trim().is_empty();
        kept += line.len();
        if ends_sentence(if is_rest { found } else { line }) {
            break;
        }
    }
    &text[..kept]
}

/// Whether `line` is whole, and not the beginning of one.
fn is_ended(line: &str) -> bool {
    line.ends_with(['\n', '\r'])
}

/// Whether a paragraph may end with `line`; one that is wrapped goes on.
fn ends_sentence(line: &str) -> bool {
    let closers = ['"', '”', '’', '\'', '»', ')', '*', '_'];
    line.trim_end().trim_end_matches(closers).ends_with(['.', '!', '?', ':', '…'])
}

/// `text` with spaces for the tags, comments and character references of markup.
fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        let length = markup_length(&rest[at..]);
        plain.push(' ');
        rest = &rest[at + length.max(1)..];
    }
    plain + rest
}

/// How many bytes of markup `text` starts with; none if its first character stands for itself.
fn markup_length(text: &str) -> usize {
    let is_tag = text.starts_with('<') && text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    let is_reference = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    let close = if text.starts_with('<') { '>' } else { ';' };
    // An open tag does not reach into the next paragraph.
    let is_torn = |tag: &str| with_ends(tag).any(|line| is_ended(line) && line.trim().is_empty());
    match text.find(close).filter(|&end| !is_torn(&text[..end])) {
        Some(end) if is_tag || (close == ';' && is_reference(&text[1..end])) => end + 1,
        _ => 0,
    }
}

/// The words of `text`, without punctuation.
fn words(text: &str) -> Vec<String> {
    let plain = plain(text);
    let is_part = |c: char| c.is_alphanumeric() || c == '\'';
    let words = plain.split(|c| !is_part(c)).map(|word| word.trim_matches('\''));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// `text` with the accidents of typography removed: one space for any run of spaces, straight quotation marks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            '‘' | '’' | 'ʼ' | '‛' => plain.push('\''),
            '“' | '”' | '„' | '‟' | '″' => plain.push('"'),
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(text: &str, needle: &str) -> (String, String, String) {
        let start = text.find(needle).unwrap();
        let Context { before, words, after } = Context::new(text, Span::new(start, start + needle.len()));
        (before, words, after)
    }

    fn owned(parts: (&str, &str, &str)) -> (String, String, String) {
        (parts.0.to_owned(), parts.1.to_owned(), parts.2.to_owned())
    }

    #[test]
    fn three_words_stand_on_either_side() {
        let text = "One, two; “three” four Poutine’s  dog (five) six — seven eight";
        assert_eq!(context(text, "Poutine’s  dog"), owned(("two three four", "Poutine's dog", "five six seven")));
    }

    #[test]
    fn a_paragraph_ends_the_context_and_a_line_does_not() {
        let text = "Not this\n \nBut\r\nthis Poutine and\nthat\n\nnot";
        assert_eq!(context(text, "Poutine"), owned(("But this", "Poutine", "and that")));
        assert_eq!(context(&text.replace("\r\n", "\n").replace('\n', "\r"), "Poutine"), context(text, "Poutine"));
        let lines = "<p>Not this.</p>\n<p>Poutine left!</p>\n<p>Nor this.</p>";
        assert_eq!(context(lines, "Poutine"), owned(("", "Poutine", "left")));
        assert_eq!(context("“Not this.”\nPoutine.\nNor this.", "Poutine."), owned(("", "Poutine.", "")));
    }

    #[test]
    fn markup_is_no_word() {
        let text = "<p class=\"lead\">Mr&nbsp;<b>Poutine</b> <!-- a note -->laughed &amp; left.</p>";
        assert_eq!(context(text, "Poutine"), owned(("Mr", "Poutine", "laughed left")));
        assert_eq!(context("2 < 3 & 4 Poutine", "Poutine"), owned(("2 3 4", "Poutine", "")));
    }

    #[test]
    fn a_place_edited_on_one_side_is_still_the_same() {
        let of = |text: &str| Context::new(text, Span::from(text.find("Poutine").map_or(0..0, |at| at..at + 7)));
        let here = of("He said that Poutine laughed at them.");
        assert!(here.is_like(&of("He said that Poutine wept over it.")));
        assert!(here.is_like(&of("They wrote: Poutine laughed at them.")));
        assert!(!here.is_like(&of("They wrote: Poutine wept over it.")));
        assert!(!of("Poutine laughed at them.").is_like(&of("Poutine wept over it.")), "no words are no evidence");
        assert!(of("Poutine wept.").is_like(&of("“Poutine” wept!")));
    }

    #[test]
    fn a_span_outside_of_the_text_is_nowhere() {
        let nowhere = Context { words: String::new(), before: String::new(), after: String::new() };
        assert_eq!(Context::new("é", Span::new(1, 9)), nowhere);
    }
}
