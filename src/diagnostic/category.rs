//! Sorts of artefacts, after the error typology of MQM (Multidimensional Quality Metrics, themqm.org).

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! categories {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $mqm:literal;)+) => {
        /// What sort of artefact a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Category {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Category {
            /// All categories, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in rule files and reports.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// Where MQM files it: dimension and type.
            pub fn mqm(self) -> &'static str {
                match self { $(Self::$variant => $mqm,)+ }
            }

            /// One line on what belongs here.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii_start(),)+ }
            }
        }
    };
}

categories! {
    /// A person, place or institution in another language's spelling: “Poutine” for Putin.
    Name = "name", "locale-conventions/name-format";
    /// A capital letter missing or too many: “kyiv”.
    Casing = "casing", "linguistic-conventions/spelling";
    /// A word that the house or the field writes differently.
    Term = "term", "terminology/wrong-term";
    /// A phrase of the source language carried over word for word: “sit the man to man”.
    Calque = "calque", "accuracy/mistranslation";
    /// A word that looks like its source but means something else: “eventual” for possible.
    FalseFriend = "false-friend", "accuracy/mistranslation/false-friend";
    /// A word or phrase whose sense is wrong here: “G20 rally”.
    Mistranslation = "mistranslation", "accuracy/mistranslation";
    /// A word or passage left in the source language or script.
    Untranslated = "untranslated", "accuracy/untranslated";
    /// A pronoun of the wrong gender or number: “Putin's desire to stop her war”.
    Gender = "gender", "linguistic-conventions/grammar/agreement";
    /// Words that do not agree in form: “this credits”.
    Agreement = "agreement", "linguistic-conventions/grammar/agreement";
    /// A or an against the sound that follows.
    Article = "article", "linguistic-conventions/grammar/function-words";
    /// A name that needs “the”: “Kremlin's commitment”.
    MissingArticle = "missing-article", "linguistic-conventions/grammar/function-words";
    /// Another fault of grammar: a lost preposition, a wrong verb form.
    Grammar = "grammar", "linguistic-conventions/grammar";
    /// A sentence cut short, without a verb, or put together wrongly.
    BrokenSentence = "broken-sentence", "linguistic-conventions/unintelligible";
    /// Quotation marks and brackets: unclosed, unopened, turned round, mixed.
    Quotes = "quotes", "linguistic-conventions/punctuation";
    /// Other marks: doubled, stray, missing.
    Punctuation = "punctuation", "linguistic-conventions/punctuation";
    /// Spaces around words and marks.
    Spacing = "spacing", "linguistic-conventions/punctuation";
    /// A number, date, time or currency written as the source language does: “1er mai”, “3,5 %”.
    NumberFormat = "number-format", "locale-conventions/number-format";
    /// Two spellings of one thing in one article.
    Consistency = "consistency", "terminology/inconsistent-use-of-terminology";
    /// A word, phrase or sentence said twice.
    Repetition = "repetition", "accuracy/addition";
    /// Characters garbled on the way: mojibake, entities, the marks of a tokenizer.
    Encoding = "encoding", "design-and-markup/character-encoding";
    /// What a language model said beside the translation: “Here is the translation:”.
    Debris = "debris", "accuracy/addition";
    /// A comment or an entry that silences findings, and does so wrongly or in vain. It is no artefact.
    Suppression = "suppression", "none";
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
