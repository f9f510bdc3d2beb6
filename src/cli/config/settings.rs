//! The settings that hold for a text: layers on top of each other, and what they come to.

use mtlint::format::{Fields, InputFormat, Reading};
use mtlint::report::{Scale, Thresholds};
use mtlint::rule::{RuleError, Spanned, Words};

use super::layer::{Layer, Origin};
use super::spec::Spec;
use crate::cli::args::FailOn;
use crate::cli::failure::Failure;
use crate::cli::formats::{InputFormatName, ReadingArgs};

/// Layers of settings, of which a later one counts more.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Settings<'c> {
    pub(super) layers: Vec<&'c Layer>,
}

/// A value, and where it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) origin: Origin,
}

/// The languages that articles are translated from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sources {
    /// Any of those that there are packs for.
    Any,
    /// Those that an article's artefacts speak of.
    Inferred,
    /// These, by ISO 639-1 codes.
    These(Vec<String>),
}

/// A number of a layer.
type Number = fn(&Spec) -> Option<&Spanned<f64>>;

/// The numbers, by their names.
pub(super) const NUMBERS: &[(&str, Number)] = &[
    ("verdict.look", |spec| spec.verdict.as_ref()?.look.as_ref()),
    ("verdict.hold", |spec| spec.verdict.as_ref()?.hold.as_ref()),
    ("weights.error", |spec| spec.weights.as_ref()?.error.as_ref()),
    ("weights.warning", |spec| spec.weights.as_ref()?.warning.as_ref()),
    ("weights.info", |spec| spec.weights.as_ref()?.info.as_ref()),
];

impl<'c> Settings<'c> {
    /// The value that was said last.
    pub(super) fn last<T: Clone + 'c>(&self, value: impl Fn(&'c Spec) -> Option<&'c Spanned<T>>) -> Option<Said<T>> {
        let said = self.layers.iter().rev().find_map(|layer| Some((layer, value(&layer.spec)?)));
        said.map(|(layer, value)| Said { value: value.value.clone(), origin: layer.origin(value.at) })
    }

    /// The value that was said last, or else `default`.
    pub(super) fn or<T: Clone + 'c>(&self, default: T, value: impl Fn(&'c Spec) -> Option<&'c Spanned<T>>) -> Said<T> {
        self.last(value).unwrap_or(Said { value: default, origin: Origin::Default })
    }

    /// All words that were said, each with its layer.
    pub(super) fn words(
        &self,
        words: impl Fn(&'c Spec) -> Option<&'c Words>,
    ) -> impl Iterator<Item = (&'c Layer, &'c Spanned<String>)> {
        let of = move |layer: &&'c Layer| words(&layer.spec).map(|words| (*layer, &words.0));
        self.layers.iter().filter_map(of).flat_map(|(layer, words)| words.iter().map(move |word| (layer, word)))
    }

    /// Whether the built-in packs are used.
    pub(super) fn builtin(&self) -> Said<bool> {
        self.or(true, |spec| spec.builtin.as_ref())
    }

    /// Whether rules on trial are used.
    pub(super) fn preview(&self) -> Said<bool> {
        self.or(false, |spec| spec.preview.as_ref())
    }

    /// The mildest finding that makes the program fail.
    pub(in crate::cli) fn fail_on(&self) -> FailOn {
        self.fail_on_said().value
    }

    /// The same, and where it was said.
    pub(super) fn fail_on_said(&self) -> Said<FailOn> {
        self.or(FailOn::default(), |spec| spec.fail_on.as_ref())
    }

    /// The format of the files.
    pub(super) fn input_format(&self) -> Option<Said<InputFormatName>> {
        self.last(|spec| spec.input.as_ref()?.format.as_ref())
    }

    /// Where the prose is in JSON: what was said last.
    pub(super) fn input_fields(&self) -> Option<Said<Vec<String>>> {
        let fields = |layer: &&'c Layer| layer.spec.input.as_ref()?.field.as_ref().filter(|words| !words.0.is_empty());
        let (layer, words) = self.layers.iter().rev().find_map(|layer| Some((layer, fields(layer)?)))?;
        let value = words.0.iter().map(|word| word.value.clone()).collect();
        Some(Said { value, origin: layer.origin(words.0[0].at) })
    }

    /// How files are read. What `args` say counts more.
    pub(in crate::cli) fn reading(&self, args: &ReadingArgs) -> Reading {
        let said = || self.input_format().map(|said| said.value);
        let format = args.input_format.or_else(said).map(InputFormat::from);
        let said = || self.input_fields().map(|said| said.value).unwrap_or_default();
        let fields = if args.fields.is_empty() { said() } else { args.fields.clone() };
        Reading { format, fields: Fields::new(fields.iter().map(String::as_str)) }
    }

    /// The languages that the articles are translated from.
    pub(super) fn sources(&self) -> Result<Said<Sources>, Failure> {
        let said = |layer: &&'c Layer| layer.spec.from.as_ref().filter(|words| !words.0.is_empty());
        let last = self.layers.iter().rev().find_map(|layer| Some((layer, said(layer)?)));
        let Some((layer, words)) = last else { return Ok(Said { value: Sources::Any, origin: Origin::Default }) };
        let origin = layer.origin(words.0[0].at);
        let value = match words.0.as_slice() {
            [word] if word.value == "any" => Sources::Any,
            [word] if word.value == "auto" => Sources::Inferred,
            codes => {
                let codes: Result<_, _> = codes.iter().map(|code| language(code, layer)).collect();
                Sources::These(codes.map_err(|fault| Failure::Settings(vec![fault]))?)
            }
        };
        Ok(Said { value, origin })
    }

    /// Whether the languages of an article are to be inferred.
    pub(in crate::cli) fn infers_languages(&self) -> Result<bool, Failure> {
        Ok(self.sources()?.value == Sources::Inferred)
    }

    /// What findings cost, and what an article may cost. What isn't said is as reports have it.
    pub(in crate::cli) fn scale(&self) -> Result<Scale, Failure> {
        let faults: Vec<RuleError> = self.layers.iter().flat_map(|layer| negative(layer)).collect();
        if !faults.is_empty() {
            return Err(Failure::Settings(faults));
        }
        let Scale { mut weights, mut thresholds } = Scale::default();
        let numbers =
            [&mut thresholds.look, &mut thresholds.hold, &mut weights.error, &mut weights.warning, &mut weights.info];
        for (number, (_, of)) in numbers.into_iter().zip(NUMBERS) {
            *number = self.last(of).map_or(*number, |said| said.value);
        }
        self.refuse_idle_look(&thresholds)?;
        Ok(Scale { weights, thresholds })
    }
}

