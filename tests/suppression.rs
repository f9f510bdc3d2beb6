//! What is passed over: comments, `[sic]`, the ignore file and the baseline, as users see them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use tempfile::TempDir;

/// Two rules in two packs and categories, and one on trial.
const PACKS: [(&str, &str); 2] = [
    (
        "rules/fr/names.yaml",
        r#"
about: Names
category: casing
severity: error
rules:
  - id: kyiv
    case: exact
    message: "write “Kyiv”"
    match: kyiv
    fix: { to: Kyiv, safety: safe }
    examples: [{ bad: "In [kyiv]." }, { ok: "In Kyiv." }]
  - id: odesa
    case: exact
    message: "write “Odesa”"
    match: odesa
    fix: { to: Odesa, safety: safe }
    examples: [{ bad: "In [odesa]." }, { ok: "In Odesa." }]
"#,
    ),
    (
        "rules/ru/terms.yaml",
        r#"
about: Terms
category: term
severity: warning
rules:
  - id: militia
    message: "write “police”"
    match: militia
    examples: [{ bad: "The [militia] came." }, { ok: "The police came." }]
  - id: trial
    preview: true
    message: "rarely right"
    match: comrade
    examples: [{ bad: "The [comrade] came." }, { ok: "He came." }]
"#,
    ),
];

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    // The root of a repository: nothing is looked for above it.
    fs::create_dir(folder.path().join(".git")).unwrap();
    for (name, text) in PACKS.iter().chain(files) {
        write(&folder, name, text);
    }
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

struct Said {
    out: String,
    err: String,
    status: i32,
}

/// Runs the program in `folder` with the rules above.
fn mtlint(folder: &Path, arguments: &str) -> Said {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let (command, rest) = arguments.split_once(' ').unwrap_or((arguments, ""));
    let rules = folder.ancestors().map(|folder| folder.join("rules")).find(|rules| rules.is_dir()).unwrap();
    program.current_dir(folder).args([command, "--no-builtin", "--rules"]).arg(rules).args(rest.split_whitespace());
    let output = program.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { out: text(output.stdout), err: text(output.stderr), status: output.status.code().unwrap() }
}

/// `line:column rule` of everything that is reported.
fn found(folder: &TempDir, arguments: &str) -> Vec<String> {
    let said = mtlint(folder.path(), &format!("check --format concise --quiet {arguments}"));
    assert_eq!(said.err, "");
    let place = |line: &str| {
        let mut parts = line.splitn(4, ':');
        let (line, column, rest) = (parts.nth(1).unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let rule = rest.split(['[', ']']).nth(1).unwrap();
        format!("{line}:{column} {}", rule.rsplit('/').next().unwrap())
    };
    said.out.lines().map(place).collect()
}

fn found_in(name: &str, text: &str) -> Vec<String> {
    found(&folder(&[(name, text)]), name)
}

#[test]
fn a_comment_silences_the_next_line_that_is_prose() {
    let text = "<!-- mtlint-disable-next-line fr/names: a ship -->\n\n<!-- the lead -->\n> in kyiv\n\nin kyiv\n";
    for name in ["a.md", "a.html", "a.HTM"] {
        assert_eq!(found_in(name, text), ["6:4 kyiv"], "{name}");
    }
    assert_eq!(found_in("a.txt", text), ["4:6 kyiv", "6:4 kyiv"], "a comment in plain text would be printed");
}

#[test]
fn the_next_line_ends_wherever_lines_end() {
    let text = "<!-- mtlint-disable-next-line fr/names: a ship -->\nin kyiv\n\nin kyiv\n";
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(found_in("a.md", &text.replace('\n', end)), ["4:4 kyiv"], "{end:?}");
    }
}

#[test]
fn a_comment_names_rules_by_id_beginning_or_category() {
    let line = "in kyiv and odesa, militia\n";
    let with = |rules: &str| found_in("a.md", &format!("<!-- mtlint-disable-next-line {rules} -->\n{line}"));
    assert_eq!(with("fr/names/kyiv: why"), ["2:13 odesa", "2:20 militia"]);
    assert_eq!(with("fr"), ["2:20 militia"]);
    assert_eq!(with("casing, ru/terms/militia: why: so"), Vec::<String>::new());
    assert_eq!(with("term"), ["2:4 kyiv", "2:13 odesa"]);
}

