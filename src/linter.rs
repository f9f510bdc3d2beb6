//! Layer 3: a document and a rule set make diagnostics; diagnostics and a policy make a fixed text.

use std::cmp::Ordering;
use std::convert::Infallible;

use rayon::prelude::*;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, apply_edits};
use crate::format::Prose;
use crate::rule::{Called, Lookup, RuleSet};
use crate::text::{Document, Span, sections};

/// How often fixing is repeated at most. Built-in rules need two or three rounds.
const MAX_ROUNDS: usize = 10;

/// Rules, ready to look at texts.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
    lookup: Lookup,
}

/// A text after fixing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text with the fixes applied.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left to find in it.
    pub remaining: Vec<Diagnostic>,
}

impl Linter {
    /// A linter with `rules`.
    pub fn new(rules: RuleSet) -> Self {
        Self { lookup: Lookup::new(&rules), rules }
    }

    /// The rules it looks with.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// What the rules find in `text`, ordered by position, then by rule. What several rules say of one place and in one
    /// category is said once: by the gravest, and among those by the one whose fix is safest.
    ///
    /// A text of some megabytes is no article: its [`sections`] are looked at one by one, at the same time where there are
    /// threads for it.
    pub fn check(&self, text: &str) -> Vec<Diagnostic> {
        match sections(text).as_slice() {
            [] | [_] => said_once(self.check_each(text)),
            many => many.par_iter().flat_map_iter(|section| self.check_section(text, *section)).collect(),
        }
    }

    fn check_section(&self, text: &str, section: Span) -> Vec<Diagnostic> {
        let mut found = said_once(self.check_each(&text[section.range()]));
        for diagnostic in &mut found {
            diagnostic.shift(section.start);
        }
        found
    }

    /// What the rules find in `prose`, with all places and edits in bytes of its file. A fix that would harm the markup around
    /// it is left out.
    pub fn check_prose(&self, prose: &Prose<'_>) -> Vec<Diagnostic> {
        let found = self.check(prose.text());
        if prose.is_plain() { found } else { found.into_iter().filter_map(|found| placed(found, prose)).collect() }
    }

    /// What the rules find in the `proses` of one file, each read for itself; ordered as in [`Self::check`].
    pub fn check_proses(&self, proses: &[Prose<'_>]) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = proses.iter().flat_map(|prose| self.check_prose(prose)).collect();
        if proses.len() > 1 {
            found.sort_by(in_order);
        }
        found
    }

    /// What each rule finds in `text` for itself, in the same order.
    pub fn check_each(&self, text: &str) -> Vec<Diagnostic> {
        let document = Document::new(text);
        let called = self.lookup.called(&self.rules, &document);
        let each = called.iter().flat_map(|Called { rule, hits }| self.rules.get(*rule).check(&document, hits));
        let mut found: Vec<Diagnostic> = each.collect();
        found.sort_by(in_order);
        found.dedup_by(|later, earlier| later.span == earlier.span && later.rule == earlier.rule);
        found
    }

    /// `text` with every fix applied that is at least as safe as `allowed`, again and again until nothing changes.
    pub fn fix(&self, text: &str, allowed: Applicability) -> Fixed {
        let check = |text: &str| Ok::<_, Infallible>(self.check(text));
        let Ok(fixed) = fix_with(text, allowed, check);
        fixed
    }
}

/// `text` with every fix applied of what `check` finds that is at least as safe as `allowed`, again and again until nothing
/// changes.
///
/// # Errors
/// Those of `check`.
pub fn fix_with<E>(
    text: &str,
    allowed: Applicability,
    check: impl Fn(&str) -> Result<Vec<Diagnostic>, E>,
) -> Result<Fixed, E> {
    let mut fixed = Fixed { text: text.to_owned(), applied: 0, remaining: check(text)? };
    for _ in 0..MAX_ROUNDS {
        let chosen = compatible(&fixed.remaining, allowed);
        if chosen.is_empty() {
            break;
        }
        fixed.applied += chosen.len();
        fixed.text = apply_edits(&fixed.text, chosen.iter().flat_map(|fix| &fix.edits));
        fixed.remaining = check(&fixed.text)?;
    }
    Ok(fixed)
}

/// `found`, in places of the file that `prose` comes from; nothing if it is not for rules to judge.
fn placed(found: Diagnostic, prose: &Prose<'_>) -> Option<Diagnostic> {
    let span = prose.original(found.span)?;
    let fixes = found.fixes.iter().filter_map(|fix| placed_fix(fix, prose)).collect();
    Some(Diagnostic { span, fixes, ..found })
}

fn placed_fix(fix: &Fix, prose: &Prose<'_>) -> Option<Fix> {
    let edit = |edit: &Edit| {
        let (span, replacement) = prose.edit(edit.span, &edit.replacement)?;
        Some(Edit { span, replacement })
    };
    let edits: Option<Vec<Edit>> = fix.edits.iter().map(edit).collect();
    Some(Fix { edits: edits?, applicability: fix.applicability })
}

fn in_order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    (a.span, &a.rule).cmp(&(b.span, &b.rule))
}

