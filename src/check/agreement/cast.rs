//! The cast of a text: who and what is named in it, and as what.

use rustc_hash::FxHashMap;

use crate::text::english::people::{
    Gender, feminine_surname, given_name_gender, is_collective, is_person_noun, public_person, title_gender,
};
use crate::text::english::places::{is_organisation, is_place};
use crate::text::{Document, Penn, Tag, Upos, ViewSpan};

/// Somebody or something that a text mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) place: ViewSpan,
    pub(super) who: Who,
}

/// What is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A person of a gender, named.
    Person(Gender),
    /// A pronoun or a noun that has a gender.
    Somebody(Gender),
    /// A place or an organisation.
    Institution,
    /// A person whose gender nobody can tell, or a name that could be anybody's.
    Unknown,
}

/// The people that the text has introduced with their gender, by surname.
#[derive(Debug, Default)]
pub(super) struct Cast {
    surnames: FxHashMap<String, Gender>,
}

impl Cast {
    /// Collects who is mentioned in sentence number `index`, and remembers their surnames.
    pub(super) fn mentions(&mut self, document: &Document<'_>, index: usize) -> Vec<Mention> {
        let (tokens, tags) = (document.tokens(index), document.tags(index));
        let word = |at: usize| document.view().slice(tokens[at].span);
        let (mut mentions, mut at) = (Vec::new(), 0);
        while at < tokens.len() {
            let end = name_end(at, tags, &word);
            let place = ViewSpan::new(tokens[at].span.start, tokens[end.max(at + 1) - 1].span.end);
            let who = if end > at {
                let title = at.checked_sub(1).and_then(|before| title_gender(word(before)));
                Some(self.named(&(at..end).map(word).collect::<Vec<_>>(), title, is_no_person(at, &word)))
            } else {
                common(at, tags, &word)
            };
            let same = who == Some(Who::Unknown) && end == at && is_predicate(at, tags, &word);
            mentions.extend(who.filter(|_| !same).map(|who| Mention { place, who }));
            at = end.max(at + 1);
        }
        mentions
    }

    /// Who bears the name made of `words`.
    fn named(&mut self, words: &[&str], title: Option<Gender>, no_person: bool) -> Who {
        let is_title = |word: &&&str| is_person_noun(word) || title_gender(word).is_some() || word.ends_with('.');
        let titles = words.iter().take_while(is_title).count().min(words.len().saturating_sub(1));
        let addressed = words[..titles].iter().find_map(|word| title_gender(word)).or(title);
        let words = &words[titles..];
        let whole = words.join(" ");
        let last = words.last().copied().unwrap_or_default();
        let first = words.first().copied().unwrap_or_default();
        let given = words.split_last().and_then(|(_, given)| given.iter().find_map(|word| given_name_gender(word)));
        let full = || public_person(&whole).filter(|_| words.len() > 1);
        let known = addressed.or_else(full).or(given).or_else(|| self.surnames.get(last).copied());
        let known = known.or_else(|| feminine_surname(last).filter(|_| words.len() > 1));
        // A bare surname may be a namesake's; the women among the famous have many.
        let famous = || public_person(last).filter(|gender| words.len() == 1 && *gender == Gender::Male);
        if let Some(gender) = known.or_else(famous) {
            self.surnames.insert(last.to_owned(), gender);
            return Who::Person(gender);
        }
        let is_acronym =
            words.len() == 1 && whole.len() > 1 && whole.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let is_institution = [whole.as_str(), first, last].iter().any(|name| is_place(name) || is_organisation(name));
        let has_body = words.iter().any(|word| is_collective(word));
        if is_institution || is_acronym || has_body || no_person { Who::Institution } else { Who::Unknown }
    }
}

/// Small words inside a name.
const PARTICLES: &[&str] = &["de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "bin", "al", "el"];

/// Where the name that starts at token `at` ends; `at` if no name starts there.
fn name_end<'d>(at: usize, tags: &[Tag], word: &impl Fn(usize) -> &'d str) -> usize {
    let is_name = |index: usize| {
        let text = word(index);
        let capital = text.starts_with(char::is_uppercase);
        let is_title = title_gender(text).is_some() || is_person_noun(text);
        let is_name = tags[index].is_name() || matches!(tags[index].penn, Penn::Nnp | Penn::Nnps);
        capital && (is_name || (is_title && index > 0) || is_known(text)) && !is_calendar(text)
    };
    let joins =
        |index: usize| index > at && PARTICLES.contains(&word(index)) && index + 1 < tags.len() && is_name(index + 1);
    (at..tags.len()).find(|&index| !is_name(index) && !joins(index)).unwrap_or(tags.len())
}

fn is_known(name: &str) -> bool {
    public_person(name).is_some() || is_place(name) || is_organisation(name)
}

/// Days, months and nationalities look like names and are nobody's.
fn is_calendar(word: &str) -> bool {
    const CALENDAR: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
    ];
    CALENDAR.contains(&word)
}

/// What somebody may have in a person; whatever else is in something is in a place.
const TRUST: &[&str] = &["confidence", "trust", "faith", "belief", "believe", "believes", "believed", "interested"];

/// Whether “the” or “in” stands before the name: bodies and places have it, people don't.
fn is_no_person<'d>(at: usize, word: &impl Fn(usize) -> &'d str) -> bool {
    let before = |back: usize| at.checked_sub(back).map(word).unwrap_or_default();
    before(1).eq_ignore_ascii_case("the") || (before(1) == "in" && !TRUST.contains(&before(2)))
}

/// How many words may lead up to the noun that says what somebody is.
const LONGEST_DESCRIPTION: usize = 40;

/// Whether the noun at token `at` says what somebody is who is named already: “as a child”, “Anna Meier, a judge”.
fn is_predicate<'d>(at: usize, tags: &[Tag], word: &impl Fn(usize) -> &'d str) -> bool {
    let describes = |&index: &usize| {
        matches!(tags[index].upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Num | Upos::Propn | Upos::Cconj)
    };
    let start = (0..at).rev().take(LONGEST_DESCRIPTION).take_while(describes).last().unwrap_or(at);
    match start.checked_sub(1).map(word) {
        Some("as") => start < at && matches!(word(start), "a" | "an"),
        Some(",") => start > 1 && tags[start - 2].is_name(),
        _ => false,
    }
}

/// Who a common noun or a pronoun stands for.
fn common<'d>(at: usize, tags: &[Tag], word: &impl Fn(usize) -> &'d str) -> Option<Who> {
    let text = word(at);
    match text.to_ascii_lowercase().as_str() {
        "he" | "him" | "himself" | "his" => return Some(Who::Somebody(Gender::Male)),
        "she" | "her" | "herself" | "hers" => return Some(Who::Somebody(Gender::Female)),
        _ => {}
    }
    if tags[at].upos != Upos::Noun || tags[at].penn == Penn::Nns {
        return None;
    }
    let leads_to_name = tags.get(at + 1).is_some_and(|tag| tag.upos == Upos::Propn);
    match title_gender(text) {
        Some(gender) => Some(Who::Somebody(gender)),
        None if is_collective(text) => Some(Who::Institution),
        None if is_person_noun(text) && !leads_to_name => Some(Who::Unknown),
        None => None,
    }
}
