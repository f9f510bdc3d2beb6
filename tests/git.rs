//! `--changed` and `--since`, in repositories as people have them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// git as it is for everybody: without anyone's settings.
fn git(folder: &Path, args: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    git.args(["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]);
    let output = git.args(args).output().expect("these tests need git");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn write(folder: &Path, names: &[&str]) {
    for name in names {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("They met in kyiv.\n{name}\n")).unwrap();
    }
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "news"]);
}

/// A repository with one commit of these files.
fn repository(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), names);
    commit(folder.path());
    folder
}

fn mtlint(folder: &Path, args: &[&str]) -> Command {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder).args(args).arg("--no-builtin").arg("--rules").arg(rules);
    program
}

/// The files in which something was found.
fn found(folder: &Path, args: &[&str]) -> Vec<String> {
    let Output { stdout, stderr, .. } =
        mtlint(folder, &["check", "--quiet", "--format", "concise"]).args(args).output().unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
    let stdout = String::from_utf8(stdout).unwrap();
    stdout.lines().map(|line| line.split_once(":1:13: ").unwrap().0.to_owned()).collect()
}

fn complaint(folder: &Path, args: &[&str]) -> String {
    let Output { stdout, stderr, status } = mtlint(folder, &["check"]).args(args).output().unwrap();
    assert_eq!((status.code(), stdout), (Some(2), Vec::new()));
    String::from_utf8(stderr).unwrap()
}

#[test]
fn changed_are_files_that_are_edited_staged_renamed_or_new() {
    let repository =
        repository(&["same.txt", "edited.txt", "staged.txt", "old.txt", "gone.txt", "sub/edited.txt", "sub/same.txt"]);
    let root = repository.path();
    fs::write(root.join(".gitignore"), "ignored.txt\n").unwrap();
    git(root, &["mv", "old.txt", "renamed.txt"]);
    fs::remove_file(root.join("gone.txt")).unwrap();
    for name in ["edited.txt", "staged.txt", "sub/edited.txt"] {
        fs::write(root.join(name), "They sat in kyiv.\n").unwrap();
    }
    git(root, &["add", "staged.txt"]);
    write(root, &["new.txt", "sub/deep/new.txt", "ignored.txt", "new.py", "same.txt"]);
    let all = ["edited.txt", "new.txt", "renamed.txt", "staged.txt", "sub/deep/new.txt", "sub/edited.txt"];
    assert_eq!(found(root, &["--changed"]), all);
}

#[test]
fn changed_keeps_to_the_folder_and_the_paths_that_are_meant() {
    let repository = repository(&["same.txt", "sub/same.txt"]);
    let (root, sub) = (repository.path(), repository.path().join("sub"));
    write(root, &["new.txt", "sub/new.txt", "sub/deep/new.txt", "sub/new.py"]);
    assert_eq!(found(&sub, &["--changed"]), ["deep/new.txt", "new.txt"]);
    assert_eq!(found(&sub, &["--changed", ".."]).len(), 3);
    assert_eq!(found(root, &["--changed", "sub/deep", "same.txt"]), ["sub/deep/new.txt"]);
    assert_eq!(found(&sub, &["--changed", "new.py", "same.txt"]), ["new.py"], "what is named need not end in .txt");
}

#[cfg(unix)]
#[test]
fn names_may_hold_any_character() {
    let repository = repository(&["same.txt"]);
    let names = [" leading.txt", "back\\slash.txt", "line\nbreak.txt", "q\"uote.txt", "Київ.txt", "-dash.txt"];
    write(repository.path(), &names);
    git(repository.path(), &["add", "Київ.txt", "line\nbreak.txt"]);
    assert_eq!(found(repository.path(), &["--changed"]).len(), names.len());
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), &["staged.txt", "new.txt"]);
    git(folder.path(), &["add", "staged.txt"]);
    assert_eq!(found(folder.path(), &["--changed"]), ["new.txt", "staged.txt"]);
}

#[test]
fn since_looks_at_one_side_of_the_fork_only() {
    let repository = repository(&["old.txt"]);
    let root = repository.path();
    git(root, &["checkout", "--quiet", "-b", "work"]);
    write(root, &["work.txt"]);
    commit(root);
    git(root, &["checkout", "--quiet", "main"]);
    write(root, &["theirs.txt"]);
    commit(root);
    git(root, &["checkout", "--quiet", "work"]);
    write(root, &["new.txt"]);
    assert_eq!(found(root, &["--since", "main"]), ["new.txt", "work.txt"]);
    assert_eq!(found(root, &["--since", "HEAD"]), ["new.txt"]);
    assert_eq!(found(root, &["--changed"]), ["new.txt"]);
    let fixed = mtlint(root, &["fix", "--quiet", "--since", "main"]).status().unwrap();
    assert!(fixed.success());
    assert_eq!(found(root, &["."]), ["old.txt"]);
}

#[test]
fn what_git_cannot_answer_is_explained() {
    let repository = repository(&["old.txt"]);
    let root = repository.path();
    assert!(
        complaint(root, &["--since", "nowhere"]).starts_with("error: --since nowhere: git knows no such revision; ")
    );
    assert!(complaint(root, &["--since=--all"]).starts_with("error: --since --all: git knows no such revision; "));
    git(root, &["checkout", "--quiet", "--orphan", "other"]);
    write(root, &["other.txt"]);
    commit(root);
    assert!(complaint(root, &["--since", "main"]).contains("it has no commit in common with HEAD"));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(
        complaint(elsewhere.path(), &["--changed"]),
        "error: --changed: the current folder is in no git repository; go into one, or name the files\n"
    );
    let without = mtlint(root, &["check", "--changed"]).env("PATH", elsewhere.path()).output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(String::from_utf8(without.stderr).unwrap().starts_with("error: --changed: needs the program `git`"));
}

#[test]
fn nothing_changed_is_nothing_found() {
    let repository = repository(&["old.txt"]);
    let Output { stderr, status, .. } = mtlint(repository.path(), &["check", "--changed"]).output().unwrap();
    let told = String::from_utf8(stderr).unwrap();
    assert_eq!((told.as_str(), status.code()), ("No file to read: none has changed.\n", Some(0)));
}
