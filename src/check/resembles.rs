//! `resembles`: a name that is almost one that the text, or a table, knows.
//!
//! ```yaml
//! match: { names: [Zelensky, Lukashenko] }   # names to compare with; the text's own frequent names join them
//! ```

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, Words, decode};
use crate::text::words::words;
use crate::text::{Document, ViewSpan};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ResemblesSpec {
    /// Names to compare with; the text's own frequent names join them.
    #[serde(default)]
    names: Words,
    /// Spellings that are right beside the names.
    #[serde(default)]
    except: Words,
}

#[derive(Debug)]
struct Resembles {
    /// The names by their sound key.
    by_sound: FxHashMap<String, String>,
    except: FxHashSet<String>,
}

/// Shorter names have too many neighbours.
const SHORTEST: usize = 6;
/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.83;
/// So many frequent names, the first ones, are compared with the rare ones: more than an article has.
const OWN_NAMES: usize = 500;
/// How often a text must use a name for it to be the text's own.
const FREQUENT: usize = 3;

/// Reads the `match` of a resembles rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec: ResemblesSpec = decode(node)?;
    let names = spec.names.0.into_iter().map(|name| (sound_key(&name.value), name.value)).collect();
    Ok(Box::new(Resembles { by_sound: names, except: spec.except.0.into_iter().map(|name| name.value).collect() }))
}

impl Check for Resembles {
    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let names = names(document);
        let frequent = names.iter().filter(|(_, places)| places.len() >= FREQUENT).map(|(name, _)| Shape::of(name));
        let frequent: Vec<Shape<'_>> = frequent.take(OWN_NAMES).collect();
        for (name, places) in &names {
            let Some(write) = self.known(name).or_else(|| neighbour(name, places.len(), &frequent)) else { continue };
            if !self.except.contains(*name) {
                let finding = |&place: &ViewSpan| Finding::with(place, Captures::default().with("write", write));
                found.extend(places.iter().map(finding));
            }
        }
        found.sort_by_key(|finding| finding.place);
    }
}

impl Resembles {
    /// The name of the table that sounds like `name` and is spelt otherwise.
    fn known(&self, name: &str) -> Option<&str> {
        let write = self.by_sound.get(&sound_key(name))?;
        (write != name).then_some(write)
    }
}

/// The text's own frequent name that `name` is a slip for.
fn neighbour<'n>(name: &str, count: usize, frequent: &[Shape<'n>]) -> Option<&'n str> {
    let shape = Shape::of(name);
    let is_slip = |other: &str| {
        other != name && !is_form_of(name, other) && strsim::normalized_damerau_levenshtein(name, other) >= ALIKE
    };
    let near = frequent.iter().filter(|other| count == 1 && shape.may_resemble(other));
    near.map(|other| other.name).find(|other| is_slip(other))
}

/// A name with what tells quickly that it is unlike another.
#[derive(Debug, Clone, Copy)]
struct Shape<'n> {
    name: &'n str,
    /// A bit for each letter that is in it.
    letters: u32,
}

impl<'n> Shape<'n> {
    fn of(name: &'n str) -> Self {
        Self { name, letters: name.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % u32::BITS)) }
    }

    /// Whether the two may be alike: an edit takes one letter out and brings one in at most.
    fn may_resemble(&self, other: &Self) -> bool {
        let longest = self.name.len().max(other.name.len());
        let gone = (self.letters & !other.letters).count_ones().max((other.letters & !self.letters).count_ones());
        gone as usize * 100 <= longest * 20
    }
}

/// Whether one is a longer form of the other: a plural, a nationality.
fn is_form_of(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    shared + 1 >= a.chars().count().min(b.chars().count())
}

/// The capitalised words of the text that begin no sentence, with their places.
fn names<'d>(document: &'d Document<'_>) -> Vec<(&'d str, Vec<ViewSpan>)> {
    let text = document.view().text();
    let mut found: FxHashMap<&str, Vec<ViewSpan>> = FxHashMap::default();
    let mut small: FxHashSet<&str> = FxHashSet::default();
    for word in words(text, (0..text.len()).into()) {
        let written = &text[word.range()];
        if written.starts_with(char::is_lowercase) {
            small.insert(written);
        } else if is_name(written) {
            found.entry(written).or_default().push(word);
        }
    }
    let mut names: Vec<_> =
        found.into_iter().filter(|(name, _)| !small.contains(name.to_lowercase().as_str())).collect();
    names.sort_by_key(|(_, places)| places[0]);
    names
}

/// One capital at the start, letters only, long enough.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && word.chars().count() >= SHORTEST && chars.all(char::is_lowercase)
}

/// Letters and the sound that they stand for, the longer ones first.
#[rustfmt::skip]
const SOUNDS: &[(&str, &str)] = &[
    ("chtch", "S"), ("schtsch", "S"), ("shch", "S"), ("szcz", "S"), ("tsch", "C"), ("tch", "C"), ("cz", "C"), ("sch", "S"),
    ("sh", "S"), ("sz", "S"), ("ch", "S"), ("zh", "J"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("ph", "f"),
    ("ck", "k"), ("kh", "h"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("iy", "i"), ("ij", "i"),
    ("yy", "i"), ("yj", "i"), ("ii", "i"), ("y", "i"), ("j", "i"), ("ï", "i"), ("é", "e"), ("è", "e"),
    ("ë", "e"), ("ñ", "n"), ("q", "k"), ("x", "ks"),
];

/// How a name sounds, whichever alphabet and language it came through: “Loukachenko”, “Lukaschenko” and “Lukashenko” agree.
fn sound_key(name: &str) -> String {
    let mut key = name.to_lowercase();
    for (letters, sound) in SOUNDS {
        key = key.replace(letters, sound);
    }
    let mut last = None;
    key.retain(|c| last.replace(c) != Some(c));
    key.trim_end_matches('e').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for [a, b] in
            [["Loukachenko", "Lukaschenko"], ["Selenskyj", "Selensky"], ["Poutine", "Putin"], ["Medwedew", "Medvedev"]]
        {
            assert_eq!(sound_key(a), sound_key(b));
        }
    }
}
