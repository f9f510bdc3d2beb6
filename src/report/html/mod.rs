//! `html`: one page for editors, with everything in it: the article with its findings marked, each with its explanation and
//! its fix, and the corrected text as it stands after what was accepted.
//!
//! What it shows of a file is [`Checked::text`], as prose from end to end: of a file with markup, hand over the prose and what
//! was found in it.
//!
//! It loads nothing, and without JavaScript it can still be read. The text of a file never becomes markup: it passes through
//! one function, and the page forbids any script and style but its own.

mod article;
mod escape;
mod note;
mod page;
mod pieces;
mod policy;
mod prose;
mod words;

use std::io::{self, Write};

use super::score::Counts;
use super::setup::Setup;
use super::{Checked, Report};
use page::Entry;

/// Texts are kept until all are known: an index of them comes first.
pub(super) struct Html<'a> {
    setup: Setup<'a>,
    entries: Vec<Entry>,
    articles: String,
    unread: Vec<String>,
}

impl<'a> Html<'a> {
    pub(super) fn new(setup: Setup<'a>) -> Self {
        Self { setup, entries: Vec::new(), articles: String::new(), unread: Vec::new() }
    }
}

impl Report for Html<'_> {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let counts = Counts::new(file.text, file.diagnostics);
        self.entries.push(Entry::new(file.path, counts));
        self.articles.push_str(&article::article(self.entries.len(), file, &counts, &self.setup));
        Ok(())
    }

    fn unread(&mut self, problem: &str) {
        self.unread.push(problem.to_owned());
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        page::start(&self.entries, &self.unread, &self.setup.scale, out)?;
        out.write_all(self.articles.as_bytes())?;
        page::end(&self.setup.scale, out)
    }
}
