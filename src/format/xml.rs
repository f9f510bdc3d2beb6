//! NITF and NewsML-G2, the formats of news agencies, and XHTML.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::text::Span;

use super::behind_mark;
use super::elements::{self, Element, Elements};
use super::error::{Fault, FormatError};
use super::flow::{Flow, Judge, Spacing};
use super::prose::Prose;
use super::writing::Writing;

/// The elements that a file of news begins with.
pub const NEWS_ROOTS: &[&str] = &["nitf", "newsItem", "newsMessage", "packageItem", "knowledgeItem"];

/// The proses of `source`, which is NITF or NewsML-G2; each item of a message is an article of its own.
pub(super) fn read_news(source: &str) -> Result<Vec<Prose<'_>>, FormatError> {
    Walk::new(source, Part::Root).read()
}

/// The proses of the XHTML page `source`.
pub(super) fn read_xhtml(source: &str) -> Result<Vec<Prose<'_>>, FormatError> {
    Walk::new(source, Part::Content(elements::html)).read()
}

/// What the part of a file that goes by holds.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// Nothing yet: the first element tells.
    Root,
    /// What NewsML-G2 says about an item.
    Envelope,
    /// What an envelope says for readers, such as a headline: a text for itself.
    Told,
    /// An article, in elements of this format.
    Content(Elements),
}

struct Walk<'s> {
    source: &'s str,
    flow: Flow<'s>,
    /// The open elements, and the part that goes on behind each.
    open: Vec<(String, Part)>,
    part: Part,
    proses: Vec<Prose<'s>>,
}

impl<'s> Walk<'s> {
    fn new(source: &'s str, part: Part) -> Self {
        Self { source, flow: Flow::new(source), open: Vec::new(), part, proses: Vec::new() }
    }

    fn read(mut self) -> Result<Vec<Prose<'s>>, FormatError> {
        let mark = behind_mark(self.source);
        let mut reader = Reader::from_str(&self.source[mark..]);
        let place = |at: u64| mark + usize::try_from(at).unwrap_or_default();
        loop {
            let start = place(reader.buffer_position());
            let event = reader.read_event();
            let end = place(reader.buffer_position());
            match event {
                Ok(Event::Eof) => break,
                Ok(event) => self.take(&event, Span::new(start, end))?,
                Err(error) => return Err(self.fault(place(reader.error_position()), &error)),
            }
        }
        self.finish()
    }

    fn fault(&self, at: usize, error: &quick_xml::Error) -> FormatError {
        FormatError::new(self.source, at, Fault::Xml(error.to_string()))
    }

    fn finish(mut self) -> Result<Vec<Prose<'s>>, FormatError> {
        if let Some((name, _)) = self.open.last() {
            let cause = format!("the file ends inside <{name}>");
            return Err(FormatError::new(self.source, self.source.len(), Fault::Xml(cause)));
        }
        if let Part::Root = self.part {
            return Err(FormatError::new(self.source, 0, Fault::NoRoot));
        }
        self.proses.extend(self.flow.finish_article());
        Ok(self.proses)
    }

    fn take(&mut self, event: &Event<'_>, span: Span) -> Result<(), FormatError> {
        match event {
            Event::Start(tag) => self.start(tag.local_name().as_ref(), is_foreign(tag), span)?,
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                self.start(&name, false, span)?;
                self.end(&name);
            }
            Event::Text(_) | Event::GeneralRef(_) if self.is_read() => self.flow.text(span, Writing::Markup),
            Event::CData(_) if self.is_read() => {
                let inner = Span::new(span.start + "<![CDATA[".len(), span.end - "]]>".len());
                self.flow.verbatim(inner, Writing::Cdata);
            }
            _ => {}
        }
        Ok(())
    }

    fn is_read(&self) -> bool {
        matches!(self.part, Part::Told | Part::Content(_))
    }

    fn start(&mut self, name: &str, is_foreign: bool, span: Span) -> Result<(), FormatError> {
        let around = self.part;
        let parent = self.open.last().map(|(name, _)| name.as_str());
        match self.part {
            Part::Root => self.part = root(name).ok_or_else(|| self.no_news(name, span))?,
            Part::Envelope => self.part = inside_envelope(parent, name),
            Part::Told => {}
            Part::Content(_) if name == "nitf" => self.part = Part::Content(elements::nitf),
            Part::Content(elements) => {
                let judge = if is_foreign && !matches!(name, "html" | "body") { Judge::Never } else { Judge::Prose };
                self.flow.open(name, elements, judge);
            }
        }
        if let (Part::Told, Part::Envelope) = (self.part, around) {
            self.flow.begin_aside();
        }
        if name == "inlineData" {
            self.flow.set_spacing(Spacing::Kept);
        }
        self.open.push((name.to_owned(), around));
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let Some((_, around)) = self.open.pop() else { return };
        match (self.part, around) {
            (Part::Told, Part::Envelope) => self.flow.end_aside(),
            (Part::Content(elements), Part::Content(_)) => self.flow.close(name, elements),
            (Part::Content(_), Part::Envelope) => {
                self.flow.set_spacing(Spacing::Collapsed);
                self.flow.edge(Element::Block);
            }
            (Part::Envelope, _) if NEWS_ROOTS.contains(&name) => self.proses.extend(self.flow.finish_article()),
            _ => {}
        }
        // Behind the root there is nothing more to tell.
        if !matches!(around, Part::Root) {
            self.part = around;
        }
    }

    fn no_news(&self, name: &str, span: Span) -> FormatError {
        FormatError::new(self.source, span.start, Fault::NoNews(name.to_owned()))
    }
}

/// Whether an element says that it is in another language than English.
fn is_foreign(tag: &quick_xml::events::BytesStart<'_>) -> bool {
    let languages = tag.attributes().flatten().filter(|it| matches!(it.key.as_ref(), "lang" | "xml:lang"));
    languages.into_iter().any(|it| !elements::is_english(&it.value))
}

/// What a file holds that begins with element `name`.
fn root(name: &str) -> Option<Part> {
    match name {
        "nitf" => Some(Part::Content(elements::nitf)),
        _ if NEWS_ROOTS.contains(&name) => Some(Part::Envelope),
        _ => None,
    }
}

/// What element `name` of an envelope, in element `parent`, holds.
fn inside_envelope(parent: Option<&str>, name: &str) -> Part {
    let is_meta = matches!(parent, Some("itemMeta" | "contentMeta" | "partMeta"));
    match name {
        "inlineXML" | "inlineData" => Part::Content(elements::html),
        "headline" | "title" | "description" | "dateline" if is_meta => Part::Told,
        _ => Part::Envelope,
    }
}
