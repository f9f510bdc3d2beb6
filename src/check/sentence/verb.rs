//! Sentences that have fewer finite verbs than clauses.

use super::is_long;
use super::roles::Role;
use super::words::{Words, is_behind};
use crate::text::{Document, Penn, Sentence, Tag, Tagger, ViewSpan};

/// Words that may stand between an opener of a clause and no verb: `if possible`.
const SHORTENERS: &str = "of so not possible necessary any";
/// Words behind which a verb has its plain form.
const HELPERS: &str = "to will would can could may might must should do does did not n't let help make";

/// How many words behind a subject its object may stand.
const REACH: usize = 3;

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
    let untagged = Clauses { words: Words::of(document, index), tags: &[], first: 0 };
    // The tags come last: most sentences have verbs enough, or offer no place, by their words alone.
    if untagged.words.have_verbs_enough() {
        return None;
    }
    let first = untagged.gaps().map(|(subject, _)| subject).min()?;
    let last = untagged.gaps().map(|(_, object)| object).max()?;
    // A gap reads from its subject to the word behind its object, and no further.
    let near = document.tags_within(index, first..last + 2);
    let begun = Clauses { tags: &near, first, ..untagged };
    begun.gaps().next()?;
    let tagged = Clauses { tags: document.tags(index), first: 0, ..begun };
    let (first, last) = tagged.gaps().min()?;
    let place = |at: usize| document.tokens(index).get(at).map(|token| token.span);
    (tagged.finite() < tagged.number()).then_some(ViewSpan::new(place(first)?.start, place(last)?.end))
}

/// The clauses of a sentence of which no word is tagged yet, or some in a row, or all. What may be can be asked of each; only
/// when all words are tagged can clauses and verbs be counted.
struct Clauses<'d> {
    words: Words<'d>,
    /// The tags of words in a row. The others may have every tag, unless they never have but one.
    tags: &'d [Tag],
    /// The number of the first of these.
    first: usize,
}

impl Clauses<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at.checked_sub(self.first)?).copied()
    }

    /// Whether the tag of the word at `at` passes the `test`, as far as it is known.
    fn may_be(&self, at: usize, test: impl Fn(Tag) -> bool) -> bool {
        let Some(lexeme) = self.words.lexeme(at) else { return false };
        self.tag(at).or_else(|| lexeme.only_tag(Tagger::embedded())).is_none_or(test)
    }

    /// How many clauses the sentence, all tagged, has at least.
    fn number(&self) -> usize {
        1 + (1..self.words.len()).filter(|&at| self.opens(at)).count()
    }

    /// Whether the tagged word at `at` opens a clause.
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

    /// How many words of the sentence, all tagged, may be finite verbs.
    fn finite(&self) -> usize {
        (0..self.words.len()).filter(|&at| self.is_finite(at)).count()
    }

    /// Whether the tagged word at `at` may be a finite verb.
    fn is_finite(&self, at: usize) -> bool {
        let (Some(tag), Some(lexeme)) = (self.tag(at), self.words.lexeme(at)) else { return false };
        let is_small = lexeme.begins_with_small();
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

    /// The places where a subject has an object and no verb.
    fn gaps(&self) -> impl Iterator<Item = (usize, usize)> {
        let count = self.words.len();
        let objects = (1..count).filter(|&at| self.words.is_object(at) || self.words.is_complement(at));
        // The sentence goes on behind the object.
        let inner = objects.take_while(move |object| object + 2 < count);
        let pairs =
            inner.flat_map(|object| (object.saturating_sub(REACH)..object).map(move |subject| (subject, object)));
        pairs.filter(|&(subject, object)| self.is_gap(subject, object))
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
