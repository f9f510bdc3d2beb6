//! `pairs` and `spacing`: faults of punctuation, found in one pass for all rules and told apart by name.
//!
//! ```yaml
//! match: unclosed               # kind: pairs
//! match: [space-before, doubled]   # kind: spacing
//! ```

use serde::de::DeserializeOwned;

use super::{Check, Finding};
use crate::diagnostic::Edit;
use crate::rule::{Captures, Case, Hit, Node, Problem, Value, decode};
use crate::text::marks::{MarkEdit, PairFault, SpacingFault};
use crate::text::{Document, Span};

#[derive(Debug)]
struct Pairs(Vec<PairFault>);

#[derive(Debug)]
struct Spacing(Vec<SpacingFault>);

/// Reads the `match` of a pairs rule.
pub(super) fn compile_pairs(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    Ok(Box::new(Pairs(one_or_more(node)?)))
}

/// Reads the `match` of a spacing rule.
pub(super) fn compile_spacing(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    Ok(Box::new(Spacing(one_or_more(node)?)))
}

fn one_or_more<T: DeserializeOwned>(node: &Node) -> Result<Vec<T>, Problem> {
    match &node.value {
        Value::List(items) => items.iter().map(decode).collect(),
        _ => Ok(vec![decode(node)?]),
    }
}

impl Check for Pairs {
    fn captures(&self) -> Vec<String> {
        vec!["mark".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let wanted = document.pair_defects().iter().filter(|defect| self.0.contains(&defect.fault));
        found.extend(wanted.map(|defect| {
            let finding = finding(document, defect.span, defect.edit.as_ref());
            Finding { captures: Captures::default().with("mark", defect.mark), ..finding }
        }));
    }
}

impl Check for Spacing {
    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let wanted = document.spacing_defects().iter().filter(|defect| self.0.contains(&defect.fault));
        found.extend(wanted.map(|defect| finding(document, defect.span, defect.edit.as_ref())));
    }
}

fn finding(document: &Document<'_>, span: Span, edit: Option<&MarkEdit>) -> Finding {
    let edits = edit.map(|edit| Edit { span: edit.span, replacement: edit.replacement.clone() });
    let place = document.view().place_of(span);
    Finding { place, span: Some(span), captures: Captures::default(), edits: Some(edits.into_iter().collect()) }
}
