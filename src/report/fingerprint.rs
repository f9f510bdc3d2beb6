//! What names a finding from one run to the next, though lines move.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;

/// Words on either side of a finding that belong to its fingerprint.
const AROUND: usize = 3;

/// A fingerprint of each of `found`, which are the findings of `text` in order: a hash of the rule, the words that it found and
/// the words around them; and which one of several with the same hash it is, from 1 on. Case, spaces and marks don't count.
pub(super) fn fingerprints(text: &str, found: &[Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut named = |hash| {
        let number = seen.entry(hash).or_default();
        *number += 1;
        format!("{hash:016x}:{number}")
    };
    found.iter().map(|it| named(hash(text, it))).collect()
}

fn hash(text: &str, found: &Diagnostic) -> u64 {
    let before = text.get(..found.span.start).unwrap_or_default();
    let inside = text.get(found.span.range()).unwrap_or_default();
    let after = text.get(found.span.end..).unwrap_or_default();
    let mut words: Vec<&str> = before.rsplit(is_gap).filter(|word| !word.is_empty()).take(AROUND).collect();
    words.reverse();
    words.extend(inside.split(is_gap).filter(|word| !word.is_empty()));
    words.extend(after.split(is_gap).filter(|word| !word.is_empty()).take(AROUND));
    let words = words.join(" ").to_lowercase();
    fnv1a(format!("{}\0{words}", found.rule).as_bytes())
}

fn is_gap(c: char) -> bool {
    !c.is_alphanumeric()
}

/// The hash FNV-1a of 64 bits: the same on every machine and for every version of the compiler.
fn fnv1a(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, mix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Category, RuleId, Severity};
    use crate::text::Span;

    fn of(text: &str) -> Vec<String> {
        let found = text.match_indices("kyiv").map(|(at, word)| Diagnostic {
            rule: RuleId::new("any/names", "kyiv"),
            span: Span::new(at, at + word.len()),
            severity: Severity::Error,
            category: Category::Casing,
            message: String::new(),
            fixes: Vec::new(),
        });
        fingerprints(text, &found.collect::<Vec<_>>())
    }

    #[test]
    fn hashes_are_those_of_the_published_function() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn lines_marks_and_spaces_may_change_and_words_may_not() {
        let once = of("The ministers met in kyiv on Monday.");
        assert_eq!(once, of("\n\nOn Friday, the  ministers, met in\u{A0}kyiv on Monday?"));
        assert_ne!(once, of("The ministers dined in kyiv on Monday."));
    }

    #[test]
    fn the_same_words_twice_are_told_apart() {
        let twice = of("We met in kyiv on Monday. We met in kyiv on Monday.");
        assert_eq!(twice.len(), 2);
        let thrice = of("x y kyiv x y kyiv x y kyiv x y kyiv x y");
        assert_eq!(thrice[1].split_once(':').unwrap().0, thrice[2].split_once(':').unwrap().0);
        assert!(thrice[2].ends_with(":2"));
    }
}
