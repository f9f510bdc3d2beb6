//! Parts of a text that is too long for one article: a dump of many, which is looked at part by part.

use super::Span;

/// So long a text may be, in bytes, and still be one article, or a book of them that somebody reads as a whole.
const LONGEST: usize = 2 << 20;
/// How long a part is, about.
const PART: usize = 1 << 18;

/// The parts of `source`: all of it, or stretches of a quarter of a mebibyte that end where a paragraph does. They follow each other
/// without gaps, and are the same however many threads look at them.
pub fn sections(source: &str) -> Vec<Span> {
    let (mut sections, mut start) = (Vec::new(), 0);
    while source.len() - start > LONGEST {
        let end = end_of_part(source, start);
        sections.push(Span::new(start, end));
        start = end;
    }
    sections.push(Span::new(start, source.len()));
    sections
}

/// Where the part that begins at `start` ends: behind the last empty line of a stretch, or else its last line or word.
fn end_of_part(source: &str, start: usize) -> usize {
    let end = (start..=start + PART).rev().find(|&at| source.is_char_boundary(at)).unwrap_or(start + PART);
    let part = &source[start..end];
    let behind = |mark: &str| part.rfind(mark).map(|at| start + at + mark.len()).filter(|&at| at > start + PART / 2);
    ["\n\n", "\n\r\n", "\n", " "].into_iter().find_map(behind).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_one_part() {
        for text in ["", "One.\n\nTwo.", &"A line.\n\n".repeat(1000)] {
            assert_eq!(sections(text), [Span::new(0, text.len())]);
        }
    }

    #[test]
    fn parts_end_with_paragraphs_and_leave_nothing_out() {
        for text in ["Straße, été.\n\n".repeat(300_000), "word ".repeat(1_000_000), "é".repeat(3_000_000)] {
            let parts = sections(&text);
            assert!(parts.len() > 2);
            let whole: String = parts.iter().map(|part| &text[part.range()]).collect();
            assert_eq!(whole, text);
            assert!(parts.iter().all(|part| part.len() <= LONGEST && !part.is_empty()));
        }
        let text = "Straße, été.\n\n".repeat(300_000);
        assert!(sections(&text).iter().all(|part| text[part.range()].ends_with("\n\n")));
    }
}
