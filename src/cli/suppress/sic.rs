//! `[sic]`: the author's own mark that a word is meant to be as it is.

use std::sync::LazyLock;

use regex::Regex;

use mtlint::diagnostic::Diagnostic;
use mtlint::text::Span;

/// The mark, in italics or not.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    let markup = r"(?:<[^<>]*>|[*_])*";
    Regex::new(&format!(r"(?i)[\[(]{markup}sic!?{markup}[\])]"))
        .expect("the expression is a constant that the tests compile")
});

/// What may stand between a word and its mark, apart from spaces and tags.
const CLOSERS: &[char] = &['”', '’', '"', '\'', '»', '*', '_', ',', '.'];

/// Takes out of `found` what ends at a word with such a mark behind it, or holds that word.
pub(super) fn respect(source: &str, found: &mut Vec<Diagnostic>) {
    if found.is_empty() || !may_hold_mark(source) {
        return;
    }
    let marked: Vec<Marked> = marked(source).collect();
    found.retain(|it| !is_meant(it.span, &marked));
}

/// Where the mark begins because of which `found` is passed over, if there is one.
pub(super) fn mark_behind(source: &str, found: Span) -> Option<usize> {
    marked(source).find(|marked| marked.excuses(found)).map(|marked| marked.mark)
}

/// A word with a mark behind it.
struct Marked {
    word: Span,
    /// Where the mark begins.
    mark: usize,
}

impl Marked {
    fn excuses(&self, found: Span) -> bool {
        found.contains(self.word) || ends_at(found, self.word)
    }
}

fn marked(source: &str) -> impl Iterator<Item = Marked> {
    let of = |mark: regex::Match<'_>| Some(Marked { word: word_before(source, mark.start())?, mark: mark.start() });
    MARK.find_iter(source).filter_map(of)
}

/// Whether what was found holds one of the `marked` words, which are in order, or ends with it.
fn is_meant(found: Span, marked: &[Marked]) -> bool {
    let held = marked.partition_point(|it| it.word.start < found.start);
    let ended = marked.partition_point(|it| it.word.end < found.end);
    [held, ended].into_iter().filter_map(|at| marked.get(at)).any(|marked| marked.excuses(found))
}

/// Spares most texts the regular expression.
fn may_hold_mark(source: &str) -> bool {
    ["sic", "Sic", "SIC"].iter().any(|word| source.contains(word))
}

fn ends_at(found: Span, word: Span) -> bool {
    found.end == word.end && !found.is_empty()
}

/// The word that ends before `at` with nothing but a space, closing marks and tags between.
fn word_before(source: &str, at: usize) -> Option<Span> {
    let mut before = &source[..at];
    loop {
        let shorter =
            before.trim_end_matches(|c: char| CLOSERS.contains(&c) || (c.is_whitespace() && !matches!(c, '\n' | '\r')));
        let shorter = without_tag(shorter).unwrap_or(shorter);
        if shorter.len() == before.len() {
            break;
        }
        before = shorter;
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36F}');
    let start = before.trim_end_matches(is_part).len();
    (start < before.len()).then(|| Span::new(start, before.len()))
}

/// Elements that stand within a sentence.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "del", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];

/// The longest tag, in bytes, that is looked through.
const LONGEST_TAG: usize = 400;

/// `text` without the tag that it ends with: `</b>`, or `<i>` around the mark.
fn without_tag(text: &str) -> Option<&str> {
    let inside = text.strip_suffix('>')?;
    let open = inside.bytes().rev().take(LONGEST_TAG).position(|byte| byte == b'<')?;
    let (before, tag) = (&text[..inside.len() - open - 1], &inside[inside.len() - open..]);
    let closes = tag.strip_prefix('/').is_some_and(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric));
    let name = tag.split(char::is_whitespace).next().unwrap_or_default();
    (closes || INLINE.contains(&name.to_ascii_lowercase().as_str())).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Option<&str> {
        let mark = MARK.find(text)?;
        word_before(text, mark.start()).map(|span| &text[span.range()])
    }

    #[test]
    fn the_word_stands_directly_before_its_mark() {
        assert_eq!(word("in kyiv [sic] today"), Some("kyiv"));
        assert_eq!(word("in kyiv(sic)"), Some("kyiv"));
        assert_eq!(word("“of kyiv’s” [*sic*]"), Some("kyiv’s"));
        assert_eq!(word("<b>kyiv</b>&nbsp;[<em>sic</em>]"), None, "an entity is no space yet");
        assert_eq!(word("<b>kyiv</b> [<em>Sic!</em>]"), Some("kyiv"));
        assert_eq!(word("kyiv <i title=\"x\">[sic]</i>"), Some("kyiv"));
        assert_eq!(word("<p>kyiv</p><p>[sic]</p>"), None);
        assert_eq!(word("kyiv\n[sic]"), None);
        assert_eq!(word("kyiv\r[sic]"), None);
        assert_eq!(word("— [sic]"), None);
        assert_eq!(word("basic] (music)"), None);
    }
}
