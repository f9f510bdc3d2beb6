//! “Did you mean …?”

use mtlint::rule::nearest;

/// A question that proposes what is most like `word`, ready to be put behind an error; empty if nothing is like it.
pub(super) fn did_you_mean<'c>(word: &str, known: impl Iterator<Item = &'c str>) -> String {
    nearest(word, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}
