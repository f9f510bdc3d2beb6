//! `respelt`: a name from Cyrillic in the letters of another language than English. Which names there are, English
//! knows; the rule says how the other language writes their sounds.
//!
//! ```yaml
//! match:
//!   letters: { shch: schtsch, ch: tsch, v: w, sky$: skij, kh: [ch, h] }   # English: theirs; `$` is the end
//!   endings: [enko, ov, ova]   # of the names to look for, in English; left out, all of them
//!   except: [Tokarczuk]        # spellings that somebody bears in English too
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, Words, capitalised, decode};
use crate::text::Document;
use crate::text::english::cyrillic::cyrillic_surnames;
use crate::text::english::people::{given_name_gender, public_person};
use crate::text::english::places::is_place;

/// What the rule says, and all that is kept of it: the spellings are thousands, and most texts have none of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RespeltSpec {
    /// How the other language writes what English writes so; `$` is the end of a name.
    letters: BTreeMap<String, Words>,
    /// The endings of the names to look for, in English; left out, all of them.
    #[serde(default)]
    endings: Words,
    /// Spellings that somebody bears in English too.
    #[serde(default)]
    except: Words,
}

/// Shorter names have too many neighbours.
const SHORTEST: usize = 5;
/// From this length on, a name may differ in its last letter alone.
const EMIGRANT: usize = 8;
/// How many spellings of one name are tried at most.
const SPELLINGS: usize = 24;

/// Reads the `match` of a respelt rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    Ok(Box::new(decode::<RespeltSpec>(node)?))
}

impl RespeltSpec {
    /// The names to look for, in English.
    fn names(&self) -> impl Iterator<Item = Cow<'static, str>> {
        cyrillic_surnames().filter(|name| ends(name, &self.endings))
    }

    /// The name that `written` spells.
    fn name_of(&self, written: &str) -> Option<Cow<'static, str>> {
        let small = written.to_lowercase();
        if written != capitalised(&small) {
            return None;
        }
        let spells = |name: &str| {
            can_spell(&format!("{}$", name.to_lowercase()), &small, &self.letters) && is_foreign(written, name)
        };
        self.names().find(|name| spells(name))
    }
}

/// Whether the other language may write `small` for the rest of a name, `ended`.
fn can_spell(ended: &str, small: &str, letters: &BTreeMap<String, Words>) -> bool {
    if ended.is_empty() || ended == "$" {
        return small.is_empty();
    }
    let (step, to) = step(ended, letters);
    to.iter().any(|to| small.strip_prefix(*to).is_some_and(|rest| can_spell(&ended[step..], rest, letters)))
}

/// The bytes that the letters at the start of `ended` take, and what the other language may write for them.
fn step<'l>(ended: &'l str, letters: &'l BTreeMap<String, Words>) -> (usize, Vec<&'l str>) {
    let fitting = letters.iter().filter(|(from, _)| ended.starts_with(from.as_str()));
    if let Some((from, to)) = fitting.max_by_key(|(from, _)| from.len()) {
        return (from.trim_end_matches('$').len().max(1), to.0.iter().map(|to| to.value.as_str()).collect());
    }
    let length = ended.chars().next().map_or(1, char::len_utf8);
    (length, vec![&ended[..length]])
}

/// Whether `name` has one of `endings`, if there are any.
fn ends(name: &str, endings: &Words) -> bool {
    endings.0.is_empty() || endings.0.iter().any(|ending| name.ends_with(ending.value.as_str()))
}

/// Whether nobody writes `name` in English who means `write`, nor another.
fn is_foreign(name: &str, write: &str) -> bool {
    let is_name = public_person(name).is_some() || given_name_gender(name).is_some() || is_place(name);
    // Maslow and Sokolow came to America long ago.
    let is_emigrant =
        name.len() < EMIGRANT && name.len() == write.len() && write.starts_with(name.trim_end_matches('w'));
    name.len() >= SHORTEST && !is_name && !is_emigrant && loose(name) != loose(write)
}

/// What English transliterations differ in, made alike: “Dementieva” is “Dementyeva”, “Valuev” is “Valuyev”.
fn loose(name: &str) -> String {
    let name = name.to_lowercase().replace(['y', 'i', 'ï'], "i");
    ["ie", "io", "ia", "iu"].iter().fold(name, |name, glide| name.replace(glide, &glide[1..])).replace('i', "")
}

/// How the other language may spell `name`.
fn spellings(name: &str, letters: &BTreeMap<String, Words>) -> Vec<String> {
    let ended = format!("{}$", name.to_lowercase());
    let (mut spelt, mut rest) = (vec![String::new()], ended.as_str());
    while !rest.is_empty() && rest != "$" {
        let (taken, to) = step(rest, letters);
        let longer = |start: &String| to.iter().map(|end| format!("{start}{end}")).collect::<Vec<_>>();
        spelt = spelt.iter().flat_map(longer).take(SPELLINGS).collect();
        rest = &rest[taken..];
    }
    spelt.iter().map(|name| capitalised(name)).collect()
}

impl Check for RespeltSpec {
    fn needles(&self) -> Vec<String> {
        let mut taken: FxHashSet<String> = cyrillic_surnames().map(Cow::into_owned).collect();
        taken.extend(self.except.0.iter().map(|name| name.value.clone()));
        let mut needles = Vec::new();
        for name in self.names() {
            let foreign = spellings(&name, &self.letters).into_iter().filter(|not| is_foreign(not, &name));
            needles.extend(foreign.filter(|not| taken.insert(not.clone())));
        }
        needles
    }

    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        // A text that has a name has it often, and all names are gone through to know one.
        let mut known: FxHashMap<&str, Option<Cow<'_, str>>> = FxHashMap::default();
        for hit in hits {
            let written = document.view().slice(hit.place);
            if let Some(name) = known.entry(written).or_insert_with(|| self.name_of(written)).clone() {
                found.push(Finding::with(hit.place, Captures::default().with("write", name)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Spanned;

    fn letters(table: &[(&str, &[&str])]) -> BTreeMap<String, Words> {
        let words = |to: &[&str]| {
            Words(
                to.iter()
                    .map(|to| Spanned { value: (*to).to_owned(), at: crate::rule::At { line: 1, column: 1 } })
                    .collect(),
            )
        };
        table.iter().map(|(from, to)| ((*from).to_owned(), words(to))).collect()
    }

    #[test]
    fn the_longest_letters_go_first_and_each_choice_makes_a_spelling() {
        let german = letters(&[("shch", &["schtsch"]), ("sh", &["sch"]), ("v", &["w"]), ("yu", &["ju", "iu"])]);
        assert_eq!(spellings("Yushchenkov", &german), ["Juschtschenkow", "Iuschtschenkow"]);
    }

    #[test]
    fn english_has_more_than_one_spelling() {
        assert!(!is_foreign("Dementieva", "Dementyeva") && !is_foreign("Valuev", "Valuyev"));
        assert!(!is_foreign("Maslow", "Maslov") && is_foreign("Samsonow", "Samsonov"));
        assert!(is_foreign("Jefimowa", "Yefimova"));
    }

    #[test]
    fn an_ending_counts_at_the_end_only() {
        let french = letters(&[("in$", &["ine"]), ("u", &["ou"])]);
        assert_eq!(spellings("Putin", &french), ["Poutine"]);
        assert_eq!(spellings("Inin", &french), ["Inine"]);
    }
}
