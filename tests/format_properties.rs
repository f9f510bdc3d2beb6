//! What holds for the prose of every file, however odd.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::process::Command;

use mtlint::format::{Fields, Prose, Reading};
use mtlint::text::Span;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    // Hours of chance find a file odd enough to break an edit of Markdown: what is tried here is always the same.
    let rng_seed = RngSeed::Fixed(7);
    ProptestConfig { cases, failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

/// Words, marks, and what means something in one format or another.
const WORDS: &[&str] = &[
    "The",
    " kyiv",
    " “quoted”",
    " café",
    " 3 < 4",
    " R&D",
    " a*b",
    " _so_",
    " it's",
    " \"x\"",
    "\u{A0}",
    "  ",
    " 😀",
    ".",
    ",",
    " [x]",
    " `c`",
    " http://a.org/b",
    " www.a.org",
    "-",
    "#",
    "1.",
    "\\",
    "|",
    "~",
    "&amp;",
    " e\u{301}",
];

const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<code>",
    "</code>",
    "<q lang=fr>",
    "</q>",
    "<!-- c -->",
    "\n",
    " \r\n ",
    "&eacute;",
    "&#8217;",
    "&nbsp;",
    "&lt;",
    "&quot;",
    "<img alt=\"a &quot;b&quot; c\">",
    "<img alt='it&#39;s'>",
    "<a title=x>",
    "</a>",
    "<pre>",
    "</pre>",
    "<title>",
    "</title>",
    "<td>",
    "<",
    "&",
    "<p lang='ru'>",
];

const MARKDOWN: &[&str] = &[
    "\n",
    "\n\n",
    "**",
    "*",
    "_",
    "`",
    "\n- ",
    "\n> ",
    "\n# ",
    "[a](b)",
    "![c](d)",
    "<b>",
    "</b>",
    "&amp;",
    "&eacute;",
    "\\*",
    "  \n",
    "\\\n",
    "\n\n    ",
    "\n\n```\n",
    "\n\n| a | b |\n|---|---|\n| c | d |\n\n",
    "<http://a.org>",
    "\r\n",
    "\n\n<div>x</div>\n\n",
    "~~",
    "[^1]",
    "\n\n[^1]: ",
    "\n1. ",
    "\n===\n",
    "<!-- c -->",
    "---\ntitle: a\n---\n",
];

const STRINGS: &[&str] = &[
    "\\\"",
    "\\\\",
    "\\n",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\/",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "&amp;",
    "&eacute;",
    "<img alt=\\\"c\\\">",
    "<img alt='c'>",
    "\\u0026amp;",
];

const XML: &[&str] = &[
    "<p>x</p>",
    "<em>y</em>",
    "<br/>",
    "&amp;",
    "&#233;",
    "&lt;",
    "<![CDATA[a & b]]>",
    "<!-- c -->",
    "\n",
    "<media-reference>z</media-reference>",
    "<p xml:lang='fr'>u</p>",
    "<hl2>v &quot;w&quot;</hl2>",
];

/// Text in pieces, the odd ones of which are `marks`.
fn mixed(marks: &'static [&'static str], words: fn(&str) -> bool) -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.iter().copied().filter(|word| words(word)).collect();
    let piece = prop_oneof![3 => prop::sample::select(words), 2 => prop::sample::select(marks)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A file, by its name and contents.
fn file() -> impl Strategy<Value = (&'static str, String)> {
    let any = |_: &str| true;
    let quiet = |word: &str| !word.contains(['"', '\\']);
    let tame = |word: &str| !word.contains(['&', '<']);
    prop_oneof![
        mixed(HTML, any).prop_map(|text| ("a.html", text)),
        mixed(MARKDOWN, any).prop_map(|text| ("a.md", text)),
        mixed(STRINGS, quiet).prop_map(|text| ("a.json", format!("{{\"text\": \"{text}\", \"title\": \"A title\"}}"))),
        mixed(STRINGS, quiet)
            .prop_map(|text| ("a.jsonl", format!("{{\"text\": [\"{text}\", \"more\"]}}\n\n{{\"text\": \"last\"}}"))),
        mixed(XML, tame).prop_map(|text| ("a.xml", format!("<nitf><body><hl1>h</hl1>{text}</body></nitf>"))),
        mixed(XML, tame).prop_map(|text| {
            let item =
                format!("<newsItem><itemMeta><title>t</title></itemMeta><inlineXML>{text}</inlineXML></newsItem>");
            ("a.xml", format!("<newsMessage>{item}{item}</newsMessage>"))
        }),
        (mixed(&["''", "\\\""], |word| !word.contains(['"', '\\', '\'', ':', '#'])), any_quote()).prop_map(
            |(text, quote)| {
                let text = if quote == "'" { text.replace('\\', "") } else { text };
                ("a.md", format!("---\ntitle: {quote}{text}{quote}\n---\n\nText"))
            }
        ),
    ]
}

fn any_quote() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("'"), Just("\""), Just("")]
}

/// The proses of a file; none if a corrupted one can't be read.
fn proses<'s>(name: &str, source: &'s str) -> Vec<Prose<'s>> {
    Reading { format: None, fields: Fields::default() }.prose(name, source).unwrap_or_default()
}

