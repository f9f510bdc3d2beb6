//! Reads treebanks in the CoNLL-U format.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;

/// A sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    /// The text as written.
    pub(crate) text: String,
    /// Its words, in order.
    pub(crate) words: Vec<Word>,
}

/// A word of a sentence, with the tags that the treebank gives it.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) upos: String,
    pub(crate) penn: String,
}

/// All sentences of the file at `path`, which may be compressed (`.gz`).
pub(crate) fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let file = File::open(path)?;
    let compressed = path.extension().is_some_and(|extension| extension == "gz");
    let reader: Box<dyn Read> = if compressed { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut sentences = vec![Sentence::default()];
    for line in BufReader::new(reader).lines() {
        let line = line?;
        let Some(sentence) = sentences.last_mut() else { break };
        match line.strip_prefix("# text = ") {
            Some(text) => sentence.text = straight(text),
            None if line.is_empty() => sentences.push(Sentence::default()),
            None => sentence.words.extend(word(&line)),
        }
    }
    sentences.retain(|sentence| !sentence.words.is_empty());
    Ok(sentences)
}

/// The word on `line`; none for comments, and for the lines of multi-word tokens (`1-2`) and empty nodes (`8.1`).
fn word(line: &str) -> Option<Word> {
    let columns: Vec<&str> = line.split('\t').collect();
    let id_is_plain = columns.first()?.bytes().all(|byte| byte.is_ascii_digit());
    let (&form, &upos, &penn) = (columns.get(1)?, columns.get(3)?, columns.get(4)?);
    id_is_plain.then(|| Word { form: straight(form), upos: upos.to_owned(), penn: penn.to_owned() })
}

/// Quotation marks and spaces as the linter's view has them.
fn straight(text: &str) -> String {
    let marks = text.chars().map(|c| match c {
        '’' | '‘' | 'ʼ' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '\u{A0}' => ' ',
        _ => c,
    });
    marks.collect()
}
