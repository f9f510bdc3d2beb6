//! Settings as desks write them: `mtlint.yaml`, `mtlint config` and `mtlint init`.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::io::Write;

use std::process::{Command, Output, Stdio};

use boon::{Compiler, Schemas};
use serde_json::Value;
use support::folder;
use tempfile::TempDir;

/// A text for the rule `any/names/kyiv` of the tests, and for the built-in ones.
const TEXT: &str = "Poutine spoke in kyiv. ";

fn mtlint(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).arg("--quiet").args(arguments).env_remove("CLICOLOR_FORCE");
    program
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    mtlint(folder, arguments).output().unwrap()
}

fn printed(folder: &TempDir, arguments: &[&str]) -> String {
    let Output { stdout, stderr, .. } = run(folder, arguments);
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
    String::from_utf8(stdout).unwrap()
}

fn complaint(folder: &TempDir, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

/// What `check` finds: `file rule`, a line each.
fn found(folder: &TempDir, arguments: &[&str]) -> Vec<String> {
    let lines = printed(folder, &[&["check", "--format", "jsonl"], arguments].concat());
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    rows.map(|row| format!("{} {}", row["file"].as_str().unwrap(), row["rule"].as_str().unwrap())).collect()
}

const POUTINE: &str = "fr/names/french-spelling-of-a-person";

#[test]
fn the_nearest_file_of_settings_holds_and_no_other() {
    let folder = folder(&[
        ("mtlint.yaml", "select: [fr]"),
        ("a.txt", TEXT),
        ("wire/deep/b.txt", TEXT),
        ("blogs/mtlint.yaml", "select: [any/casing]"),
        ("blogs/c.txt", TEXT),
    ]);
    let fr = |file: &str| format!("{file} {POUTINE}");
    let all = found(&folder, &[]);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.contains(&fr("a.txt")) && all.contains(&fr("wire/deep/b.txt")), "{all:?}");
    assert!(all.iter().any(|it| it.starts_with("blogs/c.txt any/casing/")), "{all:?}");
    assert!(found(&folder, &["--isolated", "blogs"]).contains(&fr("blogs/c.txt")));
    assert_eq!(found(&folder, &["--config", "mtlint.yaml", "blogs"]), [fr("blogs/c.txt")]);
}

#[test]
fn standard_input_has_the_settings_of_the_folder_that_its_name_tells() {
    let folder = folder(&[("mtlint.yaml", "ignore: [fr]"), ("wire/mtlint.yaml", "select: [fr]")]);
    let found = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "concise", "-"], arguments].concat();
        let mut running = mtlint(&folder, &arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(b"Poutine spoke at noon.").unwrap();
        String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap().contains(POUTINE)
    };
    assert!(!found(&[]));
    assert!(found(&["--stdin-filename", "wire/new.txt"]));
}

