//! From the anchor of a phrase to its ends.

use super::syntax::{Element, Variant};
use crate::check::Finding;
use crate::rule::{Captures, Case, Hit};
use crate::text::english::inflect::VerbForm;
use crate::text::words::{is_edge, is_word_char};
use crate::text::{View, ViewSpan};

/// A capture on the way: its number, its place, the verb form.
type Captured = (usize, ViewSpan, Option<VerbForm>);

impl Variant {
    /// The match around `hit`, where these `texts` of the elements of the anchor stand.
    pub(super) fn at(&self, walker: &Walker<'_>, hit: Hit, texts: &[usize]) -> Option<Finding> {
        let view = walker.view;
        let (mut captured, place) = self.anchored(hit, texts, walker)?;
        let (mut behind, end) = walker.forward(&self.elements[self.anchor.end..], place.end)?;
        let (mut before, start) = walker.backward(&self.elements[..self.anchor.start], place.start)?;
        captured.append(&mut behind);
        captured.append(&mut before);
        captured.sort_by_key(|(number, ..)| *number);
        let place = ViewSpan::new(start, end);
        let is_whole = is_edge(view.text(), start) && is_edge(view.text(), end);
        is_whole.then(|| Finding::with(place, named(view, &captured)))
    }

    /// What the anchor captures and where it stands, its spaces included, if its letter case is right.
    fn anchored(&self, hit: Hit, texts: &[usize], walker: &Walker<'_>) -> Option<(Vec<Captured>, ViewSpan)> {
        let parts = || self.elements[self.anchor.clone()].iter().zip(texts);
        let first = parts().find_map(|(element, &number)| element.text(number).filter(|text| !text.is_empty()))?;
        let start = hit.place.start.checked_sub(first.len() - first.trim_start().len())?;
        let (mut captured, mut at) = (Vec::new(), start);
        for (element, &number) in parts() {
            let text = element.text(number)?;
            let place = ViewSpan::new(at, at + text.len());
            if !walker.stands_at(text, at) {
                return None;
            }
            if let Element::Choice { forms, capture: Some(capture) } = element {
                captured.push((*capture, place, forms.get(number)?.verb));
            }
            at = place.end;
        }
        Some((captured, ViewSpan::new(start, at)))
    }
}

fn named(view: &View, found: &[Captured]) -> Captures {
    let mut captures = Captures::default();
    for (number, place, form) in found {
        captures.push(number.to_string(), view.slice(*place), *form);
    }
    captures
}

/// Matches elements against a view.
pub(super) struct Walker<'v> {
    pub(super) view: &'v View,
    pub(super) case: Case,
}

impl Walker<'_> {
    /// Whether `text` stands at byte `at`, in a letter case that counts.
    fn stands_at(&self, text: &str, at: usize) -> bool {
        let Some(written) = self.view.text().get(at..at + text.len()) else { return false };
        may_be_same(text, written) && self.case.allows(text, written)
    }

    /// Matches `elements` from byte `at` on: what they captured, and where they end.
    fn forward(&self, elements: &[Element], at: usize) -> Option<(Vec<Captured>, usize)> {
        let Some((first, rest)) = elements.split_first() else { return Some((Vec::new(), at)) };
        let starting = |text: &str| self.stands_at(text, at).then_some(ViewSpan::new(at, at + text.len()));
        first_way(
            first,
            starting,
            || self.word_from(at),
            |place, capture| {
                let (mut captured, end) = self.forward(rest, place.end)?;
                captured.extend(capture);
                Some((captured, end))
            },
        )
    }

    /// Matches `elements` up to byte `at`: what they captured, and where they start.
    fn backward(&self, elements: &[Element], at: usize) -> Option<(Vec<Captured>, usize)> {
        let Some((last, rest)) = elements.split_last() else { return Some((Vec::new(), at)) };
        let ending = |text: &str| {
            let start = at.checked_sub(text.len())?;
            self.stands_at(text, start).then_some(ViewSpan::new(start, at))
        };
        first_way(
            last,
            ending,
            || self.word_to(at),
            |place, capture| {
                let (mut captured, start) = self.backward(rest, place.start)?;
                captured.extend(capture);
                Some((captured, start))
            },
        )
    }

    /// The word that starts at `at`.
    fn word_from(&self, at: usize) -> Option<ViewSpan> {
        let rest = self.view.text().get(at..)?;
        let len = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        (len > 0 && is_edge(self.view.text(), at)).then(|| ViewSpan::new(at, at + len))
    }

    /// The word that ends at `at`.
    fn word_to(&self, at: usize) -> Option<ViewSpan> {
        let before = self.view.text().get(..at)?;
        let word = before.trim_end_matches(is_inner);
        (word.len() < at && is_edge(self.view.text(), at)).then(|| ViewSpan::new(word.len(), at))
    }
}

/// Whether `text` and `written`, of the same length, may be the same in some letter case: most are not by their first or last byte.
fn may_be_same(text: &str, written: &str) -> bool {
    let alike = |pair: (Option<&u8>, Option<&u8>)| match pair {
        (Some(one), Some(other)) if one.is_ascii() || other.is_ascii() => one.eq_ignore_ascii_case(other),
        _ => true,
    };
    let (text, written) = (text.as_bytes(), written.as_bytes());
    alike((text.first(), written.first())) && alike((text.last(), written.last()))
}

/// The first of the places that `element` can take, given where a text or a word would stand, from which the match `goes_on`.
fn first_way<T>(
    element: &Element,
    text_place: impl Fn(&str) -> Option<ViewSpan>,
    word_place: impl Fn() -> Option<ViewSpan>,
    goes_on: impl Fn(ViewSpan, Option<Captured>) -> Option<T>,
) -> Option<T> {
    match element {
        Element::Literal(text) => goes_on(text_place(text)?, None),
        Element::AnyWord { capture } => {
            let place = word_place()?;
            goes_on(place, Some((*capture, place, None)))
        }
        Element::Choice { forms, capture } => forms.iter().find_map(|form| {
            let place = text_place(&form.text)?;
            goes_on(place, capture.map(|number| (number, place, form.verb)))
        }),
    }
}

/// Letters and digits, and hyphens and apostrophes between them.
fn is_inner(c: char) -> bool {
    is_word_char(c) || c == '-' || c == '\''
}
