//! Many files at a time, and their results in order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, available_parallelism};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::failure::Failure;

/// Files a thread that are in work or wait for an earlier one: enough to keep every thread busy behind a large file, few
/// enough that their texts fit into memory.
const AHEAD: usize = 64;

/// Does `work` on every item with at most `threads` threads, and hands the results to `next` in the order of the items.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: Option<NonZeroUsize>,
    work: impl Fn(&T) -> R + Sync,
    mut next: impl FnMut(R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let wanted = || threads.or_else(|| available_parallelism().ok()).map_or(1, usize::from);
    let at_a_time = if items.len() < 2 { 1 } else { wanted().min(items.len()) };
    let pool = (at_a_time > 1).then(|| ThreadPoolBuilder::new().num_threads(at_a_time).build());
    // Starting threads takes longer than one article does; and where none can be started, one is enough.
    if let Some(Ok(pool)) = pool {
        return at_once(&pool, items, work, next);
    }
    limit_parts(threads);
    items.iter().try_for_each(|item| next(work(item)))
}

/// Sees to it that a file of some megabytes, which is looked at in parts, takes no more `threads` than that either.
fn limit_parts(threads: Option<NonZeroUsize>) {
    if let Some(threads) = threads {
        // There is one such limit a run, and it was set before if this fails.
        let _ = ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
    }
}

/// What became of one item, by its number: a result, or a panic that has yet to go on.
type Done<R> = (usize, thread::Result<R>);

fn at_once<T: Sync, R: Send>(
    pool: &ThreadPool,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut next: impl FnMut(R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let given_up = AtomicBool::new(false);
    pool.in_place_scope_fifo(|scope| {
        let (done, results) = channel();
        let (work, given_up) = (&work, &given_up);
        let begin = |at: usize| {
            let done = done.clone();
            scope.spawn_fifo(move |_| {
                if !given_up.load(Ordering::Relaxed) {
                    // Nobody waits any more where it cannot be sent.
                    let _ = done.send((at, catch_unwind(AssertUnwindSafe(|| work(&items[at])))));
                }
            });
        };
        let mut later = 0..items.len();
        later.by_ref().take(AHEAD * pool.current_num_threads()).for_each(&begin);
        let mut early = BTreeMap::new();
        let mut each = (0..items.len()).map_while(|at| {
            let result = wait_for(at, &results, &mut early);
            later.next().into_iter().for_each(&begin);
            result
        });
        let through = each.try_for_each(&mut next);
        given_up.store(through.is_err(), Ordering::Relaxed);
        through
    })
}

/// The result of item `at`; what is finished before it is kept in `early`.
fn wait_for<R>(at: usize, results: &Receiver<Done<R>>, early: &mut BTreeMap<usize, thread::Result<R>>) -> Option<R> {
    loop {
        if let Some(done) = early.remove(&at) {
            return Some(done.unwrap_or_else(|panic| resume_unwind(panic)));
        }
        let (number, done) = results.recv().ok()?;
        early.insert(number, done);
    }
}