#[test]
fn what_extends_another_file_is_said_on_top_of_it() {
    let folder = folder(&[
        ("base/mtlint.yaml", "extends: common.yaml\nfail-on: never\nignore: [any]"),
        ("base/common.yaml", "preview: true\nfail-on: info\nselect: [fr]"),
        ("mtlint.yaml", "extends: base/mtlint.yaml\nselect: [any/casing, fr]"),
    ]);
    let shown = printed(&folder, &["config", "show"]);
    for line in [
        "select           any/casing  mtlint.yaml:2",
        "select           fr          mtlint.yaml:2",
        "ignore           any         base/mtlint.yaml:3",
        "preview          true        base/common.yaml:1",
        "fail-on          never       base/mtlint.yaml:2",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
}

#[test]
fn a_circle_of_files_is_refused() {
    let folder =
        folder(&[("mtlint.yaml", "extends: other.yaml"), ("other.yaml", "preview: true\nextends: mtlint.yaml")]);
    let told = complaint(&folder, &["check"]);
    let expected = "error: other.yaml:2:10: `extends` goes round in a circle: mtlint.yaml → other.yaml → mtlint.yaml";
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn arguments_count_more_than_files() {
    let folder = folder(&[("mtlint.yaml", "select: [any]\nignore: [fr]\nfail-on: never\nfrom: de"), ("a.txt", TEXT)]);
    assert_eq!(run(&folder, &["check"]).status.code(), Some(0));
    assert_eq!(run(&folder, &["check", "--fail-on", "info"]).status.code(), Some(1));
    assert_eq!(found(&folder, &["--select", "fr/names", "--from", "any"]), [format!("a.txt {POUTINE}")]);
    assert!(
        found(&folder, &["--select", "name", "--from", "any"]).is_empty(),
        "`fr` is named more closely than `name`"
    );
}

#[test]
fn some_files_may_have_settings_of_their_own() {
    let settings = "select: [fr/names]\npaths:\n  - match: wire/\n    accept: [Poutine]\n  - match: ['*.skip.txt', drafts/**/old]\n    severities: { fr: off }\n";
    let files = ["a.txt", "wire/b.txt", "drafts/x/old/c.txt", "e.skip.txt", "drafts/x/d.txt"];
    let folder = folder(&files.map(|name| (name, "Poutine spoke.")));
    fs::write(folder.path().join("mtlint.yaml"), settings).unwrap();
    assert_eq!(found(&folder, &[]), ["a.txt", "drafts/x/d.txt"].map(|file| format!("{file} {POUTINE}")));
}

#[test]
fn severities_are_the_desks_business() {
    let folder = folder(&[
        ("mtlint.yaml", "select: [fr]\nseverities: { fr: off, name: error, fr/names: info }"),
        ("a.txt", TEXT),
    ]);
    let line = printed(&folder, &["check", "--format", "concise"]);
    assert!(line.contains("info[fr/names/"), "{line}");
    assert_eq!(run(&folder, &["check"]).status.code(), Some(0));
    fs::write(folder.path().join("mtlint.yaml"), "severities: { fr/names: off }").unwrap();
    assert!(!found(&folder, &[]).iter().any(|it| it.contains("fr/names")));
}

#[test]
fn findings_about_suppressions_have_the_severity_that_settings_say() {
    let text = "<!-- mtlint-disable-next-line fr/names: a dish -->\nHe laughed.\n";
    let folder = folder(&[("mtlint.yaml", "severities: { suppression: error }"), ("a.md", text)]);
    let line = printed(&folder, &["check", "--format", "concise"]);
    assert!(line.contains("error[mtlint/unused-suppression]"), "{line}");
}

#[test]
fn the_desks_own_spellings_are_found_and_mended() {
    let settings = "house-style: { Zelensky: Zelenskyy, Kyiv: Kiev }\npeople:\n  Kim Jong Un: [Kim Jong-un, Kim Jong-Un]\n\
                    terms:\n  truce: { not: [cease-fire], unless: { next: [agreement of 1953] } }\n";
    let text = "Mr Zelensky and Kim Jong-un agreed on a cease-fire in Kiev, under the cease-fire agreement of 1953.\n";
    let folder = folder(&[("mtlint.yaml", settings), ("a.txt", text)]);
    let desk = found(&folder, &["--preview"]);
    assert_eq!(
        desk,
        ["desk/house-style/zelenskyy", "desk/people/kim-jong-un", "desk/terms/truce"].map(|id| format!("a.txt {id}"))
    );
    run(&folder, &["fix"]);
    let fixed = "Mr Zelenskyy and Kim Jong Un agreed on a truce in Kiev, under the cease-fire agreement of 1953.\n";
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), fixed);
    assert_eq!(found(&folder, &["--preview"]), Vec::<String>::new());
    assert!(printed(&folder, &["explain", "desk/terms/truce"]).contains("mtlint.yaml:5"));
}

#[test]
fn a_later_spelling_takes_the_place_of_an_earlier_one() {
    let folder = folder(&[
        ("base.yaml", "house-style: { Zelensky: Zelenskyy }\npeople: { Kim Jong Un: [Kim Jong-un] }"),
        (
            "mtlint.yaml",
            "extends: base.yaml\nhouse-style: { Zelenskyy: Zelenskiy }\npeople: { Kim Jong-un: [Kim Jong Un] }",
        ),
        ("a.txt", "Zelenskyy met Kim Jong-un, and Kim Jong Un met Zelensky.\n"),
    ]);
    run(&folder, &["fix"]);
    let fixed = fs::read_to_string(folder.path().join("a.txt")).unwrap();
    assert_eq!(fixed, "Zelenskiy met Kim Jong-un, and Kim Jong-un met Zelenskiy.\n");
}

