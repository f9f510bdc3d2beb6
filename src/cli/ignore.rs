//! `mtlint ignore`: writes the ignore file, and prunes it.

use std::path::{Path, PathBuf};

use mtlint::diagnostic::Diagnostic;
use mtlint::text::LineIndex;

use super::args::{FileArgs, RuleArgs};
use super::config::{AllSettings, ConfigArgs, Layer};
use super::console::{Console, count};
use super::exit::Exit;
use super::failure::Failure;
use super::files::Place;
use super::formats::ReadingArgs;
use super::inspect::{Inspector, Inspectors};
use super::interrupt;
use super::place::{canonical, nearest, shown};
use super::read::{FileError, Input, read};
use super::selector::Selector;
use super::spot::Spot;
use super::suppress::ignore_file::{Entry, IgnoreFile, NAME, pass_over};
use super::suppress::{Notice, Standing};

#[derive(Debug, clap::Args)]
pub(super) struct IgnoreArgs {
    /// The article, and where in it; without a line, everything that is found in it.
    #[arg(value_name = "FILE[:LINE[:COLUMN]]", required_unless_present = "prune")]
    pub(super) place: Option<String>,

    /// What is to be ignored there: a rule's id, the beginning of ids, or a category; without it, whatever is found.
    pub(super) rule: Option<String>,

    /// Why; it is written down with the entry.
    #[arg(long)]
    pub(super) reason: Option<String>,

    /// Remove the entries that match nothing any more.
    #[arg(long, conflicts_with_all = ["place", "rule", "reason"])]
    pub(super) prune: bool,

    #[command(flatten)]
    pub(super) reading: ReadingArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

/// Does what `args` ask for.
pub(super) fn run(args: &IgnoreArgs, console: &mut Console) -> Result<Exit, Failure> {
    interrupt::wait_for_writers();
    match &args.place {
        Some(place) => ignore(&Spot::new(place), args, console),
        None => prune(args, console),
    }
}

fn ignore(spot: &Spot<'_>, args: &IgnoreArgs, console: &mut Console) -> Result<Exit, Failure> {
    if Path::new(spot.file).is_dir() {
        let message = format!("{}: is a folder; name an article in it, or use `mtlint baseline`", spot.file);
        return Err(Failure::Usage(message));
    }
    let place = Place::File(spot.file.into());
    let inspectors = inspectors(std::slice::from_ref(&place), args)?;
    let inspector = inspectors.of(&place);
    let selector = args.rule.as_deref().map_or(Selector::All, Selector::new);
    if inspector.roster().standing(&selector) == Standing::Unknown {
        let unknown = inspector.roster().unknown(args.rule.as_deref().unwrap_or_default());
        return Err(Failure::Usage(format!("{unknown} (`mtlint rules` lists them)")));
    }
    let input = read(&place).map_err(|error| Failure::Usage(error.to_string()))?;
    spot.must_lie_in(&input.text)?;
    let mut found = found_in(&input, &place, inspector)?;
    let lines = LineIndex::new(&input.text);
    found.retain(|it| selector.includes(&it.rule, it.category) && spot.names(it.span, &lines));
    if found.is_empty() {
        let (written, file) = (spot.written, spot.file);
        let rule = args.rule.as_ref().map_or_else(String::new, |rule| format!(" by `{rule}`"));
        let message = format!("{written}: nothing is found there{rule}; `mtlint check {file}` shows what is found");
        return Err(Failure::Usage(message));
    }
    let path = add(Path::new(spot.file), &input.text, &found, args.reason.as_deref())?;
    console.remark(&format!("Ignored {} in {}.", count(found.len(), "artefact"), shown(&path)));
    Ok(Exit::Clean)
}

/// Writes entries for `found` in `text`, the contents of `file`; gives the path of the ignore file.
pub(super) fn add(file: &Path, text: &str, found: &[Diagnostic], reason: Option<&str>) -> Result<PathBuf, Failure> {
    let mut ignore_file = IgnoreFile::read(IgnoreFile::path_for(file))?;
    let entries = found.iter().map(|found| Entry::new(text, found, reason));
    ignore_file.articles.entry(ignore_file.key(file)).or_default().extend(entries);
    ignore_file.save()?;
    Ok(ignore_file.path)
}

/// What looks at `places`, whatever settings exclude.
fn inspectors(places: &[Place], args: &IgnoreArgs) -> Result<Inspectors, Failure> {
    let settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let (paths, reading) = (places.iter().map(Place::path).collect(), args.reading.clone());
    let files = FileArgs { paths, reading, ..FileArgs::default() };
    Inspectors::new(settings, &files, &mut places.to_vec())
}

/// The artefacts in `input`, without what is said about suppressions.
fn found_in(input: &Input, place: &Place, inspector: &Inspector) -> Result<Vec<Diagnostic>, Failure> {
    let found = inspector.check(place, &input.text);
    let mut found = found.map_err(|cause| Failure::Usage(FileError::format(&input.name, cause).to_string()))?;
    found.retain(|it| !Notice::is(it));
    Ok(found)
}

fn prune(args: &IgnoreArgs, console: &mut Console) -> Result<Exit, Failure> {
    let Some(path) = nearest(&canonical(Path::new(".")), NAME) else {
        let message = format!("there is no {NAME} here or above that could be pruned; `mtlint ignore FILE` writes one");
        return Err(Failure::Usage(message));
    };
    let mut file = IgnoreFile::read(path)?;
    let root = file.path.parent().map(Path::to_owned).unwrap_or_default();
    let before = file.entries();
    let places: Vec<Place> = file.articles.keys().map(|article| Place::File(root.join(article))).collect();
    let inspectors = inspectors(&places, args)?.without_ignore_files();
    for (article, entries) in &mut file.articles {
        let path = root.join(article);
        if !path.exists() {
            entries.clear();
            continue;
        }
        let place = Place::File(path);
        let (input, inspector) =
            (read(&place).map_err(|error| Failure::Usage(error.to_string()))?, inspectors.of(&place));
        let mut found = found_in(&input, &place, inspector)?;
        let all = entries.clone();
        let used = pass_over(&all, &input.text, &mut found);
        let stands = |entry: &Entry| inspector.roster().standing(&Selector::new(&entry.rule)) != Standing::Active;
        entries.retain(|entry| used.contains(entry) || stands(entry));
    }
    file.save()?;
    let removed = before - file.entries();
    let entries = if before == 1 { "entry" } else { "entries" };
    console.remark(&format!("Removed {removed} of {before} {entries} from {}.", shown(&file.path)));
    Ok(Exit::Clean)
}
