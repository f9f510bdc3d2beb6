//! Which of the rules: `--select`, `--ignore` and `--preview`.

use std::collections::BTreeSet;

use mtlint::diagnostic::{Category, RuleId};
use mtlint::rule::{Rule, RuleSet};

use super::args::RuleArgs;
use super::failure::Failure;
use super::nearest::did_you_mean;
use super::suppress::Notice;

/// What names rules: a category, an id, or the beginning of ids.
#[derive(Debug, Clone)]
enum Selector {
    Category(Category),
    Under(String),
}

impl Selector {
    fn includes(&self, rule: &Rule) -> bool {
        match self {
            Self::Category(category) => rule.category() == *category,
            Self::Under(path) => rule.id().is_under(path),
        }
    }

    /// Whether it names this rule and no other one.
    fn names(&self, rule: &Rule) -> bool {
        matches!(self, Self::Under(path) if path == rule.id().as_str())
    }
}

/// Takes the rules out that `args` do not ask for.
pub(super) fn narrow(rules: &mut RuleSet, args: &RuleArgs) -> Result<(), Failure> {
    let select = parse(&args.select, rules)?;
    let ignore = parse(&args.ignore, rules)?;
    rules.retain(|rule| {
        let selected = select.is_empty() || select.iter().any(|it| it.includes(rule));
        let ready = !rule.is_preview() || args.preview || select.iter().any(|it| it.names(rule));
        selected && ready && !ignore.iter().any(|it| it.includes(rule))
    });
    if rules.rules().next().is_none() {
        let message = "no rule is left; select more with --select, or ignore less with --ignore";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(())
}

fn parse(words: &[String], rules: &RuleSet) -> Result<Vec<Selector>, Failure> {
    words.iter().map(|word| selector(word.trim(), rules)).collect()
}

fn selector(word: &str, rules: &RuleSet) -> Result<Selector, Failure> {
    if let Some(category) = Category::ALL.iter().find(|category| category.name() == word) {
        return Ok(Selector::Category(*category));
    }
    let is_notice = || Notice::ALL.iter().any(|notice| notice.id().is_under(word));
    if !word.is_empty() && (rules.rules().any(|rule| rule.id().is_under(word)) || is_notice()) {
        return Ok(Selector::Under(word.trim_end_matches('/').to_owned()));
    }
    Err(unknown(word, rules))
}

fn unknown(word: &str, rules: &RuleSet) -> Failure {
    let names: BTreeSet<&str> = rules.rules().flat_map(|rule| beginnings(rule.id())).collect();
    let known = names.into_iter().chain(Category::ALL.iter().map(|category| category.name()));
    let question = did_you_mean(word, known);
    Failure::Usage(format!(
        "no rule, folder of rules or category is called `{word}`{question} (`mtlint rules` lists them)"
    ))
}

/// `fr/names/putin`, `fr/names` and `fr`.
fn beginnings(id: &RuleId) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id.as_str()), |path| path.rsplit_once('/').map(|(folder, _)| folder))
}
