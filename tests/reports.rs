//! The reports that other programs read, read back; and what a file must not be able to do to them.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use boon::{Compiler, Schemas};
use serde_json::Value;
use support::folder;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A pack whose message repeats what it found, whatever that is.
const ECHO: &str = "about: x\ncategory: casing\nseverity: warning\nrules:\n  - id: echo\n    kind: pattern\n    \
    message: \"“{match}” was found, and 100%: “{match}”\"\n    match: 'ky[^v]v(\\s+kyiv)?'\n    \
    fix: { to: Kyiv, safety: safe }\n    examples:\n      - bad: \"in [kyiv].\"\n      - ok: \"in Kyiv.\"\n";

fn mtlint(folder: &Path, format: &str) -> Command {
    fs::write(folder.join("echo.yaml"), ECHO).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder).args(["check", "--no-builtin", "--rules", "echo.yaml", "--format", format]);
    program
}

fn output(program: &mut Command) -> String {
    String::from_utf8(program.output().unwrap().stdout).unwrap()
}

/// What the program prints about the seed, with the rules that are built in.
fn about_the_seed(format: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    output(program.current_dir(root()).args(["check", "--format", format, "seeds/euronews-ceasefire.txt"]))
}

fn sarif(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).unwrap();
    let schema = fs::read_to_string(root().join("tests/sarif/sarif-schema-2.1.0.json")).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("file:///sarif.json", serde_json::from_str(&schema).unwrap()).unwrap();
    let index = compiler.compile("file:///sarif.json", &mut schemas).unwrap();
    if let Err(error) = schemas.validate(&log, index) {
        panic!("{error:#}");
    }
    log
}

#[test]
fn sarif_says_what_the_lines_say_and_is_valid() {
    let log = sarif(&about_the_seed("sarif"));
    let lines = about_the_seed("jsonl");
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(lines.len() > 20 && results.len() == lines.len());
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    for (result, line) in results.iter().zip(&lines) {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "seeds/euronews-ceasefire.txt");
        for (name, field) in
            [("startLine", "line"), ("startColumn", "column"), ("endLine", "end_line"), ("endColumn", "end_column")]
        {
            assert_eq!(place["region"][name], line[field], "{line}");
        }
        assert_eq!(result["level"], line["severity"]);
        assert_eq!(result["message"]["text"], line["message"]);
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], line["rule"]);
        assert!(rule["help"]["text"].as_str().unwrap().len() > 40, "{rule}");
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().contains('{'), "{rule}");
    }
}