#[test]
fn what_is_accepted_is_passed_over() {
    let folder = folder(&[("mtlint.yaml", "accept: [Poutine]"), ("a.txt", "He ate Poutine with Eltsine.")]);
    assert_eq!(found(&folder, &[]), [format!("a.txt {POUTINE}")]);
}

#[test]
fn a_walk_leaves_out_what_settings_exclude() {
    let folder = folder(&[("mtlint.yaml", "exclude: [old/]"), ("a.txt", TEXT), ("old/b.txt", TEXT)]);
    assert!(found(&folder, &[]).iter().all(|it| it.starts_with("a.txt")));
    assert!(!found(&folder, &["old/b.txt"]).is_empty());
    assert!(found(&folder, &["--force-exclude", "old/b.txt"]).is_empty());
}

#[test]
fn settings_tell_how_files_are_read_unless_arguments_do() {
    let json = r#"{"copy": "Poutine spoke.", "body": "Eltsine spoke. Brejnev left."}"#;
    let settings = "select: [fr/names]\npaths:\n  - match: feed/\n    input: { format: json, field: copy }\n";
    let folder = folder(&[("mtlint.yaml", settings), ("feed/a.txt", json), ("b.txt", json)]);
    let count = |arguments: &[&str]| found(&folder, arguments).len();
    assert_eq!([count(&["feed/a.txt"]), count(&["b.txt"])], [1, 3]);
    assert_eq!(count(&["feed/a.txt", "--field", "body"]), 2);
    assert_eq!(count(&["feed/a.txt", "--input-format", "text"]), 3);
    run(&folder, &["fix"]);
    let fixed = fs::read_to_string(folder.path().join("feed/a.txt")).unwrap();
    assert_eq!(fixed, json.replace("Poutine", "Putin"));
}

#[test]
fn every_mistake_is_told_with_its_place_and_a_remedy() {
    let settings = "slect: [fr]\nfail-on: warnin\npreview: ja\npaths:\n  - ignore: [fr]\n";
    let folder = folder(&[("mtlint.yaml", settings), ("a.txt", TEXT)]);
    let told = complaint(&folder, &["check"]);
    let expected = "error: mtlint.yaml:1:1: unknown key `slect`; did you mean `select`?\n1 | slect: [fr]\n  | ^^^^^\n\n\
        error: mtlint.yaml:2:10: unknown value `warnin`; did you mean `warning`?\n2 | fail-on: warnin\n  |          ^^^^^^\n\n\
        error: mtlint.yaml:3:10: expected `true` or `false`, found `ja`; write one of the two, without quotation marks\n\
        3 | preview: ja\n  |          ^^\n\nerror: 3 faults in the settings: mend them and run mtlint again\n";
    assert_eq!(told, expected);
}

