//! `mtlint rules why`: what keeps a match from being shown, and where that stands.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::process::{Command, Output};

use support::folder;
use tempfile::TempDir;

const PACK: (&str, &str) = (
    "rules/fr/names.yaml",
    "about: Names\ncategory: casing\nrules:\n  - id: kyiv\n    case: exact\n    message: m\n    match: kyiv\n    \
     unless: { next: [cake] }\n    examples: [{ bad: \"In [kyiv].\" }, { ok: \"A kyiv cake.\" }]\n",
);

/// A folder with the pack, settings that name it, and these files.
fn desk(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let settings = format!("builtin: false\npacks: [rules]\n{settings}");
    folder(&[&[PACK, ("mtlint.yaml", settings.as_str()), (".git/HEAD", "")], files].concat())
}

fn mtlint(folder: &TempDir, arguments: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).args(arguments.split(' ')).env_remove("CLICOLOR_FORCE").output().unwrap()
}

/// What `why` says of the rule at `place`, without the lines of the text.
fn why(folder: &TempDir, place: &str) -> Vec<String> {
    let Output { stdout, stderr, .. } = mtlint(folder, &format!("rules why fr/names/kyiv {place}"));
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
    let told = String::from_utf8(stdout).unwrap();
    told.lines()
        .filter(|line| !line.is_empty() && !line.contains(" | "))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Why the only match in `text` isn't shown where `settings` hold.
fn hidden(settings: &str, (name, text): (&str, &str)) -> String {
    let folder = desk(settings, &[(name, text)]);
    let checked = mtlint(&folder, &format!("check {name} --quiet"));
    assert!(!String::from_utf8(checked.stdout).unwrap().contains("names/kyiv"), "{name} is silent");
    let told = why(&folder, name);
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(told[0].ends_with("fires, but is not shown"), "{told:#?}");
    told[3].clone()
}

#[test]
fn a_match_that_is_shown_has_nothing_in_its_way() {
    let folder = desk("", &[("a.txt", "Both in kyiv\nand a kyiv cake.\n")]);
    let shown = ["a.txt:1:9: fires", "✓ match “kyiv” stands here", "✓ unless nothing of `next` stands there"];
    assert_eq!(why(&folder, "a.txt:1"), shown);
    let cake =
        ["a.txt:2:7: does not fire", "✓ match “kyiv” stands here", "✗ unless `next` has “cake”, which makes it right"];
    assert_eq!(why(&folder, "a.txt:2"), cake);
    assert_eq!(why(&folder, "a.txt:1:9"), shown);
    assert_eq!(why(&folder, "a.txt:1:2")[1], "✗ literal none of these stands there: “kyiv”");
}

#[test]
fn what_an_author_wrote_is_named_with_its_place() {
    assert_eq!(hidden("", ("a.txt", "So.\nIn kyiv [sic].\n")), "✗ sic the author says so at a.txt:2:9");
    let comment = "✗ comment `mtlint-disable-next-line fr/names` at a.md:3:1";
    assert_eq!(hidden("", ("a.md", "So.\n\n<!-- mtlint-disable-next-line fr/names: x -->\nIn kyiv.\n")), comment);
    let comment = "✗ comment `mtlint-disable-file casing` at a.html:2:4";
    assert_eq!(hidden("", ("a.html", "<p>In kyiv.\n<p><!-- mtlint-disable-file a, casing -->.\n")), comment);
}

#[test]
fn settings_are_named_with_their_place() {
    let told = |settings: &str| hidden(settings, ("a.txt", "In kyiv.\n"));
    let off = |word: &str, line: usize| format!("✗ settings `{word}` is switched off, mtlint.yaml:{line}");
    assert_eq!(told("ignore:\n  - casing\n  - fr/names"), off("fr/names", 5));
    assert_eq!(told("severities: { fr: off }"), off("fr", 3));
    assert_eq!(told("paths:\n  - match: a.txt\n    ignore: fr/names/kyiv"), off("fr/names/kyiv", 5));
    assert_eq!(told("select: mtlint"), "✗ settings `select` doesn't name it, mtlint.yaml:3");
    assert_eq!(told("from: [ru, uk]"), "✗ settings only rules for ru, uk look: `from`, mtlint.yaml:3");
    assert_eq!(told("accept:\n  - in kyiv"), "✗ accept “in kyiv” is right here: mtlint.yaml:4");
    assert_eq!(told("terms: { kyiv: [kief] }"), "✗ accept “kyiv” is right here: mtlint.yaml:3");
}

#[test]
fn a_later_setting_takes_an_earlier_one_back() {
    let paths = "ignore: fr\npaths:\n  - { match: a.txt, select: fr/names }\n";
    assert_eq!(why(&desk(paths, &[("a.txt", "In kyiv.")]), "a.txt")[0], "a.txt:1:4: fires");
    let typed = why(&desk("", &[("a.txt", "In kyiv.")]), "a.txt --ignore casing");
    assert_eq!(typed[3], "✗ settings `casing` is switched off on the command line");
}

#[test]
fn a_file_that_a_walk_leaves_out_is_named() {
    let folder = desk("exclude: [x/, '*.draft.txt']", &[("wire/a.draft.txt", "In kyiv.\n")]);
    let told = why(&folder, "wire/a.draft.txt");
    let left_out = "✗ exclude `*.draft.txt` is left out of the folders that are checked, mtlint.yaml:3";
    assert_eq!((told[0].as_str(), told[4].as_str()), ("wire/a.draft.txt:1:4: fires", left_out));
}

#[test]
fn what_is_ignored_or_known_is_named_with_its_entry() {
    let folder = desk("", &[("a.txt", "In kyiv.\n")]);
    mtlint(&folder, "ignore a.txt:1 --reason meant");
    assert_eq!(why(&folder, "a.txt")[3], "✗ ignore an entry at .mtlint-ignore.yaml:4: “meant”");
    let folder = desk("", &[("0.txt", "So is kyiv.\n"), ("a.txt", "In kyiv.\n")]);
    mtlint(&folder, "baseline .");
    assert_eq!(why(&folder, "a.txt")[3], "✗ baseline it is known already: mtlint-baseline.json:10");
    assert_eq!(why(&folder, "a.txt --no-baseline")[0], "a.txt:1:4: fires");
}

#[test]
fn what_no_rule_judges_is_told_to_be_so() {
    let text = "---\ntitle: Of kyiv\nurl: https://a.b/kyiv\n---\nIn `kyiv`, https://a.b/kyiv/.\n";
    let folder = desk("", &[("a.md", text), ("a.html", "<p>In <script>a.kyiv</script> **kyiv**.\n")]);
    let heads = |told: Vec<String>| told.into_iter().filter(|line| line.contains(": fires")).collect::<Vec<_>>();
    let apart = |place: &str| format!("{place}: fires, but is not shown");
    let told = why(&folder, "a.md");
    assert!(told.contains(
        &"✗ markup it is code, markup, an address or a field that isn't read, which no rule judges".to_owned()
    ));
    assert_eq!(heads(told), ["a.md:2:11: fires".to_owned(), apart("a.md:3:18"), apart("a.md:5:5"), apart("a.md:5:24")]);
    assert_eq!(heads(why(&folder, "a.html")), [apart("a.html:1:17"), "a.html:1:33: fires".to_owned()]);
}

#[test]
fn what_another_rule_says_is_told_to_be_so() {
    let pack = PACK.1.replace("id: kyiv", "id: a-town").replace("kyiv cake", "nice cake");
    let folder = desk("", &[("rules/any/towns.yaml", &pack), ("a.txt", "In kyiv.\n")]);
    assert_eq!(why(&folder, "a.txt")[3], "✗ said `any/towns/a-town` says it of the same place");
}

#[test]
fn a_line_that_is_not_there_is_refused() {
    let folder = desk("", &[("a.txt", "In\nkyiv.\n")]);
    let refused = |arguments: &str| {
        let Output { stderr, status, .. } = mtlint(&folder, arguments);
        (String::from_utf8(stderr).unwrap(), status.code())
    };
    let told = |line: usize| (format!("error: a.txt: has no line {line}; its lines are 1 to 2\n"), Some(2));
    assert_eq!(refused("rules why kyiv a.txt:3"), told(3));
    assert_eq!(refused("rules why kyiv a.txt:0"), told(0));
    assert_eq!(refused("ignore a.txt:99"), told(99));
    let missing = "error: b.txt: there is no such file or folder; check the name\n".to_owned();
    assert_eq!(refused("rules why kyiv b.txt:1"), (missing, Some(2)));
}
