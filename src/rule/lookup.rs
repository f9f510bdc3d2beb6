//! Which rules have to look at a text, and where.

use std::sync::OnceLock;

use super::card::Caller;
use super::index::{Hit, Index, Needle};
use super::needs::{Held, Needs};
use super::set::RuleSet;
use super::texts::{blocks, place_of};
use super::{Need, Rule};
use crate::check::Sequences;
use crate::text::{Document, ViewSpan};

/// A rule that has to look at a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Called {
    /// Its position in the rule set.
    pub(crate) rule: usize,
    /// Where its needles stand, in the order of the text; of a rule that looks for a sequence, the sentences where that may
    /// stand; of any other, the paragraphs that hold what it needs. Empty if it needs nothing: then it looks everywhere.
    pub(crate) hits: Vec<Hit>,
}

/// What calls for rules, by their numbers: the phrases that they look for, and what a text must hold besides.
#[derive(Debug, Clone)]
pub(crate) struct Callers {
    index: Index,
    needs: Needs,
}

/// The rules of a set, by what calls for them.
#[derive(Debug)]
pub(crate) struct Lookup {
    /// The rules that come out of a catalogue, and the others.
    groups: Vec<Group>,
    /// What some rules of either group look for, once a text asks for it.
    sequences: OnceLock<Sequences>,
}

/// Rules that are filed together.
#[derive(Debug)]
struct Group {
    callers: Callers,
    /// The rules of the set by their numbers; none if the set doesn't have it.
    rules: Vec<Option<Wanted>>,
    /// The numbers of those that every text calls for.
    by_text: Vec<usize>,
}

/// A rule that is in the set.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    /// Its position there.
    position: usize,
    caller: Caller,
}

impl Callers {
    /// What calls for `rules`, which are numbered in this order.
    pub(super) fn of<'r>(rules: impl Iterator<Item = &'r Rule>) -> Self {
        let needles = |rule: &Rule| if rule.card().caller == Caller::Needle { rule.needles() } else { Vec::new() };
        let asked: Vec<(Vec<String>, Need)> = rules.map(|rule| (needles(rule), rule.need())).collect();
        let needles = asked.iter().enumerate().flat_map(|(owner, (needles, _))| {
            needles.iter().enumerate().map(move |(number, text)| Needle { owner, number, text })
        });
        let index = Index::of(needles);
        Self { index, needs: Needs::of(asked.into_iter().map(|(_, need)| need)) }
    }

    /// Appends them to `bytes`.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        self.needs.pack(bytes);
        bytes.extend(self.index.as_bytes());
    }

    /// What [`Self::pack`] wrote at the end of some bytes; nothing if they are anything else.
    pub(super) fn unpack(mut bytes: &'static [u8]) -> Option<Self> {
        Some(Self { needs: Needs::unpack(&mut bytes)?, index: Index::from_bytes(bytes) })
    }
}

impl Lookup {
    /// The lookup of `rules`.
    pub(crate) fn new(rules: &RuleSet) -> Self {
        let (mut of_catalogue, mut others) = (Vec::new(), Vec::new());
        for (position, rule) in rules.rules().enumerate() {
            let wanted = Some(Wanted { position, caller: rule.card().caller });
            match rule.number() {
                None => others.push(wanted),
                Some(number) => {
                    of_catalogue.resize(of_catalogue.len().max(number + 1), None);
                    of_catalogue[number] = wanted;
                }
            }
        }
        let catalogue = rules.catalogue().map(|callers| Group::new(callers.clone(), of_catalogue));
        let callers = Callers::of(rules.rules().filter(|rule| rule.number().is_none()));
        let groups = catalogue.into_iter().chain([Group::new(callers, others)]).collect();
        Self { groups, sequences: OnceLock::new() }
    }

    /// Which of `rules`, those that it was made for, have to look at `document`.
    pub(crate) fn called(&self, rules: &RuleSet, document: &Document<'_>) -> Vec<Called> {
        let mut hits = Vec::new();
        self.sequences.get_or_init(|| sequences(rules)).visit(document, |rule, hit| hits.push((rule, hit)));
        let by_sequence = grouped(hits, rules.rules().len()).into_iter().map(|(rule, hits)| Called { rule, hits });
        self.groups.iter().flat_map(|group| group.called(document)).chain(by_sequence).collect()
    }
}

/// What those of `rules` look for that a sequence calls for, by their positions.
fn sequences(rules: &RuleSet) -> Sequences {
    let wanted = rules.rules().enumerate().filter(|(_, rule)| rule.card().caller == Caller::Sequence);
    Sequences::of(wanted.filter_map(|(position, rule)| Some((position, rule.looks().sequence()?))))
}

