//! The program as its users see it. `TRYCMD=overwrite cargo test --test cli` takes over what it prints now.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program, with the one rule of the tests, in `folder`.
fn mtlint(folder: &Path, command: &str) -> Command {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
        program.env_remove(name);
    }
    program.current_dir(folder).arg(command).arg("--no-builtin").arg("--rules").arg(rules);
    program
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn status(program: &mut Command) -> i32 {
    program.output().unwrap().status.code().unwrap()
}

/// What the program printed; it must not have complained.
fn printed(program: &mut Command) -> String {
    let Output { stdout, stderr, .. } = program.arg("--quiet").output().unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
    String::from_utf8(stdout).unwrap()
}

#[test]
fn snapshots() {
    trycmd::TestCases::new().case("tests/cli/*.md").case("tests/cli/*.toml");
}

#[test]
fn a_folder_is_searched_for_prose_and_a_named_file_is_always_read() {
    let kyiv: &[u8] = b"kyiv";
    let files = ["b.md", "a/z.TXT", "a.txt", "code.py", ".hidden.txt", ".git/x.txt", "ignored.txt"];
    let folder = folder(&files.map(|name| (name, kyiv)));
    fs::write(folder.path().join(".gitignore"), "ignored.txt").unwrap();
    let found = |args: &[&str]| {
        let lines = printed(mtlint(folder.path(), "check").args(["--format", "concise"]).args(args));
        lines.lines().map(|line| line.split_once(':').unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), ["a/z.TXT", "a.txt", "b.md"]);
    assert_eq!(found(&["./a.txt", "a.txt", "a"]), ["./a.txt", "a/z.TXT", "a.txt"]);
    assert_eq!(found(&["code.py", ".hidden.txt"]), [".hidden.txt", "code.py"]);
    assert_eq!(found(&["--force-exclude", "code.py", ".hidden.txt", "ignored.txt"]), ["code.py"]);
}

#[test]
fn threads_do_not_change_the_report() {
    let names: Vec<String> = (0..500).map(|number| format!("{number}.txt")).collect();
    let text = "one kyiv, two kyiv".as_bytes();
    let folder = folder(&names.iter().map(|name| (name.as_str(), text)).collect::<Vec<_>>());
    let with = |threads| printed(mtlint(folder.path(), "check").args(["-j", threads]));
    assert_eq!(with("1").lines().filter(|line| line.contains("error[")).count(), 1000);
    assert_eq!(with("1"), with("2"));
    assert_eq!(with("1"), with("7"));
}

#[test]
fn fix_changes_nothing_but_the_artefact() {
    let before = "\u{FEFF}From kyiv\r\nCafe\u{301}\u{A0}kyiv\n\nno newline";
    let folder = folder(&[("a.txt", before.as_bytes())]);
    assert_eq!(status(mtlint(folder.path(), "fix").arg("a.txt")), 0);
    let fixed = fs::read_to_string(folder.path().join("a.txt")).unwrap();
    assert_eq!(fixed, before.replace("kyiv", "Kyiv"));
    assert_eq!(status(mtlint(folder.path(), "fix").args(["--exit-non-zero-on-fix", "a.txt"])), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn fix_says_so_where_a_hook_asks_for_it() {
    let folder = folder(&[("a.txt", b"kyiv")]);
    assert_eq!(status(mtlint(folder.path(), "fix").arg("--diff")), 1);
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), b"kyiv");
    assert_eq!(status(mtlint(folder.path(), "fix").arg("--exit-non-zero-on-fix")), 1);
    assert_eq!(fs::read(folder.path().join("a.txt")).unwrap(), b"Kyiv");
}

