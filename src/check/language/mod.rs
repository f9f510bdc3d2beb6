//! `language`: a sentence, a quotation or a word left in another language.
//!
//! ```yaml
//! match: { languages: [fra, deu, spa], shortest: 5 }   # ISO 639-3; the shortest passage in words
//! match: { languages: [fra, deu, spa], unit: word }    # single words, and a few of them, within an English sentence
//! match: { languages: [deu], unit: capitalised }       # words with a capital that are no names
//! ```
//!
//! `{language}` is the English name of the language.

mod capital;
mod context;
mod french;
mod number;
mod passage;
mod slip;
mod word;

use schemars::JsonSchema;
use serde::Deserialize;
use whatlang::Lang;

use super::Check;
use crate::rule::{Case, Node, Problem, Spanned, decode};

use capital::CapitalisedWord;
use passage::Passages;
use word::ForeignWord;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageSpec {
    /// The languages that may be left, by their ISO 639-3 codes: fra, deu.
    languages: Vec<Spanned<String>>,
    /// What is left in another language.
    #[serde(default)]
    unit: Unit,
    /// The shortest passage that counts, in words.
    #[serde(default = "shortest")]
    shortest: usize,
}

/// What is left in another language.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Unit {
    /// A sentence or a quotation.
    #[default]
    Passage,
    /// A word in small letters, and a few of them, within an English sentence.
    Word,
    /// A word with a capital that is no name.
    Capitalised,
}

fn shortest() -> usize {
    5
}

/// Reads the `match` of a language rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec: LanguageSpec = decode(node)?;
    let languages = spec.languages.iter().map(known).collect::<Result<Vec<Lang>, Problem>>()?;
    Ok(match spec.unit {
        Unit::Passage => Box::new(Passages::new(languages, spec.shortest)),
        Unit::Capitalised => Box::new(CapitalisedWord::new(languages)),
        Unit::Word => Box::new(ForeignWord::new(languages)),
    })
}

/// The language with this code.
fn known(code: &Spanned<String>) -> Result<Lang, Problem> {
    let unknown = || {
        let known: Vec<&str> = Lang::all().iter().map(Lang::code).collect();
        Problem::unknown("language", &code.value, &known).or_at(code.at)
    };
    Lang::from_code(&code.value).ok_or_else(unknown)
}
