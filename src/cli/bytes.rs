//! The bytes of a file, up to a limit: a device or a pipe may never end.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// More than any article, and any dump of articles that still fits into memory some times over: 256 MiB.
const LIMIT: u64 = 1 << 28;

/// All that the file at `path` holds; nothing if that is more than the limit.
pub(super) fn of_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let length = fs::metadata(path)?.len();
    up_to_limit(File::open(path)?, length)
}

/// All that comes from standard input; nothing if that is more than the limit.
pub(super) fn of_stdin() -> io::Result<Option<Vec<u8>>> {
    up_to_limit(io::stdin().lock(), 0)
}

fn up_to_limit(source: impl Read, expected: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(LIMIT)).unwrap_or(0) + 1);
    let length = source.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok((length as u64 <= LIMIT).then_some(bytes))
}
