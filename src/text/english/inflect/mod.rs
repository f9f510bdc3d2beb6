//! The forms of verbs and the plural of nouns.

mod noun;
mod verb;

pub use noun::plural;
pub use verb::{VerbForm, form_of, inflect_like, verb_form_variants, verb_forms};
