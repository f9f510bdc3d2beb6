//! What a word can do in a clause, whatever stands around it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::memo::Memo;
use crate::text::tagger::{Lexeme, TagSet};
use crate::text::{Penn, Tag, Tagger};

/// Words that a verb may take behind it, and a noun seldom.
const OBJECTS: &str = "the a an his her their its our this these those him them me us that to such";
/// Words that may stand behind the verb of such a subject as [`ALWAYS_SUBJECTS`].
const COMPLEMENTS: &str = "in from as by with at on into up out for about after to of under against";
/// Other frequent words that are no subjects.
const NO_SUBJECTS: &str = "and or but that than is was are were be been has have had when if";
/// Pronouns that are nothing but subjects.
const ALWAYS_SUBJECTS: &str = "he she they we i who";
/// Words that an article or the like may follow without a verb: `last year the house`, `a place the size of`.
const TIMES: &str = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight night morning \
                     evening afternoon moment hour minute second time times day days week weeks month months year years \
                     decade decades century way season summer winter spring autumn all both half twice double thanks due \
                     according january february march april may june july august september october november december \
                     contrast addition fact course example instance part place";
/// Words that open a clause.
const OPENERS: &str = "because although whereas if when whenever who unless";
/// Words that may open a clause.
const RELATIVES: &str = "that which";
/// Words behind which a participle is no verb of its own.
const AUXILIARIES: &str = "is are was were be been being have has had";
/// Words behind which a noun stands.
const DETERMINERS: &str = "the a an this his their its of your our";

/// Verbs that are finite wherever they stand, in small letters.
const VERBS: &str = "is are was were has does did will would can could may might must should says";

/// One thing that a word can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It begins what a verb takes behind it.
    Object,
    /// It begins what may stand behind a verb.
    Complement,
    /// It is no subject.
    NoSubject,
    /// It is nothing but a subject.
    Subject,
    /// It names a time, or another adverbial without a preposition.
    Time,
    /// It opens a clause.
    Opener,
    /// It may open a clause.
    Relative,
    Auxiliary,
    Determiner,
    /// It is a finite verb in every sentence.
    Verb,
}

/// All that a word can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Roles(u16);

impl Roles {
    /// What `lexeme` can do by the lists and by its only tag.
    pub(super) fn of(lexeme: &Lexeme) -> Self {
        let is_verb = lexeme.only_tag(Tagger::embedded()).is_some_and(Tag::is_finite_verb);
        let (written, small) = letters(lexeme.word());
        let listed = LISTED.get(&small).copied().unwrap_or_default();
        let fits = if small == written { u16::MAX } else { !SMALL_ONLY };
        Self(listed & fits | u16::from(is_verb) << Role::Verb as u16)
    }

    /// Whether `role` is one of them.
    pub(super) fn has(self, role: Role) -> bool {
        self.0 >> role as u16 & 1 == 1
    }
}

/// At least as many bytes as the longest word on the lists has.
const LONGEST: usize = 16;

/// `word` as it is written and in small letters, as numbers: they are compared and looked up at once. A word that is longer than
/// all on the lists has none.
fn letters(word: &str) -> (u128, u128) {
    let mut bytes = [0; LONGEST];
    if let Some(start) = bytes.get_mut(..word.len()) {
        start.copy_from_slice(word.as_bytes());
    }
    (u128::from_le_bytes(bytes), u128::from_le_bytes(bytes.map(|byte| byte.to_ascii_lowercase())))
}

/// The roles of the words on the lists, by their [`letters`].
static LISTED: LazyLock<FxHashMap<u128, u16>> = LazyLock::new(|| {
    let lists = [
        (Role::Object, OBJECTS),
        (Role::Complement, COMPLEMENTS),
        (Role::NoSubject, NO_SUBJECTS),
        (Role::Subject, ALWAYS_SUBJECTS),
        (Role::Time, TIMES),
        (Role::Opener, OPENERS),
        (Role::Relative, RELATIVES),
        (Role::Auxiliary, AUXILIARIES),
        (Role::Determiner, DETERMINERS),
        (Role::Verb, VERBS),
    ];
    let mut listed: FxHashMap<u128, u16> = FxHashMap::default();
    for (role, list) in lists {
        for word in list.split_ascii_whitespace() {
            *listed.entry(letters(word).0).or_default() |= 1 << role as u16;
        }
    }
    listed
});

/// The roles that words have in small letters only.
const SMALL_ONLY: u16 =
    1 << Role::Object as u16 | 1 << Role::Complement as u16 | 1 << Role::NoSubject as u16 | 1 << Role::Verb as u16;

/// Whether it may be a subject or an adverb, and can't be a verb, a preposition or a conjunction.
pub(super) fn may_lead(lexeme: &Lexeme, roles: Roles) -> bool {
    static KNOWN: Memo = Memo::new();
    !roles.has(Role::Complement)
        && !roles.has(Role::NoSubject)
        && KNOWN.answer_for(lexeme.hash(), || u16::from(is_no_verb(lexeme))) == 1
}

/// Whether it is a finite verb wherever it is no participle.
pub(super) fn is_past(lexeme: &Lexeme) -> bool {
    static KNOWN: Memo = Memo::new();
    let may_be = lexeme.is_known() && lexeme.only_tag(Tagger::embedded()).is_none_or(is_past_form);
    let is_small = || lexeme.word().starts_with(char::is_lowercase);
    may_be && is_small() && KNOWN.answer_for(lexeme.hash(), || u16::from(is_only_past(lexeme))) == 1
}

/// Whether it is a word that can't be a verb, a preposition or a conjunction in any sentence.
fn is_no_verb(lexeme: &Lexeme) -> bool {
    let tagger = Tagger::embedded();
    let is_plain = lexeme.word().len() > 1 && lexeme.word().chars().all(char::is_alphabetic);
    let mut tags = tagger.named(lexeme.possible(tagger));
    is_plain && !tags.any(|tag| tag.is_verb() || tag.is_preposition() || tag.is_conjunction())
}

/// Whether it is a word that was seen as a past form or a participle and as nothing else.
fn is_only_past(lexeme: &Lexeme) -> bool {
    let tagger = Tagger::embedded();
    let tags: TagSet = lexeme.possible(tagger);
    tags != TagSet::default() && tagger.named(tags).all(is_past_form)
}

fn is_past_form(tag: Tag) -> bool {
    matches!(tag.penn, Penn::Vbd | Penn::Vbn)
}
