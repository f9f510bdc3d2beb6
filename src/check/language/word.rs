//! A word left in another language within an English sentence.
//!
//! What the words themselves say is in [`ForeignWords`]; here it is seen whether English means to use them: titles, names,
//! quotations and words that the text explains are passed over. English must stand on both sides.

use std::ops::Range;

use whatlang::Lang;

use super::super::{Check, Finding};
use super::context::{is_glued, is_mentioned, is_pause};
use super::french::is_french;
use super::number::{language_of, number_of};
use super::slip::{is_slip, is_slipped};
use crate::rule::{Captures, Hit};
use crate::text::english::function_words::{commonness, is_function_word};
use crate::text::foreign::{Evidence, ForeignWords};
use crate::text::memo::Memo;
use crate::text::near::stands_often;
use crate::text::words::Word;
use crate::text::{Document, Tagger, ViewSpan};

/// Looks for words in some languages.
#[derive(Debug)]
pub(super) struct ForeignWord {
    languages: Vec<Lang>,
}

impl ForeignWord {
    /// Looks for words in one of `languages`.
    pub(super) fn new(languages: Vec<Lang>) -> Self {
        Self { languages }
    }
}

/// A longer row of foreign words is a quotation or a title.
const LONGEST_ROW: usize = 3;
/// The shortest word that is looked at.
const SHORTEST: usize = 3;
/// So far around a foreign word within a quotation no other one may stand.
const AROUND: usize = 6;
/// Words that a text uses so often are meant.
const OFTEN: usize = 3;

impl Check for ForeignWord {
    fn captures(&self) -> Vec<String> {
        vec!["language".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        let text = document.view().text();
        for &paragraph in document.paragraphs() {
            let words = document.words_of(paragraph);
            let mut at = 0;
            while at < words.len() {
                let row = Row::starting(text, words, at);
                at += row.range.len().max(1);
                found.extend(self.judge(document, words, &row));
            }
        }
    }
}

impl ForeignWord {
    fn judge(&self, document: &Document<'_>, words: &[Word], row: &Row) -> Option<Finding> {
        let language = row.language.filter(|language| self.languages.contains(language))?;
        let text = document.view().text();
        let place = ViewSpan::new(words[row.range.start].place.start, words[row.range.end - 1].place.end);
        let fits = row.range.len() <= LONGEST_ROW
            && row.stands_in_english(text, words)
            && !is_glued(text, place)
            && !is_mentioned(document, place)
            && !is_slip(&text[place.range()])
            && !row.has_slipped_space(text, words)
            && (!document.is_quoted(place) || row.is_alone(text, words))
            && !stands_often(text, place, OFTEN);
        fits.then(|| Finding::with(place, Captures::default().with("language", language.eng_name())))
    }
}

/// Foreign words in a row.
struct Row {
    /// Their numbers among the words of the paragraph.
    range: Range<usize>,
    /// The language of the first; none if the row is empty.
    language: Option<Lang>,
}

impl Row {
    /// The row that begins with word number `start`.
    fn starting(text: &str, words: &[Word], start: usize) -> Self {
        let word = |at: usize| &text[words[at].place.range()];
        let language = foreign(word(start));
        let mut end = start + usize::from(language.is_some());
        while language.is_some() && end < words.len() && is_joined(text, words[end - 1].place, words[end].place) {
            if foreign(word(end)).is_none() && !is_link(word(end)) {
                break;
            }
            end += 1;
        }
        Self { range: start..end, language }
    }

    /// Whether English stands on both sides: at least on one side an English word close by, and on neither a word of
    /// another language or an unknown name.
    fn stands_in_english(&self, text: &str, words: &[Word]) -> bool {
        let Range { start, end } = self.range;
        let word = |at: usize| words.get(at).map(|word| &text[word.place.range()]);
        let before = start
            .checked_sub(1)
            .map(|at| Neighbour::new(word(at), &text[words[at].place.end..words[start].place.start]));
        let after =
            word(end).map(|_| Neighbour::new(word(end), &text[words[end - 1].place.end..words[end].place.start]));
        let beyond = [start.checked_sub(2), Some(end + 1)].into_iter().flatten().filter_map(word);
        let calm = beyond.filter(|word| foreign(word).is_some()).count() == 0;
        let (before, after) = (before.unwrap_or(Neighbour::Apart), after.unwrap_or(Neighbour::Apart));
        calm && match (before, after) {
            (Neighbour::Foreign, _) | (_, Neighbour::Foreign) => false,
            (Neighbour::Name, after) => after == Neighbour::English && !self.looks_latin(text, words),
            (Neighbour::English, _) | (_, Neighbour::English) => true,
            _ => false,
        }
    }

    /// Whether English, and no other foreign word, is around: a quotation of foreign speech is meant.
    fn is_alone(&self, text: &str, words: &[Word]) -> bool {
        let Range { start, end } = self.range;
        let around = (start.saturating_sub(AROUND)..start).chain(end..(end + AROUND).min(words.len()));
        let mut others = around.map(|at| &text[words[at].place.range()]);
        let is_english = |at: usize| words.get(at).is_some_and(|word| is_plain(&text[word.place.range()]));
        start.checked_sub(1).is_some_and(is_english) && is_english(end) && !others.any(|word| foreign(word).is_some())
    }

