//! `agreement`: a pronoun that nobody near it can own. A test of absence: whoever could own it keeps it quiet.
//!
//! ```yaml
//! match: gender        # “Putin's desire to stop her war”: only men are in reach
//! match: institution   # “the Kremlin's commitment to a ceasefire in his war”: nobody is in reach
//! match: mind          # “It is not serious about …” of a person
//! ```

mod cast;
mod gender;
mod institution;
mod mind;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, capitalised, decode};
use crate::text::Document;
use crate::text::english::people::Gender;

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Fault {
    /// Only people of the other gender are in reach.
    Gender,
    /// Only an institution is in reach.
    Institution,
    /// “It” of somebody who is serious, or not.
    Mind,
}

#[derive(Debug)]
struct Agreement(Fault);

/// Reads the `match` of an agreement rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    Ok(Box::new(Agreement(decode(node)?)))
}

/// A gendered pronoun and what it becomes in the other gender, and of a thing.
#[derive(Debug, Clone, Copy)]
struct Pronoun {
    text: &'static str,
    gender: Gender,
    other: &'static str,
    /// What a thing would have, if the pronoun marks an owner.
    thing: Option<&'static str>,
}

/// “her” stands for both “him” and “his”: the tags tell which.
const PRONOUNS: [Pronoun; 7] = [
    Pronoun { text: "her", gender: Gender::Female, other: "his", thing: Some("its") },
    Pronoun { text: "his", gender: Gender::Male, other: "her", thing: Some("its") },
    Pronoun { text: "she", gender: Gender::Female, other: "he", thing: None },
    Pronoun { text: "he", gender: Gender::Male, other: "she", thing: None },
    Pronoun { text: "him", gender: Gender::Male, other: "her", thing: None },
    Pronoun { text: "herself", gender: Gender::Female, other: "himself", thing: None },
    Pronoun { text: "himself", gender: Gender::Male, other: "herself", thing: None },
];

impl Check for Agreement {
    fn needles(&self) -> Vec<String> {
        match self.0 {
            Fault::Mind => vec!["it".to_owned()],
            _ => PRONOUNS.iter().map(|pronoun| pronoun.text.to_owned()).collect(),
        }
    }

    fn captures(&self) -> Vec<String> {
        ["write", "owner"].map(str::to_owned).to_vec()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        match self.0 {
            Fault::Gender => gender::check(document, hits, found),
            Fault::Institution => institution::check(document, hits, found),
            Fault::Mind => mind::check(document, hits, found),
        }
    }
}

/// A finding on the pronoun of `hit`, to be replaced by `write`; `owner` is who owns it instead.
fn finding(document: &Document<'_>, hit: &Hit, write: &str, owner: &str) -> Finding {
    let capital = document.view().slice(hit.place).starts_with(char::is_uppercase);
    let write = if capital { capitalised(write) } else { write.to_owned() };
    Finding::with(hit.place, Captures::default().with("write", write).with("owner", owner))
}