#[test]
fn what_names_nothing_is_refused_at_its_place() {
    for (settings, expected) in [
        (
            "select:\n  - fr/nams",
            "mtlint.yaml:2:5: no rule, folder of rules or category is called `fr/nams`; did you mean `fr/names`?",
        ),
        (
            "severities: { spacin: off }",
            "mtlint.yaml:1:15: no rule, folder of rules or category is called `spacin`; did you mean `spacing`?",
        ),
        ("severities: { spacing: on }", "mtlint.yaml:1:24: unknown value `on`"),
        ("input: { format: markdwon }", "mtlint.yaml:1:18: unknown value `markdwon`; did you mean `markdown`?"),
        ("from: [french]", "mtlint.yaml:1:8: `french` is no source language"),
        ("packs: [nowhere]", "mtlint.yaml:1:9: nowhere: there is no such file or folder"),
        ("extends: nowhere.yaml", "mtlint.yaml:1:10: `nowhere.yaml` cannot be read"),
        ("people:\n  Putin: [Putin]", "mtlint.yaml:2:11: `Putin` can't be both what to write and what not"),
        ("people:\n  Putin: []", "mtlint.yaml:2:3: `Putin` has no spelling that is not to be written"),
        ("terms:\n  x: { nt: [y] }", "mtlint.yaml:2:8: unknown key `nt`; did you mean `not`?"),
        ("weights: { error: -1 }", "mtlint.yaml:1:19: `weights.error` can't be -1"),
        ("verdict: { look: many }", "mtlint.yaml:1:18: expected a number, found `many`"),
        ("paths:\n  - ignore: [fr]", "mtlint.yaml:2:5: the entry has no `match`"),
        ("paths:\n  - match: x\n    exclude: [y]", "mtlint.yaml:3:5: `exclude` can't stand below `paths`"),
        ("- a\n- b", "mtlint.yaml:1:1: expected settings"),
        ("a: [", "mtlint.yaml:1:4: "),
    ] {
        let folder = folder(&[("mtlint.yaml", settings), ("a.txt", TEXT)]);
        let told = complaint(&folder, &["check"]);
        assert!(told.starts_with(&format!("error: {expected}")), "{settings}\n{told}");
    }
}

#[test]
fn the_languages_of_the_articles_choose_the_packs() {
    let french = "Poutine met Eltsine at noon. They placed a renewed accent on sanctions. The tourists stopped to make photos.\n";
    let unclear = "The tourists stopped to make photos.\n";
    let folder = folder(&[("fr.txt", french), ("unclear.txt", unclear)]);
    let packs = |arguments: &[&str]| {
        let found = found(&folder, arguments);
        let mut packs: Vec<String> = found.iter().map(|it| it.rsplit_once('/').unwrap().0.to_owned()).collect();
        packs.dedup();
        packs
    };
    let all = ["fr.txt fr/names", "fr.txt fr/calques", "fr.txt de/calques", "unclear.txt de/calques"];
    assert_eq!(packs(&[]), all);
    assert_eq!(packs(&["--from", "any"]), all);
    assert_eq!(packs(&["--from", "fr,ru"]), all[..2]);
    assert_eq!(packs(&["--from", "auto"]), [all[0], all[1], all[3]]);
    fs::write(folder.path().join("mtlint.yaml"), "from: auto").unwrap();
    assert_eq!(packs(&[]), [all[0], all[1], all[3]]);
    assert_eq!(packs(&["--from", "any"]), all);
}

/// Once “Poutine” is mended, it no longer tells that the article is French.
#[test]
fn mending_does_not_change_where_an_article_comes_from() {
    let text = "Poutine, Eltsine, Khrouchtchev and Brejnev flew to Kiew.";
    let folder = folder(&[("a.txt", text), ("mtlint.yaml", "from: auto")]);
    run(&folder, &["fix"]);
    let fixed = fs::read_to_string(folder.path().join("a.txt")).unwrap();
    assert_eq!(fixed, "Putin, Yeltsin, Khrushchev and Brezhnev flew to Kiew.");
}

/// `mtlint config schema`, and what it says against `settings`.
fn schema_fault(settings: &str) -> Option<String> {
    let schema: Value = serde_json::from_str(&printed(&folder(&[]), &["config", "schema"])).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("file:///settings.json", schema).unwrap();
    let index = compiler.compile("file:///settings.json", &mut schemas).unwrap();
    let settings: Value = serde_yaml::from_str(settings).unwrap();
    schemas.validate(&settings, index).err().map(|error| format!("{error:#}"))
}

