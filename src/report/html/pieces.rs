//! A text cut into pieces, so that every place and every edit of a finding begins and ends with a piece.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Edit};
use crate::text::{Document, Span};

/// A way to mend a text: which finding, and which of its fixes.
pub(super) type FixNumber = (usize, usize);

/// A paragraph with the line breaks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// From the end of the block before to the beginning of the next one: the blocks are the whole text.
    pub(super) span: Span,
    /// What a reader sees of it.
    pub(super) shown: Span,
    /// Whether it is a headline rather than prose.
    pub(super) is_headline: bool,
}

/// The blocks of `text`; at least one, so that whatever is found has its place.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let document = Document::new(text);
    let paragraphs = document.paragraphs();
    if paragraphs.is_empty() {
        let whole = Span::new(0, text.len());
        return vec![Block { span: whole, shown: whole, is_headline: false }];
    }
    let shown: Vec<Span> = paragraphs.iter().map(|&it| document.original(it)).collect();
    let starts = shown.iter().enumerate().map(|(number, span)| if number == 0 { 0 } else { span.start });
    let ends = shown.iter().skip(1).map(|next| next.start).chain([text.len()]);
    let spans = starts.zip(ends).zip(&shown).zip(paragraphs);
    spans
        .map(|(((start, end), &shown), paragraph)| Block {
            span: Span::new(start, end),
            shown,
            is_headline: document.is_headline(paragraph.start),
        })
        .collect()
}

/// What a fix writes at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Insertion<'d> {
    pub(super) by: FixNumber,
    pub(super) text: &'d str,
}

/// A stretch of text that findings and edits take or leave as a whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'d> {
    pub(super) span: Span,
    /// What is written before it and takes nothing out.
    pub(super) before: Vec<Insertion<'d>>,
    /// The findings whose place it belongs to.
    pub(super) found: Vec<usize>,
    /// The fixes that take it out.
    pub(super) cut_by: Vec<FixNumber>,
    /// What is written behind it in the place of a text that ends with it.
    pub(super) behind: Vec<Insertion<'d>>,
}

/// The pieces of `text`, which also end where a block or what is shown of it does. The last one is empty.
pub(super) fn pieces<'d>(text: &str, blocks: &[Block], found: &'d [Diagnostic]) -> Vec<Piece<'d>> {
    let edits = || edits(found).filter(|(_, edit)| edit.span.end <= text.len());
    let mut cuts = BTreeSet::from([0, text.len()]);
    let places = found.iter().map(|it| it.span).chain(edits().map(|(_, edit)| edit.span));
    let shown = blocks.iter().flat_map(|block| [block.span, block.shown]);
    cuts.extend(places.chain(shown).flat_map(|span| [span.start, span.end]).filter(|&at| at <= text.len()));
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    let spans: Vec<Span> = cuts.iter().copied().zip(ends).map(|(start, end)| Span::new(start, end)).collect();

    let mut insertions: BTreeMap<usize, Vec<Insertion>> = BTreeMap::new();
    for (by, edit) in edits().filter(|(_, edit)| edit.span.is_empty()) {
        insertions.entry(edit.span.start).or_default().push(Insertion { by, text: &edit.replacement });
    }
    let mut findings = Sweep::new(found.iter().enumerate().map(|(number, it)| (it.span, number)));
    let mut changes = Sweep::new(edits().map(|(by, edit)| (edit.span, Insertion { by, text: &edit.replacement })));
    let piece = |span: Span| {
        let changes = changes.over(span);
        Piece {
            before: insertions.remove(&span.start).unwrap_or_default(),
            found: findings.over(span).iter().map(|(_, number)| *number).collect(),
            cut_by: changes.iter().map(|(_, change)| change.by).collect(),
            behind: changes.iter().filter(|(all, _)| all.end == span.end).map(|(_, change)| *change).collect(),
            span,
        }
    };
    spans.into_iter().map(piece).collect()
}

/// All edits of `found`, with the fixes that they belong to.
fn edits(found: &[Diagnostic]) -> impl Iterator<Item = (FixNumber, &Edit)> {
    found.iter().enumerate().flat_map(|(finding, it)| {
        let fixes = it.fixes.iter().enumerate();
        fixes.flat_map(move |(fix, it)| it.edits.iter().map(move |edit| ((finding, fix), edit)))
    })
}

