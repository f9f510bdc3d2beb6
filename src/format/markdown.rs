//! Markdown (`CommonMark`, with the tables, footnotes and strikethrough of GitHub), with front matter in YAML or TOML.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::Span;

use super::builder::Joint;
use super::flow::Flow;
use super::prose::Prose;
use super::writing::Writing;
use super::{behind_mark, front_matter, html};

/// What is understood beside `CommonMark`.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// The proses of the Markdown file `source`.
pub(super) fn read(source: &str) -> Vec<Prose<'_>> {
    let start = behind_mark(source);
    let matter = front_matter::read(source, start);
    let mut reader = Reader { flow: Flow::new(source), code: false, html: None, alt: 0, read: 0 };
    for (event, range) in Parser::new_ext(&source[matter.end..], OPTIONS).into_offset_iter() {
        reader.take(&event, Span::new(matter.end + range.start, matter.end + range.end));
    }
    reader.flow.finish_article().into_iter().chain(matter.proses).collect()
}

struct Reader<'s> {
    flow: Flow<'s>,
    /// Whether a block of code goes by.
    code: bool,
    /// The HTML block that goes by.
    html: Option<Span>,
    /// How many images are open; the text in the outermost is what stands for it.
    alt: usize,
    /// Where the text ends that went by last.
    read: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if !self.code => self.text(text, span),
            Event::Code(code) => self.code(code, span),
            Event::Html(_) => self.html = Some(self.html.map_or(span, |html| Span::new(html.start, span.end))),
            Event::InlineHtml(tag) => self.inline_html(tag),
            Event::SoftBreak => self.flow.builder.join(Joint::Space),
            Event::HardBreak => self.flow.builder.join(Joint::Line),
            Event::Rule => self.flow.builder.join(Joint::Paragraph),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.flow.builder.set_apart();
            }
            Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
            }
            Tag::Image { .. } => {
                self.alt += 1;
                self.flow.begin_aside();
            }
            _ => {
                self.flow.builder.together();
                self.flow.builder.join(Joint::Paragraph);
                self.code = matches!(tag, Tag::CodeBlock(_));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => self.flow.builder.together(),
            TagEnd::Image => {
                self.alt = self.alt.saturating_sub(1);
                if self.alt == 0 {
                    self.flow.end_aside();
                }
            }
            _ => {
                self.code = false;
                self.flow.builder.together();
                self.flow.builder.join(Joint::Paragraph);
                self.html_block();
            }
        }
    }

    /// Reads the HTML block that went by.
    fn html_block(&mut self) {
        if let Some(span) = self.html.take() {
            html::read_into(&mut self.flow, span);
            self.flow.close_all();
            self.flow.builder.join(Joint::Paragraph);
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        let source = self.flow.builder.source();
        let before = &source[self.read.min(span.start)..span.start];
        self.read = span.end;
        if &source[span.range()] != text {
            return self.flow.builder.decoded(text, span, Writing::Markdown);
        }
        let escaped = text.chars().next().filter(|c| c.is_ascii_punctuation() && is_escaped(before));
        let start = span.start + escaped.map_or(0, char::len_utf8);
        if escaped.is_some() {
            let written = Span::new(span.start - 1, start);
            self.flow.builder.decoded(&source[span.start..start], written, Writing::Markdown);
        }
        self.flow.builder.verbatim(Span::new(start, span.end), Writing::Markdown);
    }

    fn code(&mut self, code: &str, span: Span) {
        self.flow.builder.set_apart();
        self.flow.builder.decoded(code, span, Writing::Markdown);
        self.flow.builder.together();
    }

    /// A tag in a paragraph: what it holds goes on as Markdown.
    fn inline_html(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']);
        let name = name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())].to_ascii_lowercase();
        match (name.as_str(), tag.starts_with("</")) {
            ("br", _) => self.flow.builder.join(Joint::Line),
            ("code" | "kbd" | "samp" | "tt" | "var", false) => self.flow.builder.set_apart(),
            ("code" | "kbd" | "samp" | "tt" | "var", true) => self.flow.builder.together(),
            _ => {}
        }
    }
}

/// Whether what stands behind `before` is escaped by a backslash that is not escaped itself.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}
