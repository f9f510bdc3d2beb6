//! The encoding that a page of HTML or an XML document says to be in.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page browsers look for the encoding.
const HEAD: usize = 1024;

/// What a file says about its encoding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    pub(super) encoding: &'static Encoding,
    /// Whether it is XML that says so.
    pub(super) is_xml: bool,
    /// Whether it names an encoding of Windows.
    pub(super) is_windows: bool,
}

/// The older encoding that `bytes` say to be in; none if it is Unicode after all, or if they are no markup.
pub(super) fn declared(bytes: &[u8]) -> Option<Declared> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let head = &bytes[start..bytes.len().min(start + HEAD)];
    if head[0] != b'<' {
        return None;
    }
    let head: String = head.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let is_xml = head.starts_with("<?xml");
    let label = if is_xml { in_declaration(&head) } else { None }.or_else(|| in_meta(&head))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    let is_unicode = [UTF_8, UTF_16BE, UTF_16LE, REPLACEMENT].contains(&encoding);
    (!is_unicode).then(|| Declared { encoding, is_xml, is_windows: label.contains("125") })
}

/// The label in `<?xml version="1.0" encoding="LABEL"?>`.
fn in_declaration(head: &str) -> Option<&str> {
    let declaration = &head[..head.find("?>")?];
    value(&declaration[declaration.find("encoding")? + "encoding".len()..])
}

/// The label in `<meta charset="LABEL">` or in `<meta http-equiv=… content="text/html; charset=LABEL">`.
fn in_meta(head: &str) -> Option<&str> {
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = &head[at..at + head[at..].find('>')?];
        value(&tag[tag.find("charset")? + "charset".len()..])
    })
}

/// What stands behind an equals sign, without quotation marks.
fn value(behind: &str) -> Option<&str> {
    let value = behind.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || "\"';/?>".contains(c)).unwrap_or(value.len());
    Some(&value[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        declared(page.as_bytes()).map(|declared| declared.encoding.name())
    }

    #[test]
    fn labels_are_found_where_browsers_look() {
        assert_eq!(name(" <html><META CHARSET='Latin1'>"), Some("windows-1252"));
        let old = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">";
        assert_eq!(name(old), Some("windows-1251"));
        assert_eq!(name("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>"), Some("ISO-8859-15"));
        assert_eq!(name("<meta charset=utf-8>"), None);
        assert_eq!(name("<meta name=charset><meta charset=nonsense>"), None);
        assert_eq!(name("charset=latin1"), None);
        assert_eq!(name(""), None);
    }
}