#[test]
fn a_range_ends_where_it_is_enabled_and_may_have_holes() {
    let text = "kyiv\n<!-- mtlint-disable fr: x -->\nkyiv odesa\n<!-- mtlint-enable fr/names/kyiv -->\nkyiv odesa\n\
        <!-- mtlint-enable fr -->\nkyiv odesa militia\n";
    assert_eq!(found_in("a.md", text), ["1:1 kyiv", "5:1 kyiv", "7:1 kyiv", "7:6 odesa", "7:12 militia"]);
    let all =
        "<!-- mtlint-disable fr: x --><!-- mtlint-disable term: x -->\nkyiv militia\n<!-- mtlint-enable -->\nkyiv";
    assert_eq!(found_in("a.md", all), ["4:1 kyiv"]);
}

#[test]
fn a_comment_silences_a_whole_file() {
    let text = "kyiv militia\n\n<!-- mtlint-disable-file fr: about a ship -->\n\nodesa\n";
    assert_eq!(found_in("a.md", text), ["1:6 militia"]);
}

#[test]
fn the_words_of_a_comment_and_comments_shown_as_code_are_no_matter() {
    let text = "<!-- mtlint-disable-next-line fr: kyiv is a ship -->\nkyiv\n\n`<!-- mtlint-disable fr -->`\n\nkyiv\n";
    assert_eq!(found_in("a.md", text), ["6:1 kyiv"]);
}

#[test]
fn a_comment_that_silences_nothing_is_found() {
    assert_eq!(found_in("a.md", "<!-- mtlint-disable-next-line fr: x -->\nKyiv\n"), ["1:31 unused-suppression"]);
    assert_eq!(found_in("a.md", "<!-- mtlint-disable fr/names/odesa: x -->\nKyiv\n"), ["1:21 unused-suppression"]);
    assert_eq!(found_in("a.md", "Kyiv\n<!-- mtlint-enable fr -->\n"), ["2:20 unused-suppression"]);
    let both = "<!-- mtlint-disable-file fr: x -->\n<!-- mtlint-disable fr: x -->\nkyiv\n";
    assert_eq!(found_in("a.md", both), ["1:26 unused-suppression"], "the inner one does the work");
}

#[test]
fn what_is_not_looked_for_is_not_missed() {
    let text = "<!-- mtlint-disable fr, ru/terms/trial: x -->\n<!-- mtlint-disable-file ru: x -->\nKyiv\n";
    let folder = folder(&[("a.md", text)]);
    assert_eq!(found(&folder, "a.md"), ["1:21 unused-suppression", "2:26 unused-suppression"]);
    assert_eq!(found(&folder, "--select fr,mtlint a.md"), ["1:21 unused-suppression"]);
    assert_eq!(found(&folder, "--ignore fr/names/kyiv a.md"), ["2:26 unused-suppression"]);
    assert_eq!(
        found(&folder, "--preview a.md"),
        ["1:21 unused-suppression", "1:25 unused-suppression", "2:26 unused-suppression"]
    );
}

#[test]
fn what_is_said_about_comments_can_be_left_out() {
    let folder = folder(&[("a.md", "<!-- mtlint-disable fr: x -->\nKyiv\n<!-- mtlint-disable -->\n")]);
    assert_eq!(found(&folder, "a.md"), ["1:21 unused-suppression", "3:6 invalid-suppression"]);
    for arguments in [
        "--select fr",
        "--ignore mtlint",
        "--ignore suppression",
        "--ignore mtlint/unused-suppression,mtlint/invalid-suppression",
    ] {
        assert_eq!(found(&folder, &format!("{arguments} a.md")), Vec::<String>::new(), "{arguments}");
    }
    write(&folder, "b.md", "<!-- mtlint-disable-file mtlint: x -->\n<!-- mtlint-disable fr: x -->\nKyiv\n");
    assert_eq!(found(&folder, "b.md"), Vec::<String>::new());
}

