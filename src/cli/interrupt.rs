//! Ctrl-C while files are written: what is begun is finished, nothing new begins, and the program ends.

use std::process;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// What shells call a program that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Held by everyone who writes a file, and by the one who ends the program.
static WRITING: RwLock<()> = RwLock::new(());

/// From now on an interruption waits until no file is half written. Where the system doesn't allow this, the program
/// ends on the spot, as it would have without.
pub(super) fn wait_for_writers() {
    let _ = ctrlc::set_handler(|| {
        let _all = WRITING.write();
        process::exit(INTERRUPTED);
    });
}

/// Leave to write a file, until it is dropped.
pub(super) fn leave_to_write() -> RwLockReadGuard<'static, ()> {
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}
