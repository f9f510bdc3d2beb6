//! Which of the rules, and how bad what they find is: `select`, `ignore`, `preview`, `severities` and `from`.
//!
//! In a layer, `ignore` takes back what `select` chose. A later layer takes back what an earlier one ignored, if it names the
//! rule at least as closely.

use mtlint::diagnostic::{Category, RuleId};
use mtlint::rule::{Rule, RuleError, RuleSet, Spanned};

use super::layer::Layer;
use super::settings::{Settings, Sources};
use super::spec::Grade;
use crate::cli::failure::Failure;
use crate::cli::nearest::no_such_rules;
use crate::cli::selector::{Closeness, Selector};
use crate::cli::suppress::{Notice, WantedNotices};

/// What a rule is selected by.
#[derive(Debug)]
pub(super) struct Named<'r> {
    id: &'r RuleId,
    category: Category,
}

impl<'r> From<&'r Rule> for Named<'r> {
    fn from(rule: &'r Rule) -> Self {
        Self { id: rule.id(), category: rule.category() }
    }
}

impl Named<'_> {
    /// How closely `selector` names it; nothing if it doesn't.
    pub(super) fn closeness(&self, selector: &Selector) -> Option<Closeness> {
        selector.closeness(self.id, self.category)
    }
}

/// What a layer says about rules.
#[derive(Debug, Default)]
pub(super) struct Choice {
    select: Vec<Selector>,
    pub(super) ignore: Vec<Selector>,
    pub(super) severities: Vec<(Selector, Grade)>,
}

/// What is known of a rule after some layers.
#[derive(Debug, Default)]
pub(super) struct State {
    is_left_out: bool,
    pub(super) is_named: bool,
    ignored: Option<Closeness>,
    grade: Option<Grade>,
}

/// Takes the rules out that `settings` do not ask for, and gives the others their severities.
pub(super) fn narrow(rules: &mut RuleSet, settings: &Settings<'_>) -> Result<(), Failure> {
    let choices = choices(rules, settings)?;
    let (preview, sources) = (settings.preview().value, settings.sources()?.value);
    let state = |rule: &Rule| state(&choices, &rule.into());
    rules.retain(|rule| {
        let state = state(rule);
        let is_ready = !rule.is_preview() || preview || state.is_named;
        is_ready && !state.is_off() && is_from(rule, &sources)
    });
    if choices.iter().any(|choice| !choice.severities.is_empty()) {
        rules.grade(|rule| state(rule).grade.and_then(Grade::severity));
    }
    let is_for_all = settings.layers.iter().all(|layer| layer.about.is_none());
    if is_for_all && rules.rules().next().is_none() {
        let message = "no rule is left; select more with --select, or ignore less with --ignore";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

/// The rules about suppressions that `settings` ask for, and how bad what they find is.
pub(super) fn wanted_notices(rules: &RuleSet, settings: &Settings<'_>) -> Result<WantedNotices, Failure> {
    let choices = choices(rules, settings)?;
    let wanted = |id: RuleId| {
        let state = state(&choices, &Named { id: &id, category: Notice::CATEGORY });
        let severity = state.grade.and_then(Grade::severity).unwrap_or(Notice::SEVERITY);
        (!state.is_off()).then_some((id, severity))
    };
    Ok(Notice::ALL.iter().map(Notice::id).filter_map(wanted).collect())
}

/// What is known of `rule` after all `choices`.
fn state(choices: &[Choice], rule: &Named<'_>) -> State {
    choices.iter().fold(State::default(), |state, choice| choice.applied(state, rule))
}

impl Choice {
    /// Whether it says nothing of any rule.
    fn is_silent(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty() && self.severities.is_empty()
    }

    pub(super) fn applied(&self, mut state: State, rule: &Named<'_>) -> State {
        let closest = |selectors: &[Selector]| selectors.iter().filter_map(|it| rule.closeness(it)).max();
        if !self.select.is_empty() {
            let selected = closest(&self.select);
            state.is_left_out = selected.is_none();
            state.is_named = self.select.iter().any(|it| it.is_id(rule.id));
            state.recall(selected);
        }
        let graded = self.severities.iter().filter_map(|(it, grade)| Some((rule.closeness(it)?, *grade)));
        match graded.max_by_key(|(closeness, _)| *closeness) {
            Some((closeness, Grade::Off)) => state.ignored = Some(closeness),
            Some((closeness, grade)) => {
                state.recall(Some(closeness));
                state.grade = Some(grade);
            }
            None => {}
        }
        state.ignored = closest(&self.ignore).or(state.ignored);
        state
    }
}

impl State {
    pub(super) fn is_off(&self) -> bool {
        self.is_left_out || self.ignored.is_some()
    }

    /// Forgets that the rule was ignored, if that was said less closely.
    fn recall(&mut self, closeness: Option<Closeness>) {
        self.ignored = self.ignored.filter(|ignored| closeness.is_none_or(|closeness| closeness < *ignored));
    }
}

/// Whether `rule` is about what translations from `sources` leave behind.
pub(super) fn is_from(rule: &Rule, sources: &Sources) -> bool {
    match sources {
        Sources::These(codes) => rule.id().language().is_none_or(|language| codes.iter().any(|code| code == language)),
        Sources::Any | Sources::Inferred => true,
    }
}

/// What each layer says, or all words in it that name no rule.
fn choices(rules: &RuleSet, settings: &Settings<'_>) -> Result<Vec<Choice>, Failure> {
    let (mut choices, mut faults) = (Vec::new(), Vec::new());
    for layer in &settings.layers {
        match choice(layer, rules) {
            Ok(choice) if choice.is_silent() => {}
            Ok(choice) => choices.push(choice),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(choices) } else { Err(Failure::Settings(faults)) }
}

pub(super) fn choice(layer: &Layer, rules: &RuleSet) -> Result<Choice, Vec<RuleError>> {
    let (mut choice, mut faults) = (Choice::default(), Vec::new());
    let spec = &layer.spec;
    let words =
        |words: &mtlint::rule::Words| words.0.iter().map(|word| selector(word, layer, rules)).collect::<Vec<_>>();
    let mut keep = |results: Vec<Result<Selector, RuleError>>| {
        let (kept, wrong): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
        faults.extend(wrong.into_iter().filter_map(Result::err));
        kept.into_iter().flatten().collect::<Vec<_>>()
    };
    choice.select = keep(spec.select.as_ref().map(words).unwrap_or_default());
    choice.ignore = keep(spec.ignore.as_ref().map(words).unwrap_or_default());
    for (word, grade) in spec.severities.iter().flat_map(|table| &table.0) {
        choice.severities.extend(keep(vec![selector(word, layer, rules)]).pop().map(|it| (it, grade.value)));
    }
    if faults.is_empty() { Ok(choice) } else { Err(faults) }
}

fn selector(word: &Spanned<String>, layer: &Layer, rules: &RuleSet) -> Result<Selector, RuleError> {
    let name = word.value.as_str();
    let selector = Selector::new(name);
    let is_notice = || Notice::ALL.iter().any(|notice| notice.id().is_under(name));
    let is_category = matches!(selector, Selector::Category(_));
    if is_category || !name.is_empty() && (rules.rules().any(|rule| rule.id().is_under(name)) || is_notice()) {
        return Ok(selector);
    }
    let said = no_such_rules(name, rules.rules().map(Rule::id));
    let message = format!("{said} (`mtlint rules` lists them)");
    Err(RuleError { remedy: None, ..layer.fault(word.at, message, "") })
}
