//! A prose found in the text of another one, such as in HTML that is a string of JSON.

use std::borrow::Cow;

use crate::text::Span;

use super::piece::{Kind, Piece};
use super::prose::Prose;

/// `inner`, a prose of the text of `outer`, as a prose of the file `source` that `outer` comes from.
pub(super) fn within<'s>(inner: &Prose<'_>, outer: &Prose<'s>, source: &'s str) -> Prose<'s> {
    let mut pieces = Vec::new();
    for piece in inner.pieces() {
        match piece.kind {
            Kind::Same => same(piece, outer, &mut pieces),
            Kind::Decoded | Kind::Markup => {
                let original = whole(piece.original, outer);
                pieces.push(Piece { original, writing: piece.writing.in_string(), ..*piece });
            }
        }
    }
    Prose::new(source, Cow::Owned(inner.text().to_owned()), pieces, inner.apart().to_vec())
}

/// The bytes of the file that `span` of the text of `outer` comes from.
fn whole(span: Span, outer: &Prose<'_>) -> Span {
    let pieces = outer.pieces();
    let first = pieces.partition_point(|piece| piece.text.end <= span.start).min(pieces.len() - 1);
    let start = pieces[first].original_start(span.start.min(pieces[first].text.end));
    if span.is_empty() {
        return Span::new(start, start);
    }
    let last = pieces.partition_point(|piece| piece.text.end < span.end).min(pieces.len() - 1);
    Span::new(start, pieces[last].original_end(span.end).max(start))
}

/// Cuts `piece` where the pieces of `outer` are cut.
fn same(piece: &Piece, outer: &Prose<'_>, pieces: &mut Vec<Piece>) {
    let first = outer.pieces().partition_point(|part| part.text.end <= piece.original.start);
    for part in outer.pieces()[first..].iter().take_while(|part| part.text.start < piece.original.end) {
        let start = part.text.start.max(piece.original.start);
        let end = part.text.end.min(piece.original.end);
        let shift = |at: usize| at - piece.original.start + piece.text.start;
        let original = Span::new(part.original_start(start), part.original_end(end));
        let text = Span::new(shift(start), shift(end));
        pieces.push(Piece { text, original, kind: part.kind, writing: piece.writing.in_string() });
    }
}
