//! `sarif`: the Static Analysis Results Interchange Format 2.1.0 of OASIS, which code hosts and editors read.
//!
//! Results come first and are written file by file; what they point to, rules and artifacts, is written behind them.

mod log;
mod result;

use std::io::{self, Write};

use serde::Serialize;

use super::setup::Describe;
use super::{Checked, Report};
use crate::diagnostic::{RuleId, fingerprints};
use crate::text::LineIndex;
use log::{Artifact, Bases, Invocation, Rule, Tool};
use result::{ArtifactLocation, Place, result};

const HEAD: &str = "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\
    \"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[";

/// One run.
pub(super) struct Sarif<'a> {
    describe: Describe<'a>,
    rules: Vec<RuleId>,
    artifacts: Vec<Artifact>,
    results: usize,
    unread: Vec<String>,
}

/// What is written behind the results.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Tail<'a> {
    tool: Tool,
    artifacts: &'a [Artifact],
    original_uri_base_ids: Bases,
    invocations: [Invocation; 1],
}

impl<'a> Sarif<'a> {
    pub(super) fn new(describe: Describe<'a>) -> Self {
        Self { describe, rules: Vec::new(), artifacts: Vec::new(), results: 0, unread: Vec::new() }
    }

    /// The number of `rule` in the list of rules, in which it now stands.
    fn index(&mut self, rule: &RuleId) -> usize {
        self.rules.iter().position(|it| it == rule).unwrap_or_else(|| {
            self.rules.push(rule.clone());
            self.rules.len() - 1
        })
    }

    fn tail(&self) -> Tail<'_> {
        let rules = self.rules.iter().map(|id| Rule::new(id, (self.describe)(id))).collect();
        Tail {
            tool: Tool::new(rules),
            artifacts: &self.artifacts,
            original_uri_base_ids: Bases::default(),
            invocations: [Invocation::new(&self.unread)],
        }
    }

    fn start(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.results == 0 { HEAD.as_bytes() } else { b"," })
    }
}

impl Report for Sarif<'_> {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        let location = ArtifactLocation::new(file.path, self.artifacts.len());
        self.artifacts.push(Artifact::new(location.clone()));
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let place = Place { text: file.text, lines: LineIndex::new(file.text), location };
        let prints = fingerprints(file.text, file.diagnostics);
        for (found, print) in file.diagnostics.iter().zip(prints) {
            self.start(out)?;
            let rule = self.index(&found.rule);
            out.write_all(b"\n")?;
            serde_json::to_writer(&mut *out, &result(found, rule, print.to_string(), &place))?;
            self.results += 1;
        }
        Ok(())
    }

    fn unread(&mut self, problem: &str) {
        self.unread.push(problem.to_owned());
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.results == 0 {
            self.start(out)?;
        }
        let tail = serde_json::to_string(&self.tail())?;
        // The tail is an object of its own: its members go on with those of the run.
        writeln!(out, "\n],{}]}}", tail.trim_start_matches('{'))
    }
}
