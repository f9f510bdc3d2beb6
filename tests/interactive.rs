//! `mtlint fix -i`, with answers from a pipe.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const RULES: &str = r#"
about: Rules to answer to
category: name
severity: error
rules:
  - id: kyiv
    case: exact
    message: "write “Kyiv”"
    match: kyiv
    fix: { to: Kyiv, safety: safe }
    examples: [{ bad: "In [kyiv]." }, { ok: "In Kyiv." }]
  - id: militia
    message: "police?"
    match: militia
    fix: { to: [police, guard], safety: display }
    examples: [{ bad: "The [militia] came." }, { ok: "The police came." }]
  - id: comrade
    message: "nobody says so"
    match: comrade
    examples: [{ bad: "The [comrade] came." }, { ok: "He came." }]
"#;

struct Said {
    out: String,
    err: String,
    status: i32,
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("names.yaml"), RULES).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// Runs `mtlint fix -i` with `arguments` and the lines of `answers`.
fn fix(folder: &TempDir, arguments: &[&str], answers: &str) -> Said {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).args(["fix", "-i", "--no-builtin", "--rules", "names.yaml"]).args(arguments);
    let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().unwrap();
    running.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap_or_default();
    let output = running.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { out: text(output.stdout), err: text(output.stderr), status: output.status.code().unwrap() }
}

/// What becomes of `text` with these answers, and the closing line.
fn fixed(text: &str, answers: &str) -> (String, String) {
    let folder = folder(&[("a.txt", text)]);
    let said = fix(&folder, &["a.txt"], answers);
    assert_eq!(said.status, 0, "{}{}", said.out, said.err);
    (read(&folder, "a.txt"), said.err)
}

#[test]
fn each_artefact_is_shown_and_answered() {
    let folder = folder(&[("a.txt", "\u{FEFF}In kyiv,\r\nthe militia\r\n")]);
    let said = fix(&folder, &["a.txt"], "y\n2\n");
    assert_eq!(
        said.out,
        "a.txt:1:4: error[names/kyiv]: write “Kyiv”\n1 | In kyiv,\n  |    ^^^^\n  = help: write “Kyiv”\n\n\
         Apply it [y,e,n,i,q,?]? \
         a.txt:2:5: error[names/militia]: police?\n2 | the militia\n  |     ^^^^^^^\n  = help: perhaps write “police”\n  \
         = help: perhaps write “guard”\n\nApply it [y,1-2,e,n,i,q,?]? "
    );
    assert_eq!(read(&folder, "a.txt"), "\u{FEFF}In Kyiv,\r\nthe guard\r\n");
    assert_eq!(said.err, "Fixed 2 artefacts; 0 skipped, 0 ignored for ever.\n");
}

#[test]
fn places_stay_right_after_fixes_of_another_length() {
    let text = "militia, kyiv, militia and kyiv\n";
    assert_eq!(
        fixed(text, "e\nthe police of the town\nn\n1\ny\n").0,
        "the police of the town, kyiv, police and Kyiv\n"
    );
    assert_eq!(fixed(text, "n\nn\nn\nn\n").0, text);
    assert_eq!(fixed(text, "n\ny\ne\n\nn\n").0, "militia, Kyiv,  and kyiv\n");
}

#[test]
fn what_one_types_is_checked_again() {
    assert_eq!(fixed("the militia", "e\ncomrade kyiv\ne\nKyrylo in\ny\n").0, "the Kyrylo in Kyiv");
}

#[test]
fn what_has_no_fix_can_be_typed_but_not_accepted() {
    let (text, said) = fixed("The comrade, the comrade", "y\n1\ne\nman\nn\n");
    assert_eq!(text, "The man, the comrade");
    assert_eq!(said, "Fixed 1 artefact; 1 skipped, 0 ignored for ever.\n");
}

#[test]
fn what_was_accepted_is_kept_however_it_ends() {
    for end in ["q\n", "", "e\n", "i\n"] {
        let (text, said) = fixed("kyiv, kyiv, kyiv\n", &format!("y\nn\n{end}"));
        assert_eq!(text, "Kyiv, kyiv, kyiv\n", "{end:?}");
        assert!(said.starts_with("Fixed 1 artefact; 1 skipped, 0 ignored for ever; stopped before the end"), "{said}");
    }
}

#[test]
fn quitting_leaves_the_other_files_alone() {
    let folder = folder(&[("a.txt", "kyiv"), ("b.txt", "kyiv")]);
    assert_eq!(fix(&folder, &["a.txt", "b.txt"], "y\nq\ny\n").status, 0);
    assert_eq!((read(&folder, "a.txt"), read(&folder, "b.txt")), ("Kyiv".to_owned(), "kyiv".to_owned()));
    assert_eq!(fix(&folder, &["--exit-non-zero-on-fix", "."], "y\n").status, 1);
    assert_eq!(read(&folder, "b.txt"), "Kyiv");
}

#[test]
fn what_is_ignored_for_ever_is_asked_no_more() {
    let folder = folder(&[("a.txt", "They met in kyiv today.\n")]);
    let said = fix(&folder, &["a.txt"], "i\nit is a ship\n");
    assert_eq!(said.err, "Fixed 0 artefacts; 0 skipped, 1 ignored for ever.\n");
    assert!(read(&folder, ".mtlint-ignore.yaml").contains("reason: \"it is a ship\""));
    let said = fix(&folder, &["a.txt"], "y\n");
    assert_eq!((said.out.as_str(), said.status), ("", 0));
    assert_eq!(read(&folder, "a.txt"), "They met in kyiv today.\n");
}

#[test]
fn what_is_no_answer_is_answered_with_help() {
    let folder = folder(&[("a.txt", "kyiv")]);
    let said = fix(&folder, &["a.txt"], "what?\n?\nn\n");
    assert_eq!(said.out.matches("leave it, and pass it over in every later run").count(), 2);
    assert_eq!(said.out.matches("Apply it").count(), 3);
}

#[test]
fn without_answers_nothing_is_done() {
    let folder = folder(&[("a.txt", "kyiv")]);
    let said = fix(&folder, &["a.txt"], "");
    assert_eq!(said.status, 2);
    assert!(said.err.contains("asks on standard input, which is closed or empty"), "{}", said.err);
    for arguments in [["--diff", "a.txt"].as_slice(), &["-"], &["--stdin-filename", "a.txt"]] {
        let said = fix(&folder, arguments, "y\n");
        assert_eq!(said.status, 2, "{arguments:?}");
        assert!(said.err.contains("cannot be used with") || said.err.contains("name a file"), "{}", said.err);
    }
    assert_eq!(read(&folder, "a.txt"), "kyiv");
}

#[test]
fn a_file_that_somebody_else_changes_meanwhile_stays_as_it_is() {
    let folder = folder(&[("a.txt", "kyiv, kyiv")]);
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).args(["fix", "-i", "--no-builtin", "--rules", "names.yaml", "a.txt"]);
    let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut answers = running.stdin.take().unwrap();
    let mut out = std::io::BufReader::new(running.stdout.take().unwrap());
    let mut shown = Vec::new();
    std::io::BufRead::read_until(&mut out, b'?', &mut shown).unwrap();
    fs::write(folder.path().join("a.txt"), "something else").unwrap();
    answers.write_all(b"y\n").unwrap();
    drop(out);
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("was changed while it was worked on"));
    assert_eq!(read(&folder, "a.txt"), "something else");
}
