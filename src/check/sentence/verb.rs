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

/// How many words behind a subject its object may stand.
const REACH: usize = 3;
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
    let lexemes = document.lexemes(index);
    let words = Words { lexemes, roles: lexemes.iter().map(|lexeme| Roles::of(lexeme)).collect() };
    let clauses = Clauses { words, tags: None };
    // The tags come last: most sentences have verbs enough, or offer no place, by their words alone.
    if clauses.words.have_verbs_enough() || clauses.gap().is_none() {
        return None;
    }
    let clauses = Clauses { tags: Some(document.tags(index)), ..clauses };
    let (first, last) = clauses.gap()?;
    let place = |at: usize| document.tokens(index).get(at).map(|token| token.span);
    (clauses.finite() < clauses.number()).then_some(ViewSpan::new(place(first)?.start, place(last)?.end))
}

/// Whether `word` is on a `list` of words with spaces between them.
fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|item| item.eq_ignore_ascii_case(word))
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

impl Words<'_> {
    /// The word at `at` as it is written; empty outside of the sentence.
    fn text(&self, at: usize) -> &str {
        self.lexemes.get(at).map_or("", |lexeme| lexeme.word())
    }

    /// Whether the word at `at` is on a `list`, in any case.
    fn is(&self, at: usize, list: &str) -> bool {
        holds(list, self.text(at))
    }

    fn can(&self, at: usize, role: Role) -> bool {
        self.roles.get(at).is_some_and(|roles| roles.has(role))
    }

    fn may_lead(&self, at: usize) -> bool {
        may_lead(&self.lexemes[at], self.roles[at])
    }

    /// Whether the sentence has surely as many finite verbs as clauses.
    fn have_verbs_enough(&self) -> bool {
        let places = 0..self.roles.len();
        let opens = |at: &usize| *at > 0 && (self.can(*at, Role::Opener) || self.can(*at, Role::Relative));
        let clauses = 1 + places.clone().filter(opens).count();
        let listed = places.clone().filter(|&at| self.can(at, Role::Verb) && !self.is_determined(at)).count();
        let Some(missing) = clauses.checked_sub(listed) else { return true };
        let pasts = places.filter(|&at| !self.can(at, Role::Verb) && !self.is_determined(at) && self.is_past(at));
        pasts.take(missing).count() == missing
    }

    /// Whether the word at `at` stands behind an article or the like.
    fn is_determined(&self, at: usize) -> bool {
        at > 0 && self.can(at - 1, Role::Determiner)
    }

    /// Whether the word at `at` is a past form, and no participle behind an auxiliary.
    fn is_past(&self, at: usize) -> bool {
        !self.is_helped(at) && is_past(&self.lexemes[at])
    }

    /// Whether an auxiliary stands before the word at `at` that makes a participle none of its own.
    fn is_helped(&self, at: usize) -> bool {
        is_behind(at, AUXILIARY_REACH, |before| self.can(before, Role::Auxiliary))
    }

    /// Whether the word at `at` looks like the start of an object, and the word before it is no verb.
    fn is_object(&self, at: usize) -> bool {
        self.can(at, Role::Object)
            && !self.can(at + 1, Role::Time)
            && !(self.text(at) == "such" && self.text(at + 1) == "as")
            && self.may_lead(at - 1)
    }

    /// Whether the word at `at` stands behind a subject as only a verb should.
    fn is_complement(&self, at: usize) -> bool {
        let is_this = at == 1 && self.is(0, "this");
        self.can(at, Role::Complement) && (self.can(at - 1, Role::Subject) || is_this)
    }
}

struct Clauses<'d> {
    words: Words<'d>,
    /// The tags of the words. Without them words may have every tag, unless they never have but one.
    tags: Option<&'d [Tag]>,
}

