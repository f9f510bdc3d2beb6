//! Ctrl-C while files are written: what is begun is finished, nothing new begins, and the program ends.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::{fs, process};

/// What shells call a program that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Held by everyone who writes a file, and by the one who ends the program.
static WRITING: RwLock<()> = RwLock::new(());

/// A new file that grows as long as the program runs, and that nobody wants half.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// From now on an interruption waits until no file is half written. Where the system doesn't allow this, the program
/// ends on the spot, as it would have without.
pub(super) fn wait_for_writers() {
    let _ = ctrlc::set_handler(|| {
        let _all = WRITING.write();
        if let Some(path) = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = fs::remove_file(path);
        }
        process::exit(INTERRUPTED);
    });
}

/// Leave to write a file, until it is dropped.
pub(super) fn leave_to_write() -> RwLockReadGuard<'static, ()> {
    WRITING.read().unwrap_or_else(PoisonError::into_inner)
}

/// Lets an interruption remove the new file at `path`, unless it has another name by then. There is one such file at a time.
pub(super) fn remove_if_interrupted(path: &Path) {
    *UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
}
