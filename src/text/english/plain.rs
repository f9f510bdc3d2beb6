//! Words without accents, so that “Erdoğan” and “Erdogan” are one.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `word` without accents, its letters otherwise as they were.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    for char in word.chars() {
        match whole_letter(char) {
            _ if char.is_ascii() => plain.push(char),
            Some(letters) => plain.push_str(letters),
            None => decompose_canonical(char, |part| {
                plain.extend(Some(part).filter(|&part| !is_combining_mark(part)));
            }),
        }
    }
    Cow::Owned(plain)
}

/// The plain letters for a letter that Unicode does not take apart.
fn whole_letter(char: char) -> Option<&'static str> {
    Some(match char {
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'þ' => "th",
        'Þ' => "Th",
        '’' | 'ʼ' => "'",
        'ʻ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn accents_and_whole_letters_go() {
        assert_eq!(plain("Erdoğan"), "Erdogan");
        assert_eq!(plain("Wałęsa"), "Walesa");
        assert_eq!(plain("Støre"), "Store");
        assert_eq!(plain("Yıldırım"), "Yildirim");
        assert_eq!(plain("Cafe\u{301}"), "Cafe");
        assert_eq!(plain("O’Neill"), "O'Neill");
    }
}
