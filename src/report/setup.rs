//! What a report is written with, beside the findings.

use super::score::Scale;
use crate::diagnostic::{Category, RuleId, Severity};

/// What is known of a rule. Reports know no rules: the program tells them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDescription {
    /// The message as its author wrote it, with its `{places}`.
    pub message: String,
    /// Why what it finds is an artefact.
    pub why: Option<String>,
    /// What sort of artefact it finds.
    pub category: Category,
    /// How bad that is, if nothing else is configured.
    pub severity: Severity,
}

impl RuleDescription {
    /// The message with “…” in its places, as a title is written.
    pub(super) fn title(&self) -> String {
        let mut title = String::with_capacity(self.message.len());
        let mut rest = self.message.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((_, after)) = behind.split_once('}') else { break };
            title.push_str(before);
            title.push('…');
            rest = after;
        }
        title + rest
    }
}

/// Looks a rule up.
pub type Describe<'a> = &'a dyn Fn(&RuleId) -> Option<RuleDescription>;

/// What a report is written with.
#[derive(Clone, Copy)]
pub struct Setup<'a> {
    /// Columns that a line may have, in formats that terminals show.
    pub width: usize,
    /// What findings weigh, and which verdict that makes.
    pub scale: Scale,
    /// Looks up rules, and only those that found something.
    pub describe: Describe<'a>,
}

impl Setup<'_> {
    /// Lines of at most `width` columns, the scale that is usual, and no rule known.
    pub fn new(width: usize) -> Self {
        Self { width, scale: Scale::default(), describe: &|_| None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(message: &str) -> String {
        let (category, severity) = (Category::Name, Severity::Error);
        RuleDescription { message: message.to_owned(), why: None, category, severity }.title()
    }

    #[test]
    fn a_title_has_no_places_to_fill() {
        assert_eq!(title("“{match}” is foreign; write “{1~be}”"), "“…” is foreign; write “…”");
        assert_eq!(title("an open { brace"), "an open { brace");
    }
}
