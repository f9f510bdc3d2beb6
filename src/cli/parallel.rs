//! Many files at a time, and their results in order.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use rayon::prelude::*;

use super::failure::Failure;

/// Files a thread in one go: enough to keep every thread busy, few enough that their texts fit into memory.
const BATCH: usize = 64;

/// Does `work` on every item with at most `threads` threads, and hands the results to `next` in the order of the items.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: Option<NonZeroUsize>,
    work: impl Fn(&T) -> R + Sync,
    mut next: impl FnMut(R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let wanted = || threads.or_else(|| available_parallelism().ok()).map_or(1, usize::from);
    let threads = if items.len() < 2 { 1 } else { wanted().min(items.len()) };
    let pool = (threads > 1).then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build());
    // Starting threads takes longer than one article does; and where none can be started, one is enough.
    let Some(Ok(pool)) = pool else {
        return items.iter().try_for_each(|item| next(work(item)));
    };
    for batch in items.chunks(BATCH * threads) {
        let results: Vec<R> = pool.install(|| batch.par_iter().map(&work).collect());
        results.into_iter().try_for_each(&mut next)?;
    }
    Ok(())
}
