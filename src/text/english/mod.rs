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
    pub fn plural(noun: &str) -> String {
        format!("{noun}s")
    }
    pub fn inflect_like(lemma: &str, _form: VerbForm) -> String {
        lemma.to_owned()
    }
}
pub mod sound {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Sound {
        Vowel,
        Consonant,
    }
    pub fn first_sound(word: &str) -> Option<Sound> {
        Some(if word.starts_with(['a', 'e', 'i', 'o']) { Sound::Vowel } else { Sound::Consonant })
    }
}
