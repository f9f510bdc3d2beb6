//! `text`: for people. The place in its line, underlined, with what is wrong above it and what to write below.

use std::io::{self, Write};

use colored::{ColoredString, Colorize};

use super::excerpt::{Excerpt, visible};
use super::mended::advice;
use super::{Checked, Report};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{LineIndex, Span};

/// Narrower terminals get lines of this width all the same: less would show nothing of use.
const NARROWEST: usize = 40;

/// More proposals than these help nobody to choose.
const MOST_PROPOSALS: usize = 3;

/// Lines of at most `width` columns.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) width: usize,
}

impl Report for Text {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let lines = LineIndex::new(file.text);
        let last = file.diagnostics.last().map_or(1, |it| lines.line_column(it.span.start).line);
        let gutter = last.to_string().len();
        let page = Page { file, lines, gutter, width: self.width.max(NARROWEST) };
        // What several rules say about one place is said over one excerpt.
        file.diagnostics
            .chunk_by(|one, next| one.span == next.span)
            .try_for_each(|same_place| page.place(same_place, out))
    }
}

/// What the places of one file have in common.
struct Page<'a> {
    file: &'a Checked<'a>,
    lines: LineIndex<'a>,
    gutter: usize,
    width: usize,
}

impl Page<'_> {
    fn place(&self, found: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for it in found {
            self.headline(it, out)?;
        }
        let Some(first) = found.first() else { return Ok(()) };
        self.excerpt(first.span, worst(found), out)?;
        for it in found {
            self.proposals(it, out)?;
        }
        writeln!(out)
    }

    fn headline(&self, found: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
        let at = self.lines.line_column(found.span.start);
        let place = format!("{}:{}:{}", visible(self.file.path), at.line, at.column);
        let rule = severity(found.severity, &format!("{}[{}]", found.severity, found.rule));
        writeln!(out, "{}: {rule}: {}", place.bold(), visible(&found.message).bold())
    }

    fn excerpt(&self, span: Span, worst: Severity, out: &mut dyn Write) -> io::Result<()> {
        let number = self.lines.line_column(span.start).line;
        let line = self.lines.line_span(number);
        let within = |at: usize| at.clamp(line.start, line.end) - line.start;
        let room = self.width - self.gutter - " | ".len();
        let text = &self.file.text[line.range()];
        let cut = Excerpt::new(text, (within(span.start), within(span.end)), room);
        let (gutter, bar) = (self.gutter, "|".dimmed());
        let number = format!("{number:gutter$}").dimmed();
        let place = severity(worst, &cut.place);
        let line = format!("{}{place}{}", cut.before, cut.after);
        writeln!(out, "{number} {bar} {}", line.trim_end())?;
        let underline = severity(worst, &cut.underline());
        let rest = self.rest(span);
        writeln!(out, "{:gutter$} {bar} {}{underline}{rest}", "", cut.indent())
    }

    /// Where a place of several lines ends, as only its first line is shown.
    fn rest(&self, span: Span) -> String {
        let (start, end) = (self.lines.line_column(span.start), self.lines.line_column(span.end));
        if start.line == end.line { String::new() } else { format!(" to {}:{}", end.line, end.column) }
    }

    fn proposals(&self, found: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
        let gutter = self.gutter;
        for fix in found.fixes.iter().take(MOST_PROPOSALS) {
            let advice = advice(self.file.text, found.span, fix, self.width);
            writeln!(out, "{:gutter$} {} {} {advice}", "", "=".dimmed(), "help:".green().bold())?;
        }
        Ok(())
    }
}

fn worst(found: &[Diagnostic]) -> Severity {
    found.iter().map(|it| it.severity).max().unwrap_or(Severity::Info)
}

/// `text` in the colour of a severity. Red, magenta and cyan can be read on a dark and on a light background; yellow,
/// white and blue cannot.
pub(super) fn severity(severity: Severity, text: &str) -> ColoredString {
    match severity {
        Severity::Error => text.red().bold(),
        Severity::Warning => text.magenta().bold(),
        Severity::Info => text.cyan().bold(),
    }
}
