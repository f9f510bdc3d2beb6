//! `mtlint check`: what was found, and how bad it is.

use std::mem::ManuallyDrop;

use mtlint::diagnostic::{Applicability, Diagnostic, RuleId};
use mtlint::report::{Checked, Format, Report, Setup, Statistics, Summary};

use super::args::{CheckArgs, FormatName};
use super::baseline::Baseline;
use super::config::{AllSettings, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::inspect::Inspectors;
use super::output::Output;
use super::parallel::in_order;
use super::read::{FileError, Input, read};
use super::shown::Shown;
use super::watch;

/// Checks what `args` name and reports it file by file; if wanted, again and again.
pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    if args.watch { watch::run(args, console) } else { once(args, console) }
}

/// Checks what `args` name once.
pub(super) fn once(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let (mut places, unreadable) = files::places(&args.files, console)?;
    if let Some(path) = &args.output_file {
        files::spare(path, &mut places, &args.files)?;
    }
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, args.fail_on))?;
    // The process mostly ends soon after: taking thousands of rules apart would only cost time.
    let inspectors = ManuallyDrop::new(Inspectors::new(settings, &args.files, &mut places)?);
    let baseline = Baseline::wanted(&args.baseline)?;
    let check = |place: &Place| look(place, &inspectors, baseline.as_ref(), View::of(args));
    let describe = |rule: &RuleId| inspectors.describe(rule);
    let mut report =
        report(args, &Setup { describe: &describe, scale: inspectors.scale(), ..Setup::new(Console::width()) })?;
    let mut output = Output::new(args.output_file.as_deref(), console)?;
    if unreadable != Exit::Clean {
        report.unread("A file or folder that was named could not be found or searched.");
    }
    let mut tally = Tally { exit: unreadable, ..Tally::default() };
    console.begin(places.len());
    in_order(&places, args.files.threads, check, |checked| {
        if !files::tell_if_left_out(&checked, &args.files, console) {
            tally.add(&checked);
            tell(&checked, report.as_mut(), (&mut output, console))?;
        }
        Ok(console.advance()?)
    })?;
    output.write(console, |out| report.finish(out))?;
    output.finish()?;
    if tally.files > 0 && (args.format == FormatName::Text || args.output_file.is_some()) {
        console.remark(&tally.summary(baseline.as_ref()));
    }
    drop(report);
    if args.watch {
        drop(ManuallyDrop::into_inner(inspectors));
    }
    Ok(tally.exit)
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// Files, with all markup.
    File,
    /// What readers see of them.
    Prose,
}

impl View {
    /// What the report that `args` ask for is about.
    fn of(args: &CheckArgs) -> Self {
        if args.summary || args.format == FormatName::Html { Self::Prose } else { Self::File }
    }
}

/// Looks at the text at `place`; what `baseline` knows is held back.
fn look(place: &Place, inspectors: &Inspectors, baseline: Option<&Baseline>, view: View) -> Outcome {
    let (input, inspector) = (read(place)?, inspectors.of(place));
    let unreadable = |cause| FileError::format(&input.name, cause);
    let found = inspector.check(place, &input.text).map_err(unreadable)?;
    let (diagnostics, known) = match baseline {
        Some(baseline) => baseline.split(place, &input.text, found),
        None => (found, Vec::new()),
    };
    let fails = diagnostics.iter().any(|it| inspector.fail_on().includes(it.severity));
    let shown = match view {
        View::File => None,
        View::Prose => inspector.shown(place, &input.text, &diagnostics).map_err(unreadable)?,
    };
    Ok(Looked { input, diagnostics, shown, held_back: known.len(), exit: Exit::found_if(fails) })
}

/// A text that was looked at, or why it is left out.
type Outcome = Result<Looked, FileError>;

/// A text, what was found in it, and what that means for the exit status.
#[derive(Debug)]
struct Looked {
    input: Input,
    diagnostics: Vec<Diagnostic>,
    /// The same as readers see it, if the report is about that and the file holds more.
    shown: Option<Shown>,
    /// How much else was found that a baseline knows.
    held_back: usize,
    exit: Exit,
}

fn report<'a>(args: &CheckArgs, setup: &Setup<'a>) -> Result<Box<dyn Report + 'a>, Failure> {
    let table = || {
        let message = "--statistics and --summary come as --format text, json or jsonl";
        args.format.table().ok_or_else(|| Failure::Usage(message.to_owned()))
    };
    Ok(match args.statistics {
        Some(by) => Box::new(Statistics::new(table()?, by.into())),
        None if args.summary => Box::new(Summary::new(table()?, setup.scale)),
        None => Format::from(args.format).report(setup),
    })
}

fn tell(
    checked: &Outcome,
    report: &mut dyn Report,
    (output, console): (&mut Output, &mut Console),
) -> Result<(), Failure> {
    match checked {
        Ok(Looked { input: Input { name: path, text, .. }, diagnostics, shown, .. }) => {
            let file = (text, diagnostics);
            let (text, diagnostics) = shown.as_ref().map_or(file, |shown| (&shown.text, &shown.diagnostics));
            output.write(console, |out| report.file(&Checked { path, text, diagnostics }, out))
        }
        Err(error) => {
            report.unread(&error.to_string());
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
    held_back: usize,
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

    fn add_file(&mut self, Looked { diagnostics, exit, held_back, .. }: &Looked) {
        self.held_back += held_back;
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

    fn summary(&self, baseline: Option<&Baseline>) -> String {
        let held_back = match baseline {
            Some(baseline) if self.held_back > 0 => format!("; {} held back by {}", self.held_back, baseline.name()),
            _ => String::new(),
        };
        if self.found == 0 {
            // Standard input that was closed looks like an empty file.
            let empty = if self.bytes == 0 { " without any text" } else { "" };
            let new = if held_back.is_empty() { "" } else { " new" };
            return format!("Found nothing{new} in {}{empty}{held_back}.", count(self.files, "file"));
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
        format!("Found {} in {files}{fixable}{held_back}.", count(self.found, "artefact"))
    }
}
