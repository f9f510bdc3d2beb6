//! The program reads files in all formats and encodings, and writes them back as they were.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The program with the one rule of the tests, in `folder`.
fn mtlint(folder: &Path, args: &[&str]) -> Command {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder).args(args).args(["--no-builtin", "--quiet", "--rules"]).arg(rules);
    program
}

/// Where it finds something, a place a line, and what it complains of.
fn found(folder: &Path, args: &[&str]) -> (Vec<String>, String) {
    let Output { stdout, stderr, .. } = mtlint(folder, &["check", "--format", "concise"]).args(args).output().unwrap();
    let lines = String::from_utf8(stdout).unwrap();
    let places = lines.lines().map(|line| line.split_once(": ").unwrap().0.to_owned()).collect();
    (places, String::from_utf8(stderr).unwrap())
}

#[test]
fn in_a_folder_only_articles_are_read() {
    let folder = folder(&[
        ("a.md", b"in kyiv"),
        ("README.md", b"in kyiv"),
        ("a.html", b"<p>in <b>kyiv</b>"),
        ("a.json", b"{\"text\": \"in kyiv\"}"),
        ("a.jsonl", b"{\"text\": \"in kyiv\"}\n{\"id\": 1}\n"),
        ("data.jsonl", b"{\"id\": 1}\n"),
        ("nitf.xml", b"<?xml version=\"1.0\"?><nitf><body><p>in kyiv</p></body></nitf>"),
        ("feed.xml", b"<rss><p>in kyiv</p></rss>"),
        ("program.py", b"# in kyiv"),
    ]);
    let (places, complaints) = found(folder.path(), &[]);
    assert_eq!(places, ["a.html:1:10", "a.jsonl:1:14", "a.md:1:4", "nitf.xml:1:40"]);
    assert_eq!(complaints, "");
    let (places, complaints) = found(folder.path(), &["README.md", "a.json", "feed.xml"]);
    assert_eq!(places, ["README.md:1:4", "a.json:1:14"]);
    let told = "error: feed.xml:1:1: neither NITF nor NewsML-G2, but <rss>; for XHTML use `--input-format html`\n";
    assert_eq!(complaints, told);
}

#[test]
fn arguments_tell_the_format_and_the_fields() {
    let folder = folder(&[
        ("a.txt", b"<code>kyiv</code> <p>in kyiv"),
        ("a.json", b"{\"a\": {\"b\": [\"in kyiv\"]}, \"text\": \"kyiv\"}"),
    ]);
    assert_eq!(found(folder.path(), &["--input-format", "html", "a.txt"]).0, ["a.txt:1:25"]);
    assert_eq!(found(folder.path(), &["--field", "a.b", "a.json"]).0, ["a.json:1:18"]);
    let (_, complaints) = found(folder.path(), &["--field", "c", "a.json"]);
    assert_eq!(complaints, "error: a.json:1:1: no text in c; name the fields that hold prose with `--field`\n");
}

#[test]
fn the_name_of_standard_input_tells_its_format() {
    let folder = folder(&[]);
    let mut program = mtlint(folder.path(), &["fix", "--stdin-filename", "a.html"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let page = b"<meta charset=latin1><p title=kyiv>caf\xE9 &amp; kyiv<pre>kyiv</pre>";
    child.stdin.take().unwrap().write_all(page).unwrap();
    let fixed = child.wait_with_output().unwrap().stdout;
    assert_eq!(fixed, b"<meta charset=latin1><p title=Kyiv>caf\xE9 &amp; Kyiv<pre>kyiv</pre>");
}

#[test]
fn files_in_older_encodings_are_mended_and_stay_in_them() {
    let page: &[u8] = b"<?xml version='1.0' encoding='ISO-8859-1'?>\r\n<html><body>\r\n<p>caf\xE9 &#8220;in kyiv&#8221; \xA0 kyiv</p></body></html>";
    let folder = folder(&[("a.html", page), ("b.html", b"<meta charset='shift_jis'><p>\x83\x65 kyiv")]);
    let (places, complaints) = found(folder.path(), &[]);
    assert_eq!(
        (places, complaints.as_str()),
        (vec!["a.html:3:19".into(), "a.html:3:33".into(), "b.html:1:32".into()], "")
    );
    let output = mtlint(folder.path(), &["fix"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(
        complaints.starts_with("error: b.html: is Shift_JIS, which mtlint checks but does not write"),
        "{complaints}"
    );
    let expected: Vec<u8> = page.to_vec();
    let expected = String::from_utf8_lossy(&expected).replace("kyiv", "Kyiv");
    assert_eq!(String::from_utf8_lossy(&fs::read(folder.path().join("a.html")).unwrap()), expected);
}
