//! The sound a word starts with, which decides between *a* and *an*.
//!
//! From general knowledge of how news English is spoken, checked against *a* and *an* in annotated text; where
//! British and American speech differ, or one may say either (*herb*, *historic*, *Uruguayan*), the sound is unknown.

mod acronym;
mod number;
mod word;

use super::plain::plain;

/// What a word starts with to the ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sound {
    /// *an* hour, *an* MP, *an* 8 % rise.
    Vowel,
    /// *a* union, *a* UN envoy, *a* one-off.
    Consonant,
}

const OPENING: [char; 12] = ['"', '\'', '“', '”', '‘', '’', '«', '‹', '„', '(', '[', '`'];

const CURRENCIES: [char; 7] = ['$', '€', '£', '¥', '₴', '₽', '₹'];

/// The sound that `word` starts with: a word as written, hyphenated or not, in capitals or not, or a number with its
/// currency sign. Opening quotation marks and brackets are passed over. `None` means unknown: stay silent.
pub fn first_sound(word: &str) -> Option<Sound> {
    if matches!(word, "'s" | "’s") {
        return None;
    }
    let word = word.trim_start_matches(OPENING);
    let first = word.chars().next()?;
    if first.is_ascii_digit() {
        number::first_sound(word)
    } else if let Some(amount) = word.strip_prefix(CURRENCIES) {
        amount.starts_with(|char: char| char.is_ascii_digit()).then(|| number::first_sound(amount))?
    } else {
        spoken(&plain(word))
    }
}

/// The sound of a word of letters, with its accents gone.
fn spoken(word: &str) -> Option<Sound> {
    let dotted = word.as_bytes().get(1) == Some(&b'.');
    let end = word.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(word.len());
    let (head, rest) = word.split_at(end);
    if dotted {
        return acronym::dotted(word);
    }
    // “US$8” is read “eight US dollars” or as it stands.
    if rest.starts_with(CURRENCIES) {
        return None;
    }
    if rest.starts_with('\'') && !matches!(rest, "'s" | "'" | "'S") && head.len() <= 2 {
        return elided(head);
    }
    let capitals = head.bytes().take_while(u8::is_ascii_uppercase).count();
    let letters = head.bytes().take_while(u8::is_ascii_alphabetic).count();
    match (head.len(), capitals) {
        (0, _) => None,
        // The points of the compass: “a N Korean”.
        (1, 1) if rest.is_empty() && matches!(head, "N" | "S") => None,
        (1, _) => acronym::letter(head.as_bytes()[0]),
        (_, 0) if head.as_bytes()[1].is_ascii_uppercase() => acronym::letter(head.as_bytes()[0]),
        (_, 2..) => acronym::first_sound(head, capitals),
        (_, 1) if letters == 1 => acronym::letter(head.as_bytes()[0]),
        _ if letters == head.len() => word::first_sound(head),
        _ => None,
    }
}

/// The sound of a word whose first letters are cut off by an apostrophe: *O'Neill*, *L'Oréal*, *d'Estaing*.
fn elided(head: &str) -> Option<Sound> {
    match head {
        "O" | "o" | "A" | "I" => Some(Sound::Vowel),
        "L" | "l" | "D" | "d" | "Qu" | "qu" => Some(Sound::Consonant),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(words: &str, sound: Option<Sound>) {
        for word in words.split_whitespace() {
            assert_eq!(first_sound(word), sound, "{word}");
        }
    }

    #[test]
    fn letters_mostly_sound_as_they_look() {
        all("apple elephant island orange umbrella Arab Élysée Øresund ‘ordinary “open", Some(Sound::Vowel));
        all("ball city dog yard wrong knight Žižek Çiller “renewed (big xenophobe", Some(Sound::Consonant));
    }

    #[test]
    fn silent_and_doubtful_h() {
        all("hour hours' hour's hourly hour-long honest honestly heir heiress honour honorary", Some(Sound::Vowel));
        all("house history Houthi hero human honey honeymoon Hungarian Hamas", Some(Sound::Consonant));
        all("herb historic historian hotel Hermès Hourani Hollande", None);
    }

    #[test]
    fn u_and_eu() {
        all("union unit unique university use user's usual useful Ukrainian uranium utopia", Some(Sound::Consonant));
        all("Uganda unilateral uniform unanimous ubiquitous Utah ukulele Uefa Unesco U-turn", Some(Sound::Consonant));
        all("European euro-zone euphoria Eugene ewe eulogy euro", Some(Sound::Consonant));
        all("uninformed unimportant unidentified uncle under urgent ultra usher Uzbek Uber", Some(Sound::Vowel));
        all("un-American unusual uproar upper urban ugly utter Ulster", Some(Sound::Vowel));
        all("Uyghur Uruguayan Uribe Ustinov Ewa", None);
    }

    #[test]
    fn one_and_its_kin() {
        all("one one-off once once-proud One-time Ouagadougou Ouattara oui", Some(Sound::Consonant));
        all("onerous oneiric only Oslo O'Neill ounce", Some(Sound::Vowel));
    }

    #[test]
    fn y_before_a_consonant() {
        all("Yvonne Yves Ypres yttrium", Some(Sound::Vowel));
        all("Yemeni year young", Some(Sound::Consonant));
        all("Ybor Mbappé Nkrumah mm Mbeki", None);
    }

    #[test]
    fn numbers() {
        all("8 11 18 80 85 89 800 8,000 11,000 18th 8.5 8-year-old 80s 18-month 880,000 '80s", Some(Sound::Vowel));
        all("$8 €8bn £11m $18-billion $80,000 1812 1840s 11th-century 8pm 11-0 8%", Some(Sound::Vowel));
        all("1 10 100 1.8 1.1 7 12 17 19 90 70 108 1980s 1,000 2026 5G 1st 3-0 $100 £1.8bn", Some(Sound::Consonant));
        all("0.5 1,100 1,800 1100 US$8 #8 8000000 $", None);
    }

    #[test]
    fn acronyms() {
        all("MP MPs FBI NGO MBA HIV SMS F-16 X-ray x-ray H1N1 L-shaped EU EU-wide R&B", Some(Sound::Vowel));
        all("LGBTQ+ NHS SUV IAEA OPEC F.B.I. mRNA iPhone eBay e-mail MI6 M23 MH17 N95 AI NBC", Some(Sound::Vowel));
        all("UN UN-backed US US-led UK UAE NATO NASA UNESCO FIFA UEFA USB BBC CEO PhD", Some(Sound::Consonant));
        all("U.S. U.N. G7 G20 B-52 U2 T-shirt COVID-19 MAGA SWAT USSR", Some(Sound::Consonant));
        all("HOUSE UNRWA FAQ XIX II HORROR S. N. N S NW Su-27 Mi-8 's", None);
    }
}