impl Clauses<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.and_then(|tags| tags.get(at)).copied()
    }

    /// Whether the tag of the word at `at` passes the `test`, as far as it is known.
    fn may_be(&self, at: usize, test: impl Fn(Tag) -> bool) -> bool {
        let Some(lexeme) = self.words.lexemes.get(at) else { return false };
        self.tag(at).or_else(|| lexeme.only_tag(Tagger::embedded())).is_none_or(test)
    }

    /// How many clauses the sentence has at least.
    fn number(&self) -> usize {
        1 + (1..self.words.lexemes.len()).filter(|&at| self.opens(at)).count()
    }

    fn opens(&self, at: usize) -> bool {
        let Some(next) = self.tag(at + 1) else { return false };
        if self.words.is(at, "that which") && next.is_finite_verb() {
            return self.tag(at).is_some_and(|tag| tag.penn == Penn::Wdt);
        }
        if self.words.is(at, "that") {
            return next.is_determiner()
                || matches!(next.penn, Penn::Prp | Penn::PrpPossessive | Penn::Nnp | Penn::Nns);
        }
        let is_short = matches!(next.penn, Penn::Vbg | Penn::Vbn | Penn::In | Penn::Jj)
            && self.words.is(at, "if when although unless");
        self.words.can(at, Role::Opener) && !self.words.is(at + 1, SHORTENERS) && !next.is_punctuation() && !is_short
    }

    /// How many words may be finite verbs.
    fn finite(&self) -> usize {
        (0..self.words.lexemes.len()).filter(|&at| self.is_finite(at)).count()
    }

    fn is_finite(&self, at: usize) -> bool {
        let (Some(tag), Some(lexeme)) = (self.tag(at), self.words.lexemes.get(at)) else { return false };
        let is_small = lexeme.word().starts_with(char::is_lowercase);
        if self.words.is_determined(at) {
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
            Penn::Vbn => could_be_finite() && !self.words.is_helped(at),
            Penn::Vb => !is_behind(at, 4, |before| self.words.is(before, HELPERS)),
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
        let count = self.words.lexemes.len();
        let objects = (1..count).filter(|&at| self.words.is_object(at) || self.words.is_complement(at));
        // The sentence goes on behind the object.
        let inner = objects.take_while(|object| object + 2 < count);
        let pairs =
            inner.flat_map(|object| (object.saturating_sub(REACH)..object).map(move |subject| (subject, object)));
        pairs.filter(|&(subject, object)| self.is_gap(subject, object)).min()
    }

    /// Whether the word at `subject` and the object at `object` have no verb and nothing but adverbs between them.
    fn is_gap(&self, subject: usize, object: usize) -> bool {
        let is_adverb = |tag: Tag| tag.penn == Penn::Rb;
        let is_near = object == subject + 1;
        if is_near && self.words.is_complement(object) {
            return self.may_be(object, |tag| !is_adverb(tag));
        }
        (subject + 1..object).all(|at| self.may_be(at, is_adverb))
            && self.may_be(object, |tag| !is_adverb(tag))
            && self.is_subject(subject, object)
            && self.goes_on(object)
    }

    /// Whether the word at `subject` can be the subject of a verb that the object at `object` is behind.
    fn is_subject(&self, subject: usize, object: usize) -> bool {
        let (is_near, object_word) = (object == subject + 1, self.words.text(object));
        let is_noun = |tag: Tag| tag.is_noun() && (!is_near || object_word != "that" || tag.is_name());
        let noun_fits = object_word != "to" || !is_near && self.may_be(object + 1, |next| next.penn != Penn::Vb);
        let may_lead = || self.words.may_lead(subject) && !self.words.can(subject, Role::Time);
        let is_pronoun = self.words.is(subject, if is_near { "this" } else { "this it you" });
        noun_fits && self.may_be(subject, is_noun) && may_lead()
            || (is_pronoun || self.words.can(subject, Role::Subject))
                && self.may_be(subject, |tag| !tag.is_noun() || noun_fits && is_noun(tag))
    }

    /// Whether the word behind the object at `object` goes on with it.
    fn goes_on(&self, object: usize) -> bool {
        self.may_be(object + 1, |next| {
            let fits = match self.words.text(object) {
                "that" => next.is_determiner() || next.is_noun() || next.is_pronoun() || next.is_adjective(),
                "to" => true,
                _ => !next.is_finite_verb(),
            };
            fits && !matches!(next.penn, Penn::Jjr | Penn::Rbr)
        })
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
