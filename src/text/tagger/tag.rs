//! The names of word classes: universal part of speech and Penn Treebank tag, always seen together.

use std::fmt;

/// Declares a `Copy` enum whose variants have a fixed spelling.
macro_rules! named_tags {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "a variant is what its spelling says")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling that treebanks use.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The tag that is spelt `name`.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

named_tags! {
    /// Part of speech in Universal Dependencies.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
}

named_tags! {
    /// Tag of the Penn Treebank, as the English web and multilayer treebanks extend it.
    Penn {
        Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Ls = "LS",
        Md = "MD", Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", Pdt = "PDT", Pos = "POS", Prp = "PRP",
        PrpPossessive = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP",
        WpPossessive = "WP$", Wrb = "WRB", Dollar = "$", QuoteOpen = "``", QuoteClose = "''", Comma = ",", Stop = ".",
        Colon = ":", BracketOpen = "-LRB-", BracketClose = "-RRB-", Hyphen = "HYPH", Address = "ADD", Affix = "AFX",
        GoesWith = "GW", Superfluous = "NFP",
    }
}

/// The word class of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, which tells forms apart: `VBZ` from `VBG`.
    pub penn: Penn,
}

impl Tag {
    /// The tag of a token that is `upos` and `penn`.
    pub const fn new(upos: Upos, penn: Penn) -> Self {
        Self { upos, penn }
    }

    /// A verb form that carries a clause: `goes`, `went`, `go` in “they go”, `will`.
    pub const fn is_finite_verb(self) -> bool {
        matches!(self.penn, Penn::Vbz | Penn::Vbd | Penn::Vbp | Penn::Md)
    }

    /// A full or an auxiliary verb, finite or not.
    pub const fn is_verb(self) -> bool {
        matches!(self.upos, Upos::Verb | Upos::Aux)
    }

    /// `be`, `have`, `do` and the modals when they help another verb; every `be` that links.
    pub const fn is_auxiliary(self) -> bool {
        matches!(self.upos, Upos::Aux)
    }

    /// A common noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn)
    }

    /// A name.
    pub const fn is_name(self) -> bool {
        matches!(self.upos, Upos::Propn)
    }

    /// A pronoun of any sort, possessives such as `his` included.
    pub const fn is_pronoun(self) -> bool {
        matches!(self.upos, Upos::Pron)
    }

    /// `I`, `him`, `themselves`: a pronoun for a person or thing that is not possessive.
    pub const fn is_personal_pronoun(self) -> bool {
        matches!(self.penn, Penn::Prp)
    }

    /// `my`, `its`, `whose`, and the clitic `'s` of names and nouns.
    pub const fn is_possessive(self) -> bool {
        matches!(self.penn, Penn::PrpPossessive | Penn::WpPossessive | Penn::Pos)
    }

    /// An article or another determiner.
    pub const fn is_determiner(self) -> bool {
        matches!(self.upos, Upos::Det)
    }

    /// An adjective.
    pub const fn is_adjective(self) -> bool {
        matches!(self.upos, Upos::Adj)
    }

    /// A preposition or a verb particle.
    pub const fn is_preposition(self) -> bool {
        matches!(self.upos, Upos::Adp)
    }

    /// A conjunction, coordinating or subordinating.
    pub const fn is_conjunction(self) -> bool {
        matches!(self.upos, Upos::Cconj | Upos::Sconj)
    }

    /// A punctuation mark.
    pub const fn is_punctuation(self) -> bool {
        matches!(self.upos, Upos::Punct)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.upos, self.penn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_parsing_agree() {
        assert!(Upos::ALL.iter().all(|&upos| Upos::parse(upos.name()) == Some(upos)));
        assert!(Penn::ALL.iter().all(|&penn| Penn::parse(penn.name()) == Some(penn)));
        assert_eq!(Penn::parse("vbz"), None);
    }
}
