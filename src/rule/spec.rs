//! Rule files, field for field: what an author may write.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::decode::Spanned;
use super::yaml::Node;
use crate::diagnostic::{Applicability, Category, Severity};
use crate::text::{fold, fold_char};

/// A pack: a file of rules. What stands at its head holds for every rule that doesn't say otherwise.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a pack, which has `about` and `rules`")]
pub(crate) struct PackSpec {
    /// What the rules have in common, in a sentence.
    #[serde(rename = "about")]
    pub(crate) _about: String,
    /// The kind of the rules that name none.
    pub(crate) kind: Option<Spanned<String>>,
    /// The message of the rules that have none.
    pub(crate) message: Option<Spanned<String>>,
    /// Why it is an artefact, for the rules that don't say.
    pub(crate) why: Option<String>,
    /// How bad it is, for the rules that don't say.
    pub(crate) severity: Option<Severity>,
    /// What sort of artefact the rules find.
    pub(crate) category: Option<Category>,
    /// Whether letter case counts, for the rules that don't say.
    pub(crate) case: Option<Case>,
    /// Where the rules look.
    #[serde(rename = "in")]
    pub(crate) place: Option<PlaceSpec>,
    /// Who may apply the fixes.
    pub(crate) safety: Option<Applicability>,
    /// Whether the rules are still on trial, and off unless asked for.
    #[serde(default)]
    pub(crate) preview: bool,
    /// The rules.
    // For the schema, and so that the key is known; `parted` has taken the rules themselves out.
    #[serde(rename = "rules")]
    #[schemars(with = "Vec<RuleSpec>")]
    pub(crate) _rules: Vec<Node>,
}

/// A rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a rule, which has at least `id` and `match`")]
pub(crate) struct RuleSpec {
    /// Names the fault, never the cure: `renewed-accent`.
    pub(crate) id: Spanned<String>,
    /// How the rule looks; `phrase` if nothing is said.
    pub(crate) kind: Option<Spanned<String>>,
    /// One sentence for the editor, with `{match}` and the kind's captures.
    pub(crate) message: Option<Spanned<String>>,
    /// Why this is an artefact; for `mtlint explain`.
    pub(crate) why: Option<String>,
    /// How bad it is; a warning if nothing is said.
    pub(crate) severity: Option<Severity>,
    /// What sort of artefact it is.
    pub(crate) category: Option<Category>,
    /// What to look for, in the shape that the kind sets.
    #[serde(rename = "match")]
    #[schemars(with = "serde_json::Value")]
    pub(crate) pattern: Node,
    /// Whether letter case counts.
    pub(crate) case: Option<Case>,
    /// Where the rule looks.
    #[serde(rename = "in")]
    pub(crate) place: Option<PlaceSpec>,
    /// What makes the match right after all.
    #[serde(default)]
    pub(crate) unless: ConditionsSpec,
    /// What must be there for the match to count.
    #[serde(default)]
    pub(crate) require: ConditionsSpec,
    /// How to mend it.
    pub(crate) fix: Option<Spanned<FixSpec>>,
    /// Texts that prove the rule.
    #[serde(default)]
    pub(crate) examples: Vec<Spanned<ExampleSpec>>,
    /// Whether the rule is still on trial, and off unless asked for.
    pub(crate) preview: Option<bool>,
}

/// Whether letter case counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// Letters match as written.
    Exact,
    /// Letters match in either case.
    Ignore,
    /// Small letters match in either case, capitals only capitals.
    #[default]
    Smart,
}

impl Case {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Exact, Self::Ignore, Self::Smart];

    /// Whether `written` is `pattern` in a letter case that counts.
    pub(crate) fn allows(self, pattern: &str, written: &str) -> bool {
        let same = |(right, c): (char, char)| right == c || fold_char(c) == right;
        match self {
            Self::Exact => written == pattern,
            Self::Ignore => fold(written) == fold(pattern),
            Self::Smart => {
                pattern.chars().count() == written.chars().count() && pattern.chars().zip(written.chars()).all(same)
            }
        }
    }
}

