//! How often each rule found something, in the place of the findings themselves.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::text::severity;
use super::{Checked, Format, Report};
use crate::diagnostic::{Applicability, Diagnostic, RuleId, Severity};

/// Counts while files go by and writes when they are through.
#[derive(Debug, Default)]
pub struct Statistics {
    format: Format,
    rows: BTreeMap<RuleId, Row>,
}

/// What is known of one rule.
#[derive(Debug, Clone, Copy)]
struct Row {
    severity: Severity,
    count: usize,
    fixable: usize,
}

/// A row as other programs read it.
#[derive(Debug, Serialize)]
struct Record<'a> {
    rule: &'a str,
    severity: Severity,
    count: usize,
    fixable: usize,
}

impl<'a> From<(&'a RuleId, &Row)> for Record<'a> {
    fn from((rule, &Row { severity, count, fixable }): (&'a RuleId, &Row)) -> Self {
        Self { rule: rule.as_str(), severity, count, fixable }
    }
}

impl Statistics {
    /// Statistics that will be written as a table, or as JSON if `format` is.
    pub fn new(format: Format) -> Self {
        Self { format, ..Self::default() }
    }

    fn count(&mut self, found: &Diagnostic) {
        let new = Row { severity: found.severity, count: 0, fixable: 0 };
        let row = self.rows.entry(found.rule.clone()).or_insert(new);
        let safe = found.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
        row.count += 1;
        row.fixable += usize::from(safe);
    }

    /// The rows, the most frequent first.
    fn records(&self) -> Vec<Record<'_>> {
        let mut rows: Vec<(&RuleId, &Row)> = self.rows.iter().collect();
        rows.sort_by_key(|(_, row)| Reverse(row.count));
        rows.into_iter().map(Record::from).collect()
    }
}

impl Report for Statistics {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        file.diagnostics.iter().for_each(|found| self.count(found));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let records = self.records();
        match self.format {
            Format::Text | Format::Concise => table(&records, out),
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &records)?;
                writeln!(out)
            }
            Format::Jsonl => records.iter().try_for_each(|record| {
                serde_json::to_writer(&mut *out, record)?;
                writeln!(out)
            }),
        }
    }
}

fn table(records: &[Record<'_>], out: &mut dyn Write) -> io::Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    writeln!(out, "count  fixable  severity  rule")?;
    records.iter().try_for_each(|Record { rule, severity: how_bad, count, fixable }| {
        let how_bad = severity(*how_bad, &format!("{how_bad:8}"));
        writeln!(out, "{count:5}  {fixable:7}  {how_bad}  {rule}")
    })
}
