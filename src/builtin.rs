//! The rules that the program carries: every `rules/**/*.yaml`, compiled and filed when mtlint was built.

use crate::rule::{Pack, RuleError, RuleSet};

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

impl RuleSet {
    /// The rules that are built into the program.
    ///
    /// # Errors
    /// If what the build script wrote can't be read.
    pub fn builtin() -> Result<Self, Vec<RuleError>> {
        Self::from_catalogue(CATALOGUE)
    }
}

/// The packs behind the built-in rules, as they were written, in the order of their names.
pub fn builtin_packs() -> Vec<Pack> {
    let pack = |&(name, yaml): &(&str, &str)| Pack::from_yaml(name, format!("rules/{name}.yaml"), yaml);
    PACKS.iter().map(pack).collect()
}
