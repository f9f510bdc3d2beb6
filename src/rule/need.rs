//! What a text must hold for a check to find anything in it, so that most texts are never looked at closely.

use crate::text::rarity::rarity;

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
    /// How much it says, in bytes that must be there: a long text says much, a choice as little as its least.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Text(text) if is_everywhere(text) => 0,
            Self::Text(text) => text.trim().len(),
            Self::NonAscii => 2,
            Self::All(needs) => needs.iter().map(Self::weight).max().unwrap_or_default(),
            Self::Any(needs) => needs.iter().map(Self::weight).min().unwrap_or_default(),
        }
    }

    /// How many texts it asks for.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Text(_) | Self::NonAscii => 1,
            Self::All(needs) | Self::Any(needs) => needs.iter().map(Self::size).sum(),
        }
    }

    /// All of `needs` as one, what is quickly looked for first.
    pub(crate) fn all(mut needs: Vec<Self>) -> Self {
        needs.retain(|need| need.weight() > 0);
        needs.sort_by_key(|need| (need.size(), std::cmp::Reverse(need.weight())));
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

/// Letters that are less [rare](rarity) than this stand in nearly every paragraph, and so do longer texts below the other.
const RARE: [u32; 2] = [25, 15];

/// Whether `text` says nothing, because nearly every paragraph has it.
fn is_everywhere(text: &str) -> bool {
    rarity(text.as_bytes()) < RARE[usize::from(text.len() > 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Need {
        Need::Text(text.to_owned())
    }

    #[test]
    fn a_need_says_as_much_as_it_must() {
        let either = Need::any(vec![text("this text"), text("him")]);
        assert_eq!((either.weight(), either.size()), (3, 2));
        assert_eq!(Need::all(vec![either.clone(), text("translate")]), Need::All(vec![text("translate"), either]));
        for nothing in [Need::default(), text("e"), text(" th")] {
            assert_eq!(Need::all(vec![nothing.clone(), text("plan")]), text("plan"));
            assert_eq!(Need::any(vec![nothing, text("plan")]), Need::default());
        }
    }
}
