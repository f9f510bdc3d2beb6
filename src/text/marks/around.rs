//! What stands next to a place in a text: characters, words, gaps.

use crate::text::Span;

/// A paragraph and its text: nothing outside it is ever looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'t> {
    text: &'t str,
    within: Span,
}

impl<'t> Around<'t> {
    /// The surroundings of places inside `within`; `None` when that is no part of `text`.
    pub(super) fn new(text: &'t str, within: Span) -> Option<Self> {
        text.get(within.range()).map(|_| Self { text, within })
    }

    /// Everything before the byte `at`.
    pub(super) fn before(&self, at: usize) -> &'t str {
        &self.text[self.within.start..at]
    }

    /// Everything from the byte `at` on.
    pub(super) fn after(&self, at: usize) -> &'t str {
        &self.text[at..self.within.end]
    }

    /// The whole paragraph.
    pub(super) fn whole(&self) -> &'t str {
        &self.text[self.within.range()]
    }

    /// Where the paragraph starts in the text.
    pub(super) fn start(&self) -> usize {
        self.within.start
    }

    /// The character that ends at `at`.
    pub(super) fn left(&self, at: usize) -> Option<char> {
        self.before(at).chars().next_back()
    }

    /// The character that starts at `at`.
    pub(super) fn right(&self, at: usize) -> Option<char> {
        self.after(at).chars().next()
    }

    /// Where the run of spaces that ends at `at` starts.
    pub(super) fn gap_start(&self, at: usize) -> usize {
        self.within.start + self.before(at).trim_end_matches(is_gap).len()
    }

    /// Where the run of spaces that starts at `at` ends.
    pub(super) fn gap_end(&self, at: usize) -> usize {
        self.within.end - self.after(at).trim_start_matches(is_gap).len()
    }

    /// The letters, digits and inner apostrophes that end at `at`.
    pub(super) fn word_before(&self, at: usize) -> &'t str {
        let before = self.before(at);
        &before[before.trim_end_matches(is_word).len()..]
    }

    /// The letters and digits that start at `at`.
    pub(super) fn word_after(&self, at: usize) -> &'t str {
        let after = self.after(at);
        &after[..after.len() - after.trim_start_matches(is_word).len()]
    }
}

/// How many characters a look around goes at most: keeps odd input from taking long.
const FAR: usize = 400;
/// How many characters of an unspaced token are looked at.
const TOKEN: usize = 80;
/// How many quotation marks in a row are looked through.
const ROW: usize = 4;

/// Looks that end after a few characters, however long the paragraph is.
impl<'t> Around<'t> {
    /// The text shortly before `at`.
    pub(super) fn near_before(&self, at: usize) -> &'t str {
        tail(self.before(at), FAR, |_| true)
    }

    /// The text shortly after `at`.
    pub(super) fn near_after(&self, at: usize) -> &'t str {
        head(self.after(at), FAR, |_| true)
    }

    /// The unspaced text that ends at `at`.
    pub(super) fn token_before(&self, at: usize) -> &'t str {
        tail(self.before(at), TOKEN, |c| !is_gap(c))
    }

    /// The unspaced text that starts at `at`.
    pub(super) fn token_after(&self, at: usize) -> &'t str {
        head(self.after(at), TOKEN, |c| !is_gap(c))
    }

    /// The text before `at` without the quotation marks that it ends with.
    pub(super) fn before_quotes(&self, at: usize) -> &'t str {
        let before = self.before(at);
        &before[..before.len() - tail(before, ROW, is_quote).len()]
    }

    /// The text from `at` on without the quotation marks that it starts with.
    pub(super) fn after_quotes(&self, at: usize) -> &'t str {
        let after = self.after(at);
        &after[head(after, ROW, is_quote).len()..]
    }
}

/// Up to `most` characters at the end of `text` that all pass.
fn tail(text: &str, most: usize, passes: impl Fn(char) -> bool) -> &str {
    let length: usize = text.chars().rev().take(most).take_while(|&c| passes(c)).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

/// Up to `most` characters at the start of `text` that all pass.
fn head(text: &str, most: usize, passes: impl Fn(char) -> bool) -> &str {
    let length: usize = text.chars().take(most).take_while(|&c| passes(c)).map(char::len_utf8).sum();
    &text[..length]
}

/// Whether `c` separates words: any space, line break or invisible joint.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether `c` is part of a word or number.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining(c)))
}

/// Whether `c` is an accent of the letter before it, in decomposed text.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200D}')
}

/// Whether `c` is any quotation mark.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›')
}
