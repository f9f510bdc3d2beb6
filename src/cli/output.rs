//! Where a report goes: to standard output, or into a file that appears once it is whole.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::console::Console;
use super::failure::Failure;
use super::interrupt;
use super::whole::WholeFile;

/// Where a report goes.
#[derive(Debug)]
pub(super) enum Output {
    /// Standard output.
    Console,
    /// A file, written beside its place and then put there.
    Whole(BufWriter<WholeFile>, PathBuf),
    /// What is no regular file, such as a device or a pipe: there is nothing to put in its place.
    Stream(BufWriter<File>, PathBuf),
}

impl Output {
    /// Into the file at `path`, without colours unless they are asked for; without a path, to standard output.
    pub(super) fn new(path: Option<&Path>, console: &Console) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::Console) };
        console.writes_into_a_file();
        Self::open(path).map_err(|cause| unwritable(path, &cause))
    }

    fn open(path: &Path) -> io::Result<Self> {
        if fs::metadata(path).is_ok_and(|old| !old.is_file()) {
            let stream = File::options().write(true).open(path)?;
            return Ok(Self::Stream(BufWriter::new(stream), path.to_owned()));
        }
        interrupt::wait_for_writers();
        let _leave = interrupt::leave_to_write();
        let new = WholeFile::new(path)?;
        interrupt::remove_if_interrupted(new.path());
        Ok(Self::Whole(BufWriter::new(new), path.to_owned()))
    }

    /// Lets `report` write.
    pub(super) fn write(
        &mut self,
        console: &mut Console,
        report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match self {
            Self::Console => Ok(report(&mut console.out)?),
            Self::Whole(out, path) => report(out).map_err(|cause| unwritable(path, &cause)),
            Self::Stream(out, path) => report(out).map_err(|cause| unwritable(path, &cause)),
        }
    }

    /// Puts the file in its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Console => Ok(()),
            Self::Stream(mut out, path) => out.flush().map_err(|cause| unwritable(&path, &cause)),
            Self::Whole(out, path) => {
                let _leave = interrupt::leave_to_write();
                let new = out.into_inner().map_err(|cause| unwritable(&path, &cause.error()))?;
                new.finish().map_err(|cause| unwritable(&path, &cause))
            }
        }
    }
}

fn unwritable(path: &Path, cause: &dyn Display) -> Failure {
    let path = path.display();
    Failure::Usage(format!("{path}: cannot be written: {cause}; see whether its folder exists and lets you write"))
}
