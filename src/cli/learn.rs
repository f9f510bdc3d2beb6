//! `mtlint learn`: rules proposed from what the desk edits. It prints; it never changes packs.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use mtlint::format::Prose;
use mtlint::learn::{Demands, Pair, hold_out, learn, pack};

use super::args::FileArgs;
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::{self, Place};
use super::read::read;

#[derive(Debug, clap::Args)]
pub(super) struct LearnArgs {
    /// The machine's text: a file, or a folder of files.
    pub(super) original: PathBuf,

    /// The text as the desk edited it: a file, or a folder with files of the same names.
    pub(super) edited: PathBuf,

    /// In how many places an edit must have been made.
    #[arg(long, value_name = "N", default_value = "3")]
    pub(super) least: usize,

    /// Which part of the places must have been edited so, in percent.
    #[arg(long, value_name = "PERCENT", default_value = "80", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) precision: u8,

    /// Other texts, before and after: how the proposals would have done there.
    #[arg(long, value_names = ["ORIGINAL", "EDITED"], num_args = 2)]
    pub(super) held_out: Option<Vec<PathBuf>>,
}

/// Proposes rules for what is edited in the texts that `args` name.
pub(super) fn run(args: &LearnArgs, console: &mut Console) -> Result<Exit, Failure> {
    let pairs = pairs(&args.original, &args.edited, console)?;
    let demands = Demands { places: args.least.max(1), precision: f64::from(args.precision) / 100.0 };
    let proposals = learn(&pairs, demands);
    let held_out = match args.held_out.as_deref() {
        Some([original, edited]) => hold_out(&proposals, &self::pairs(original, edited, console)?),
        _ => Vec::new(),
    };
    if !proposals.is_empty() {
        write!(console.out, "{}", pack(&proposals, &held_out))?;
    }
    let compared = count(pairs.len(), "passage");
    console.remark(&format!("Compared {compared}: {}.", count(proposals.len(), "proposal")));
    Ok(Exit::Clean)
}

/// The passages of the two versions: line by line where they have as many lines, else file by file.
fn pairs(original: &Path, edited: &Path, console: &mut Console) -> Result<Vec<Pair>, Failure> {
    let (old, new) = (texts(original, console)?, texts(edited, console)?);
    let mut pairs = Vec::new();
    for (name, old) in &old {
        let Some(new) = new.get(name) else {
            console.remark(&format!("{}: there is no edited version of {name}; left out.", edited.display()));
            continue;
        };
        if old.lines().count() == new.lines().count() {
            pairs.extend(old.lines().zip(new.lines()).map(|(old, new)| Pair::new(old, new)));
        } else {
            pairs.push(Pair::new(old, new));
        }
    }
    if pairs.is_empty() {
        let (original, edited) = (original.display(), edited.display());
        return Err(Failure::Usage(format!(
            "{original} and {edited} have no file in common; name two files, or two folders with files of the same names"
        )));
    }
    Ok(pairs)
}

/// The texts at `path` by their names below it; the only one of a file has none.
fn texts(path: &Path, console: &mut Console) -> Result<BTreeMap<String, String>, Failure> {
    if !path.exists() {
        let missing = format!("{}: there is no such file or folder; check the name", path.display());
        return Err(Failure::Usage(missing));
    }
    let args = FileArgs { paths: vec![path.to_owned()], ..FileArgs::default() };
    let (places, _) = files::places(&args, console)?;
    let mut texts = BTreeMap::new();
    for place in places {
        let input = read(&place).map_err(|error| Failure::Usage(error.to_string()))?;
        let name = match &place {
            Place::File(file) => file.strip_prefix(path).unwrap_or(file).display().to_string(),
            Place::Stdin(_) => String::new(),
        };
        let proses = input.proses().map_err(|error| Failure::Usage(error.to_string()))?;
        let text: Vec<&str> = proses.iter().map(Prose::text).collect();
        texts.insert(name, text.join("\n\n"));
    }
    Ok(texts)
}
