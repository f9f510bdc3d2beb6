//! Text between tags: what HTML and the formats of news agencies have in common.

use crate::text::Span;

use super::builder::{Builder, Joint};
use super::elements::{Element, Elements};
use super::entity;
use super::prose::Prose;
use super::writing::Writing;

/// Proses in the making, while tags and texts go by.
#[derive(Debug)]
pub(super) struct Flow<'s> {
    /// The text that goes on.
    pub(super) builder: Builder<'s>,
    /// The text that waits while one within it is read for itself.
    waiting: Option<Builder<'s>>,
    asides: Vec<Prose<'s>>,
    /// The element that is no prose, and how many of its name are open.
    hidden: Option<Open>,
    /// The element that is context only.
    apart: Option<Open>,
    spacing: Spacing,
}

/// What spaces and line breaks between tags mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Spacing {
    /// A space, however many there are.
    #[default]
    Collapsed,
    /// What they are: a line break ends a line.
    Kept,
}

#[derive(Debug)]
struct Open {
    name: String,
    depth: usize,
    element: Element,
}

/// Whether what an element holds is to be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judge {
    /// If the element is prose.
    Prose,
    /// Never: it is in another language, or not to be translated.
    Never,
}

impl<'s> Flow<'s> {
    /// A flow through the file `source`.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            builder: Builder::new(source),
            waiting: None,
            asides: Vec::new(),
            hidden: None,
            apart: None,
            spacing: Spacing::Collapsed,
        }
    }

    /// What spaces mean from here on.
    pub(super) fn set_spacing(&mut self, spacing: Spacing) {
        self.spacing = spacing;
    }

    /// Begins element `name`.
    pub(super) fn open(&mut self, name: &str, elements: Elements, judge: Judge) {
        if let Some(hidden) = &mut self.hidden {
            hidden.depth += usize::from(hidden.name == name);
            return;
        }
        let element = elements(name);
        self.edge(element);
        match element {
            Element::Hidden => self.hidden = Some(Open::new(name, element)),
            Element::Aside => self.begin_aside(),
            Element::Break => {}
            _ if element == Element::Apart || judge == Judge::Never => self.begin_apart(name, element),
            _ => {}
        }
    }

    /// Ends element `name`.
    pub(super) fn close(&mut self, name: &str, elements: Elements) {
        if let Some(hidden) = &mut self.hidden {
            if hidden.name == name {
                hidden.depth -= 1;
                self.hidden.take_if(|hidden| hidden.depth == 0);
            }
            return;
        }
        let element = elements(name);
        if let Some(apart) = &mut self.apart
            && apart.name == name
        {
            apart.depth -= 1;
            if apart.depth == 0 {
                self.end_apart();
            }
        }
        if element == Element::Aside {
            self.end_aside();
        }
        self.edge(element);
    }

    /// What an element without contents, or the edge of another one, does to the text around.
    pub(super) fn edge(&mut self, element: Element) {
        match element {
            Element::Break => self.builder.join(Joint::Line),
            Element::Block => self.end_paragraph(),
            Element::Inline | Element::Apart | Element::Aside | Element::Hidden => {}
        }
    }

    fn end_paragraph(&mut self) {
        // Code that is never closed doesn't reach beyond its paragraph.
        if self.apart.as_ref().is_some_and(|open| open.element != Element::Block) {
            self.end_apart();
        }
        self.builder.join(Joint::Paragraph);
    }

    fn begin_apart(&mut self, name: &str, element: Element) {
        if let Some(apart) = &mut self.apart {
            apart.depth += usize::from(apart.name == name);
        } else {
            self.apart = Some(Open::new(name, element));
            self.builder.set_apart();
        }
    }

    fn end_apart(&mut self) {
        self.apart = None;
        self.builder.together();
    }

    /// What comes next is a text for itself, until [`Self::end_aside`].
    pub(super) fn begin_aside(&mut self) {
        if self.waiting.is_none() {
            let aside = Builder::new(self.builder.source());
            self.waiting = Some(std::mem::replace(&mut self.builder, aside));
        }
    }

    /// Goes on with the text that waits.
    pub(super) fn end_aside(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            let aside = std::mem::replace(&mut self.builder, waiting);
            self.asides.extend(aside.finish());
        }
    }

    /// Text between tags, or an attribute's, as it stands at `span`: spaces run together, references are read.
    pub(super) fn text(&mut self, span: Span, writing: Writing) {
        if self.hidden.is_some() {
            return;
        }
        let source = self.builder.source();
        let mut at = span.start;
        while at < span.end {
            let rest = &source[at..span.end];
            let ends = |c: char| c == '&' || (self.spacing == Spacing::Collapsed && is_space(c));
            let word = rest.find(ends).unwrap_or(rest.len());
            self.builder.verbatim(Span::new(at, at + word), writing);
            let rest = &rest[word..];
            at += word;
            at +=
                if rest.starts_with('&') { self.reference(rest, at, writing) } else { self.spaces(rest, at, writing) };
        }
    }

    /// Takes over the spaces that `rest`, at byte `at`, begins with; gives their length.
    fn spaces(&mut self, rest: &str, at: usize, writing: Writing) -> usize {
        let length = rest.len() - rest.trim_start_matches(is_space).len();
        if length > 0 {
            self.builder.spaces(Span::new(at, at + length), writing);
        }
        length
    }

    /// Takes over the reference or the ampersand that `rest`, at byte `at`, begins with; gives its length.
    fn reference(&mut self, rest: &str, at: usize, writing: Writing) -> usize {
        // In an attribute, “&copy=1” is a part of an address.
        let counts = |written: &str| written.ends_with(';') || matches!(writing, Writing::Markup);
        let Some((written, meaning)) = entity::reference(rest).filter(|(written, _)| counts(written)) else {
            self.builder.verbatim(Span::new(at, at + 1), writing);
            return 1;
        };
        self.builder.decoded(&meaning, Span::new(at, at + written.len()), writing);
        written.len()
    }

    /// Text of its own that stands elsewhere than its surroundings, such as an attribute's.
    pub(super) fn aside(&mut self, span: Span, writing: Writing) {
        if self.hidden.is_none() && self.apart.is_none() {
            let mut flow = Flow::new(self.builder.source());
            flow.text(span, writing);
            self.asides.extend(flow.builder.finish());
        }
    }

    /// Takes over `span` as it stands.
    pub(super) fn verbatim(&mut self, span: Span, writing: Writing) {
        if self.hidden.is_none() {
            self.builder.verbatim(span, writing);
        }
    }

    /// Forgets elements that were never closed.
    pub(super) fn close_all(&mut self) {
        self.hidden = None;
        self.end_aside();
        if self.apart.is_some() {
            self.end_apart();
        }
    }

    /// Ends an article; its text is the first of the proses, if there is one.
    pub(super) fn finish_article(&mut self) -> Vec<Prose<'s>> {
        self.close_all();
        let next = Builder::new(self.builder.source());
        let builder = std::mem::replace(&mut self.builder, next);
        builder.finish().into_iter().chain(std::mem::take(&mut self.asides)).collect()
    }
}

impl Open {
    fn new(name: &str, element: Element) -> Self {
        Self { name: name.to_owned(), depth: 1, element }
    }
}

/// What HTML takes for space; a no-break space is none.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}
