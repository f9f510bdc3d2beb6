//! Quotation marks and brackets that do not pair up.

use super::around::Around;
use super::{MarkEdit, brackets, foreign, quotes};
use crate::text::Span;

/// What is wrong with a quotation mark or bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairFault {
    /// Opens something that nothing closes.
    Unclosed,
    /// Closes something that nothing opened.
    Unopened,
    /// Points the wrong way: ”so” or “so“.
    WrongWay,
    /// Not the partner of the mark it pairs with: “so" or (so].
    Mixed,
    /// Parted by a space from what it encloses.
    SpaceInside,
    /// Encloses nothing.
    Empty,
    /// Stands at the end of a paragraph with nothing behind it.
    Stray,
    /// A pair of marks from another script: 「so」, 《so》.
    Foreign,
}

/// A mark that does not pair up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairDefect {
    /// What is wrong.
    pub fault: PairFault,
    /// The mark, with the space that is wrong with it.
    pub span: Span,
    /// How to mend it, where that is certain.
    pub edit: Option<MarkEdit>,
    /// The mark itself.
    pub mark: char,
}

/// The quotation marks and brackets of `text` that do not pair up, in the order of their place.
///
/// `paragraphs` are the parts of the text that hold prose, in order. Quotations may run over several of them.
pub fn pair_defects(text: &str, paragraphs: &[Span]) -> Vec<PairDefect> {
    let around: Vec<Around<'_>> = paragraphs.iter().filter_map(|&span| Around::new(text, span)).collect();
    let mut defects = quotes::defects(text, &around);
    defects.extend(brackets::defects(text, &around));
    defects.extend(around.iter().flat_map(|&paragraph| foreign::defects(paragraph)));
    defects.sort_by_key(|defect| defect.span);
    defects
}
