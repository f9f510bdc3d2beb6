//! stub
#![allow(missing_docs)]
pub mod inflect {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum VerbForm {
        Base,
        ThirdPerson,
        Past,
        Participle,
        Gerund,
    }
    pub fn verb_forms(lemma: &str) -> Vec<(VerbForm, String)> {
        vec![
            (VerbForm::Base, lemma.to_owned()),
            (VerbForm::ThirdPerson, format!("{lemma}s")),
            (VerbForm::Past, format!("{lemma}ed")),
            (VerbForm::Gerund, format!("{lemma}ing")),
        ]
    }
    pub fn inflect_like(lemma: &str, _form: VerbForm) -> String {
        lemma.to_owned()
    }
}
