//! JSON and JSON Lines: the texts in chosen fields. Each record is an article of its own.

use serde::de::IgnoredAny;

use crate::text::Span;

use super::builder::Builder;
use super::error::{Fault, FormatError};
use super::fields::Fields;
use super::json_strings::{Found, strings};
use super::prose::Prose;
use super::{behind_mark, escapes, html, nested};

/// A record of more texts holds paragraphs, and comparing each with each would take long.
const MOST_COMPARED: usize = 100;

/// The proses of the JSON document `source`; the objects of an array at its top are articles of their own.
pub(super) fn read<'s>(source: &'s str, fields: &Fields) -> Result<Vec<Prose<'s>>, FormatError> {
    let start = behind_mark(source);
    let found = values(source, Span::new(start, source.len()), fields)?;
    if found.is_empty() {
        return Err(FormatError::new(source, start, Fault::no_field(fields)));
    }
    Ok(articles(source, &found))
}

/// The proses of `source`, in which each line is a JSON document.
pub(super) fn read_lines<'s>(source: &'s str, fields: &Fields) -> Result<Vec<Prose<'s>>, FormatError> {
    let start = behind_mark(source);
    let (mut proses, mut at, mut known) = (Vec::new(), start, false);
    for line in source[start..].split_inclusive(['\n', '\r']) {
        let span = Span::new(at, at + line.len());
        at = span.end;
        if !line.trim().is_empty() {
            let found = values(source, span, fields)?;
            known |= !found.is_empty();
            proses.extend(articles(source, &found));
        }
    }
    if !known && !fields.is_default() && !source[start..].trim().is_empty() {
        return Err(FormatError::new(source, start, Fault::no_field(fields)));
    }
    Ok(proses)
}

/// The strings at `fields` in the JSON document at `span`.
fn values(source: &str, span: Span, fields: &Fields) -> Result<Vec<Found>, FormatError> {
    let text = &source[span.range()];
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = span.start + line + error.column().saturating_sub(1);
        return Err(FormatError::new(source, at.min(span.end), Fault::json(&error)));
    }
    strings(source, span, fields).map_err(|at| FormatError::new(source, at, Fault::Deep))
}

/// The articles that the strings `found` make up.
fn articles<'s>(source: &'s str, found: &[Found]) -> Vec<Prose<'s>> {
    found.chunk_by(|one, next| one.record == next.record).flat_map(|strings| article(source, strings)).collect()
}

/// One article of `strings`. One that says what a longer one says too, as a summary does, is read for itself.
fn article<'s>(source: &'s str, strings: &[Found]) -> Vec<Prose<'s>> {
    let proses: Vec<Vec<Prose<'s>>> = strings.iter().map(|string| prose(source, string.span)).collect();
    let mains: Vec<&Prose<'s>> = proses.iter().filter_map(|prose| prose.first()).collect();
    let (mut builder, mut asides) = (Builder::new(source), Vec::new());
    for (index, &main) in mains.iter().enumerate() {
        if mains.len() <= MOST_COMPARED && says_again(index, &mains) {
            asides.push(main.clone());
        } else {
            builder.append(main);
        }
    }
    let rest = proses.iter().flat_map(|prose| prose.iter().skip(1).cloned());
    builder.finish().into_iter().chain(asides).chain(rest).collect()
}

/// Whether prose number `index` says what a longer one of `all` says, or an equal one before it.
fn says_again(index: usize, all: &[&Prose<'_>]) -> bool {
    let (text, length) = (all[index].text().trim(), all[index].text().len());
    all.iter().enumerate().any(|(other, it)| {
        let comes_first = it.text().len() > length || (it.text().len() == length && other < index);
        comes_first && it.text().contains(text)
    })
}

/// The text of the string at `span` first, and what is read for itself.
fn prose(source: &str, span: Span) -> Vec<Prose<'_>> {
    let mut builder = Builder::new(source);
    escapes::read(&mut builder, span);
    let Some(string) = builder.finish() else { return Vec::new() };
    if !is_html(string.text()) {
        return vec![string];
    }
    html::read(string.text()).iter().map(|prose| nested::within(prose, &string, source)).collect()
}

/// Whether `text` has tags in it: what content management systems keep as HTML.
fn is_html(text: &str) -> bool {
    let closes = text.match_indices("</").any(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_ascii_alphabetic()));
    closes || ["<br>", "<br/>", "<br />", "<p>"].iter().any(|tag| text.contains(tag))
}
