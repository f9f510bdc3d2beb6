//! Reads one token from the front of a text.

use super::TokenKind::{self, Number, Punctuation, Symbol, Word};
use super::abbreviations::{Stop, is_domain_or_extension, is_joining_prefix, stop_after};
use super::contractions::is_clitic;

/// A token at the front of the text that was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scanned {
    pub(super) len: usize,
    pub(super) kind: TokenKind,
}

/// Reads the word that `rest` begins with if nothing behind it can belong to it, as behind most words of ASCII.
pub(super) fn plain_word(rest: &str) -> Option<Scanned> {
    let bytes = rest.as_bytes();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let len = bytes.iter().position(|byte| !is_letter(byte)).unwrap_or(bytes.len());
    let is_word = !bytes.first()?.is_ascii_digit() && len > 0;
    let ends = matches!(bytes.get(len), None | Some(b' ' | b',' | b';' | b')' | b'"'));
    (is_word && ends).then_some(Scanned { len, kind: Word })
}

/// Reads the token that `rest` begins with, when a space stands before it.
pub(super) fn scan(rest: &str) -> Scanned {
    let special = address(rest).or_else(|| apostrophe_year(rest)).or_else(|| emoticon(rest));
    special.unwrap_or_else(|| scan_any(rest))
}

/// Reads the token that `rest` begins with, when another token stands right before it.
pub(super) fn scan_glued(rest: &str) -> Scanned {
    // Without a nose it may be a colon that a bracket closes behind.
    let face = || emoticon(rest).filter(|_| rest[1..].starts_with('-'));
    clitic(rest).or_else(|| address(rest)).or_else(face).unwrap_or_else(|| scan_any(rest))
}

fn scan_any(rest: &str) -> Scanned {
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let next_is_digit = chars.next().is_some_and(|c| c.is_ascii_digit());
    match first {
        '0'..='9' => number(rest),
        '+' | '.' if next_is_digit => Scanned { len: 1 + number(&rest[1..]).len, kind: Number },
        _ if is_word_char(first) => word(rest),
        _ => mark(rest, first),
    }
}

/// `https://…`, `www.…`, `@handle`, `#tag`.
fn address(rest: &str) -> Option<Scanned> {
    let bytes = rest.as_bytes();
    let opens = match bytes.first()? {
        b'h' | b'w' => ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start)),
        b'@' | b'#' => bytes.get(1).is_some_and(u8::is_ascii_alphabetic),
        _ => false,
    };
    opens.then(|| to_space(rest))
}

/// Everything up to the next space, without the marks that close a sentence or a quotation.
fn to_space(rest: &str) -> Scanned {
    let whole = rest.split(char::is_whitespace).next().unwrap_or(rest);
    let trimmed = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '\'', ')', ']', '>', '»']);
    Scanned { len: trimmed.len(), kind: Word }
}

/// `'90s` and `'07`, where the apostrophe stands for the century.
fn apostrophe_year(rest: &str) -> Option<Scanned> {
    let digits = rest.strip_prefix(is_apostrophe)?;
    let scanned = number(digits);
    let year = digits[..scanned.len].trim_end_matches('s');
    let fits = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    let closed = digits[scanned.len..].starts_with(is_apostrophe);
    (fits && !closed).then_some(Scanned { len: rest.len() - digits.len() + scanned.len, kind: Number })
}

/// `:)` and its kin.
fn emoticon(rest: &str) -> Option<Scanned> {
    let mouth = rest.strip_prefix([':', ';'])?.trim_start_matches('-');
    let after = mouth.strip_prefix([')', '(', 'D', 'P'])?;
    (!after.starts_with(is_word_char)).then_some(Scanned { len: rest.len() - after.len(), kind: Symbol })
}

/// `'s` behind a token that is not a word: `"Figaro"'s`.
fn clitic(rest: &str) -> Option<Scanned> {
    let tail = rest.strip_prefix(is_apostrophe)?;
    let letters = tail.find(|c| !is_word_char(c)).unwrap_or(tail.len());
    is_clitic(&tail[..letters]).then_some(Scanned { len: rest.len() - tail.len() + letters, kind: Word })
}

fn number(rest: &str) -> Scanned {
    let bytes = rest.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    while digit_at(len) || (len > 0 && matches!(bytes.get(len), Some(b',' | b'.' | b':' | b'/')) && digit_at(len + 1)) {
        len += 1;
    }
    len += groups(&rest[len..], len);
    let (digits, tail) = rest.split_at(len);
    Scanned { len: len + number_suffix(tail) + decade_apostrophe(digits, tail), kind: Number }
}

/// Length of the further groups of a number written in groups whose first has `first` digits: `713-853-3989`, a postal code
/// such as `77388-5746`, a date such as `01-Feb-02`.
fn groups(rest: &str, first: usize) -> usize {
    let Some(second) = group(rest) else { return 0 };
    let third = group(&rest[1 + second.len()..]).unwrap_or_default();
    let is_number = |part: &str, len| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = second.len() == 3 && second.bytes().all(|byte| byte.is_ascii_alphabetic());
    match first {
        3 | 5 if is_number(second, 4) => 5,
        3 if is_number(second, 3) && is_number(third, 4) => 9,
        1 | 2 if is_month && (is_number(third, 2) || is_number(third, 4)) => 5 + third.len(),
        _ => 0,
    }
}

/// The letters and digits behind the hyphen that `rest` begins with.
fn group(rest: &str) -> Option<&str> {
    let behind = rest.strip_prefix('-')?;
    Some(&behind[..run_of_letters(behind)])
}

