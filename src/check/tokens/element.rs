//! What one token of a sequence must be.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::rule::{Problem, Spanned, WordList, Words, expand};
use crate::text::tagger::{Lexeme, TagSet};
use crate::text::words::is_word_char;
use crate::text::{Penn, Tag, Tagger, Upos};

/// A test on a token, as it is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::check) struct ElementSpec {
    /// It is one of these, in any letter case; `~say` is every form of a verb, `/…/` a regular expression.
    #[serde(default)]
    word: Words,
    /// It is none of these.
    #[serde(default)]
    not_word: Words,
    /// It has one of these tags.
    #[serde(default)]
    tag: Words,
    /// It has none of these tags.
    #[serde(default)]
    not_tag: Words,
    /// In no sentence could it have one of these tags: `cannot-be: [NOUN]` passes “the” and “went”, but not “run”.
    #[serde(default)]
    cannot_be: Words,
    /// It may be absent.
    #[serde(default)]
    optional: bool,
    /// It may stand several times.
    #[serde(default)]
    repeat: bool,
    /// It must be there, but isn't marked.
    #[serde(default)]
    context: bool,
    /// It begins the sentence, or ends it.
    #[serde(default)]
    at: Option<End>,
    /// It begins with a capital letter, or with a small one.
    #[serde(default)]
    letters: Option<Letters>,
}

/// An end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum End {
    /// It begins the sentence.
    Start,
    /// It ends the sentence.
    End,
}

/// How a token begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Letters {
    /// With a capital letter.
    Capital,
    /// With a small letter.
    Small,
}

impl Letters {
    fn begin(self, token: &Lexeme) -> bool {
        match self {
            Self::Capital => token.begins_with_capital(),
            Self::Small => token.begins_with_small(),
        }
    }
}

/// A test on a token.
#[derive(Debug)]
pub struct Element {
    pub(super) word: WordList,
    pub(super) not_word: WordList,
    pub(super) tag: TagTests,
    not_tag: TagTests,
    pub(super) cannot_be: TagTests,
    needles: Option<Vec<String>>,
    optional: bool,
    repeat: bool,
    context: bool,
    pub(super) at: Option<End>,
    pub(super) letters: Option<Letters>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagTest {
    Upos(Upos),
    Penn(Penn),
}

/// Whether `word` may be a token that is written together with another, as in “cannot” and “hasn't”.
pub(super) fn may_be_part(word: &str) -> bool {
    const PARTS: [&str; 27] = [
        "not", "na", "ta", "me", "is", "are", "was", "were", "has", "have", "had", "does", "did", "do", "can", "would",
        "could", "should", "must", "might", "need", "ought", "may", "gon", "wan", "got", "ai",
    ];
    PARTS.contains(&word)
}

/// Tests on a tag, of which one must pass.
#[derive(Debug, Default)]
pub(super) struct TagTests {
    tests: Vec<TagTest>,
    /// The tags that pass; worked out when the first word is tested.
    passing: OnceLock<TagSet>,
}

impl Element {
    pub(super) fn compile(spec: &ElementSpec) -> Result<Self, Problem> {
        Ok(Self {
            word: WordList::compile(&spec.word)?,
            not_word: WordList::compile(&spec.not_word)?,
            tag: TagTests::compile(&spec.tag)?,
            not_tag: TagTests::compile(&spec.not_tag)?,
            cannot_be: TagTests::compile(&spec.cannot_be)?,
            needles: needles(&spec.word)?,
            optional: spec.optional,
            repeat: spec.repeat,
            context: spec.context,
            at: spec.at,
            letters: spec.letters,
        })
    }

    /// Whether it is one token that is always there, and a word of its own: no “not” of “cannot”, no “has” of “hasn't”.
    pub(super) fn is_word(&self) -> bool {
        let are_whole = |words: &Vec<String>| !words.iter().any(|word| may_be_part(word));
        !self.optional && !self.repeat && self.needles.as_ref().is_some_and(are_whole)
    }

    /// The words of which one must be there, if the element is always there and all of them are words.
    pub(super) fn needles(&self) -> Option<&[String]> {
        self.needles.as_deref().filter(|_| !self.optional)
    }

    pub(super) fn uses_tags(&self) -> bool {
        !self.tag.is_empty() || !self.not_tag.is_empty()
    }

    pub(super) fn is_optional(&self) -> bool {
        self.optional
    }

    pub(super) fn repeats(&self) -> bool {
        self.repeat
    }

    pub(super) fn is_context(&self) -> bool {
        self.context
    }

    /// Whether a token, with its tag if that is known, passes the test. As long as the tag isn't known, any will do that the
    /// word may have.
    pub(super) fn suits(&self, token: &Lexeme, tag: Option<Tag>) -> bool {
        let tagged = match tag {
            Some(tag) => (self.tag.is_empty() || self.tag.pass(tag)) && !self.not_tag.pass(tag),
            None => self.tag.is_empty() || self.tag.may_pass(token),
        };
        tagged
            && (self.word.is_empty() || self.word.has_hashed(token.folded_hash(), token.folded()))
            && !self.not_word.has_hashed(token.folded_hash(), token.folded())
            && (self.cannot_be.is_empty() || !self.cannot_be.may_pass(token))
    }

    /// Whether `token` may stand as number `at` of `count`.
    pub(super) fn stands(&self, at: usize, count: usize, token: &Lexeme) -> bool {
        let placed = match self.at {
            None => true,
            Some(End::Start) => at == 0,
            Some(End::End) => at + 1 == count,
        };
        placed && self.letters.is_none_or(|letters| letters.begin(token))
    }
}

impl TagTests {
    fn compile(names: &Words) -> Result<Self, Problem> {
        let tests = names.0.iter().map(tag_test).collect::<Result<_, _>>()?;
        Ok(Self { tests, passing: OnceLock::new() })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    fn pass(&self, tag: Tag) -> bool {
        self.tests.iter().any(|test| match test {
            TagTest::Upos(upos) => tag.upos == *upos,
            TagTest::Penn(penn) => tag.penn == *penn,
        })
    }

    /// Whether `word` may have a tag that passes in some sentence.
    fn may_pass(&self, word: &Lexeme) -> bool {
        word.possible(Tagger::embedded()).overlaps(self.passing())
    }

    /// The tags that pass.
    pub(super) fn passing(&self) -> TagSet {
        *self.passing.get_or_init(|| Tagger::embedded().tags_that(|tag| self.pass(tag)))
    }
}

fn tag_test(name: &Spanned<String>) -> Result<TagTest, Problem> {
    let upos = Upos::parse(&name.value).map(TagTest::Upos);
    upos.or_else(|| Penn::parse(&name.value).map(TagTest::Penn)).ok_or_else(|| {
        let names = Upos::ALL.iter().map(|tag| tag.name()).chain(Penn::ALL.iter().map(|tag| tag.name()));
        Problem::unknown("tag", &name.value, &names.collect::<Vec<_>>()).or_at(name.at)
    })
}

/// The words of a list, written out; nothing if one of them is a pattern, a mark or a piece of a word such as `n't`.
fn needles(words: &Words) -> Result<Option<Vec<String>>, Problem> {
    let mut all = Vec::new();
    for word in &words.0 {
        if !word.value.starts_with(|c| is_word_char(c) || c == '~') || word.value == "n't" {
            return Ok(None);
        }
        all.extend(expand(word)?.into_iter().map(|form| form.text));
    }
    Ok((!all.is_empty()).then_some(all))
}
