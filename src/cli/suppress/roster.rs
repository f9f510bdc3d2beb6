//! Which rules there are, and which of them look at the texts of this run.

use mtlint::builtin_packs;
use mtlint::diagnostic::{Category, RuleId};
use mtlint::rule::RuleSet;

use super::notice::Notice;
use crate::cli::nearest::no_such_rules;
use crate::cli::packs::Base;
use crate::cli::selector::Selector;

/// Whether rules look, in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Standing {
    /// No rule has this name.
    Unknown,
    /// Not all of them look, so that nobody knows what they would find.
    Idle,
    /// All of them look; those on trial don't count where they aren't asked for.
    Active,
}

/// All rules of the run.
#[derive(Debug)]
pub(in crate::cli) struct Roster {
    entries: Vec<Entry>,
    /// Without the built-in rules, their names are no mistakes.
    base: Base,
}

#[derive(Debug)]
struct Entry {
    id: RuleId,
    category: Category,
    is_active: bool,
    is_preview: bool,
}

impl Roster {
    /// Of `all` rules none looks as yet.
    pub(in crate::cli) fn new(all: &RuleSet, base: Base) -> Self {
        let entry = |rule: &mtlint::Rule| Entry {
            id: rule.id().clone(),
            category: rule.category(),
            is_active: false,
            is_preview: rule.is_preview(),
        };
        let notices = Notice::ALL.iter().map(|notice| Entry {
            id: notice.id(),
            category: Notice::CATEGORY,
            is_active: false,
            is_preview: false,
        });
        Self { entries: all.rules().map(entry).chain(notices).collect(), base }
    }

    /// The same, with `rules` looking; both are in the order of ids.
    pub(in crate::cli) fn with_active(mut self, rules: &RuleSet) -> Self {
        let mut active = rules.rules().peekable();
        for entry in &mut self.entries {
            entry.is_active = active.next_if(|rule| *rule.id() == entry.id).is_some();
        }
        self
    }

    /// What is known of the rules that `selector` names.
    pub(in crate::cli) fn standing(&self, selector: &Selector) -> Standing {
        let named = || self.named(selector);
        if named().next().is_none() {
            return if self.is_left_out(selector) { Standing::Idle } else { Standing::Unknown };
        }
        let all_look = named().all(|entry| entry.is_active || entry.is_preview);
        if all_look && named().any(|entry| entry.is_active) { Standing::Active } else { Standing::Idle }
    }

    /// Whether this very rule looks.
    pub(in crate::cli) fn is_active(&self, rule: &str) -> bool {
        self.entries.iter().any(|entry| entry.is_active && entry.id.as_str() == rule)
    }

    /// Whether a rule is named by both.
    pub(in crate::cli) fn share(&self, one: &Selector, other: &Selector) -> bool {
        self.named(one).any(|entry| other.includes(&entry.id, entry.category))
    }

    /// Says that `word` names no rule.
    pub(in crate::cli) fn unknown(&self, word: &str) -> String {
        no_such_rules(word, self.entries.iter().map(|entry| &entry.id))
    }

    /// Whether `selector` may name built-in rules that were left out, in packs that no others took the place of.
    fn is_left_out(&self, selector: &Selector) -> bool {
        let Selector::Under(path) = selector else { return self.base == Base::Nothing };
        let inside = |one: &str, folder: &str| {
            one.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_there = |pack: &str| self.entries.iter().any(|entry| entry.id.is_under(pack));
        self.base == Base::Nothing
            && builtin_packs()
                .iter()
                .any(|pack| (inside(path, &pack.name) || inside(&pack.name, path)) && !is_there(&pack.name))
    }

    fn named(&self, selector: &Selector) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| selector.includes(&entry.id, entry.category))
    }
}
