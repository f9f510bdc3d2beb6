//! Writing a file back so that nobody ever sees half of it.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use super::interrupt::leave_to_write;
use super::read::FileError;
use super::whole::WholeFile;

/// Puts `new` in the place of `old`, which `path` held when it was read: into a new file beside it, which then takes its
/// name. A symbolic link stays one; its target is written. A file with several names keeps them all: it is written in place,
/// once the new text is on the disk, which takes this name after all should that fail halfway. A file that holds something
/// else by now is left alone.
pub(super) fn overwrite(path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileError> {
    let name = path.display().to_string();
    let known = fs::metadata(path).map_err(|cause| FileError::io(&name, cause))?;
    if !known.is_file() {
        return Err(FileError::NoFile { name });
    }
    if known.permissions().readonly() || is_closed(path) {
        return Err(FileError::ReadOnly { name });
    }
    let _leave = leave_to_write();
    match replace(path, &known, (old, new)) {
        Ok(Written::Whole) => Ok(()),
        Ok(Written::Changed) => Err(FileError::Changed { name }),
        Err(cause) => Err(FileError::Unwritable { name, cause }),
    }
}

/// Whether we may not write to the file, though its folder may let us put another one in its place.
fn is_closed(path: &Path) -> bool {
    File::options().append(true).open(path).is_err_and(|cause| cause.kind() == io::ErrorKind::PermissionDenied)
}

/// Writes a file of our own, which need not be there yet, and which nobody else writes.
pub(super) fn save(path: &Path, text: &str) -> Result<(), FileError> {
    let unwritable = |cause| FileError::Unwritable { name: path.display().to_string(), cause };
    if path.exists() {
        return overwrite(path, &fs::read(path).map_err(unwritable)?, text.as_bytes());
    }
    let _leave = leave_to_write();
    create(path, text).map_err(unwritable)
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = WholeFile::new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync()?;
    file.finish()
}

/// What became of a file that was to be written.
enum Written {
    /// It holds the new text.
    Whole,
    /// It holds neither the old nor the new one: somebody else wrote it meanwhile.
    Changed,
}

fn replace(path: &Path, known: &Metadata, (old, new): (&[u8], &[u8])) -> io::Result<Written> {
    let mut file = WholeFile::new(path)?;
    file.write_all(new)?;
    file.sync()?;
    // As late as can be: between here and the new name no time is lost.
    if fs::read(file.target())? != old {
        return Ok(Written::Changed);
    }
    if !has_other_names(known) || write_in_place(file.target(), new).is_err() {
        file.finish()?;
    }
    Ok(Written::Whole)
}

fn write_in_place(path: &Path, new: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(new)?;
    file.sync_all()
}

/// Whether the file has names beside this one (hard links), which a new file would leave behind: it is written in place.
#[cfg(unix)]
fn has_other_names(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
fn has_other_names(_file: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_put_in_its_place_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.yaml");
        save(&path, "a: 1").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"a: 1");
        save(&path, "b: 2").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"b: 2");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let told = save(&folder.path().join("none/new.yaml"), "").unwrap_err().to_string();
        assert!(told.contains("none/new.yaml"), "{told}");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "newer").unwrap();
        let told = overwrite(&path, b"old", b"fixed").unwrap_err().to_string();
        assert!(told.ends_with("a.txt: was changed while it was worked on, and is left alone; run mtlint again"));
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        overwrite(&path, b"newer", b"fixed").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"fixed");
    }
    #[cfg(unix)]
    #[test]
    fn a_file_keeps_all_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &other).unwrap();
        overwrite(&path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
