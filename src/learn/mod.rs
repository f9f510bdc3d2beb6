//! Layer 3: rules from what editors do. Machine text and its edited version are compared word by word; an edit that recurs
//! becomes a proposal, with the number of places in which it was made and left. So does a pair of quotation marks that becomes
//! another one, whatever stands between.
//!
//! ```text
//!  machine text ─┐
//!                ├─► Pair ──► edits that recur ──► counted in all texts ──► Proposal ──► YAML
//!  edited text ──┘   words,    with a word of       made, left alone,
//!                    aligned   context or none      edited otherwise
//! ```

mod aligned;
mod candidates;
mod marks;
mod proposal;
mod settled;
mod yaml;

pub use aligned::Pair;
pub use proposal::{Count, Kind, Proposal};
pub use yaml::pack;

use candidates::candidates;
use proposal::Edit;
use settled::settled;

/// What an edit must be like to be proposed.
#[derive(Debug, Clone, Copy)]
pub struct Demands {
    /// In how many places it must have been made.
    pub places: usize,
    /// Which part of the places must have been edited so, from 0 to 1.
    pub precision: f64,
}

/// The rules that the edits in `pairs` speak for, the most frequent first. Each stands its own examples beside all others.
pub fn learn(pairs: &[Pair], demands: Demands) -> Vec<Proposal> {
    let candidates = candidates(pairs, demands.places);
    let counts = proposal::count(pairs, candidates.iter());
    let mut proposals: Vec<Proposal> = Vec::new();
    for (candidate, count) in candidates.into_iter().zip(counts) {
        let is_good = count.made >= demands.places && count.precision() >= demands.precision;
        // Candidates come shortest first: one that says the same with more context is of no more use.
        if is_good && !proposals.iter().any(|known| known.edit.is_repeated_by(&candidate)) {
            proposals.extend(Proposal::new(candidate, count, pairs));
        }
    }
    proposals.extend(marks::proposals(pairs, demands));
    proposals.sort_by(|a, b| b.count.made.cmp(&a.count.made).then_with(|| a.edit.cmp(&b.edit)));
    settled(proposals)
}

/// How `proposals` do on other texts: of each, the places in which an editor did the same there.
pub fn hold_out(proposals: &[Proposal], pairs: &[Pair]) -> Vec<Count> {
    let words = proposals.iter().filter_map(|proposal| proposal.edit.words());
    let mut of_words = proposal::count(pairs, words).into_iter();
    let each = proposals.iter().map(|proposal| match proposal.edit {
        Edit::Words(_) => of_words.next().unwrap_or_default(),
        Edit::Marks(old, new) => marks::count(pairs, (old, new)),
    });
    each.collect()
}
