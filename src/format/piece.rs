//! How the text of a [`Prose`](super::Prose) and the bytes of its file correspond.

use crate::text::Span;

use super::writing::Writing;

/// A stretch of a text and the bytes of the file that it comes from. The pieces of a text follow each other without gaps;
/// what lies between them in the file is markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Bytes of the text.
    pub(super) text: Span,
    /// Bytes of the file.
    pub(super) original: Span,
    pub(super) kind: Kind,
    /// How the file writes down what stands here.
    pub(super) writing: Writing,
}

/// What a piece has to do with the bytes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// They are the same, byte for byte.
    Same,
    /// They say the same in another way, such as an entity, and can only be changed as a whole.
    Decoded,
    /// A break or a space that stands for markup, which must stay.
    Markup,
}

impl Piece {
    /// Where in the file the text's byte `at` begins, which lies in this piece or at its end; for what can only be
    /// changed as a whole, that is its start.
    pub(super) fn original_start(&self, at: usize) -> usize {
        match self.kind {
            Kind::Same => self.original.start + (at - self.text.start),
            Kind::Decoded | Kind::Markup => self.original.start,
        }
    }

    /// Where in the file a stretch ends that ends before the text's byte `at` in this piece.
    pub(super) fn original_end(&self, at: usize) -> usize {
        match self.kind {
            Kind::Same => self.original.start + (at - self.text.start),
            Kind::Decoded | Kind::Markup => self.original.end,
        }
    }

    /// The bytes of the text that the file's bytes `place`, which lie in this piece, stand for.
    pub(super) fn text_of(&self, place: Span) -> Span {
        let at = |byte: usize| self.text.start + (byte - self.original.start);
        if self.kind == Kind::Same { Span::new(at(place.start), at(place.end)) } else { self.text }
    }

    /// Whether `next` goes on in text and file where this one ends, so that one piece can stand for both.
    pub(super) fn runs_into(&self, next: &Self) -> bool {
        let same = self.kind == Kind::Same && next.kind == Kind::Same && self.writing == next.writing;
        same && self.text.end == next.text.start && self.original.end == next.original.start
    }
}
