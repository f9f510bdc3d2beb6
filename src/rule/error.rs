//! What is wrong with a rule file, where, and what to write instead.

use std::fmt;

use super::yaml::At;

/// A fault found inside a pack, before it is known which file the pack is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands; unknown until the value around it is known.
    pub(crate) at: Option<At>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) remedy: Option<String>,
    /// The key that isn't there, if that is the problem.
    pub(crate) absent: Option<String>,
}

impl Problem {
    /// A problem with the value at `at`.
    pub(crate) fn new(at: At, message: impl Into<String>) -> Self {
        Self { at: Some(at), ..Self::somewhere(message) }
    }

    /// A problem whose place the caller knows.
    pub(crate) fn somewhere(message: impl Into<String>) -> Self {
        Self { at: None, message: message.into(), remedy: None, absent: None }
    }

    /// The same problem with advice.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// The same problem, which is that `key` isn't there.
    pub(crate) fn absent(mut self, key: impl Into<String>) -> Self {
        self.absent = Some(key.into());
        self
    }

    /// The same problem, placed at `at` if it has no place yet.
    pub(crate) fn or_at(mut self, at: At) -> Self {
        self.at.get_or_insert(at);
        self
    }

    /// An unknown `what` named `name`, with the nearest of `known` proposed.
    pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> Self {
        let problem = Self::somewhere(format!("unknown {what} `{name}`"));
        match nearest(name, known.iter().copied()) {
            Some(near) => problem.remedy(format!("did you mean `{near}`?")),
            None if known.is_empty() => problem.remedy("leave it out"),
            None => problem.remedy(format!("expected one of {}", listed(known))),
        }
    }
}

/// How many names an error lists.
const MOST_LISTED: usize = 24;

/// `names` as a sentence lists them.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().take(MOST_LISTED).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > MOST_LISTED { ", …" } else { "" };
    quoted.join(", ") + more
}

/// Below this likeness a proposal is a guess.
const ALIKE: f64 = 0.5;

/// The name of `known` that `name` is most likely a misspelling of, in any letter case.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let name = name.to_lowercase();
    let scored = known.into_iter().map(|other| (likeness(&name, other), other));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}

/// From 0 to 1. Who types an id often knows only its last part; the whole counts a little more.
fn likeness(name: &str, known: &str) -> f64 {
    let like = |part: &str| strsim::normalized_damerau_levenshtein(name, part);
    let last = known.rsplit_once('/').map_or(0.0, |(_, last)| like(last));
    like(known).max(0.99 * last)
}

/// A problem of a rule file, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct RuleError {
    /// The file, as it was named to the program.
    pub path: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column in code points.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub remedy: Option<String>,
}

impl RuleError {
    /// `problem` as found in the file `path`.
    pub(crate) fn new(path: &str, problem: Problem) -> Self {
        let at = problem.at.unwrap_or_default();
        Self {
            path: path.to_owned(),
            line: at.line,
            column: at.column,
            message: problem.message,
            remedy: problem.remedy,
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)?;
        self.remedy.as_ref().map_or(Ok(()), |remedy| write!(f, "; {remedy}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_proposed_and_a_far_one_is_not() {
        let known = ["fr/names/putin", "fr/names/zelensky", "spacing"];
        assert_eq!(nearest("fr/name/putin", known), Some("fr/names/putin"));
        assert_eq!(nearest("zelenski", known), Some("fr/names/zelensky"));
        assert_eq!(nearest("Spaceing", known), Some("spacing"));
        assert_eq!(nearest("unheard-of", known), None);
    }
}