#[test]
fn a_comment_without_rule_or_with_an_unknown_one_silences_nothing() {
    let said = |comment: &str| {
        let folder = folder(&[("a.md", &format!("<!-- {comment} -->\nkyiv\n"))]);
        let said = mtlint(folder.path(), "check --format concise a.md");
        assert!(said.out.contains("a.md:2:1: error[fr/names/kyiv]"), "{}", said.out);
        said.out.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        said("mtlint-disable-next-line: why"),
        "a.md:1:6: warning[mtlint/invalid-suppression]: this names no rule and silences nothing; \
         write `mtlint-disable-next-line RULE: reason`"
    );
    assert!(said("mtlint-disable fr/nmes").ends_with("is called `fr/nmes`; did you mean `fr/names`?"));
    assert!(said("mtlint-disabel fr").ends_with("knows no comment `mtlint-disabel`; did you mean `mtlint-disable`?"));
}

#[test]
fn a_rule_that_was_left_out_is_not_unknown() {
    let folder = folder(&[("a.md", "<!-- mtlint-disable fr/calques, any/gender, spacing: x -->\nKyiv\n")]);
    assert_eq!(found(&folder, "a.md"), Vec::<String>::new(), "--no-builtin leaves them out");
}

#[test]
fn sic_silences_the_word_before_it_in_any_text() {
    assert_eq!(found_in("a.txt", "in kyiv [sic] and kyiv"), ["1:19 kyiv"]);
    assert_eq!(found_in("a.txt", "“in kyiv” (sic), the militia [Sic!]"), Vec::<String>::new());
    assert_eq!(found_in("a.html", "<b>kyiv</b> [<em>sic</em>]"), Vec::<String>::new());
    assert_eq!(found_in("a.txt", "kyiv is here [sic]"), ["1:1 kyiv"]);
}

#[test]
fn what_is_silenced_is_not_fixed() {
    let text = "<!-- mtlint-disable-next-line fr: x -->\nkyiv\n\nkyiv [sic], odesa\n";
    let folder = folder(&[("a.md", text)]);
    let said = mtlint(folder.path(), "fix a.md");
    assert_eq!(read(&folder, "a.md"), text.replace("odesa", "Odesa"));
    assert_eq!(said.err, "Fixed 1 artefact in 1 file.\n");
}

#[test]
fn findings_about_comments_are_explained() {
    let folder = folder(&[]);
    for name in ["mtlint/unused-suppression", "unused-suppression", "invalid-suppression"] {
        let said = mtlint(folder.path(), &format!("explain {name}"));
        assert!(said.out.contains("Category  suppression"), "{}{}", said.out, said.err);
    }
    let said = mtlint(folder.path(), "explain --format json unused-suppression");
    let card: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(card["id"], "mtlint/unused-suppression");
    assert!(mtlint(folder.path(), "explain mtlint/unused-supression").err.contains("`mtlint/unused-suppression`?"));
}

#[test]
fn an_entry_of_the_ignore_file_outlives_edits_elsewhere() {
    let text = "They met in kyiv on Monday.\n\nThey left kyiv on Friday.\n";
    let folder = folder(&[("news/a.txt", text)]);
    let said = mtlint(folder.path(), "ignore news/a.txt:1:13 --reason ship");
    assert_eq!((said.err.as_str(), said.status), ("Ignored 1 artefact in .mtlint-ignore.yaml.\n", 0));
    let yaml = read(&folder, ".mtlint-ignore.yaml");
    let entry = "\"news/a.txt\":\n  - rule: \"fr/names/kyiv\"\n    before: \"They met in\"\n    words: \"kyiv\"\n    \
        after: \"on Monday\"\n    reason: \"ship\"\n";
    assert!(yaml.ends_with(entry), "{yaml}");
    assert_eq!(found(&folder, "news/a.txt"), ["3:11 kyiv"]);
    write(&folder, "news/a.txt", &format!("A headline\n\n{}", text.replace("on Monday", "on Sunday")));
    assert_eq!(found(&folder, "."), ["5:11 kyiv"]);
}

