//! One line a file and one for all of them, in the place of the findings.

use std::io::{self, Write};

use colored::{ColoredString, Colorize};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::excerpt::visible;
use super::score::{Counts, Scale, Verdict};
use super::{Checked, Report};

/// How a summary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableFormat {
    /// A table for people.
    #[default]
    Text,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// Counts while files go by and writes when they are through.
#[derive(Debug)]
pub struct Summary {
    format: TableFormat,
    scale: Scale,
    files: Vec<Row>,
    total: Counts,
}

/// What is said of a file or, without a name, of all.
#[derive(Debug, Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    verdict: Verdict,
    score: f64,
    words: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

/// All rows as one document.
#[derive(Debug, Serialize)]
struct Whole<'a> {
    files: &'a [Row],
    total: &'a Row,
}

impl Row {
    fn new(file: Option<String>, counts: &Counts, scale: &Scale) -> Self {
        let Counts { words, errors, warnings, infos } = *counts;
        Self { file, verdict: scale.verdict(counts), score: scale.score(counts), words, errors, warnings, infos }
    }
}

impl Summary {
    /// A summary with the scores and verdicts of `scale`.
    pub fn new(format: TableFormat, scale: Scale) -> Self {
        Self { format, scale, files: Vec::new(), total: Counts::default() }
    }

    /// The line for all files: their common score, and the verdict of the worst of them.
    fn total(&self) -> Row {
        let verdict = self.files.iter().map(|row| row.verdict).max().unwrap_or_default();
        Row { verdict, ..Row::new(None, &self.total, &self.scale) }
    }
}

impl Report for Summary {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let counts = Counts::new(file.text, file.diagnostics);
        self.total += counts;
        self.files.push(Row::new(Some(file.path.to_owned()), &counts, &self.scale));
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let (files, total) = (&self.files, &self.total());
        match self.format {
            TableFormat::Text => table(files, total, out),
            TableFormat::Json => {
                serde_json::to_writer_pretty(&mut *out, &Whole { files, total })?;
                writeln!(out)
            }
            TableFormat::Jsonl => files.iter().chain([total]).try_for_each(|row| {
                serde_json::to_writer(&mut *out, row)?;
                writeln!(out)
            }),
        }
    }
}

fn table(files: &[Row], total: &Row, out: &mut dyn Write) -> io::Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let total_name = format!("{} {}", files.len(), if files.len() == 1 { "file" } else { "files" });
    let names: Vec<String> =
        files.iter().map(|row| visible(row.file.as_deref().unwrap_or_default())).chain([total_name]).collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or_default();
    writeln!(out, "verdict   score  errors  warnings  infos   words  file")?;
    for (number, (row, name)) in files.iter().chain([total]).zip(&names).enumerate() {
        if number == files.len() {
            writeln!(out, "{}", "─".repeat("verdict   score  errors  warnings  infos   words  ".len() + widest))?;
        }
        let Row { score, errors, warnings, infos, words, .. } = row;
        let verdict = colored_verdict(row.verdict);
        writeln!(out, "{verdict} {score:7.1}  {errors:6}  {warnings:8}  {infos:5}  {words:6}  {name}")?;
    }
    Ok(())
}

fn colored_verdict(verdict: Verdict) -> ColoredString {
    let name = format!("{verdict:7}");
    match verdict {
        Verdict::Publish => name.green().bold(),
        Verdict::Look => name.magenta().bold(),
        Verdict::Hold => name.red().bold(),
    }
}
