//! Comments that speak to mtlint: `<!-- mtlint-disable-next-line fr/names: a dish -->`.

use mtlint::format::InputFormat;
use mtlint::text::Span;
use mtlint::text::lines::{line_around, with_ends};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const PREFIX: &str = "mtlint-";

/// What a comment asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    DisableNextLine,
    Disable,
    Enable,
    DisableFile,
}

impl Verb {
    pub(super) const ALL: [Self; 4] = [Self::DisableNextLine, Self::Disable, Self::Enable, Self::DisableFile];

    /// As it is written.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::DisableNextLine => "mtlint-disable-next-line",
            Self::Disable => "mtlint-disable",
            Self::Enable => "mtlint-enable",
            Self::DisableFile => "mtlint-disable-file",
        }
    }
}

/// A comment that speaks to mtlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment<'t> {
    /// All of it.
    pub(super) span: Span,
    /// Its first word.
    pub(super) verb: Word<'t>,
    /// The rules that it names.
    pub(super) rules: Vec<Word<'t>>,
}

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
}

/// The comments for mtlint in `source`, the contents of a file in `format`.
pub(super) fn comments(format: InputFormat, source: &str) -> Vec<Comment<'_>> {
    let has_comments = matches!(format, InputFormat::Markdown | InputFormat::Html | InputFormat::News);
    if !has_comments || !source.contains(PREFIX) {
        return Vec::new();
    }
    let mut comments: Vec<_> = all(source).filter_map(|span| comment(source, span)).collect();
    if format == InputFormat::Markdown {
        let mut code = Code { source, read: 0, fences: 0 };
        comments.retain(|it| !code.is_at(it.span.start));
    }
    comments
}

/// The bytes of the line that `comment` means by the next one: the first below it that is neither blank nor a comment.
pub(super) fn next_line(source: &str, comment: Span) -> Span {
    let mut at = line_around(source, comment.end).end;
    loop {
        at = source.len() - source[at..].trim_start().len();
        match source[at..].starts_with(OPEN).then(|| source[at..].find(CLOSE)).flatten() {
            Some(close) => at += close + CLOSE.len(),
            None => break,
        }
    }
    line_around(source, at)
}

/// Where comments stand, whatever they say.
fn all(source: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + source[at..].find(OPEN)?;
        at = start + source[start..].find(CLOSE)? + CLOSE.len();
        Some(Span::new(start, at))
    })
}

fn comment(source: &str, span: Span) -> Option<Comment<'_>> {
    // `<!-->` is a comment without room for anything.
    let inside = source.get(span.start + OPEN.len()..span.end - CLOSE.len())?;
    let body = inside.trim_start();
    let asked = body.split_once(':').map_or(body, |(before, _)| before);
    let place = |text| word(source, text);
    let mut words = asked.split([',', ' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).map(place);
    let verb = words.next().filter(|verb| verb.text.starts_with(PREFIX))?;
    Some(Comment { span, verb, rules: words.collect() })
}

/// `text`, which is a part of `source`.
fn word<'t>(source: &'t str, text: &'t str) -> Word<'t> {
    let start = text.as_ptr() as usize - source.as_ptr() as usize;
    Word { text, span: Span::new(start, start + text.len()) }
}

/// What a Markdown text shows as code, so that it only talks about comments.
struct Code<'t> {
    source: &'t str,
    /// How far the lines have been read, and how many of them begin or end a block of code.
    read: usize,
    fences: usize,
}

impl Code<'_> {
    /// Whether what stands at `at` is code; asked of places that ascend.
    fn is_at(&mut self, at: usize) -> bool {
        let line_start = line_around(self.source, at).start.max(self.read);
        let lines = with_ends(&self.source[self.read..line_start]).map(str::trim_start);
        self.fences += lines.filter(|line| line.starts_with("```") || line.starts_with("~~~")).count();
        self.read = line_start;
        let ticks = self.source[line_start..at].matches('`').count();
        self.fences % 2 == 1 || ticks % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<(&str, Vec<&str>)> {
        let words = |it: &Comment<'_>| {
            (&source[it.verb.span.range()], it.rules.iter().map(|rule| &source[rule.span.range()]).collect())
        };
        comments(InputFormat::Markdown, source).iter().map(words).collect()
    }

    #[test]
    fn rules_stand_before_the_colon() {
        assert_eq!(
            read("a <!-- mtlint-disable fr/names: so they, say: it -->"),
            [("mtlint-disable", vec!["fr/names"])]
        );
        assert_eq!(read("<!--mtlint-enable a/b ,c\nd-->"), [("mtlint-enable", vec!["a/b", "c", "d"])]);
        assert_eq!(read("<!-- mtlint-disable: why -->"), [("mtlint-disable", vec![])]);
        assert_eq!(read("<!-- a note on mtlint-disable --> <!-- mtlint-disable"), []);
    }

    #[test]
    fn comments_shown_as_code_say_nothing() {
        let comment = "<!-- mtlint-disable a -->";
        let shown = format!("`{comment}`\n\n```html\n{comment}\n```\n\n{comment}\n");
        assert_eq!(comments(InputFormat::Markdown, &shown).len(), 1);
        assert_eq!(comments(InputFormat::Markdown, &shown.replace('\n', "\r")).len(), 1);
        assert_eq!(comments(InputFormat::Html, &shown).len(), 3);
        assert_eq!(comments(InputFormat::Text, &shown).len(), 0);
    }

    #[test]
    fn the_next_line_is_the_next_with_prose() {
        let next = |source: &'static str| {
            let comment = comments(InputFormat::Markdown, source)[0].span;
            &source[next_line(source, comment).range()]
        };
        assert_eq!(next("<!-- mtlint-disable-next-line a -->\nHere.\nNot."), "Here.");
        assert_eq!(next("x\n\n<!-- mtlint-disable-next-line a --> y\n\n  <!-- z\n\nz -->\n\n> Here.\r\n"), "> Here.");
        assert_eq!(next("<!-- mtlint-disable-next-line a -->\rHere.\rNot."), "Here.");
        assert_eq!(next("<!-- mtlint-disable-next-line a -->"), "<!-- mtlint-disable-next-line a -->");
    }
}
