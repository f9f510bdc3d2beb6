//! A finding as SARIF has it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::log::{ROOT, Text, level};
use crate::diagnostic::{Applicability, Category, Diagnostic, Edit, Fix};
use crate::report::mended::advice;
use crate::report::uri::Uri;
use crate::text::{LineIndex, Span};

/// Columns that the words of a fix may take.
const WIDTH: usize = 200;

/// The file that results are in.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    pub(super) lines: LineIndex<'t>,
    pub(super) location: ArtifactLocation,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
}

impl ArtifactLocation {
    /// The file at `path`, number `index` of the run.
    pub(super) fn new(path: &str, index: usize) -> Self {
        let uri = Uri::new(path);
        Self { uri_base_id: uri.is_relative.then_some(ROOT), uri: uri.text, index: Some(index) }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix>,
    properties: ResultProperties,
}

#[derive(Debug, Serialize)]
struct ResultProperties {
    category: Category,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

/// Lines and columns are 1-based, the end exclusive; columns count code points, as the run says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix {
    description: Text,
    artifact_changes: [ArtifactChange; 1],
    properties: FixProperties,
}

#[derive(Debug, Serialize)]
struct FixProperties {
    safety: Applicability,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

/// `found` in `place`, by rule number `rule_index` of the run.
pub(super) fn result<'a>(
    found: &'a Diagnostic,
    rule_index: usize,
    fingerprint: String,
    place: &Place<'_>,
) -> SarifResult<'a> {
    let snippet = place.text.get(found.span.range()).filter(|text| !text.is_empty()).map(Text::new);
    let region = Region { snippet, ..place.region(found.span) };
    SarifResult {
        rule_id: found.rule.as_str(),
        rule_index,
        level: level(found.severity),
        message: Text::new(&found.message),
        locations: [Location {
            physical_location: PhysicalLocation { artifact_location: place.location.clone(), region },
        }],
        partial_fingerprints: BTreeMap::from([("mtlint/v1", fingerprint)]),
        fixes: found.fixes.iter().map(|fix| place.fix(found.span, fix)).collect(),
        properties: ResultProperties { category: found.category },
    }
}

impl Place<'_> {
    fn region(&self, span: Span) -> Region {
        let (start, end) = (self.lines.line_column(span.start), self.lines.line_column(span.end));
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            snippet: None,
        }
    }

    fn fix(&self, span: Span, fix: &Fix) -> SarifFix {
        let replacement = |edit: &Edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Text::new(&edit.replacement),
        };
        SarifFix {
            description: Text::new(advice(self.text, span, fix, WIDTH)),
            artifact_changes: [ArtifactChange {
                artifact_location: self.location.clone(),
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
            properties: FixProperties { safety: fix.applicability },
        }
    }
}
