//! Phrases written out: texts that a phrase stands for.

use super::syntax::{Element, Variant};

/// What stands for “any one word”.
const WORD: &str = "something";

/// Texts that `variant` stands for: enough that each of its alternatives is in one.
pub(super) fn of(variant: &Variant) -> Vec<String> {
    let alternatives = |element: &Element| match element {
        Element::Choice { forms, .. } => forms.len(),
        _ => 1,
    };
    let most = variant.elements.iter().map(alternatives).max().unwrap_or_default();
    (0..most).map(|number| variant.elements.iter().map(|element| text(element, number)).collect()).collect()
}

/// Alternative `number` of `element`, counted round.
fn text(element: &Element, number: usize) -> &str {
    match element {
        Element::Literal(text) => text,
        Element::Choice { forms, .. } => forms.get(number % forms.len().max(1)).map_or("", |form| &form.text),
        Element::AnyWord { .. } => WORD,
    }
}
