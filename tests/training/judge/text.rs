//! Good sentences to learn from.

use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use mtlint::text::{Document, Tag, Tagger};

use crate::conllu;

/// A sentence with the tags of its words.
#[derive(Debug, Clone)]
pub(crate) struct Tagged {
    pub(crate) words: Vec<String>,
    pub(crate) tags: Vec<Tag>,
}

impl Tagged {
    /// Gives `words` their tags.
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self { tags: Tagger::embedded().tag(&words), words }
    }

    /// The words for the judge.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }
}

/// The whole sentences of the file at `path`: a treebank (`.conllu`) or a text with a paragraph a line, plain or `.gz`.
pub(crate) fn read(path: &Path) -> Result<Vec<Tagged>, Box<dyn Error>> {
    if path.to_string_lossy().contains(".conllu") {
        let sentences = conllu::read(path)?;
        return Ok(sentences.iter().flat_map(|sentence| whole_sentences(&sentence.text)).collect());
    }
    let mut text = String::new();
    GzDecoder::new(File::open(path)?).read_to_string(&mut text)?;
    Ok(text.lines().flat_map(whole_sentences).collect())
}

/// The sentences of `text` that are neither headings nor too long.
fn whole_sentences(text: &str) -> Vec<Tagged> {
    let document = Document::new(text);
    let words = |index: usize| -> Vec<String> {
        let tokens = document.tokens(index).iter();
        tokens.map(|token| document.view().slice(token.span).to_owned()).collect()
    };
    let all = (0..document.sentences().len()).map(words);
    all.filter(|words| is_whole(words)).map(Tagged::new).collect()
}

fn is_whole(words: &[String]) -> bool {
    let ends = words.iter().rev().find(|word| !matches!(word.as_str(), "\"" | "'" | ")"));
    let begins = words.iter().find(|word| !matches!(word.as_str(), "\"" | "'" | "("));
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    (5..=70).contains(&words.len())
        && small * 3 > words.len()
        && ends.is_some_and(|word| matches!(word.as_str(), "." | "?" | "!"))
        && begins.is_some_and(|word| word.starts_with(char::is_uppercase))
}