#[cfg(unix)]
#[test]
fn fix_keeps_the_mode_and_writes_through_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real/a.txt", b"kyiv"), ("closed.txt", b"kyiv")]);
    let (real, link) = (folder.path().join("real/a.txt"), folder.path().join("link.txt"));
    fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    fs::set_permissions(folder.path().join("closed.txt"), PermissionsExt::from_mode(0o444)).unwrap();
    symlink("real/a.txt", &link).unwrap();
    assert_eq!(status(mtlint(folder.path(), "fix").arg("link.txt")), 0);
    assert!(link.is_symlink());
    assert_eq!(fs::read(&real).unwrap(), b"Kyiv");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(status(mtlint(folder.path(), "fix").arg("closed.txt")), 2);
    assert_eq!(fs::read(folder.path().join("closed.txt")).unwrap(), b"kyiv");
}

#[test]
fn colours_are_a_matter_of_the_terminal_and_of_who_asks() {
    let folder = folder(&[("a.txt", b"kyiv")]);
    let colored = |args: &[&str], variables: &[(&str, &str)]| {
        let mut program = mtlint(folder.path(), "check");
        printed(program.args(args).envs(variables.iter().copied())).contains('\u{1B}')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["--color", "always", "--format", "jsonl"], &[]));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let folder = folder(&[("a.txt", "kyiv ".repeat(20_000).as_bytes())]);
    let mut program = mtlint(folder.path(), "check");
    let program = program.args(["--format", "jsonl"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(64, running.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (mut said, status) = (String::new(), running.wait().unwrap());
    running.stderr.unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((said.as_str(), status.code()), ("", Some(1)), "what was found is found, whoever reads it");
}

/// Rules are read once, before the first text: whatever happens to a pack, all of it is applied or none.
#[test]
fn a_pack_that_changes_or_vanishes_is_applied_whole_or_not_at_all() {
    let rule = |id: &str, phrase: &str| {
        format!(
            "  - {{ id: {id}, message: m, match: {phrase}, examples: [{{ bad: \"[{phrase}]\" }}, {{ ok: no }}] }}\n"
        )
    };
    let whole = format!("about: x\ncategory: name\nrules:\n{}{}", rule("a", "one"), rule("b", "two"));
    let other = format!("about: x\ncategory: name\nrules:\n{}", rule("c", "three"));
    for wait in [0, 5, 50, 500] {
        let folder = folder(&[("pack.yaml", whole.as_bytes())]);
        let pack = folder.path().join("pack.yaml");
        let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        let program = program.args(["check", "-", "--format", "concise", "--no-builtin", "--rules"]).arg(&pack);
        let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        if wait % 2 == 0 {
            fs::remove_file(&pack).unwrap();
        } else {
            fs::write(&pack, &other).unwrap();
        }
        running.stdin.take().unwrap().write_all(b"one two three").unwrap_or_default();
        let output = running.wait_with_output().unwrap();
        let found = String::from_utf8(output.stdout).unwrap().lines().count();
        let is_whole = matches!((output.status.code(), found), (Some(1), 1 | 2) | (Some(2), 0));
        assert!(is_whole && (found != 1 || wait % 2 == 1), "after {wait} ms: {:?}, {found} found", output.status);
    }
}

#[test]
fn no_bytes_make_it_panic() {
    for bytes in [&b""[..], b"\n", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFF", b"\xE2\x80", b"\0", b"\r\r\n"] {
        let folder = folder(&[]);
        let mut program = mtlint(folder.path(), "check");
        let program = program.arg("-").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut running = program.spawn().unwrap();
        running.stdin.take().unwrap().write_all(bytes).unwrap();
        assert!(matches!(running.wait().unwrap().code(), Some(0 | 2)), "{bytes:?}");
    }
}

#[test]
fn a_new_pack_of_any_kind_passes_its_own_tests() {
    let folder = folder(&[]);
    for (kind, _) in mtlint::rule::kinds() {
        let pack = format!("{kind}.yaml");
        for arguments in [["new", "--kind", kind].as_slice(), &["check", "--strict"], &["test"]] {
            let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
            let output = program.current_dir(folder.path()).arg("rules").args(arguments).arg(&pack).output().unwrap();
            assert!(output.status.success(), "{kind}: {}", String::from_utf8_lossy(&output.stdout));
        }
    }
}
