//! Puts a [`Prose`] together, piece by piece.

use std::borrow::Cow;

use crate::text::Span;

use super::piece::{Kind, Piece};
use super::prose::Prose;
use super::writing::Writing;

/// What is to stand before the next piece. Ordered: of two, the stronger one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Joint {
    /// Nothing: it goes on.
    #[default]
    None,
    /// A space, for a line break that means nothing.
    Space,
    /// The end of a line.
    Line,
    /// The end of a paragraph, a headline, a list item, a table cell.
    Paragraph,
}

impl Joint {
    fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Space => " ",
            Self::Line => "\n",
            Self::Paragraph => "\n\n",
        }
    }
}

/// A prose in the making. Pieces come in the order of the file.
#[derive(Debug)]
pub(super) struct Builder<'s> {
    source: &'s str,
    text: String,
    pieces: Vec<Piece>,
    apart: Vec<Span>,
    joint: Joint,
    /// Spaces in the file that become one space, if anything follows them in the same line.
    spaces: Option<(Span, Writing)>,
    judging: Judging,
}

/// Whether what comes is for rules to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Judging {
    /// It is.
    #[default]
    Yes,
    /// From the next piece on it isn't.
    Ending,
    /// From this byte of the text on it isn't.
    Ended(usize),
}

impl<'s> Builder<'s> {
    /// A prose of the file `source`, without any text yet.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            text: String::new(),
            pieces: Vec::new(),
            apart: Vec::new(),
            joint: Joint::None,
            spaces: None,
            judging: Judging::Yes,
        }
    }

    /// The file.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// Separates what comes next from what is there.
    pub(super) fn join(&mut self, joint: Joint) {
        self.joint = self.joint.max(joint);
    }

    /// Takes over `original` as it is.
    pub(super) fn verbatim(&mut self, original: Span, writing: Writing) {
        if !original.is_empty() {
            self.connect(original.start, writing);
            self.push(&self.source[original.range()], original, (Kind::Same, writing));
        }
    }

    /// Takes over what `original` means: `text`.
    pub(super) fn decoded(&mut self, text: &str, original: Span, writing: Writing) {
        if !text.is_empty() {
            self.connect(original.start, writing);
            self.push(text, original, (Kind::Decoded, writing));
        }
    }

    /// Takes over the spaces `original` as one space, and as none at the edges of a line.
    pub(super) fn spaces(&mut self, original: Span, writing: Writing) {
        if self.joint == Joint::None && !self.text.is_empty() {
            // Spaces on both sides of a tag are one space.
            let start = self.spaces.map_or(original.start, |(spaces, _)| spaces.start);
            self.spaces = Some((Span::new(start, original.end), writing));
        }
    }

    /// What comes next is context, and not for rules to judge, until [`Self::together`].
    pub(super) fn set_apart(&mut self) {
        if self.judging == Judging::Yes {
            self.judging = Judging::Ending;
        }
    }

    /// Ends what [`Self::set_apart`] began.
    pub(super) fn together(&mut self) {
        if let Judging::Ended(start) = std::mem::take(&mut self.judging) {
            self.apart.push(Span::new(start, self.text.len()));
        }
    }

    /// Takes over a prose of the same file, as paragraphs of its own.
    pub(super) fn append(&mut self, other: &Prose<'_>) {
        let Some(first) = other.pieces().first() else { return };
        self.join(Joint::Paragraph);
        self.connect(first.original.start, first.writing);
        let shift = self.text.len();
        let shifted = |span: Span| Span::new(span.start + shift, span.end + shift);
        self.text.push_str(other.text());
        self.pieces.extend(other.pieces().iter().map(|piece| Piece { text: shifted(piece.text), ..*piece }));
        self.apart.extend(other.apart().iter().map(|&span| shifted(span)));
    }

    /// The prose; none if there is nothing to read in it.
    pub(super) fn finish(mut self) -> Option<Prose<'s>> {
        self.together();
        let is_blank = self.text.trim().is_empty();
        (!is_blank).then(|| Prose::new(self.source, Cow::Owned(self.text), self.pieces, self.apart))
    }

    /// Writes the joint or the space that is due before a piece that begins at byte `next` of the file.
    fn connect(&mut self, next: usize, writing: Writing) {
        let spaces = self.spaces.take();
        let joint = std::mem::take(&mut self.joint);
        if let Some(last) = self.pieces.last().filter(|_| joint != Joint::None) {
            let gap = Span::new(last.original.end.min(next), next);
            let kind = if self.blank(gap) == Kind::Markup { Kind::Markup } else { Kind::Decoded };
            self.push(joint.text(), gap, (kind, writing));
        } else if let Some((spaces, writing)) = spaces {
            self.push(" ", spaces, (self.blank(spaces), writing));
        }
        if self.judging == Judging::Ending {
            self.judging = Judging::Ended(self.text.len());
        }
    }

    /// What a break or a space has to do with the bytes at `gap`.
    fn blank(&self, gap: Span) -> Kind {
        match &self.source[gap.range()] {
            " " => Kind::Same,
            written if !written.is_empty() && written.chars().all(char::is_whitespace) => Kind::Decoded,
            _ => Kind::Markup,
        }
    }

    fn push(&mut self, text: &str, original: Span, (kind, writing): (Kind, Writing)) {
        let start = self.text.len();
        self.text.push_str(text);
        let piece = Piece { text: Span::new(start, self.text.len()), original, kind, writing };
        match self.pieces.last_mut() {
            Some(last) if last.runs_into(&piece) => {
                last.text.end = piece.text.end;
                last.original.end = piece.original.end;
            }
            _ => self.pieces.push(piece),
        }
    }
}
