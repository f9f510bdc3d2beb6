//! The five forms of verbs, irregular ones from a list, the others by rule.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::english::entries;

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// *take*: the infinitive, the imperative, and the present but for *he*, *she*, *it*.
    Base,
    /// *takes*.
    ThirdPerson,
    /// *took*.
    Past,
    /// *taken*.
    Participle,
    /// *taking*.
    Gerund,
}

impl VerbForm {
    /// The forms in the order of [`verb_forms`].
    pub const ALL: [Self; 5] = [Self::Base, Self::ThirdPerson, Self::Past, Self::Participle, Self::Gerund];
}

/// Past and participle of a verb; variants parted by `|`.
static IRREGULAR: LazyLock<FxHashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let principal_parts = |line: &'static str| {
        let (lemma, rest) = line.split_once('\t')?;
        Some((lemma, rest.split_once('\t')?))
    };
    entries(include_str!("../irregular_verbs.txt")).filter_map(principal_parts).collect()
});

static DOUBLING: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| entries(include_str!("../doubling_verbs.txt")).filter_map(|line| line.split_once('\t')).collect());

/// The forms of the verb `lemma` in the order of [`VerbForm::ALL`], each as news most often writes it. Of a phrasal verb
/// (*call off*) the first word changes.
pub fn verb_forms(lemma: &str) -> [String; 5] {
    VerbForm::ALL.map(|form| inflect_like(lemma, form))
}

/// The verb `lemma` in another verb's `form`.
pub fn inflect_like(lemma: &str, form: VerbForm) -> String {
    verb_form_variants(lemma, form).swap_remove(0)
}

/// All spellings of a form, the preferred first and at least one: *travelled*, *traveled*; *learned*, *learnt*.
pub fn verb_form_variants(lemma: &str, form: VerbForm) -> Vec<String> {
    let (verb, particle) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    let mut variants = match form {
        VerbForm::Base => vec![verb.to_owned()],
        VerbForm::ThirdPerson => vec![third_person(verb)],
        VerbForm::Past => past(verb, |(past, _)| past),
        VerbForm::Participle => past(verb, |(_, participle)| participle),
        VerbForm::Gerund => gerund(verb),
    };
    for variant in &mut variants {
        variant.push_str(particle);
    }
    variants
}

/// Which form of `lemma` the `word` is, in any case; of forms that look alike the first in the order of
/// [`VerbForm::ALL`].
pub fn form_of(word: &str, lemma: &str) -> Option<VerbForm> {
    let word = word.to_lowercase();
    let is_form = |form: &VerbForm| verb_form_variants(lemma, *form).contains(&word);
    let base_of_be = lemma == "be" && matches!(word.as_str(), "am" | "are");
    if base_of_be { Some(VerbForm::Base) } else { VerbForm::ALL.into_iter().find(is_form) }
}

fn third_person(verb: &str) -> String {
    match verb {
        "be" => return "is".to_owned(),
        "have" => return "has".to_owned(),
        "quiz" | "whiz" => return format!("{verb}zes"),
        "stomach" => return "stomachs".to_owned(),
        _ => {}
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|&ending| verb.ends_with(ending));
    let echoes = verb.ends_with('o') && !ends_in_vowel(&verb[..verb.len() - 1]);
    match verb.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if hisses || echoes => format!("{verb}es"),
        _ => format!("{verb}s"),
    }
}

/// Past or participle, whichever `part` takes of an irregular verb's two.
fn past(verb: &str, part: impl Fn((&'static str, &'static str)) -> &'static str) -> Vec<String> {
    if let Some(&parts) = IRREGULAR.get(verb) {
        return part(parts).split('|').map(str::to_owned).collect();
    }
    if verb.ends_with('e') {
        return vec![format!("{verb}d")];
    }
    match verb.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => vec![format!("{stem}ied")],
        _ => stems(verb).into_iter().map(|stem| stem + "ed").collect(),
    }
}

fn gerund(verb: &str) -> Vec<String> {
    const KEEP_E: [&str; 5] = ["be", "binge", "singe", "swinge", "tinge"];
    const EITHER: [&str; 6] = ["age", "cue", "queue", "route", "whinge", "impinge"];
    let kept = ["ee", "oe", "ye"].iter().any(|&ending| verb.ends_with(ending));
    if let Some(stem) = verb.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    match verb.strip_suffix('e') {
        Some(_) if kept || KEEP_E.contains(&verb) => vec![format!("{verb}ing")],
        Some(stem) if EITHER.contains(&verb) => vec![format!("{stem}ing"), format!("{verb}ing")],
        Some(stem) => vec![format!("{stem}ing")],
        None => stems(verb).into_iter().map(|stem| stem + "ing").collect(),
    }
}

