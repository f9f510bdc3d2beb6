//! `mtlint fix`: mends what can be mended, in the files themselves.

use std::io::Write;

use colored::Colorize;
use similar::TextDiff;

use mtlint::diagnostic::Applicability;
use mtlint::linter::Fixed;

use super::args::FixArgs;
use super::config::{AllSettings, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::inspect::{Inspector, Inspectors};
use super::interactive;
use super::interrupt;
use super::parallel::in_order;
use super::read::{FileError, Input, read};
use super::write::overwrite;

/// Fixes what `args` name.
pub(super) fn run(args: &FixArgs, console: &mut Console) -> Result<Exit, Failure> {
    interrupt::wait_for_writers();
    if args.interactive {
        return interactive::run(args, console);
    }
    let (mut places, unreadable) = files::places(&args.files, console)?;
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let inspectors = Inspectors::new(settings, &args.files, &mut places)?;
    let fix = |place: &Place| mend(place, inspectors.of(place), args);
    let mut tally = Tally { exit: unreadable, ..Tally::default() };
    console.begin(places.len());
    in_order(&places, args.files.threads, fix, |outcome| {
        let is_left_out = files::tell_if_left_out(&outcome, &args.files, console);
        match outcome {
            Ok(mended) => {
                tally.add(&mended);
                mended.show(args, console)?;
            }
            Err(_) if is_left_out => {}
            Err(error) => {
                tally.exit = Exit::Failed;
                console.complain(&error);
            }
        }
        Ok(console.advance()?)
    })?;
    console.remark(&tally.summary(args));
    let tells = args.diff || args.exit_non_zero_on_fix;
    Ok(tally.exit.max(Exit::found_if(tells && tally.fixed > 0)))
}

/// A text before and after its fixes.
#[derive(Debug)]
struct Mended {
    place: Place,
    input: Input,
    fixed: Fixed,
}

/// Fixes the text at `place`, and writes it back unless only the difference is wanted.
fn mend(place: &Place, inspector: &Inspector, args: &FixArgs) -> Result<Mended, FileError> {
    let input = read(place)?;
    // What cannot be written back is not worth mending.
    input.encode("")?;
    let allowed = if args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let fixed = inspector.fix(place, &input.text, allowed).map_err(|cause| FileError::format(&input.name, cause))?;
    if let Place::File(path) = place
        && !args.diff
        && fixed.text != input.text
    {
        overwrite(path, &input.encode(&input.text)?, &input.encode(&fixed.text)?)?;
    }
    Ok(Mended { place: place.clone(), input, fixed })
}

impl Mended {
    fn show(&self, args: &FixArgs, console: &mut Console) -> Result<(), Failure> {
        self.tell_of_endless_fixes(console);
        if args.diff {
            self.show_difference(console)
        } else if let (Place::Stdin(_), Some(bytes)) = (&self.place, self.input.encoding.encode(&self.fixed.text)) {
            Ok(console.out.write_all(&bytes)?)
        } else {
            Ok(())
        }
    }

    /// Names the rules that would never have come to an end.
    fn tell_of_endless_fixes(&self, console: &mut Console) {
        for rule in &self.fixed.endless {
            let file = &self.input.name;
            console.remark(&format!(
                "{file}: the fixes of `{rule}` are left out: what they write is found wrong again, without end. \
                 Mend its `fix`, or leave it out with `--ignore {rule}`."
            ));
        }
    }

    /// A unified diff that `patch -p1` takes.
    fn show_difference(&self, console: &mut Console) -> Result<(), Failure> {
        let diff = difference(self.input.name.trim_start_matches('/'), (&self.input.text, &self.fixed.text));
        for line in diff.split_inclusive('\n') {
            let line = match line.as_bytes().first() {
                Some(b'+') => line.green(),
                Some(b'-') => line.red(),
                _ => line.normal(),
            };
            write!(console.out, "{line}")?;
        }
        Ok(())
    }
}

/// The unified diff of two texts of the file `name`; nothing if they are the same. `patch` knows no lines that end in a carriage
/// return alone.
fn difference(name: &str, (old, new): (&str, &str)) -> String {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::from_slices(&old, &new);
    let mut written = String::new();
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        if written.is_empty() {
            written = format!("--- a/{name}\n+++ b/{name}\n");
        }
        written.extend([hunk.header().to_string().as_str(), "\n"]);
        for change in hunk.iter_changes() {
            written.extend([change.tag().to_string().as_str(), change.value()]);
            if !change.value().ends_with('\n') {
                written += "\n\\ No newline at end of file\n";
            }
        }
    }
    written
}

/// What is counted while files go by.
#[derive(Debug, Default)]
struct Tally {
    exit: Exit,
    files: usize,
    fixed: usize,
    remaining: usize,
}

impl Tally {
    fn add(&mut self, mended: &Mended) {
        let changed = mended.input.text != mended.fixed.text;
        self.files += usize::from(changed);
        self.fixed += mended.fixed.applied;
        self.remaining += mended.fixed.remaining.len();
    }

    fn summary(&self, args: &FixArgs) -> String {
        let verb = if args.diff { "Would fix" } else { "Fixed" };
        let fixed = match self.fixed {
            0 => format!("{verb} nothing"),
            fixed => {
                format!("{verb} {} in {}", count(fixed, "artefact"), count(self.files, "file"))
            }
        };
        match self.remaining {
            0 => format!("{fixed}."),
            1 => format!("{fixed}; 1 artefact remains, see `mtlint check`."),
            more => format!("{fixed}; {more} artefacts remain, see `mtlint check`."),
        }
    }
}
