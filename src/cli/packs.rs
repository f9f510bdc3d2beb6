//! Packs from the disk and from the program itself.

use std::path::Path;

use ignore::WalkBuilder;

use mtlint::builtin_packs;
use mtlint::rule::{Pack, RuleSet};

use super::args::RuleArgs;
use super::failure::Failure;
use super::own_file::{YAML_LIMIT, text_of};

/// The packs that `args` ask for, not yet read as rules.
pub(super) fn packs(args: &RuleArgs) -> Result<Vec<Pack>, Failure> {
    let Packs { own, base } = Packs::of_arguments(args)?;
    let mut packs = if base == Base::Nothing { Vec::new() } else { builtin_packs() };
    packs.retain(|pack| own.iter().all(|it| it.name != pack.name));
    packs.extend(own);
    Ok(packs)
}

/// Packs from the disk, on top of those of the program or alone.
#[derive(Debug)]
pub(super) struct Packs {
    own: Vec<Pack>,
    base: Base,
}

/// What packs from the disk are added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Builtin,
    Nothing,
}

impl Packs {
    /// No packs from the disk yet.
    pub(super) fn new(base: Base) -> Self {
        Self { own: Vec::new(), base }
    }

    fn of_arguments(args: &RuleArgs) -> Result<Self, Failure> {
        let mut packs = Self::new(if args.no_builtin { Base::Nothing } else { Base::Builtin });
        for path in &args.packs {
            packs.add(path).map_err(Failure::Usage)?;
        }
        Ok(packs)
    }

    /// Adds the packs at `path`; of two of one name the later counts.
    ///
    /// # Errors
    /// The path, what is wrong with it, and what to do about it.
    pub(super) fn add(&mut self, path: &Path) -> Result<(), String> {
        let more = read(path)?;
        self.own.retain(|pack| more.iter().all(|it| it.name != pack.name));
        self.own.extend(more);
        Ok(())
    }

    /// The rules of all packs.
    pub(super) fn rules(&self) -> Result<RuleSet, Failure> {
        if self.own.is_empty() {
            return match self.base {
                Base::Builtin => RuleSet::builtin().map_err(Failure::Rules),
                Base::Nothing => Ok(RuleSet::default()),
            };
        }
        let own = RuleSet::load(&self.own).map_err(Failure::Rules)?;
        if self.base == Base::Nothing {
            return Ok(own);
        }
        let mut rules = RuleSet::builtin().map_err(Failure::Rules)?;
        rules.retain(|rule| self.own.iter().all(|pack| pack.name != rule.pack()));
        rules.join(own).map_err(Failure::Rules)
    }
}

/// The pack at `path`, or all packs below it in the order of their paths.
fn read(path: &Path) -> Result<Vec<Pack>, String> {
    if !path.exists() {
        return Err(unusable(path, &"there is no such file or folder"));
    }
    let walk = WalkBuilder::new(path).standard_filters(false).hidden(true).sort_by_file_path(Path::cmp).build();
    let mut packs = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|cause| unusable(path, &cause))?;
        let is_named = entry.depth() == 0;
        let is_file = !entry.path().is_dir();
        if is_file && (is_named || is_yaml(entry.path())) {
            let root = if is_named { path.parent().unwrap_or(path) } else { path };
            packs.push(pack(entry.path(), root)?);
        }
    }
    if packs.is_empty() {
        return Err(unusable(path, &"the folder holds no .yaml file"));
    }
    Ok(packs)
}

/// Whether the file at `path` is a pack by its name.
pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Reads the pack at `path`; its name is the path below `root` without the ending.
fn pack(path: &Path, root: &Path) -> Result<Pack, String> {
    let yaml = text_of(path, YAML_LIMIT).map_err(|fault| fault.of(path))?;
    let name = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    Ok(Pack { name: parts.join("/"), path: path.display().to_string(), yaml })
}

fn unusable(path: &Path, cause: &dyn std::fmt::Display) -> String {
    format!("{}: {cause}; name a folder of packs, or one .yaml file", path.display())
}
