//! Layer 3: a document and a rule set make diagnostics; diagnostics and a policy make a fixed text.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};
use std::convert::Infallible;

use rayon::prelude::*;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleId, apply_edits};
use crate::format::Prose;
use crate::rule::{Called, Lookup, RuleSet};
use crate::text::{Document, Span, sections};

/// How many rounds of fixing may go by without fewer fixes being left than ever before. Built-in rules need two or three.
const MAX_IDLE_ROUNDS: usize = 10;

/// In how many of the last rounds a rule that never comes to an end shows: it may need others to undo what it does.
const ROUNDS_OF_A_CIRCLE: usize = 4;

/// A text that grows beyond twice its length and this many bytes grows for ever.
const ROOM_TO_GROW: usize = 4096;

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
    /// The rules whose fixes never come to an end here, because what they write is found wrong again. None of their fixes
    /// was applied.
    pub endless: Vec<RuleId>,
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
/// changes. Rules whose fixes never come to an end are left out.
///
/// # Errors
/// Those of `check`.
pub fn fix_with<E>(
    text: &str,
    allowed: Applicability,
    check: impl Fn(&str) -> Result<Vec<Diagnostic>, E>,
) -> Result<Fixed, E> {
    let mut endless: BTreeSet<RuleId> = BTreeSet::new();
    loop {
        let counts = |found: &Diagnostic| !endless.contains(&found.rule);
        match settle(text, |found| compatible(found, allowed, counts), &check)? {
            Settled::At(fixed) => return Ok(Fixed { endless: endless.into_iter().collect(), ..fixed }),
            Settled::Never(rules) => endless.extend(rules),
        }
    }
}

/// What repeated fixing comes to.
enum Settled {
    /// A text in which there is nothing more to fix.
    At(Fixed),
    /// Nothing: these rules would go on for ever.
    Never(BTreeSet<RuleId>),
}

fn settle<E>(
    text: &str,
    choose: impl Fn(&[Diagnostic]) -> Vec<&Diagnostic>,
    check: impl Fn(&str) -> Result<Vec<Diagnostic>, E>,
) -> Result<Settled, E> {
    let mut fixed = Fixed { text: text.to_owned(), applied: 0, remaining: check(text)?, endless: Vec::new() };
    let (mut fewest, mut idle) = (usize::MAX, 0);
    let mut rounds: VecDeque<BTreeSet<RuleId>> = VecDeque::new();
    loop {
        let chosen = choose(&fixed.remaining);
        if chosen.is_empty() {
            return Ok(Settled::At(fixed));
        }
        idle = if chosen.len() < fewest { 0 } else { idle + 1 };
        fewest = fewest.min(chosen.len());
        rounds.push_front(chosen.iter().map(|found| found.rule.clone()).collect());
        let swells = fixed.text.len() > 2 * text.len() + ROOM_TO_GROW;
        if swells || idle == MAX_IDLE_ROUNDS {
            let circle = if swells { 1 } else { ROUNDS_OF_A_CIRCLE };
            return Ok(Settled::Never(rounds.into_iter().take(circle).flatten().collect()));
        }
        fixed.applied += chosen.len();
        fixed.text =
            apply_edits(&fixed.text, chosen.iter().filter_map(|it| it.fixes.first()).flat_map(|fix| &fix.edits));
        fixed.remaining = check(&fixed.text)?;
    }
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

/// The diagnostics that count and whose first fix is safe enough and doesn't touch what an earlier one changes.
fn compatible(found: &[Diagnostic], allowed: Applicability, counts: impl Fn(&Diagnostic) -> bool) -> Vec<&Diagnostic> {
    let (mut chosen, mut done) = (Vec::new(), 0);
    for one in found.iter().filter(|one| counts(one)) {
        let Some(fix) = one.fixes.first().filter(|fix| fix.applicability >= allowed) else { continue };
        let start = fix.edits.iter().map(|edit| edit.span.start).min();
        if start.is_some_and(|start| start >= done) {
            done = fix.edits.iter().map(|edit| edit.span.end + 1).max().unwrap_or(done);
            chosen.push(one);
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
        let starts = |allowed| compatible(&found, allowed, |_| true).iter().map(|it| it.span.start).collect::<Vec<_>>();
        assert_eq!(starts(Applicability::Safe), [0, 8]);
        assert_eq!(starts(Applicability::Unsafe), [0, 6, 8]);
    }

    /// A linter whose rules write `to` for `from`, safely.
    fn replacing(rules: &[(&str, &str, &str)]) -> Linter {
        let rule = |(id, from, to): &(&str, &str, &str)| {
            format!(
                "  - {{ id: {id}, message: m, match: {from}, fix: {{ to: {to}, safety: safe }}, \
                 examples: [{{ bad: \"[{from}]\" }}] }}\n"
            )
        };
        let yaml = format!("about: x\ncategory: name\nrules:\n{}", rules.iter().map(rule).collect::<String>());
        Linter::new(RuleSet::load(&[crate::rule::Pack::from_yaml("x", "x.yaml", yaml)]).unwrap())
    }

    #[test]
    fn fixes_without_end_are_left_out_and_the_others_applied() {
        let endless = [("grows", "very", "very very"), ("explodes", "big", "\"big big big big big big big big big\"")];
        let circle = [("there", "cat", "dog"), ("back", "dog", "cat")];
        let round = [("three", "ant", "bee"), ("four", "bee", "fly"), ("five", "fly", "ant")];
        let chain = [("one", "red", "blue"), ("two", "blue", "green")];
        let linter = replacing(&[&endless[..], &circle, &round, &chain].concat());
        for (text, fixed, endless) in [
            ("A red car.", "A green car.", &[][..]),
            ("A very red car.", "A very green car.", &["x/grows"]),
            ("A big red car.", "A big green car.", &["x/explodes"]),
            ("A red cat.", "A green cat.", &["x/back", "x/there"]),
            ("A red dog.", "A green dog.", &["x/back", "x/there"]),
            ("An ant in red.", "An ant in green.", &["x/five", "x/four", "x/three"]),
        ] {
            let found = linter.fix(text, Applicability::Safe);
            let names: Vec<_> = found.endless.iter().map(RuleId::as_str).collect();
            assert_eq!((found.text.as_str(), names.as_slice()), (fixed, endless));
            assert_eq!(linter.fix(fixed, Applicability::Safe).text, fixed);
        }
    }

    #[test]
    fn a_rule_finds_by_itself_what_it_finds_with_others() {
        let rules =
            [("part", "[{ word: [does, has] }, { word: \"n't\" }, { tag: VERB }]"), ("rare", "[{ word: needn't }]")];
        let rules = rules.map(|(id, tokens)| {
            format!("  - {{ id: {id}, message: m, match: {tokens}, examples: [{{ bad: \"[x]\" }}] }}\n")
        });
        let yaml = format!("about: x\ncategory: name\nkind: tokens\nrules:\n{}", rules.concat());
        let linter = Linter::new(RuleSet::load(&[crate::rule::Pack::from_yaml("x", "x.yaml", yaml)]).unwrap());
        let text = "He hasn't gone.\n\nIt does not.\n\nShe doesn’t go, and has not gone.";
        let alone = |rule| crate::rule::Alone::new(rule).find(text);
        let found: Vec<Diagnostic> = linter.rules().rules().flat_map(alone).collect();
        assert_eq!((found.len(), &found), (2, &linter.check_each(text)));
    }
}