/// What *-ed* and *-ing* are put to: the verb, with its last letter doubled, or either.
fn stems(verb: &str) -> Vec<String> {
    let (plain, doubled) = (verb.to_owned(), format!("{verb}{}", &verb[last_letter(verb)..]));
    match DOUBLING.get(verb).copied() {
        Some("always") => vec![doubled],
        Some("usually") => vec![doubled, plain],
        Some(_) => vec![plain, doubled],
        None if verb.ends_with("ic") => vec![format!("{verb}k")],
        None if doubles(verb) => vec![doubled],
        None => vec![plain],
    }
}

fn last_letter(verb: &str) -> usize {
    verb.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// Whether a verb of one syllable doubles its last letter: a consonant after one vowel. *Stop*, *plan*, *quit*.
fn doubles(verb: &str) -> bool {
    let &[ref onset @ .., vowel, last] = verb.as_bytes() else { return false };
    let onset = onset.strip_suffix(b"qu").unwrap_or(onset);
    let consonant = |byte: u8| byte.is_ascii_lowercase() && !is_vowel(byte);
    let doubling = consonant(last) && !b"hwxy".contains(&last);
    doubling && (is_vowel(vowel) || vowel == b'y') && onset.iter().all(|&byte| consonant(byte))
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.bytes().next_back().is_some_and(is_vowel)
}

fn is_vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(lemma: &str) -> String {
        verb_forms(lemma)[1..].join(" ")
    }

    #[test]
    fn regular_verbs() {
        assert_eq!(all("walk"), "walks walked walked walking");
        assert_eq!(all("announce"), "announces announced announced announcing");
        assert_eq!(all("carry"), "carries carried carried carrying");
        assert_eq!(all("deploy"), "deploys deployed deployed deploying");
        assert_eq!(all("agree"), "agrees agreed agreed agreeing");
        assert_eq!(all("die"), "dies died died dying");
        assert_eq!(all("launch"), "launches launched launched launching");
        assert_eq!(all("veto"), "vetoes vetoed vetoed vetoing");
        assert_eq!(all("panic"), "panics panicked panicked panicking");
        assert_eq!(all("call off"), "calls off called off called off calling off");
    }

    #[test]
    fn final_consonants_double_after_a_short_stressed_vowel() {
        assert_eq!(all("stop"), "stops stopped stopped stopping");
        assert_eq!(all("commit"), "commits committed committed committing");
        assert_eq!(all("visit"), "visits visited visited visiting");
        assert_eq!(all("load"), "loads loaded loaded loading");
        assert_eq!(all("fix"), "fixes fixed fixed fixing");
        assert_eq!(all("allow"), "allows allowed allowed allowing");
        assert_eq!(all("equip"), "equips equipped equipped equipping");
        assert_eq!(all("quiz"), "quizzes quizzed quizzed quizzing");
        assert_eq!(verb_form_variants("travel", VerbForm::Past), ["travelled", "traveled"]);
        assert_eq!(verb_form_variants("focus", VerbForm::Gerund), ["focusing", "focussing"]);
    }

    #[test]
    fn irregular_verbs() {
        assert!(IRREGULAR.len() >= 200);
        assert_eq!(all("take"), "takes took taken taking");
        assert_eq!(all("be"), "is was been being");
        assert_eq!(all("have"), "has had had having");
        assert_eq!(all("go"), "goes went gone going");
        assert_eq!(all("put"), "puts put put putting");
        assert_eq!(all("withdraw"), "withdraws withdrew withdrawn withdrawing");
        assert_eq!(verb_form_variants("get", VerbForm::Participle), ["got", "gotten"]);
    }

    #[test]
    fn forms_are_recognised() {
        assert_eq!(form_of("Took", "take"), Some(VerbForm::Past));
        assert_eq!(form_of("were", "be"), Some(VerbForm::Past));
        assert_eq!(form_of("are", "be"), Some(VerbForm::Base));
        assert_eq!(form_of("traveling", "travel"), Some(VerbForm::Gerund));
        assert_eq!(form_of("put", "put"), Some(VerbForm::Base));
        assert_eq!(form_of("talked", "take"), None);
        assert_eq!(inflect_like("give", form_of("made", "make").unwrap()), "gave");
    }
}
