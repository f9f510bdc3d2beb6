//! The way phrases are written.

use std::ops::Range;

use crate::rule::{Problem, Spanned, expand};
use crate::text::english::frequency::Frequency;
use crate::text::english::inflect::VerbForm;
use crate::text::words::is_word_char;

/// A phrase taken apart: all that it stands for.
pub(super) struct Parsed {
    pub(super) variants: Vec<Variant>,
    /// How many braces it has.
    pub(super) captures: usize,
}

/// One way through a phrase's optional parts.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) elements: Vec<Element>,
    /// The elements by whose words the phrase is found: no gap for any word is among them.
    pub(super) anchor: Range<usize>,
}

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    /// Text as it stands.
    Literal(String),
    /// One of several texts, captured under a number; longest first.
    Choice { forms: Vec<Alternative>, capture: Option<usize> },
    /// Any one word, captured under a number.
    AnyWord { capture: usize },
}

/// A text that a choice allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alternative {
    pub(super) text: String,
    pub(super) verb: Option<VerbForm>,
}

/// The most ways through one phrase.
const MAX_VARIANTS: usize = 512;

/// Takes `phrase` apart.
pub(super) fn parse(phrase: &Spanned<String>) -> Result<Parsed, Problem> {
    let problem = |message: &str, remedy: &str| Problem::new(phrase.at, message).remedy(remedy);
    let (mut elements, mut rest, mut captures) = (Vec::new(), phrase.value.trim(), 0);
    while let Some((text, tail)) = rest.split_once('{') {
        let Some((inner, behind)) = tail.split_once('}') else {
            return Err(problem("`{` without `}`", "close the brace"));
        };
        elements.extend(literal(text, phrase)?);
        captures += 1;
        elements.push(braces(inner, captures, phrase)?);
        rest = behind;
    }
    elements.extend(literal(rest, phrase)?);
    let mut variants = vec![Vec::new()];
    for (index, element) in elements.iter().enumerate() {
        variants = grown(variants, element, is_glued(&elements, index));
        if variants.len() > MAX_VARIANTS {
            return Err(problem("too many optional parts", "write several phrases"));
        }
    }
    let variants: Option<Vec<Variant>> = variants.into_iter().map(variant).collect();
    match variants.filter(|variants| !variants.is_empty()) {
        Some(variants) => Ok(Parsed { variants, captures }),
        None => Err(problem("a phrase without a word to look for", "write at least one word that is always there")),
    }
}

/// Text outside braces; a `~verb` in it becomes a choice that isn't captured.
fn literal(text: &str, phrase: &Spanned<String>) -> Result<Vec<Element>, Problem> {
    if text.contains('}') {
        return Err(Problem::new(phrase.at, "`}` without `{`").remedy("open the brace"));
    }
    let Some((before, rest)) = text.split_once('~') else {
        return Ok(vec![Element::Literal(text.to_owned())]);
    };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (lemma, behind) = rest.split_at(end);
    let forms = alternatives(&format!("~{lemma}"), phrase)?;
    let mut elements = vec![Element::Literal(before.to_owned()), Element::Choice { forms, capture: None }];
    elements.extend(literal(behind, phrase)?);
    Ok(elements)
}

/// What stands between braces.
fn braces(inner: &str, capture: usize, phrase: &Spanned<String>) -> Result<Element, Problem> {
    if inner == "*" {
        return Ok(Element::AnyWord { capture });
    }
    let mut forms = Vec::new();
    for part in inner.split('|') {
        forms.extend(alternatives(part, phrase)?);
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
    Ok(Element::Choice { forms, capture: Some(capture) })
}

fn alternatives(part: &str, phrase: &Spanned<String>) -> Result<Vec<Alternative>, Problem> {
    let forms = expand(&Spanned { value: part.to_owned(), at: phrase.at })?;
    Ok(forms.into_iter().map(|form| Alternative { text: form.text, verb: form.verb }).collect())
}

/// Whether the choice at `index` stands inside a word: its neighbours touch it without a space.
fn is_glued(elements: &[Element], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| elements.get(before));
    let after = elements.get(index + 1);
    let letter_before = matches!(before, Some(Element::Literal(text)) if text.ends_with(is_word_char));
    let letter_after = matches!(after, Some(Element::Literal(text)) if text.starts_with(is_word_char));
    letter_before || letter_after
}

/// `variants`, each continued by `element`. A choice that may be absent, or stands inside a word, is written out.
fn grown(variants: Vec<Vec<Element>>, element: &Element, glued: bool) -> Vec<Vec<Element>> {
    let Element::Choice { forms, capture } = element else { return continued(variants, element) };
    if glued {
        let texts = forms.iter().map(|form| Element::Literal(form.text.clone()));
        return texts.flat_map(|text| continued(variants.clone(), &text)).collect();
    }
    let present: Vec<_> = forms.iter().filter(|form| !form.text.is_empty()).cloned().collect();
    let may_be_absent = present.len() < forms.len();
    let absent = may_be_absent.then(|| continued(variants.clone(), &Element::Literal(String::new())));
    let mut all = continued(variants, &Element::Choice { forms: present, capture: *capture });
    all.extend(absent.into_iter().flatten());
    all
}

