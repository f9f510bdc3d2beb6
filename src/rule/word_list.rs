//! Lists of words, phrases and expressions, as rules have them in many places.

use std::sync::OnceLock;

use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::{ExtractKind, Extractor, Literal};
use rustc_hash::FxHashMap;

use super::decode::Spanned;
use super::error::Problem;
use super::lazy_regex::{LazyRegex, parse};
use super::lemma::expand;
use super::spec::Words;
use crate::text::fnv::word_hash;
use crate::text::words::is_edge;
use crate::text::{ViewSpan, fold};

/// Phrases to look for, whatever their letter case; `/…/` is a regular expression, `~say` every form of a verb.
#[derive(Debug, Default)]
pub(crate) struct WordList {
    /// By the hashes of them.
    phrases: FxHashMap<u64, String>,
    patterns: Vec<Expression>,
}

/// `phrase` with its hash, which is as good as the phrase.
fn hashed(phrase: String) -> (u64, String) {
    (word_hash(&phrase), phrase)
}

/// A regular expression on a list, as the three questions need it.
#[derive(Debug)]
struct Expression {
    anywhere: LazyRegex,
    whole: LazyRegex,
    at_end: LazyRegex,
    /// What all texts end with that match as a whole: one of these, if that can be told.
    endings: OnceLock<Option<Vec<Literal>>>,
}

impl Expression {
    fn compile(written: &Spanned<String>, pattern: &str) -> Result<Self, Problem> {
        let anywhere = LazyRegex::of_folded(pattern, &parse(written, pattern)?);
        Ok(Self { whole: anywhere.throughout(), at_end: anywhere.to_end(), anywhere, endings: OnceLock::new() })
    }

    /// Whether it matches `folded` as a whole.
    fn is_whole(&self, folded: &str) -> bool {
        let endings = self.endings.get_or_init(|| endings(&self.anywhere.parsed()));
        let fits = |ending: &Literal| folded.as_bytes().ends_with(ending.as_bytes());
        endings.as_ref().is_none_or(|endings| endings.iter().any(fits)) && self.whole.is_match(folded)
    }
}

/// With what a match of `hir` ends: one of these, if there are not too many.
fn endings(hir: &Hir) -> Option<Vec<Literal>> {
    let endings = Extractor::new().kind(ExtractKind::Suffix).extract(hir);
    endings.literals().map(<[Literal]>::to_vec)
}

impl WordList {
    /// Compiles the list.
    pub(crate) fn compile(words: &Words) -> Result<Self, Problem> {
        let mut list = Self::default();
        for word in &words.0 {
            match word.value.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
                Some(pattern) => list.patterns.push(Expression::compile(word, pattern)?),
                None if word.value.trim().is_empty() => {
                    return Err(Problem::new(word.at, "an empty phrase").remedy("write a phrase, or drop the key"));
                }
                None => list.phrases.extend(expand(word)?.into_iter().map(|form| hashed(fold(&form.text)))),
            }
        }
        Ok(list)
    }

    /// The first word, in the order of the alphabet, for which `holds` is true; “a pattern” if it is none of the words.
    pub(super) fn first_that(&self, holds: &dyn Fn(&Self) -> bool) -> String {
        let mut phrases: Vec<&String> = self.phrases.values().collect();
        phrases.sort();
        let only =
            |phrase: &String| Self { phrases: std::iter::once(hashed(phrase.clone())).collect(), patterns: Vec::new() };
        let word = phrases.into_iter().find(|phrase| holds(&only(phrase)));
        word.map_or_else(|| "a pattern".to_owned(), |word| format!("“{word}”"))
    }

    /// Whether the list says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.patterns.is_empty()
    }

    /// The [hashes](word_hash) of the phrases on the list.
    pub(crate) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.phrases.keys().copied()
    }

    /// Whether there is a regular expression on the list.
    pub(crate) fn has_patterns(&self) -> bool {
        !self.patterns.is_empty()
    }

    /// Whether `folded` as a whole is on the list.
    pub(crate) fn has(&self, folded: &str) -> bool {
        self.has_hashed(word_hash(folded), folded)
    }

    /// Whether `folded`, of which this is the [hash](word_hash), is on the list as a whole.
    pub(crate) fn has_hashed(&self, hash: u64, folded: &str) -> bool {
        self.phrases.contains_key(&hash) || self.patterns.iter().any(|it| it.is_whole(folded))
    }

    /// The places of `folded` where something on the list stands.
    pub(super) fn places<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = ViewSpan> + 't {
        let phrases = self.phrases.values().flat_map(|phrase| occurrences(folded, phrase));
        let patterns = self.patterns.iter().filter_map(|pattern| pattern.anywhere.compiled_if_matching(folded));
        let matches = patterns.flat_map(|regex| regex.find_iter(folded)).map(|found| found.range().into());
        phrases.chain(matches)
    }

    /// Whether something on the list stands in `folded`.
    pub(super) fn is_within(&self, folded: &str) -> bool {
        self.phrases.values().any(|phrase| occurrences(folded, phrase).next().is_some())
            || self.patterns.iter().any(|it| it.anywhere.is_match(folded))
    }

    /// Whether `folded` ends with something on the list.
    pub(super) fn ends(&self, folded: &str) -> bool {
        let folded = folded.trim_end();
        let phrase =
            |phrase: &String| folded.ends_with(phrase.as_str()) && is_edge(folded, folded.len() - phrase.len());
        self.phrases.values().any(phrase) || self.patterns.iter().any(|it| it.at_end.is_match(folded))
    }

    /// Whether `folded` starts with something on the list.
    pub(super) fn starts(&self, folded: &str) -> bool {
        let folded = folded.trim_start();
        let phrase = |phrase: &String| folded.starts_with(phrase.as_str()) && is_edge(folded, phrase.len());
        self.phrases.values().any(phrase) || self.patterns.iter().any(|it| it.anywhere.is_match_at_start(folded))
    }
}

