//! The page for editors holds the text, and what every fix makes of it.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use mtlint::diagnostic::{Applicability, Category, Diagnostic, Edit, Fix, RuleId, Severity, apply_edits};
use mtlint::report::{Checked, Format, Setup};
use mtlint::text::Span;
use proptest::prelude::*;
use regex::{Captures, Regex};

/// Two places in a text, given as shares of its characters.
type Shares = (usize, usize);

/// The bytes between two of the characters of `text`.
fn span(text: &str, (a, b): Shares) -> Span {
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (a, b) = (bounds[a % bounds.len()], bounds[b % bounds.len()]);
    Span::new(a.min(b), a.max(b))
}

fn fix(text: &str, edits: &[(Shares, String)]) -> Fix {
    let mut edits: Vec<Edit> =
        edits.iter().map(|(place, to)| Edit { span: span(text, *place), replacement: to.clone() }).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup_by(|later, earlier| later.span.start < earlier.span.end || later.span.start == earlier.span.start);
    Fix { edits, applicability: Applicability::Safe }
}

type Drawn = (Shares, Vec<Vec<(Shares, String)>>);

fn diagnostic(text: &str, (place, fixes): &Drawn) -> Diagnostic {
    Diagnostic {
        rule: RuleId::new("any/test", "rule"),
        span: span(text, *place),
        severity: Severity::Warning,
        category: Category::Name,
        message: "a <message>".to_owned(),
        fixes: fixes.iter().map(|edits| fix(text, edits)).collect(),
    }
}

fn page(text: &str, diagnostics: &[Diagnostic]) -> String {
    let (mut out, setup) = (Vec::new(), Setup::new(80));
    let mut report = Format::Html.report(&setup);
    report.file(&Checked { path: "a.txt", text, diagnostics }, &mut out).unwrap();
    report.finish(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The text in the paragraphs of `page` as it is to be seen once the fix called `accepted` is.
fn seen(page: &str, accepted: &str) -> String {
    let paragraph = Regex::new(r#"(?s)<p class="prose[^"]*">(.*?)</p>"#).unwrap();
    let text: String = paragraph.captures_iter(page).map(|it| it[1].to_owned()).collect();
    let inserted = Regex::new(r#"(?s)<ins data-by="([^"]*)" hidden>(.*?)</ins>"#).unwrap();
    let text =
        inserted.replace_all(&text, |it: &Captures| if &it[1] == accepted { it[2].to_owned() } else { String::new() });
    let cut = Regex::new(r#"(?s)<span(?: class="gap")? data-cut="([^"]*)">(.*?)</span>"#).unwrap();
    let is_cut = |it: &Captures| it[1].split(' ').any(|name| name == accepted);
    let text = cut.replace_all(&text, |it: &Captures| if is_cut(it) { String::new() } else { it[2].to_owned() });
    let text = Regex::new("<[^>]*>").unwrap().replace_all(&text, "").into_owned();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
    named.iter().fold(text, |text, (entity, c)| text.replace(entity, c))
}

fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "one", "two ", " ", "“", "”", "<b>", "&amp;", "\n", "\r\n", "\n\n", ". ", "é", "😀", "\u{FEFF}", "'", "\u{A0}",
        "-->",
    ]);
    prop::collection::vec(words, 0..20).prop_map(|words| words.concat())
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let shares = || (0..40_usize, 0..40_usize);
    let to = prop::sample::select(vec!["", "x", "<i>", "\n", "é&"]).prop_map(str::to_owned);
    let fixes = prop::collection::vec(prop::collection::vec((shares(), to), 1..3), 0..3);
    prop::collection::vec((shares(), fixes), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn the_page_holds_the_text_and_what_each_fix_makes_of_it(text in text(), drawn in drawn()) {
        let mut found: Vec<Diagnostic> = drawn.iter().map(|it| diagnostic(&text, it)).collect();
        found.sort_by_key(|it| it.span);
        let page = page(&text, &found);
        prop_assert_eq!(seen(&page, "none"), text.as_str());
        for (number, it) in found.iter().enumerate() {
            for (nth, fix) in it.fixes.iter().enumerate() {
                let name = format!("{}.{}", number + 1, nth + 1);
                prop_assert_eq!(seen(&page, &name), apply_edits(&text, &fix.edits), "{}", name);
            }
            let note = format!("id=\"n1-{}\"", number + 1);
            prop_assert_eq!(page.matches(&note).count(), 1, "each finding has its note");
            let place = format!("id=\"m1-{}\"", number + 1);
            prop_assert_eq!(page.matches(&place).count(), 1, "each finding has its place in the text");
        }
    }
}

#[test]
fn the_texts_of_a_page_have_an_index_and_clean_ones_are_folded_away() {
    let (mut out, setup) = (Vec::new(), Setup::new(80));
    let mut report = Format::Html.report(&setup);
    let found = [diagnostic("one two", &((0, 3), Vec::new()))];
    report.file(&Checked { path: "a.txt", text: "one two", diagnostics: &found }, &mut out).unwrap();
    report.file(&Checked { path: "b.txt", text: "three", diagnostics: &[] }, &mut out).unwrap();
    report.unread("c.txt: not UTF-8");
    report.finish(&mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    let index = page.split_once("<nav").unwrap().1.split_once("</nav>").unwrap().0;
    assert!(index.contains("href=\"#f1\"><bdi>a.txt") && index.contains("href=\"#f2\"><bdi>b.txt"), "{index}");
    assert!(page.contains("<h1 ") && page.contains("1 to look at and 1 ready</h1>"));
    assert!(page.contains("<details><summary>Show the text</summary>"));
    assert!(page.contains("<li>c.txt: not UTF-8</li>"));
}