impl Settings<'_> {
    /// Refuses an article to be held back before anybody has to look at it.
    fn refuse_idle_look(&self, Thresholds { look, hold }: &Thresholds) -> Result<(), Failure> {
        let said =
            |(_, of): &(&str, Number)| self.layers.iter().rev().find_map(|layer| Some((layer, of(&layer.spec)?.at)));
        let (message, remedy) = (format!("`look` is {look}, but `hold` is {hold}"), "let `look` be the smaller one");
        match NUMBERS.iter().take(2).find_map(said).filter(|_| look > hold) {
            Some((layer, at)) => Err(Failure::Settings(vec![layer.fault(at, message, remedy)])),
            None => Ok(()),
        }
    }
}

/// The numbers of `layer` that are no points.
fn negative(layer: &Layer) -> impl Iterator<Item = RuleError> {
    let said = NUMBERS.iter().filter_map(|(name, of)| Some((name, of(&layer.spec)?)));
    let wrong = said.filter(|(_, number)| !(number.value.is_finite() && number.value >= 0.0));
    wrong.map(|(name, number)| {
        let message = format!("`{name}` can't be {}", number.value);
        layer.fault(number.at, message, "write a number of points, 0 or more")
    })
}

fn language(code: &Spanned<String>, layer: &Layer) -> Result<String, RuleError> {
    let is_code = code.value.len() == 2 && code.value.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_code {
        return Ok(code.value.clone());
    }
    let message = format!("`{}` is no source language", code.value);
    Err(layer.fault(
        code.at,
        message,
        "write codes of two letters, such as `fr` or `ru`, or `auto` alone, or `any` alone",
    ))
}
