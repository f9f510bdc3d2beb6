//! All settings of a run: those of the files that it finds, and those of its arguments.

use std::path::Path;

use super::args::ConfigArgs;
use super::find::{Finder, absolute_path};
use super::layer::Layer;
use super::load::Config;
use super::settings::Settings;
use crate::cli::failure::Failure;
use crate::cli::files::Place;

/// Files of settings, and the arguments on top of each.
#[derive(Debug)]
pub(in crate::cli) struct AllSettings {
    finder: Finder,
    arguments: Layer,
}

/// Which settings hold for a place: two places of which the same hold are looked at by the same rules.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::cli) struct Holding {
    /// The position of the file of settings.
    config: Option<usize>,
    /// The positions of those entries of its `paths` that are about the place.
    entries: Vec<usize>,
}

impl AllSettings {
    /// What `args` ask for, with the `arguments` on top.
    pub(in crate::cli) fn new(args: &ConfigArgs, arguments: Layer) -> Result<Self, Failure> {
        Ok(Self { finder: Finder::new(args)?, arguments })
    }

    /// Which settings hold for `place`.
    pub(in crate::cli) fn holding(&mut self, place: &Place) -> Result<Holding, Failure> {
        let config = self.finder.of(place)?;
        let paths = config.map(|config| self.finder.configs[config].paths.as_slice()).unwrap_or_default();
        if paths.is_empty() {
            return Ok(Holding { config, entries: Vec::new() });
        }
        let path = absolute_path(place);
        let is_about = |layer: &Layer| layer.about.as_ref().is_none_or(|globs| globs.include(&path));
        let entries = (0..paths.len()).filter(|&entry| is_about(&paths[entry])).collect();
        Ok(Holding { config, entries })
    }

    /// Whether a walk leaves `place` out.
    pub(in crate::cli) fn excludes(&self, place: &Place, holding: &Holding) -> bool {
        let Some(config) = self.config(holding).filter(|config| !config.exclude.is_empty()) else { return false };
        let path = absolute_path(place);
        matches!(place, Place::File(_)) && config.exclude.iter().any(|globs| globs.include(&path))
    }

    /// The settings that hold.
    pub(in crate::cli) fn settings(&self, holding: &Holding) -> Settings<'_> {
        let config = self.config(holding);
        let tops = config.iter().flat_map(|config| &config.tops);
        let entries = config.iter().flat_map(|config| holding.entries.iter().map(|&entry| &config.paths[entry]));
        Settings { layers: tops.chain(entries).chain([&self.arguments]).collect() }
    }

    /// The names of the files that hold, the one that counts most first.
    pub(super) fn files(&self, holding: &Holding) -> Vec<&Path> {
        let tops = self.config(holding).into_iter().flat_map(|config| config.tops.iter().rev());
        tops.filter_map(|layer| layer.file.as_ref()).map(|file| Path::new(&file.name)).collect()
    }

    pub(super) fn config(&self, holding: &Holding) -> Option<&Config> {
        holding.config.map(|config| &self.finder.configs[config])
    }
}
