//! Sentences that have fewer finite verbs than clauses.

use super::is_long;
use crate::text::memo::Memo;
use crate::text::{Document, Penn, Sentence, Tag, Tagger, ViewSpan};

/// Words that open a clause.
const OPENERS: &str = "because although whereas if when whenever who unless";
/// Words that may stand between such a word and no verb: `if possible`.
const SHORTENERS: &str = "of so not possible necessary any";
/// Words that a verb may take behind it, and a noun seldom.
const OBJECTS: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "our", "this", "these", "those", "him", "them", "me", "us", "that",
    "to", "such",
];
/// Words that may stand behind the verb of such a subject as [`ALWAYS_SUBJECTS`].
const COMPLEMENTS: &[&str] = &[
    "in", "from", "as", "by", "with", "at", "on", "into", "up", "out", "for", "about", "after", "to", "of", "under",
    "against",
];
/// Other frequent words that are no subjects, so that few have to be looked up.
const NO_SUBJECTS: &[&str] =
    &["and", "or", "but", "that", "than", "is", "was", "are", "were", "be", "been", "has", "have", "had", "when", "if"];
/// Pronouns that are nothing but subjects.
const ALWAYS_SUBJECTS: &[&str] = &["he", "she", "they", "we", "i", "who"];
/// Words that an article or the like may follow without a verb: `last year the house`, `a place the size of`.
const TIMES: &str = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight night morning \
                     evening afternoon moment hour minute second time times day days week weeks month months year years \
                     decade decades century way season summer winter spring autumn all both half twice double thanks due \
                     according january february march april may june july august september october november december \
                     contrast addition fact course example instance part place";
/// Words behind which a verb has its plain form.
const HELPERS: &str = "to will would can could may might must should do does did not n't let help make";
/// Words behind which a participle is no verb of its own.
const AUXILIARIES: &str = "is are was were be been being have has had";
/// Words behind which a noun stands.
const DETERMINERS: &str = "the a an this his their its of your our";

fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|item| item == word)
}

/// Where a verb is lost: a noun and what looks like its object, in a sentence that has fewer finite verbs than clauses.
pub(super) fn lost(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let is_plain = text.starts_with(char::is_uppercase) && text.ends_with('.') && !text.contains([':', ';', '?', '!']);
    let quotes_are_whole = text.matches('"').count().is_multiple_of(2);
    if !is_plain || !quotes_are_whole || !is_long(text) || document.is_headline(sentence.span.start) {
        return None;
    }
    let places: Vec<ViewSpan> = document.tokens(index).iter().map(|token| token.span).collect();
    let shapes: Vec<&str> = places.iter().map(|&place| document.view().slice(place)).collect();
    // The tags come last: most sentences offer no place by their words alone.
    (1..shapes.len()).find(|&at| is_complement(&shapes, at) || is_object(&shapes, at))?;
    let words = shapes.iter().map(|shape| shape.to_ascii_lowercase()).collect();
    let clauses = Clauses { words, shapes, tags: document.tags(index) };
    let (first, last) = clauses.gap()?;
    (clauses.finite() < clauses.number()).then(|| ViewSpan::new(places[first].start, places[last].end))
}

/// Whether the word at `at` looks like the start of an object, and the word before it is no verb.
fn is_object(shapes: &[&str], at: usize) -> bool {
    let next = shapes.get(at + 1).copied().unwrap_or_default();
    OBJECTS.contains(&shapes[at])
        && may_lead(shapes, at)
        && !(shapes[at] == "such" && next == "as")
        && !holds(TIMES, &next.to_ascii_lowercase())
}

/// Whether the word at `at` stands behind a subject as only a verb should.
fn is_complement(shapes: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| shapes[before]);
    let is_subject = ALWAYS_SUBJECTS.iter().any(|word| before.eq_ignore_ascii_case(word));
    COMPLEMENTS.contains(&shapes[at]) && (is_subject || at == 1 && before.eq_ignore_ascii_case("this"))
}

