//! `mtlint.yaml`, key for key: what a desk may write. The comments are the descriptions that editors show.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use mtlint::diagnostic::Severity;
use mtlint::rule::{Node, Spanned, Words, match_schema};

use crate::cli::args::FailOn;
use crate::cli::formats::InputFormatName;

/// Settings of mtlint. They hold for the files in this folder and below it, unless a nearer `mtlint.yaml` does.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case", expecting = "settings, `key: value`, a line each")]
pub(in crate::cli) struct Spec {
    /// Another file of settings, relative to this one, on top of which these are said.
    pub(super) extends: Option<Spanned<String>>,
    /// More rules: packs or folders of packs, relative to this file. A pack named like a built-in one takes its place.
    pub(super) packs: Option<Words>,
    /// Whether the built-in packs are used.
    pub(super) builtin: Option<Spanned<bool>>,
    /// Only these rules: ids, beginnings of ids such as `fr` or `fr/calques`, or categories; without any, all rules.
    pub(super) select: Option<Words>,
    /// Not these rules, even if they are selected.
    pub(super) ignore: Option<Words>,
    /// Whether rules that are still on trial are used, too.
    pub(super) preview: Option<Spanned<bool>>,
    /// How bad it is what these rules find, or `off`; of several entries for a rule the one that names it most closely counts.
    pub(super) severities: Option<Table<Spanned<Grade>>>,
    /// The mildest finding that makes the exit status 1.
    pub(super) fail_on: Option<Spanned<FailOn>>,
    /// The languages that the articles are translated from, such as `[fr, ru]`; `auto` to infer them from each article;
    /// `any` for all.
    pub(super) from: Option<Words>,
    /// How the house spells names on which style books differ: any spelling, and the one to write. Each row is a rule of the
    /// pack `desk/house-style`.
    pub(super) house_style: Option<Table<Spanned<String>>>,
    /// People as the desk spells them: what to write, and what not. Each row is a rule of the pack `desk/people`.
    pub(super) people: Option<Terms>,
    /// Words as the desk writes them: what to write, and what not. Each row is a rule of the pack `desk/terms`.
    pub(super) terms: Option<Terms>,
    /// Words and phrases that are right here, whatever a rule says of them.
    pub(super) accept: Option<Words>,
    /// How files are read.
    pub(super) input: Option<InputSpec>,
    /// Files and folders that a walk leaves out, as in a `.gitignore`.
    pub(super) exclude: Option<Words>,
    /// From how many penalty points in 1,000 words on an article is to be looked at, or to be held back.
    pub(super) verdict: Option<VerdictSpec>,
    /// Penalty points of a finding, by its severity.
    pub(super) weights: Option<WeightsSpec>,
    /// Other settings for some of the files. Entries that match the same file are applied in their order.
    #[schemars(with = "Vec<serde_json::Value>")]
    pub(super) paths: Option<Vec<Node>>,
}

/// How files are read.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, expecting = "how files are read, as in `{ format: markdown }`")]
pub(super) struct InputSpec {
    /// The format of the files; without it, their endings tell.
    pub(super) format: Option<Spanned<InputFormatName>>,
    /// Where the prose is in JSON: a path such as `article.body`, or several.
    pub(super) field: Option<Words>,
}

/// When an article is to be looked at, or to be held back.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, expecting = "numbers of points, as in `{ look: 1, hold: 20 }`")]
pub(super) struct VerdictSpec {
    /// From so many points in 1,000 words on, somebody should look at it.
    pub(super) look: Option<Spanned<f64>>,
    /// From so many points in 1,000 words on, it should be held back.
    pub(super) hold: Option<Spanned<f64>>,
}

/// Penalty points by severity.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, expecting = "points by severity, as in `{ error: 5, warning: 1, info: 0 }`")]
pub(super) struct WeightsSpec {
    /// For an error.
    pub(super) error: Option<Spanned<f64>>,
    /// For a warning.
    pub(super) warning: Option<Spanned<f64>>,
    /// For an info.
    pub(super) info: Option<Spanned<f64>>,
}

/// How bad it is what a rule finds, or that it isn't to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::cli) enum Grade {
    /// Wrong in any article.
    Error,
    /// Almost surely an artefact; an editor decides.
    Warning,
    /// Worth a look.
    Info,
    /// Not looked for.
    Off,
}

impl Grade {
    /// The severity; nothing for `off`.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Off => None,
        }
    }

    /// The word in files of settings.
    pub(super) fn name(self) -> &'static str {
        self.severity().map_or("off", Severity::name)
    }
}

/// A mapping in the order of the file, whose keys know where they stand.
#[derive(Debug, Clone)]
pub(super) struct Table<V>(pub(super) Vec<(Spanned<String>, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Table<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Rows(PhantomData))
    }
}

struct Rows<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Rows<V> {
    type Value = Table<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Table<V>, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = access.next_entry()? {
            rows.push(row);
        }
        Ok(Table(rows))
    }
}

impl<V: JsonSchema> JsonSchema for Table<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Table_of_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<V>() })
    }
}

/// A table of spellings, of the shape that `match` has in a rule of the kind `term`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Terms(pub(super) Table<Node>);

impl JsonSchema for Terms {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Terms".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        match_schema("term", generator).unwrap_or_default()
    }
}
