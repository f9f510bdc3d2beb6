//! The values that arguments choose from.

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::Deserialize;

use mtlint::diagnostic::Severity;
use mtlint::report::{Format, StatisticsBy, TableFormat};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// If standard output is a terminal; `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` are obeyed.
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// For people: the place underlined, and the fix.
    Text,
    /// One line a finding.
    Concise,
    /// For programs: one JSON array.
    Json,
    /// For programs: one JSON object a line.
    Jsonl,
    /// For code hosts: SARIF 2.1.0.
    Sarif,
    /// For GitHub: annotations at the lines of a pull request.
    Github,
    /// For build servers: test results in XML.
    Junit,
    /// For build servers and review tools: the XML of Checkstyle.
    Checkstyle,
    /// For editors: one page with the article, its findings and the corrected text.
    Html,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Text => Self::Text,
            FormatName::Concise => Self::Concise,
            FormatName::Json => Self::Json,
            FormatName::Jsonl => Self::Jsonl,
            FormatName::Sarif => Self::Sarif,
            FormatName::Github => Self::Github,
            FormatName::Junit => Self::Junit,
            FormatName::Checkstyle => Self::Checkstyle,
            FormatName::Html => Self::Html,
        }
    }
}

impl FormatName {
    /// How tables are written under this name; none if it is a format for findings alone.
    pub(super) fn table(self) -> Option<TableFormat> {
        match self {
            Self::Text | Self::Concise => Some(TableFormat::Text),
            Self::Json => Some(TableFormat::Json),
            Self::Jsonl => Some(TableFormat::Jsonl),
            Self::Sarif | Self::Github | Self::Junit | Self::Checkstyle | Self::Html => None,
        }
    }
}

/// What statistics count together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    Rule,
    Category,
}

impl From<By> for StatisticsBy {
    fn from(by: By) -> Self {
        match by {
            By::Rule => Self::Rule,
            By::Category => Self::Category,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FailOn {
    Info,
    #[default]
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// The word for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Never => "never",
        }
    }

    /// Whether a finding of this severity makes the program fail.
    pub(super) fn includes(self, severity: Severity) -> bool {
        match self {
            Self::Info => true,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
}
