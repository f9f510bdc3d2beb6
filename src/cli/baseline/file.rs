//! The baseline file: the fingerprints of what is known already, and how often each is there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use mtlint::diagnostic::{Diagnostic, Fingerprint, RuleId, fingerprints};
use mtlint::text::Span;

use super::args::BaselineArgs;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::own_file::{DATA_LIMIT, OwnFileError, text_of};
use crate::cli::place::{canonical, folder_of, key, nearest, shown};
use crate::cli::write::save;

/// The name of the file, where no other is asked for.
pub(in crate::cli) const NAME: &str = "mtlint-baseline.json";

/// What a version of mtlint that reads it otherwise must count up.
const VERSION: u32 = 1;

/// How often each fingerprint is there, by the rules.
pub(super) type Counts = BTreeMap<String, BTreeMap<String, usize>>;

/// What is known already.
#[derive(Debug)]
pub(in crate::cli) struct Baseline {
    pub(super) path: PathBuf,
    /// By the articles' ways from the folder of the file.
    pub(super) files: BTreeMap<String, Counts>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    files: BTreeMap<String, Counts>,
}

impl Baseline {
    /// The one that `args` ask for: the one that they name, or else the nearest above the current folder.
    pub(in crate::cli) fn wanted(args: &BaselineArgs) -> Result<Option<Self>, Failure> {
        match (&args.baseline, args.no_baseline) {
            (_, true) => Ok(None),
            (Some(path), false) => Self::read(path).map(Some),
            (None, false) => nearest(&here(), NAME).map(|path| Self::read(&path)).transpose(),
        }
    }

    /// The one at `path`, or else the nearest; an empty one in the current folder if there is none.
    pub(super) fn to_write(path: Option<&Path>) -> Result<Self, Failure> {
        let path = path.map(Path::to_owned).or_else(|| nearest(&here(), NAME));
        let path = path.unwrap_or_else(|| here().join(NAME));
        if path.exists() { Self::read(&path) } else { Ok(Self { path, files: BTreeMap::new() }) }
    }

    fn read(path: &Path) -> Result<Self, Failure> {
        let name = shown(path);
        let json = text_of(path, DATA_LIMIT).map_err(|fault| match fault {
            OwnFileError::Missing => {
                Failure::Usage(format!("{name}: there is no such file; `mtlint baseline` writes one"))
            }
            fault => Failure::Usage(fault.of(Path::new(&name))),
        })?;
        let broken = |cause: &dyn std::fmt::Display| {
            Failure::Usage(format!("{name}: no baseline: {cause}; remove it and run `mtlint baseline`"))
        };
        let stored: Stored = serde_json::from_str(&json).map_err(|cause| broken(&cause))?;
        if stored.version != VERSION {
            return Err(broken(&format_args!("its version is {}, not {VERSION}", stored.version)));
        }
        Ok(Self { path: path.to_owned(), files: stored.files })
    }

    pub(super) fn save(self) -> Result<(), Failure> {
        let stored = Stored { version: VERSION, files: self.files };
        let json = serde_json::to_string_pretty(&stored).map_err(std::io::Error::from)?;
        save(&self.path, &(json + "\n")).map_err(|cause| Failure::Usage(cause.to_string()))
    }

    /// Splits `found` in `source`, the contents of `place`, into what is new and what is known.
    pub(in crate::cli) fn split(
        &self,
        place: &Place,
        source: &str,
        found: Vec<Diagnostic>,
    ) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        let Some(counts) = self.files.get(&self.key(place)) else { return (found, Vec::new()) };
        let mut left = Left::new(counts);
        let prints = fingerprints(source, &found);
        let exact: Vec<bool> =
            found.iter().zip(&prints).map(|(it, print)| left.take(it, |known| known == print.fingerprint)).collect();
        let (mut new, mut known) = (Vec::new(), Vec::new());
        for ((it, print), exact) in found.into_iter().zip(&prints).zip(exact) {
            // What stands next to an edit is known by its other side.
            let is_known = exact || left.take(&it, |known| known.is_like(print.fingerprint));
            if is_known { known.push(it) } else { new.push(it) }
        }
        (new, known)
    }

    /// Where, `path:line`, it knows of what `rule` finds at `span`; `found` is all that is found in `source`.
    pub(in crate::cli) fn entry_about(
        &self,
        (place, source): (&Place, &str),
        found: Vec<Diagnostic>,
        (rule, span): (&RuleId, Span),
    ) -> Option<String> {
        let (_, known) = self.split(place, source, found);
        known.iter().find(|it| it.rule == *rule && it.span == span)?;
        let json = text_of(&self.path, DATA_LIMIT).unwrap_or_default();
        let mut lines = json.lines().zip(1..);
        let mut line_with = |key: &str| {
            let key = serde_json::Value::from(key).to_string();
            lines.find(|(line, _)| line.trim_start().starts_with(&key)).map(|(_, number)| number)
        };
        let article: Option<u32> = line_with(&self.key(place));
        let rule = article.and_then(|_| line_with(rule.as_str()));
        Some(format!("{}:{}", self.name(), rule.or(article).unwrap_or(1)))
    }

    /// The name that the file has for the article at `place`.
    pub(super) fn key(&self, place: &Place) -> String {
        key(&place.path(), &folder_of(&self.path))
    }

    /// How closing lines name it.
    pub(in crate::cli) fn name(&self) -> String {
        shown(&self.path)
    }
}

/// The fingerprints that no finding was held against yet, by the rules.
struct Left<'b>(BTreeMap<&'b str, Vec<(Fingerprint, usize)>>);

impl<'b> Left<'b> {
    fn new(counts: &'b Counts) -> Self {
        let read = |(print, count): (&String, &usize)| Some((print.parse().ok()?, *count));
        Self(counts.iter().map(|(rule, prints)| (rule.as_str(), prints.iter().filter_map(read).collect())).collect())
    }

    /// Takes one that is `wanted` for `found`, if there is one.
    fn take(&mut self, found: &Diagnostic, wanted: impl Fn(Fingerprint) -> bool) -> bool {
        let mut prints = self.0.get_mut(found.rule.as_str()).into_iter().flatten();
        match prints.find(|(print, count)| *count > 0 && wanted(*print)) {
            Some((_, count)) => {
                *count -= 1;
                true
            }
            None => false,
        }
    }
}

/// `found` in `source` as a baseline counts it.
pub(super) fn counts(source: &str, found: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for (it, occurrence) in found.iter().zip(fingerprints(source, found)) {
        let prints = counts.entry(it.rule.to_string()).or_default();
        *prints.entry(occurrence.fingerprint.to_string()).or_default() += 1;
    }
    counts
}

fn here() -> PathBuf {
    canonical(Path::new("."))
}
