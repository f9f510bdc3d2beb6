//! `mtlint check --watch`: again, whenever a text or a rule has changed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::args::CheckArgs;
use super::baseline;
use super::check;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::formats::is_article;
use super::interrupt;
use super::suppress::ignore_file;
use super::walk::IGNORE_FILE;

/// Editors write a file in several steps: what follows so soon belongs to the same change.
const SOON: Duration = Duration::from_millis(100);

/// No change lasts longer: a file that never comes to rest is looked at nevertheless.
const LONGEST_CHANGE: Duration = Duration::from_secs(2);

/// The endings of files that decide how texts are read.
const SETTINGS: &[&str] = &["yaml", "yml"];

/// The files that decide which texts are read, and which findings are told.
const PASSING_OVER: &[&str] = &[IGNORE_FILE, ".gitignore", ".ignore", ignore_file::NAME, baseline::NAME];

/// Checks what `args` name until the program is interrupted. Faults are told, and waited for to be mended.
pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    if args.files.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Usage("--watch cannot watch standard input; name files or folders".to_owned()));
    }
    interrupt::wait_for_writers();
    let (tell, told) = channel();
    let mut watcher = notify::recommended_watcher(tell).map_err(|cause| unwatchable(Path::new("."), &cause))?;
    for (folder, mode) in folders(args) {
        watcher.watch(&folder, mode).map_err(|cause| unwatchable(&folder, &cause))?;
    }
    loop {
        console.clear()?;
        match check::once(args, console) {
            Ok(_) => {}
            Err(failure) if failure.is_broken_pipe() => return Err(failure),
            Err(failure) => failure.tell(console),
        }
        console.flush()?;
        console.remark(&"Watching for changes; Ctrl-C ends.");
        if !waits(&told, args) {
            return Ok(Exit::Clean);
        }
    }
}

/// Where what `args` name can change: folders with all that is below, and those around single files.
fn folders(args: &CheckArgs) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut folders = BTreeMap::new();
    let here = [PathBuf::from(".")];
    let texts: &[PathBuf] = if args.files.paths.is_empty() { &here } else { &args.files.paths };
    for path in texts.iter().chain(&args.rules.packs).chain(&args.baseline.baseline) {
        if path.is_dir() {
            folders.insert(whole(path), RecursiveMode::Recursive);
        } else {
            let around = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
            folders.entry(whole(around)).or_insert(RecursiveMode::NonRecursive);
        }
    }
    folders.entry(whole(Path::new("."))).or_insert(RecursiveMode::NonRecursive);
    let deep = folders.iter().filter(|(_, mode)| **mode == RecursiveMode::Recursive);
    let deep: Vec<PathBuf> = deep.map(|(folder, _)| folder.clone()).collect();
    folders.retain(|folder, _| !deep.iter().any(|above| above != folder && folder.starts_with(above)));
    folders
}

fn whole(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Waits until something has changed that matters, and is at rest again. False if nothing ever will.
fn waits(told: &Receiver<notify::Result<Event>>, args: &CheckArgs) -> bool {
    loop {
        match told.recv() {
            Ok(event) if event.as_ref().is_ok_and(|event| !matters(event, args)) => {}
            Ok(_) => break,
            Err(_) => return false,
        }
    }
    let begun = Instant::now();
    while begun.elapsed() < LONGEST_CHANGE {
        match told.recv_timeout(SOON) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// Whether what happened can change the report. Reading a file, as the check itself does, cannot.
fn matters(event: &Event, args: &CheckArgs) -> bool {
    let named = || args.files.paths.iter().chain(&args.baseline.baseline);
    let is_named = |name: &OsStr| named().any(|path| path.file_name() == Some(name));
    let decides = |path: &Path| {
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let name = path.file_name().unwrap_or_default();
        is_article(path)
            || SETTINGS.contains(&ending)
            || PASSING_OVER.iter().any(|known| name == *known)
            || is_named(name)
    };
    let changes = !matches!(event.kind, EventKind::Access(_));
    event.need_rescan() || changes && event.paths.iter().any(|path| decides(path))
}

fn unwatchable(folder: &Path, cause: &notify::Error) -> Failure {
    let folder = folder.display();
    Failure::Usage(match &cause.kind {
        notify::ErrorKind::MaxFilesWatch => {
            format!("--watch: {folder} has more folders than the system lets watch; name a smaller one")
        }
        notify::ErrorKind::Io(cause) if cause.kind() == io::ErrorKind::NotFound => {
            format!("--watch: {folder}: there is no such folder; check the name")
        }
        _ => format!("--watch: {folder} cannot be watched: {cause}; name another folder, or run without --watch"),
    })
}
