//! What stands beside a place: what is wrong, what to write, and the buttons.

use super::escape::escaped;
use super::pieces::FixNumber;
use super::prose::fix_name;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::report::excerpt::{middle, visible};
use crate::report::mended::{advice, text_after};
use crate::report::setup::Setup;
use crate::text::Span;

/// Characters of a text before and after its mending that a note has room for.
const ROOM: usize = 90;

const BUTTONS: &str = "<p class=\"do\"><button type=\"button\" class=\"leave\" title=\"l\">Leave</button>\
    <span class=\"state\"></span><button type=\"button\" class=\"reopen\">Take back</button></p>\n";

/// A text of the page, and what was found in it.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// Its number on the page, from 1 on.
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) found: &'a [Diagnostic],
    pub(super) setup: &'a Setup<'a>,
}

/// The note on finding number `finding` (from 0 on).
pub(super) fn note(sheet: &Sheet<'_>, finding: usize) -> String {
    let (number, found) = (sheet.number, &sheet.found[finding]);
    let Diagnostic { severity, span, .. } = found;
    let weight = sheet.setup.scale.weights.of(*severity);
    let (no, message) = (finding + 1, escaped(&found.message));
    let head = format!(
        "<li class=\"note {severity}\" id=\"n{number}-{no}\" tabindex=\"-1\" data-weight=\"{weight}\" \
         data-span=\"{}-{}\" aria-labelledby=\"s{number}-{no}\">\n\
         <p class=\"say\"><a class=\"no\" href=\"#m{number}-{no}\" aria-label=\"Finding {no}: show it in the text\">{no}</a> \
         <span id=\"s{number}-{no}\"><b class=\"severity\">{severity}</b> {message}</span></p>\n<div class=\"acts\">\n",
        span.start, span.end,
    );
    let fixes: String = (0..found.fixes.len()).map(|it| fix(sheet, (finding, it))).collect();
    let fixes = if fixes.is_empty() { fixes } else { format!("<ul class=\"fixes\">\n{fixes}</ul>\n") };
    let why = why(found, sheet.setup);
    format!("{head}{fixes}{BUTTONS}{why}</div></li>\n")
}

fn fix(sheet: &Sheet<'_>, number: FixNumber) -> String {
    let found = &sheet.found[number.0];
    let fix = &found.fixes[number.1];
    let edits: Vec<String> = fix.edits.iter().map(|it| format!("{}-{}", it.span.start, it.span.end)).collect();
    let (safety, trust) = match fix.applicability {
        Applicability::Safe => ("safe", "safe"),
        Applicability::Unsafe => ("unsafe", "likely"),
        Applicability::Display => ("display", "a hint"),
    };
    format!(
        "<li><span class=\"change\">{}</span> <span class=\"trust {safety}\">{trust}</span>\
         <button type=\"button\" class=\"accept\" title=\"a\" data-fix=\"{}\" data-safety=\"{safety}\" \
         data-edits=\"{}\">Accept</button></li>\n",
        change(sheet.text, found.span, fix),
        fix_name(number),
        edits.join(" "),
    )
}

/// What stands there and what will; in words where these are only spaces.
fn change(text: &str, span: Span, fix: &Fix) -> String {
    let around = |all: Span, edit: &Edit| Span::new(all.start.min(edit.span.start), all.end.max(edit.span.end));
    let place = fix.edits.iter().fold(span, around);
    let before = text.get(place.range()).unwrap_or_default();
    let after = text_after(text, place, fix);
    if before.trim().is_empty() || after.trim().is_empty() {
        return escaped(&sentence(&advice(text, span, &as_safe(fix), ROOM)));
    }
    let without_spaces = |text: &str| text.replace(char::is_whitespace, "");
    let is_about_spaces = without_spaces(before) == without_spaces(&after);
    let short = |text: &str| {
        let short = middle(&visible(text), ROOM);
        escaped(&if is_about_spaces { short.replace(char::is_whitespace, "␣") } else { short })
    };
    format!("<del>{}</del> <ins>{}</ins>", short(before), short(&after))
}

/// The fix without its doubts, which are told beside it.
fn as_safe(fix: &Fix) -> Fix {
    Fix { edits: fix.edits.clone(), applicability: Applicability::Safe }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

fn why(found: &Diagnostic, setup: &Setup<'_>) -> String {
    let category = found.category;
    let described = (setup.describe)(&found.rule).and_then(|rule| rule.why);
    let why = described.map_or_else(|| category.about().to_owned(), |why| why.trim().to_owned());
    format!(
        "<details><summary>Why</summary><p>{}</p><p class=\"facts\"><code>{}</code> {category} · MQM {}</p></details>\n",
        escaped(&why),
        escaped(found.rule.as_str()),
        category.mqm(),
    )
}
