//! Which files are meant.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::args::FileArgs;
use super::console::Console;
use super::exit::Exit;
use super::formats::{ARTICLES, is_article};
use super::read::FileError;

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
pub(super) fn places(args: &FileArgs, console: &mut Console) -> (Vec<Place>, Exit) {
    let (places, errors) = find(args);
    for error in &errors {
        console.complain(error);
    }
    if places.is_empty() && errors.is_empty() && !args.force_exclude {
        let endings = ARTICLES.join(", .");
        console.remark(&format!(
            "No file to read: in folders, mtlint reads those that end in .{endings}; name a file to read it whatever its ending."
        ));
    }
    let exit = if errors.is_empty() { Exit::Clean } else { Exit::Failed };
    (places.into_iter().collect(), exit)
}

fn find(args: &FileArgs) -> (BTreeSet<Place>, Vec<FileError>) {
    let (mut places, mut errors) = (BTreeSet::new(), Vec::new());
    for path in &named(args) {
        if path.as_os_str() == "-" {
            let name = args.stdin_filename.clone();
            places.insert(Place::Stdin(name.unwrap_or_else(|| "<stdin>".to_owned())));
        } else if path.is_dir() {
            walk(path, &mut places, &mut errors);
        } else if let Err(cause) = fs::metadata(path) {
            errors.push(FileError::io(&path.display().to_string(), cause));
        } else if !args.force_exclude || !is_excluded(path) {
            places.insert(Place::File(path.clone()));
        }
    }
    (places, errors)
}

/// The paths of `args`, or what stands for none.
fn named(args: &FileArgs) -> Vec<PathBuf> {
    match (args.paths.is_empty(), &args.stdin_filename) {
        (true, Some(_)) => vec!["-".into()],
        (true, None) => vec![".".into()],
        (false, _) => args.paths.clone(),
    }
}

/// The articles below `folder`.
fn walk(folder: &Path, places: &mut BTreeSet<Place>, errors: &mut Vec<FileError>) {
    for entry in WalkBuilder::new(folder).build() {
        match entry {
            Ok(entry) if is_file(&entry) && is_article(entry.path()) => {
                // “./a.txt” is “a.txt” to anyone who did not type the dot.
                let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                places.insert(Place::File(path.to_owned()));
            }
            Ok(_) => {}
            Err(cause) => errors.push(FileError::walk(folder, cause)),
        }
    }
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

/// Whether a walk from the current folder would pass `path` by. Files outside of it are never excluded.
fn is_excluded(path: &Path) -> bool {
    let path = Path::new(".").join(path);
    let target = path.clone();
    let mut walk = WalkBuilder::new(".");
    walk.filter_entry(move |entry| target.starts_with(entry.path()));
    let is_below = !path.components().any(|part| part.as_os_str() == "..") && path.is_relative();
    is_below && !walk.build().flatten().any(|entry| entry.path() == path)
}
