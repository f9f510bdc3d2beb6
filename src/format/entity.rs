//! Character references of HTML and XML.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};

/// The longest name of a reference, “&CounterClockwiseContourIntegral;”, has 33 bytes; numbers may have zeros in front.
const LONGEST: usize = 40;

/// The reference that `text` begins with, and what it stands for; none if that is only an ampersand.
pub(super) fn reference(text: &str) -> Option<(&str, String)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = text.bytes().skip(1).take(LONGEST).take_while(is_part).count();
    let closed = text.as_bytes().get(1 + name) == Some(&b';');
    let written = &text[..1 + name + usize::from(closed)];
    let meaning = match written {
        "&amp;" => "&".to_owned(),
        "&lt;" => "<".to_owned(),
        "&gt;" => ">".to_owned(),
        "&quot;" => "\"".to_owned(),
        "&nbsp;" => "\u{A0}".to_owned(),
        _ => as_browsers_read(written),
    };
    (meaning != written).then_some((written, meaning))
}

/// What HTML reads for `written`, old references without a semicolon among them.
fn as_browsers_read(written: &str) -> String {
    let mut meaning = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Place<()>| -> Option<()> {
        if let CallbackEvent::String { value } = event {
            meaning.push_str(&String::from_utf8_lossy(value));
        }
        None
    });
    Tokenizer::new_with_emitter(written, emitter).for_each(|_| {});
    meaning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_browsers_do() {
        let read = |text| reference(text).map(|(written, meaning)| (written.to_owned(), meaning));
        let is = |written: &str, meaning: &str| Some((written.to_owned(), meaning.to_owned()));
        assert_eq!(read("&amp;c"), is("&amp;", "&"));
        assert_eq!(read("&eacute;t"), is("&eacute;", "é"));
        assert_eq!(read("&#8217;s"), is("&#8217;", "’"));
        assert_eq!(read("&#x2019;s"), is("&#x2019;", "’"));
        assert_eq!(read("&#146;s"), is("&#146;", "’"));
        assert_eq!(read("&nbsp x"), is("&nbsp", "\u{A0}"));
        assert_eq!(read("& c"), None);
        assert_eq!(read("&D;"), None);
        assert_eq!(read("&"), None);
        assert_eq!(read("&é"), None);
    }
}
