//! `mtlint rules diff`: what a change of rules does to what they find.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use colored::Colorize;

use mtlint::audit::{Change, difference};
use mtlint::linter::Linter;
use mtlint::report::pointed;
use mtlint::text::LineIndex;

use super::args::DiffArgs;
use crate::cli::args::{FileArgs, RuleArgs};
use crate::cli::config::rules_of_arguments;
use crate::cli::console::{Console, count};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::files::{self, Place};
use crate::cli::parallel::in_order;
use crate::cli::read::{FileError, Input, read};

/// Compares the two sets of rules that `args` name.
pub(super) fn run(args: &DiffArgs, console: &mut Console) -> Result<Exit, Failure> {
    let (old, new) = (linter(&args.old, args)?, linter(&args.new, args)?);
    let corpus = FileArgs { paths: args.corpus.clone(), ..FileArgs::default() };
    let (places, unreadable) = files::places(&corpus, console);
    let compare = |place: &Place| {
        let input = read(place)?;
        let proses = input.proses()?;
        let changes = difference(&old.check_proses(&proses), &new.check_proses(&proses));
        Ok((input, changes))
    };
    let mut tally = Tally { most: args.samples, ..Tally::default() };
    let mut exit = unreadable;
    in_order(&places, None, compare, |compared: Result<_, FileError>| {
        match compared {
            Ok((input, changes)) => tally.add(&input, &changes),
            Err(error) => {
                exit = Exit::Failed;
                console.complain(&error);
            }
        }
        Ok(())
    })?;
    tally.tell(&mut console.out)?;
    console.remark(&tally.summary(places.len()));
    Ok(exit.max(Exit::found_if(!tally.rules.is_empty())))
}

/// A linter with the packs at `path` alone.
fn linter(path: &Path, args: &DiffArgs) -> Result<Linter, Failure> {
    let is_builtin = path.as_os_str() == "builtin" && !path.exists();
    let packs: Vec<PathBuf> = if is_builtin { Vec::new() } else { vec![path.to_owned()] };
    let rules = RuleArgs { packs, no_builtin: !is_builtin, preview: args.preview, ..RuleArgs::default() };
    Ok(Linter::new(rules_of_arguments(&rules)?))
}

/// What is counted while files go by.
#[derive(Debug, Default)]
struct Tally {
    /// How many samples of each rule are kept.
    most: usize,
    rules: BTreeMap<String, Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    added: usize,
    removed: usize,
    samples: Vec<String>,
}

impl Tally {
    fn add(&mut self, input: &Input, changes: &[Change]) {
        let lines = LineIndex::new(&input.text);
        for change in changes {
            let found = change.diagnostic();
            let counts = self.rules.entry(found.rule.to_string()).or_default();
            let sign = match change {
                Change::Added(_) => {
                    counts.added += 1;
                    "+".green()
                }
                Change::Removed(_) => {
                    counts.removed += 1;
                    "-".red()
                }
            };
            if counts.samples.len() < self.most {
                let at = lines.line_column(found.span.start);
                let shown = pointed(&input.text, found.span, Console::width());
                counts.samples.push(format!("{sign} {}:{}:{}\n{shown}", input.name, at.line, at.column));
            }
        }
    }

    fn tell(&self, out: &mut impl Write) -> io::Result<()> {
        for (rule, counts) in &self.rules {
            writeln!(out, "{}: {} added, {} removed", rule.bold(), counts.added, counts.removed)?;
            for sample in &counts.samples {
                writeln!(out, "{}", sample.trim_end())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn summary(&self, files: usize) -> String {
        let added: usize = self.rules.values().map(|counts| counts.added).sum();
        let removed: usize = self.rules.values().map(|counts| counts.removed).sum();
        let rules = count(self.rules.len(), "rule");
        format!("{added} added, {removed} removed in {} by {rules}.", count(files, "file"))
    }
}
