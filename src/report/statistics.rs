//! How often each rule or category found something, in the place of the findings themselves.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::summary::TableFormat;
use super::text::severity;
use super::{Checked, Report};
use crate::diagnostic::{Applicability, Category, Diagnostic, Severity};

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StatisticsBy {
    /// What one rule found.
    #[default]
    Rule,
    /// What all rules of one category found.
    Category,
}

/// Counts while files go by and writes when they are through.
#[derive(Debug)]
pub struct Statistics {
    format: TableFormat,
    by: StatisticsBy,
    rows: BTreeMap<String, Row>,
}

/// What is known of one rule or category.
#[derive(Debug, Clone, Copy)]
struct Row {
    category: Category,
    /// The gravest.
    severity: Severity,
    count: usize,
    fixable: usize,
}

/// A row as other programs read it.
#[derive(Debug, Serialize)]
struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    category: Category,
    severity: Severity,
    count: usize,
    fixable: usize,
}

impl Statistics {
    /// Counts by rule or by category, to be written as a table or as JSON.
    pub fn new(format: TableFormat, by: StatisticsBy) -> Self {
        Self { format, by, rows: BTreeMap::new() }
    }

    fn count(&mut self, found: &Diagnostic) {
        let name = match self.by {
            StatisticsBy::Rule => found.rule.as_str(),
            StatisticsBy::Category => found.category.name(),
        };
        let new = Row { category: found.category, severity: found.severity, count: 0, fixable: 0 };
        let row = self.rows.entry(name.to_owned()).or_insert(new);
        let safe = found.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
        row.severity = row.severity.max(found.severity);
        row.count += 1;
        row.fixable += usize::from(safe);
    }

    /// The rows, the most frequent first.
    fn records(&self) -> Vec<Record<'_>> {
        let mut rows: Vec<(&String, &Row)> = self.rows.iter().collect();
        rows.sort_by_key(|(_, row)| Reverse(row.count));
        rows.into_iter().map(|(name, row)| self.record(name, *row)).collect()
    }

    fn record<'a>(&self, name: &'a str, Row { category, severity, count, fixable }: Row) -> Record<'a> {
        let rule = (self.by == StatisticsBy::Rule).then_some(name);
        Record { rule, category, severity, count, fixable }
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
            TableFormat::Text => table(&records, out),
            TableFormat::Json => {
                serde_json::to_writer_pretty(&mut *out, &records)?;
                writeln!(out)
            }
            TableFormat::Jsonl => records.iter().try_for_each(|record| {
                serde_json::to_writer(&mut *out, record)?;
                writeln!(out)
            }),
        }
    }
}

fn table(records: &[Record<'_>], out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = records.first() else { return Ok(()) };
    let what = if first.rule.is_some() { "rule" } else { "category" };
    writeln!(out, "count  fixable  severity  {what}")?;
    records.iter().try_for_each(|Record { rule, category, severity: how_bad, count, fixable }| {
        let how_bad = severity(*how_bad, &format!("{how_bad:8}"));
        let name = rule.unwrap_or(category.name());
        writeln!(out, "{count:5}  {fixable:7}  {how_bad}  {name}")
    })
}
