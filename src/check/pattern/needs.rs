//! What a text must hold for a pattern to match: literals read off the pattern, so that most texts never see the regex.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The most literals of which one must be there; more say too little.
const MOST: usize = 64;
/// The most characters of a class that are written out.
const SMALL_CLASS: usize = 12;

/// Literals of which every match has one, in the letter case of the pattern; nothing if none can be told.
pub(super) fn needs(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Capture(group) => needs(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needs(&repetition.sub),
        HirKind::Class(Class::Unicode(class)) => {
            let count: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
            let chars = || class.iter().flat_map(|range| range.start()..=range.end()).map(String::from);
            (count <= SMALL_CLASS).then(|| chars().collect())
        }
        HirKind::Concat(parts) => parts.iter().filter_map(needs).max_by_key(|literals| selectivity(literals)),
        HirKind::Alternation(parts) => {
            let all: Option<Vec<Vec<String>>> = parts.iter().map(needs).collect();
            all.map(|all| all.concat()).filter(|all| all.len() <= MOST)
        }
        _ => None,
    }
}

/// How much a set of literals says: long ones much, many of them little.
fn selectivity(literals: &[String]) -> (usize, usize) {
    let shortest = literals.iter().map(|literal| literal.trim().len()).min().unwrap_or_default();
    (shortest, usize::MAX - literals.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> Option<Vec<String>> {
        needs(&regex_syntax::parse(pattern).unwrap())
    }

    #[test]
    fn the_most_telling_literals_are_chosen() {
        let texts = |all: &[&str]| Some(all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(r"\b(\d+) milliards? d'euros"), texts(&[" milliard"]));
        assert_eq!(of(r"\w+ (foo|bar)\b"), texts(&["foo", "bar"]));
        assert_eq!(of(r"[«»]\w"), texts(&["«", "»"]));
        assert_eq!(of(r"\w+\s\w+"), None);
    }
}
