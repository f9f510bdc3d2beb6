//! The ignore file: what is passed over in texts that have no comments, since a comment would be printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_saphyr::Spanned;

use mtlint::diagnostic::{Context, Diagnostic};
use mtlint::text::Span;

use super::Text;
use super::notice::Notice;
use super::roster::{Roster, Standing};
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::own_file::{DATA_LIMIT, OwnFileError, text_of};
use crate::cli::place::{folder_of, key, nearest, repository, shown};
use crate::cli::selector::Selector;
use crate::cli::write::save;

/// The name of the file.
pub(in crate::cli) const NAME: &str = ".mtlint-ignore.yaml";

const HEAD: &str = "# Findings that mtlint passes over, each known by its words and by those around it.\n\
    # `mtlint ignore` writes them, and `mtlint ignore --prune` removes those that match nothing any more.\n";

/// A finding to be passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::cli) struct Entry {
    /// A rule's id; whoever writes by hand may name several rules as in a comment.
    pub(in crate::cli) rule: String,
    /// The words before it; none if they don't matter.
    before: Option<String>,
    words: String,
    after: Option<String>,
    reason: Option<String>,
}

impl Entry {
    /// An entry for `found` in `source`.
    pub(in crate::cli) fn new(source: &str, found: &Diagnostic, reason: Option<&str>) -> Self {
        let Context { words, before, after } = Context::new(source, found.span);
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        Self { rule: found.rule.to_string(), before: Some(before), words, after: Some(after), reason }
    }

    /// Whether it is about `found`, which stands in `context`.
    fn matches(&self, found: &Diagnostic, context: &Context) -> bool {
        let or = |mine: &Option<String>, theirs: &String| mine.clone().unwrap_or_else(|| theirs.clone());
        let wanted = Context {
            words: self.words.clone(),
            before: or(&self.before, &context.before),
            after: or(&self.after, &context.after),
        };
        Selector::new(&self.rule).includes(&found.rule, found.category) && wanted.is_like(context)
    }

    fn to_yaml(&self) -> String {
        let line = |name: &str, value: &str| format!("    {name}: {}\n", quoted(value));
        let or_none = |name: &str, value: &Option<String>| value.as_ref().map_or_else(String::new, |it| line(name, it));
        let (before, words, after) =
            (or_none("before", &self.before), line("words", &self.words), or_none("after", &self.after));
        format!("  - rule: {}\n{before}{words}{after}{}", quoted(&self.rule), or_none("reason", &self.reason))
    }
}

/// `text` in quotation marks: what JSON writes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The entries of one file, by the articles that they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct IgnoreFile {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) articles: BTreeMap<String, BTreeSet<Entry>>,
}

impl IgnoreFile {
    /// Reads the file at `path`; one that isn't there has no entries.
    pub(in crate::cli) fn read(path: PathBuf) -> Result<Self, Failure> {
        let fault = |cause: &dyn std::fmt::Display| {
            Failure::Usage(format!("{}: {cause}; mend the entry, or remove it", path.display()))
        };
        let yaml = match text_of(&path, DATA_LIMIT) {
            Err(OwnFileError::Missing) => String::new(),
            read => read.map_err(|fault| Failure::Usage(fault.of(&path)))?,
        };
        let articles: Option<BTreeMap<String, BTreeSet<Entry>>> =
            serde_saphyr::from_str(&yaml).map_err(|cause| fault(&cause.without_snippet()))?;
        Ok(Self { path, articles: articles.unwrap_or_default() })
    }

    /// The ignore file that counts for the article at `path`: the nearest there is, or else the one to be.
    pub(in crate::cli) fn path_for(path: &Path) -> PathBuf {
        let folder = folder_of(path);
        let here = crate::cli::place::canonical(Path::new("."));
        let new = || {
            let below_here = folder.starts_with(&here).then_some(here.as_path());
            repository(&folder).or(below_here).unwrap_or(&folder).join(NAME)
        };
        nearest(&folder, NAME).unwrap_or_else(new)
    }

    /// The name that it has for the article at `path`.
    pub(in crate::cli) fn key(&self, path: &Path) -> String {
        key(path, &folder_of(&self.path))
    }

    /// The line of `entry` for the article with the name `key`; the first one if the file was changed meanwhile.
    fn line_of(&self, key: &str, entry: &Entry) -> u64 {
        let yaml = text_of(&self.path, DATA_LIMIT).unwrap_or_default();
        let articles: Option<BTreeMap<String, Vec<Spanned<Entry>>>> = serde_saphyr::from_str(&yaml).ok();
        let entries = articles.and_then(|mut articles| articles.remove(key)).unwrap_or_default();
        entries.iter().find(|it| it.value == *entry).map_or(1, |it| it.referenced.line())
    }

