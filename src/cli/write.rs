//! Writing a file back so that nobody ever sees half of it.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use super::read::FileError;

/// Puts `text` in the place of what `path` holds: into a new file beside it, which then takes its name. A symbolic link
/// stays one; its target is written.
pub(super) fn overwrite(path: &Path, text: &[u8]) -> Result<(), FileError> {
    let name = path.display().to_string();
    let old = fs::metadata(path).map_err(|cause| FileError::io(&name, cause))?;
    if old.permissions().readonly() {
        return Err(FileError::ReadOnly { name });
    }
    replace(path, &old, text).map_err(|cause| FileError::Unwritable { name, cause })
}

/// Writes a file of our own, which need not be there yet.
pub(super) fn save(path: &Path, text: &str) -> Result<(), FileError> {
    if path.exists() {
        return overwrite(path, text.as_bytes());
    }
    fs::write(path, text).map_err(|cause| FileError::Unwritable { name: path.display().to_string(), cause })
}

fn replace(path: &Path, old: &Metadata, text: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".mtlint-").tempfile_in(folder)?;
    new.write_all(text)?;
    keep_owner(new.as_file(), old);
    new.as_file().set_permissions(old.permissions())?;
    new.as_file().sync_all()?;
    new.persist(&target)?;
    Ok(())
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