    /// Whether the row is an English word that took the first letter of the next: “ont he way”.
    fn has_slipped_space(&self, text: &str, words: &[Word]) -> bool {
        let Range { start, end } = self.range;
        let next = words.get(end).filter(|next| is_joined(text, words[end - 1].place, next.place));
        end - start == 1
            && next.is_some_and(|next| is_slipped(&text[words[start].place.range()], &text[next.place.range()]))
    }

    /// Whether the row may end the Latin name of an animal or a plant.
    fn looks_latin(&self, text: &str, words: &[Word]) -> bool {
        let last = &text[words[self.range.end - 1].place.range()];
        LATIN.iter().any(|ending| last.ends_with(ending))
    }
}

/// What stands beside a row of foreign words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// An English word.
    English,
    /// A capitalised word that English texts use.
    Name,
    /// A word in lower case that is neither known nor foreign.
    Unknown,
    /// Nothing, or something behind a mark.
    Apart,
    /// Anything else.
    Foreign,
}

impl Neighbour {
    /// The word beside the row, with what is between them.
    fn new(word: Option<&str>, between: &str) -> Self {
        let Some(word) = word else { return Self::Apart };
        if is_pause(word, between) {
            return Self::Apart;
        }
        let small = word.to_lowercase();
        if word.parse::<u32>().is_ok() {
            return Self::English;
        }
        if is_link(word) || foreign(&small).is_some() || !word.is_ascii() {
            return Self::Foreign;
        }
        match Tagger::embedded().knows(&small) {
            true if small == word || is_function_word(&small) => Self::English,
            true => Self::Name,
            false if small == word => Self::Unknown,
            false => Self::Foreign,
        }
    }
}

/// Whether `word` is an English one, and no name.
fn is_plain(word: &str) -> bool {
    is_function_word(&word.to_lowercase()) || word.starts_with(char::is_lowercase) && Tagger::embedded().knows(word)
}

/// Whether only a space stands between two words.
fn is_joined(text: &str, one: ViewSpan, other: ViewSpan) -> bool {
    matches!(&text[one.end..other.start], " " | "'")
}

fn is_link(word: &str) -> bool {
    LINKS.contains(&word)
}

/// The language of `word`, if it is a foreign one in lower case.
fn foreign(word: &str) -> Option<Lang> {
    static KNOWN: Memo = Memo::new();
    if word.len() < SHORTEST || word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    language_of(KNOWN.answer(word, |word| number_of(foreign_by_table(word))))
}

fn foreign_by_table(word: &str) -> Option<Lang> {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit()); // a number that lost its space
    if !word.chars().all(char::is_lowercase) || is_function_word(word) || commonness(word) < u16::MAX {
        return None;
    }
    let Some(verdict) = ForeignWords::embedded().verdict(word) else {
        return Some(Lang::Fra).filter(|_| is_french(word));
    };
    let sure = verdict.evidence != Evidence::Shape || word.chars().count() >= 5;
    Lang::from_code(verdict.language).filter(|_| sure && word.contains(|c| !"bcdfghjklmnpqrstvwxz".contains(c)))
}

/// Endings of the second word in the names of animals and plants.
const LATIN: [&str; 7] = ["a", "us", "um", "is", "ii", "ae", "ens"];

/// Small words of other languages that also stand in English names.
const LINKS: [&str; 30] = [
    "de", "la", "le", "les", "du", "des", "et", "en", "un", "une", "der", "die", "das", "und", "von", "zu", "el",
    "los", "las", "del", "y", "e", "di", "da", "il", "al", "van", "à", "se", "que",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let document = Document::new(text);
        let languages = ["fra", "deu", "spa", "ita", "pol", "ces"].into_iter().filter_map(Lang::from_code).collect();
        let mut found = Vec::new();
        ForeignWord::new(languages).check(&document, &[], &mut found);
        found.iter().map(|finding| document.view().slice(finding.place).to_owned()).collect()
    }

    #[test]
    fn words_and_short_rows_within_english_are_found() {
        assert_eq!(found("The mayor has nicht answered."), ["nicht"]);
        assert_eq!(found("They paid the dépenses publiques of the town."), ["dépenses publiques"]);
        assert_eq!(found("The town has also, również, been flooded."), [] as [&str; 0]);
    }

    #[test]
    fn names_titles_and_glosses_are_passed_over() {
        for text in [
            "She reads Hospodářské noviny daily.",
            "The novel “La ciudad y los perros” was a success.",
            "The word gemeinsam (together) is heard often.",
            "He shouted: ¡No pasarán!",
            "A well-nicht word, and write to nicht@example.org.",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn what_a_text_uses_often_is_meant() {
        assert_eq!(found("The pojišťovna pays. A pojišťovna must pay, and every pojišťovna knows."), [] as [&str; 0]);
    }
}