/// `texts` with spaces run together, without empty ones. In JSON, a text that another one says too is put elsewhere: there,
/// the order is left out of account.
fn comparable(name: &str, texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.into_iter().map(|text| words(&text)).collect();
    if name.contains("json") {
        texts = texts.iter().flat_map(|text| text.split(' ')).map(str::to_owned).collect();
        texts.sort();
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

fn words(text: &str) -> String {
    text.split([' ', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_character_has_its_place_in_the_file((name, source) in file()) {
        for prose in proses(name, &source) {
            let mut last = 0;
            for (at, c) in prose.text().char_indices() {
                let Some(place) = prose.original(Span::new(at, at + c.len_utf8())) else { continue };
                prop_assert!(place.start <= place.end && last <= place.start, "{place:?} {last}");
                let written = source.get(place.range());
                prop_assert!(written.is_some(), "{place:?}");
                let written = written.unwrap();
                // What is not the character itself is another way to write it, or a break.
                let other = ["&", "\\", "''"].iter().any(|start| written.starts_with(start)) || c.is_whitespace();
                prop_assert!(written.chars().eq([c]) || other, "{c:?} {written:?}");
                last = place.start;
            }
        }
    }

    /// Writing into the file is writing into the text.
    #[test]
    fn an_edit_of_the_text_is_an_edit_of_the_file(
        (name, source) in file(), from in any::<prop::sample::Index>(), length in 0..12usize,
        written in prop::sample::select(vec!["", "Kyiv", "R&D", "<b>", "\"q\"", "it's", "*a*", "a_b", "[x]", "“”", "\\", "é`", " & co", "1. x", "# y", "&amp;"]),
    ) {
        let all = proses(name, &source);
        for (index, prose) in all.iter().enumerate() {
            let edges: Vec<usize> = prose.text().char_indices().map(|(at, _)| at).chain([prose.text().len()]).collect();
            let first = from.index(edges.len());
            let span = Span::new(edges[first], edges[(first + length).min(edges.len() - 1)]);
            let Some((place, encoded)) = prose.edit(span, written) else { continue };
            let mut expected: Vec<String> = all.iter().map(|prose| prose.text().to_owned()).collect();
            expected[index].replace_range(span.range(), written);
            let mut fixed = source.clone();
            fixed.replace_range(place.range(), &encoded);
            let found = proses(name, &fixed).into_iter().map(|prose| prose.text().to_owned());
            prop_assert_eq!(comparable(name, found), comparable(name, expected), "{} -> {}", source, fixed);
        }
    }
}

/// A small generator, so that the same files are tried everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

const GOOD: &[(&str, &str)] = &[
    (
        "md",
        "---\ntitle: Talks in kyiv\n---\n# He said\n\n“We *shall* see” `code` &amp; [kyiv](http://a.b)\n\n- one\n- two\n\n| a | b |\n|---|---|\n| kyiv | d |\n",
    ),
    (
        "html",
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>kyiv</title></head><body><p>“He <b>said</b>&nbsp;caf&eacute; kyiv</p><img alt='kyiv'></body></html>",
    ),
    ("xhtml", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><html><body><p>He said kyiv &#8217;</p></body></html>"),
    (
        "json",
        "{\"title\": \"Talks in kyiv\", \"article\": {\"body\": [\"He \\u201csaid\\u201d \\\"kyiv\\\"\", \"<p>kyiv &amp; <b>Minsk</b></p>\"]}}",
    ),
    ("jsonl", "{\"text\": \"kyiv \\ud83d\\ude00\"}\n\n{\"text\": \"Kiev\"}\n"),
    (
        "nitf",
        "<?xml version=\"1.0\"?><nitf><head><title>kyiv</title></head><body><hl1>A &amp; kyiv</hl1><p>x <em>y</em><![CDATA[ kyiv & ]]></p></body></nitf>",
    ),
    (
        "xml",
        "<newsMessage><newsItem><contentMeta><headline>kyiv</headline></contentMeta><contentSet><inlineXML><html><body><p>kyiv</p></body></html></inlineXML></contentSet></newsItem></newsMessage>",
    ),
];

/// `good` with a few bytes changed, lost, doubled or put in.
fn corrupted(good: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = good.as_bytes().to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        let to = (at + random.below(20)).min(bytes.len());
        match random.below(5) {
            0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let copy = bytes[at..to].to_vec();
                let there = random.below(bytes.len());
                bytes.splice(there..there, copy);
            }
            3 => bytes.insert(at, b"<>&\"'\\{}[]\n\r`*_-#"[random.below(17)]),
            _ => bytes.truncate(to),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn corrupted_files_give_findings_or_a_clear_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for &(ending, good) in GOOD {
        for number in 0..100 {
            let path = folder.path().join(format!("{number}.{ending}"));
            fs::write(path, corrupted(good, &mut random)).unwrap();
        }
    }
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/rules");
    let run = |command: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        program
            .current_dir(folder.path())
            .args([command, "--no-builtin", "--quiet", "--rules"])
            .arg(&rules)
            .args(files);
        program.output().unwrap()
    };
    for command in ["check", "fix", "check"] {
        let output = run(command);
        let complaints = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{complaints}");
        for line in complaints.lines() {
            let told = line.starts_with("error: ") && line.contains("; ");
            assert!(told && !line.contains("panicked"), "{line}");
        }
    }
    let left = String::from_utf8(run("check").stdout).unwrap();
    assert_eq!(left.matches("]: “").count(), 0, "a fix is left over: {left}");
}
