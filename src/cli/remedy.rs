//! What to do about it if a file cannot be opened, read or written.

use std::io;

/// The error numbers of a process, and of a system, with too many open files: they have no kind of their own.
#[cfg(unix)]
const TOO_MANY_OPEN: [i32; 2] = [24, 23];
#[cfg(not(unix))]
const TOO_MANY_OPEN: [i32; 1] = [4];

/// Advice for a file that gave `cause` when it was read.
pub(super) fn for_reading(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => "allow it with `chmod u+r`, or ask its owner",
        _ => for_either(cause).unwrap_or("try again, or leave the file out"),
    }
}

/// Advice for a file that gave `cause` when it was written.
pub(super) fn for_writing(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => "see whether you are allowed to write into its folder",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk",
        io::ErrorKind::ReadOnlyFilesystem => "use `--diff` to see the fixes, or copy the file elsewhere",
        _ => for_either(cause).unwrap_or("try again, or use `--diff` to see the fixes"),
    }
}

fn for_either(cause: &io::Error) -> Option<&'static str> {
    match cause.kind() {
        io::ErrorKind::IsADirectory => Some("it is a folder by now: name it as one"),
        io::ErrorKind::NotADirectory => Some("a part of its path is a file, not a folder: check the path"),
        io::ErrorKind::InvalidFilename => Some("check the name, which is too long"),
        io::ErrorKind::OutOfMemory => Some("work on fewer files at a time with `--threads 1`"),
        _ if cause.raw_os_error().is_some_and(|number| TOO_MANY_OPEN.contains(&number)) => {
            Some("allow more open files with `ulimit -n`, or use fewer `--threads`")
        }
        _ => None,
    }
}
