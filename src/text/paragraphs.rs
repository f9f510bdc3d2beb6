//! Lines into paragraphs: a line break ends a paragraph, unless the text is wrapped by hand.

use super::Span;
use super::lines::with_ends;

/// A line with something on it, without the spaces around.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) before: Break,
}

/// What stands between a line and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    /// Nothing: it is the first.
    Start,
    /// A line break made for the width of a page.
    Soft,
    /// The end of a paragraph.
    Paragraph,
}

/// Widest line, in characters, that a hand or a mail program would still wrap at.
const WIDEST_WRAP: usize = 120;

/// The lines of `source`, each with the kind of break before it.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks(source) {
        let wrapped = is_wrapped(source, &block);
        for (number, &span) in block.iter().enumerate() {
            let before = match (lines.is_empty(), number > 0 && wrapped) {
                (true, _) => Break::Start,
                (false, true) => Break::Soft,
                (false, false) => Break::Paragraph,
            };
            lines.push(Line { span, before });
        }
    }
    lines
}

/// Runs of lines without an empty line between them.
fn blocks(source: &str) -> Vec<Vec<Span>> {
    let (mut blocks, mut block, mut start) = (Vec::new(), Vec::new(), 0);
    for line in with_ends(source) {
        let is_space = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        let text = line.trim_start_matches(is_space);
        let from = start + line.len() - text.len();
        match text.trim_end_matches(is_space) {
            "" => blocks.push(std::mem::take(&mut block)),
            text => block.push(Span::new(from, from + text.len())),
        }
        start += line.len();
    }
    blocks.push(block);
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether the lines of a block were broken to keep within a width: no line would have had room for the first word of
/// the next one, and lines end in the middle of sentences.
fn is_wrapped(source: &str, block: &[Span]) -> bool {
    const WIDEST_CHARACTER: usize = 4;
    if block.len() < 2 || block.iter().any(|line| line.len() > WIDEST_CHARACTER * WIDEST_WRAP) {
        return false;
    }
    let texts: Vec<&str> = block.iter().map(|span| &source[span.range()]).collect();
    let widths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
    let width = widths.iter().copied().max().unwrap_or_default();
    let full = texts.windows(2).zip(&widths).all(|(pair, line)| {
        let word = pair[1].split_whitespace().next().unwrap_or_default();
        line + 1 + word.chars().count() > width
    });
    let open = texts[..texts.len() - 1].iter().filter(|text| !ends_sentence(text)).count();
    let continues = texts.len() > 2 || texts[1].starts_with(char::is_lowercase);
    width <= WIDEST_WRAP && full && continues && 2 * open >= texts.len() - 1
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(source: &str) -> Vec<Break> {
        lines(source).iter().map(|line| line.before).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        let text = "The minister resigned.\nHer deputy took over the office at once.\n";
        assert_eq!(breaks(text), [Break::Start, Break::Paragraph]);
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        let text = "The minister resigned.\rHer deputy took over the office at once.\r\rNext.";
        assert_eq!(breaks(text), [Break::Start, Break::Paragraph, Break::Paragraph]);
    }

    #[test]
    fn wrapped_lines_belong_together() {
        let text = "The minister of the interior, who had been\nin office for two years, resigned on Friday\nafter talks.\n\nNext.";
        assert_eq!(breaks(text), [Break::Start, Break::Soft, Break::Soft, Break::Paragraph]);
    }
}