/// `variants`, each followed by `next`.
fn continued(variants: Vec<Vec<Element>>, next: &Element) -> Vec<Vec<Element>> {
    variants.into_iter().map(|variant| joined(variant, next)).collect()
}

/// `variant` and `next`; texts that meet are joined, with one space where two would stand.
fn joined(mut variant: Vec<Element>, next: &Element) -> Vec<Element> {
    match (variant.last_mut(), next) {
        (Some(Element::Literal(before)), Element::Literal(text)) => {
            let text = if before.is_empty() || before.ends_with(' ') { text.trim_start_matches(' ') } else { text };
            before.push_str(text);
        }
        _ => variant.push(next.clone()),
    }
    variant
}

/// A variant of these elements with its anchor; nothing if it has no word to be found by.
fn variant(mut elements: Vec<Element>) -> Option<Variant> {
    elements.retain(|element| !matches!(element, Element::Literal(text) if text.is_empty()));
    trim_ends(&mut elements);
    let anchor = anchor(&elements)?;
    Some(Variant { elements, anchor })
}

/// The most texts that neighbours together may stand for: each is a needle, which takes room.
const MAX_NEEDLES: usize = 24;

/// The elements whose texts are the rarest; nothing if some text of every element has no word.
fn anchor(elements: &[Element]) -> Option<Range<usize>> {
    let each: Vec<Frequencies> = elements.iter().map(Element::frequencies).collect();
    let from = |start: usize| {
        let mut row: Frequencies = vec![None];
        let grown = each[start..].iter().zip(start + 1..).map_while(move |(next, end)| {
            let fits = end == start + 1 || row.len() * next.len() <= MAX_NEEDLES;
            row = row.iter().flat_map(|one| next.iter().map(|other| in_row(*one, *other))).collect();
            (fits && !row.is_empty()).then(|| Some((total(&row)?, start..end)))
        });
        grown.flatten().collect::<Vec<_>>()
    };
    let scored = (0..elements.len()).flat_map(from);
    Some(scored.min_by(|(one, _), (other, _)| one.total_cmp(other))?.1)
}

/// How often each of some texts is met; none where a text has no word.
type Frequencies = Vec<Option<Frequency>>;

/// How often two texts are met in a row.
fn in_row(one: Option<Frequency>, other: Option<Frequency>) -> Option<Frequency> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.with(other)),
        (one, other) => one.or(other),
    }
}

/// How often any of some texts is met; nothing if one has no word.
fn total(row: &[Option<Frequency>]) -> Option<f64> {
    row.iter().map(|frequency| frequency.map(Frequency::per_million)).sum()
}

/// All texts that `elements` stand for, each with the number of the text that every element gives to it.
pub(super) fn combined(elements: &[Element]) -> Vec<(String, Vec<usize>)> {
    elements.iter().fold(vec![(String::new(), Vec::new())], |all, element| {
        let longer = |(text, numbers): &(String, Vec<usize>)| {
            let (text, numbers) = (text.clone(), numbers.clone());
            let parts =
                (0..element.texts().unwrap_or_default()).filter_map(|number| Some((number, element.text(number)?)));
            parts.map(move |(number, part)| (text.clone() + part, [numbers.as_slice(), &[number]].concat()))
        };
        all.iter().flat_map(longer).collect()
    })
}

impl Element {
    /// How many texts it stands for; none if any word will do.
    pub(super) fn texts(&self) -> Option<usize> {
        match self {
            Self::Literal(_) => Some(1),
            Self::Choice { forms, .. } => Some(forms.len()),
            Self::AnyWord { .. } => None,
        }
    }

    /// How often each text is met that it stands for; nothing if any word will do.
    fn frequencies(&self) -> Frequencies {
        (0..self.texts().unwrap_or_default()).map(|number| Frequency::of(self.text(number)?)).collect()
    }

    /// Text number `number` that it stands for.
    pub(super) fn text(&self, number: usize) -> Option<&str> {
        match self {
            Self::Literal(text) => Some(text),
            Self::Choice { forms, .. } => forms.get(number).map(|form| form.text.as_str()),
            Self::AnyWord { .. } => None,
        }
    }
}

fn trim_ends(elements: &mut [Element]) {
    if let Some(Element::Literal(first)) = elements.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Element::Literal(last)) = elements.last_mut() {
        *last = last.trim_end().to_owned();
    }
}
