//! What a word can do in a clause, whatever stands around it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::tagger::{Lexeme, TagSet};
use crate::text::{Penn, Tag, Tagger, ViewSpan};

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
    /// What the word at `place` in `text` can do by the lists.
    pub(super) fn of(text: &str, place: ViewSpan) -> Self {
        let written = letters(text, place);
        // No byte but a capital becomes a small letter by this.
        let small = written | SMALL & u128::MAX.checked_shr(written.leading_zeros()).unwrap_or_default();
        let listed = LISTED.get(&small).copied().unwrap_or_default();
        Self(if small == written { listed } else { listed & !SMALL_ONLY })
    }

    /// Whether `role` is one of them.
    pub(super) fn has(self, role: Role) -> bool {
        self.0 >> role as u16 & 1 == 1
    }

    /// Whether the word is on a list, and can't be a verb.
    pub(super) fn are_of_no_verb(self) -> bool {
        self != Self(0) && !self.has(Role::Verb) && !self.has(Role::Auxiliary)
    }
}

/// More bytes than the longest word on the lists has.
const LONGEST: usize = 16;

/// The bit by which a small letter of ASCII differs from its capital, in each byte.
const SMALL: u128 = u128::from_le_bytes([0x20; LONGEST]);

/// The bytes of the word at `place` in `text` as a number, which is compared and looked up at once; 0, as for no word, for one
/// that is longer than all on the lists.
fn letters(text: &str, place: ViewSpan) -> u128 {
    let bytes = &text.as_bytes()[place.start..];
    let long = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; LONGEST];
        padded[..bytes.len()].copy_from_slice(bytes);
        padded
    });
    match u32::try_from(LONGEST.saturating_sub(place.len())) {
        Ok(spare @ 1..) => u128::from_le_bytes(long) & u128::MAX.checked_shr(8 * spare).unwrap_or_default(),
        _ => 0,
    }
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
            *listed.entry(letters(word, (0..word.len()).into())).or_default() |= 1 << role as u16;
        }
    }
    listed
});

/// The roles that words have in small letters only.
const SMALL_ONLY: u16 =
    1 << Role::Object as u16 | 1 << Role::Complement as u16 | 1 << Role::NoSubject as u16 | 1 << Role::Verb as u16;

/// Whether it can't be a verb, a preposition or a conjunction in any sentence.
pub(super) fn may_lead(lexeme: &Lexeme) -> bool {
    let is_plain = lexeme.word().len() > 1 && lexeme.word().chars().all(char::is_alphabetic);
    is_plain && !lexeme.possible(Tagger::embedded()).overlaps(TAGS.no_leaders)
}

/// Whether it is a finite verb in every sentence.
pub(super) fn is_finite(lexeme: &Lexeme) -> bool {
    lexeme.only_tag(Tagger::embedded()).is_some_and(Tag::is_finite_verb)
}

/// Whether it is a finite verb wherever it is no participle: a word that was seen as a past form or a participle and as
/// nothing else.
pub(super) fn is_past(lexeme: &Lexeme) -> bool {
    let tagger = Tagger::embedded();
    let may_be = lexeme.is_known() && lexeme.only_tag(tagger).is_none_or(is_past_form);
    may_be && lexeme.begins_with_small() && {
        let tags = lexeme.possible(tagger);
        tags != TagSet::default() && !tags.overlaps(TAGS.no_past_forms)
    }
}

/// Tags of some kinds.
struct Tags {
    /// Those of verbs, prepositions and conjunctions.
    no_leaders: TagSet,
    /// All but those of past forms and participles.
    no_past_forms: TagSet,
}

static TAGS: LazyLock<Tags> = LazyLock::new(|| {
    let tagger = Tagger::embedded();
    Tags {
        no_leaders: tagger.tags_that(|tag| tag.is_verb() || tag.is_preposition() || tag.is_conjunction()),
        no_past_forms: tagger.tags_that(|tag| !is_past_form(tag)),
    }
});

fn is_past_form(tag: Tag) -> bool {
    matches!(tag.penn, Penn::Vbd | Penn::Vbn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles_of(text: &str) -> Roles {
        Roles::of(text, (0..text.len()).into())
    }

    #[test]
    fn words_are_on_lists_in_the_case_that_they_stand_in() {
        assert!(roles_of("the").has(Role::Object) && roles_of("the").has(Role::Determiner));
        assert!(!roles_of("The").has(Role::Object) && roles_of("THE").has(Role::Determiner));
        assert!(roles_of("Wednesday").has(Role::Time) && roles_of("should").has(Role::Verb));
        assert_eq!(Roles::of("in the end", (3..6).into()), roles_of("the"));
        for other in ["", "th", "theé", "t\0e", "4he", "an unusually long word"] {
            assert_eq!(roles_of(other), Roles(0), "{other}");
        }
    }

    #[test]
    fn no_listed_word_is_too_long() {
        assert!(!LISTED.contains_key(&0));
    }

    #[test]
    fn words_on_other_lists_are_no_verbs() {
        let lists = [OBJECTS, COMPLEMENTS, NO_SUBJECTS, ALWAYS_SUBJECTS, TIMES, OPENERS, RELATIVES, DETERMINERS];
        for word in lists.iter().flat_map(|list| list.split_ascii_whitespace()) {
            let lexeme = Lexeme::of(word);
            assert!(!roles_of(word).are_of_no_verb() || !is_finite(&lexeme) && !is_past(&lexeme), "{word}");
        }
    }
}
