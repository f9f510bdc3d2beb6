//! One article in every format: the same findings at the right places, and fixes that leave the format whole.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use mtlint::diagnostic::{Applicability, Diagnostic};
use mtlint::format::{InputFormat, Reading};
use mtlint::linter::{Fixed, fix_with};
use mtlint::text::LineIndex;
use mtlint::{Linter, RuleSet};

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()));

/// The paragraphs of the seed, and one with all that formats must escape.
static PARAGRAPHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/euronews-ceasefire.txt");
    let seed = fs::read_to_string(path).unwrap();
    let hard = "The firm R&D told kyiv that 3 < 4 * 5, said the café\u{A0}owner’s “friend” Poutine on Monday.";
    seed.lines().chain([hard]).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
});

/// The article in a file, and what its bytes mean.
struct Written {
    name: &'static str,
    source: String,
    meaning: fn(&str) -> String,
}

fn plain() -> String {
    PARAGRAPHS.join("\n\n")
}

fn same(raw: &str) -> String {
    raw.to_owned()
}

/// `text` with every character in `marks`, and if `ascii` every one beyond ASCII, as a numeric reference.
fn referred(text: &str, marks: &[char], ascii: Ascii) -> String {
    let refer = |c: char| marks.contains(&c) || (ascii == Ascii::Only && !c.is_ascii());
    text.chars().map(|c| if refer(c) { format!("&#{};", u32::from(c)) } else { c.to_string() }).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Ascii {
    Only,
    AndMore,
}

/// What is left of markup once tags are gone and references are read; spaces run together.
fn without_markup(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            rest = rest.split_once('>').map_or("", |(_, behind)| behind);
        } else if let Some((number, behind)) = rest.strip_prefix("&#").and_then(|behind| behind.split_once(';')) {
            text.push(char::from_u32(number.parse().unwrap()).unwrap());
            rest = behind;
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text.split([' ', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn without_backslashes(raw: &str) -> String {
    raw.replace('\\', "").split(['\n', '\r', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn from_json(raw: &str) -> String {
    serde_json::from_str(&format!("\"{raw}\"")).unwrap()
}

/// Every sixth space becomes `wrap`.
fn wrapped(text: &str, wrap: &str) -> String {
    let words = text.split(' ').enumerate();
    words.fold(String::new(), |mut all, (index, word)| {
        let joint = if index == 0 {
            ""
        } else if index % 6 == 0 {
            wrap
        } else {
            " "
        };
        write!(all, "{joint}{word}").unwrap();
        all
    })
}

fn markdown(end: &str) -> String {
    let escaped = |text: &String| text.replace('&', "\\&").replace('<', "\\<").replace('*', "\\*");
    let paragraphs: Vec<String> = PARAGRAPHS.iter().map(|text| wrapped(&escaped(text), end)).collect();
    format!("---{end}layout: kyiv{end}---{end}{}{end}", paragraphs.join(&format!("{end}{end}")))
}

fn page(ascii: Ascii, end: &str) -> String {
    let paragraph = |text: &String| {
        let text = referred(&wrapped(text, &format!("{end}    ")), &['&', '<'], ascii);
        // A name in bold is the same name.
        format!("<p>{}</p>{end}", text.replace("Volker", "<b>Vol<!-- kyiv -->ker</b>"))
    };
    let body: String = PARAGRAPHS.iter().map(paragraph).collect();
    format!(
        "<!DOCTYPE html>{end}<html><head><style>kyiv {{ }}</style></head><body class=kyiv>{end}{body}</body></html>{end}"
    )
}

fn xml(head: &str, foot: &str) -> String {
    let paragraph = |text: &String| format!("<p>{}</p>\n", referred(text, &['&', '<'], Ascii::AndMore));
    let body = PARAGRAPHS.iter().map(paragraph).collect::<Vec<_>>().concat();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{head}{body}{foot}\n")
}

fn nitf() -> String {
    let head = "<nitf><head><docdata><doc-id id-string=\"kyiv\"/></docdata></head><body><body.content>\n";
    xml(head, "</body.content></body></nitf>")
}

fn newsml() -> String {
    let head = "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta><subject><name>kyiv</name></subject></contentMeta>\
                <contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\n";
    xml(head, "</body></html></inlineXML></contentSet></newsItem>")
}

fn json(indent: &str) -> String {
    let paragraphs = serde_json::to_string(&*PARAGRAPHS).unwrap();
    format!("{{{indent}\"id\": \"kyiv\",{indent}\"article\": {{\"body\": {paragraphs}}}{indent}}}\n")
}

/// JSON Lines of ASCII alone: the article between two empty ones.
fn jsonl() -> String {
    let text = serde_json::to_string(&plain()).unwrap();
    let escape = |unit: &mut u16| format!("\\u{unit:04x}");
    let ascii = |c: char| c.encode_utf16(&mut [0; 2]).iter_mut().map(escape).collect::<Vec<_>>().concat();
    let text: String = text.chars().map(|c| if c.is_ascii() { c.to_string() } else { ascii(c) }).collect();
    format!("{{\"text\": \"\"}}\n\n{{\"id\": 1, \"text\": {text}}}\n{{\"text\": \"Well said.\"}}\n")
}

fn all() -> Vec<Written> {
    let written = |name, source, meaning| Written { name, source, meaning };
    vec![
        written("a.txt", plain(), same),
        written("mac.txt", plain().replace('\n', "\r"), same),
        written("windows.txt", format!("\u{FEFF}{}", plain().replace('\n', "\r\n")), same),
        written("a.md", markdown("\n"), without_backslashes),
        written("windows.markdown", markdown("\r\n"), without_backslashes),
        written("mac.md", markdown("\r"), without_backslashes),
        written("a.html", page(Ascii::AndMore, "\n"), without_markup),
        written("windows.htm", format!("\u{FEFF}{}", page(Ascii::Only, "\r\n")), without_markup),
        written(
            "a.xhtml",
            xml(
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><script src=\"a\"/></head><body>",
                "</body></html>",
            ),
            without_markup,
        ),
        written("nitf.xml", nitf(), without_markup),
        written("newsml.xml", newsml(), without_markup),
        written("a.json", json("\n  "), from_json),
        written("a.jsonl", jsonl(), from_json),
    ]
}

fn check(name: &str, source: &str) -> Vec<Diagnostic> {
    LINTER.check_proses(&Reading::default().prose(name, source).unwrap())
}

fn fix(name: &str, source: &str) -> Fixed {
    let check = |text: &str| Reading::default().prose(name, text).map(|proses| LINTER.check_proses(&proses));
    fix_with(source, Applicability::Safe, check).unwrap()
}

/// The paragraphs of all proses.
fn paragraphs(name: &str, source: &str) -> Vec<String> {
    let proses = Reading::default().prose(name, source).unwrap();
    let text = |text: &str| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
    proses.iter().flat_map(|prose| text(prose.text()).split("\n\n").map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_format_gives_the_same_findings_with_the_same_words() {
    let text = plain();
    let expected: Vec<_> =
        LINTER.check(&text).iter().map(|it| (it.rule.to_string(), text[it.span.range()].trim().to_owned())).collect();
    assert!(expected.len() > 10);
    for Written { name, source, meaning } in all() {
        let found = check(name, &source);
        let found: Vec<_> =
            found.iter().map(|it| (it.rule.to_string(), meaning(&source[it.span.range()]).trim().to_owned())).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn lines_and_columns_are_those_of_the_file() {
    for Written { name, source, .. } in all() {
        let lines = LineIndex::new(&source);
        for found in check(name, &source) {
            let before =
                source[..found.span.start].trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
            let line = 1 + before.matches('\n').count();
            let column = 1 + before.rsplit('\n').next().unwrap().chars().count();
            let place = lines.line_column(found.span.start);
            assert_eq!((place.line, place.column), (line, column), "{name}");
        }
    }
}

#[test]
fn fixes_make_the_same_text_of_every_format_and_leave_the_format_whole() {
    let expected: Vec<String> =
        LINTER.fix(&plain(), Applicability::Safe).text.split("\n\n").map(str::to_owned).collect();
    for Written { name, source, .. } in all() {
        let fixed = fix(name, &source);
        let mut found = paragraphs(name, &fixed.text);
        found.retain(|text| text != "Well said.");
        assert_eq!(found, expected, "{name}");
        assert_eq!(outside(name, &fixed.text), outside(name, &source), "{name}");
        let again = fix(name, &fixed.text);
        assert_eq!((again.applied, again.text), (0, fixed.text), "{name}");
    }
}

/// What of a file is not text: tags, keys.
fn outside(name: &str, source: &str) -> Vec<String> {
    match InputFormat::of(name) {
        InputFormat::Json | InputFormat::JsonLines => {
            let lines = source.lines().filter(|line| name.ends_with('l') && !line.is_empty());
            let documents = if name.ends_with('l') { lines.collect() } else { vec![source] };
            documents.iter().map(|text| shape(&serde_json::from_str(text).unwrap())).collect()
        }
        InputFormat::Html | InputFormat::News => {
            source.split('<').skip(1).map(|tag| tag.split_once('>').unwrap().0.to_owned()).collect()
        }
        InputFormat::Text | InputFormat::Markdown => Vec::new(),
    }
}

fn shape(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(all) => {
            all.iter().map(|(key, value)| format!("{key}:{}", shape(value))).collect::<Vec<_>>().concat()
        }
        serde_json::Value::Array(all) => all.iter().map(shape).collect(),
        _ => "_".to_owned(),
    }
}

/// What is found in `source`, a rule and the words.
fn told(name: &str, source: &str) -> Vec<String> {
    let rule = "fr/names/french-spelling-of-a-person";
    let found = check(name, source).into_iter().filter(|it| it.rule.as_str() == rule);
    found.map(|it| source[it.span.start.saturating_sub(4)..it.span.end].to_owned()).collect()
}

#[test]
fn what_is_no_prose_is_passed_over() {
    let html = "<title>a1: Poutine</title><script>a: Poutine</script><p title='a2: Poutine'>a3: Poutine <code>a: Poutine</code>\
                <a href='a: Poutine'>a4: Poutine</a></p><pre>a: Poutine</pre><!-- a: Poutine --><img alt=\"a5: Poutine\" src='a: Poutine'>\
                <p lang=fr>a: Poutine</p><p>https://a.org/a:Poutine <i translate=no>a: Poutine</i> a6: Poutine</p>";
    assert_eq!(
        told("a.html", html).join(" "),
        "a1: Poutine a2: Poutine a3: Poutine a4: Poutine a5: Poutine a6: Poutine"
    );
    let markdown = "---\ntitle: a1: Poutine\ncaption: a1: Poutine\nsummary: \"a2: Poutine\"\nlayout: Poutine\n---\n# a3: Poutine\n\n`a: Poutine` \
                    [a4: Poutine](a:Poutine 'a: Poutine') ![a5: Poutine](b)\n\n```\na: Poutine\n```\n\n    a: Poutine\n\n\
                    <div id='Poutine'>a6: Poutine</div>\n\n<!-- a: Poutine -->\n\n| a7: Poutine | b |\n|---|---|\n| c | d |\n\n\
                    <http://a.org/Poutine> and www.a.org/Poutine\n\n[b]: http://a.org/Poutine\n";
    assert_eq!(
        told("a.md", markdown).join(" "),
        "a2: Poutine a3: Poutine a4: Poutine a5: Poutine a6: Poutine a7: Poutine"
    );
}

#[test]
fn records_are_articles_of_their_own() {
    let twice = "The minister of the interior resigned on Friday after two years in office.";
    let texts = |name: &str, source: &str| {
        let proses = Reading::default().prose(name, source).unwrap();
        proses.iter().map(|prose| prose.text().to_owned()).collect::<Vec<_>>()
    };
    let record = format!("{{\"text\": \"{twice}\"}}");
    let whole = format!("{{\"body\": [\"{twice}\", \"She left.\"], \"title\": \"It ends\"}}");
    assert_eq!(texts("a.json", &whole), [format!("{twice}\n\nShe left.\n\nIt ends")]);
    assert_eq!(texts("a.json", &format!("[{record}, {record}]")), [twice, twice]);
    assert_eq!(texts("a.jsonl", &format!("{record}\n{record}")), [twice, twice]);
    // A summary says again what the article says: together, they would repeat themselves.
    let summary = format!("{{\"summary\": \"{twice}\", \"body\": \"{twice} She left.\"}}");
    assert_eq!(texts("a.json", &summary), [format!("{twice} She left."), twice.to_owned()]);
}

#[test]
fn items_of_a_message_are_articles_of_their_own() {
    let item = |name: &str| {
        format!(
            "<newsItem><itemMeta><title>{name}</title></itemMeta><contentMeta><headline>{name}</headline></contentMeta>\
                 <contentSet><inlineData contenttype=\"text/plain\">One &amp;\n\n{name}</inlineData></contentSet></newsItem>"
        )
    };
    let source = format!("<newsMessage><itemSet>{}{}</itemSet></newsMessage>", item("two"), item("three"));
    let proses = Reading::default().prose("a.xml", &source).unwrap();
    let texts: Vec<&str> = proses.iter().map(mtlint::format::Prose::text).collect();
    assert_eq!(texts, ["One &\n\ntwo", "two", "two", "One &\n\nthree", "three", "three"]);
}

#[test]
fn fields_are_paths_through_arrays() {
    let source = r#"{"a": [{"b": "one Poutine"}, {"b": ["two Poutine"], "text": "Poutine"}], "b": "Poutine"}"#;
    let reading = Reading { fields: mtlint::format::Fields::new(["a.b"]), ..Reading::default() };
    let proses = reading.prose("x.json", source).unwrap();
    assert_eq!(proses.iter().map(mtlint::format::Prose::text).collect::<Vec<_>>(), ["one Poutine\n\ntwo Poutine"]);
    let none = Reading { fields: mtlint::format::Fields::new(["c"]), ..Reading::default() };
    let error = none.prose("x.json", source).unwrap_err().to_string();
    assert_eq!(error, "1:1: no text in c; name the fields that hold prose with `--field`");
}

#[test]
fn broken_files_are_answered_with_place_and_remedy() {
    let error = |name: &str, source: &str| Reading::default().prose(name, source).unwrap_err().to_string();
    assert_eq!(
        error("a.json", "{\n  \"é\": x}"),
        "2:8: not JSON: expected value; mend it, or read it as text with `--input-format text`"
    );
    assert!(error("a.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}").contains("use `--input-format jsonl`"));
    assert!(
        error("a.jsonl", "{\"text\": \"a\"}\n\n{\"text\": ").starts_with("3:9: not JSON: EOF while parsing a value;")
    );
    assert!(error("a.xml", "<nitf>\n<p>a</q></nitf>").starts_with("2:5: not XML: "));
    assert!(error("a.xml", "<nitf><p>a").starts_with("1:11: not XML: the file ends inside <p>;"));
    assert!(error("a.xml", "<rss/>").starts_with("1:1: neither NITF nor NewsML-G2, but <rss>"));
    assert!(error("a.xml", "").starts_with("1:1: no element in it"));
    let deep = format!("{{\"text\": {}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(error("a.json", &deep).contains("nested too deep"));
}
