//! Paths that files of mtlint name other files by.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the file `path`, as the file system names it.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    canonical(folder)
}

/// `folder` as the file system names it; if it isn't there, as it would be named.
pub(super) fn canonical(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}

/// How a file in `root` names the file `path`: by the way from there, with `/` between folders on every system.
pub(super) fn key(path: &Path, root: &Path) -> String {
    let path = folder_of(path).join(path.file_name().unwrap_or_default());
    let below = path.strip_prefix(root).unwrap_or(&path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/").replace("//", "/")
}

/// `path` as people in the current folder would write it.
pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(canonical(Path::new("."))).unwrap_or(path).display().to_string()
}

/// The nearest file called `name` in `folder` or above it, up to the root of its repository.
pub(super) fn nearest(folder: &Path, name: &str) -> Option<PathBuf> {
    within_repository(folder).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The root of the repository that `folder` belongs to, if it belongs to one.
pub(super) fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| is_repository(folder))
}

/// `folder` and those above it, up to the root of the repository; without a repository up to the root of all.
fn within_repository(folder: &Path) -> impl Iterator<Item = &Path> {
    let root = repository(folder);
    folder.ancestors().take_while(move |it| root.is_none_or(|root| it.starts_with(root)))
}

fn is_repository(folder: &Path) -> bool {
    [".git", ".hg", ".jj"].iter().any(|name| folder.join(name).exists())
}
