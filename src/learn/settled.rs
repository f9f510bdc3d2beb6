//! Proposals that get along: the pack that they make passes every check and test that a rule author would put it to.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::proposal::{Proposal, Sample};
use super::yaml::{ids, pack};
use crate::audit::audit;
use crate::linter::Linter;
use crate::rule::verify::{Verdict, verify};
use crate::rule::{Example, Pack, Rule, RuleSet};

/// The name of the pack while it is tried.
const NAME: &str = "learnt";

/// Those of `proposals` that make rules which get along, each with one example. Of two that don't, the later one is left out.
pub(super) fn settled(mut proposals: Vec<Proposal>) -> Vec<Proposal> {
    proposals.retain(|proposal| Company::of(std::slice::from_ref(proposal)).is_some());
    loop {
        let outcasts = match Company::of(&proposals) {
            Some(company) => {
                let fits: Vec<Fit> = proposals.par_iter().enumerate().map(|(at, it)| company.fit(at, it)).collect();
                show(&mut proposals, &fits)
            }
            None => BTreeSet::new(),
        };
        let outcasts = if outcasts.is_empty() { doubtful(&proposals) } else { outcasts };
        if outcasts.is_empty() {
            return proposals;
        }
        let mut at = 0..;
        proposals.retain(|_| at.next().is_none_or(|at| !outcasts.contains(&at)));
    }
}

/// Whether a proposal gets along with the others.
enum Fit {
    /// It does, and this of its samples shows it.
    ShownBy(usize),
    /// It doesn't, unless the proposal with this number goes.
    Without(usize),
}

/// Puts the samples that `fits` found first; gives the numbers of those proposals that have to go.
fn show(proposals: &mut [Proposal], fits: &[Fit]) -> BTreeSet<usize> {
    let mut outcasts = BTreeSet::new();
    for (proposal, fit) in proposals.iter_mut().zip(fits) {
        match fit {
            Fit::ShownBy(sample) => proposal.samples.rotate_left(*sample),
            Fit::Without(other) => {
                outcasts.insert(*other);
            }
        }
    }
    outcasts
}

/// The numbers of the proposals on whose rules an examination of the pack has something to say.
fn doubtful(proposals: &[Proposal]) -> BTreeSet<usize> {
    let written = Pack::from_yaml(NAME, NAME, pack(proposals, &[]));
    let starts: Vec<usize> = written
        .yaml
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.starts_with("  - id: "))
        .map(|(_, number)| number)
        .collect();
    let remarks = audit(std::slice::from_ref(&written));
    remarks.iter().filter_map(|it| starts.partition_point(|start| *start <= it.error.line).checked_sub(1)).collect()
}

/// Proposals as rules that look at a text together.
struct Company {
    linter: Linter,
    /// The ids of the rules, in the order of the proposals.
    ids: Vec<String>,
}

impl Company {
    fn of(proposals: &[Proposal]) -> Option<Self> {
        let rules = RuleSet::load(&[Pack::from_yaml(NAME, NAME, pack(proposals, &[]))]).ok()?;
        let ids = ids(proposals).iter().map(|id| format!("{NAME}/{id}")).collect();
        Some(Self { linter: Linter::new(rules), ids })
    }

    /// How the proposal number `at` fits in.
    fn fit(&self, at: usize, proposal: &Proposal) -> Fit {
        let Some(rule) = self.linter.rules().rules().find(|rule| rule.id().as_str() == self.ids[at]) else {
            return Fit::Without(at);
        };
        let mut other = at;
        for (number, sample) in proposal.samples.iter().enumerate() {
            match self.fault(rule, sample) {
                None => return Fit::ShownBy(number),
                Some(Verdict::Noisy { rules, .. }) => {
                    let noisy = self.ids.iter().rposition(|id| rules.contains(id));
                    other = noisy.map_or(at, |noisy| noisy.max(at));
                }
                Some(_) => other = at,
            }
        }
        Fit::Without(other)
    }

    /// What is wrong with `sample` as an example of `rule`.
    fn fault(&self, rule: &Rule, Sample { bad, good, ok }: &Sample) -> Option<Verdict> {
        let example = |[bad, good, ok]: [Option<&String>; 3]| Example {
            bad: bad.cloned(),
            good: good.cloned(),
            ok: ok.cloned(),
            line: 1,
        };
        let examples = [example([Some(bad), Some(good), None]), example([None, None, Some(ok)])];
        let verdicts = examples.iter().map(|example| verify(&|text| self.linter.check_each(text), rule, example));
        verdicts.into_iter().find(|verdict| !verdict.is_good())
    }
}
