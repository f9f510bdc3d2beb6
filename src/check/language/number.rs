//! Languages as small numbers, which a memo can remember.

use whatlang::Lang;

/// The number of `language`; 0 for none.
pub(super) fn number_of(language: Option<Lang>) -> u16 {
    let position = language.and_then(|language| Lang::all().iter().position(|other| *other == language));
    position.and_then(|position| u16::try_from(position + 1).ok()).unwrap_or_default()
}

/// The language that has this number.
pub(super) fn language_of(number: u16) -> Option<Lang> {
    usize::from(number).checked_sub(1).and_then(|position| Lang::all().get(position)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_number() {
        for &language in Lang::all() {
            assert_eq!(language_of(number_of(Some(language))), Some(language));
        }
        assert_eq!(language_of(number_of(None)), None);
    }
}
