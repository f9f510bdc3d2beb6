//! Which files have changed, as the program `git` tells it.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::args::FileArgs;
use super::failure::Failure;

/// The files that have changed since what `args` name, with whole paths free of links; none if they don't ask for it.
pub(super) fn changed(args: &FileArgs) -> Result<Option<BTreeSet<PathBuf>>, Failure> {
    let asked = match (&args.since, args.changed) {
        (Some(revision), _) => Asked::Since(revision),
        (None, true) => Asked::Changed,
        (None, false) => return Ok(None),
    };
    let root = asked.root()?;
    let base = asked.base(&root)?;
    let tracked = ["diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", &base, "--"];
    let untracked = ["ls-files", "--others", "--exclude-standard", "-z"];
    let mut changed = BTreeSet::new();
    for question in [&tracked[..], &untracked] {
        let names = asked.answer(&root, question)?;
        let paths = names.split(|&byte| byte == 0).map(|name| root.join(path(name)));
        // What is not there was deleted, or renamed.
        changed.extend(paths.filter_map(|path| fs::canonicalize(path).ok()));
    }
    Ok(Some(changed))
}

/// What was asked for.
#[derive(Debug, Clone, Copy)]
enum Asked<'a> {
    /// What differs from the last commit.
    Changed,
    /// What differs from the commit at which the work left this revision.
    Since(&'a str),
}

impl Asked<'_> {
    /// The folder of the whole working tree.
    fn root(self) -> Result<PathBuf, Failure> {
        let output = self.run(Path::new("."), &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            return Err(self.refusal(&output));
        }
        Ok(path(output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout)))
    }

    /// The commit, or tree, that files are compared with.
    fn base(self, root: &Path) -> Result<String, Failure> {
        match self {
            Self::Changed => {
                let head = self.run(root, &["rev-parse", "--verify", "--quiet", "HEAD"])?;
                // Before the first commit all is new: it is compared with the tree that holds nothing.
                if head.status.success() { Ok("HEAD".to_owned()) } else { self.empty_tree(root) }
            }
            Self::Since(revision) => self.merge_base(root, revision),
        }
    }

    fn empty_tree(self, root: &Path) -> Result<String, Failure> {
        Ok(line(&self.answer(root, &["hash-object", "-t", "tree", "--stdin"])?))
    }

    fn merge_base(self, root: &Path, revision: &str) -> Result<String, Failure> {
        let commit = format!("{revision}^{{commit}}");
        let known = self.run(root, &["rev-parse", "--verify", "--quiet", &commit])?;
        // git would take what begins with a dash for an option.
        if revision.starts_with('-') || !known.status.success() {
            return Err(self.error("git knows no such revision; check the name, or get it with `git fetch`"));
        }
        let base = self.run(root, &["merge-base", &line(&known.stdout), "HEAD"])?;
        if !base.status.success() {
            let message =
                "it has no commit in common with HEAD; in a shallow clone, `git fetch --unshallow` gets the rest";
            return Err(self.error(message));
        }
        Ok(line(&base.stdout))
    }

    /// What git prints, which must succeed.
    fn answer(self, root: &Path, question: &[&str]) -> Result<Vec<u8>, Failure> {
        let output = self.run(root, question)?;
        if output.status.success() { Ok(output.stdout) } else { Err(self.refusal(&output)) }
    }

    fn run(self, folder: &Path, question: &[&str]) -> Result<Output, Failure> {
        let mut git = Command::new("git");
        // Asking changes nothing, not even git's own notes; and its words are compared with English ones.
        git.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        let output = git.current_dir(folder).args(question).stdin(Stdio::null()).output();
        output.map_err(|cause| match cause.kind() {
            ErrorKind::NotFound => {
                self.error("needs the program `git`, which was not found; install it, or name the files")
            }
            _ => self.error(&format!("git cannot be started: {cause}; name the files instead")),
        })
    }

    fn refusal(self, output: &Output) -> Failure {
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("not a git repository") {
            return self.error("the current folder is in no git repository; go into one, or name the files");
        }
        let said = said.trim().trim_start_matches("fatal: ");
        self.error(&format!("git refuses: {said}; see what `git status` says"))
    }

    fn error(self, words: &str) -> Failure {
        Failure::Usage(match self {
            Self::Changed => format!("--changed: {words}"),
            Self::Since(revision) => format!("--since {revision}: {words}"),
        })
    }
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}
