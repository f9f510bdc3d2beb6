//! How much is tried by hand.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What trials of one expression may cost, over all texts. A rule of the catalogue has one, and its expression another once
/// the rule is compiled: where one paragraph matches, most others still don't, and an engine for each alphabet costs more.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    /// How many bytes have been tried.
    tried: AtomicUsize,
}

/// A trial costs as much as this many bytes of it, however short the text is.
const A_TRIAL: usize = 16;
/// After this many bytes an engine would have cost less than trials.
const ENOUGH_TRIED: usize = 1 << 14;

impl Budget {
    /// Pays for a trial of as many `bytes`; false if so much has been tried that the engine is worth building.
    pub(crate) fn pays_for(&self, bytes: usize) -> bool {
        self.tried.fetch_add(bytes + A_TRIAL, Ordering::Relaxed) <= ENOUGH_TRIED
    }
}
