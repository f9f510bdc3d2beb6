//! Files that are about mtlint's work: packs, settings, what is ignored and what is known. They are small, and no devices.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use mtlint::text::{LineColumn, LineIndex};

use super::remedy::for_reading;

/// Why such a file can't be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum OwnFileError {
    #[error("there is no such file or folder; check the name")]
    Missing,
    #[error("is a folder; name a file")]
    Folder,
    #[error("is a pipe or a device; save what comes from it to a file, and name that")]
    NoFile,
    #[error("holds more than {} MiB; split it into smaller files", limit >> 20)]
    TooLarge { limit: u64 },
    #[error("not UTF-8: the byte 0x{byte:02X} is part of no character; save the file as UTF-8")]
    NotUtf8 { at: LineColumn, byte: u8 },
    #[error("cannot be read: {cause}; {}", for_reading(cause))]
    Unreadable { cause: io::Error },
}

impl OwnFileError {
    /// Where the fault stands in the file; at its beginning if it is about all of it.
    pub(super) fn at(&self) -> LineColumn {
        match self {
            Self::NotUtf8 { at, .. } => *at,
            _ => LineColumn { line: 1, column: 1 },
        }
    }

    /// What is wrong with the file at `path`, as the program says it.
    pub(super) fn of(&self, path: &Path) -> String {
        match self {
            Self::NotUtf8 { at, .. } => format!("{}:{}:{}: {self}", path.display(), at.line, at.column),
            _ => format!("{}: {self}", path.display()),
        }
    }
}

impl From<io::Error> for OwnFileError {
    fn from(cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::NotFound { Self::Missing } else { Self::Unreadable { cause } }
    }
}

/// Larger than any pack and any settings; what reads YAML refuses less.
pub(super) const YAML_LIMIT: u64 = 16 << 20;

/// Larger than what all findings of a newspaper's archive take.
pub(super) const DATA_LIMIT: u64 = 256 << 20;

/// The text of the file at `path`, which has no more bytes than `limit`.
pub(super) fn text_of(path: &Path, limit: u64) -> Result<String, OwnFileError> {
    let known = fs::metadata(path)?;
    if known.is_dir() {
        return Err(OwnFileError::Folder);
    }
    // To open a pipe is to wait for somebody who writes into it.
    if !known.is_file() {
        return Err(OwnFileError::NoFile);
    }
    let mut bytes = Vec::new();
    let length = File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if length as u64 > limit {
        return Err(OwnFileError::TooLarge { limit });
    }
    String::from_utf8(bytes).map_err(|fault| {
        let (valid, rest) = fault.as_bytes().split_at(fault.utf8_error().valid_up_to());
        let valid = String::from_utf8_lossy(valid);
        let at = LineIndex::new(&valid).line_column(valid.len());
        OwnFileError::NotUtf8 { at, byte: rest.first().copied().unwrap_or_default() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_small_text_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        let told =
            |limit| text_of(&path, limit).map_err(|fault| (fault.to_string(), fault.at().line, fault.at().column));
        assert_eq!(told(9).unwrap_err().0, "there is no such file or folder; check the name");
        fs::write(&path, "a: é\nb: ab\n").unwrap();
        assert_eq!(told(12), Ok("a: é\nb: ab\n".to_owned()));
        assert_eq!(told(11).unwrap_err().0, "holds more than 0 MiB; split it into smaller files");
        fs::write(&path, b"a: \xC3\xA9\nb: \xE9t\xE9\n").unwrap();
        let (said, line, column) = told(99).unwrap_err();
        assert_eq!((line, column), (2, 4));
        assert!(said.contains("0xE9") && said.ends_with("save the file as UTF-8"), "{said}");
        assert!(text_of(folder.path(), 99).unwrap_err().to_string().contains("folder"));
    }
}
