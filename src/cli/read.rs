//! Bytes to text. News comes in UTF-8; UTF-16 is understood where a byte order mark says so.

use std::io;
use std::path::Path;

use mtlint::format::FormatError;

use super::bytes;
use super::files::Place;
use super::remedy::{for_reading, for_writing};

/// Why a file is left out. The other files go on.
#[derive(Debug, thiserror::Error)]
pub(super) enum FileError {
    #[error("{name}: there is no such file or folder; check the name")]
    Missing { name: String },
    #[error("{name}: cannot be read: {cause}; {}", for_reading(cause))]
    Unreadable { name: String, cause: io::Error },
    #[error("{name}: cannot be written, and is as it was: {cause}; {}", for_writing(cause))]
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
        "{name}: is UTF-16, which mtlint checks but does not write; convert it first, \
         for example with `iconv -f UTF-16 -t UTF-8`"
    )]
    Utf16 { name: String },
    #[error("{name}: {cause}")]
    Format { name: String, cause: FormatError },
    #[error("{name}: holds more than 256 MiB, or never ends; split it into smaller files")]
    TooLarge { name: String },
    #[error("{name}: is a pipe or a device, which cannot be mended in place; use `--diff`, or `-` for standard input")]
    NoFile { name: String },
    #[error("{name}: was changed while it was worked on, and is left alone; run mtlint again")]
    Changed { name: String },
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
}

/// Reads the text at `place`.
pub(super) fn read(place: &Place) -> Result<Input, FileError> {
    let name = place.name();
    let bytes = match place {
        Place::File(path) => bytes::of_file(path),
        Place::Stdin(_) => bytes::of_stdin(),
    };
    match bytes {
        Ok(Some(bytes)) => decode(bytes, name),
        Ok(None) => Err(FileError::TooLarge { name }),
        Err(cause) => Err(FileError::io(&name, cause)),
    }
}

fn decode(bytes: Vec<u8>, name: String) -> Result<Input, FileError> {
    let unit: Option<fn([u8; 2]) -> u16> = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => Some(u16::from_be_bytes),
        _ => None,
    };
    match unit {
        Some(unit) => decode_utf16(&bytes, unit, name),
        None => decode_utf8(bytes, name),
    }
}

fn decode_utf8(bytes: Vec<u8>, name: String) -> Result<Input, FileError> {
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(FileError::Binary { name, offset });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Input { name, text, encoding: Encoding::Utf8 }),
        Err(broken) => {
            let offset = broken.utf8_error().valid_up_to();
            Err(FileError::NotUtf8 { name, offset, byte: broken.as_bytes()[offset] })
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: String) -> Result<Input, FileError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        // Every character so far took as many bytes as it has UTF-16 units, twice.
        let offset = || 2 * text.encode_utf16().count();
        match decoded {
            Ok('\0') => return Err(FileError::Binary { name, offset: offset() }),
            Ok(c) => text.push(c),
            Err(_) => return Err(FileError::NotUtf16 { name, offset: offset() }),
        }
    }
    if !rest.is_empty() {
        return Err(FileError::NotUtf16 { name, offset: bytes.len() - 1 });
    }
    Ok(Input { name, text, encoding: Encoding::Utf16 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        decode(bytes.to_owned(), "a.txt".to_owned()).unwrap_err().to_string()
    }

    #[test]
    fn utf8_keeps_its_byte_order_mark() {
        let input = decode("\u{FEFF}é".into(), String::new()).unwrap();
        assert_eq!((input.text.as_str(), input.encoding), ("\u{FEFF}é", Encoding::Utf8));
    }

    #[test]
    fn utf16_is_decoded_where_a_mark_tells_its_order() {
        for bytes in [&b"\xFF\xFEk\0\x3D\xD8\x00\xDE"[..], b"\xFE\xFF\0k\xD8\x3D\xDE\x00"] {
            let input = decode(bytes.to_owned(), String::new()).unwrap();
            assert_eq!((input.text.as_str(), input.encoding), ("\u{FEFF}k😀", Encoding::Utf16));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        assert!(told(b"caf\xE9 au lait").starts_with("a.txt: not UTF-8: the byte 0xE9 at offset 3"));
        assert!(told("“".as_bytes().get(..2).unwrap()).contains("0xE2 at offset 0"));
        assert!(told(b"PNG\0").contains("NUL byte at offset 3"));
        assert!(told(b"\xFF\xFEk\0\x3D\xD8k\0").contains("half a character at offset 4"));
        assert!(told(b"\xFF\xFEk\0k").contains("offset 4"));
    }
}
