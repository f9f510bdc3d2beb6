//! What a text must hold for a pattern to match: literals read off the pattern, so that most texts never see the regex.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

use crate::rule::Need;
use crate::text::fold;

/// The most characters of a class that are written out.
const SMALL_CLASS: usize = 12;

/// What every match of `hir` has, in lower case.
pub(super) fn need(hir: &Hir) -> Need {
    match hir.kind() {
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).map_or_else(|_| Need::default(), text),
        HirKind::Capture(group) => need(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => need(&repetition.sub),
        HirKind::Class(Class::Unicode(class)) => of_class(class.ranges()),
        HirKind::Concat(parts) => Need::all(parts.iter().map(need).collect()),
        HirKind::Alternation(parts) => Need::any(parts.iter().map(need).collect()),
        _ => Need::default(),
    }
}

fn text(literal: &str) -> Need {
    Need::Text(fold(literal))
}

fn of_class(ranges: &[ClassUnicodeRange]) -> Need {
    let count: usize = ranges.iter().map(ClassUnicodeRange::len).sum();
    if count <= SMALL_CLASS {
        let members = ranges.iter().flat_map(|range| range.start()..=range.end());
        return Need::any(members.map(|member| text(&member.to_string())).collect());
    }
    if ranges.iter().all(|range| !range.start().is_ascii()) { Need::NonAscii } else { Need::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> Need {
        need(&regex_syntax::parse(pattern).unwrap())
    }

    #[test]
    fn a_pattern_needs_all_of_its_parts_and_one_of_its_choices() {
        assert_eq!(of(r"\b(\d+) [Mm]illiards? d"), Need::all(vec![text("illiard"), text("m"), text(" d")]));
        assert_eq!(of(r"\w+ (foo|bar+)\b"), Need::any(vec![text("foo"), Need::all(vec![text("ba"), text("r")])]));
        assert!(of(r"\w+\s\w+").is_nothing());
        assert!(of("(?:x|y?)").is_nothing());
        assert_eq!(of(r"\p{Cyrillic}+|[é-ü]x"), Need::any(vec![Need::NonAscii, of("[é-ü]x")]));
    }

    #[test]
    fn a_need_is_met_where_the_pattern_can_match() {
        let need = of("translate (?:this|the following) (?:text|article)");
        assert!(need.is_met_by("please translate the following text:"));
        assert!(!need.is_met_by("please translate the following week:"));
        assert!(!need.is_met_by("this text"));
    }
}
