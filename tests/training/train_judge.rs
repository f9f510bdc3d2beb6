//! Trains the judge of broken sentences and measures it.
//!
//! ```console
//! $ cargo run --release --example train-judge -- \
//!     --train en_ewt-ud-train.conllu.gz en_gumfree-ud-train.conllu.gz us_addresses.txt.gz \
//!     --test en_ewt-ud-dev.conllu.gz en_gum-ud-dev.conllu.gz \
//!     --out src/text/judge/weights.bin --gate src/text/judge/gate.bin
//! ```
//!
//! A file is a treebank in the CoNLL-U format, of which only the text is used, or a text with a paragraph a line; both plain
//! or compressed. The same files give the same bytes. Without `--train`, the judge inside the linter is measured.
//!
//! Every sentence is shown as it is and broken in several ways, each time anew. The first model is taught in two rounds: the
//! second starts anew with only those clues that had a strong weight at the end of the first. The network is taught beside
//! it. Both together take some minutes. The gate is taught last, by the judge: a minute.

#![allow(clippy::print_stdout, reason = "a program for people at a terminal")]

#[expect(dead_code, reason = "the judge needs no more of a treebank than its text")]
mod conllu;
mod judge;

use std::borrow::Cow;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use clap::Parser;
use mtlint::text::judge::Judge;

use judge::gate;
use judge::lexis::Lexis;
use judge::report;
use judge::teach::{Plan, School};
use judge::text::{self, Tagged};

/// Trains the judge of broken sentences and measures it.
#[derive(Debug, Parser)]
struct Arguments {
    /// Texts to learn from.
    #[arg(long, num_args = 1..)]
    train: Vec<PathBuf>,
    /// Texts to measure on.
    #[arg(long, num_args = 1..)]
    test: Vec<PathBuf>,
    /// Where to write the weights. Without it, the judge inside the linter is kept.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Where to write the gate before the judge, which is taught by it.
    #[arg(long)]
    gate: Option<PathBuf>,
    /// How often each round goes through the texts.
    #[arg(long, default_value_t = 3)]
    passes: usize,
    /// How often the network is shown the texts.
    #[arg(long, default_value_t = 6)]
    net_passes: usize,
    /// The weakest weight that the second round starts from.
    #[arg(long, default_value_t = 0.25)]
    floor: f32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let sentences = read(&arguments.train)?;
    let lexis = Lexis::new(&sentences);
    let judge = if sentences.is_empty() || arguments.out.is_none() {
        Cow::Borrowed(Judge::embedded())
    } else {
        let Arguments { passes, net_passes, floor, .. } = arguments;
        let plan = Plan { passes, net_passes, floor, copies: 2, rate: 0.03, fewest: 6, frequent: 10 };
        Cow::Owned(School::new(&sentences, &lexis, plan).teach(|said| println!("{said}")))
    };
    if let Some(out) = &arguments.out {
        fs::write(out, judge.encode())?;
    }
    let test = read(&arguments.test)?;
    let lexis = if sentences.is_empty() { Lexis::new(&test) } else { lexis };
    if let Some(path) = &arguments.gate {
        let bytes = gate::teach(&sentences, &lexis, &judge, |said| println!("{said}"));
        println!("{}", gate::table(&bytes, &test, &lexis, &judge));
        fs::write(path, bytes)?;
    } else if !test.is_empty() {
        println!("{}", report::table(&judge, &test, &lexis));
    }
    Ok(())
}

fn read(paths: &[PathBuf]) -> Result<Vec<Tagged>, Box<dyn Error>> {
    let texts: Vec<Vec<Tagged>> = paths.iter().map(|path| text::read(path)).collect::<Result<_, _>>()?;
    Ok(texts.concat())
}
