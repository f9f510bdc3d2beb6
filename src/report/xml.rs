//! Text as XML 1.0 takes it.

/// `text` for an attribute or for the text of an element. Characters that XML 1.0 can't hold in any form become their
/// pictures or, where there is none, the replacement character.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&apos;"),
            // A reader makes spaces of these in attributes, and line feeds of carriage returns everywhere.
            '\t' => xml.push_str("&#9;"),
            '\n' => xml.push_str("&#10;"),
            '\r' => xml.push_str("&#13;"),
            '\0'..='\u{1F}' => xml.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{FFFE}' | '\u{FFFF}' => xml.push('\u{FFFD}'),
            _ => xml.push(c),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_shown_by_its_picture() {
        assert_eq!(escaped("a\0\u{1B}[31m\u{FFFF}"), "a␀␛[31m\u{FFFD}");
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(escaped("<a b='c'>\"&\"</a>\r\n"), "&lt;a b=&apos;c&apos;&gt;&quot;&amp;&quot;&lt;/a&gt;&#13;&#10;");
    }
}