/// The byte at which the 1-based code point `column` of the 1-based `line` begins.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let mark = if line == 1 && text.starts_with('\u{FEFF}') { 3 } else { 0 };
    start + mark + text[start + mark..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

#[test]
fn fixes_in_sarif_carried_out_are_what_fix_makes() {
    let text = "\u{FEFF}😀 From kyiv\r\nCafe\u{301}\u{A0}kyiv\r\nkyiv\n\nand “kyiv”";
    let folder = folder(&[("a.txt", text)]);
    let log = sarif(&output(mtlint(folder.path(), "sarif").arg("a.txt")));
    let mut fixed = text.to_owned();
    for result in log["runs"][0]["results"].as_array().unwrap().iter().rev() {
        let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        let number = |name: &str| usize::try_from(replacement["deletedRegion"][name].as_u64().unwrap()).unwrap();
        let start = byte_at(text, number("startLine"), number("startColumn"));
        let end = byte_at(text, number("endLine"), number("endColumn"));
        fixed.replace_range(start..end, replacement["insertedContent"]["text"].as_str().unwrap());
    }
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.current_dir(folder.path()).args(["fix", "--no-builtin", "--rules", "echo.yaml", "a.txt"]).output().unwrap();
    assert_eq!(fixed, fs::read_to_string(folder.path().join("a.txt")).unwrap());
    assert_eq!(fixed.matches("Kyiv").count(), 3, "{fixed}");
}

#[test]
fn sarif_tells_of_files_that_were_not_read_and_encodes_the_names_of_those_that_were() {
    let folder = folder(&[("a b/été #1.txt", "kyiv"), ("clean.txt", "")]);
    fs::write(folder.path().join("broken.txt"), b"\xFF").unwrap();
    let log = sarif(&output(mtlint(folder.path(), "sarif").arg(".")));
    let run = &log["runs"][0];
    let uris: Vec<&str> =
        run["artifacts"].as_array().unwrap().iter().map(|it| it["location"]["uri"].as_str().unwrap()).collect();
    assert_eq!(uris, ["a%20b/%C3%A9t%C3%A9%20%231.txt", "clean.txt"]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert!(
        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].to_string().contains("broken.txt")
    );
    let nothing = sarif(&output(mtlint(folder.path(), "sarif").arg("clean.txt")));
    assert_eq!(nothing["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(nothing["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn fingerprints_stay_while_lines_move() {
    let prints = |text: &str| {
        let folder = folder(&[("a.txt", text)]);
        let log = sarif(&output(mtlint(folder.path(), "sarif").arg("a.txt")));
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|it| it["partialFingerprints"]["mtlint/v1"].to_string()).collect::<Vec<_>>()
    };
    let before = prints("The road to kyiv is long.\nThe road to kyiv is long.\n");
    assert!(before.len() == 2 && before[0] != before[1]);
    assert_eq!(before, prints("A headline\n\nThe road to kyiv is long.\n\nThe road to kyiv is long."));
}

/// Undoes the escapes as GitHub's runner does.
fn unescaped(text: &str) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
        .iter()
        .fold(text.to_owned(), |text, (escape, c)| text.replace(escape, c))
}

#[test]
fn annotations_come_through_githubs_runner_as_they_were() {
    let folder = folder(&[("a,b:100%.txt", "on 1: kyiv\nkyiv\n")]);
    let printed = output(mtlint(folder.path(), "github").arg("a,b:100%.txt"));
    let annotations: Vec<&str> = printed.lines().collect();
    let [whole] = annotations.as_slice() else { panic!("{printed}") };
    let (properties, message) = whole.strip_prefix("::warning ").unwrap().split_once("::").unwrap();
    let properties: Vec<String> = properties.split(',').map(unescaped).collect();
    let title = "title=mtlint echo/echo";
    assert_eq!(properties, ["file=a,b:100%.txt", "line=1", "endLine=2", title]);
    let found = "“kyiv kyiv” was found, and 100%: “kyiv kyiv”\nhelp: write “Kyiv”";
    assert_eq!(unescaped(message), found);
    fs::write(folder.path().join("b.txt"), "“ kyiv").unwrap();
    let printed = output(mtlint(folder.path(), "github").arg("b.txt"));
    assert!(
        printed.starts_with("::warning file=b.txt,line=1,endLine=1,col=3,endColumn=7,title=mtlint echo/echo::"),
        "{printed}"
    );
}

const ODD_NAME: &str = "a<b>&\"c\" 'd'.txt";

#[test]
fn checkstyle_is_xml_whatever_the_text_holds() {
    let folder = folder(&[(ODD_NAME, "<&> ky\u{1B}v and ky\u{FFFF}v"), ("clean.txt", "")]);
    let printed = output(mtlint(folder.path(), "checkstyle").args([ODD_NAME, "clean.txt"]));
    let document = roxmltree::Document::parse(&printed).unwrap();
    let file = document.root_element().first_element_child().unwrap();
    assert_eq!(file.attribute("name"), Some(ODD_NAME));
    let errors: Vec<_> = file.children().filter(roxmltree::Node::is_element).collect();
    let place =
        |it: &roxmltree::Node| (it.attribute("line").unwrap().to_owned(), it.attribute("column").unwrap().to_owned());
    assert_eq!(errors.iter().map(place).collect::<Vec<_>>(), [("1".into(), "5".into()), ("1".into(), "14".into())]);
    assert_eq!(errors[0].attribute("message"), Some("“ky␛v” was found, and 100%: “ky␛v”"));
    assert_eq!(errors[0].attribute("source"), Some("mtlint.echo/echo"));
    let nothing = output(mtlint(folder.path(), "checkstyle").arg("clean.txt"));
    assert!(!roxmltree::Document::parse(&nothing).unwrap().root_element().has_children() || !nothing.contains("<file"));
}

#[test]
fn junit_counts_findings_as_failures_and_clean_files_as_passes() {
    let folder = folder(&[(ODD_NAME, "one kyiv, two ky\u{1}v"), ("clean.txt", "")]);
    fs::write(folder.path().join("broken.txt"), b"\xFF").unwrap();
    let printed = output(mtlint(folder.path(), "junit").args([ODD_NAME, "clean.txt", "broken.txt"]));
    let document = roxmltree::Document::parse(&printed).unwrap();
    let suites: Vec<_> = document.root_element().children().filter(roxmltree::Node::is_element).collect();
    let counts = |it: &roxmltree::Node| {
        ["name", "tests", "failures", "errors"].map(|name| it.attribute(name).unwrap().to_owned()).join(" ")
    };
    let expected = [format!("{ODD_NAME} 2 2 0"), "clean.txt 1 0 0".into(), "files 1 0 1".into()];
    assert_eq!(suites.iter().map(counts).collect::<Vec<_>>(), expected);
    let failure = suites[0].descendants().find(|it| it.has_tag_name("failure")).unwrap();
    assert_eq!(failure.attribute("type"), Some("warning"));
    assert!(failure.text().unwrap().starts_with(&format!("{ODD_NAME}:1:5: “kyiv” was found")));
}

#[test]
fn a_report_in_a_file_is_whole_or_not_there() {
    let folder = folder(&[("a.txt", "kyiv"), ("old.html", "old"), ("reports/x", "")]);
    let run = |path: &str| mtlint(folder.path(), "html").args(["a.txt", "-o", path]).output().unwrap();
    for path in ["new.html", "old.html", "reports/new.html"] {
        let Output { stdout, stderr, status } = run(path);
        assert_eq!((status.code(), stdout.as_slice()), (Some(1), &b""[..]));
        assert!(String::from_utf8(stderr).unwrap().starts_with("Found 1 artefact in 1 file"));
        let page = fs::read_to_string(folder.path().join(path)).unwrap();
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{path}");
    }
    let failed = run("missing/new.html");
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8(failed.stderr).unwrap().starts_with("error: missing/new.html: cannot be written: "));
    let left = fs::read_dir(folder.path())
        .unwrap()
        .filter(|it| it.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
    assert_eq!(left.count(), 0, "a temporary file is left behind");
}

#[cfg(unix)]
#[test]
fn a_report_goes_through_links_and_into_devices_and_has_the_usual_mode() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let folder = folder(&[("a.txt", "kyiv"), ("real.json", "")]);
    let run = |path: &str| mtlint(folder.path(), "json").args(["a.txt", "-o", path]).output().unwrap();
    symlink("real.json", folder.path().join("link.json")).unwrap();
    run("link.json");
    assert!(folder.path().join("link.json").is_symlink());
    assert!(fs::read_to_string(folder.path().join("real.json")).unwrap().contains("echo/echo"));
    run("new.json");
    fs::write(folder.path().join("usual.json"), "").unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("new.json"), mode("usual.json"));
    assert_eq!(run("/dev/null").status.code(), Some(1));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
}

