//! Patterns of paths in settings, written as in a `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use mtlint::rule::{Spanned, Words};

/// Patterns of paths, as in a `.gitignore`.
#[derive(Debug)]
pub(super) struct Globs {
    folder: PathBuf,
    patterns: Gitignore,
}

impl Globs {
    /// The `patterns`, relative to `folder`.
    ///
    /// # Errors
    /// The first pattern that is none, and why.
    pub(super) fn new<'p>(folder: &Path, patterns: &'p Words) -> Result<Self, (&'p Spanned<String>, String)> {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in &patterns.0 {
            if let Some(nonsense) = nonsense(&pattern.value) {
                return Err((pattern, nonsense.to_owned()));
            }
            builder.add_line(None, &pattern.value).map_err(|cause| (pattern, reason(cause)))?;
        }
        if let Some(first) = patterns.0.first().filter(|first| first.value.starts_with('!')) {
            return Err((first, "it takes back what no pattern before it matches".to_owned()));
        }
        let patterns = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Ok(Self { folder: folder.to_owned(), patterns })
    }

    /// Whether they are about the file at `path`, which is absolute. Those outside of the folder match by their names alone.
    pub(super) fn include(&self, path: &Path) -> bool {
        self.including(path).is_some()
    }

    /// The pattern, as it is written, by which they are about that file.
    pub(super) fn including(&self, path: &Path) -> Option<&str> {
        let below = path.strip_prefix(&self.folder).ok();
        let relative = below.or_else(|| path.file_name().map(Path::new))?;
        match self.patterns.matched_path_or_any_parents(relative, false) {
            ignore::Match::Ignore(glob) => Some(glob.original()),
            _ => None,
        }
    }
}

/// What is wrong with `pattern`, which a `.gitignore` would let pass and which matches nothing, or not what was meant.
fn nonsense(pattern: &str) -> Option<&'static str> {
    let plain = without_escaped(pattern);
    let opened = plain.rfind('[').is_some_and(|open| !plain[open..].contains(']'));
    match () {
        () if pattern.trim().is_empty() => Some("it is empty"),
        () if pattern.chars().any(char::is_control) => Some("it holds a control character"),
        () if pattern.starts_with('#') => Some("it is a comment; write `\\#` for a name that begins so"),
        () if pattern.trim_matches(['/', '!', ' ']).is_empty() => Some("it names no file"),
        () if pattern.split('/').any(|part| part == "..") => Some("it leads out of the folder of this file"),
        () if opened => Some("`[` is never closed"),
        () if is_regex(pattern) => Some("it looks like a regular expression"),
        () => None,
    }
}

/// `pattern` without the characters that a backslash makes plain.
fn without_escaped(pattern: &str) -> String {
    let mut chars = pattern.chars();
    let next = || match chars.next()? {
        '\\' => chars.next().map(|_| ' '),
        other => Some(other),
    };
    std::iter::from_fn(next).collect()
}

fn is_regex(pattern: &str) -> bool {
    let plain = without_escaped(pattern);
    plain.starts_with('^')
        || plain.ends_with('$')
        || [".*\\.", "\\d", "\\w", "(?"].iter().any(|it| pattern.contains(it))
}

/// Why `cause` refuses a pattern, without the pattern.
fn reason(cause: ignore::Error) -> String {
    match cause {
        ignore::Error::Glob { err, .. } => err,
        other => other.to_string(),
    }
}
