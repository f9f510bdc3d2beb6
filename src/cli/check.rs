//! `mtlint check`: what was found, and how bad it is.

use std::mem::ManuallyDrop;

use mtlint::diagnostic::{Applicability, Diagnostic};
use mtlint::report::{Checked, Report, Statistics};

use super::args::{CheckArgs, FormatName};
use super::config::{AllSettings, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::inspect::Inspectors;
use super::parallel::in_order;
use super::read::{FileError, Input, read};
use super::watch;

/// Checks what `args` name and reports it file by file; if wanted, again and again.
pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    if args.watch { watch::run(args, console) } else { once(args, console) }
}

/// Checks what `args` name once.
pub(super) fn once(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let (mut places, unreadable) = files::places(&args.files, console)?;
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, args.fail_on))?;
    // The process mostly ends soon after: taking thousands of rules apart would only cost time.
    let inspectors = ManuallyDrop::new(Inspectors::new(settings, &args.files, &mut places)?);
    let check = |place: &Place| {
        let (input, inspector) = (read(place)?, inspectors.of(place));
        let diagnostics = inspector.check(&input.text).map_err(|cause| FileError::format(&input.name, cause))?;
        let fails = diagnostics.iter().any(|it| inspector.fail_on().includes(it.severity));
        Ok(Looked { input, diagnostics, exit: Exit::found_if(fails) })
    };
    let mut report = report(args);
    let mut tally = Tally { exit: unreadable, ..Tally::default() };
    console.begin(places.len());
    in_order(&places, args.files.threads, check, |checked| {
        if !files::passes_by(&checked, &args.files, console) {
            tally.add(&checked);
            tell(&checked, report.as_mut(), console)?;
        }
        Ok(console.advance()?)
    })?;
    report.finish(&mut console.out)?;
    if args.format == FormatName::Text && tally.files > 0 {
        console.remark(&tally.summary());
    }
    if args.watch {
        drop(ManuallyDrop::into_inner(inspectors));
    }
    Ok(tally.exit)
}

/// A text that was looked at, or why it is left out.
type Outcome = Result<Looked, FileError>;

/// A text, what was found in it, and what that means for the exit status.
#[derive(Debug)]
struct Looked {
    input: Input,
    diagnostics: Vec<Diagnostic>,
    exit: Exit,
}

fn report(args: &CheckArgs) -> Box<dyn Report> {
    if args.statistics {
        Box::new(Statistics::new(args.format.into()))
    } else {
        mtlint::report::Format::from(args.format).report(Console::width())
    }
}

fn tell(checked: &Outcome, report: &mut dyn Report, console: &mut Console) -> Result<(), Failure> {
    match checked {
        Ok(Looked { input: Input { name: path, text, .. }, diagnostics, .. }) => {
            Ok(report.file(&Checked { path, text, diagnostics }, &mut console.out)?)
        }
        Err(error) => {
            console.complain(error);
            Ok(())
        }
    }
}

/// What is counted while files go by.
#[derive(Debug, Default)]
struct Tally {
    exit: Exit,
    files: usize,
    bytes: usize,
    with_findings: usize,
    found: usize,
    safe: usize,
    unsafe_: usize,
}

impl Tally {
    fn add(&mut self, checked: &Outcome) {
        match checked {
            Ok(looked) => {
                self.bytes += looked.input.text.len();
                self.add_file(looked);
            }
            Err(_) => self.exit = Exit::Failed,
        }
    }

    fn add_file(&mut self, Looked { diagnostics, exit, .. }: &Looked) {
        self.exit = self.exit.max(*exit);
        self.files += 1;
        self.with_findings += usize::from(!diagnostics.is_empty());
        self.found += diagnostics.len();
        for found in diagnostics {
            let best = found.fixes.iter().map(|fix| fix.applicability).max();
            self.safe += usize::from(best == Some(Applicability::Safe));
            self.unsafe_ += usize::from(best == Some(Applicability::Unsafe));
        }
    }

    fn summary(&self) -> String {
        if self.found == 0 {
            // Standard input that was closed looks like an empty file.
            let empty = if self.bytes == 0 { " without any text" } else { "" };
            return format!("Found nothing in {}{empty}.", count(self.files, "file"));
        }
        let files = if self.with_findings == self.files {
            count(self.files, "file")
        } else {
            format!("{} of {}", self.with_findings, count(self.files, "file"))
        };
        let fixable = match (self.safe, self.unsafe_) {
            (0, 0) => String::new(),
            (safe, 0) => format!(" ({safe} fixable with `mtlint fix`)"),
            (safe, more) => {
                format!(" ({safe} fixable with `mtlint fix`, {more} more with `mtlint fix --unsafe-fixes`)")
            }
        };
        format!("Found {} in {files}{fixable}.", count(self.found, "artefact"))
    }
}