impl Group {
    fn new(callers: Callers, rules: Vec<Option<Wanted>>) -> Self {
        let is_by_text = |wanted: &Option<Wanted>| wanted.is_some_and(|wanted| wanted.caller == Caller::Text);
        let by_text = (0..rules.len()).filter(|&number| is_by_text(&rules[number])).collect();
        Self { callers, rules, by_text }
    }

    fn called(&self, document: &Document<'_>) -> Vec<Called> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let held = self.callers.needs.held_by(document);
        let by_text = self.by_text.iter().map(|&owner| (owner, Vec::new()));
        let called = by_text.chain(grouped(self.hits(document, &held), self.rules.len()));
        let called = called.filter_map(|(owner, hits)| {
            let Wanted { position, caller } = self.rules[owner]?;
            let hits = Narrowing { document, held: &held, owner }.narrowed(caller, hits)?;
            Some(Called { rule: position, hits })
        });
        called.collect()
    }

    /// The places of the needles of all rules that may find something in `document`, which holds what is `held`.
    fn hits(&self, document: &Document<'_>, held: &Held<'_>) -> Vec<(usize, Hit)> {
        let mut hits = Vec::new();
        // Asked only of rules that have a needle there: most of many have none.
        let mut concerned: Vec<Option<bool>> = vec![None; self.rules.len()];
        self.callers.index.visit(document, |owner, hit| {
            // A catalogue has rules that the set may not have.
            let is_concerned = || self.rules.get(owner).is_some_and(Option::is_some) && held.meets(owner);
            if concerned.get_mut(owner).is_some_and(|known| *known.get_or_insert_with(is_concerned)) {
                hits.push((owner, hit));
            }
        });
        hits
    }
}

/// The `hits` of each owner that has any, of `owners`, in the order of the text.
fn grouped(hits: Vec<(usize, Hit)>, owners: usize) -> Vec<(usize, Vec<Hit>)> {
    if hits.is_empty() {
        return Vec::new();
    }
    let mut counts = vec![0_u32; owners];
    for (owner, _) in &hits {
        counts[*owner] += 1;
    }
    let mut groups: Vec<(usize, Vec<Hit>)> = Vec::new();
    let mut group_of = vec![0_u32; owners];
    for (owner, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        group_of[owner] = u32::try_from(groups.len()).unwrap_or_default();
        groups.push((owner, Vec::with_capacity(count as usize)));
    }
    for (owner, hit) in hits {
        groups[group_of[owner] as usize].1.push(hit);
    }
    for (_, group) in &mut groups {
        group.sort_unstable_by_key(|hit| (hit.place, hit.needle));
    }
    groups
}

/// The paragraphs of a document by what a rule needs.
struct Narrowing<'d> {
    document: &'d Document<'d>,
    held: &'d Held<'d>,
    /// The number of the rule.
    owner: usize,
}

impl Narrowing<'_> {
    /// The `hits` of the rule's needles that lie in paragraphs with what the rule needs. Without needles, these paragraphs
    /// themselves; none of them if the rule needs nothing. Nothing if the rule can't find anything.
    fn narrowed(&self, caller: Caller, mut hits: Vec<Hit>) -> Option<Vec<Hit>> {
        if self.held.is_nothing(self.owner) {
            return Some(hits);
        }
        if caller == Caller::Text {
            hits.extend(self.meeting().map(|place| Hit { needle: 0, place }));
        } else {
            self.keep_met(&mut hits);
        }
        Some(hits).filter(|hits| !hits.is_empty())
    }

    /// The paragraphs with what the rule needs.
    fn meeting(&self) -> impl Iterator<Item = ViewSpan> {
        let paragraphs = self.document.paragraphs().chunks(u64::BITS as usize);
        let meeting = (0..blocks(self.document)).map(|block| self.held.meeting(self.owner, block));
        paragraphs.zip(meeting).flat_map(|(paragraphs, meeting)| {
            paragraphs.iter().enumerate().filter(move |(bit, _)| meeting >> bit & 1 == 1).map(|(_, place)| *place)
        })
    }

    fn keep_met(&self, hits: &mut Vec<Hit>) {
        let mut last = (usize::MAX, 0);
        hits.retain(|hit| {
            let (block, bit) = place_of(self.document.paragraph_at(hit.place.start));
            if last.0 != block {
                last = (block, self.held.meeting(self.owner, block));
            }
            last.1 & bit != 0
        });
    }
}
