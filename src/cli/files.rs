//! Which files are meant.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ignore::DirEntry;

use super::args::FileArgs;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::formats::{ARTICLES, is_article};
use super::read::FileError;
use super::{git, walk};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    /// Standard input, under the name that reports give to it.
    Stdin(String),
    /// A file.
    File(PathBuf),
}

impl Place {
    /// The name in reports.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin(name) => name.clone(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The path, or the name that stands for one.
    pub(super) fn path(&self) -> PathBuf {
        match self {
            Self::Stdin(name) => name.into(),
            Self::File(path) => path.clone(),
        }
    }
}

/// The places that `args` name, each once, in the order of their paths. What cannot be found is told, and makes the
/// status `Failed`.
pub(super) fn places(args: &FileArgs, console: &mut Console) -> Result<(Vec<Place>, Exit), Failure> {
    let changed = git::changed(args)?;
    let mut found = Found::default();
    found.look(args);
    for error in &found.errors {
        console.complain(error);
    }
    let exit = if found.errors.is_empty() { Exit::Clean } else { Exit::Failed };
    let nothing = found.places.is_empty() && exit == Exit::Clean && !args.force_exclude;
    let places = found.sorted(changed.as_ref());
    if nothing {
        let endings = ARTICLES.join(", .");
        console.remark(&format!(
            "No file to read: in folders, mtlint reads those that end in .{endings}; name a file to read it whatever its ending."
        ));
    } else if places.is_empty() && changed.is_some() {
        console.remark(&"No file to read: none has changed.");
    }
    Ok((places, exit))
}

/// Tells of a file that is left out without anything being wrong, and whether this is one: in folders there may lie what
/// is no text.
pub(super) fn tell_if_left_out<T>(outcome: &Result<T, FileError>, args: &FileArgs, console: &mut Console) -> bool {
    let Err(error @ FileError::Binary { name, .. }) = outcome else { return false };
    let is_named = names(args).iter().any(|path| place(path, args).name() == *name);
    if !is_named {
        console.remark(&format!("Left out: {error}."));
    }
    !is_named
}

/// What a search has come upon so far.
#[derive(Debug, Default)]
struct Found {
    /// By what makes each unique, whatever it is called.
    places: BTreeMap<PathBuf, Place>,
    errors: Vec<FileError>,
}

impl Found {
    fn look(&mut self, args: &FileArgs) {
        let names = names(args);
        let excluded = if args.force_exclude { walk::passed_by(&names, args) } else { BTreeSet::new() };
        for path in names.iter().filter(|path| !excluded.contains(*path)) {
            if path.as_os_str() == "-" {
                self.add(place(path, args));
            } else if path.is_dir() {
                self.walk(path, args);
            } else if let Err(cause) = fs::metadata(path) {
                self.errors.push(FileError::io(&path.display().to_string(), cause));
            } else {
                self.add(place(path, args));
            }
        }
    }

    /// The prose below `folder`.
    fn walk(&mut self, folder: &Path, args: &FileArgs) {
        for entry in walk::through(folder, args).build() {
            match entry {
                Ok(entry) if is_prose(&entry) => {
                    // “./a.txt” is “a.txt” to anyone who did not type the dot.
                    let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                    self.add(Place::File(path.to_owned()));
                }
                Ok(_) => {}
                Err(cause) => self.errors.push(FileError::walk(folder, cause)),
            }
        }
    }

    /// Adds a place, unless it is known under another name.
    fn add(&mut self, place: Place) {
        let whole = match &place {
            Place::Stdin(_) => PathBuf::from("-"),
            Place::File(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
        };
        self.places.entry(whole).or_insert(place);
    }

    /// The places in the order of their names; of the files only those in `changed`, if only they are wanted.
    fn sorted(self, changed: Option<&BTreeSet<PathBuf>>) -> Vec<Place> {
        let wanted = |whole: &PathBuf, place: &Place| match place {
            Place::Stdin(_) => true,
            Place::File(_) => changed.is_none_or(|changed| changed.contains(whole)),
        };
        let places = self.places.into_iter().filter(|(whole, place)| wanted(whole, place));
        let mut places: Vec<Place> = places.map(|(_, place)| place).collect();
        places.sort();
        places
    }
}

/// The paths of `args`, or what stands for none.
fn names(args: &FileArgs) -> Vec<PathBuf> {
    match (args.paths.is_empty(), &args.stdin_filename) {
        (true, Some(_)) => vec!["-".into()],
        (true, None) => vec![".".into()],
        (false, _) => args.paths.clone(),
    }
}

/// The place that one of the paths of `args` means, which is no folder.
fn place(path: &Path, args: &FileArgs) -> Place {
    if path.as_os_str() == "-" {
        Place::Stdin(args.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned()))
    } else {
        Place::File(path.to_owned())
    }
}

fn is_prose(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) && is_article(entry.path())
}

/// Takes the file at `path`, which a report goes to, out of `places`: it is no article. One that is named is not written over.
pub(super) fn spare(path: &Path, places: &mut Vec<Place>, args: &FileArgs) -> Result<(), Failure> {
    let Ok(report) = fs::canonicalize(path) else { return Ok(()) };
    let is_report = |other: &Path| fs::canonicalize(other).is_ok_and(|other| other == report);
    if report.is_file() && args.paths.iter().any(|other| is_report(other)) {
        let message =
            format!("{}: is to be checked, and the report would take its place; name another file", path.display());
        return Err(Failure::Usage(message));
    }
    places.retain(|place| !matches!(place, Place::File(other) if is_report(other)));
    Ok(())
}
