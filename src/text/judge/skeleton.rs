//! The skeleton of a sentence: its words gathered into groups, so that a verb and its far subject become neighbours.
//!
//! `The old man in the corner has slept.` has the groups *noun, preposition, noun, finite verb, stop*. In the outer
//! skeleton a preposition and its noun are gone too, and so are adverbs: *noun, finite verb, stop*.

use super::super::{Penn, Tag, Upos};

/// What a group of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Edge,
    Noun,
    Pronoun,
    There,
    Finite,
    Base,
    Infinitive,
    Ing,
    Participle,
    Preposition,
    Clause,
    And,
    Question,
    Adverb,
    Adjective,
    Comma,
    Stop,
    Dash,
    Open,
    Close,
    Quote,
    Other,
}

/// The groups of a sentence.
#[derive(Debug, Default)]
pub(super) struct Skeleton {
    /// The groups in order, two edges before and behind them.
    pub(super) groups: Vec<Group>,
    /// For each word the number of its group.
    pub(super) of_word: Vec<usize>,
}

/// How many edges stand before the first and behind the last group.
pub(super) const EDGES: usize = 4;

impl Skeleton {
    /// The groups that the words with these `tags` form.
    pub(super) fn of(tags: &[Tag]) -> Self {
        let mut groups = vec![Group::Edge; EDGES];
        let mut of_word = Vec::with_capacity(tags.len());
        for (at, &tag) in tags.iter().enumerate() {
            let group = group(tag, tags.get(at + 1).copied());
            let before = at.checked_sub(1).map(|before| tags[before]);
            let last = groups.last().copied().unwrap_or(Group::Edge);
            match joined(last, group, tag, before) {
                Some(group) => groups.last_mut().into_iter().for_each(|last| *last = group),
                None => groups.push(group),
            }
            of_word.push(groups.len() - 1);
        }
        groups.extend([Group::Edge; EDGES]);
        Self { groups, of_word }
    }

    /// The skeleton without what hangs on its nouns and verbs: prepositions with their nouns, adverbs, quotation marks.
    pub(super) fn outer(&self) -> Self {
        let mut outer: Vec<Group> = Vec::with_capacity(self.groups.len());
        let mut place = Vec::with_capacity(self.groups.len());
        for (at, &group) in self.groups.iter().enumerate() {
            let is_object = at > 0 && self.groups[at - 1] == Group::Preposition && group.is_nominal();
            let leads = group == Group::Preposition && self.groups.get(at + 1).is_some_and(|next| next.is_nominal());
            if !(is_object || leads || matches!(group, Group::Adverb | Group::Quote)) {
                outer.push(group);
            }
            place.push(outer.len() - 1);
        }
        Self { of_word: self.of_word.iter().map(|&at| place[at]).collect(), groups: outer }
    }
}

impl Group {
    const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Pronoun)
    }
}

/// The group that a word with `tag` begins.
fn group(tag: Tag, next: Option<Tag>) -> Group {
    match tag.penn {
        Penn::Prp => Group::Pronoun,
        Penn::Pos => Group::Noun,
        Penn::Ex => Group::There,
        Penn::Md | Penn::Vbz | Penn::Vbd | Penn::Vbp => Group::Finite,
        Penn::Vb => Group::Base,
        Penn::Vbg => Group::Ing,
        Penn::Vbn => Group::Participle,
        Penn::To if next.is_some_and(|next| next.penn == Penn::Vb || next.is_auxiliary()) => Group::Infinitive,
        Penn::Wdt | Penn::Wp | Penn::Wrb | Penn::WpPossessive => Group::Question,
        Penn::Cc => Group::And,
        _ => group_of_class(tag),
    }
}

fn group_of_class(tag: Tag) -> Group {
    match tag.upos {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Det | Upos::Pron | Upos::Sym => Group::Noun,
        Upos::Adj => Group::Adjective,
        Upos::Adp => Group::Preposition,
        Upos::Sconj => Group::Clause,
        Upos::Adv | Upos::Part => Group::Adverb,
        Upos::Verb | Upos::Aux => Group::Participle,
        Upos::Punct => mark(tag.penn),
        _ => Group::Other,
    }
}

fn mark(penn: Penn) -> Group {
    match penn {
        Penn::Comma => Group::Comma,
        Penn::Stop => Group::Stop,
        Penn::BracketOpen => Group::Open,
        Penn::BracketClose => Group::Close,
        Penn::QuoteOpen | Penn::QuoteClose => Group::Quote,
        _ => Group::Dash,
    }
}

/// What the `last` group becomes if a word with `tag`, which would begin `group`, belongs to it.
fn joined(last: Group, group: Group, tag: Tag, before: Option<Tag>) -> Option<Group> {
    let starts_anew = tag.is_determiner() || tag.penn == Penn::PrpPossessive;
    let behind = |is: fn(Tag) -> bool| before.is_some_and(is);
    let joins = match (last, group) {
        (Group::Noun, Group::Noun) => !starts_anew || behind(Tag::is_determiner),
        (Group::Noun, Group::Adjective) => behind(is_before_head),
        (Group::Adjective, Group::Noun) => !starts_anew && behind(Tag::is_adjective),
        (Group::Adjective, Group::Adjective) => true,
        (Group::Finite | Group::Infinitive, Group::Adverb) => tag.upos == Upos::Part || behind(Tag::is_auxiliary),
        (
            Group::Finite | Group::Base | Group::Infinitive | Group::Ing,
            Group::Base | Group::Participle | Group::Ing,
        ) => behind(is_before_verb),
        _ => false,
    };
    let nominal = matches!(group, Group::Noun | Group::Adjective) && last == Group::Noun || group == Group::Noun;
    joins.then_some(if nominal { Group::Noun } else { last })
}

/// Whether a verb behind a word with `tag` goes on with the verb before.
fn is_before_verb(tag: Tag) -> bool {
    tag.is_auxiliary() || tag.upos == Upos::Part || matches!(tag.penn, Penn::To | Penn::Rb)
}

/// Whether an adjective behind a word with `tag` belongs to the same noun.
fn is_before_head(tag: Tag) -> bool {
    !tag.is_noun() || tag.penn == Penn::Pos
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Tagger, ViewSpan, tokenize};

    fn skeleton(text: &str) -> Skeleton {
        let tokens = tokenize(text, ViewSpan::new(0, text.len()));
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        Skeleton::of(&Tagger::embedded().tag(&words))
    }

    fn names(skeleton: &Skeleton) -> String {
        let inner = &skeleton.groups[EDGES..skeleton.groups.len() - EDGES];
        inner.iter().map(|group| format!("{group:?}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_gather_into_groups() {
        let inner = skeleton("The old man in the corner has never slept.");
        assert_eq!(names(&inner), "Noun Preposition Noun Finite Stop");
        assert_eq!(names(&inner.outer()), "Noun Finite Stop");
        assert_eq!(inner.of_word[..4], [EDGES, EDGES, EDGES, EDGES + 1]);
        assert_eq!(
            names(&skeleton("They want to leave, and we do not.")),
            "Pronoun Finite Infinitive Comma And Pronoun Finite Stop"
        );
    }

    #[test]
    fn every_word_has_a_group() {
        for text in ["", "of", "\"", "of the in on", "Quickly, \"slowly\"."] {
            let inner = skeleton(text);
            let outer = inner.outer();
            for skeleton in [&inner, &outer] {
                assert!(skeleton.of_word.iter().all(|&group| group < skeleton.groups.len()), "{text}");
            }
        }
    }
}
