//! Tokens: words, numbers and marks, cut the way that Universal Dependencies cuts English.
//!
//! Contractions and possessives are tokens of their own (`do|n't`, `Putin|'s`, `can|not`), a hyphen splits a compound but
//! not a prefixed word (`cease|-|fire`, `anti-war`), abbreviations keep their full stop, and a run of one mark is one token.

mod abbreviations;
mod contractions;
mod scan;

use super::ViewSpan;
use scan::{Scanned, scan};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters: `Kyiv`, `U.S.`, `n't`, an address such as `www.example.com`.
    Word,
    /// Begins with a digit: `5,000`, `8th`, `1960s`, `11:30`.
    Number,
    /// A mark of the sentence: `,`, `...`, `"`, `-`.
    Punctuation,
    /// A mark that is read out: `$`, `%`, `&`, an emoji.
    Symbol,
}

/// A token: where it stands in the view and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Its bytes in the view.
    pub span: ViewSpan,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's text, given the text of the view that it was cut from.
    pub fn text(self, view: &str) -> &str {
        &view[self.span.range()]
    }
}

/// Cuts the sentence `within` the normalised `text` into tokens. The end of `within` counts as the end of the sentence, which
/// decides whether a full stop belongs to an initial.
pub fn tokenize(text: &str, within: ViewSpan) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(within.len() / 5 + 2);
    let mut at = within.start;
    let mut glued = false;
    while at < within.end {
        let rest = &text[at..within.end];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            glued = false;
            continue;
        }
        let Scanned { len, kind } = match scan::plain_word(rest) {
            Some(word) => word,
            None if glued => scan::scan_glued(rest),
            None => scan(rest),
        };
        push(&mut tokens, &text[at..at + len], Token { span: ViewSpan::new(at, at + len), kind });
        at += len;
        glued = true;
    }
    tokens
}

/// Adds `token`, whose text is `word`, in its parts if it is a contraction.
fn push(tokens: &mut Vec<Token>, word: &str, token: Token) {
    let (first, mut end) = (tokens.len(), word.len());
    // `shouldn't've` has two clitics: the stem is looked at again.
    while let Some(at) = Some(&word[..end]).filter(|_| token.kind == TokenKind::Word).and_then(contractions::split) {
        let (from, to) = (token.span.start + at, token.span.start + end);
        tokens.push(Token { span: ViewSpan::new(from, to), ..token });
        end = at;
    }
    tokens.push(Token { span: ViewSpan::new(token.span.start, token.span.start + end), ..token });
    tokens[first..].reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let tokens = tokenize(text, ViewSpan::new(0, text.len()));
        tokens.iter().map(|token| token.text(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn contractions_and_possessives() {
        assert_eq!(cut("I'm sure he doesn't."), "I|'m|sure|he|does|n't|.");
        assert_eq!(cut("We can't, won't and cannot"), "We|ca|n't|,|wo|n't|and|can|not");
        assert_eq!(cut("Putin's allies' plans"), "Putin|'s|allies|'|plans");
        assert_eq!(cut("They shouldn't've gone"), "They|should|n't|'ve|gone");
        assert_eq!(cut("O'Brien and o'clock"), "O'Brien|and|o'clock");
        assert_eq!(cut("\"Figaro\"'s view"), "\"|Figaro|\"|'s|view");
        assert_eq!(cut("'s'il vous plait'"), "'|s'il|vous|plait|'");
    }

    #[test]
    fn hyphens_split_compounds_but_not_prefixes() {
        assert_eq!(cut("a 20-year-old cease-fire"), "a|20|-|year|-|old|cease|-|fire");
        assert_eq!(cut("anti-war e-mail, mid-1962"), "anti-war|e-mail|,|mid-1962");
        assert_eq!(cut("2014-2022 -- and on"), "2014|-|2022|--|and|on");
    }

    #[test]
    fn numbers() {
        assert_eq!(cut("the 1960's and 2003's"), "the|1960's|and|2003|'s");
        assert_eq!(cut("$1,500.50, 3.5%, 11:30, 9/11"), "$|1,500.50|,|3.5|%|,|11:30|,|9/11");
        assert_eq!(cut("In 1990, the 8th of the 1960s."), "In|1990|,|the|8th|of|the|1960s|.");
        assert_eq!(cut("$5bn at 7am, 10km"), "$|5|bn|at|7|am|,|10|km");
        assert_eq!(cut("the '60s call 555-1234"), "the|'60s|call|555-1234");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(cut("Mr. J. D. Vance of the U.S. spoke."), "Mr.|J.|D.|Vance|of|the|U.S.|spoke|.");
        assert_eq!(cut("at 5 a.m. in Washington D.C."), "at|5|a.m.|in|Washington|D.C.");
        assert_eq!(cut("He said no. No. 5 is plan B."), "He|said|no|.|No.|5|is|plan|B|.");
        assert_eq!(cut("It ended.Then he left"), "It|ended|.|Then|he|left");
    }

    #[test]
    fn marks_and_runs() {
        assert_eq!(cut("Wait... what?! (Really)"), "Wait|...|what|?!|(|Really|)");
        assert_eq!(cut("and/or R&D 50%"), "and|/|or|R&D|50|%");
        assert_eq!(cut("\"Yes,\" she said…"), "\"|Yes|,|\"|she|said|…");
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(cut("See https://example.org/a?b=1, ok"), "See|https://example.org/a?b=1|,|ok");
        assert_eq!(cut("(mail me@example.com.)"), "(|mail|me@example.com|.|)");
        assert_eq!(cut("first.last@example.com :-)"), "first.last@example.com|:-)");
        assert_eq!(cut("@kyiv on example.com."), "@kyiv|on|example.com|.");
    }

    #[test]
    fn any_script_is_cut_at_character_edges() {
        assert_eq!(cut("Путін «і» Зеленський—так"), "Путін|«|і|»|Зеленський|—|так");
        assert_eq!(cut("Café’s 😀🇺🇦 naïve"), "Café|’s|😀|🇺|🇦|naïve");
        assert_eq!(cut("  \n"), "");
    }

    #[test]
    fn spans_count_from_the_start_of_the_view() {
        let tokens = tokenize("One. Two cats.", ViewSpan::new(5, 14));
        assert_eq!(tokens[1].span, ViewSpan::new(9, 13));
        assert_eq!(tokens[1].kind, TokenKind::Word);
        assert_eq!(tokens[2].kind, TokenKind::Punctuation);
    }

    #[test]
    fn long_rows_of_marks_and_clitics_are_cut() {
        let text = "it".to_owned() + &"'s".repeat(100_000);
        assert_eq!(tokenize(&text, ViewSpan::new(0, text.len())).len(), 100_001);
        assert_eq!(cut("713-853-3989 713-853 or-1234"), "713-853-3989|713|-|853|or|-|1234");
    }
}