    /// How many entries it has.
    pub(in crate::cli) fn entries(&self) -> usize {
        self.articles.values().map(BTreeSet::len).sum()
    }

    /// Writes it; without entries there is no need of a file.
    pub(in crate::cli) fn save(&self) -> Result<(), Failure> {
        let failed = |cause: &dyn std::fmt::Display| Failure::Usage(cause.to_string());
        if self.articles.values().all(BTreeSet::is_empty) {
            return match fs::remove_file(&self.path) {
                Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(failed(&cause)),
                _ => Ok(()),
            };
        }
        save(&self.path, &self.to_yaml()).map_err(|cause| failed(&cause))
    }

    fn to_yaml(&self) -> String {
        let articles = self.articles.iter().filter(|(_, entries)| !entries.is_empty());
        let yaml = articles.map(|(name, entries)| {
            let entries: String = entries.iter().map(Entry::to_yaml).collect();
            format!("{}:\n{entries}", quoted(name))
        });
        HEAD.to_owned() + &yaml.collect::<String>()
    }
}

/// The ignore files of a run, by the folders of the articles.
#[derive(Debug, Default)]
pub(in crate::cli) struct IgnoreFiles(BTreeMap<PathBuf, IgnoreFile>);

impl IgnoreFiles {
    /// Those that count for `places`.
    pub(in crate::cli) fn of(places: &[Place]) -> Result<Self, Failure> {
        let folders: BTreeSet<PathBuf> = places.iter().map(|place| written_folder(&place.path())).collect();
        let mut files = BTreeMap::new();
        for folder in folders {
            if let Some(path) = nearest(&folder_of(&folder.join("x")), NAME) {
                files.insert(folder, IgnoreFile::read(path)?);
            }
        }
        Ok(Self(files))
    }

    /// The file for `place`, its name there, and the entries under it.
    fn entries_of(&self, place: &Place) -> Option<(&IgnoreFile, String, &BTreeSet<Entry>)> {
        let path = place.path();
        let file = self.0.get(&written_folder(&path))?;
        let key = file.key(&path);
        let entries = file.articles.get(&key)?;
        Some((file, key, entries))
    }

    /// Where the entry stands, `path:line`, that is about `found` in `source`, the contents of `place`; and its reason.
    pub(super) fn entry_about(&self, text: &Text<'_>, found: &Diagnostic) -> Option<(String, Option<&str>)> {
        let (file, key, entries) = self.entries_of(text.place)?;
        let context = Context::new(text.source, found.span);
        let entry = entries.iter().find(|entry| entry.matches(found, &context))?;
        Some((format!("{}:{}", shown(&file.path), file.line_of(&key, entry)), entry.reason.as_deref()))
    }

    /// Takes out of `found` what an entry is about, and gives the other entries for the article.
    pub(super) fn respect(&self, place: &Place, source: &str, found: &mut Vec<Diagnostic>) -> Vec<Unused<'_>> {
        let Some((file, _, entries)) = self.entries_of(place) else { return Vec::new() };
        let used = pass_over(entries, source, found);
        let unused = entries.iter().filter(|entry| !used.contains(entry));
        unused.map(|entry| Unused { entry, file: &file.path }).collect()
    }
}

/// Takes out of `found` what one of `entries` is about, and gives those of use.
pub(in crate::cli) fn pass_over<'e>(
    entries: &'e BTreeSet<Entry>,
    source: &str,
    found: &mut Vec<Diagnostic>,
) -> BTreeSet<&'e Entry> {
    let mut used = BTreeSet::new();
    found.retain(|it| {
        let context = Context::new(source, it.span);
        let about: Vec<&Entry> = entries.iter().filter(|entry| entry.matches(it, &context)).collect();
        used.extend(&about);
        about.is_empty()
    });
    used
}

/// An entry that matches nothing in its article.
#[derive(Debug)]
pub(super) struct Unused<'e> {
    entry: &'e Entry,
    file: &'e Path,
}

impl Unused<'_> {
    /// What is to be said of it, at the head of the article: where it once stood nobody knows.
    pub(super) fn judged(&self, roster: &Roster) -> Option<Diagnostic> {
        let file = self.file.file_name().unwrap_or_default().display();
        let Entry { rule, words, .. } = self.entry;
        let (notice, fault) = match roster.standing(&Selector::new(rule)) {
            Standing::Idle => return None,
            Standing::Unknown => (Notice::INVALID, format!("at “{words}”, but {}", roster.unknown(rule))),
            Standing::Active => {
                let fault = format!("that matches nothing: `{rule}` at “{words}”; `mtlint ignore --prune` removes it");
                (Notice::UNUSED, fault)
            }
        };
        Some(notice.at(Span::new(0, 0), format!("{file} has an entry for this article {fault}")))
    }
}

/// The folder of `path` as it is written, so that the file system is asked once for each.
fn written_folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}
