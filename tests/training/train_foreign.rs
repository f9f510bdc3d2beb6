//! Makes the words of other languages that the linter knows, and measures them.
//!
//! ```console
//! $ cargo run --release --example train-foreign -- lists src/text/foreign/words.bin
//! ```
//!
//! `lists` holds a file for each language, `eng.tsv`, `fra.tsv` …: a word in lower case, a tab, and how common it is on the
//! Zipf scale, times 100 (300: once in a million words). `dictionary.tsv` holds the words of English dictionaries and how large a
//! dictionary must be to have them (60: a desk dictionary, 95: the largest). The same files give the same bytes.
//!
//! Each tenth word is kept from the model of shapes, to see what it makes of words that it was not shown.

#![allow(clippy::print_stdout, reason = "a program for people at a terminal")]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts and weights are small")]

mod foreign;

use std::error::Error;
use std::path::PathBuf;

use clap::Parser;
use mtlint::text::foreign::{Entry, Evidence, Scores, encode};
use rustc_hash::FxHashSet;

use foreign::lists::{CODES, Lists, Sort};
use foreign::model::{Model, is_kept_apart};

/// Makes the words of other languages that the linter knows, and measures them.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder with the lists of words.
    lists: PathBuf,
    /// Where to write the words.
    out: PathBuf,
    /// How far another language must be ahead of English, as the logarithm of odds.
    #[arg(long, default_value_t = 1.8)]
    margin: f32,
    /// How common a word is that is worth a place in the table.
    #[arg(long, default_value_t = 300)]
    listed: u16,
    /// The number of bits of a bucket of runs of letters.
    #[arg(long, default_value_t = 15)]
    bits: u32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let lists = Lists::read(&arguments.lists)?;
    let words = lists.sorted();
    let model = Model::taught(&words, arguments.bits).rounded();
    let margin = model.steps(arguments.margin);
    report(&model, &words, margin);
    let table = table(&model, &words, margin, arguments.listed);
    println!("{} words in the table", table.len());
    let rows: Vec<Scores> = model.rows().collect();
    std::fs::write(&arguments.out, encode(&CODES, &rows, margin, table))?;
    Ok(())
}

/// The words of which the shape says too little or the wrong thing. No English word shares its hash with a foreign one.
fn table(model: &Model, words: &[Sort<'_>], margin: i32, listed: u16) -> Vec<Entry> {
    let needed = |word: &&Sort<'_>| {
        let said = model.class(word.text, margin);
        if word.class == 0 { said != 0 } else { word.common >= listed && said != word.class || word.nameless }
    };
    let entry = |word: &Sort<'_>| {
        let evidence = if word.nameless { Evidence::Nameless } else { Evidence::Listed };
        Entry::new(word.text, u8::try_from(word.class).unwrap_or_default(), evidence)
    };
    let english: FxHashSet<Entry> = words.iter().filter(|word| word.class == 0).map(entry).collect();
    let free = |entry: &Entry| entry.is_english() || !english.contains(&entry.as_english());
    words.iter().filter(needed).map(entry).filter(free).collect()
}

/// For each language the share of the words kept apart whose shape was said to be foreign, and to be of that language.
fn report(model: &Model, words: &[Sort<'_>], margin: i32) {
    for (class, code) in CODES.iter().enumerate() {
        let apart = words.iter().filter(|word| word.taught && word.class == class && is_kept_apart(word.text));
        let said: Vec<usize> = apart.map(|word| model.class(word.text, margin)).collect();
        let share = |count: usize| 100.0 * count as f64 / said.len().max(1) as f64;
        let foreign = share(said.iter().filter(|&&said| said != 0).count());
        let right = share(said.iter().filter(|&&said| said == class).count());
        println!("{code}: {:6} words apart, {foreign:.2} % said to be foreign, {right:.2} % right", said.len());
    }
}
