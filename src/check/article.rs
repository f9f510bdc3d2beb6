//! `article`: a or an against the sound that follows, also across an opening quotation mark.
//!
//! ```yaml
//! match: { before: sound }                    # where the spelling misleads: “a hour”, “an European”, “an “renewed”
//! match: { before: acronym }                  # “a MP”, which some read as a word
//! match: { before: letter, except: [heir] }   # where the letter says it too: “a apple”; words to leave alone
//! ```

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Check, Finding};
use crate::rule::{Captures, Case, Hit, Node, Problem, WordList, Words, capitalised, decode};
use crate::text::english::sound::{Sound, first_sound};
use crate::text::words::word_after;
use crate::text::{Document, ViewSpan};

/// What the article goes wrong before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Before {
    /// A word whose first letter says otherwise than its sound, a number, or a quotation mark.
    Sound,
    /// A word whose first letter is enough to tell.
    Letter,
    /// An abbreviation in capitals, which one spells out and another reads.
    Acronym,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleSpec {
    /// Before what the article goes wrong.
    before: Before,
    /// Words to leave alone.
    #[serde(default)]
    except: Words,
}

#[derive(Debug)]
struct Article {
    before: Before,
    exceptions: WordList,
}

const ARTICLES: [(&str, Sound, &str); 2] = [("a", Sound::Consonant, "an"), ("an", Sound::Vowel, "a")];

/// Reads the `match` of an article rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let spec: ArticleSpec = decode(node)?;
    Ok(Box::new(Article { before: spec.before, exceptions: WordList::compile(&spec.except)? }))
}

impl Check for Article {
    fn needles(&self) -> Vec<String> {
        ARTICLES.iter().map(|(article, ..)| (*article).to_owned()).collect()
    }

    fn captures(&self) -> Vec<String> {
        ["write", "word"].map(str::to_owned).to_vec()
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        for hit in hits {
            let (_, fits, other) = ARTICLES[hit.needle];
            let Some(word) = governed(document, hit.place) else { continue };
            let is_wrong = first_sound(word).is_some_and(|sound| sound != fits);
            if is_wrong
                && self.before == what_follows(document, hit.place, word, fits)
                && !self.exceptions.has(&word.to_lowercase())
            {
                let capital = document.view().slice(hit.place).starts_with('A');
                let write = if capital { capitalised(other) } else { other.to_owned() };
                let captures = Captures::default().with("write", write).with("word", word);
                found.push(Finding::with(hit.place, captures));
            }
        }
    }
}

/// What `word` is to the article. Its first letter, with only a space before it, may be enough to tell that the two don't fit.
fn what_follows(document: &Document<'_>, article: ViewSpan, word: &str, fits: Sound) -> Before {
    let rest = &document.view().text()[article.end..];
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    let letter = if vowel { Sound::Vowel } else { Sound::Consonant };
    let is_lettered = word.starts_with(char::is_alphabetic) && !word.chars().all(char::is_uppercase);
    let is_next = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_acronym = word.chars().take(2).filter(|&c| c.is_uppercase() || c == '&').count() == 2;
    match (is_lettered && letter != fits && is_next, is_acronym) {
        (true, _) => Before::Letter,
        (false, true) => Before::Acronym,
        (false, false) => Before::Sound,
    }
}

/// The word behind the article at `place`, if it is an article there and not a letter, a grade or a foreign word.
fn governed<'d>(document: &'d Document<'_>, place: ViewSpan) -> Option<&'d str> {
    let text = document.view().text();
    let written = &text[place.range()];
    let opens = |c: char| c.is_whitespace() || "\"'([-–—/".contains(c);
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].strip_prefix(' ')?;
    let quoted = after.strip_prefix(['"', '\'', '(', '«']).map_or(after, |rest| rest.strip_prefix(' ').unwrap_or(rest));
    let word = word_after(quoted, 0).filter(|word| !quoted.starts_with(' ') && !is_no_noun(word))?;
    // The second half of a name such as Yan'an.
    let is_half = before == Some('\'') && text[..place.start - 1].ends_with(char::is_alphabetic);
    let at_start = document.sentence_span(place.start).start + 1 >= place.start;
    let is_article =
        written.starts_with('a') || (at_start && word.starts_with(|c: char| c.is_lowercase() || c.is_numeric()));
    (before.is_none_or(opens) && is_article && !is_half && before != Some('/')).then_some(word)
}

/// Whether `word` shows that another word is wrong or lost here: “a an”, “an and”; or stands for one that isn't printed: “f..king”.
fn is_no_noun(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "of" | "on" | "and" | "or" | "f")
}