/// Where a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a place, as in `{ quotation: never }`")]
pub(crate) struct PlaceSpec {
    /// Inside quotations.
    #[serde(default)]
    pub(crate) quotation: Presence,
    /// In headlines, captions and list items.
    #[serde(default)]
    pub(crate) headline: Presence,
}

/// Whether a rule looks inside quotations, or headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// There and elsewhere.
    #[default]
    Any,
    /// Only there.
    Only,
    /// Only elsewhere.
    Never,
}

impl Presence {
    /// Whether a match counts, given whether it `is_there`.
    pub(super) fn allows(self, is_there: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Any => true,
            Self::Only => is_there(),
            Self::Never => !is_there(),
        }
    }
}

/// Words at places around a match.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "places with words, as in `{ after: [vowel] }`")]
pub(crate) struct ConditionsSpec {
    /// The match itself is one of these.
    #[serde(default)]
    pub(crate) words: Words,
    /// One of these stands directly before the match.
    #[serde(default)]
    pub(crate) previous: Words,
    /// One of these stands directly behind the match.
    #[serde(default)]
    pub(crate) next: Words,
    /// One of these stands before the match in its sentence.
    #[serde(default)]
    pub(crate) before: Words,
    /// One of these stands behind the match in its sentence.
    #[serde(default)]
    pub(crate) after: Words,
    /// One of these stands in the sentence, outside the match, at most 2,000 bytes away.
    #[serde(default)]
    pub(crate) sentence: Words,
    /// One of these stands in the paragraph, outside the match, at most 10,000 bytes away.
    #[serde(default)]
    pub(crate) paragraph: Words,
    /// One of these stands anywhere in the text, outside the match.
    #[serde(default)]
    pub(crate) document: Words,
}

/// One phrase or a list of phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Spanned<String>>);

impl JsonSchema for Words {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inner = generator.subschema_for::<Self>();
        json_schema!({
            "description": "One phrase or a list of phrases; lists may hold lists.",
            "anyOf": [{ "type": ["string", "number", "boolean"] }, { "type": "array", "items": inner }]
        })
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut words = Vec::new();
        Spanned::<Phrases>::deserialize(deserializer)?.flatten(&mut words);
        Ok(Self(words))
    }
}

/// A phrase, or a list of such.
enum Phrases {
    One(String),
    Several(Vec<Spanned<Phrases>>),
}

impl Spanned<Phrases> {
    fn flatten(self, words: &mut Vec<Spanned<String>>) {
        match self.value {
            Phrases::One(value) => words.push(Spanned { value, at: self.at }),
            Phrases::Several(items) => items.into_iter().for_each(|item| item.flatten(words)),
        }
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PhrasesVisitor)
    }
}

struct PhrasesVisitor;

impl<'de> Visitor<'de> for PhrasesVisitor {
    type Value = Phrases;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a phrase or a list of phrases")
    }

    fn visit_str<E: de::Error>(self, phrase: &str) -> Result<Phrases, E> {
        Ok(Phrases::One(phrase.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Phrases, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Phrases::Several(items))
    }
}

/// How to mend a match.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a fix, as in `{ to: …, safety: safe }`")]
pub(crate) struct FixSpec {
    /// What to write instead, with captures; several are alternatives, the likeliest first.
    #[serde(default)]
    pub(crate) to: Words,
    /// Who may apply it.
    pub(crate) safety: Option<Applicability>,
}

/// A text that proves a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "an example: a `bad`, with or without its `good`, or an `ok`")]
pub(crate) struct ExampleSpec {
    /// The rule fires on the `[bracketed]` words.
    pub(crate) bad: Option<Spanned<String>>,
    /// What the fix makes of it.
    pub(crate) good: Option<Spanned<String>>,
    /// The rule stays silent.
    pub(crate) ok: Option<Spanned<String>>,
}
