//! “Did you mean …?”

use std::collections::BTreeSet;

use mtlint::diagnostic::{Category, RuleId};
use mtlint::rule::nearest;

/// A question that proposes what is most like `word`, ready to be put behind an error; empty if nothing is like it.
pub(super) fn did_you_mean<'c>(word: &str, known: impl Iterator<Item = &'c str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// Says that `word` names none of the rules with these `ids`, no folder of them and no category.
pub(super) fn no_such_rules<'i>(word: &str, ids: impl Iterator<Item = &'i RuleId>) -> String {
    let names: BTreeSet<&str> = ids.flat_map(beginnings).collect();
    let known = names.into_iter().chain(Category::ALL.iter().map(|category| category.name()));
    format!("no rule, folder of rules or category is called `{word}`{}", did_you_mean(word, known))
}

/// `fr/calques/renewed-accent`, `fr/calques` and `fr`.
fn beginnings(id: &RuleId) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(id.as_str()), |path| path.rsplit_once('/').map(|(folder, _)| folder))
}
