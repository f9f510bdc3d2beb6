//! The head of a Markdown file: `key: value` between lines of `---`, or `key = value` between lines of `+++`.
//!
//! Of the many ways to write a text in YAML and TOML those are read that fit on the line of their key; others are passed over.

use crate::text::Span;

use super::builder::Builder;
use super::escapes;
use super::prose::Prose;
use super::writing::Writing;

/// The keys whose values readers get to see.
const KEYS: &[&str] = &[
    "title",
    "subtitle",
    "headline",
    "subheadline",
    "description",
    "summary",
    "lead",
    "lede",
    "teaser",
    "excerpt",
    "abstract",
    "standfirst",
    "caption",
];

/// What the head of a file holds.
#[derive(Debug)]
pub(super) struct FrontMatter<'s> {
    /// Each value for itself: a description often says what the article says, too.
    pub(super) proses: Vec<Prose<'s>>,
    /// Where in the file the text begins.
    pub(super) end: usize,
}

/// The front matter that `source` begins with at byte `start`.
pub(super) fn read(source: &str, start: usize) -> FrontMatter<'_> {
    find(source, start).unwrap_or(FrontMatter { proses: Vec::new(), end: start })
}

fn find(source: &str, start: usize) -> Option<FrontMatter<'_>> {
    let mut lines = lines(source, start);
    let separator = match lines.next().map(|line| source[line.range()].trim_end())? {
        "---" => ':',
        "+++" => '=',
        _ => return None,
    };
    let fence = &source[start..start + 3];
    let mut inside = Vec::new();
    let end = loop {
        let line = lines.next()?;
        let text = source[line.range()].trim_end();
        if text == fence || (separator == ':' && text == "...") {
            break line.end;
        }
        inside.push(line);
    };
    let goes_on =
        |index: usize| inside.get(index + 1).is_some_and(|next| source[next.range()].starts_with([' ', '\t']));
    let values = inside.iter().enumerate().filter(|&(index, _)| separator == '=' || !goes_on(index));
    let proses = values.filter_map(|(_, &line)| value(source, line, separator)).collect();
    Some(FrontMatter { proses, end })
}

/// The lines of `source` from byte `start`, with their ends.
fn lines(source: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = source.get(at..).filter(|rest| !rest.is_empty())?;
        let text = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let ending = if rest[text..].starts_with("\r\n") { 2 } else { usize::from(text < rest.len()) };
        let line = Span::new(at, at + text + ending);
        at = line.end;
        Some(line)
    })
}

/// The text on a line that gives one to a key that readers see.
fn value(source: &str, line: Span, separator: char) -> Option<Prose<'_>> {
    let (key, rest) = source[line.range()].split_once(separator)?;
    let is_apart = separator == '=' || rest.starts_with([' ', '\t']);
    if !is_apart || !KEYS.iter().any(|known| known.eq_ignore_ascii_case(key.trim_end())) {
        return None;
    }
    let text = rest.trim_ascii();
    let start = line.start + key.len() + 1 + rest.find(text)?;
    let mut builder = Builder::new(source);
    scalar(&mut builder, Span::new(start, start + text.len()), separator)?;
    builder.finish()
}

/// Takes over the value at `span`.
fn scalar(builder: &mut Builder<'_>, span: Span, separator: char) -> Option<()> {
    let text = &builder.source()[span.range()];
    let inner = Span::new(span.start + 1, span.end.saturating_sub(1).max(span.start + 1));
    let quoted = |quote: char| text.len() >= 2 && text.starts_with(quote) && text.ends_with(quote);
    if quoted('"') && escapes::is_string(&text[1..text.len() - 1]) {
        escapes::read(builder, inner);
        return Some(());
    }
    let single = || text[1..text.len() - 1].replace("''", "");
    match separator {
        '=' if quoted('\'') && !text[1..text.len() - 1].contains('\'') => builder.verbatim(inner, Writing::Literal),
        ':' if quoted('\'') && !single().contains('\'') => single_quoted(builder, inner),
        ':' if is_plain(text) => builder.verbatim(span, Writing::Unquoted),
        _ => return None,
    }
    Some(())
}

/// Text in which a doubled apostrophe is one.
fn single_quoted(builder: &mut Builder<'_>, span: Span) {
    let source = builder.source();
    let mut at = span.start;
    while let Some(found) = source[at..span.end].find("''") {
        let pair = Span::new(at + found, at + found + 2);
        builder.verbatim(Span::new(at, pair.start), Writing::SingleQuoted);
        builder.decoded("'", pair, Writing::SingleQuoted);
        at = pair.end;
    }
    builder.verbatim(Span::new(at, span.end), Writing::SingleQuoted);
}

/// Whether YAML takes `text` as it stands.
fn is_plain(text: &str) -> bool {
    let indicators = ['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];
    !text.starts_with(indicators) && !text.contains(": ") && !text.contains(" #") && !text.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        read(source, 0).proses.iter().map(|prose| prose.text().to_owned()).collect()
    }

    #[test]
    fn values_that_readers_see_are_prose() {
        let yaml = "---\ntitle: Talks in Kyiv\r\nlayout: post\nsummary: \"A \\\"day\\\" later\" \ncaption: 'Putin''s man'\nTitle:x\n...\nText";
        assert_eq!(texts(yaml), ["Talks in Kyiv", "A \"day\" later", "Putin's man"]);
        assert_eq!(&yaml[read(yaml, 0).end..], "Text");
        let toml = "+++\ntitle = \"Talks\"\nlead= 'in Kyiv'\ndate = 2025-01-01\n+++\nText";
        assert_eq!(texts(toml), ["Talks", "in Kyiv"]);
    }

    #[test]
    fn what_goes_over_lines_or_is_no_text_is_passed_over() {
        let yaml = "---\ntitle: Talks\n  in Kyiv\nlead: |\n  more\nsummary: [a]\ncaption: \"a\" # b\n---\n";
        assert_eq!(texts(yaml), [""; 0]);
        assert_eq!(read("---\nno end", 0).end, 0);
        assert_eq!(read("Text\n---\n", 0).end, 0);
    }
}
