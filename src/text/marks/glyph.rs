//! The quotation marks: what each looks like, and which of them belong together.

/// Double or single marks: quotations nest by alternating the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
}

/// The set of marks that a glyph comes from. A quotation should open and close with the same set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `"` and `'`
    Straight,
    /// “ ” ‘ ’
    Curly,
    /// „ and ‚, which close with curly marks
    Low,
    /// « » ‹ ›, which different languages turn different ways
    Angle,
    /// Marks made of other keys, as in typewriter text: two backquotes, two apostrophes
    Typed,
}

/// Which end of a quotation the glyph itself points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Opening,
    Closing,
    Either,
}

/// A quotation mark as a glyph, without its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) family: Family,
    pub(super) style: Style,
    pub(super) turn: Turn,
}

/// How well a closing glyph suits the opening one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// They belong together.
    Same,
    /// Both double or both single, of different sets.
    OtherStyle,
    /// One double, one single.
    OtherFamily,
}

impl Glyph {
    /// The glyph that `c` is, if it is a quotation mark.
    pub(super) fn of(c: char) -> Option<Self> {
        use Family::{Double, Single};
        use Style::{Angle, Curly, Low, Straight, Typed};
        use Turn::{Closing, Either, Opening};
        let (family, style, turn) = match c {
            '"' => (Double, Straight, Either),
            '“' | '‟' => (Double, Curly, Opening),
            '”' => (Double, Curly, Closing),
            '„' => (Double, Low, Opening),
            '«' => (Double, Angle, Opening),
            '»' => (Double, Angle, Closing),
            '\'' => (Single, Straight, Either),
            '‘' | '‛' => (Single, Curly, Opening),
            '’' => (Single, Curly, Closing),
            '‚' => (Single, Low, Opening),
            '‹' => (Single, Angle, Opening),
            '›' => (Single, Angle, Closing),
            '`' => (Single, Typed, Either),
            _ => return None,
        };
        Some(Self { family, style, turn })
    }

    /// Two backquotes, which open, or two apostrophes, as one glyph.
    pub(super) fn typed_double(c: char) -> Self {
        let turn = if c == '`' { Turn::Opening } else { Turn::Either };
        Self { family: Family::Double, style: Style::Typed, turn }
    }

    /// How well `closing` ends what this glyph opened.
    pub(super) fn fit(self, closing: Self) -> Fit {
        if self.family != closing.family {
            return Fit::OtherFamily;
        }
        let same = self.style == closing.style
            || self.style == Style::Typed
            || closing.style == Style::Typed
            || (self.style == Style::Low && closing.style == Style::Curly);
        if same { Fit::Same } else { Fit::OtherStyle }
    }

    /// Whether the glyph points the wrong way as the opening mark of a quotation.
    pub(super) fn opens_backwards(self) -> bool {
        self.turn == Turn::Closing && self.style == Style::Curly
    }

    /// Whether the glyph points the wrong way as the end of what `opening` began; „…“ and ‚…‘ are right.
    pub(super) fn closes_backwards(self, opening: Self) -> bool {
        match self.style {
            Style::Curly => self.turn == Turn::Opening && opening.style != Style::Low,
            Style::Low => true,
            _ => false,
        }
    }

    /// What opens a quotation of this family and style.
    pub(super) fn opening_text(self) -> &'static str {
        match (self.family, self.style) {
            (Family::Double, Style::Straight) => "\"",
            (Family::Double, Style::Curly) => "“",
            (Family::Double, Style::Low) => "„",
            (Family::Double, Style::Angle) => "«",
            (Family::Double, Style::Typed) => "``",
            (Family::Single, Style::Straight) => "'",
            (Family::Single, Style::Curly) => "‘",
            (Family::Single, Style::Low) => "‚",
            (Family::Single, Style::Angle) => "‹",
            (Family::Single, Style::Typed) => "`",
        }
    }

    /// What ends a quotation that this glyph opened.
    pub(super) fn closing_text(self) -> &'static str {
        match (self.family, self.style) {
            (Family::Double, Style::Straight) => "\"",
            (Family::Double, Style::Curly) => "”",
            (Family::Double, Style::Low) => "“",
            (Family::Double, Style::Angle) => "»",
            (Family::Double, Style::Typed) => "''",
            (Family::Single, Style::Straight | Style::Typed) => "'",
            (Family::Single, Style::Curly) => "’",
            (Family::Single, Style::Low) => "‘",
            (Family::Single, Style::Angle) => "›",
        }
    }
}
