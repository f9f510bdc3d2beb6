//! His or her of an institution: “the Kremlin's commitment to a ceasefire in his war”.

use super::cast::{Cast, Who};
use super::{PRONOUNS, finding};
use crate::check::Finding;
use crate::rule::Hit;
use crate::text::Document;

/// How many bytes may stand between the owner and its pronoun.
const REACH: usize = 60;

/// Finds possessive pronouns of people whose only possible owner is a place or an organisation that owns already.
pub(super) fn check(document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
    let possessive = hits.iter().filter(|hit| PRONOUNS[hit.needle].thing.is_some());
    found.extend(possessive.filter_map(|hit| of_institution(document, hit)));
}

fn of_institution(document: &Document<'_>, hit: &Hit) -> Option<Finding> {
    let index = document.sentence_at(hit.place.start);
    let sentence = document.sentences()[index];
    let before = &document.view().text()[sentence.span.start..hit.place.start];
    let owns = before.rfind("'s ").filter(|at| before.len() - at <= REACH)?;
    // A paragraph's first sentence goes on from the paragraph before, whoever that was about.
    let earlier = (0..index).rev().take_while(|&other| document.sentences()[other].paragraph == sentence.paragraph);
    let mut cast = Cast::default();
    let people = earlier
        .clone()
        .any(|other| cast.mentions(document, other).iter().any(|mention| mention.who != Who::Institution));
    if people || earlier.count() == 0 {
        return None;
    }
    let mentions = cast.mentions(document, index);
    let mut nearby = mentions.iter().filter(|mention| mention.place.end <= hit.place.start);
    let owner = nearby.clone().find(|mention| mention.place.end == sentence.span.start + owns)?;
    let only_institutions = nearby.all(|mention| mention.who == Who::Institution);
    let thing = PRONOUNS[hit.needle].thing?;
    only_institutions.then(|| finding(document, hit, thing, document.view().slice(owner.place)))
}
