//! Packs and settings that no desk should write, or that are no files: each is refused with a place and a remedy.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::io::Write;
use std::process::{Command, Output};

use support::folder;
use tempfile::TempDir;

/// What the program complains of, without the lines that it shows.
fn complaint(folder: &TempDir, arguments: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let Output { stderr, status, .. } = program.current_dir(folder.path()).args(arguments.split(' ')).output().unwrap();
    let told = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(2), "{arguments}: {told}");
    told.lines().next().unwrap().to_owned()
}

const PACK: &str = "about: x\ncategory: calque\nrules:\n  - id: a\n    message: m\n    match: b\n    examples: [{ bad: \"[b]\" }, { ok: c }]\n";

#[test]
fn a_file_in_another_encoding_is_refused_at_its_first_letter() {
    let folder = folder(&[("a.txt", "So.\n")]);
    let latin: Vec<u8> = PACK.replace("about: x", "about: x é").chars().map(|c| c as u8).collect();
    fs::write(folder.path().join("x.yaml"), latin).unwrap();
    let told = ": not UTF-8: the byte 0xE9 is part of no character; save the file as UTF-8";
    for arguments in
        ["rules check x.yaml", "rules test x.yaml", "check --rules x.yaml a.txt", "rules list --rules x.yaml"]
    {
        assert_eq!(complaint(&folder, arguments), format!("error: x.yaml:1:10{told}"), "{arguments}");
    }
    fs::write(folder.path().join("mtlint.yaml"), b"preview: false\naccept: [caf\xE9]\n").unwrap();
    assert_eq!(complaint(&folder, "check a.txt"), format!("error: mtlint.yaml:2:13{told}"));
}

#[test]
fn settings_that_leave_no_rule_are_named() {
    let folder = folder(&[("a.txt", "So.\n"), ("mtlint.yaml", "preview: true\nbuiltin: false\n")]);
    let told = "error: mtlint.yaml:2: `builtin: false` leaves no rule; name packs under `packs`";
    assert_eq!(complaint(&folder, "check a.txt"), told);
}

#[test]
#[cfg(unix)]
fn devices_and_pipes_are_no_files() {
    let folder = folder(&[("a.txt", "So.\n"), ("mtlint.yaml", "extends: /dev/zero")]);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe.yaml")).status().unwrap().success());
    let no_file = "is a pipe or a device; save what comes from it to a file, and name that";
    for (arguments, name) in [
        ("check --isolated --rules pipe.yaml a.txt", "pipe.yaml"),
        ("check --isolated --rules . a.txt", "./pipe.yaml"),
        ("rules check /dev/zero", "/dev/zero"),
        ("check --config /dev/zero a.txt", "/dev/zero:1:1"),
        ("check --config pipe.yaml a.txt", "pipe.yaml:1:1"),
        ("check --isolated --baseline pipe.yaml a.txt", "pipe.yaml"),
        ("check a.txt", "/dev/zero:1:1"),
    ] {
        assert_eq!(complaint(&folder, arguments), format!("error: {name}: {no_file}"), "{arguments}");
    }
}

/// The rules of a run are those that its packs held when it began.
#[test]
#[cfg(unix)]
fn a_pack_that_is_edited_or_vanishes_meanwhile_changes_nothing() {
    for edited in [Some(PACK.replace("match: b", "match: c")), Some("about: [".to_owned()), None] {
        let folder = folder(&[("rules/x.yaml", PACK), ("b.txt", "So b c.\n"), ("c.txt", "So b c.\n")]);
        let pipe = folder.path().join("a.txt");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut check = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        check.current_dir(folder.path()).args([
            "check",
            "-q",
            "-j",
            "1",
            "--no-builtin",
            "--isolated",
            "--rules",
            "rules",
        ]);
        let check = check.args(["--format", "concise", "a.txt", "b.txt", "c.txt"]).stdout(std::process::Stdio::piped());
        let running = check.spawn().unwrap();
        // The pipe opens once the program reads its first text: it has its rules by then.
        let mut first = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
        let pack = folder.path().join("rules/x.yaml");
        edited.map_or_else(|| fs::remove_file(&pack), |yaml| fs::write(&pack, yaml)).unwrap();
        first.write_all(b"So b c.\n").unwrap();
        drop(first);
        let told = String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap();
        let places: Vec<&str> = told.lines().map(|line| line.split(": ").next().unwrap()).collect();
        assert_eq!(places, ["a.txt:1:4", "b.txt:1:4", "c.txt:1:4"], "{told}");
    }
}

/// What is said of the settings `yaml`.
fn of_settings(yaml: &str) -> String {
    let folder = folder(&[("mtlint.yaml", yaml), ("a.txt", "So.\n")]);
    complaint(&folder, "check a.txt").replace("error: mtlint.yaml:", "")
}

