//! What a text must hold for a pattern to match: literals read off the pattern, so that most texts never see the regex.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// Something that every match has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Need {
    /// One of these texts, in the letter case of the pattern.
    Text(Vec<String>),
    /// A character beyond ASCII.
    NonAscii,
}

/// The most literals of which one must be there; more say too little.
const MOST: usize = 64;
/// The most characters of a class that are written out.
const SMALL_CLASS: usize = 12;

impl Need {
    /// Whether `text` has it.
    pub(super) fn is_met_by(&self, text: &str) -> bool {
        match self {
            Self::Text(texts) => texts.iter().any(|need| text.contains(need.as_str())),
            Self::NonAscii => !text.is_ascii(),
        }
    }

    /// The same need with every text changed by `change`.
    pub(super) fn map(self, change: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Text(texts) => Self::Text(texts.iter().map(|text| change(text)).collect()),
            Self::NonAscii => Self::NonAscii,
        }
    }

    /// How much it says: long texts much, many of them little.
    fn selectivity(&self) -> (usize, usize) {
        match self {
            Self::Text(texts) => {
                let shortest = texts.iter().map(|text| text.trim().len()).min().unwrap_or_default();
                (shortest, usize::MAX - texts.len())
            }
            Self::NonAscii => (2, 0),
        }
    }
}

/// Needs of which every match meets all, the most telling first.
pub(super) fn needs(hir: &Hir) -> Vec<Need> {
    let mut all = gather(hir);
    all.retain(|need| need.selectivity().0 > 0);
    all.sort_by_key(|need| std::cmp::Reverse(need.selectivity()));
    all.dedup();
    all
}

fn gather(hir: &Hir) -> Vec<Need> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            String::from_utf8(literal.0.to_vec()).map(|text| Need::Text(vec![text])).into_iter().collect()
        }
        HirKind::Capture(group) => gather(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => gather(&repetition.sub),
        HirKind::Class(Class::Unicode(class)) => of_class(class.ranges()).into_iter().collect(),
        HirKind::Concat(parts) => parts.iter().flat_map(gather).collect(),
        HirKind::Alternation(parts) => of_alternatives(parts).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn of_class(ranges: &[ClassUnicodeRange]) -> Option<Need> {
    let count: usize = ranges.iter().map(ClassUnicodeRange::len).sum();
    if count <= SMALL_CLASS {
        return Some(Need::Text(
            ranges.iter().flat_map(|range| range.start()..=range.end()).map(String::from).collect(),
        ));
    }
    ranges.iter().all(|range| !range.start().is_ascii()).then_some(Need::NonAscii)
}

/// What one of several ways through a pattern needs: the most telling need of each.
fn of_alternatives(parts: &[Hir]) -> Option<Need> {
    let best: Option<Vec<Need>> =
        parts.iter().map(|part| gather(part).into_iter().max_by_key(Need::selectivity)).collect();
    let best = best?;
    if best.iter().all(|need| {
        *need == Need::NonAscii || matches!(need, Need::Text(texts) if texts.iter().all(|text| !text.is_ascii()))
    }) {
        return Some(Need::NonAscii);
    }
    let mut texts = Vec::new();
    for need in best {
        match need {
            Need::Text(more) => texts.extend(more),
            Need::NonAscii => return None,
        }
    }
    (texts.len() <= MOST).then_some(Need::Text(texts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(pattern: &str) -> Option<Need> {
        needs(&regex_syntax::parse(pattern).unwrap()).into_iter().next()
    }

    #[test]
    fn the_most_telling_literals_come_first() {
        let texts = |all: &[&str]| Some(Need::Text(all.iter().map(|text| (*text).to_owned()).collect()));
        assert_eq!(first(r"\b(\d+) milliards? d'euros"), texts(&[" milliard"]));
        assert_eq!(first(r"\w+ (foo|bar)\b"), texts(&["foo", "bar"]));
        assert_eq!(first(r"\w+\s\w+"), None);
        assert_eq!(first(r"\p{Cyrillic}+|[é-ü]x"), Some(Need::NonAscii));
    }
}
