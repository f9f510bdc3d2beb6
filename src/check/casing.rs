//! `casing`: names and phrases that are always written with the same capitals.
//!
//! ```yaml
//! match: [Kyiv, Victory Day]
//! ```
//!
//! A capital that is missing counts; capitals too many don't, since headlines have them.

use super::{Check, Finding, names};
use crate::rule::{Captures, Case, Hit, Node, Problem};
use crate::text::Document;

#[derive(Debug)]
struct Casing {
    names: Vec<String>,
}

/// Reads the `match` of a casing rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let names = names(node)?;
    if let Some(small) = names.0.iter().find(|name| !name.value.contains(char::is_uppercase)) {
        let problem = Problem::new(small.at, format!("`{}` has no capital letter", small.value));
        return Err(problem.remedy("write the name as it should stand"));
    }
    Ok(Box::new(Casing { names: names.0.into_iter().map(|name| name.value).collect() }))
}

impl Check for Casing {
    fn needles(&self) -> Vec<String> {
        self.names.clone()
    }

    fn samples(&self) -> Vec<String> {
        self.names.iter().map(|name| name.to_lowercase()).collect()
    }

    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        for hit in hits {
            let name = &self.names[hit.needle];
            let written = document.view().slice(hit.place);
            let is_small = |(right, c): (char, char)| right.is_uppercase() && c.is_lowercase();
            if name.chars().zip(written.chars()).any(is_small) {
                found.push(Finding::with(hit.place, Captures::default().with("write", name)));
            }
        }
    }
}
