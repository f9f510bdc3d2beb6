//! HTML: text between tags, and what `alt` and `title` say. Whatever the faults of a page, it can be read.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};

use crate::text::Span;

use super::elements::{self, html, is_english, is_void};
use super::flow::{Flow, Judge};
use super::prose::Prose;
use super::writing::Writing;
use super::{behind_mark, xml};

/// The proses of the HTML page `source`.
pub(super) fn read(source: &str) -> Vec<Prose<'_>> {
    let start = behind_mark(source);
    // XHTML says `<script/>` where HTML would read a program up to the end of the file.
    if source[start..].starts_with("<?xml")
        && let Ok(proses) = xml::read_xhtml(source)
    {
        return proses;
    }
    let mut flow = Flow::new(source);
    read_into(&mut flow, Span::new(start, source.len()));
    flow.finish_article()
}

/// Lets the HTML at `span` of the file go by.
pub(super) fn read_into(flow: &mut Flow<'_>, span: Span) {
    let source = flow.builder.source();
    let mut tag = Tag::default();
    let emitter = |event: CallbackEvent<'_>, place: Place<usize>| {
        let place = Span::new(span.start + place.start, span.start + place.end);
        Event::new(&event, place)
    };
    let mut emitter = CallbackEmitter::<_, Event, usize>::new(emitter);
    emitter.naively_switch_states(true);
    for Ok(event) in Tokenizer::new_with_emitter(&source[span.range()], emitter) {
        match event {
            Event::Opening(name) => tag = Tag { name, ..Tag::default() },
            Event::Attribute(name) => tag.attribute = Some(name),
            Event::Value(value) => tag.take(source, value),
            Event::Opened => tag.open(source, flow),
            Event::Closed(name) => flow.close(&name, html),
            Event::Text(text) => flow.text(text, Writing::Markup),
        }
    }
}

/// What the tokenizer sees, as far as it matters.
#[derive(Debug)]
enum Event {
    Opening(String),
    Attribute(Known),
    Value(Span),
    Opened,
    Closed(String),
    Text(Span),
}

/// Attributes that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Text,
    Language,
    Translate,
    Other,
}

impl Event {
    fn new(event: &CallbackEvent<'_>, place: Span) -> Option<Self> {
        let text = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => Some(Self::Opening(text(name))),
            CallbackEvent::AttributeName { name } => Some(Self::Attribute(Known::new(name))),
            CallbackEvent::AttributeValue { .. } => Some(Self::Value(place)),
            CallbackEvent::CloseStartTag { .. } => Some(Self::Opened),
            CallbackEvent::EndTag { name } => Some(Self::Closed(text(name))),
            CallbackEvent::String { .. } => Some(Self::Text(place)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
        }
    }
}

impl Known {
    fn new(name: &[u8]) -> Self {
        match name {
            b"alt" | b"title" => Self::Text,
            b"lang" | b"xml:lang" => Self::Language,
            b"translate" => Self::Translate,
            _ => Self::Other,
        }
    }
}

/// A start tag in the making.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    attribute: Option<Known>,
    texts: Vec<Span>,
    is_foreign: bool,
}

impl Tag {
    fn take(&mut self, source: &str, value: Span) {
        let written = &source[value.range()];
        match self.attribute.take() {
            Some(Known::Text) => self.texts.push(value),
            Some(Known::Language) => self.is_foreign |= !is_english(written),
            Some(Known::Translate) => self.is_foreign |= written.eq_ignore_ascii_case("no"),
            Some(Known::Other) | None => {}
        }
    }

    fn open(&mut self, source: &str, flow: &mut Flow<'_>) {
        if !self.is_foreign {
            for &text in &self.texts {
                let quote = source[..text.start].chars().next_back().filter(|c| matches!(c, '"' | '\''));
                flow.aside(text, Writing::Attribute(quote));
            }
        }
        if is_void(&self.name) {
            flow.edge(elements::html(&self.name));
        } else {
            // What a page says of itself is often wrong, and one in another language would not be checked at all.
            let is_page = matches!(self.name.as_str(), "html" | "body");
            let judge = if self.is_foreign && !is_page { Judge::Never } else { Judge::Prose };
            flow.open(&self.name, html, judge);
        }
    }
}