#[test]
fn patterns_that_match_nothing_are_refused() {
    for (pattern, says) in [
        ("[", "`[` is never closed"),
        ("a/[b/*.txt", "`[` is never closed"),
        ("{a", "unclosed alternate group"),
        ("[z-a]", "invalid range"),
        (" ", "it is empty"),
        ("/", "it names no file"),
        ("#draft", "it is a comment"),
        ("!a.txt", "it takes back what no pattern before it matches"),
        ("../a.txt", "it leads out of the folder of this file"),
        ("^wire/", "it looks like a regular expression"),
        ("wire/.*\\.txt", "it looks like a regular expression"),
    ] {
        let remedy = "write it as in a `.gitignore`, such as `wire/**/*.txt`";
        let told = of_settings(&format!("paths:\n  - match: ['{pattern}']\n    ignore: spacing\n"));
        assert!(told.starts_with(&format!("2:13: `{pattern}` is no pattern of paths: ")), "{pattern}: {told}");
        assert!(told.contains(says) && told.ends_with(remedy), "{pattern}: {told}");
        let told = of_settings(&format!("exclude:\n  - '{pattern}'\n"));
        assert!(told.starts_with("2:5: ") && told.contains(says), "{pattern}: {told}");
    }
}

#[test]
fn a_backslash_makes_odd_names_plain() {
    for pattern in [r"wire\[1.txt", r"\^wire/", r"wire\$"] {
        let folder = folder(&[("a.txt", "So.\n"), ("mtlint.yaml", &format!("exclude: ['{pattern}']\n"))]);
        let status =
            Command::new(env!("CARGO_BIN_EXE_mtlint")).current_dir(folder.path()).args(["check", "a.txt"]).status();
        assert!(status.unwrap().success(), "{pattern}");
    }
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    for (yaml, told) in [
        ("extends: null", "1:10: `extends: null` names no file; write a path relative to this file, or drop the line"),
        ("extends: ~", "1:10: `extends: ~` names no file; write a path relative to this file, or drop the line"),
        ("verdict: { look: 30 }", "1:18: `look` is 30, but `hold` is 20; let `look` be the smaller one"),
        ("verdict: { hold: 0.5 }", "1:18: `look` is 1, but `hold` is 0.5; let `look` be the smaller one"),
        ("terms:\n  '': [a]", "2:3: an empty word; write the word, or drop the entry"),
        ("people:\n  Ann: [An, ' ']", "2:13: an empty word; write the word, or drop the entry"),
        ("house-style:\n  Ann: ''", "2:3: an empty word; write the word, or drop the entry"),
    ] {
        assert_eq!(of_settings(yaml), told, "{yaml}");
    }
    for yaml in ["terms:\n  a: [\"b\\x07\"]", "terms:\n  \"a\\b\": [c]"] {
        let told = of_settings(yaml);
        assert!(told.starts_with("2:") && told.contains("holds a control character (U+000"), "{yaml}: {told}");
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let folder = folder(&[("a.txt", "So.\n"), ("b/c.txt", "So.\n")]);
    let folder_named = "is a folder; name an article in it, or use `mtlint baseline`";
    assert_eq!(complaint(&folder, "ignore ."), format!("error: .: {folder_named}"));
    assert_eq!(complaint(&folder, "ignore b"), format!("error: b: {folder_named}"));
    let threads = "'--threads <N>': write a number, 1 or more; without it, there is one a processor";
    assert_eq!(complaint(&folder, "check -j 0 a.txt"), format!("error: invalid value '0' for {threads}"));
}

#[test]
fn what_init_shows_may_all_be_taken_up() {
    let folder = folder(&[("wire/mtlint.yaml", ""), ("wire/rules/x.yaml", PACK), ("mtlint.yaml", "preview: false")]);
    let wire = folder.path().join("wire");
    let mut init = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    assert!(init.current_dir(&wire).args(["init", "--force", "--quiet"]).status().unwrap().success());
    let is_example = |line: &str| line.starts_with('#') && !line.starts_with("# ");
    let text = fs::read_to_string(wire.join("mtlint.yaml")).unwrap();
    let text: Vec<&str> = text.lines().map(|line| if is_example(line) { &line[1..] } else { line }).collect();
    fs::write(wire.join("mtlint.yaml"), text.join("\n")).unwrap();
    let mut show = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let output = show.current_dir(&wire).args(["config", "show"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_comment_for_its_own_line_is_told_what_there_is() {
    let folder = folder(&[("a.md", "So. <!-- mtlint-disable-line fr/names: x -->\n")]);
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let output =
        program.current_dir(folder.path()).args(["check", "-q", "--format", "concise", "a.md"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(
        told.contains("no comment `mtlint-disable-line`; write `mtlint-disable-next-line` above the line"),
        "{told}"
    );
}