#[test]
fn an_entry_that_matches_nothing_is_found_and_pruned() {
    let folder = folder(&[("a.txt", "in kyiv on Monday, with the militia\n"), ("b.txt", "kyiv\n")]);
    assert_eq!(mtlint(folder.path(), "ignore a.txt").status, 0);
    assert_eq!(mtlint(folder.path(), "ignore b.txt").status, 0);
    assert_eq!(found(&folder, "."), Vec::<String>::new());
    write(&folder, "a.txt", "in Kyiv on Monday, with the militia\n");
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    let said = mtlint(folder.path(), "check --format concise a.txt");
    assert_eq!(
        said.out,
        "a.txt:1:1: warning[mtlint/unused-suppression]: .mtlint-ignore.yaml has an entry for this article that \
         matches nothing: `fr/names/kyiv` at “kyiv”; `mtlint ignore --prune` removes it\n"
    );
    assert_eq!(found(&folder, "--select ru,mtlint a.txt"), Vec::<String>::new());
    let said = mtlint(folder.path(), "ignore --prune");
    assert_eq!(said.err, "Removed 2 of 3 entries from .mtlint-ignore.yaml.\n");
    assert_eq!(found(&folder, "."), Vec::<String>::new());
    write(&folder, "a.txt", "nothing\n");
    assert_eq!(mtlint(folder.path(), "ignore --prune").err, "Removed 1 of 1 entry from .mtlint-ignore.yaml.\n");
    assert!(!folder.path().join(".mtlint-ignore.yaml").exists(), "without entries there is no need of it");
}

#[test]
fn the_nearest_ignore_file_counts() {
    let folder = folder(&[("a.txt", "in kyiv\n"), ("sub/b.txt", "in kyiv\n")]);
    write(&folder, "sub/.mtlint-ignore.yaml", "b.txt: [{ rule: fr, words: kyiv }]\n");
    write(
        &folder,
        ".mtlint-ignore.yaml",
        "a.txt:\n- rule: casing\n  words: kyiv\nsub/b.txt: [{ rule: fr, words: odesa }]\n",
    );
    assert_eq!(found(&folder, "."), Vec::<String>::new(), "whoever writes by hand may leave the context out");
}

#[test]
fn what_is_ignored_is_named_by_place_and_rule() {
    let text = "kyiv, odesa and odesa\nkyiv\n";
    let entries = |arguments: &str| {
        let folder = folder(&[("a.txt", text)]);
        let said = mtlint(folder.path(), &format!("ignore {arguments}"));
        assert_eq!(said.status, 0, "{}", said.err);
        found(&folder, "a.txt")
    };
    assert_eq!(entries("a.txt"), Vec::<String>::new());
    assert_eq!(entries("a.txt:1"), ["2:1 kyiv"]);
    assert_eq!(entries("a.txt:1 fr/names/odesa"), ["1:1 kyiv", "2:1 kyiv"]);
    assert_eq!(entries("a.txt:1:18"), ["1:1 kyiv", "1:7 odesa", "2:1 kyiv"]);
    let folder = folder(&[("a.txt", text)]);
    let refused = |arguments: &str| {
        let said = mtlint(folder.path(), &format!("ignore {arguments}"));
        assert_eq!(said.status, 2);
        said.err
    };
    assert!(
        refused("a.txt:2:9").contains("a.txt:2:9: nothing is found there; `mtlint check a.txt` shows what is found")
    );
    assert!(refused("a.txt fr/names/lviv").contains("no rule, folder of rules or category is called `fr/names/lviv`"));
    assert!(refused("b.txt").contains("there is no such file"));
    assert!(refused("--prune").contains("there is no .mtlint-ignore.yaml here or above"));
    assert!(!folder.path().join(".mtlint-ignore.yaml").exists());
}

#[test]
fn a_broken_ignore_file_is_told_with_its_place() {
    let folder = folder(&[("a.txt", "kyiv\n"), (".mtlint-ignore.yaml", "a.txt:\n  - rule: fr\n    word: kyiv\n")]);
    let said = mtlint(folder.path(), "check a.txt");
    assert_eq!(said.status, 2);
    assert!(said.err.contains(".mtlint-ignore.yaml: ") && said.err.contains("line 3"), "{}", said.err);
    assert!(said.err.contains("`word`"), "{}", said.err);
}

#[test]
fn a_baseline_holds_back_what_is_known() {
    let folder = folder(&[("a.txt", "They met in kyiv on Monday.\n"), ("sub/b.txt", "kyiv, kyiv and the militia\n")]);
    let said = mtlint(folder.path(), "baseline");
    assert_eq!(said.err, "mtlint-baseline.json knows 4 artefacts in 2 files.\n");
    let said = mtlint(folder.path(), "check");
    let closing = "Found nothing new in 2 files; 4 held back by mtlint-baseline.json.\n";
    assert_eq!((said.out.as_str(), said.err.as_str(), said.status), ("", closing, 0));
    write(&folder, "a.txt", "A headline.\n\nThey met in kyiv on Monday, and in kyiv on Friday.\n");
    assert_eq!(found(&folder, "."), ["3:36 kyiv"], "line numbers play no part");
    assert_eq!(found(&folder, "--no-baseline a.txt"), ["3:13 kyiv", "3:36 kyiv"]);
    assert_eq!(mtlint(&folder.path().join("sub"), "check b.txt").status, 0, "it is found above");
}

