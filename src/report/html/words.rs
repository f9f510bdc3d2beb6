//! What the page says in words.

use crate::report::score::Verdict;

/// `1 finding`, `2 findings`.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// What to do with a text, as a heading.
pub(super) fn verdict_label(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Publish => "Publish",
        Verdict::Look => "Look first",
        Verdict::Hold => "Hold",
    }
}

/// What to do with the only text of a page.
pub(super) fn headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Publish => "Ready to publish",
        Verdict::Look => "Have a look before you publish",
        Verdict::Hold => "Hold this article",
    }
}
