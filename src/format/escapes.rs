//! Strings in double quotation marks with backslashes, as JSON, YAML and TOML have them.

use crate::text::Span;

use super::builder::Builder;
use super::writing::Writing;

/// Takes over the string at `span`, the quotation marks left out. An escape that means nothing stays as it is.
pub(super) fn read(builder: &mut Builder<'_>, span: Span) {
    let source = builder.source();
    let mut at = span.start;
    while let Some(found) = source[at..span.end].find('\\') {
        builder.verbatim(Span::new(at, at + found), Writing::String);
        at += found;
        let (meaning, length) = escape(&source[at..span.end]);
        let written = Span::new(at, at + length);
        builder.decoded(meaning.encode_utf8(&mut [0; 4]), written, Writing::String);
        at = written.end;
    }
    builder.verbatim(Span::new(at, span.end), Writing::String);
}

/// The character that the escape at the start of `text` stands for, and the bytes that it takes.
fn escape(text: &str) -> (char, usize) {
    let mut chars = text.chars();
    chars.next();
    let Some(letter) = chars.next() else { return ('\\', 1) };
    let simple = |c| (c, 2);
    match letter {
        'n' => simple('\n'),
        't' => simple('\t'),
        'r' => simple('\r'),
        'b' => simple('\u{8}'),
        'f' => simple('\u{C}'),
        'u' => unit(text).map_or(('\u{FFFD}', 2), |first| character(first, text)),
        _ => (letter, 1 + letter.len_utf8()),
    }
}

/// The character whose first UTF-16 unit is `first`; half a character is U+FFFD.
fn character(first: u16, text: &str) -> (char, usize) {
    let pair = text.get(6..).and_then(unit).map(|second| [first, second]);
    let whole = pair.and_then(|pair| char::decode_utf16(pair).next()?.ok());
    match whole {
        Some(c) if c.len_utf16() == 2 => (c, 12),
        _ => (char::from_u32(first.into()).unwrap_or('\u{FFFD}'), 6),
    }
}

/// The number in the `\u1234` at the start of `text`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(digits, 16).ok())?
}

/// Whether `text` can stand between double quotation marks in all three formats: no bare quotation mark, and no escape
/// that only one of them knows.
pub(super) fn is_string(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return false,
            '\\' if !chars.next().is_some_and(|next| "\"\\/bfnrtu".contains(next)) => return false,
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_characters() {
        let source = r#"a\"\\\/\n\u201cé\ud83d\ude00\ud83d!\u12"#;
        let mut builder = Builder::new(source);
        read(&mut builder, Span::new(0, source.len()));
        let prose = builder.finish().unwrap();
        assert_eq!(prose.text(), "a\"\\/\n“é😀\u{FFFD}!\u{FFFD}12");
        let at = prose.text().find('😀').unwrap();
        let place = prose.original(Span::new(at, at + 4)).unwrap();
        assert_eq!(&source[place.range()], r"\ud83d\ude00");
    }

    #[test]
    fn strings_end_at_a_bare_quotation_mark() {
        assert!(is_string(r#"a \"b\" c"#));
        assert!(!is_string(r#"a" # "b"#));
        assert!(!is_string(r"a\"));
        assert!(!is_string(r"\x41"));
    }
}
