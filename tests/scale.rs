//! Many files, strange files, and files that others touch at the same time.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use support::folder;

/// Far more than anything here takes; only a test that fails waits so long.
const DEADLINE: Duration = Duration::from_secs(120);

/// The program, with the one rule of the tests, in `folder`.
fn mtlint(folder: &Path, command: &str) -> Command {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder).arg(command).arg("--no-builtin").arg("--rules").arg(rules);
    program
}

/// What the program said on each stream, and its status.
fn said(program: &mut Command) -> (String, String, i32) {
    let Output { stdout, stderr, status } = program.output().unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap(), status.code().unwrap())
}

/// The files in which something was found, each as often as it was.
fn found_in(folder: &Path, args: &[&str]) -> Vec<String> {
    let (found, told, _) = said(mtlint(folder, "check").args(["--format", "concise"]).args(args));
    assert!(!told.contains("error"), "{told}");
    found.lines().map(|line| line.split_once(':').unwrap().0.to_owned()).collect()
}

#[test]
fn an_ignore_file_counts_with_and_without_git_unless_it_is_told_not_to() {
    let folder = folder(&[
        ("a.txt", "kyiv"),
        ("wire/b.txt", "kyiv"),
        ("wire/kept.txt", "kyiv"),
        ("drafts/c.txt", "kyiv"),
        (".hidden.txt", "kyiv"),
        (".mtlintignore", "wire/*\n!kept.txt\n"),
        ("drafts/.mtlintignore", "*.txt\n"),
    ]);
    let here = folder.path();
    assert_eq!(found_in(here, &[]), ["a.txt", "wire/kept.txt"]);
    assert_eq!(found_in(&here.join("wire"), &[]), ["kept.txt"], "ignore files above count, too");
    assert_eq!(found_in(here, &["--no-ignore"]), ["a.txt", "drafts/c.txt", "wire/b.txt", "wire/kept.txt"]);
    assert_eq!(found_in(here, &["wire/b.txt", "drafts/c.txt"]), ["drafts/c.txt", "wire/b.txt"]);
    let whole = here.canonicalize().unwrap().join("wire/b.txt");
    let named = ["--force-exclude", "a.txt", "./drafts/c.txt", "wire/kept.txt", "drafts", whole.to_str().unwrap()];
    assert_eq!(found_in(here, &named), ["a.txt", "wire/kept.txt"]);
    fs::create_dir(here.join(".git")).unwrap();
    assert_eq!(found_in(here, &[]), ["a.txt", "wire/kept.txt"]);
}

#[test]
fn a_file_is_read_once_however_often_it_is_named() {
    let folder = folder(&[("a.txt", "kyiv"), ("b/c.txt", "kyiv")]);
    assert_eq!(found_in(folder.path(), &["./a.txt", "a.txt", "b/../a.txt", "."]), ["./a.txt", "b/c.txt"]);
    assert_eq!(found_in(folder.path(), &["b", "b/c.txt", "."]), ["a.txt", "b/c.txt"]);
}

#[test]
fn what_is_no_text_is_passed_by_in_a_folder_and_refused_by_name() {
    let folder = folder(&[("a.txt", "kyiv"), ("picture.txt", "PNG\0kyiv")]);
    let (found, told, status) = said(mtlint(folder.path(), "check").args(["--format", "concise"]));
    assert_eq!((found.lines().count(), status), (1, 1));
    assert!(told.starts_with("Left out: picture.txt: not a text"), "{told}");
    assert_eq!(said(mtlint(folder.path(), "check").args(["picture.txt", "--quiet"])).2, 2);
    assert_eq!(said(mtlint(folder.path(), "fix").arg("--quiet")), (String::new(), String::new(), 0));
}

#[test]
fn one_bad_file_among_many_does_not_stop_the_rest() {
    let names: Vec<String> = (0..400).map(|number| format!("{number:03}.txt")).collect();
    let folder = folder(&names.iter().map(|name| (name.as_str(), "kyiv")).collect::<Vec<_>>());
    for number in [0, 200, 399] {
        fs::write(folder.path().join(&names[number]), b"caf\xE9").unwrap();
    }
    let (_, told, status) = said(mtlint(folder.path(), "fix").args(["-j", "4"]));
    assert_eq!((told.matches("not UTF-8").count(), status), (3, 2));
    assert!(told.contains("Fixed 397 artefacts in 397 files."), "{told}");
}

#[cfg(unix)]
#[test]
fn a_device_without_end_is_refused_and_a_pipe_is_read() {
    let folder = folder(&[]);
    let (_, told, status) = said(mtlint(folder.path(), "check").arg("/dev/zero"));
    assert_eq!(
        (told.as_str(), status),
        ("error: /dev/zero: holds more than 256 MiB, or never ends; split it into smaller files\n", 2)
    );
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let write = |text: &'static str| {
        let pipe = pipe.clone();
        thread::spawn(move || fs::write(pipe, text).unwrap())
    };
    let writer = write("in kyiv");
    assert_eq!(found_in(folder.path(), &["pipe"]), ["pipe"]);
    writer.join().unwrap();
    let writer = write("in kyiv");
    let (_, told, status) = said(mtlint(folder.path(), "fix").arg("pipe"));
    writer.join().unwrap();
    assert!(told.starts_with("error: pipe: is a pipe or a device, which cannot be mended in place"), "{told}");
    assert_eq!(status, 2);
}

#[test]
fn standard_input_that_holds_nothing_is_told_of() {
    let folder = folder(&[]);
    let (_, told, status) = said(mtlint(folder.path(), "check").arg("-").stdin(Stdio::null()));
    assert_eq!((told.as_str(), status), ("Found nothing in 1 file without any text.\n", 0));
}