#[test]
fn tables_come_in_few_formats_and_not_two_at_once() {
    let folder = folder(&[("a.txt", "kyiv")]);
    let status = |arguments: &[&str]| {
        let mut program = mtlint(folder.path(), arguments[0]);
        program.arg("a.txt").args(&arguments[1..]).output().unwrap().status.code()
    };
    assert_eq!(status(&["jsonl", "--summary"]), Some(1));
    assert_eq!(status(&["sarif", "--summary"]), Some(2));
    assert_eq!(status(&["html", "--statistics"]), Some(2));
    assert_eq!(status(&["text", "--statistics", "--summary"]), Some(2));
}

#[test]
fn readers_see_and_count_prose_rather_than_markup() {
    let page = page("a.html", "<p class=\"lead\">In <b>kyiv</b> &amp; Minsk.</p><script>kyiv()</script>");
    assert!(page.contains("data-words=\"3\"") && page.contains("&amp; Minsk."), "{page}");
    assert!(page.contains(">kyiv</span>") && !page.contains("&lt;b&gt;") && !page.contains("kyiv()"), "{page}");
    let json = "{\"id\": \"one two\", \"title\": \"Talks on\", \"body\": \"She left kyiv.\"}\n";
    let markdown = "---\nlayout: a b c\n---\nGo [there](http://a.test/b 'x').\n\n<!-- mtlint-disable-next-line casing: x -->\nOn.\n";
    let folder = folder(&[("a.jsonl", json), ("b.md", markdown)]);
    let rows = output(mtlint(folder.path(), "jsonl").args(["--summary", "a.jsonl", "b.md"]));
    let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let counts = |row: &Value| (row["words"].as_u64().unwrap(), row["warnings"].as_u64().unwrap());
    assert_eq!(rows.iter().map(counts).collect::<Vec<_>>(), [(5, 1), (3, 1), (8, 2)]);
}

/// What a page says about `text`, which comes in under the name `name`.
fn page(name: &str, text: &str) -> String {
    let folder = folder(&[]);
    let mut program = mtlint(folder.path(), "html");
    let program = program.args(["-", "--stdin-filename", name]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = program.spawn().unwrap();
    running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_file_cannot_bring_markup_or_script_into_the_page() {
    let markup = "</title></style></script><script>alert(1)</script><img src=x onerror='alert(1)'>\"><b>";
    let harmless = page("x", "kyiv");
    let hostile = page(markup, &format!("{markup} kyiv\n\n{markup}ky<v “{markup}”"));
    for tag in ["<script", "</script", "<style", "</style", "<img", "</title", "<b>"] {
        let count = |page: &str| page.matches(tag).count();
        assert_eq!(count(&hostile), count(&harmless), "{tag}");
    }
    assert!(hostile.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(hostile.contains("default-src 'none'"));
    assert!(!hostile.contains("http://") && !hostile.contains("https://"), "it loads nothing");
    assert!(!hostile.contains(" style=") && !hostile.contains(" onclick="), "the policy forbids them");
}
