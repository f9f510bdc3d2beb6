//! Files as they shouldn't be: odd line ends, and marks of authors in tags.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::path::Path;
use std::process::Command;

use support::folder;

/// What the program says of the file `name` that holds `text`.
fn said(args: &[&str], (name, text): (&str, &str)) -> String {
    let folder = folder(&[(name, text)]);
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let program = program.current_dir(folder.path()).args(args).arg("--no-builtin").arg("--rules").arg(rules);
    String::from_utf8(program.arg(name).output().unwrap().stdout).unwrap()
}

#[test]
fn a_diff_has_the_lines_that_patch_knows() {
    let diff = said(&["fix", "--diff"], ("a.txt", "In kyiv.\rIn kyiv.\r"));
    let expected = "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-In kyiv.\rIn kyiv.\r\n\\ No newline at end of file\n\
                    +In Kyiv.\rIn Kyiv.\r\n\\ No newline at end of file\n";
    assert_eq!(diff, expected);
}

#[test]
fn an_authors_mark_counts_in_a_tag_of_its_own() {
    let found = |text| said(&["check", "--format", "concise"], ("a.html", text)).lines().count();
    assert_eq!(found("<p>in kyiv <i class=\"sic\">[sic]</i> and kyiv<em> [sic]</em></p>"), 0);
    assert_eq!(found("<p>in kyiv</p><p>[sic] and</p>"), 1);
}