#[test]
fn a_fix_beside_it_leaves_a_known_finding_known() {
    let folder = folder(&[("a.txt", "They saw the militia in kyiv today, and odesa in the morning.\n")]);
    mtlint(folder.path(), "baseline");
    assert_eq!(
        mtlint(folder.path(), "fix a.txt").err,
        "Fixed 2 artefacts in 1 file; 1 artefact remains, see `mtlint check`.\n"
    );
    assert_eq!(found(&folder, "a.txt"), Vec::<String>::new());
}

#[test]
fn a_baseline_is_pruned_without_taking_in_anything_new() {
    let folder = folder(&[("a.txt", "in kyiv today\n\nin odesa today\n"), ("b.txt", "kyiv\n")]);
    mtlint(folder.path(), "baseline");
    write(&folder, "a.txt", "in kyiv today\n\nthe militia came\n");
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    let said = mtlint(folder.path(), "baseline --prune");
    assert_eq!(said.err, "mtlint-baseline.json knows 1 artefact in 1 file, 2 fewer than before.\n");
    assert_eq!(found(&folder, "."), ["3:5 militia"]);
    let said = mtlint(folder.path(), "baseline");
    assert_eq!(said.err, "mtlint-baseline.json knows 2 artefacts in 1 file, 1 more than before.\n");
    assert_eq!(found(&folder, "."), Vec::<String>::new());
}

#[test]
fn what_a_baseline_run_does_not_look_at_stays_known() {
    let folder = folder(&[("a.txt", "kyiv militia\n"), ("b.txt", "kyiv\n")]);
    mtlint(folder.path(), "baseline");
    let before = read(&folder, "mtlint-baseline.json");
    mtlint(folder.path(), "baseline --select ru a.txt");
    assert_eq!(read(&folder, "mtlint-baseline.json"), before);
}

#[test]
fn a_baseline_may_have_another_name_and_must_be_one() {
    let folder = folder(&[("a.txt", "kyiv\n"), ("broken.json", "[]"), ("newer.json", "{\"version\":2,\"files\":{}}")]);
    mtlint(folder.path(), "baseline --baseline known.json");
    assert_eq!(found(&folder, "a.txt"), ["1:1 kyiv"]);
    assert_eq!(found(&folder, "--baseline known.json a.txt"), Vec::<String>::new());
    for (name, told) in
        [("missing", "`mtlint baseline` writes one"), ("broken", "no baseline"), ("newer", "its version is 2")]
    {
        let said = mtlint(folder.path(), &format!("check --baseline {name}.json a.txt"));
        assert!(said.status == 2 && said.err.contains(told), "{}", said.err);
    }
    assert!(mtlint(folder.path(), "baseline --prune").err.contains("there is no baseline to prune"));
    assert!(mtlint(folder.path(), "baseline -").err.contains("a baseline is about files"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands around a finding, what is written down for it is read again and found again.
    #[test]
    fn what_is_written_is_read(before in "\\PC{0,12}", after in "[\\PC\r\t\u{85}\u{2028}]{0,12}") {
        let text = format!("{before} kyiv {after}\n");
        prop_assume!(!text.contains('\0'));
        let folder = folder(&[("a: #'\".txt", &text)]);
        let all = found(&folder, ".");
        prop_assume!(!all.is_empty());
        let said = Command::new(env!("CARGO_BIN_EXE_mtlint")).current_dir(folder.path())
            .args(["ignore", "--no-builtin", "--rules", "rules", "a: #'\".txt", "--reason", &after]).output().unwrap();
        prop_assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        prop_assert_eq!(found(&folder, "."), Vec::<String>::new(), "{:?}", text);
        fs::remove_file(folder.path().join(".mtlint-ignore.yaml")).unwrap();
        mtlint(folder.path(), "baseline");
        prop_assert_eq!(found(&folder, "."), Vec::<String>::new(), "{:?}", text);
    }
}
