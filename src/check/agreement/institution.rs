//! His or her of an institution: “the Kremlin's commitment to a ceasefire in his war”.

use super::cast::{Cast, Mention, Who};
use super::{PRONOUNS, finding};
use crate::check::Finding;
use crate::rule::Hit;
use crate::text::{Document, Position};

/// How many bytes may stand between the owner and its pronoun.
const REACH: usize = 60;

/// Finds possessive pronouns of people whose only possible owner is a place or an organisation that owns already.
pub(super) fn check(document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
    let mut memory = Memory::default();
    let possessive = hits.iter().filter(|hit| PRONOUNS[hit.needle].thing.is_some());
    found.extend(possessive.filter_map(|hit| of_institution(document, hit, &mut memory)));
}

fn of_institution(document: &Document<'_>, hit: &Hit, memory: &mut Memory) -> Option<Finding> {
    let index = document.sentence_at(hit.place.start);
    let sentence = document.sentences()[index];
    let text = document.view().text();
    let start = hit.place.start.saturating_sub(REACH).max(sentence.span.start);
    let near = (start..=hit.place.start).find(|&at| text.is_char_boundary(at))?;
    let owner_end = near + text[near..hit.place.start].rfind("'s ")?;
    // A paragraph's first sentence goes on from the paragraph before, whoever that was about.
    if matches!(sentence.position, Position::First | Position::Only) || memory.has_people_before(document, index) {
        return None;
    }
    let scene = memory.scene(document, index);
    let owner = scene.mentions.get(scene.mentions.partition_point(|mention| mention.place.end < owner_end))?;
    let is_owner = owner.place.end == owner_end && scene.first_other.is_none_or(|other| other > hit.place.start);
    let thing = PRONOUNS[hit.needle].thing?;
    is_owner.then(|| finding(document, hit, thing, document.view().slice(owner.place)))
}

/// What was worked out for the pronoun before: many may stand in one sentence, or in one paragraph.
#[derive(Debug, Default)]
struct Memory {
    /// A sentence, and whether people are mentioned before it in its paragraph.
    people: Option<(usize, bool)>,
    scene: Option<(usize, Scene)>,
}

/// Who is mentioned in a sentence.
#[derive(Debug)]
struct Scene {
    mentions: Vec<Mention>,
    /// Where the first one ends who is no institution.
    first_other: Option<usize>,
}

impl Memory {
    /// Whether people are mentioned in the paragraph before its sentence number `index`.
    fn has_people_before(&mut self, document: &Document<'_>, index: usize) -> bool {
        let paragraph = document.sentences()[index].paragraph;
        let known = self.people.filter(|(other, _)| document.sentences()[*other].paragraph == paragraph);
        let is_new = |other: &usize| known.is_none_or(|(known, _)| *other >= known);
        let earlier = (0..index).rev().take_while(|&other| document.sentences()[other].paragraph == paragraph);
        let has_people = |other| {
            let mentions = Cast::default().mentions(document, other);
            mentions.iter().any(|mention| mention.who != Who::Institution)
        };
        let people = earlier.take_while(is_new).any(has_people) || known.is_some_and(|(_, people)| people);
        self.people = Some((index, people));
        people
    }

    /// Who is mentioned in sentence number `index`.
    fn scene(&mut self, document: &Document<'_>, index: usize) -> &Scene {
        let known = self.scene.take().filter(|(other, _)| *other == index);
        let (_, scene) = self.scene.insert(known.unwrap_or_else(|| {
            let mentions = Cast::default().mentions(document, index);
            let other = mentions.iter().find(|mention| mention.who != Who::Institution);
            (index, Scene { first_other: other.map(|mention| mention.place.end), mentions })
        }));
        scene
    }
}
