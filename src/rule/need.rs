//! What a text must hold for a check to find anything in it, so that most texts are never looked at closely.

use crate::text::Document;
use crate::text::shingles::Shingles;

/// Something without which a check finds nothing in a paragraph. Texts are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// This text.
    Text(String),
    /// A character beyond ASCII.
    NonAscii,
    /// All of these; of none of them: nothing is needed.
    All(Vec<Need>),
    /// One of these.
    Any(Vec<Need>),
}

impl Default for Need {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Need {
    /// Whether a paragraph of `document` may hold it. A yes can be wrong, a no can't.
    pub(crate) fn may_be_met_by_text(&self, document: &Document<'_>) -> bool {
        self.is_nothing() || self.may_be_met_by(document.shingles())
    }

    /// Whether paragraph number `paragraph` of `document` holds it.
    pub(crate) fn is_met_in(&self, document: &Document<'_>, paragraph: usize) -> bool {
        self.is_nothing()
            || self.may_be_met_by(&document.shingles_of_each()[paragraph])
                && self.is_met_by(&document.view().folded()[document.paragraphs()[paragraph].range()])
    }

    /// Whether the paragraph `folded`, in lower case, holds it.
    pub(crate) fn is_met_by(&self, folded: &str) -> bool {
        match self {
            Self::Text(text) => folded.contains(text.as_str()),
            Self::NonAscii => !folded.is_ascii(),
            Self::All(needs) => needs.iter().all(|need| need.is_met_by(folded)),
            Self::Any(needs) => needs.iter().any(|need| need.is_met_by(folded)),
        }
    }

    /// Whether a stretch with these shingles may hold it. A yes can be wrong, a no can't.
    fn may_be_met_by<const WORDS: usize>(&self, shingles: &Shingles<WORDS>) -> bool {
        match self {
            Self::Text(text) => shingles.may_hold(text),
            Self::NonAscii => !shingles.is_ascii(),
            Self::All(needs) => needs.iter().all(|need| need.may_be_met_by(shingles)),
            Self::Any(needs) => needs.iter().any(|need| need.may_be_met_by(shingles)),
        }
    }

    /// Whether every text meets it.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// How much it says, in bytes that must be there: a long text says much, a choice as little as its least.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Text(text) => text.trim().len(),
            Self::NonAscii => 2,
            Self::All(needs) => needs.iter().map(Self::weight).max().unwrap_or_default(),
            Self::Any(needs) => needs.iter().map(Self::weight).min().unwrap_or_default(),
        }
    }

    /// All of `needs` as one, the most telling first.
    pub(crate) fn all(mut needs: Vec<Self>) -> Self {
        needs.retain(|need| need.weight() > 0);
        needs.sort_by_key(|need| std::cmp::Reverse(need.weight()));
        needs.dedup();
        if needs.len() == 1 { needs.remove(0) } else { Self::All(needs) }
    }

    /// One of `needs`. If one of them is nothing, nothing is needed.
    pub(crate) fn any(mut needs: Vec<Self>) -> Self {
        if needs.iter().any(|need| need.weight() == 0) {
            return Self::default();
        }
        needs.dedup();
        if needs.len() == 1 { needs.remove(0) } else { Self::Any(needs) }
    }
}
