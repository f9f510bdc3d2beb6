//! One article, from its first artefact to its last.

use std::io::{self, BufRead, Write};
use std::path::Path;

use mtlint::diagnostic::{Diagnostic, Edit, Fix, RuleId, apply_edits};
use mtlint::report::{Checked, Format, Setup};
use mtlint::text::Span;

use super::answer::{Answer, HELP};
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::ignore::add;
use crate::cli::inspect::Inspector;
use crate::cli::read::{FileError, Input, read};
use crate::cli::suppress::Notice;
use crate::cli::write::overwrite;

/// An article that is being worked on. What was applied is in its file at once, so that it stays whatever ends the program.
#[derive(Debug)]
pub(super) struct Session<'p> {
    path: &'p Path,
    inspector: &'p Inspector,
    /// The article as it lies in its file.
    input: Input,
    /// What is not to be asked again.
    left: Vec<(Span, RuleId)>,
    /// How many answers were given.
    pub(super) answers: usize,
    pub(super) fixed: usize,
    pub(super) ignored: usize,
}

/// How it goes on behind an artefact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    On,
    /// The editor has enough.
    Quit,
    /// No more answers come.
    Ended,
}

impl<'p> Session<'p> {
    pub(super) fn open(path: &'p Path, inspector: &'p Inspector) -> Result<Self, FileError> {
        let input = read(&Place::File(path.to_owned()))?;
        // What cannot be written back is not worth mending.
        input.encode("")?;
        let session = Self { path, inspector, input, left: Vec::new(), answers: 0, fixed: 0, ignored: 0 };
        session.next().map(|_| session)
    }

    /// Asks about everything that is found.
    pub(super) fn run(&mut self, console: &mut Console) -> Result<Course, Failure> {
        while let Some(found) = self.next().map_err(|error| Failure::Usage(error.to_string()))? {
            self.show(&found, console)?;
            let course = self.ask(&found, console)?;
            if course != Course::On {
                return Ok(course);
            }
        }
        Ok(Course::On)
    }

    /// How many artefacts were left as they are, for this time.
    pub(super) fn skipped(&self) -> usize {
        self.answers - self.fixed - self.ignored
    }

    /// The first artefact that was not answered yet.
    fn next(&self) -> Result<Option<Diagnostic>, FileError> {
        let place = Place::File(self.path.to_owned());
        let found = self.inspector.check(&place, &self.input.text);
        let found = found.map_err(|cause| FileError::format(&self.input.name, cause))?;
        let is_new = |it: &Diagnostic| !self.left.iter().any(|(span, rule)| *span == it.span && *rule == it.rule);
        Ok(found.into_iter().find(|it| !Notice::is(it) && is_new(it)))
    }

    /// The artefact as `check` reports it.
    fn show(&self, found: &Diagnostic, console: &mut Console) -> Result<(), Failure> {
        let checked =
            Checked { path: &self.input.name, text: &self.input.text, diagnostics: std::slice::from_ref(found) };
        Ok(Format::Text.report(&Setup::new(Console::width())).file(&checked, &mut console.out)?)
    }

    fn ask(&mut self, found: &Diagnostic, console: &mut Console) -> Result<Course, Failure> {
        loop {
            let Some(line) = prompt(&Answer::question(found.fixes.len()), console)? else { return Ok(Course::Ended) };
            let done = match Answer::new(&line, found.fixes.len()) {
                None | Some(Answer::Help) => {
                    write!(console.out, "{HELP}")?;
                    false
                }
                Some(Answer::Quit) => return Ok(Course::Quit),
                Some(Answer::Accept(number)) => match found.fixes.get(number) {
                    Some(fix) => self.apply(fix, console)?,
                    None => false,
                },
                Some(Answer::Type) => match prompt("Write instead (nothing takes it out): ", console)? {
                    Some(typed) => self.apply(&own(found, &typed), console)?,
                    None => return Ok(Course::Ended),
                },
                Some(Answer::Ignore) => match prompt("Why (may stay empty): ", console)? {
                    Some(reason) => self.ignore(found, &reason)?,
                    None => return Ok(Course::Ended),
                },
                Some(Answer::Skip) => {
                    self.left.push((found.span, found.rule.clone()));
                    true
                }
            };
            if done {
                self.answers += 1;
                return Ok(Course::On);
            }
        }
    }

