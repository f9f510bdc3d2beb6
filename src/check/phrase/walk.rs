//! From the anchor of a phrase to its ends.

use super::syntax::{Alternative, Element, Variant};
use crate::check::Finding;
use crate::rule::{Captures, Case, Hit};
use crate::text::english::inflect::VerbForm;
use crate::text::words::{is_edge, is_word_char};
use crate::text::{View, ViewSpan};

/// A capture on the way: its number, its place, the verb form.
type Captured = (usize, ViewSpan, Option<VerbForm>);

impl Variant {
    /// The match around `hit`, where alternative number `alternative` of the anchor stands.
    pub(super) fn at(&self, walker: &Walker<'_>, hit: Hit, alternative: usize) -> Option<Finding> {
        let view = walker.view;
        let anchor = self.anchor_place(hit, alternative, walker)?;
        let (mut behind, end) = walker.forward(&self.elements[self.anchor + 1..], anchor.end)?;
        let (mut captured, start) = walker.backward(&self.elements[..self.anchor], anchor.start)?;
        captured.extend(self.anchor_capture(anchor, alternative));
        captured.append(&mut behind);
        captured.sort_by_key(|(number, ..)| *number);
        let place = ViewSpan::new(start, end);
        let is_whole = is_edge(view.text(), start) && is_edge(view.text(), end);
        is_whole.then(|| Finding::with(place, named(view, &captured)))
    }

    /// Where the anchor stands, its spaces included, if its letter case is right.
    fn anchor_place(&self, hit: Hit, alternative: usize, walker: &Walker<'_>) -> Option<ViewSpan> {
        let text = match &self.elements[self.anchor] {
            Element::Literal(text) => text,
            Element::Choice { forms, .. } => &forms[alternative].text,
            Element::AnyWord { .. } => return None,
        };
        let lead = text.len() - text.trim_start().len();
        let start = hit.place.start.checked_sub(lead)?;
        let place = ViewSpan::new(start, start + text.len());
        walker.stands_at(text, start).then_some(place)
    }

    fn anchor_capture(&self, place: ViewSpan, alternative: usize) -> Option<Captured> {
        match &self.elements[self.anchor] {
            Element::Choice { forms, capture } => Some(((*capture)?, place, forms[alternative].verb)),
            _ => None,
        }
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
        self.case.allows(text, written)
    }

    /// Matches `elements` from byte `at` on: what they captured, and where they end.
    fn forward(&self, elements: &[Element], at: usize) -> Option<(Vec<Captured>, usize)> {
        let Some((first, rest)) = elements.split_first() else { return Some((Vec::new(), at)) };
        Self::ways(
            first,
            |text| self.stands_at(text, at).then_some(ViewSpan::new(at, at + text.len())),
            || self.word_from(at),
        )
        .find_map(|(place, capture)| {
            let (mut captured, end) = self.forward(rest, place.end)?;
            captured.extend(capture);
            Some((captured, end))
        })
    }

    /// Matches `elements` up to byte `at`: what they captured, and where they start.
    fn backward(&self, elements: &[Element], at: usize) -> Option<(Vec<Captured>, usize)> {
        let Some((last, rest)) = elements.split_last() else { return Some((Vec::new(), at)) };
        let ending = |text: &str| {
            let start = at.checked_sub(text.len())?;
            self.stands_at(text, start).then_some(ViewSpan::new(start, at))
        };
        Self::ways(last, ending, || self.word_to(at)).find_map(|(place, capture)| {
            let (mut captured, start) = self.backward(rest, place.start)?;
            captured.extend(capture);
            Some((captured, start))
        })
    }

    /// The places that `element` can take, given where a text or a word would stand.
    fn ways<'e>(
        element: &'e Element,
        text_place: impl Fn(&str) -> Option<ViewSpan> + 'e,
        word_place: impl Fn() -> Option<ViewSpan> + 'e,
    ) -> Box<dyn Iterator<Item = (ViewSpan, Option<Captured>)> + 'e> {
        match element {
            Element::Literal(text) => Box::new(text_place(text).map(|place| (place, None)).into_iter()),
            Element::AnyWord { capture } => {
                Box::new(word_place().map(|place| (place, Some((*capture, place, None)))).into_iter())
            }
            Element::Choice { forms, capture } => Box::new(forms.iter().filter_map(move |form: &Alternative| {
                let place = text_place(&form.text)?;
                Some((place, capture.map(|number| (number, place, form.verb))))
            })),
        }
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

/// Letters and digits, and hyphens and apostrophes between them.
fn is_inner(c: char) -> bool {
    is_word_char(c) || c == '-' || c == '\''
}