/// Letters that belong to a number (`8th`, `1960s`, `737MAX`) but not a unit (`5|km`).
fn number_suffix(rest: &str) -> usize {
    let letters = run_of_letters(rest);
    let is_unit = matches!(
        rest[..letters].to_ascii_lowercase().as_str(),
        "m" | "k"
            | "bn"
            | "mn"
            | "tn"
            | "mm"
            | "cm"
            | "km"
            | "kg"
            | "g"
            | "mg"
            | "lb"
            | "lbs"
            | "ft"
            | "oz"
            | "in"
            | "am"
            | "pm"
            | "p"
            | "a"
            | "mph"
            | "kph"
            | "min"
            | "hz"
            | "mhz"
            | "ghz"
            | "gb"
            | "mb"
            | "kw"
            | "mw"
            | "gw"
    );
    if is_unit { 0 } else { letters }
}

/// The end of `1960's`, which names a decade and is one token, where `2003|'s` is two.
fn decade_apostrophe(digits: &str, rest: &str) -> usize {
    let behind = rest.strip_prefix(is_apostrophe).and_then(|tail| tail.strip_prefix('s'));
    let ends = behind.filter(|tail| digits.ends_with('0') && !tail.starts_with(is_word_char));
    ends.map_or(0, |tail| rest.len() - tail.len())
}

/// A word with its inner apostrophes, dots and prefix hyphens, and its full stop if it is an abbreviation.
fn word(rest: &str) -> Scanned {
    let mut len = run_of_letters(rest);
    loop {
        let tail = &rest[len..];
        let Some(mark) = tail.chars().next() else { break };
        let after = &tail[mark.len_utf8()..];
        if !after.starts_with(is_word_char) {
            break;
        }
        match mark {
            '@' | '.' if is_mail_address(tail) => return to_space(rest),
            _ if joins(&rest[..len], mark, after) => len += mark.len_utf8() + run_of_letters(after),
            _ => break,
        }
    }
    Scanned { len: len + usize::from(keeps_stop(&rest[..len], &rest[len..])), kind: Word }
}

/// The longest name in a mail address, in bytes, after RFC 5321.
const LONGEST_NAME: usize = 64;

/// Whether `rest`, from the first mark behind a word, goes on like `.surname@example.com`.
fn is_mail_address(rest: &str) -> bool {
    let is_part = |c: char| is_word_char(c) || matches!(c, '.' | '-');
    let mut behind = rest.char_indices().take_while(|&(at, _)| at <= LONGEST_NAME).skip_while(|&(_, c)| is_part(c));
    behind.next().is_some_and(|(at, c)| c == '@' && rest[at + 1..].starts_with(is_word_char))
}

/// Whether `mark` holds `before` and `after` together as one word.
fn joins(before: &str, mark: char, after: &str) -> bool {
    match mark {
        '-' => is_joining_prefix(before),
        '&' => before.ends_with(char::is_uppercase) && after.starts_with(char::is_uppercase),
        '.' => {
            if before.ends_with(|c: char| c.is_ascii_digit()) {
                return after.starts_with(|c: char| c.is_ascii_digit());
            }
            let part = &after[..run_of_letters(after)];
            (is_dotted(before) && part.chars().nth(1).is_none()) || is_domain_or_extension(part) || part == "Sc"
        }
        _ => is_apostrophe(mark),
    }
}

/// `U`, `U.S`, `Ph`: single letters divided by dots.
fn is_dotted(word: &str) -> bool {
    let is_letter = |part: &str| part.starts_with(char::is_alphabetic) && part.chars().nth(1).is_none();
    word == "Ph" || (word.len() <= LONGEST_DOTTED && word.split('.').all(is_letter))
}

/// What is longer, in bytes, is no abbreviation.
const LONGEST_DOTTED: usize = 64;

/// Whether the full stop that `rest` may begin with belongs to `word`.
fn keeps_stop(word: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('.') else { return false };
    if after.starts_with('.') {
        return false;
    }
    let follows = after.trim_start();
    if is_dotted(word) {
        let initial = word.starts_with(char::is_uppercase) && word != "I" && follows.starts_with(char::is_uppercase);
        return word.len() > 1 && word.contains('.') || initial;
    }
    match stop_after(word) {
        Stop::Always => true,
        Stop::Inside => follows.starts_with(|c: char| c.is_alphanumeric()),
        Stop::BeforeNumber => follows.starts_with(|c: char| c.is_ascii_digit()),
        Stop::Never => false,
    }
}

fn run_of_letters(text: &str) -> usize {
    let ascii = text.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    ascii + text[ascii..].find(|c| !is_word_char(c)).unwrap_or(text.len() - ascii)
}

/// A mark, or a run of the same one; those that end a sentence mix.
fn mark(rest: &str, first: char) -> Scanned {
    let kind = if is_symbol(first) { Symbol } else { Punctuation };
    let runs = |c: char| match first {
        '!' | '?' => matches!(c, '!' | '?'),
        '.' => matches!(c, '.' | '!' | '?'),
        '-' | '*' | '=' | '_' | '~' | '<' | '>' | '`' | '+' => c == first,
        // A variation selector or skin tone belongs to the emoji before it.
        _ => matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'),
    };
    let tail = &rest[first.len_utf8()..];
    Scanned { len: first.len_utf8() + tail.find(|c| !runs(c)).unwrap_or(tail.len()), kind }
}

/// Whether `c` is an apostrophe, straight or not.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii() && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')))
}

fn is_symbol(c: char) -> bool {
    matches!(c, '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '#' | '*' | '/' | '^' | '|' | '~' | '\\')
        || matches!(c, '\u{A2}'..='\u{A9}' | '\u{AC}' | '\u{AE}'..='\u{B1}' | '\u{D7}' | '\u{F7}' | '‰')
        || matches!(c, '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{2BFF}' | '\u{1F000}'..)
}