    /// Applies `fix`, and writes the article, unless it would be no file of its format any more. What was left alone keeps
    /// its place.
    fn apply(&mut self, fix: &Fix, console: &mut Console) -> Result<bool, Failure> {
        let fixed = apply_edits(&self.input.text, &fix.edits);
        if let Err(cause) = self.inspector.check(&Place::File(self.path.to_owned()), &fixed) {
            writeln!(console.out, "That would break the file: {cause}")?;
            return Ok(false);
        }
        self.write(&fixed)?;
        self.input.text = fixed;
        self.left.retain_mut(|(span, _)| match moved(*span, &fix.edits) {
            Some(there) => {
                *span = there;
                true
            }
            None => false,
        });
        self.fixed += 1;
        Ok(true)
    }

    /// Puts `fixed` into the file, unless somebody else changed that meanwhile.
    fn write(&self, fixed: &str) -> Result<(), Failure> {
        let failed = |error: FileError| Failure::Usage(error.to_string());
        let known = self.input.encode(&self.input.text).map_err(failed)?;
        let bytes = self.input.encode(fixed).map_err(failed)?;
        overwrite(self.path, &known, &bytes).map_err(failed)
    }

    fn ignore(&mut self, found: &Diagnostic, reason: &str) -> Result<bool, Failure> {
        add(self.path, &self.input.text, std::slice::from_ref(found), Some(reason))?;
        self.left.push((found.span, found.rule.clone()));
        self.ignored += 1;
        Ok(true)
    }
}

/// The fix that an editor types.
fn own(found: &Diagnostic, typed: &str) -> Fix {
    let edit = Edit { span: found.span, replacement: typed.to_owned() };
    Fix { edits: vec![edit], applicability: mtlint::diagnostic::Applicability::Display }
}

/// Where `span` is after `edits`; nowhere if one of them changes it.
fn moved(span: Span, edits: &[Edit]) -> Option<Span> {
    let (mut grown, mut shrunk) = (0, 0);
    for edit in edits {
        if edit.span.end <= span.start {
            grown += edit.replacement.len();
            shrunk += edit.span.len();
        } else if edit.span.start < span.end {
            return None;
        }
    }
    let shift = |at: usize| at + grown - shrunk;
    Some(Span::new(shift(span.start), shift(span.end)))
}

/// Asks `question` and reads the line that answers it; none at the end of input.
fn prompt(question: &str, console: &mut Console) -> Result<Option<String>, Failure> {
    write!(console.out, "{question}")?;
    console.flush()?;
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|cause| Failure::Usage(format!("standard input cannot be read: {cause}")))?;
    let typed = line.trim_end_matches(['\n', '\r']).to_owned();
    if read == 0 {
        writeln!(console.out)?;
    }
    Ok((read > 0).then_some(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_alone_moves_with_the_text() {
        let edit = |start, end, by: &str| Edit { span: Span::new(start, end), replacement: by.to_owned() };
        let there = |edits: &[Edit]| moved(Span::new(10, 14), edits).map(|span| (span.start, span.end));
        assert_eq!(there(&[edit(0, 4, "a")]), Some((7, 11)));
        assert_eq!(there(&[edit(0, 0, "abc"), edit(14, 20, "")]), Some((13, 17)));
        assert_eq!(there(&[edit(0, 10, "")]), Some((0, 4)));
        assert_eq!(there(&[edit(8, 11, "")]), None);
        assert_eq!(there(&[edit(12, 12, "x")]), None);
    }
}
