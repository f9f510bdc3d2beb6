//! Sentences that have fewer finite verbs than clauses.

use std::sync::Arc;

use super::is_long;
use super::roles::{Role, Roles, is_past, may_lead};
use crate::text::tagger::Lexeme;
use crate::text::{Document, Penn, Sentence, Tag, Tagger, ViewSpan};

/// Words that may stand between an opener of a clause and no verb: `if possible`.
const SHORTENERS: &str = "of so not possible necessary any";
/// Words behind which a verb has its plain form.
const HELPERS: &str = "to will would can could may might must should do does did not n't let help make";

/// How many words before a participle an auxiliary may stand that makes it none of its own.
const AUXILIARY_REACH: usize = 3;

/// Where a verb is lost: a noun and what looks like its object, in a sentence that has fewer finite verbs than clauses.
pub(super) fn lost(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let is_plain = text.starts_with(char::is_uppercase)
        && text.ends_with('.')
        && !text.bytes().any(|byte| matches!(byte, b':' | b';' | b'?' | b'!'));
    let quotes_are_whole = || text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    if !is_plain || !quotes_are_whole() || !is_long(text) || document.is_headline(sentence.span.start) {
        return None;
    }
    let words = Words::of(document.lexemes(index));
    // The tags come last: most sentences offer no place, or have verbs enough, by their words alone.
    if !words.may_lack_verb() {
        return None;
    }
    let clauses = Clauses {
        small: words.lexemes.iter().map(|it| it.word().to_ascii_lowercase()).collect(),
        words,
        tags: document.tags(index),
    };
    let (first, last) = clauses.gap()?;
    let place = |at: usize| document.tokens(index).get(at).map(|token| token.span);
    (clauses.finite() < clauses.number()).then_some(ViewSpan::new(place(first)?.start, place(last)?.end))
}

/// Whether `word` is on a `list` of words with spaces between them.
fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|item| item == word)
}

/// Whether a word that `fits` stands at most `reach` words before the one at `at`.
fn is_behind(at: usize, reach: usize, fits: impl Fn(usize) -> bool) -> bool {
    (at.saturating_sub(reach)..at).any(fits)
}

/// The words of a sentence, with what each can do.
struct Words<'d> {
    lexemes: &'d [Arc<Lexeme>],
    roles: Vec<Roles>,
}

impl<'d> Words<'d> {
    fn of(lexemes: &'d [Arc<Lexeme>]) -> Self {
        Self { lexemes, roles: lexemes.iter().map(|lexeme| Roles::of(lexeme)).collect() }
    }

    fn text(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| lexeme.word())
    }

    fn can(&self, at: usize, role: Role) -> bool {
        self.roles.get(at).is_some_and(|roles| roles.has(role))
    }

    fn may_lead(&self, at: usize) -> bool {
        may_lead(&self.lexemes[at], self.roles[at])
    }

    /// Whether some word looks like an object without a verb, and the sentence has not surely as many finite verbs as clauses.
    fn may_lack_verb(&self) -> bool {
        let count = |test: &dyn Fn(usize) -> bool| (0..self.roles.len()).filter(|&at| test(at)).count();
        let opens = |at: usize| at > 0 && (self.can(at, Role::Opener) || self.can(at, Role::Relative));
        (1..self.roles.len()).any(|at| self.is_complement(at) || self.is_object(at))
            && count(&|at| self.is_surely_finite(at)) < 1 + count(&opens)
    }

    fn is_surely_finite(&self, at: usize) -> bool {
        let has_behind = |reach, role| is_behind(at, reach, |before| self.can(before, role));
        !has_behind(1, Role::Determiner)
            && (self.can(at, Role::Verb) || is_past(&self.lexemes[at]) && !has_behind(AUXILIARY_REACH, Role::Auxiliary))
    }

    /// Whether the word at `at` looks like the start of an object, and the word before it is no verb.
    fn is_object(&self, at: usize) -> bool {
        self.can(at, Role::Object)
            && self.may_lead(at - 1)
            && !(self.text(at) == "such" && self.text(at + 1) == "as")
            && !self.can(at + 1, Role::Time)
    }

    /// Whether the word at `at` stands behind a subject as only a verb should.
    fn is_complement(&self, at: usize) -> bool {
        let is_this = at == 1 && self.text(0).eq_ignore_ascii_case("this");
        self.can(at, Role::Complement) && (self.can(at - 1, Role::Subject) || is_this)
    }
}

struct Clauses<'d> {
    words: Words<'d>,
    /// The words in small letters.
    small: Vec<String>,
    tags: &'d [Tag],
}