#[test]
fn what_init_writes_is_valid_and_changes_nothing() {
    let folder = folder(&[("a.txt", TEXT)]);
    let before = found(&folder, &[]);
    printed(&folder, &["init"]);
    let settings = fs::read_to_string(folder.path().join("mtlint.yaml")).unwrap();
    assert_eq!(schema_fault(&settings), None);
    assert_eq!(found(&folder, &[]), before);
    let (said, defaults) = (printed(&folder, &["config", "show"]), printed(&folder, &["config", "show", "--isolated"]));
    let values =
        |shown: &str| shown.lines().map(|line| line.rsplit_once("  ").unwrap().0.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(values(&said), values(&defaults));
    assert!(complaint(&folder, &["init"]).contains("--force"));
    printed(&folder, &["init", "--force"]);
}

/// Each example of the file, put in the place of what it stands beside.
#[test]
fn the_examples_that_init_writes_are_settings() {
    let folder = folder(&[
        ("a.txt", TEXT),
        ("base/mtlint.yaml", "preview: false"),
        ("rules/house/names.yaml", include_str!("cli/rules/any/names.yaml")),
    ]);
    printed(&folder, &["init"]);
    let path = folder.path().join("mtlint.yaml");
    let template = fs::read_to_string(&path).unwrap();
    let uncovered = |line: &str| {
        line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') || rest.starts_with("  ")).map(str::to_owned)
    };
    let examples: Vec<String> = template.lines().filter_map(uncovered).collect();
    let examples = examples.join("\n").replace("../mtlint.yaml", "base/mtlint.yaml");
    assert_eq!(schema_fault(&examples), None);
    fs::write(&path, &examples).unwrap();
    let shown = printed(&folder, &["config", "show", "wire/afp/x.txt"]);
    let is_from = |line: &str| line.split_whitespace().take(2).eq(["from", "fr"]);
    assert!(shown.lines().any(is_from), "{shown}");
    let keys: Vec<&str> =
        template.lines().filter_map(|line| line.trim_start_matches('#').split_once(':')).map(|(key, _)| key).collect();
    let schema: Value = serde_json::from_str(&printed(&folder, &["config", "schema"])).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(keys.contains(&key.as_str()), "`mtlint init` doesn't tell of `{key}`");
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses_and_describes_every_key() {
    for settings in [
        "slect: [fr]",
        "fail-on: warnin",
        "paths: [{ ignore: [fr] }]",
        "paths: [{ match: x, exclude: [y] }]",
        "people: [x]",
    ] {
        assert!(schema_fault(settings).is_some(), "{settings}");
    }
    let schema: Value = serde_json::from_str(&printed(&folder(&[]), &["config", "schema"])).unwrap();
    let definitions =
        schema["definitions"].as_object().unwrap().values().chain([&schema, &schema["properties"]["paths"]["items"]]);
    for (key, property) in definitions.filter_map(|it| it["properties"].as_object()).flatten() {
        assert!(property["description"].is_string(), "{key}");
    }
}

#[test]
fn show_tells_each_value_and_where_it_was_said() {
    let folder = folder(&[
        (
            "mtlint.yaml",
            "from: [fr, ru]\nweights:\n  error: 7\npaths:\n  - match: wire\n    terms: { truce: [cease-fire] }\n    input: { field: [head, body] }\n",
        ),
        ("wire/a.txt", TEXT),
    ]);
    let shown = printed(&folder, &["config", "show", "wire/a.txt", "--ignore", "de"]);
    let expected = "builtin          true        default
packs            -           default
select           -           default
ignore           de          command line
preview          false       default
terms.truce      cease-fire  mtlint.yaml:6
fail-on          warning     default
from             fr, ru      mtlint.yaml:1
accept           -           default
input.format     -           default
input.field      head, body  mtlint.yaml:7
exclude          -           default
verdict.look     1.0         default
verdict.hold     20.0        default
weights.error    7.0         mtlint.yaml:3
weights.warning  1.0         default
weights.info     0.0         default
";
    assert_eq!(shown, expected);
    let shown: Value = serde_json::from_str(&printed(&folder, &["config", "show", "--format", "json"])).unwrap();
    assert_eq!(shown["files"], serde_json::json!(["mtlint.yaml"]));
    let from = shown["settings"].as_array().unwrap().iter().find(|row| row["key"] == "from").unwrap();
    assert_eq!(from["value"], serde_json::json!(["fr", "ru"]));
    assert_eq!(from["origin"], serde_json::json!({ "kind": "file", "path": "mtlint.yaml", "line": 1 }));
}