/// `found`, which is in order, with one diagnostic for each place and category.
fn said_once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rank = |it: &Diagnostic| (it.severity, it.fixes.first().map(|fix| fix.applicability));
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for one in found {
        let mut here = kept.iter_mut().rev().take_while(|it| it.span == one.span);
        match here.find(|it| it.category == one.category) {
            Some(known) if rank(known) < rank(&one) => *known = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept.sort_by(in_order);
    kept
}

/// The first fix of each diagnostic that is safe enough and doesn't touch what an earlier one changes.
fn compatible(diagnostics: &[Diagnostic], allowed: Applicability) -> Vec<&Fix> {
    let (mut chosen, mut done) = (Vec::new(), 0);
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.first().filter(|fix| fix.applicability >= allowed) else { continue };
        let start = fix.edits.iter().map(|edit| edit.span.start).min();
        if start.is_some_and(|start| start >= done) {
            done = fix.edits.iter().map(|edit| edit.span.end + 1).max().unwrap_or(done);
            chosen.push(fix);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Category, Edit, RuleId, Severity};

    fn diagnostic(rule: &str, (start, end): (usize, usize), category: Category) -> Diagnostic {
        let (rule, span, severity) = (RuleId::new("any/test", rule), Span::new(start, end), Severity::Warning);
        Diagnostic { rule, span, severity, category, message: String::new(), fixes: Vec::new() }
    }

    fn fix(at: (usize, usize), applicability: Applicability) -> Fix {
        Fix { edits: vec![Edit { span: Span::new(at.0, at.1), replacement: String::new() }], applicability }
    }

    fn names(found: &[Diagnostic]) -> Vec<&str> {
        found.iter().map(|it| it.rule.as_str().trim_start_matches("any/test/")).collect()
    }

    #[test]
    fn of_one_place_and_category_the_gravest_and_best_mended_is_said() {
        let mild = Diagnostic { severity: Severity::Info, ..diagnostic("a", (0, 3), Category::Name) };
        let between = diagnostic("b", (0, 3), Category::Term);
        let bare = diagnostic("c", (0, 3), Category::Name);
        let mended =
            Diagnostic { fixes: vec![fix((0, 3), Applicability::Safe)], ..diagnostic("d", (0, 3), Category::Name) };
        let elsewhere = diagnostic("e", (0, 4), Category::Name);
        assert_eq!(names(&said_once(vec![mild, between, bare, mended, elsewhere])), ["b", "d", "e"]);
    }

    #[test]
    fn fixes_that_touch_each_other_wait_for_the_next_round() {
        let with = |at, applicability| Diagnostic {
            fixes: vec![fix(at, applicability)],
            ..diagnostic("a", at, Category::Name)
        };
        let found = [
            with((0, 3), Applicability::Safe),
            with((2, 5), Applicability::Safe),
            with((6, 7), Applicability::Unsafe),
            with((8, 9), Applicability::Safe),
        ];
        let starts =
            |allowed| compatible(&found, allowed).iter().map(|fix| fix.edits[0].span.start).collect::<Vec<_>>();
        assert_eq!(starts(Applicability::Safe), [0, 8]);
        assert_eq!(starts(Applicability::Unsafe), [0, 6, 8]);
    }
}
