//! `determiner`: names that need “the”.
//!
//! ```yaml
//! match: [Kremlin, White House]
//! ```
//!
//! It fires where the name stands for itself: at the start of a clause or behind a preposition, and before a possessive,
//! a verb, another function word or a mark. Before a noun (“Kremlin officials”) it is silent, and in headlines.

use super::{Check, Finding, names};
use crate::rule::{Captures, Case, Hit, Node, Problem};
use crate::text::words::{word_after, word_before};
use crate::text::{Document, ViewSpan};

#[derive(Debug)]
struct Determiner {
    names: Vec<String>,
}

/// Words behind which a name begins a phrase of its own.
const LEADS: &[&str] = &[
    "of",
    "in",
    "to",
    "by",
    "with",
    "from",
    "at",
    "for",
    "against",
    "that",
    "on",
    "into",
    "inside",
    "outside",
    "near",
    "towards",
    "toward",
    "between",
    "about",
    "than",
    "because",
    "while",
    "whether",
    "if",
    "when",
    "where",
    "since",
    "although",
    "told",
    "tells",
    "urged",
    "urges",
    "accused",
    "accuses",
    "asked",
    "criticised",
    "criticized",
    "criticises",
    "criticizes",
    "warned",
];

/// Words before which a name stands for itself.
const FOLLOWERS: &[&str] = &[
    "is",
    "was",
    "has",
    "had",
    "will",
    "would",
    "could",
    "can",
    "may",
    "might",
    "must",
    "should",
    "does",
    "did",
    "said",
    "says",
    "announced",
    "announces",
    "denied",
    "denies",
    "wants",
    "wanted",
    "believes",
    "insists",
    "insisted",
    "rejected",
    "rejects",
    "accuses",
    "accused",
    "and",
    "or",
    "but",
    "which",
    "who",
    "that",
    "to",
    "in",
    "on",
    "by",
    "with",
    "against",
    "from",
    "for",
    "at",
    "as",
    "also",
    "not",
    "itself",
    "after",
    "before",
    "because",
    "since",
    "if",
    "when",
    "while",
    "about",
    "over",
    "until",
    "during",
    "of",
    "confirmed",
    "confirms",
    "claims",
    "claimed",
    "refused",
    "refuses",
    "continues",
    "continued",
    "remains",
    "decided",
    "decides",
    "hopes",
    "plans",
    "planned",
    "seems",
    "considers",
    "considered",
    "demanded",
    "demands",
    "warned",
    "warns",
    "described",
    "intends",
    "expects",
    "explained",
    "added",
    "called",
    "stated",
    "responded",
    "reacted",
    "declined",
];

/// Reads the `match` of a determiner rule.
pub(super) fn compile(node: &Node, _: Case) -> Result<Box<dyn Check>, Problem> {
    let names = names(node)?;
    Ok(Box::new(Determiner { names: names.0.into_iter().map(|name| name.value).collect() }))
}

impl Check for Determiner {
    fn needles(&self) -> Vec<String> {
        self.names.clone()
    }

    fn captures(&self) -> Vec<String> {
        vec!["write".to_owned()]
    }

    fn check(&self, document: &Document<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        for hit in hits {
            let name = document.view().slice(hit.place);
            if name != self.names[hit.needle]
                || document.is_headline(hit.place.start)
                || !stands_alone(document, hit.place)
            {
                continue;
            }
            if let Some(article) = article_for(document, hit.place) {
                let captures = Captures::default().with("write", format!("{article} {name}"));
                found.push(Finding::with(hit.place, captures));
            }
        }
    }
}

/// The article that is missing before the name at `place`; nothing if something else stands there.
fn article_for(document: &Document<'_>, place: ViewSpan) -> Option<&'static str> {
    let text = document.view().text();
    let sentence = document.sentence_span(place.start);
    let before = text[sentence.start..place.start].trim_end();
    if before.trim_start_matches(['"', '\'', '(']).is_empty() {
        return Some("The");
    }
    let after_comma = before.ends_with([',', ';']);
    let led = word_before(text, place.start).is_some_and(|word| LEADS.contains(&word.to_lowercase().as_str()));
    (led || (after_comma && is_possessive(text, place.end))).then_some("the")
}

fn is_possessive(text: &str, end: usize) -> bool {
    text[end..].starts_with("'s ") || text[end..].starts_with("' ")
}

/// Whether the name at `place` is a phrase of its own and not part of another.
fn stands_alone(document: &Document<'_>, place: ViewSpan) -> bool {
    let text = document.view().text();
    let rest = &text[place.end..];
    if is_possessive(text, place.end) {
        return true;
    }
    let marked = rest.is_empty() || rest.starts_with(['.', ',', ';', '?', '!', ')', '\n']);
    marked && !before_list(rest)
        || word_after(text, place.end).is_some_and(|word| FOLLOWERS.contains(&word)) && rest.starts_with(' ')
}

/// A comma and another name: a list or an address (“Kremlin, Moscow”) drops articles.
fn before_list(rest: &str) -> bool {
    rest.strip_prefix(", ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