/// The places where `phrase` stands in `text` as whole words.
fn occurrences<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = ViewSpan> + 't {
    let places = text.match_indices(phrase).map(|(at, phrase)| ViewSpan::new(at, at + phrase.len()));
    places.filter(|place| is_edge(text, place.start) && is_edge(text, place.end))
}

#[cfg(test)]
mod tests {
    use super::super::yaml::At;
    use super::*;
    use crate::text::tagger::Lexeme;

    fn list(words: &[&str]) -> Result<WordList, Problem> {
        let spanned = words.iter().map(|word| Spanned { value: (*word).to_owned(), at: At::default() });
        WordList::compile(&Words(spanned.collect()))
    }

    #[test]
    fn expressions_are_whole_or_at_an_end_whatever_their_first_choice_is() {
        let list = list(&["/wi|wig/"]).unwrap();
        assert!(list.has("wig") && list.has("wi") && !list.has("wigs"));
        assert!(list.ends("a wig") && !list.ends("a wigwam"));
        assert!(list.starts("wigwam") && list.is_within("a wigwam") && !list.is_within("a tent"));
    }

    #[test]
    fn what_a_match_ends_with_is_told_where_it_can_be() {
        let list = list(&["/[a-z]{3,}(tion|ness)/", "/un.*/", "/x(y|z)?/"]).unwrap();
        let ends = list.patterns.iter().map(|it| endings(&it.anywhere.parsed()).map(|endings| endings.len()));
        assert_eq!(ends.collect::<Vec<_>>(), [Some(2), None, Some(3)]);
        for (word, is_on_it) in [("nation", false), ("station", true), ("undone", true), ("x", true), ("xyz", false)] {
            assert_eq!(list.has(word), is_on_it, "{word}");
        }
    }

    #[test]
    fn phrases_stand_as_words() {
        let list = list(&["~say no"]).unwrap();
        assert!(list.is_within("he said no to it") && !list.is_within("he said none"));
        assert!(list.ends("he said no ") && list.starts(" says no to") && !list.starts("says nothing"));
    }

    #[test]
    fn a_lexeme_is_on_a_list_as_its_word_is() {
        let list = list(&["Kyiv", "été", "/wigs?/"]).unwrap();
        for word in ["Kyiv", "KYIV", "Été", "wig", "Wigs", "war", ""] {
            let lexeme = Lexeme::of(word);
            assert_eq!(list.has_hashed(lexeme.folded_hash(), lexeme.folded()), list.has(&fold(word)), "{word}");
        }
        assert!(list.has("kyiv") && list.has("été") && !list.has("war"));
    }

    #[test]
    fn an_empty_phrase_is_refused() {
        assert!(list(&["war", " "]).is_err());
    }
}
