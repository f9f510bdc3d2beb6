//! His where only women, her where only men are in reach.

use super::cast::{Cast, Mention, Who, sure_mentions};
use super::{PRONOUNS, finding};
use crate::check::Finding;
use crate::rule::Hit;
use crate::text::english::function_words::is_function_word;
use crate::text::english::people::Gender;
use crate::text::words::{word_before, words};
use crate::text::{Document, Penn, ViewSpan};

/// A gender that a text refers to more often is not a slip.
const SLIPS: usize = 2;
/// How many sentences before the pronoun its owner may stand in.
const REACH: usize = 3;

/// Finds pronouns of a gender that nobody in reach has.
pub(super) fn check(document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
    let mut scenes = Scenes::default();
    for gender in [Gender::Female, Gender::Male] {
        let of_gender: Vec<&Hit> = hits.iter().filter(|hit| PRONOUNS[hit.needle].gender == gender).collect();
        if of_gender.len() <= SLIPS {
            let seeking = of_gender.iter().filter(|hit| may_be_slip(document, hit));
            found.extend(seeking.filter_map(|hit| slip(document, hit, &of_gender, &mut scenes)));
        }
    }
}

/// Whether the pronoun of `hit` stands where slips are looked for, behind somebody who may have a name.
fn may_be_slip(document: &Document<'_>, hit: &Hit) -> bool {
    let sentence = document.sentence_span(hit.place.start);
    let before = ViewSpan::new(sentence.start, hit.place.start.max(sentence.start));
    let view = document.view();
    let is_named = words(view.text(), before).enumerate().any(|(number, word)| {
        let is_name = || number > 0 || !is_function_word(&view.folded()[word.range()]);
        view.slice(word).starts_with(char::is_uppercase) && is_name()
    });
    is_named
        && (OWNED.contains(&PRONOUNS[hit.needle].text) || opens_clause(document, hit))
        && !is_one_of_two(document, hit)
}

/// Who is mentioned in each sentence of a text, from the first on; worked out as far as it is asked for.
#[derive(Debug, Default)]
struct Scenes {
    cast: Cast,
    mentions: Vec<Vec<Mention>>,
}

impl Scenes {
    fn of(&mut self, document: &Document<'_>, index: usize) -> &[Mention] {
        while self.mentions.len() <= index {
            let next = self.cast.mentions(document, self.mentions.len());
            self.mentions.push(next);
        }
        &self.mentions[index]
    }
}

/// The finding on the pronoun of `hit`, if no one but people of the other gender is in reach.
fn slip(document: &Document<'_>, hit: &Hit, alike: &[&Hit], scenes: &mut Scenes) -> Option<Finding> {
    let sentence = document.sentence_at(hit.place.start);
    let is_slip = |mention: &Mention| alike.iter().any(|hit| hit.place == mention.place);
    let may_own = |mention: &Mention, index: usize| match mention.who {
        Who::Person(gender) | Who::Somebody(gender) => gender == PRONOUNS[hit.needle].gender && !is_slip(mention),
        Who::Unknown => index + REACH >= sentence && !is_slip(mention),
        Who::Institution => false,
    };
    // Most owners stand close by, and are found there without a look at all that the text has said before.
    let mut near = (0..=sentence).rev().take(REACH + 1).chain([sentence + 1]);
    if near.any(|index| sure_mentions(document, index).any(|mention| may_own(&mention, index))) {
        return None;
    }
    let mut owner = None;
    for index in 0..document.sentences().len().min(sentence + 2) {
        let mentions = scenes.of(document, index);
        if mentions.iter().any(|mention| may_own(mention, index)) {
            return None;
        }
        let is_before = |mention: &&Mention| index == sentence && mention.place.end < hit.place.start;
        let is_person = |mention: &&Mention| matches!(mention.who, Who::Person(_)) && !is_slip(mention);
        owner = mentions.iter().filter(is_before).rfind(is_person).map(|owner| owner.place).or(owner);
    }
    let owner = owner?;
    let owns = document.view().text()[owner.end..].starts_with("'s ");
    // A first sentence may have been cut from others that say whose it is.
    if sentence == 0 && !owns && (alike.len() > 1 || !seeks_owner(document, hit)) {
        return None;
    }
    Some(finding(document, hit, replacement(document, hit), document.view().slice(owner)))
}

/// Pronouns that look for their owner in their own sentence.
const OWNED: [&str; 4] = ["her", "his", "herself", "himself"];

/// Words that open a clause whose subject the sentence has named.
const OPENERS: [&str; 8] = ["when", "after", "because", "before", "until", "while", "since", "although"];

/// Whether the pronoun is the subject of a clause that depends on another.
fn opens_clause(document: &Document<'_>, hit: &Hit) -> bool {
    word_before(document.view().folded(), hit.place.start).is_some_and(|word| OPENERS.contains(&word))
}

/// Whether the pronoun looks for its owner in its own clause; “her” as an object looks beyond it.
fn seeks_owner(document: &Document<'_>, hit: &Hit) -> bool {
    let pronoun = PRONOUNS[hit.needle];
    pronoun.text != "her" || replacement(document, hit) == "his"
}

/// Whether the pronoun stands beside its counterpart, for anybody: “his or her”, “his/her”.
fn is_one_of_two(document: &Document<'_>, hit: &Hit) -> bool {
    let folded = document.view().folded();
    let before = folded[..hit.place.start].trim_end_matches([' ', '(', '/']);
    let after = folded[hit.place.end..].trim_start_matches([' ', ')', '/']);
    before.ends_with(" or")
        || before.ends_with(" his")
        || before.ends_with(" each")
        || after.starts_with("or ")
        || after.starts_with("her ")
}

/// The pronoun of the other gender: “her” becomes “him” or “his”.
fn replacement(document: &Document<'_>, hit: &Hit) -> &'static str {
    let pronoun = PRONOUNS[hit.needle];
    let sentence = document.sentence_at(hit.place.start);
    let token = document.tokens(sentence).iter().position(|token| token.span == hit.place);
    let tag = token.and_then(|token| document.tags(sentence).get(token));
    let is_object = tag.is_some_and(|tag| tag.penn == Penn::Prp);
    if pronoun.text == "her" && is_object { "him" } else { pronoun.other }
}