#[cfg(unix)]
fn interrupt(program: &Child) {
    let sent = Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// The report is begun, and the text never comes to an end.
#[cfg(unix)]
#[test]
fn an_interruption_leaves_no_half_report() {
    let folder = folder(&[]);
    let files = || fs::read_dir(folder.path()).unwrap().count();
    let before = files();
    let mut program =
        mtlint(folder.path(), "check").args(["-", "-o", "report.txt"]).stdin(Stdio::piped()).spawn().unwrap();
    // Waiting would close it, and so end the text.
    let open = program.stdin.take();
    while files() == before {
        thread::yield_now();
    }
    interrupt(&program);
    assert_eq!((program.wait().unwrap().code(), files()), (Some(130), before));
    drop(open);
}

/// Interrupts at many moments; the earlier ones hit a run that has hardly begun, the later ones one in full swing.
#[cfg(unix)]
#[test]
fn an_interruption_leaves_no_file_half_written_and_nothing_beside_it() {
    let before = "They met in kyiv.\n".repeat(40);
    let after = before.replace("kyiv", "Kyiv");
    for first in [0, 20, 150, 299] {
        let names: Vec<String> = (0..300).map(|number| format!("{number:03}.txt")).collect();
        let folder = folder(&names.iter().map(|name| (name.as_str(), before.as_str())).collect::<Vec<_>>());
        let mut program = mtlint(folder.path(), "fix").args(["-j", "4", "--quiet"]).spawn().unwrap();
        while fs::read_to_string(folder.path().join(&names[first])).unwrap() == before {
            thread::yield_now();
        }
        interrupt(&program);
        let status = program.wait().unwrap().code();
        assert!(matches!(status, Some(130 | 0)), "{status:?}");
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(left.len(), names.len(), "{left:?}");
        for path in left {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text == before || text == after, "{}: {text}", path.display());
        }
    }
}

#[test]
fn a_fix_that_never_comes_to_an_end_is_left_out_and_told_of() {
    let rule = |id: &str, from: &str, to: &str| {
        format!(
            "  - {{ id: {id}, message: m, match: {from}, fix: {{ to: {to}, safety: safe }}, examples: [{{ bad: '[{from}]' }}] }}\n"
        )
    };
    let pack = format!(
        "about: x\ncategory: name\nrules:\n{}{}",
        rule("very", "very", "very very"),
        rule("red", "red", "blue")
    );
    let folder = folder(&[("a.txt", "A very red car."), ("pack.yaml", &pack)]);
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let program = program.current_dir(folder.path()).args(["fix", "--no-builtin", "--rules", "pack.yaml", "a.txt"]);
    let (_, told, status) = said(program);
    assert!(told.starts_with("a.txt: the fixes of `pack/very` are left out: "), "{told}");
    assert!(told.contains("Fixed 1 artefact in 1 file; 1 artefact remains"), "{told}");
    assert_eq!(status, 0);
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), "A very blue car.");
}

/// The lines of a stream, as they come.
fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (tell, lines) = channel();
    thread::spawn(move || BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
    lines
}

/// Reads on until a line has `words`.
fn await_line(lines: &Receiver<String>, words: &str) -> String {
    loop {
        let line = lines.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("no line with {words:?} came"));
        if line.contains(words) {
            return line;
        }
    }
}

#[cfg(unix)]
#[test]
fn watching_reports_again_when_a_text_or_a_rule_changes_and_outlives_a_broken_rule() {
    let pack =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules/any/names.yaml")).unwrap();
    let folder = folder(&[("news/a.txt", "They met in Kyiv."), ("rules/any/names.yaml", &pack)]);
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).args(["check", "news", "--watch", "--no-builtin", "--rules", "rules"]);
    let mut program =
        program.args(["--format", "concise"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (found, told) = (lines(program.stdout.take().unwrap()), lines(program.stderr.take().unwrap()));
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    await_line(&told, "Watching for changes");
    write("news/a.txt", "They met in kyiv.");
    assert!(await_line(&found, "kyiv").starts_with("news/a.txt:1:13: "));
    await_line(&told, "Watching for changes");
    write("rules/any/names.yaml", "rules: [");
    await_line(&told, "mend them and run mtlint again");
    await_line(&told, "Watching for changes");
    write("rules/any/names.yaml", &pack);
    assert!(await_line(&found, "kyiv").starts_with("news/a.txt:1:13: "));
    await_line(&told, "Watching for changes");
    write("news/new.txt", "And in kyiv.");
    assert!(await_line(&found, "new.txt").starts_with("news/new.txt:1:8: "));
    await_line(&told, "Watching for changes");
    write("mtlint-baseline.json", "{");
    await_line(&told, "mtlint-baseline.json");
    interrupt(&program);
    assert_eq!(program.wait().unwrap().code(), Some(130));
}

#[test]
fn standard_input_cannot_be_watched() {
    let folder = folder(&[]);
    let (_, told, status) = said(mtlint(folder.path(), "check").args(["-", "--watch"]));
    assert_eq!((told.as_str(), status), ("error: --watch cannot watch standard input; name files or folders\n", 2));
}

#[test]
fn shells_and_man_know_every_command() {
    let folder = folder(&[]);
    let program = |args: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        said(program.current_dir(folder.path()).args(args))
    };
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (script, told, status) = program(&["completions", shell]);
        assert!(script.contains("force-exclude") && script.contains("explain"), "{shell}");
        assert_eq!((told.as_str(), status), ("", 0));
    }
    assert!(program(&["man"]).0.contains("mtlint\\-check(1)"));
    assert_eq!(program(&["man", "pages/man1"]).2, 0);
    let page = fs::read_to_string(folder.path().join("pages/man1/mtlint-check.1")).unwrap();
    assert!(page.contains("\\-\\-watch") && page.contains("Exit status"));
}
