//! Trains the tagger on treebanks in the CoNLL-U format (plain or `.gz`) and measures it.
//!
//! ```console
//! $ cargo run --release --example train-tagger -- \
//!     --train en_ewt-ud-train.conllu.gz en_gumfree-ud-train.conllu.gz \
//!     --test en_ewt-ud-test.conllu.gz en_gum-ud-test.conllu.gz en_pud-ud-test.conllu.gz \
//!     --out src/text/tagger/weights.bin
//! ```
//!
//! Without `--train`, the tagger inside the linter is measured. The same treebanks give the same bytes.
//!
//! Training has two rounds. The first gives a weight to every clue; the second starts anew with only those clues whose weight
//! was strong, which makes up for the loss of the weak ones. Each sentence sees the lexicon as if it had been built without
//! that sentence, and some sentences come a second time in capitals, in lower case or as a headline.

#![allow(clippy::print_stdout, reason = "a program for people at a terminal")]

mod conllu;
mod corpus;
mod evaluate;
mod examples;
mod perceptron;

use std::borrow::Cow;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use mtlint::text::Tagger;
use mtlint::text::tagger::{Lexicon, Weights};

use conllu::Sentence;
use corpus::{Counts, Tags};
use evaluate::{Accuracy, speed, token_f1};
use examples::Spelling;
use perceptron::{Perceptron, Rows};

/// Trains the tagger on treebanks and measures it.
#[derive(Debug, Parser)]
struct Arguments {
    /// Treebanks to learn from.
    #[arg(long, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Treebanks to measure on.
    #[arg(long, num_args = 1..)]
    test: Vec<PathBuf>,
    /// Where to write the weights.
    #[arg(long)]
    out: Option<PathBuf>,
    /// How often each round goes through the treebanks.
    #[arg(long, default_value_t = 8)]
    passes: u32,
    /// The weakest vote that the second round starts from.
    #[arg(long, default_value_t = 6)]
    floor: i8,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let tagger =
        if arguments.train.is_empty() { Cow::Borrowed(Tagger::embedded()) } else { Cow::Owned(train(&arguments)?) };
    let bytes = tagger.encode();
    println!("{} bytes", bytes.len());
    for path in &arguments.test {
        println!("{}", path.display());
        measure(&tagger, &conllu::read(path)?);
    }
    if let Some(out) = arguments.out {
        fs::write(out, bytes)?;
    }
    Ok(())
}

fn train(arguments: &Arguments) -> Result<Tagger, Box<dyn Error>> {
    let treebanks: Vec<Vec<Sentence>> =
        arguments.train.iter().map(|path| conllu::read(path)).collect::<Result<_, _>>()?;
    let sentences = treebanks.concat();
    let tags = Tags::count(&sentences);
    let counts = Counts::new(&sentences, &tags, Lexicon::folded);
    let certain = Counts::new(&sentences, &tags, str::to_owned).certain();
    let examples = examples::prepare(&sentences, &tags, &counts, &certain);
    let number = u8::try_from(tags.all().len())?;
    let first = round("first", Perceptron::new(number), &examples, arguments).votes(arguments.floor);
    let second = round("second", Perceptron::limited_to(&first, number), &examples, arguments).votes(1);
    report(&second);
    Ok(Tagger::new(tags.all().to_vec(), counts.lexicon(), certain, Weights::new(second)))
}

fn round(name: &str, mut learner: Perceptron, examples: &[perceptron::Example], arguments: &Arguments) -> Perceptron {
    let wrong = learner.learn(examples, arguments.passes);
    println!("{name} round: {} examples, {wrong} words wrong in the last pass", examples.len());
    learner
}

fn report(rows: &Rows) {
    let votes: usize = rows.iter().map(|(_, votes)| votes.len()).sum();
    println!("{} clues with {votes} votes", rows.len());
}

fn measure(tagger: &Tagger, sentences: &[Sentence]) {
    println!("  tokens F1 {:.2}  cut and tagged {:.1} MB/s", token_f1(sentences), speed(tagger, sentences));
    for spelling in Spelling::ALL {
        println!("  {:8} {}", spelling.name(), Accuracy::measure(tagger, sentences, spelling.apply()).describe());
    }
}
