//! Which file of settings holds for a file: the nearest `mtlint.yaml` in its folder or above.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::args::ConfigArgs;
use super::load::{Config, load};
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::place::canonical;

/// The name of a file of settings.
pub(super) const NAME: &str = "mtlint.yaml";

/// Finds files of settings and reads each of them once.
#[derive(Debug)]
pub(super) struct Finder {
    /// Whether folders are looked at.
    looks: Looks,
    /// What was read.
    pub(super) configs: Vec<Config>,
    /// Its positions, by folders as they were named, and by folders without symbolic links.
    by_folder: HashMap<PathBuf, Option<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Upward,
    /// Nowhere: for all files, the first file of settings holds, or none if there is none.
    Nowhere,
}

impl Finder {
    /// Finds what `args` ask for.
    pub(super) fn new(args: &ConfigArgs) -> Result<Self, Failure> {
        let named = args.config.as_deref().map(load).transpose()?;
        let looks = if args.isolated || named.is_some() { Looks::Nowhere } else { Looks::Upward };
        Ok(Self { looks, configs: named.into_iter().collect(), by_folder: HashMap::new() })
    }

    /// The position of the settings that hold for `place`.
    pub(super) fn of(&mut self, place: &Place) -> Result<Option<usize>, Failure> {
        if self.looks == Looks::Nowhere {
            return Ok((!self.configs.is_empty()).then_some(0));
        }
        let named = folder(place);
        if let Some(known) = self.by_folder.get(named) {
            return Ok(*known);
        }
        let found = self.nearest(&canonical(named))?;
        self.by_folder.insert(named.to_owned(), found);
        Ok(found)
    }

    /// The settings that hold in `folder`, which has no symbolic links and no dots in its path.
    fn nearest(&mut self, folder: &Path) -> Result<Option<usize>, Failure> {
        let mut passed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(known) = self.by_folder.get(folder) {
                found = *known;
                break;
            }
            passed.push(folder.to_owned());
            let file = folder.join(NAME);
            if file.is_file() {
                self.configs.push(load(&file)?);
                found = Some(self.configs.len() - 1);
                break;
            }
        }
        self.by_folder.extend(passed.into_iter().map(|folder| (folder, found)));
        Ok(found)
    }
}

/// The folder that `place` is in, as it is named.
fn folder(place: &Place) -> &Path {
    let path = match place {
        Place::File(path) => path.as_path(),
        Place::Stdin(name) => Path::new(name),
    };
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path of `place`, without symbolic links in its folder.
pub(super) fn absolute_path(place: &Place) -> PathBuf {
    let name = match place {
        Place::File(path) => path.file_name(),
        Place::Stdin(name) => Path::new(name).file_name(),
    };
    canonical(folder(place)).join(name.unwrap_or_default())
}
