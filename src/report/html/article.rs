//! One text on the page: how it did, its paragraphs with their notes beside them, and the corrected text.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape::escaped;
use super::note::{Sheet, note};
use super::pieces::{blocks, pieces};
use super::prose::Prose;
use super::words::{count, verdict_label};
use crate::diagnostic::{Category, Diagnostic};
use crate::report::Checked;
use crate::report::score::Counts;
use crate::report::setup::Setup;

/// The section of `file`, number `number` of the page.
pub(super) fn article(number: usize, file: &Checked<'_>, counts: &Counts, setup: &Setup<'_>) -> String {
    let head = head(number, file, counts, setup);
    let words = counts.words;
    let body = body(&Sheet { number, text: file.text, found: file.diagnostics, setup });
    let (text, corrected) = if file.diagnostics.is_empty() {
        (format!("<details><summary>Show the text</summary>\n{body}</details>\n"), "")
    } else {
        (body, CORRECTED)
    };
    format!(
        "<section class=\"article\" id=\"f{number}\" data-words=\"{words}\" aria-labelledby=\"f{number}-name\">\n\
         {head}{text}{corrected}</section>\n"
    )
}

const CORRECTED: &str = "<div class=\"corrected js\">\n<h3>The corrected text</h3>\n\
    <p><button type=\"button\" class=\"copy\">Copy the corrected text</button> \
    <span class=\"hint\">It holds the changes that you accepted, and nothing else.</span></p>\n\
    <pre class=\"clean\" tabindex=\"0\" aria-label=\"The corrected text\"></pre>\n</div>\n";

fn head(number: usize, file: &Checked<'_>, counts: &Counts, setup: &Setup<'_>) -> String {
    let (verdict, score) = (setup.scale.verdict(counts), setup.scale.score(counts));
    let mut html = format!(
        "<header>\n<h2 id=\"f{number}-name\"><bdi>{}</bdi></h2>\n\
         <p class=\"result\"><strong class=\"verdict {verdict}\">{}</strong> \
         <span>{} in {} · MQM score <b class=\"score\">{score:.1}</b></span></p>\n",
        escaped(file.path),
        verdict_label(verdict),
        count(counts.found(), "finding"),
        count(counts.words, "word"),
    );
    if !file.diagnostics.is_empty() {
        html.push_str(&categories(file.diagnostics));
    }
    html + "</header>\n"
}

/// The categories, the most frequent first, each with a bar.
fn categories(found: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<Category, usize> = BTreeMap::new();
    for it in found {
        *counts.entry(it.category).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1);
    let mut rows: Vec<(Category, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| Reverse(*count));
    let mut html = "<ul class=\"categories\" aria-label=\"Findings by category\">\n".to_owned();
    for (category, count) in rows {
        let width = count * 100 / most;
        let _ = writeln!(
            html,
            "<li title=\"{}\"><span>{category}</span> <b>{count}</b>\
             <svg viewBox=\"0 0 100 3\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"3\"/></svg></li>",
            escaped(category.about())
        );
    }
    html + "</ul>\n"
}

/// The paragraphs, each in a row with the notes on what begins in it.
fn body(sheet: &Sheet<'_>) -> String {
    let Sheet { number, text, found, .. } = *sheet;
    let blocks = blocks(text);
    let pieces = pieces(text, &blocks, found);
    let mut prose = Prose::new(number, text, found);
    let mut html = "<div class=\"body\">\n".to_owned();
    let (mut rest, mut told) = (pieces.as_slice(), 0);
    for (at, block) in blocks.iter().enumerate() {
        let is_last = at + 1 == blocks.len();
        let end = if is_last { usize::MAX } else { block.span.end };
        let (here, later) = rest.split_at(rest.partition_point(|piece| piece.span.start < end));
        let until = found.partition_point(|it| it.span.start < end).max(told);
        let notes: String = (told..until).map(|finding| note(sheet, finding)).collect();
        let _ = writeln!(html, "<div class=\"row\">\n{}\n{}</div>", prose.paragraph(block, here), list(&notes));
        (rest, told) = (later, until);
    }
    html + "</div>\n"
}

fn list(notes: &str) -> String {
    if notes.is_empty() { String::new() } else { format!("<ol class=\"notes\">\n{notes}</ol>\n") }
}
