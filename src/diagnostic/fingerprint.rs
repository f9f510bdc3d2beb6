//! What a finding is known by from one version of a text to the next.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use super::{Context, Diagnostic, RuleId};
use crate::text::fnv::hash64;

/// A finding's name across versions of its text, made of its rule and its [`Context`] and of nothing else: edits further
/// away than the context reaches don't change it, and line numbers play no part.
///
/// It is written as 24 hexadecimal digits, eight for the rule and the words, eight for the words before and eight for those
/// behind. How they come about is a contract: FNV-1a of 64 bits over UTF-8, the parts closed by a zero byte, its halves
/// combined by exclusive or; zeros stand for a side without words. The same words in the same surroundings have the same
/// fingerprint; [`Occurrence`] tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    words: u32,
    before: u32,
    after: u32,
}

/// A fingerprint, and the how-manieth it is in its text; written as `FINGERPRINT:NUMBER`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    /// What it shares with the others.
    pub fingerprint: Fingerprint,
    /// Its number among them, 1-based, in the order of the text.
    pub number: usize,
}

impl Fingerprint {
    /// The fingerprint of what `rule` finds in `context`.
    pub fn new(rule: &RuleId, context: &Context) -> Self {
        let side = |words: &str| if words.is_empty() { 0 } else { hash(&[&words.to_lowercase()]).max(1) };
        Self {
            words: hash(&[rule.as_str(), &context.words]),
            before: side(&context.before),
            after: side(&context.after),
        }
    }

    /// Whether the two may be one finding whose text was edited on one side of it.
    pub fn is_like(self, other: Self) -> bool {
        let same = |mine: u32, theirs: u32| mine == theirs && mine != 0;
        let beside = same(self.before, other.before) || same(self.after, other.after);
        self == other || (self.words == other.words && beside)
    }
}

/// The fingerprint of each of `found` in `text`, which they are in the order of.
pub fn fingerprints(text: &str, found: &[Diagnostic]) -> Vec<Occurrence> {
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    let occurrence = |it: &Diagnostic| {
        let fingerprint = Fingerprint::new(&it.rule, &Context::new(text, it.span));
        let number = seen.entry(fingerprint).or_default();
        *number += 1;
        Occurrence { fingerprint, number: *number }
    };
    found.iter().map(occurrence).collect()
}

/// The two halves of a hash in one.
fn hash(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = hash64(bytes);
    let folded = (hash >> 32) ^ (hash & u64::from(u32::MAX));
    u32::try_from(folded).unwrap_or_default()
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}{:08x}{:08x}", self.words, self.before, self.after)
    }
}

impl fmt::Display for Occurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.fingerprint, self.number)
    }
}

/// A text that is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint has 24 hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let is_whole = text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let part = |at: usize| text.get(at..at + 8).and_then(|part| u32::from_str_radix(part, 16).ok());
        match (is_whole, part(0), part(8), part(16)) {
            (true, Some(words), Some(before), Some(after)) => Ok(Self { words, before, after }),
            _ => Err(NoFingerprint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Category, Severity};
    use crate::text::Span;

    fn found(text: &str, rule: &str) -> Vec<Diagnostic> {
        let rule = RuleId::new("any/names", rule);
        let at = text.match_indices("kyiv").map(|(at, word)| Span::new(at, at + word.len()));
        let diagnostic = |span| Diagnostic {
            rule: rule.clone(),
            span,
            severity: Severity::Error,
            category: Category::Casing,
            message: String::new(),
            fixes: Vec::new(),
        };
        at.map(diagnostic).collect()
    }

    fn written(text: &str, rule: &str) -> Vec<String> {
        fingerprints(text, &found(text, rule)).iter().map(Occurrence::to_string).collect()
    }

    #[test]
    fn how_it_is_written_never_changes() {
        assert_eq!(written("They met in kyiv on Monday.", "kyiv"), ["e551493bbc253dd309e5928b:1"]);
    }

    #[test]
    fn the_same_in_the_same_place_is_counted() {
        let numbers: Vec<usize> = {
            let text = "to kyiv\n\nto kyiv\n\nfrom kyiv\n\nto kyiv";
            fingerprints(text, &found(text, "kyiv")).iter().map(|it| it.number).collect()
        };
        assert_eq!(numbers, [1, 2, 1, 3]);
    }

    #[test]
    fn the_rule_counts() {
        assert_ne!(written("in kyiv", "a"), written("in kyiv", "b"));
    }

    #[test]
    fn what_is_written_is_read() {
        let text = "in kyiv";
        let fingerprint = fingerprints(text, &found(text, "kyiv"))[0].fingerprint;
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        for broken in ["", "12", "+0000000000000000000000f", &"é".repeat(12)] {
            assert_eq!(broken.parse::<Fingerprint>(), Err(NoFingerprint), "{broken}");
        }
    }
}
