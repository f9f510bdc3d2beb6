//! Which setting keeps a rule from looking at a text, or a walk from coming to it, and where that was said.

use mtlint::rule::{Rule, RuleSet, Spanned, Words};

use super::all::{AllSettings, Holding};
use super::find::absolute_path;
use super::layer::{Layer, Origin};
use super::select::{Choice, State, choice, is_from};
use super::settings::{Settings, Sources};
use super::spec::Grade;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::hurdle::Hurdle;

impl Settings<'_> {
    /// What keeps `rule`, one of `all`, from looking.
    pub(in crate::cli) fn hurdles(&self, all: &RuleSet, rule: &Rule) -> Result<Vec<Hurdle>, Failure> {
        let (mut state, mut off) = (State::default(), None);
        for layer in &self.layers {
            let choice = choice(layer, all).map_err(Failure::Settings)?;
            let was_off = state.is_off();
            state = choice.applied(state, &rule.into());
            off = off.filter(|_| state.is_off());
            if state.is_off() && !was_off {
                off = cause(layer, &choice, rule);
            }
        }
        let is_on_trial = rule.is_preview() && !self.preview().value && !state.is_named;
        let on_trial = is_on_trial.then(|| Hurdle::new("preview", "the rule is on trial: only with --preview"));
        Ok([off, on_trial, self.foreign(rule)?].into_iter().flatten().collect())
    }

    /// That the texts come from other languages.
    fn foreign(&self, rule: &Rule) -> Result<Option<Hurdle>, Failure> {
        let sources = self.sources()?;
        if is_from(rule, &sources.value) {
            return Ok(None);
        }
        let Sources::These(codes) = &sources.value else { return Ok(None) };
        let detail = format!("only rules for {} look: `from`{}", codes.join(", "), place(&sources.origin));
        Ok(Some(Hurdle::new("settings", detail)))
    }
}

/// What `layer`, by its `choice`, switches `rule` off with.
fn cause(layer: &Layer, choice: &Choice, rule: &Rule) -> Option<Hurdle> {
    let words = |words: Option<&Words>| words.map(|words| words.0.clone()).unwrap_or_default();
    let ignored = words(layer.spec.ignore.as_ref()).into_iter().zip(&choice.ignore);
    let graded = layer.spec.severities.iter().flat_map(|table| &table.0).map(|(word, _)| word.clone());
    let off = graded.zip(&choice.severities).filter(|(_, (_, grade))| *grade == Grade::Off);
    let ignored = ignored.chain(off.map(|(word, (selector, _))| (word, selector)));
    let closest = ignored.filter_map(|(word, it)| Some((it.closeness(rule.id(), rule.category())?, word)));
    if let Some((_, word)) = closest.max_by_key(|(closeness, _)| *closeness) {
        return Some(off_at(layer, &word, &format!("`{}` is switched off", word.value)));
    }
    let selected = words(layer.spec.select.as_ref());
    Some(off_at(layer, selected.first()?, "`select` doesn't name it"))
}

fn off_at(layer: &Layer, word: &Spanned<String>, what: &str) -> Hurdle {
    Hurdle::new("settings", format!("{what}{}", place(&layer.origin(word.at))))
}

/// `, mtlint.yaml:3`.
fn place(origin: &Origin) -> String {
    match origin {
        Origin::Default => String::new(),
        Origin::File { name, line } => format!(", {name}:{line}"),
        Origin::CommandLine => " on the command line".to_owned(),
    }
}

impl AllSettings {
    /// What keeps a walk from coming to `place`, which is looked at only if it is named.
    pub(in crate::cli) fn hurdle(&self, place: &Place, holding: &Holding) -> Option<Hurdle> {
        let path = absolute_path(place);
        let tops = self.config(holding)?.tops.iter();
        let excluding = tops.filter_map(|top| Some((top, top.spec.exclude.as_ref()?)));
        let mut each = excluding.zip(&self.config(holding)?.exclude);
        let (top, word) = each.find_map(|((top, words), globs)| {
            let pattern = globs.including(&path)?;
            Some((top, words.0.iter().rfind(|word| word.value == pattern)?))
        })?;
        let at = top.origin(word.at);
        let detail = format!("`{}` is left out of the folders that are checked, {at}", word.value);
        Some(Hurdle::new("exclude", detail))
    }
}
