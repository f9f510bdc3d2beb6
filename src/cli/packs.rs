//! Packs from the disk and from the program itself.

use std::fs;
use std::path::Path;

use ignore::WalkBuilder;

use mtlint::builtin_packs;
use mtlint::rule::{Pack, RuleSet};

use super::args::RuleArgs;
use super::failure::Failure;
use super::select;

/// The rules that `args` ask for.
pub(super) fn load(args: &RuleArgs) -> Result<RuleSet, Failure> {
    let mut rules = load_all(args)?;
    select::narrow(&mut rules, args)?;
    Ok(rules)
}

/// All rules of the packs that `args` ask for, whatever is selected.
pub(super) fn load_all(args: &RuleArgs) -> Result<RuleSet, Failure> {
    if args.packs.is_empty() {
        let no_rule = "--no-builtin leaves no rule; add some with --rules DIR";
        return if args.no_builtin {
            Err(Failure::Usage(no_rule.to_owned()))
        } else {
            RuleSet::builtin().map_err(Failure::Rules)
        };
    }
    let packs = own_packs(args)?;
    let own = RuleSet::load(&packs).map_err(Failure::Rules)?;
    if args.no_builtin {
        return Ok(own);
    }
    let mut rules = RuleSet::builtin().map_err(Failure::Rules)?;
    rules.retain(|rule| packs.iter().all(|pack| pack.name != rule.pack()));
    rules.join(own).map_err(Failure::Rules)
}

/// The packs that `args` ask for, not yet read as rules.
pub(super) fn packs(args: &RuleArgs) -> Result<Vec<Pack>, Failure> {
    let own = own_packs(args)?;
    let mut packs = if args.no_builtin { Vec::new() } else { builtin_packs() };
    packs.retain(|pack| own.iter().all(|it| it.name != pack.name));
    packs.extend(own);
    Ok(packs)
}

/// The packs that `args` name; of two of one name the later.
fn own_packs(args: &RuleArgs) -> Result<Vec<Pack>, Failure> {
    let mut packs: Vec<Pack> = Vec::new();
    for path in &args.packs {
        let more = read(path)?;
        packs.retain(|pack| more.iter().all(|it| it.name != pack.name));
        packs.extend(more);
    }
    Ok(packs)
}

/// The pack at `path`, or all packs below it in the order of their paths.
fn read(path: &Path) -> Result<Vec<Pack>, Failure> {
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

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Reads the pack at `path`; its name is the path below `root` without the ending.
fn pack(path: &Path, root: &Path) -> Result<Pack, Failure> {
    let yaml = fs::read_to_string(path).map_err(|cause| unusable(path, &cause))?;
    let name = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    Ok(Pack { name: parts.join("/"), path: path.display().to_string(), yaml })
}

fn unusable(path: &Path, cause: &dyn std::fmt::Display) -> Failure {
    let path = path.display();
    Failure::Usage(format!("--rules {path}: {cause}; name a folder of packs, or one .yaml file"))
}
