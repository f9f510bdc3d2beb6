//! `phrase`: words as they stand, with alternatives; any spacing, any style of quotation mark.
//!
//! ```yaml
//! match: "{renewed|new|strong} accent on"      # {1} is the alternative that was met
//! match: "{~assist} to {the|a} {*}"            # every form of a verb; {*} is any one word
//! match: ["loan{|s} rental", "loan hire"]      # several phrases; an empty alternative may be absent
//! ```

mod samples;
mod syntax;
mod walk;

use walk::Walker;

use std::cmp::Reverse;

use super::{Check, Finding};
use crate::rule::{Case, Hit, Node, Problem, Words, decode};
use crate::text::Document;

use syntax::{Variant, combined};

/// Phrases, taken apart.
#[derive(Debug)]
struct Phrase {
    variants: Vec<Variant>,
    /// The needles, each with the variant that it belongs to.
    needles: Vec<Needle>,
    captures: usize,
    case: Case,
}

#[derive(Debug)]
struct Needle {
    text: String,
    variant: usize,
    /// Which text of each element of the anchor the needle is made of.
    texts: Vec<usize>,
}

/// Reads the `match` of a phrase rule.
pub(super) fn compile(node: &Node, case: Case) -> Result<Box<dyn Check>, Problem> {
    let phrases: Words = decode(node)?;
    let (mut variants, mut captures) = (Vec::new(), 0);
    for phrase in &phrases.0 {
        let parsed = syntax::parse(phrase)?;
        captures = captures.max(parsed.captures);
        variants.extend(parsed.variants);
    }
    if variants.is_empty() {
        return Err(Problem::new(node.at, "no phrase to look for").remedy("write at least one word"));
    }
    let needles = variants.iter().enumerate().flat_map(|(number, variant)| needles_of(number, variant)).collect();
    Ok(Box::new(Phrase { variants, needles, captures, case }))
}

/// All texts that the anchor of variant number `variant` stands for.
fn needles_of(variant: usize, of: &Variant) -> Vec<Needle> {
    let texts = combined(&of.elements[of.anchor.clone()]).into_iter();
    texts.map(|(text, texts)| Needle { text: text.trim().to_owned(), variant, texts }).collect()
}

impl Check for Phrase {
    fn needles(&self) -> Vec<String> {
        self.needles.iter().map(|needle| needle.text.clone()).collect()
    }

    fn samples(&self) -> Vec<String> {
        self.variants.iter().flat_map(samples::of).collect()
    }

    fn captures(&self) -> Vec<String> {
        (1..=self.captures).map(|number| number.to_string()).collect()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let walker = Walker { view: document.view(), case: self.case };
        let matches = hits.iter().filter_map(|hit| {
            let needle = &self.needles[hit.needle];
            self.variants[needle.variant].at(&walker, *hit, &needle.texts)
        });
        let mut matches: Vec<Finding> = matches.collect();
        matches.sort_by_key(|finding| (finding.place.start, Reverse(finding.place.end)));
        matches.dedup_by(|later, earlier| later.place.overlaps(earlier.place));
        found.extend(matches);
    }
}
