//! Patterns made quick: Unicode word edges and classes cost the regex engine much time, to build and to run, and most of
//! what sets them apart from simpler ones never stands in an article.

/// Letters, as news has them: those of ASCII, then the blocks of letters with the marks between them left out. Within
/// scripts other than Latin, Greek and Cyrillic their own marks and digits count as letters.
const LETTERS: &str =
    r"A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿΆΈ-ҁҊ-Ֆ\u{561}-\u{1FFF}\u{2C00}-\u{2DFF}\u{3005}-\u{3007}\u{3021}-\u{D7FF}";

/// Capital letters: those of Latin as far as European languages use them, of Greek and of Cyrillic.
const CAPITALS: &str = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΑ-ΡΣ-ΫЀ-Я";

/// What stands in the texts that a pattern reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    Unicode,
    /// Nothing beyond ASCII: most paragraphs are so, and classes of it cost least.
    Ascii,
}

/// All that is not ASCII, as members of a class.
const BEYOND_ASCII: &str = r"\u{80}-\u{10FFFF}";

/// `pattern` with digits of ASCII and with short classes of letters, for texts of an `alphabet`. If only ASCII can stand at
/// its word edges, they are those of ASCII; the edges of a match are to be looked at again, in Unicode.
pub(super) fn quick(pattern: &str, alphabet: Alphabet) -> String {
    if leaves_unicode(pattern) {
        return pattern.to_owned();
    }
    let is_open = ["\\w", "\\p", "\\P", "\\W", "\\D", "\\S", ".", "[^"].iter().any(|part| pattern.contains(part));
    let edge = if alphabet == Alphabet::Ascii || pattern.is_ascii() && !is_open { r"(?-u:\b)" } else { r"\b" };
    // Letter case that is ignored pairs `k` and `s` with letters beyond ASCII; with `s` a point is also a line's end.
    let is_plain = !["&&", "--", "~~"].iter().any(|operator| pattern.contains(operator)) && !has_flags(pattern);
    let alphabet = if is_plain { alphabet } else { Alphabet::Unicode };
    let (mut out, mut rest, mut in_class) = (String::new(), pattern, false);
    let escape = |rest: &str, in_class| escape(rest, in_class, alphabet);
    while let Some(c) = rest.chars().next() {
        let (taken, written) = match c {
            '\\' if !in_class && rest.starts_with("\\b") && !rest.starts_with("\\b{") => (2, Some(edge.to_owned())),
            '\\' => escape(rest, in_class),
            '.' if alphabet == Alphabet::Ascii && !in_class => (1, Some(format!(r"[^\n{BEYOND_ASCII}]"))),
            '[' if alphabet == Alphabet::Ascii && !in_class && rest.starts_with("[^") && !rest.starts_with("[^]") => {
                in_class = true;
                (2, Some(format!("[^{BEYOND_ASCII}")))
            }
            '[' | ']' => {
                in_class = c == '[';
                (1, None)
            }
            _ => (c.len_utf8(), None),
        };
        out.push_str(written.as_deref().unwrap_or(&rest[..taken]));
        rest = &rest[taken..];
    }
    out
}

/// Whether `pattern` switches Unicode off: then letters beyond ASCII have no place in its classes.
fn leaves_unicode(pattern: &str) -> bool {
    flags(pattern).any(|(_, off)| off.contains('u'))
}

/// Whether `pattern` switches something on that changes what its parts mean.
fn has_flags(pattern: &str) -> bool {
    flags(pattern).any(|(on, _)| on.bytes().any(|flag| flag != b'P'))
}

/// The flags that each group of `pattern` switches on, and those that it switches off; a `P` stands before a name.
fn flags(pattern: &str) -> impl Iterator<Item = (&str, &str)> {
    pattern.split("(?").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(rest.len());
        rest[..end].split_once('-').unwrap_or((&rest[..end], ""))
    })
}

/// The bytes of the escape at the start of `rest`, and what to write instead.
fn escape(rest: &str, in_class: bool, alphabet: Alphabet) -> (usize, Option<String>) {
    let (letters, capitals, beyond) = match alphabet {
        Alphabet::Unicode => (LETTERS, CAPITALS, ""),
        Alphabet::Ascii => ("A-Za-z", "A-Z", BEYOND_ASCII),
    };
    let class = |members: &str| Some(if in_class { members.to_owned() } else { format!("[{members}]") });
    let none_of = |members: &str| Some(format!("[^{members}{beyond}]"));
    match rest.as_bytes().get(1) {
        Some(b'd') => (2, class("0-9")),
        Some(b'D') if !in_class => (2, none_of("0-9")),
        Some(b'S') if !in_class => (2, none_of(r"\s")),
        Some(b'W') if !in_class => (2, none_of(&format!("0-9_{letters}"))),
        Some(b'p') if rest.starts_with(r"\p{Lu}") => (r"\p{Lu}".len(), class(capitals)),
        Some(b'w') => (2, class(&format!("0-9_{letters}"))),
        Some(b'p') if rest.starts_with(r"\p{L}") => (r"\p{L}".len(), class(letters)),
        _ => (1 + rest[1..].chars().next().map_or(0, char::len_utf8), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    const TEXTS: &[&str] = &[
        "façade, 12 Œuvres",
        "Москва-1",
        "naïve_x «été»",
        "a×b",
        "“no”…",
        "Αθήνα",
        "Łódź ŠKODA Ñandú Київ Ёлка",
        "x\\w [12]",
        "Kicks, SKIS\nand skis",
        "Don't say so: \t12 is_it, or J.\nB. 7-up?",
    ];
    const PATTERNS: &[&str] = &[
        r"\b\w+",
        r"\bété\b",
        r"\b\p{Lu}",
        r"\b.",
        r"\bno\b",
        r"\b{start}no",
        r"\w+",
        r"[^\w ]+",
        r"\b\d+\b",
        r"[\w'-]+ ",
        r"\p{L}+",
        r"[^\p{L}]",
        r"\\w \[\d",
        r"\p{Lu}\w",
        r"[\p{Lu}-]+",
        r"\W+",
        r"\D",
        r".+",
        r"\S+",
        r"[^\s'-]+",
        r"(?i)k[^a-c]",
        r"(?i).+s[^a]",
        r"(?s).+",
        r"(?i:\W.)+",
        r"(?-u:\w)+ ",
        r"(?-u)[\w-]+\b",
        r"(?i-u:[\d\w])k",
    ];

    #[test]
    fn a_quick_pattern_matches_what_the_slow_one_does() {
        for pattern in PATTERNS {
            let compile = |alphabet| Regex::new(&quick(pattern, alphabet)).unwrap();
            let (slow, fast) = (Regex::new(pattern).unwrap(), compile(Alphabet::Unicode));
            let of_ascii = compile(Alphabet::Ascii);
            for text in TEXTS {
                let found = |regex: &Regex| regex.find_iter(text).map(|it| it.as_str().to_owned()).collect::<Vec<_>>();
                assert_eq!(found(&slow), found(&fast), "{pattern} in {text}");
                if text.is_ascii() {
                    assert_eq!(found(&slow), found(&of_ascii), "{pattern} in {text}");
                }
            }
        }
    }
}
