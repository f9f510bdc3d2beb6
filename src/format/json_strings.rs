//! Where the strings stand in a JSON document that is known to be right.

use crate::text::Span;

use super::builder::Builder;
use super::escapes;
use super::fields::Fields;

/// How deep arrays and objects may lie in each other.
const DEEPEST: usize = 128;

/// A string of a chosen field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Its bytes, the quotation marks left out.
    pub(super) span: Span,
    /// Which record of the document holds it.
    pub(super) record: usize,
}

/// The strings of `fields` in the JSON document at `span` of `source`, in order; where it is nested too deep, if it is.
pub(super) fn strings(source: &str, span: Span, fields: &Fields) -> Result<Vec<Found>, usize> {
    let mut walk = Walk { source, at: span.start, fields, keys: Vec::new(), records: 0, found: Vec::new() };
    walk.value(0)?;
    Ok(walk.found)
}

struct Walk<'s, 'f> {
    source: &'s str,
    at: usize,
    fields: &'f Fields,
    /// The keys on the way to this place.
    keys: Vec<String>,
    /// How many elements of an array at the top went by.
    records: usize,
    found: Vec<Found>,
}

impl Walk<'_, '_> {
    fn value(&mut self, depth: usize) -> Result<(), usize> {
        if depth > DEEPEST {
            return Err(self.at);
        }
        match self.peek() {
            Some(b'{') => self.members(depth),
            Some(b'[') => self.elements(depth),
            Some(b'"') => {
                let span = self.string();
                if self.fields.include(&self.keys) {
                    self.found.push(Found { span, record: self.records });
                }
                Ok(())
            }
            _ => {
                let rest = &self.source[self.at..];
                self.at += rest.find([',', ']', '}']).unwrap_or(rest.len());
                Ok(())
            }
        }
    }

    fn members(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        while self.peek() == Some(b'"') {
            let key = self.string();
            let mut name = Builder::new(self.source);
            escapes::read(&mut name, key);
            self.keys.push(name.finish().map(|name| name.text().to_owned()).unwrap_or_default());
            self.pass(b':');
            self.value(depth + 1)?;
            self.keys.pop();
            self.pass(b',');
        }
        self.pass(b'}');
        Ok(())
    }

    fn elements(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        while self.peek().is_some_and(|byte| byte != b']') {
            self.value(depth + 1)?;
            self.records += usize::from(depth == 0);
            self.pass(b',');
        }
        self.pass(b']');
        Ok(())
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.source.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Passes `byte`, if it comes next.
    fn pass(&mut self, byte: u8) {
        self.at += usize::from(self.peek() == Some(byte));
    }

    /// Passes a string; gives what stands between its quotation marks.
    fn string(&mut self) -> Span {
        let start = self.at + 1;
        let mut end = start;
        let bytes = self.source.as_bytes();
        while let Some(byte) = bytes.get(end).filter(|&&byte| byte != b'"') {
            end += if *byte == b'\\' { 2 } else { 1 };
        }
        let end = end.min(bytes.len());
        self.at = end + 1;
        Span::new(start, end)
    }
}
