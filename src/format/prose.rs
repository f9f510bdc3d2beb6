//! A text without markup, and the way back to the bytes of its file.

use std::borrow::Cow;

use crate::text::Span;

use super::piece::{Kind, Piece};
use super::writing::{Around, Writing};
use super::{outline, trim, urls};

/// Prose of a file: an article, or a part of one that is read for itself.
#[derive(Debug, Clone)]
pub struct Prose<'s> {
    source: &'s str,
    text: Cow<'s, str>,
    /// Without any, text and file are the same.
    pieces: Vec<Piece>,
    /// What in the text is not for rules to judge, in order and without overlaps.
    apart: Vec<Span>,
}

impl<'s> Prose<'s> {
    /// A file that is prose from end to end.
    pub(super) fn plain(source: &'s str) -> Self {
        Self { source, text: Cow::Borrowed(source), pieces: Vec::new(), apart: Vec::new() }
    }

    /// A text with its `pieces` in the file `source`; `apart` and addresses are not for rules to judge.
    pub(super) fn new(source: &'s str, text: Cow<'s, str>, pieces: Vec<Piece>, mut apart: Vec<Span>) -> Self {
        apart.extend(urls::urls(&text));
        apart.sort_unstable();
        apart.dedup_by(|later, earlier| {
            let overlap = later.start < earlier.end;
            if overlap {
                earlier.end = earlier.end.max(later.end);
            }
            overlap
        });
        Self { source, text, pieces, apart }
    }

    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(super) fn apart(&self) -> &[Span] {
        &self.apart
    }