/// Whether the word before `at` may be a subject or an adverb, and no verb.
fn may_lead(shapes: &[&str], at: usize) -> bool {
    static KNOWN: Memo = Memo::new();
    let before = shapes[at - 1];
    if COMPLEMENTS.contains(&before) || NO_SUBJECTS.contains(&before) {
        return false;
    }
    KNOWN.answer(before, |word| u8::from(is_no_verb(word))) == 1
}

/// Whether `word` is one that can't be a verb, a preposition or a conjunction in any sentence.
fn is_no_verb(word: &str) -> bool {
    let tags = Tagger::embedded().possible_tags(word);
    let is_plain = word.len() > 1 && word.chars().all(char::is_alphabetic);
    is_plain && !tags.iter().any(|tag| tag.is_verb() || tag.is_preposition() || tag.is_conjunction())
}

struct Clauses<'d> {
    /// The words in small letters, and as they stand.
    words: Vec<String>,
    shapes: Vec<&'d str>,
    tags: &'d [Tag],
}

impl Clauses<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// How many clauses the sentence has at least.
    fn number(&self) -> usize {
        1 + (1..self.words.len()).filter(|&at| self.opens(at)).count()
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
        holds(OPENERS, self.word(at)) && !holds(SHORTENERS, self.word(at + 1)) && !next.is_punctuation() && !is_short
    }

    /// How many words may be finite verbs.
    fn finite(&self) -> usize {
        (0..self.words.len()).filter(|&at| self.is_finite(at)).count()
    }

    fn is_finite(&self, at: usize) -> bool {
        let (word, tagger) = (self.word(at), Tagger::embedded());
        let Some(tag) = self.tag(at) else { return false };
        let is_small = self.shapes[at].starts_with(char::is_lowercase);
        if at > 0 && holds(DETERMINERS, self.word(at - 1)) {
            return false;
        }
        if tag.is_finite_verb() {
            return true;
        }
        if !tagger.knows(word) {
            return is_small && (tag.is_verb() || word.ends_with('s') || word.ends_with("ed"));
        }
        match tag.penn {
            Penn::Vbn => tagger.could_be_finite_verb(word) && !self.follows(at, 3, AUXILIARIES),
            Penn::Vb => !self.follows(at, 4, HELPERS),
            _ => is_small && tagger.could_be_finite_verb(word) && !self.stands_as_noun(at),
        }
    }

    /// Whether one of `list` stands at most `reach` words before the one at `at`.
    fn follows(&self, at: usize, reach: usize, list: &str) -> bool {
        (at.saturating_sub(reach)..at).any(|before| holds(list, self.word(before)))
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
        let pairs = (0..self.words.len()).filter_map(|at| Some((at, self.object_of(at)?)));
        pairs.filter(|&(subject, object)| self.is_gap(subject, object)).min()
    }

    /// The object that stands behind the subject at `at`, with adverbs between them.
    fn object_of(&self, at: usize) -> Option<usize> {
        let object =
            (at + 1..self.words.len()).take(3).find(|&next| self.tag(next).is_none_or(|tag| tag.penn != Penn::Rb))?;
        let is_last = object + 2 >= self.words.len();
        let fits = is_object(&self.shapes, object) || is_complement(&self.shapes, object);
        (!is_last && fits).then_some(object)
    }

    fn is_gap(&self, subject: usize, object: usize) -> bool {
        let (Some(tag), Some(next)) = (self.tag(subject), self.tag(object + 1)) else { return false };
        let is_noun = tag.is_noun() && may_lead(&self.shapes, subject + 1) && !holds(TIMES, self.word(subject));
        let is_subject = is_noun || self.word(subject) == "this" || ALWAYS_SUBJECTS.contains(&self.word(subject));
        let is_near = object == subject + 1;
        if is_near && is_complement(&self.shapes, object) {
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
