//! The cast of a text: who and what is named in it, and as what.

use std::ops::Range;

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
        let mut who = |sign| match sign {
            Sign::Word(who) => who,
            Sign::Name(name) => self.bearer(&name),
        };
        signs(document, index).into_iter().map(|(place, sign)| Mention { place, who: who(sign) }).collect()
    }

    /// Who bears the `name`.
    fn bearer(&mut self, name: &Name<'_>) -> Who {
        let last = name.last();
        let is_full = name.words.len() > 1;
        let known = name.gender().or_else(|| self.surnames.get(last).copied());
        let known = known.or_else(|| feminine_surname(last).filter(|_| is_full));
        // A bare surname may be a namesake's; the women among the famous have many.
        let famous = || public_person(last).filter(|gender| !is_full && *gender == Gender::Male);
        let Some(gender) = known.or_else(famous) else {
            return if name.is_institution() { Who::Institution } else { Who::Unknown };
        };
        self.surnames.insert(last.to_owned(), gender);
        Who::Person(gender)
    }
}

/// Who is mentioned in sentence number `index` for sure, whoever was named in the text before it: names that don't tell are
/// left out.
pub(super) fn sure_mentions(document: &Document<'_>, index: usize) -> impl Iterator<Item = Mention> {
    signs(document, index).into_iter().filter_map(|(place, sign)| {
        let who = match sign {
            Sign::Word(who) => Some(who),
            Sign::Name(name) => name.gender().map(Who::Person),
        };
        who.map(|who| Mention { place, who })
    })
}

/// What somebody or something is mentioned by.
enum Sign<'d> {
    /// A common noun or a pronoun, which says who it is.
    Word(Who),
    Name(Name<'d>),
}

/// The signs in sentence number `index`, with their places.
fn signs<'d>(document: &'d Document<'_>, index: usize) -> Vec<(ViewSpan, Sign<'d>)> {
    let (tokens, tags) = (document.tokens(index), document.tags(index));
    let word = |at: usize| document.view().slice(tokens[at].span);
    let (mut signs, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let end = name_end(at, tags, &word);
        let place = ViewSpan::new(tokens[at].span.start, tokens[end.max(at + 1) - 1].span.end);
        let sign = if end > at {
            Some(Sign::Name(Name::new(at..end, &word)))
        } else {
            let who = common(at, tags, &word);
            who.filter(|who| *who != Who::Unknown || !is_predicate(at, tags, &word)).map(Sign::Word)
        };
        signs.extend(sign.map(|sign| (place, sign)));
        at = end.max(at + 1);
    }
    signs
}

/// A name as it stands in a sentence.
struct Name<'d> {
    /// Its words, without the titles before them.
    words: Vec<&'d str>,
    whole: String,
    /// The gender of its title.
    addressed: Option<Gender>,
    /// Whether the words before it say that no person bears it.
    is_of_thing: bool,
}

impl<'d> Name<'d> {
    /// The name that the words at `range` are.
    fn new(range: Range<usize>, word: &impl Fn(usize) -> &'d str) -> Self {
        let at = range.start;
        let before = at.checked_sub(1).and_then(|before| title_gender(word(before)));
        let mut words: Vec<&str> = range.map(word).collect();
        let is_title = |word: &&&str| is_person_noun(word) || title_gender(word).is_some() || word.ends_with('.');
        let titles = words.iter().take_while(is_title).count().min(words.len().saturating_sub(1));
        let addressed = words.drain(..titles).find_map(title_gender).or(before);
        Self { whole: words.join(" "), words, addressed, is_of_thing: is_no_person(at, word) }
    }

    fn last(&self) -> &'d str {
        self.words.last().copied().unwrap_or_default()
    }

    /// The gender of who bears it, if it says so by itself.
    fn gender(&self) -> Option<Gender> {
        let full = || public_person(&self.whole).filter(|_| self.words.len() > 1);
        let (_, given) = self.words.split_last()?;
        self.addressed.or_else(full).or_else(|| given.iter().find_map(|word| given_name_gender(word)))
    }

    fn is_institution(&self) -> bool {
        let (whole, first) = (self.whole.as_str(), self.words.first().copied().unwrap_or_default());
        let is_acronym =
            || self.words.len() == 1 && whole.len() > 1 && whole.chars().all(|c| c.is_uppercase() || c.is_numeric());
        self.is_of_thing
            || [whole, first, self.last()].iter().any(|name| is_place(name) || is_organisation(name))
            || is_acronym()
            || self.words.iter().any(|word| is_collective(word))
    }
}

/// Small words inside a name.
const PARTICLES: &[&str] = &["de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "bin", "al", "el"];

/// Where the name that starts at token `at` ends; `at` if no name starts there.
fn name_end<'d>(at: usize, tags: &[Tag], word: &impl Fn(usize) -> &'d str) -> usize {
    let is_name = |index: usize| {
        let text = word(index);
        let capital = text.starts_with(char::is_uppercase);
        let is_title = || title_gender(text).is_some() || is_person_noun(text);
        let is_name = tags[index].is_name() || matches!(tags[index].penn, Penn::Nnp | Penn::Nnps);
        capital && (is_name || (index > 0 && is_title()) || is_known(text)) && !is_calendar(text)
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