    /// The prose, with all markup gone and all characters decoded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether text and file are the same, so that places in one are places in the other.
    pub fn is_plain(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The bytes of the file that `span` of the text stands for; none if that is not for rules to judge, such as code.
    pub fn original(&self, span: Span) -> Option<Span> {
        if self.is_plain() {
            return Some(span);
        }
        if self.is_apart(span) {
            return None;
        }
        if span.is_empty() {
            let (_, at) = self.beside(span.start, span)?;
            return Some(Span::new(at, at));
        }
        let (first, last) = (self.piece_at(span.start)?, self.piece_at(span.end - 1)?);
        let start = self.pieces[first].original_start(span.start);
        Some(Span::new(start, self.pieces[last].original_end(span.end).max(start)))
    }

    /// Whether all of the file's bytes `place` are text for rules to judge.
    pub fn judges(&self, place: Span) -> bool {
        let overlap =
            |piece: &Piece| Span::new(place.start.max(piece.original.start), place.end.min(piece.original.end));
        let touched = self.pieces.iter().filter(|piece| piece.original.overlaps(place));
        let is_text = |piece: &&Piece| piece.kind != Kind::Markup && !self.is_apart(piece.text_of(overlap(piece)));
        let judged: usize = touched.filter(is_text).map(|piece| overlap(piece).len()).sum();
        self.is_plain() || judged == place.len()
    }

    /// The bytes of the file that writing `replacement` in the place of `span` of the text changes, as few as possible,
    /// and what is to stand there, as the file's format writes it; none if nothing changes or markup would be lost.
    pub fn edit(&self, span: Span, replacement: &str) -> Option<(Span, String)> {
        if self.is_plain() {
            return Some((span, replacement.to_owned()));
        }
        let (inner, written) = trim::to_difference(&self.text, span, replacement);
        if self.is_apart(inner) || (inner.is_empty() && written.is_empty()) {
            return None;
        }
        if let Some(pieces) = self.whole(inner) {
            return self.replace(pieces, inner, written);
        }
        let (piece, at) = self.beside(inner.start, span)?;
        self.encode(&Change { piece, place: Span::new(at, at), gone: 0, written })
    }

    /// The pieces that `span` lies in, first and last; none if it is a place between two pieces.
    fn whole(&self, span: Span) -> Option<(usize, usize)> {
        let first = self.piece_at(span.start)?;
        if !span.is_empty() {
            return Some((first, self.piece_at(span.end - 1)?));
        }
        (self.pieces[first].text.start < span.start).then_some((first, first))
    }

    fn replace(&self, (first, last): (usize, usize), span: Span, written: &str) -> Option<(Span, String)> {
        let pieces = &self.pieces[first..=last];
        let gapless = pieces.windows(2).all(|pair| pair[0].original.end == pair[1].original.start);
        let alike = pieces.iter().all(|piece| piece.writing == pieces[0].writing && piece.kind != Kind::Markup);
        if !gapless || !alike {
            return None;
        }
        let (head, tail) = (pieces.first()?, pieces.last()?);
        // What can only be changed as a whole is written anew where it stays.
        let before = if head.kind == Kind::Same { "" } else { &self.text[head.text.start..span.start] };
        let after = if tail.kind == Kind::Same { "" } else { &self.text[span.end..tail.text.end] };
        let place = Span::new(head.original_start(span.start), tail.original_end(span.end));
        let written = &format!("{before}{written}{after}");
        self.encode(&Change { piece: first, place, gone: before.len() + span.len() + after.len(), written })
    }

    /// `change` in the file's format.
    fn encode(&self, change: &Change<'_>) -> Option<(Span, String)> {
        let Change { piece: index, place, written, .. } = *change;
        let piece = &self.pieces[index];
        let behind = index.checked_sub(1).map(|previous| &self.text[self.pieces[previous].text.range()]);
        let opens = piece.original.start == place.start && behind.is_none_or(|text| text.trim().is_empty());
        let around = Around { before: &self.source[..place.start], after: &self.source[place.end..], opens };
        let encoded = piece.writing.encode(written, around)?;
        let lengths = (change.gone, written.len());
        let kept = piece.writing != Writing::Markdown || outline::is_kept(self.source, (place, &encoded), lengths);
        kept.then_some((place, encoded))
    }

    /// The index of the piece beside the text's byte `at` that an insertion there belongs to, and where in the file that
    /// is: the piece on the side of `wish`, the stretch that was to be written anew, if it can take it.
    fn beside(&self, at: usize, wish: Span) -> Option<(usize, usize)> {
        let next = self.pieces.partition_point(|piece| piece.text.end <= at);
        if self.pieces.get(next).is_some_and(|piece| piece.text.start < at) {
            return Some((next, self.pieces[next].original_start(at)));
        }
        let takes = |index: usize, touched: usize| {
            let piece = self.pieces.get(index).filter(|piece| piece.kind != Kind::Markup)?;
            (!self.is_apart(Span::new(touched, touched + 1))).then_some(piece)
        };
        let left = next.checked_sub(1).and_then(|index| Some((index, takes(index, at - 1)?.original_end(at))));
        let right = takes(next, at).map(|piece| (next, piece.original_start(at)));
        if wish.start < at || wish.end == at { left.or(right) } else { right.or(left) }
    }

    /// Whether `span` shares something with what is not for rules to judge, or lies inside it.
    fn is_apart(&self, span: Span) -> bool {
        // One may end where the span starts; then the next one counts.
        let first = self.apart.partition_point(|apart| apart.end < span.start);
        self.apart[first..].iter().take(3).any(|apart| apart.overlaps(span))
    }

    /// The index of the piece that holds byte `at` of the text.
    fn piece_at(&self, at: usize) -> Option<usize> {
        let index = self.pieces.partition_point(|piece| piece.text.end <= at);
        self.pieces.get(index).is_some_and(|piece| piece.text.start <= at).then_some(index)
    }
}

/// A change of the text on its way into the file.
struct Change<'w> {
    /// The piece that it lies in, or that it begins in.
    piece: usize,
    /// The bytes of the file that go.
    place: Span,
    /// How many bytes of text they stand for.
    gone: usize,
    /// The text that comes in their place.
    written: &'w str,
}
