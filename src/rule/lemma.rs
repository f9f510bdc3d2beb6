//! `~say` stands for say, says, said and saying.

use super::decode::Spanned;
use super::error::Problem;
use crate::text::english::inflect::{VerbForm, verb_form_variants};

/// A phrase that an author wrote, with one form of each `~verb` in it put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) text: String,
    /// The form of the verb, if there is one.
    pub(crate) verb: Option<VerbForm>,
}

/// All that `written` stands for: itself, or each form of the verb that it marks with `~`.
pub(crate) fn expand(written: &Spanned<String>) -> Result<Vec<Form>, Problem> {
    let text = written.value.trim();
    let Some((before, rest)) = text.split_once('~') else {
        return Ok(vec![Form { text: text.to_owned(), verb: None }]);
    };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (lemma, behind) = rest.split_at(end);
    if lemma.is_empty() || behind.contains('~') {
        let problem = Problem::new(written.at, "`~` marks one verb in its base form");
        return Err(problem.remedy("write `~say`, once in a phrase"));
    }
    let form = |(verb, form)| Form { text: format!("{before}{verb}{behind}"), verb: Some(form) };
    Ok(forms_of(lemma).into_iter().map(form).collect())
}

/// Every form of `lemma`, spelling variants included, each spelling once.
fn forms_of(lemma: &str) -> Vec<(String, VerbForm)> {
    let mut forms: Vec<(String, VerbForm)> = Vec::new();
    if lemma == "be" {
        forms.extend(["am", "are", "were"].map(|verb| (verb.to_owned(), VerbForm::Base)));
    }
    for form in VerbForm::ALL {
        for variant in verb_form_variants(lemma, form) {
            if forms.iter().all(|(known, _)| *known != variant) {
                forms.push((variant, form));
            }
        }
    }
    forms
}
