//! Reading files, and why one is left out.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use mtlint::format::{FormatError, Prose, Reading};

use super::encoding::{Encoding, NoText, decode};
use super::files::Place;

/// Why a file is left out. The other files go on.
#[derive(Debug, thiserror::Error)]
pub(super) enum FileError {
    #[error("{name}: there is no such file or folder; check the name")]
    Missing { name: String },
    #[error("{name}: cannot be read: {cause}; see whether you are allowed to")]
    Unreadable { name: String, cause: io::Error },
    #[error(
        "{name}: cannot be written, and is as it was: {cause}; see whether you are allowed to write into its folder"
    )]
    Unwritable { name: String, cause: io::Error },
    #[error("{name}: cannot be searched: {cause}; name the files you mean one by one")]
    Walk { name: String, cause: ignore::Error },
    #[error(
        "{name}: not UTF-8: the byte 0x{byte:02X} at offset {offset} is part of no character; convert the file, \
         for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 { name: String, offset: usize, byte: u8 },
    #[error(
        "{name}: not UTF-16, though its byte order mark says so: half a character at offset {offset}; \
         save the file as UTF-8"
    )]
    NotUtf16 { name: String, offset: usize },
    #[error(
        "{name}: not a text: a NUL byte at offset {offset}; leave the file out, or convert it to UTF-8 if it is \
         UTF-16 without a byte order mark"
    )]
    Binary { name: String, offset: usize },
    #[error(
        "{name}: not {encoding}, though it says so: the byte at offset {offset} is part of no character; mend what it says, or \
         save the file as UTF-8"
    )]
    NotLegacy { name: String, encoding: &'static str, offset: usize },
    #[error(
        "{name}: is {encoding}, which mtlint checks but does not write; convert it first, \
         for example with `iconv -f {encoding} -t UTF-8`"
    )]
    ReadOnlyEncoding { name: String, encoding: &'static str },
    #[error("{name}:{cause}")]
    Format { name: String, cause: FormatError },
    #[error("{name}: is read-only; allow writing with `chmod u+w`, or use `--diff` to see the fixes")]
    ReadOnly { name: String },
}

impl FileError {
    pub(super) fn io(name: &str, cause: io::Error) -> Self {
        let name = name.to_owned();
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Missing { name },
            _ => Self::Unreadable { name, cause },
        }
    }

    fn no_text(name: String, fault: NoText) -> Self {
        match fault {
            NoText::Binary { offset } => Self::Binary { name, offset },
            NoText::Utf8 { offset, byte } => Self::NotUtf8 { name, offset, byte },
            NoText::Utf16 { offset } => Self::NotUtf16 { name, offset },
            NoText::Legacy { encoding, offset } => Self::NotLegacy { name, encoding, offset },
        }
    }

    pub(super) fn format(name: &str, cause: FormatError) -> Self {
        Self::Format { name: name.to_owned(), cause }
    }

    pub(super) fn walk(folder: &Path, cause: ignore::Error) -> Self {
        Self::Walk { name: folder.display().to_string(), cause }
    }
}

/// A text, and how it lay in its file.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) encoding: Encoding,
}

impl Input {
    /// The proses in the text, read as the name tells.
    pub(super) fn proses(&self) -> Result<Vec<Prose<'_>>, FileError> {
        let proses = Reading::default().prose(&self.name, &self.text);
        proses.map_err(|cause| FileError::format(&self.name, cause))
    }

    /// `text` in the encoding of the file.
    pub(super) fn encode<'t>(&self, text: &'t str) -> Result<Cow<'t, [u8]>, FileError> {
        let (name, encoding) = (self.name.clone(), self.encoding.name());
        self.encoding.encode(text).ok_or(FileError::ReadOnlyEncoding { name, encoding })
    }
}

/// Reads the text at `place`.
pub(super) fn read(place: &Place) -> Result<Input, FileError> {
    let name = place.name();
    match bytes(place).map(decode) {
        Ok(Ok((text, encoding))) => Ok(Input { name, text, encoding }),
        Ok(Err(fault)) => Err(FileError::no_text(name, fault)),
        Err(cause) => Err(FileError::io(&name, cause)),
    }
}

fn bytes(place: &Place) -> io::Result<Vec<u8>> {
    match place {
        Place::File(path) => fs::read(path),
        Place::Stdin(_) => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    }
}
