//! Numbers written in digits, as they are read out.

use super::Sound;

/// The sound of a number at the start of `text`: *eight*, *eleven* and *eighteen* start with a vowel, so do the
/// eighties and the eight hundreds, of units, thousands and millions alike.
pub(super) fn first_sound(text: &str) -> Option<Sound> {
    let groups = Groups::of(text);
    let rest = &text[groups.end..];
    match (groups.leading, groups.digits) {
        // “0.5” is read “zero”, “nought”, “oh” or “point” five.
        (0, _) => None,
        // “1,100” and “1100” are eleven hundred or one thousand one hundred; likewise eighteen.
        (1, 4) if groups.separated => (!matches!(groups.next, 100 | 800)).then_some(Sound::Consonant),
        (_, 4) if !groups.separated => year(groups.value, rest),
        (_, 7..) if !groups.separated => None,
        (leading, _) => Some(count(leading)),
    }
}

/// The sound of a number below a thousand.
fn count(number: u32) -> Sound {
    match number {
        8 | 11 | 18 | 80..=89 | 800..=899 => Sound::Vowel,
        _ => Sound::Consonant,
    }
}

/// Four digits without a comma: a year, or a number that may be read as thousands or as hundreds.
fn year(number: u32, rest: &str) -> Option<Sound> {
    match number {
        1100..=1199 | 1800..=1899 if rest.starts_with('s') => Some(Sound::Vowel),
        // A round number may as well be a quantity: “a 1850 kg car”.
        1801..=1899 if !number.is_multiple_of(10) => Some(Sound::Vowel),
        1100..=1199 | 1800..=1899 => None,
        8000..=8999 => Some(Sound::Vowel),
        _ => Some(Sound::Consonant),
    }
}

/// A whole number in groups of three.
struct Groups {
    /// The first group, which is read first.
    leading: u32,
    /// The second group, 0 if there is none.
    next: u32,
    /// The number itself, as far as it is at most six digits long.
    value: u32,
    digits: usize,
    /// Whether commas part the groups.
    separated: bool,
    /// Where the number ends.
    end: usize,
}

impl Groups {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let digits_at = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = digits_at(0);
        let (first, mut digits) = (end, end);
        while bytes.get(end) == Some(&b',') && digits_at(end + 1) == 3 {
            end += 4;
            digits += 3;
        }
        let separated = digits > first;
        let leading_end = if separated { first } else { (digits - 1) % 3 + 1 };
        let next = if separated { number(&text[first + 1..first + 4]) } else { 0 };
        let value = number(&text[..first]);
        Self { leading: number(&text[..leading_end]), next, value, digits, separated, end }
    }
}

/// The value of a few digits; 0 for more than fit, which no caller tells apart.
fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{super::Sound, first_sound};

    #[test]
    fn the_leading_group_decides() {
        assert_eq!(first_sound("80000"), Some(Sound::Vowel));
        assert_eq!(first_sound("8,500"), Some(Sound::Vowel));
        assert_eq!(first_sound("18,000,000"), Some(Sound::Vowel));
        assert_eq!(first_sound("108,000"), Some(Sound::Consonant));
        assert_eq!(first_sound("1,180"), Some(Sound::Consonant));
    }

    #[test]
    fn years_and_quantities() {
        assert_eq!(first_sound("1848"), Some(Sound::Vowel));
        assert_eq!(first_sound("1850"), None);
        assert_eq!(first_sound("1850s"), Some(Sound::Vowel));
        assert_eq!(first_sound("1991"), Some(Sound::Consonant));
    }
}
