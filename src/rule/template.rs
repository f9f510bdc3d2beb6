//! Messages and replacements with places to fill: `“{match}” copies {1}`.

use super::decode::Spanned;
use super::error::Problem;
use crate::text::english::inflect::{VerbForm, inflect_like};

/// What a check knows of a match, by name: `1`, `2` … for captures in order, and the kind's own names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Captures(Vec<Capture>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Capture {
    name: String,
    text: String,
    form: Option<VerbForm>,
}

impl Captures {
    /// The same captures and one more.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.push(name, text, None);
        self
    }

    /// Adds a capture; `form` is the form of the verb that it is, if the check knows.
    pub fn push(&mut self, name: impl Into<String>, text: impl Into<String>, form: Option<VerbForm>) {
        self.0.push(Capture { name: name.into(), text: text.into(), form });
    }

    /// What was captured as `name`; nothing counts as empty.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).map_or("", |capture| &capture.text)
    }

    fn find(&self, name: &str) -> Option<&Capture> {
        self.0.iter().find(|capture| capture.name == name)
    }
}

/// A text with places to fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    source: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Capture(String),
    /// `{1~attend}`: the verb in the form that the captured verb has.
    Inflected {
        capture: String,
        lemma: String,
    },
}

impl Template {
    /// Reads a template; `names` are the captures it may use.
    pub(crate) fn parse(source: &Spanned<String>, names: &[String]) -> Result<Self, Problem> {
        let (mut parts, mut rest) = (Vec::new(), source.value.as_str());
        while let Some((text, tail)) = rest.split_once('{') {
            let Some((inner, behind)) = tail.split_once('}') else {
                return Err(Problem::new(source.at, "`{` without `}`").remedy("close the brace"));
            };
            parts.push(Part::Text(text.to_owned()));
            parts.push(place(inner, names).map_err(|problem| problem.or_at(source.at))?);
            rest = behind;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { source: source.value.clone(), parts })
    }

    /// The template as written.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// The text with every place filled; `matched` stands for `{match}`.
    pub(crate) fn fill(&self, matched: &str, captures: &Captures) -> String {
        let filled = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Capture(name) if name == "match" => matched.to_owned(),
            Part::Capture(name) => captures.get(name).to_owned(),
            Part::Inflected { capture, lemma } => inflected(lemma, captures.find(capture)),
        });
        filled.collect()
    }

    /// Whether the template begins with words of its own in lower case, which follow the match's case.
    pub(crate) fn begins_lowercase(&self) -> bool {
        match &self.parts[..] {
            [Part::Text(text), next, ..] if text.is_empty() => matches!(next, Part::Inflected { .. }),
            [Part::Text(text), ..] => text.starts_with(char::is_lowercase),
            _ => false,
        }
    }
}

/// Reads what stands between braces.
fn place(inner: &str, names: &[String]) -> Result<Part, Problem> {
    let (name, lemma) = inner.split_once('~').map_or((inner, None), |(name, lemma)| (name, Some(lemma)));
    if name != "match" && !names.iter().any(|known| known == name) {
        let known: Vec<&str> = std::iter::once("match").chain(names.iter().map(String::as_str)).collect();
        return Err(Problem::unknown("capture", name, &known));
    }
    let capture = name.to_owned();
    Ok(lemma.map_or(Part::Capture(capture.clone()), |lemma| Part::Inflected { capture, lemma: lemma.to_owned() }))
}

/// `lemma` in the form of the verb that was captured.
fn inflected(lemma: &str, like: Option<&Capture>) -> String {
    let form = like.and_then(|capture| capture.form.or_else(|| form_by_ending(&capture.text)));
    inflect_like(lemma, form.unwrap_or(VerbForm::Base))
}

/// The form that a verb's ending speaks for.
fn form_by_ending(word: &str) -> Option<VerbForm> {
    let word = word.to_lowercase();
    match () {
        () if word.ends_with("ing") => Some(VerbForm::Gerund),
        () if word.ends_with("ed") => Some(VerbForm::Past),
        () if word.ends_with('s') && !word.ends_with("ss") => Some(VerbForm::ThirdPerson),
        () => None,
    }
}

/// `replacement` with the letter case of `matched`: all capitals stay all capitals, a capital at the start stays.
pub(crate) fn match_case(matched: &str, replacement: &str, follows_first: CaseFollows) -> String {
    let letters = || matched.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 3 && letters().all(char::is_uppercase) {
        return replacement.to_uppercase();
    }
    match follows_first {
        CaseFollows::Start if matched.starts_with(char::is_uppercase) => capitalised(replacement),
        _ => replacement.to_owned(),
    }
}

/// Whether a replacement takes over the capital at the start of what it replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CaseFollows {
    /// It does.
    Start,
    /// It stands as the rule writes it.
    Nothing,
}

/// `text` with a capital at the start.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
