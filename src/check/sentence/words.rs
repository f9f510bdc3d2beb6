//! The words of a sentence, with what each can do in it.

use super::roles::{Role, Roles, is_finite, is_past, may_lead};
use crate::text::Document;
use crate::text::tagger::Lexeme;

/// How many words before a participle an auxiliary may stand that makes it none of its own.
const AUXILIARY_REACH: usize = 3;

/// Whether a word that `fits` stands at most `reach` words before the one at `at`.
pub(super) fn is_behind(at: usize, reach: usize, fits: impl Fn(usize) -> bool) -> bool {
    (at.saturating_sub(reach)..at).any(fits)
}

/// The words of a sentence. Most questions are answered by how they are written; few need what the tagger knows of them.
pub(super) struct Words<'d> {
    document: &'d Document<'d>,
    sentence: usize,
    roles: Vec<Roles>,
}

impl<'d> Words<'d> {
    /// The words of sentence number `sentence`.
    pub(super) fn of(document: &'d Document<'d>, sentence: usize) -> Self {
        let text = document.view().text();
        let roles = document.tokens(sentence).iter().map(|token| Roles::of(text, token.span)).collect();
        Self { document, sentence, roles }
    }

    pub(super) fn len(&self) -> usize {
        self.roles.len()
    }

    /// The word at `at` as it is written; empty outside of the sentence.
    pub(super) fn text(&self, at: usize) -> &'d str {
        let token = self.document.tokens(self.sentence).get(at);
        token.map_or("", |token| self.document.view().slice(token.span))
    }

    /// Whether the word at `at` is on a `list` of words with spaces between them, in any case.
    pub(super) fn is(&self, at: usize, list: &str) -> bool {
        list.split_ascii_whitespace().any(|item| item.eq_ignore_ascii_case(self.text(at)))
    }

    /// What the tagger knows of the word at `at`.
    pub(super) fn lexeme(&self, at: usize) -> Option<&'d Lexeme> {
        self.document.lexemes(self.sentence).get(at).map(AsRef::as_ref)
    }

    pub(super) fn can(&self, at: usize, role: Role) -> bool {
        self.roles.get(at).is_some_and(|roles| roles.has(role))
    }

    /// Whether the word at `at` may be a subject or an adverb, and can't be a verb, a preposition or a conjunction.
    pub(super) fn may_lead(&self, at: usize) -> bool {
        !self.can(at, Role::Complement) && !self.can(at, Role::NoSubject) && self.lexeme(at).is_some_and(may_lead)
    }

    /// Whether the sentence has surely as many finite verbs as clauses.
    pub(super) fn have_verbs_enough(&self) -> bool {
        let places = 0..self.len();
        let opens = |at: &usize| *at > 0 && (self.can(*at, Role::Opener) || self.can(*at, Role::Relative));
        let clauses = 1 + places.clone().filter(opens).count();
        let free = || places.clone().filter(|&at| !self.is_determined(at));
        let missing = clauses.saturating_sub(free().filter(|&at| self.can(at, Role::Verb)).count());
        free().filter(|&at| !self.can(at, Role::Verb) && self.is_verb(at)).take(missing).count() == missing
    }

    /// Whether the word at `at` stands behind an article or the like.
    pub(super) fn is_determined(&self, at: usize) -> bool {
        at > 0 && self.can(at - 1, Role::Determiner)
    }

    /// Whether the word at `at`, which is on no list of verbs, is a finite one for sure.
    fn is_verb(&self, at: usize) -> bool {
        let is_told = |lexeme: &Lexeme| is_finite(lexeme) || !self.is_helped(at) && is_past(lexeme);
        !self.roles[at].are_of_no_verb() && self.lexeme(at).is_some_and(is_told)
    }

    /// Whether an auxiliary stands before the word at `at` that makes a participle none of its own.
    pub(super) fn is_helped(&self, at: usize) -> bool {
        is_behind(at, AUXILIARY_REACH, |before| self.can(before, Role::Auxiliary))
    }

    /// Whether the word at `at` looks like the start of an object, and the word before it is no verb.
    pub(super) fn is_object(&self, at: usize) -> bool {
        at > 0
            && self.can(at, Role::Object)
            && !self.can(at + 1, Role::Time)
            && !(self.text(at) == "such" && self.text(at + 1) == "as")
            && self.may_lead(at - 1)
    }

    /// Whether the word at `at` stands behind a subject as only a verb should.
    pub(super) fn is_complement(&self, at: usize) -> bool {
        let is_this = at == 1 && self.is(0, "this");
        at > 0 && self.can(at, Role::Complement) && (self.can(at - 1, Role::Subject) || is_this)
    }
}