impl Clauses<'_> {
    fn word(&self, at: usize) -> &str {
        self.small.get(at).map_or("", String::as_str)
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// How many clauses the sentence has at least.
    fn number(&self) -> usize {
        1 + (1..self.small.len()).filter(|&at| self.opens(at)).count()
    }

    fn opens(&self, at: usize) -> bool {
        let Some(next) = self.tag(at + 1) else { return false };
        if matches!(self.word(at), "that" | "which") && next.is_finite_verb() {
            return self.tag(at).is_some_and(|tag| tag.penn == Penn::Wdt);
        }
        if self.word(at) == "that" {
            return next.is_determiner()
                || matches!(next.penn, Penn::Prp | Penn::PrpPossessive | Penn::Nnp | Penn::Nns);
        }
        let is_short = holds("if when although unless", self.word(at))
            && matches!(next.penn, Penn::Vbg | Penn::Vbn | Penn::In | Penn::Jj);
        self.words.can(at, Role::Opener) && !holds(SHORTENERS, self.word(at + 1)) && !next.is_punctuation() && !is_short
    }

    /// How many words may be finite verbs.
    fn finite(&self) -> usize {
        (0..self.small.len()).filter(|&at| self.is_finite(at)).count()
    }

    fn is_finite(&self, at: usize) -> bool {
        let (Some(tag), Some(lexeme)) = (self.tag(at), self.words.lexemes.get(at)) else { return false };
        let is_small = lexeme.word().starts_with(char::is_lowercase);
        if at > 0 && self.words.can(at - 1, Role::Determiner) {
            return false;
        }
        let tagger = Tagger::embedded();
        let could_be_finite = || lexeme.could_be_finite_verb(tagger);
        if tag.is_finite_verb() {
            return true;
        }
        if !lexeme.is_known() {
            return is_small && (tag.is_verb() || lexeme.word().ends_with('s') || lexeme.word().ends_with("ed"));
        }
        match tag.penn {
            Penn::Vbn => {
                could_be_finite() && !is_behind(at, AUXILIARY_REACH, |before| self.words.can(before, Role::Auxiliary))
            }
            Penn::Vb => !is_behind(at, 4, |before| holds(HELPERS, self.word(before))),
            _ => is_small && could_be_finite() && !self.stands_as_noun(at),
        }
    }

    fn stands_as_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        before.is_some_and(|tag| {
            let by_class = matches!(tag.penn, Penn::Dt | Penn::Jj | Penn::In | Penn::Vbg | Penn::Cc | Penn::To);
            by_class || tag.is_possessive()
        })
    }

    /// The first place where a subject has an object and no verb.
    fn gap(&self) -> Option<(usize, usize)> {
        let pairs = (0..self.small.len()).filter_map(|at| Some((at, self.object_of(at)?)));
        pairs.filter(|&(subject, object)| self.is_gap(subject, object)).min()
    }

    /// The object that stands behind the subject at `at`, with adverbs between them.
    fn object_of(&self, at: usize) -> Option<usize> {
        let object =
            (at + 1..self.small.len()).take(3).find(|&next| self.tag(next).is_none_or(|tag| tag.penn != Penn::Rb))?;
        let is_last = object + 2 >= self.small.len();
        let fits = self.words.is_object(object) || self.words.is_complement(object);
        (!is_last && fits).then_some(object)
    }

    fn is_gap(&self, subject: usize, object: usize) -> bool {
        let (Some(tag), Some(next)) = (self.tag(subject), self.tag(object + 1)) else { return false };
        let is_noun = tag.is_noun() && self.words.may_lead(subject) && !self.words.can(subject, Role::Time);
        let is_subject = is_noun || self.word(subject) == "this" || self.words.can(subject, Role::Subject);
        let is_near = object == subject + 1;
        if is_near && self.words.is_complement(object) {
            return true;
        }
        let fits = match self.word(object) {
            "that" => {
                !(is_near && tag.is_noun() && !tag.is_name())
                    && (next.is_determiner() || next.is_noun() || next.is_pronoun() || next.is_adjective())
            }
            "to" => !(tag.is_noun() && (is_near || next.penn == Penn::Vb)),
            _ => !next.is_finite_verb(),
        };
        let is_pronoun = holds("it you", self.word(subject)) && !is_near;
        (is_subject || is_pronoun) && fits && !matches!(next.penn, Penn::Jjr | Penn::Rbr)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost_in(text: &str) -> Option<&str> {
        let document = Document::new(text);
        let place = lost(&document, 0, &document.sentences()[0])?;
        Some(&text[place.start..place.end])
    }

    #[test]
    fn clauses_ask_for_verbs() {
        for (text, place) in [
            ("The minister of the old kingdom the defeat as a sign.", "kingdom the"),
            ("In rich towns you rarely such doubts about the price of water.", "you rarely such"),
            ("Smith that a strict law came into force in the spring.", "Smith that"),
            ("They said that the old man who the gospel to birds was a saint.", "who the"),
        ] {
            assert_eq!(lost_in(text), Some(place), "{text}");
        }
        for text in [
            "The minister took the defeat as a sign of what was to come.",
            "On the last Monday of the year the house was sold to a baker.",
            "He said the minister and the king the people loved were dead.",
            "The higher the price the lower the number of people who buy.",
        ] {
            assert_eq!(lost_in(text), None, "{text}");
        }
    }
}
