//! Which rules have to look at a text, and where.

use super::card::Caller;
use super::index::{Hit, Index, Needle};
use super::set::RuleSet;
use crate::text::Document;

/// A rule that has to look at a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Called {
    /// Its position in the rule set.
    pub(crate) rule: usize,
    /// Where its needles stand, in the order of the text; of a rule without needles, the paragraphs that hold what it
    /// needs. Empty if it has neither: then it looks everywhere.
    pub(crate) hits: Vec<Hit>,
}

/// The rules of a set, by what calls for them.
#[derive(Debug)]
pub(crate) struct Lookup {
    by_needle: Vec<Filed>,
    /// The positions of the rules that every text calls for.
    by_text: Vec<usize>,
}

/// An index, and the position in the set of each owner in it; none if the set doesn't have it.
#[derive(Debug)]
struct Filed {
    index: Index,
    positions: Vec<Option<usize>>,
}

impl Lookup {
    /// The lookup of `rules`.
    pub(crate) fn new(rules: &RuleSet) -> Self {
        let called = rules.rules().enumerate().filter(|(_, rule)| rule.card().caller == Caller::Text);
        let by_text = called.map(|(position, _)| position).collect();
        let catalogue = rules.catalogue().map(|index| Filed { index: index.clone(), positions: numbered(rules) });
        Self { by_text, by_needle: catalogue.into_iter().chain([others(rules)]).collect() }
    }

    /// The `rules`, of which this is the lookup, that have to look at `document`.
    pub(crate) fn called(&self, rules: &RuleSet, document: &Document<'_>) -> Vec<Called> {
        let by_text = self.by_text.iter().map(|&rule| Called { rule, hits: Vec::new() });
        let by_needle = self.by_needle.iter().flat_map(|filed| filed.called(document));
        let narrowed = |Called { rule, hits }| {
            let hits = rules.get(rule).card().narrowed(document, hits)?;
            Some(Called { rule, hits })
        };
        by_text.chain(by_needle).filter_map(narrowed).collect()
    }
}

impl Filed {
    fn called(&self, document: &Document<'_>) -> Vec<Called> {
        let mut hits = Vec::new();
        self.index.hits(document, &mut hits);
        // A catalogue has rules that the set may not have.
        hits.retain(|(owner, _)| self.positions.get(*owner).is_some_and(Option::is_some));
        let called = grouped(hits, self.positions.len()).into_iter().filter_map(|(owner, mut hits)| {
            let rule = self.positions[owner]?;
            hits.sort_unstable_by_key(|hit| (hit.place, hit.needle));
            Some(Called { rule, hits })
        });
        called.collect()
    }
}

/// The `hits` of each owner, of which there are `owners`, in the order of the owners.
fn grouped(hits: Vec<(usize, Hit)>, owners: usize) -> Vec<(usize, Vec<Hit>)> {
    let mut counts = vec![0; owners];
    for (owner, _) in &hits {
        counts[*owner] += 1;
    }
    let mut groups: Vec<(usize, Vec<Hit>)> = Vec::new();
    let mut group_of = vec![0; owners];
    for (owner, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        group_of[owner] = groups.len();
        groups.push((owner, Vec::with_capacity(count)));
    }
    for (owner, hit) in hits {
        groups[group_of[owner]].1.push(hit);
    }
    groups
}

/// The position of each rule of the catalogue in `rules`.
fn numbered(rules: &RuleSet) -> Vec<Option<usize>> {
    let mut positions = Vec::new();
    for (position, rule) in rules.rules().enumerate() {
        let Some(number) = rule.number() else { continue };
        if positions.len() <= number {
            positions.resize(number + 1, None);
        }
        positions[number] = Some(position);
    }
    positions
}

/// An index of the rules that are not in the catalogue.
fn others(rules: &RuleSet) -> Filed {
    let others = rules.rules().enumerate().filter(|(_, rule)| rule.number().is_none());
    let needles: Vec<(usize, Vec<String>)> = others.map(|(position, rule)| (position, rule.needles())).collect();
    let each = needles.iter().flat_map(|(owner, texts)| {
        texts.iter().enumerate().map(move |(number, text)| Needle { owner: *owner, number, text })
    });
    Filed { index: Index::of(each), positions: (0..rules.rules().len()).map(Some).collect() }
}
