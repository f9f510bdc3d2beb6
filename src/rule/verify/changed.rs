//! Examples once more, changed as texts change on their way: what a rule must stand.

use unicode_normalization::UnicodeNormalization;

use super::unbracketed;
use crate::diagnostic::Category;
use crate::rule::{Alone, Case, Example, Presence, Rule};

/// A way in which a text may differ and mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Every space forbids a break.
    NoBreakSpaces,
    /// Quotation marks and apostrophes are curly.
    CurlyQuotes,
    /// Quotation marks and apostrophes are straight.
    StraightQuotes,
    /// Lines end as on Windows.
    Crlf,
    /// Letters and their accents are characters of their own.
    Decomposed,
    /// Somebody says it.
    Quoted,
    /// The words begin a sentence.
    SentenceStart,
}

impl Change {
    /// All changes.
    pub const ALL: [Self; 7] = [
        Self::NoBreakSpaces,
        Self::CurlyQuotes,
        Self::StraightQuotes,
        Self::Crlf,
        Self::Decomposed,
        Self::Quoted,
        Self::SentenceStart,
    ];

    /// Where the example stands then, as a sentence goes on: “breaks …”.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoBreakSpaces => "with no-break spaces",
            Self::CurlyQuotes => "with curly quotes",
            Self::StraightQuotes => "with straight quotes",
            Self::Crlf => "with CRLF",
            Self::Decomposed => "decomposed (NFD)",
            Self::Quoted => "in a quotation",
            Self::SentenceStart => "at the start of a sentence",
        }
    }

    /// The changed text, brackets included; nothing if the change makes no difference.
    fn apply(self, marked: &str) -> Option<String> {
        let changed = match self {
            Self::NoBreakSpaces => marked.replace(' ', "\u{A0}"),
            Self::CurlyQuotes => curly(marked),
            Self::StraightQuotes => marked.replace(['‘', '’'], "'").replace(['“', '”'], "\""),
            Self::Crlf => format!("{}\r\n", marked.replace("\r\n", "\n").replace('\n', "\r\n")),
            Self::Decomposed => marked.nfd().collect(),
            Self::Quoted => quoted(marked)?,
            Self::SentenceStart => at_start(marked)?,
        };
        (changed != marked).then_some(changed)
    }

    /// Whether `rule` should stand the change. A rule on marks is about what others must not mind.
    fn concerns(self, rule: &Rule) -> bool {
        let (case, quotation) = rule.bounds();
        let is_on_marks = matches!(
            rule.category(),
            Category::Quotes | Category::Spacing | Category::Punctuation | Category::Encoding | Category::NumberFormat
        );
        match self {
            Self::Crlf | Self::Decomposed => true,
            Self::NoBreakSpaces | Self::CurlyQuotes | Self::StraightQuotes => !is_on_marks,
            Self::Quoted => !is_on_marks && quotation == Presence::Any,
            Self::SentenceStart => case != Case::Exact && matches!(rule.kind(), "phrase" | "term"),
        }
    }
}

/// `text` with quotation marks that curl to the right side.
fn curly(text: &str) -> String {
    let mut before = ' ';
    let curl = |c: char| {
        let opens = !before.is_alphanumeric() && !matches!(before, '.' | ',' | '!' | '?' | ']');
        before = c;
        match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            _ => c,
        }
    };
    text.chars().map(curl).collect()
}

/// `marked` as somebody's words, if it is one paragraph without quotation marks.
fn quoted(marked: &str) -> Option<String> {
    (!marked.contains(['"', '“', '”', '«', '»', '„', '\n'])).then(|| format!("“{marked}”"))
}

/// `marked` from its one mark on, as a sentence that begins there.
fn at_start(marked: &str) -> Option<String> {
    let (before, rest) = marked.split_once('[')?;
    let first = rest.chars().next().filter(|first| first.is_lowercase())?;
    let is_inside = !before.is_empty() && !rest.contains('[') && !before.ends_with('\\');
    is_inside.then(|| format!("[{}{}", first.to_uppercase(), &rest[first.len_utf8()..]))
}

/// The changes that `example` of `rule` doesn't stand though the rule should; none if the example fails unchanged.
pub fn breaks(rule: &Rule, example: &Example) -> Vec<Change> {
    let alone = Alone::new(rule);
    let marked = example.bad.as_deref().or(example.ok.as_deref()).unwrap_or_default();
    if !holds(&alone, marked) {
        return Vec::new();
    }
    let stands = |change: Change| change.apply(marked).is_none_or(|changed| holds(&alone, &changed));
    Change::ALL.into_iter().filter(|change| change.concerns(rule) && !stands(*change)).collect()
}

/// Whether the rule fires on what is marked, and on nothing else.
fn holds(alone: &Alone<'_>, marked: &str) -> bool {
    let (text, spans) = unbracketed(marked);
    alone.find(&text).iter().map(|found| found.span).eq(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_keep_the_marks() {
        let changed = |change: Change, text: &str| change.apply(text);
        assert_eq!(changed(Change::NoBreakSpaces, "a [b c]."), Some("a\u{A0}[b\u{A0}c].".to_owned()));
        assert_eq!(changed(Change::CurlyQuotes, "\"It's [so].\""), Some("“It’s [so].”".to_owned()));
        assert_eq!(changed(Change::CurlyQuotes, "It is [so]."), None);
        assert_eq!(changed(Change::StraightQuotes, "“It’s [so].”"), Some("\"It's [so].\"".to_owned()));
        assert_eq!(changed(Change::Decomposed, "[Zoé]"), Some("[Zoe\u{301}]".to_owned()));
        assert_eq!(changed(Change::Quoted, "It is [so]."), Some("“It is [so].”".to_owned()));
        assert_eq!(
            changed(Change::SentenceStart, "They [renewed it] at once."),
            Some("[Renewed it] at once.".to_owned())
        );
        assert_eq!(changed(Change::SentenceStart, "[renewed] it."), None);
    }
}
