//! How formats write characters that mean something to them.

/// The notation of a stretch of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Markdown.
    Markdown,
    /// Text between the tags of HTML or XML.
    Markup,
    /// An attribute's value in these quotation marks, or in none.
    Attribute(Option<char>),
    /// A CDATA section of XML.
    Cdata,
    /// A string in double quotation marks with backslashes: JSON, TOML, YAML.
    String,
    /// Text between the tags of HTML that is a JSON string.
    MarkupInString,
    /// An attribute's value in HTML that is a JSON string.
    AttributeInString(Option<char>),
    /// YAML in single quotation marks.
    SingleQuoted,
    /// YAML without quotation marks.
    Unquoted,
    /// TOML in single quotation marks, which knows no escapes.
    Literal,
}

/// What stands beside a replacement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'s> {
    /// The file up to it.
    pub(super) before: &'s str,
    /// The file behind it.
    pub(super) after: &'s str,
    /// Whether it opens a line.
    pub(super) opens: bool,
}

impl Writing {
    /// This notation in a JSON string.
    pub(super) fn in_string(self) -> Self {
        match self {
            Self::Markup => Self::MarkupInString,
            Self::Attribute(quote) => Self::AttributeInString(quote),
            other => other,
        }
    }

    /// `text` in this notation; none if it can't be written where it is to stand.
    pub(super) fn encode(self, text: &str, around: Around<'_>) -> Option<String> {
        match self {
            Self::Markdown => markdown(text, around),
            Self::Markup => markup(text, around),
            Self::Attribute(quote) => attribute(text, quote, around),
            Self::Cdata => (!joined(text, around).contains("]]>")).then(|| text.to_owned()),
            Self::String => Some(string(text)),
            Self::MarkupInString => Some(string(&markup(text, around)?)),
            Self::AttributeInString(quote) => Some(string(&attribute(text, quote, around)?)),
            Self::SingleQuoted => one_line(text).then(|| text.replace('\'', "''")),
            Self::Unquoted => unquoted(text, around),
            Self::Literal => (one_line(text) && !text.contains('\'')).then(|| text.to_owned()),
        }
    }
}

fn one_line(text: &str) -> bool {
    !text.contains(char::is_control)
}

/// `text` with a few characters of the file on either side.
fn joined(text: &str, around: Around<'_>) -> String {
    let mut before: Vec<char> = around.before.chars().rev().take(2).collect();
    before.reverse();
    before.into_iter().chain(text.chars()).chain(around.after.chars().take(2)).collect()
}

fn markup(text: &str, around: Around<'_>) -> Option<String> {
    let next = text.chars().chain(around.after.chars()).next();
    if continues_mark(around.before, next) {
        return None;
    }
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            _ => written.push(c),
        }
    }
    Some(written)
}

/// Whether `before` ends with a bare mark that means nothing only as long as `next` doesn't follow it.
fn continues_mark(before: &str, next: Option<char>) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '#';
    let tag = before.ends_with('<') && !next.is_some_and(char::is_whitespace);
    let reference = before.trim_end_matches(is_part).ends_with('&');
    tag || (reference && next.is_some_and(|c| is_part(c) || c == ';'))
}

fn attribute(text: &str, quote: Option<char>, around: Around<'_>) -> Option<String> {
    let written = markup(text, around)?;
    match quote {
        Some('"') => Some(written.replace('"', "&quot;")),
        Some(_) => Some(written.replace('\'', "&#39;")),
        None => (!written.contains(|c: char| c.is_whitespace() || "\"'=`".contains(c))).then_some(written),
    }
}

fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            '\0'..='\u{1F}' | '\u{7F}' => written.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            _ => written.push(c),
        }
    }
    written
}

/// What a plain scalar of YAML can't begin with.
const INDICATORS: &[char] =
    &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', ' '];

fn unquoted(text: &str, around: Around<'_>) -> Option<String> {
    let all = joined(text, around);
    let ends = around.after.starts_with(['\n', '\r']) || around.after.is_empty();
    let first = text.chars().chain(around.after.chars()).next();
    let misread = all.contains(": ")
        || all.contains(" #")
        || (ends && text.ends_with([':', ' ']))
        || (around.opens && first.is_none_or(|c| INDICATORS.contains(&c) || c.is_control()));
    (one_line(text) && !misread).then(|| text.to_owned())
}

fn markdown(text: &str, around: Around<'_>) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().chain(around.after.chars()).next();
        let is_mark = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '|' | '~' => true,
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(c);
    }
    let opens_block = around.opens && begins_block(&(written.clone() + first_word(around.after)));
    (!opens_block).then_some(written)
}

/// The beginning of `text`, long enough to see what sort of line it begins.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().nth(12).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Whether a line that begins with `line` is a headline, a list item, a quotation or empty instead of text.
fn begins_block(line: &str) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    numbered || line.is_empty() || line.starts_with(['#', '-', '+', '>', '=', '\n', '\r', ' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(writing: Writing, text: &str) -> Option<String> {
        writing.encode(text, Around { before: "a", after: "z", opens: false })
    }

    #[test]
    fn what_means_something_is_escaped() {
        assert_eq!(encode(Writing::Markup, "R&D <b> \"x\"").unwrap(), "R&amp;D &lt;b&gt; \"x\"");
        assert_eq!(encode(Writing::Attribute(Some('"')), "a \"b\" 'c'").unwrap(), "a &quot;b&quot; 'c'");
        assert_eq!(encode(Writing::Attribute(Some('\'')), "'c'").unwrap(), "&#39;c&#39;");
        assert_eq!(encode(Writing::String, "\"a\\\n\u{1}").unwrap(), "\\\"a\\\\\\n\\u0001");
        assert_eq!(encode(Writing::MarkupInString, "<\"").unwrap(), "&lt;\\\"");
        assert_eq!(encode(Writing::SingleQuoted, "Putin's").unwrap(), "Putin''s");
        assert_eq!(encode(Writing::Markdown, "*a_b* R&D & [x]").unwrap(), "\\*a\\_b\\* R\\&D & \\[x\\]");
    }

    #[test]
    fn what_cannot_be_written_is_refused() {
        assert_eq!(encode(Writing::Attribute(None), "a b"), None);
        assert_eq!(encode(Writing::Cdata, "]]>"), None);
        assert_eq!(encode(Writing::Literal, "Putin's"), None);
        assert_eq!(encode(Writing::Unquoted, "Kyiv: a"), None);
        assert_eq!(encode(Writing::Unquoted, "Kyiv:a").as_deref(), Some("Kyiv:a"));
    }

    #[test]
    fn an_edit_makes_no_markup_of_its_neighbours() {
        let opens = |after| Around { before: "\n", after, opens: true };
        assert_eq!(Writing::Markdown.encode("", opens("# a")), None);
        assert_eq!(Writing::Markdown.encode("1", opens(". May")), None);
        assert_eq!(Writing::Markdown.encode("1", opens(" May")).as_deref(), Some("1"));
        assert_eq!(Writing::Markup.encode("", Around { before: "a <", after: "b", opens: false }), None);
        assert_eq!(Writing::Markup.encode("1", Around { before: "&#", after: " ", opens: false }), None);
        assert_eq!(Writing::Markup.encode("", Around { before: "AT&", after: "amp;", opens: false }), None);
        assert_eq!(
            Writing::Markup.encode("x", Around { before: "&amp;", after: "y", opens: false }).as_deref(),
            Some("x")
        );
    }
}