/// Spans that are met from the left to the right.
struct Sweep<T> {
    /// The leftmost is the last.
    coming: Vec<(Span, T)>,
    open: Vec<(Span, T)>,
}

impl<T> Sweep<T> {
    fn new(spans: impl Iterator<Item = (Span, T)>) -> Self {
        let mut coming: Vec<(Span, T)> = spans.filter(|(span, _)| !span.is_empty()).collect();
        coming.sort_by_key(|(span, _)| *span);
        coming.reverse();
        Self { coming, open: Vec::new() }
    }

    /// The spans that `piece`, which is cut at all their ends, is a part of. It must lie behind the last one asked for.
    fn over(&mut self, piece: Span) -> &[(Span, T)] {
        self.open.retain(|(span, _)| span.end > piece.start);
        while let Some(next) = self.coming.pop_if(|(span, _)| span.start <= piece.start) {
            self.open.push(next);
        }
        &self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Category, Fix, RuleId, Severity};

    const TEXT: &str = "\u{FEFF}One kyiv two.\r\n\r\nThree four";

    fn found(needle: &str, edits: &[(&str, &str)]) -> Diagnostic {
        let span = |needle: &str| TEXT.find(needle).map(|at| Span::new(at, at + needle.len())).unwrap();
        let edit = |(needle, to): &(&str, &str)| Edit { span: span(needle), replacement: (*to).to_owned() };
        let edits: Vec<Edit> = edits.iter().map(edit).collect();
        Diagnostic {
            rule: RuleId::new("any/test", "rule"),
            span: span(needle),
            severity: Severity::Error,
            category: Category::Name,
            message: String::new(),
            fixes: vec![Fix { edits, applicability: Applicability::Safe }],
        }
    }

    fn cut(found: &[Diagnostic]) -> Vec<(&'static str, Vec<usize>, Vec<usize>)> {
        let pieces = pieces(TEXT, &blocks(TEXT), found);
        let cut = |it: &Piece| it.cut_by.iter().map(|by| by.0).collect();
        pieces.iter().map(|it| (&TEXT[it.span.range()], it.found.clone(), cut(it))).collect()
    }

    #[test]
    fn blocks_are_the_whole_text_with_the_breaks_behind_them() {
        let blocks = blocks(TEXT);
        let whole: Vec<&str> = blocks.iter().map(|it| &TEXT[it.span.range()]).collect();
        let shown: Vec<&str> = blocks.iter().map(|it| &TEXT[it.shown.range()]).collect();
        assert_eq!(whole, ["\u{FEFF}One kyiv two.\r\n\r\n", "Three four"]);
        assert_eq!(shown, ["One kyiv two.", "Three four"]);
    }

    #[test]
    fn pieces_end_where_findings_edits_and_blocks_do() {
        let found = [found("kyiv two", &[("yiv", "x")]), found("two", &[])];
        let expected = [
            ("\u{FEFF}", vec![], vec![]),
            ("One ", vec![], vec![]),
            ("k", vec![0], vec![]),
            ("yiv", vec![0], vec![0]),
            (" ", vec![0], vec![]),
            ("two", vec![0, 1], vec![]),
            (".", vec![], vec![]),
            ("\r\n\r\n", vec![], vec![]),
            ("Three four", vec![], vec![]),
            ("", vec![], vec![]),
        ];
        assert_eq!(cut(&found), expected);
    }

    #[test]
    fn what_is_inserted_stands_before_and_what_replaces_behind() {
        let found = [found("kyiv", &[("", "a"), ("kyiv", "Kyiv")])];
        let blocks = blocks(TEXT);
        let pieces = pieces(TEXT, &blocks, &found);
        assert_eq!(pieces[0].before, [Insertion { by: (0, 0), text: "a" }]);
        assert_eq!(pieces[2].behind, [Insertion { by: (0, 0), text: "Kyiv" }]);
        assert!(pieces.iter().all(|it| it.span.start != 3 || it.before.is_empty()));
    }

    #[test]
    fn a_text_without_words_is_a_block_all_the_same() {
        assert_eq!(blocks(" \n").iter().map(|it| it.shown).collect::<Vec<_>>(), [Span::new(0, 2)]);
        assert_eq!(pieces("", &blocks(""), &[]).len(), 1);
    }
}
