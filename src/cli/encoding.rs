//! Bytes to text, and back. News comes in UTF-8; UTF-16 is understood where a byte order mark says so, and older encodings
//! where an XML declaration or a page of HTML does.
//!
//! The text is UTF-8 from then on, and all byte offsets, in reports too, count its bytes. They are those of the file if that
//! is UTF-8. Lines and columns are those of the file in any encoding.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding as Legacy, WINDOWS_1252};

use super::declared::{Declared, declared};

/// How a text lay in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    /// ISO 8859-1 as XML means it: what stands between ASCII and U+00A0 is not used.
    Latin1,
    /// An encoding of the time before Unicode; ISO 8859-1 is Windows-1252, as on the web.
    Legacy(&'static Legacy),
}

/// Why bytes are no text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoText {
    /// A NUL byte.
    Binary { offset: usize },
    /// A byte that is part of no character.
    Utf8 { offset: usize, byte: u8 },
    /// Half a character.
    Utf16 { offset: usize },
    /// A byte that the encoding doesn't know that the file says to be in.
    Legacy { encoding: &'static str, offset: usize },
}

/// The text that `bytes` are, and its encoding.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), NoText> {
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => utf16(&bytes, u16::from_le_bytes),
        Some([0xFE, 0xFF]) => utf16(&bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// Text that is right in UTF-8 is taken for UTF-8, whatever it says of itself: in no other encoding does that happen by chance.
fn utf8(bytes: Vec<u8>) -> Result<(String, Encoding), NoText> {
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(NoText::Binary { offset });
    }
    let declared = declared(&bytes);
    match (String::from_utf8(bytes), declared) {
        (Ok(text), Some(declared)) if text.is_ascii() => Ok((text, declared.encoding(&[]))),
        (Ok(text), _) => Ok((text, Encoding::Utf8)),
        (Err(broken), Some(declared)) => legacy(broken.as_bytes(), declared),
        (Err(broken), None) => {
            let offset = broken.utf8_error().valid_up_to();
            Err(NoText::Utf8 { offset, byte: broken.as_bytes()[offset] })
        }
    }
}

fn legacy(bytes: &[u8], declared: Declared) -> Result<(String, Encoding), NoText> {
    let mut decoder = declared.encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::Malformed(length, behind), read) => {
            let offset = read.saturating_sub(usize::from(length) + usize::from(behind));
            Err(NoText::Legacy { encoding: declared.encoding.name(), offset })
        }
        _ => Ok((text, declared.encoding(bytes))),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), NoText> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        // Every character so far took as many bytes as it has UTF-16 units, twice.
        let offset = || 2 * text.encode_utf16().count();
        match decoded {
            Ok('\0') => return Err(NoText::Binary { offset: offset() }),
            Ok(c) => text.push(c),
            Err(_) => return Err(NoText::Utf16 { offset: offset() }),
        }
    }
    if !rest.is_empty() {
        return Err(NoText::Utf16 { offset: bytes.len() - 1 });
    }
    Ok((text, Encoding::Utf16))
}

impl Declared {
    /// The encoding of a text with these `bytes`.
    fn encoding(self, bytes: &[u8]) -> Encoding {
        let strict = self.is_xml && self.encoding == WINDOWS_1252 && !self.is_windows;
        let is_latin1 = strict && !bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
        if is_latin1 { Encoding::Latin1 } else { Encoding::Legacy(self.encoding) }
    }
}

impl Encoding {
    /// `text` in this encoding; what has no place in it becomes a character reference, for only markup can say that it is in
    /// an older encoding. None if mtlint doesn't write it, because not every text comes back as it was.
    pub(super) fn encode(self, text: &str) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Utf8 => Some(Cow::Borrowed(text.as_bytes())),
            Self::Latin1 => Some(Cow::Owned(text.chars().flat_map(latin1).collect())),
            Self::Legacy(encoding) if encoding.is_single_byte() => Some(encoding.encode(text).0),
            Self::Utf16 | Self::Legacy(_) => None,
        }
    }

    /// The name that people and `iconv` know it by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Latin1 => "ISO-8859-1",
            Self::Legacy(encoding) => encoding.name(),
        }
    }
}

fn latin1(c: char) -> Vec<u8> {
    u8::try_from(c).map_or_else(|_| format!("&#{};", u32::from(c)).into_bytes(), |byte| vec![byte])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes.to_owned()).unwrap()
    }

    #[test]
    fn utf8_keeps_its_byte_order_mark() {
        assert_eq!(read("\u{FEFF}é".as_bytes()), ("\u{FEFF}é".to_owned(), Encoding::Utf8));
    }

    #[test]
    fn utf16_is_decoded_where_a_mark_tells_its_order() {
        for bytes in [&b"\xFF\xFEk\0\x3D\xD8\x00\xDE"[..], b"\xFE\xFF\0k\xD8\x3D\xDE\x00"] {
            assert_eq!(read(bytes), ("\u{FEFF}k😀".to_owned(), Encoding::Utf16));
        }
    }

    #[test]
    fn markup_says_its_encoding_and_keeps_it() {
        let page = b"<meta charset=iso-8859-1><p>\x93caf\xE9\x94</p>";
        let (text, encoding) = read(page);
        assert_eq!((text.as_str(), encoding.name()), ("<meta charset=iso-8859-1><p>“café”</p>", "windows-1252"));
        assert_eq!(encoding.encode(&text).unwrap().as_ref(), page);
        assert_eq!(encoding.encode("č”").unwrap().as_ref(), b"&#269;\x94");
        let (_, strict) = read(b"<?xml version='1.0' encoding='ISO-8859-1'?><p>caf\xE9</p>");
        assert_eq!(strict.encode("é”").unwrap().as_ref(), b"\xE9&#8221;");
        let (text, utf8) = read("<meta charset=iso-8859-1><p>“café”</p>".as_bytes());
        assert_eq!((text.contains('“'), utf8), (true, Encoding::Utf8));
        let (_, cyrillic) = read(b"<meta charset=shift_jis><p>\x83\x65</p>");
        assert_eq!(cyrillic.encode("a"), None);
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let fault = |bytes: &[u8]| decode(bytes.to_owned()).unwrap_err();
        assert_eq!(fault(b"caf\xE9 au lait"), NoText::Utf8 { offset: 3, byte: 0xE9 });
        assert_eq!(fault("“".as_bytes().get(..2).unwrap()), NoText::Utf8 { offset: 0, byte: 0xE2 });
        assert_eq!(fault(b"PNG\0"), NoText::Binary { offset: 3 });
        assert_eq!(fault(b"\xFF\xFEk\0\x3D\xD8k\0"), NoText::Utf16 { offset: 4 });
        assert_eq!(fault(b"\xFF\xFEk\0k"), NoText::Utf16 { offset: 4 });
        let greek = NoText::Legacy { encoding: "windows-1253", offset: 23 };
        assert_eq!(fault(b"<meta charset=cp1253><p\xAA"), greek);
    }
}
