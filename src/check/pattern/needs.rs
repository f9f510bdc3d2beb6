//! What a text must hold for a pattern to match: literals read off the pattern, so that most texts never see the regex.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Repetition};

use crate::rule::Need;
use crate::text::fold;

/// The most characters of a class that are written out.
const SMALL_CLASS: usize = 12;
/// The most texts that a few parts in a row are written out to.
const MOST_TEXTS: usize = 40;
/// So many bytes are found in few texts by chance.
const ENOUGH: usize = 4;
/// The longest stretch of a repeated text.
const LONGEST_RUN: usize = 16;

/// What every match of `hir` has, in lower case.
pub(super) fn need(hir: &Hir) -> Need {
    match hir.kind() {
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).map_or_else(|_| Need::default(), text),
        HirKind::Capture(group) => need(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => of_repetition(repetition),
        HirKind::Class(Class::Unicode(class)) => of_class(class.ranges()),
        HirKind::Concat(parts) => of_row(parts),
        HirKind::Alternation(parts) => Need::any(parts.iter().map(need).collect()),
        _ => Need::default(),
    }
}

/// What all of `parts` need, and what they need together where they meet: `i` and `[' ]` need “i'” or “i ”.
fn of_row(parts: &[Hir]) -> Need {
    let alone: Vec<Need> = parts.iter().map(need).collect();
    let weight = alone.iter().map(Need::weight).max().unwrap_or_default();
    let met = (0..parts.len().saturating_sub(1)).map(|start| together(&parts[start..]));
    // Three bytes tell almost all texts apart; what says more is worth nothing if it takes more texts to say it.
    let best = met.max_by_key(|need| (need.weight().min(ENOUGH), Reverse(need.size())));
    let best = best.filter(|need| weight < ENOUGH && need.weight() > weight);
    Need::all(alone.into_iter().chain(best).collect())
}

/// What the beginning of a match of `parts` is, if that is one of few texts.
fn together(parts: &[Hir]) -> Need {
    let mut extractor = Extractor::new();
    extractor.limit_class(SMALL_CLASS).limit_total(MOST_TEXTS).limit_repeat(LONGEST_RUN);
    let beginnings = extractor.extract(&Hir::concat(parts.to_vec()));
    let texts = beginnings.literals().unwrap_or_default().iter();
    let texts: Option<BTreeSet<String>> =
        texts.map(|literal| std::str::from_utf8(literal.as_bytes()).ok().map(fold)).collect();
    let needs: Vec<Need> = texts.unwrap_or_default().into_iter().map(Need::Text).collect();
    if needs.is_empty() { Need::default() } else { Need::any(needs) }
}

/// What the least number of repetitions needs.
fn of_repetition(repetition: &Repetition) -> Need {
    match (repetition.sub.kind(), usize::try_from(repetition.min)) {
        (HirKind::Literal(literal), Ok(count)) if literal.0.len() * count <= LONGEST_RUN => {
            std::str::from_utf8(&literal.0).map_or_else(|_| Need::default(), |one| text(&one.repeat(count)))
        }
        _ => need(&repetition.sub),
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
        assert_eq!(
            of(r"\w+ (foo|bar+)\b"),
            Need::any(vec![text("foo"), Need::all(vec![text("ba"), text("r"), text("bar")])])
        );
        assert_eq!(of(r"\w+\s\w+"), Need::default());
        assert_eq!(of("(?:x|y?)"), Need::default());
        assert!(of("[1-9][.][0-9]").weight() > 1);
        assert_eq!(of("(?:^| )x{4,}"), text("xxxx"));
        assert_eq!(of(r"\p{Cyrillic}+|[é-ü]x"), Need::any(vec![Need::NonAscii, of("[é-ü]x")]));
    }
}
