//! The way through folders, past what is hidden or ignored.

use std::collections::BTreeSet;
use std::env;
use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;

use super::args::FileArgs;

/// Beside git's own: the file that names texts which mtlint is to pass by, written like a .gitignore.
pub(super) const IGNORE_FILE: &str = ".mtlintignore";

/// A walk through `folder` that sees what `args` let it see.
pub(super) fn through(folder: &Path, args: &FileArgs) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    if args.no_ignore {
        walk.parents(false).ignore(false).git_ignore(false).git_global(false).git_exclude(false);
    } else {
        walk.add_custom_ignore_filename(IGNORE_FILE);
    }
    walk
}

/// Those of `paths` that a walk from the current folder would pass by. What lies outside of it never is.
pub(super) fn passed_by(paths: &[PathBuf], args: &FileArgs) -> BTreeSet<PathBuf> {
    let here = env::current_dir().unwrap_or_default();
    let below: Vec<(&PathBuf, PathBuf)> = paths.iter().filter_map(|path| Some((path, below(path, &here)?))).collect();
    let ways: BTreeSet<PathBuf> = below.iter().flat_map(|(_, path)| path.ancestors()).map(Path::to_owned).collect();
    let mut walk = through(Path::new("."), args);
    walk.filter_entry(move |entry| ways.contains(entry.path()));
    let seen: BTreeSet<PathBuf> = walk.build().flatten().map(ignore::DirEntry::into_path).collect();
    below.into_iter().filter(|(_, path)| !seen.contains(path)).map(|(named, _)| named.clone()).collect()
}

/// `path` as a walk from `here` names it, if it is below.
fn below(path: &Path, here: &Path) -> Option<PathBuf> {
    let path = path.strip_prefix(here).unwrap_or(path);
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let parts = path.components().filter(|part| *part != Component::CurDir);
    is_below.then(|| [Component::CurDir].into_iter().chain(parts).collect())
}
