//! `mtlint baseline`: writes down what is found today, so that `mtlint check` reports only what is new.

mod args;
mod file;

pub(super) use args::{BaselineArgs, WriteArgs};
pub(super) use file::{Baseline, NAME};

use std::path::Path;

use mtlint::diagnostic::Diagnostic;

use super::config::{AllSettings, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::inspect::{Inspector, Inspectors};
use super::interrupt;
use super::parallel::in_order;
use super::read::{FileError, Input, read};
use super::suppress::Roster;
use file::{Counts, counts};

/// Writes down what is found where `args` say. Files that they don't name stay in the baseline as they are.
pub(super) fn run(args: &WriteArgs, console: &mut Console) -> Result<Exit, Failure> {
    interrupt::wait_for_writers();
    let mut baseline = Baseline::to_write(args.baseline.as_deref())?;
    if args.prune && !baseline.path.exists() {
        let message = format!("{}: there is no baseline to prune; `mtlint baseline` writes one", baseline.name());
        return Err(Failure::Usage(message));
    }
    let (mut places, mut exit) = files::places(&args.files, console)?;
    refuse_stdin(&places)?;
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let inspectors = Inspectors::new(settings, &args.files, &mut places)?;
    let before = baseline.size();
    baseline.forget_missing();
    let old = &baseline;
    let look = |place: &Place| {
        let (input, found) = look(place, inspectors.of(place))?;
        let found = if args.prune { old.split(place, &input.text, found).1 } else { found };
        Ok::<_, FileError>((place.clone(), counts(&input.text, &found)))
    };
    let mut looked = Vec::new();
    in_order(&places, args.files.threads, look, |outcome| {
        match outcome {
            Ok(file) => looked.push(file),
            Err(error) => {
                exit = Exit::Failed;
                console.complain(&error);
            }
        }
        Ok(())
    })?;
    for (place, counts) in looked {
        baseline.renew(&place, counts, inspectors.of(&place).roster());
    }
    if places.is_empty() && exit == Exit::Failed {
        return Ok(exit);
    }
    console.remark(&baseline.summary(before));
    baseline.save()?;
    Ok(exit)
}

fn refuse_stdin(places: &[Place]) -> Result<(), Failure> {
    if places.iter().any(|place| matches!(place, Place::Stdin(_))) {
        let message = "a baseline is about files; save standard input to one and name that";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

fn look(place: &Place, inspector: &Inspector) -> Result<(Input, Vec<Diagnostic>), FileError> {
    let input = read(place)?;
    let found = inspector.check(place, &input.text).map_err(|cause| FileError::format(&input.name, cause))?;
    Ok((input, found))
}

impl Baseline {
    /// How many findings it knows.
    fn size(&self) -> usize {
        self.files.values().flat_map(Counts::values).flat_map(|prints| prints.values()).sum()
    }

    /// Takes out the files that are no more.
    fn forget_missing(&mut self) {
        let root = self.path.parent().unwrap_or(Path::new("")).to_owned();
        self.files.retain(|key, _| root.join(key).exists());
    }

    /// Puts `new` in the place of what is known of `place`; what rules found that don't look today stays.
    fn renew(&mut self, place: &Place, mut new: Counts, roster: &Roster) {
        let key = self.key(place);
        let old = self.files.remove(&key).unwrap_or_default();
        new.extend(old.into_iter().filter(|(rule, _)| !roster.is_active(rule)));
        if !new.is_empty() {
            self.files.insert(key, new);
        }
    }

    fn summary(&self, before: usize) -> String {
        let (now, files) = (self.size(), self.files.len());
        let change = match now.cmp(&before) {
            std::cmp::Ordering::Less => format!(", {} fewer than before", before - now),
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Greater if before == 0 => String::new(),
            std::cmp::Ordering::Greater => format!(", {} more than before", now - before),
        };
        format!("{} knows {} in {}{change}.", self.name(), count(now, "artefact"), count(files, "file"))
    }
}
