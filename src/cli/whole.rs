//! A file that nobody ever sees half of: it grows beside its place, and is put there once it is whole.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file on the way to its place. Dropped before that, it is gone.
#[derive(Debug)]
pub(super) struct WholeFile {
    file: NamedTempFile,
    target: PathBuf,
}

impl WholeFile {
    /// A file that is to take the place of what is at `path`, with its owner and its mode. A symbolic link stays one; its
    /// target is written.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let old = fs::metadata(path).ok();
        let target = if old.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
        let file = beside(&target)?;
        if let Some(old) = old {
            keep_owner(file.as_file(), &old);
            file.as_file().set_permissions(old.permissions())?;
        }
        Ok(Self { file, target })
    }

    /// Where it is while it grows.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// The place that it is for.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Sees to it that the disk holds all of it.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.as_file().sync_all()
    }

    /// Puts it in its place.
    pub(super) fn finish(self) -> io::Result<()> {
        Ok(self.file.persist(&self.target).map(|_| ())?)
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A new file in the folder of `path`.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mtlint-");
    // Temporary files are for their owner alone; this one gets the mode that the user's umask leaves.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Gives the new file to the owner of the old one, where we are allowed to: only the superuser is, and only for the
/// superuser does it matter.
#[cfg(unix)]
fn keep_owner(new: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(new, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_new: &File, _old: &Metadata) {}
