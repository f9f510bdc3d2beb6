//! What a run says beside its results: the tool, its rules, the files, and how it went.

use serde::Serialize;

use super::result::ArtifactLocation;
use crate::diagnostic::{RuleId, Severity};
use crate::report::setup::RuleDescription;

/// What relative URIs are relative to.
pub(super) const ROOT: &str = "%SRCROOT%";

#[derive(Debug, Clone, Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

impl Text {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    full_name: &'static str,
    short_description: Text,
    rules: Vec<Rule>,
}

impl Tool {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let short_description = Text::new(env!("CARGO_PKG_DESCRIPTION"));
        let full_name = concat!("mtlint ", env!("CARGO_PKG_VERSION"));
        Self {
            driver: Driver { name: "mtlint", version, semantic_version: version, full_name, short_description, rules },
        }
    }
}

/// A rule; beyond its id only if the program knows more.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule {
    id: String,
    #[serde(flatten)]
    details: Option<Details>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties {
    category: &'static str,
    mqm: &'static str,
    tags: [&'static str; 2],
}

impl Rule {
    pub(super) fn new(id: &RuleId, description: Option<RuleDescription>) -> Self {
        Self { id: id.to_string(), details: description.map(|it| Details::new(id, &it)) }
    }
}

impl Details {
    fn new(id: &RuleId, rule: &RuleDescription) -> Self {
        let (title, category) = (rule.title(), rule.category);
        let why = rule.why.as_deref().map_or(category.about(), str::trim);
        let facts = format!("Category {category} (MQM {}), by default {}.", category.mqm(), rule.severity);
        Self {
            help: Help {
                text: format!("{title}\n\n{why}\n\n{facts}\n`mtlint explain {id}` shows examples."),
                markdown: format!("**{title}**\n\n{why}\n\n{facts}\n\n`mtlint explain {id}` shows examples."),
            },
            short_description: Text::new(title),
            full_description: Text::new(why),
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties {
                category: category.name(),
                mqm: category.mqm(),
                tags: ["translation", category.name()],
            },
        }
    }
}

/// What SARIF calls a severity.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A file that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Artifact {
    location: ArtifactLocation,
    roles: [&'static str; 1],
}

impl Artifact {
    pub(super) fn new(location: ArtifactLocation) -> Self {
        Self { location: ArtifactLocation { index: None, ..location }, roles: ["analysisTarget"] }
    }
}

/// Says what [`ROOT`] is, which only the reader can know.
#[derive(Debug, Serialize)]
pub(super) struct Bases {
    #[serde(rename = "%SRCROOT%")]
    root: Base,
}

#[derive(Debug, Serialize)]
struct Base {
    description: Text,
}

impl Default for Bases {
    fn default() -> Self {
        Self { root: Base { description: Text::new("The folder in which mtlint was started.") } }
    }
}

/// How the run went.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Debug, Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

impl Invocation {
    pub(super) fn new(unread: &[String]) -> Self {
        let notification = |problem: &String| Notification { level: "error", message: Text::new(problem) };
        Self {
            execution_successful: unread.is_empty(),
            tool_execution_notifications: unread.iter().map(notification).collect(),
        }
    }
}
