//! Tags that a word can have because another form of it was seen: who has seen `talk` as a verb knows what `talks` can be.

use std::borrow::Cow;

use super::lexicon::TagSet;
use super::{Penn, Tag, Tagger, Upos};

/// The tags of the regular forms of full verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct VerbForms {
    /// `talk`: infinitive or present.
    base: TagSet,
    /// `talks`.
    third: TagSet,
    /// `talked`: past or participle.
    past: TagSet,
    /// `talking`.
    ing: TagSet,
}

impl VerbForms {
    /// The numbers that verb forms have in `tags`.
    pub(super) fn new(tags: &[Tag]) -> Self {
        let numbered = |forms: &[Penn]| {
            let numbers = (0..).zip(tags).filter(|(_, tag)| tag.upos == Upos::Verb && forms.contains(&tag.penn));
            numbers.map(|(number, _)| number).collect()
        };
        Self {
            base: numbered(&[Penn::Vb, Penn::Vbp]),
            third: numbered(&[Penn::Vbz]),
            past: numbered(&[Penn::Vbd, Penn::Vbn]),
            ing: numbered(&[Penn::Vbg]),
        }
    }
}

impl Tagger {
    /// Every tag that `word` may have in some sentence: those it was seen with, those of its other forms, and for rare words
    /// those of words that end alike.
    pub fn possible(&self, word: &str) -> TagSet {
        let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let word = if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let forms = &self.verbs;
        let mut tags = self.lexicon.seen(&word).unwrap_or_else(|| self.lexicon.by_ending(&word));
        if self.is_base((&word, "")) {
            tags = tags.union(forms.base);
        }
        if stems(&word, "s").any(|stem| self.is_base(stem)) {
            tags = tags.union(forms.third);
        }
        if word.ends_with("ed") && (tags.overlaps(forms.past) || stems(&word, "ed").any(|stem| self.is_base(stem))) {
            tags = tags.union(forms.past);
        }
        tags
    }

    /// Whether the two parts of a word together were seen as the base form of a verb, or a regular form of it was seen.
    fn is_base(&self, (word, last): Stem<'_>) -> bool {
        let seen = |pieces: &[&str], tags| self.lexicon.seen_joined(pieces).is_some_and(|seen| seen.overlaps(tags));
        let forms = &self.verbs;
        let (cut, rest) = match last {
            "" => (word.strip_suffix('e').unwrap_or(word), ""),
            "e" => (word, ""),
            _ => (word, last),
        };
        // Shorter words are too often the stem of another by chance.
        let inflected = || {
            word.len() + last.len() > 2
                && (seen(&[word, last, "s"], forms.third)
                    || seen(&[cut, rest, "ed"], forms.past)
                    || seen(&[cut, rest, "ing"], forms.ing))
        };
        seen(&[word, last], forms.base) || inflected()
    }
}

/// A word in two parts: the beginning of another, and a letter behind that or none.
type Stem<'w> = (&'w str, &'static str);

/// What `word` may have been before `ending`, `s` or `ed`, was added: `tries` was `try`, `stopped` was `stop`.
fn stems<'w>(word: &'w str, ending: &str) -> impl Iterator<Item = Stem<'w>> {
    let bare = word.strip_suffix(ending).filter(|stem| stem.len() > 1).unwrap_or_default();
    let without_e = bare.strip_suffix('e').unwrap_or(bare);
    let doubled = bare.char_indices().next_back().filter(|&(at, last)| bare[..at].ends_with(last));
    let candidates = [
        Some((bare, "")),
        (without_e != bare).then_some((without_e, "")),
        Some((bare, "e")),
        without_e.strip_suffix('i').map(|stem| (stem, "y")),
        doubled.map(|(at, _)| (&bare[..at], "")),
    ];
    candidates.into_iter().flatten().filter(|(stem, last)| stem.len() + last.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::super::{Certain, Lexicon, Weights};
    use super::*;

    #[test]
    fn forms_of_a_verb_vouch_for_each_other() {
        let tags =
            vec![(Upos::Noun, Penn::Nn), (Upos::Noun, Penn::Nns), (Upos::Verb, Penn::Vb), (Upos::Verb, Penn::Vbd)];
        let tags = [tags, vec![(Upos::Verb, Penn::Vbz)]].concat().into_iter().map(|(upos, penn)| Tag::new(upos, penn));
        let set = |number: u8| TagSet::from_iter([number]);
        let words = [("try", set(2)), ("rally", set(0)), ("rallied", set(3)), ("-s", set(1)), ("house", set(0))];
        let tagger = Tagger::new(tags.collect(), Lexicon::new(words), Certain::new([]), Weights::new(Vec::new()));
        assert!(tagger.could_be_finite_verb("tries"));
        assert!(tagger.could_be_finite_verb("Tried"));
        assert!(!tagger.could_be_finite_verb("houses"));
        assert!(!tagger.could_be_finite_verb("houseed"));
        assert!(!tagger.knows("houses"));
        assert!(tagger.named(tagger.possible("houses")).eq([Tag::new(Upos::Noun, Penn::Nns)]));
    }
}
