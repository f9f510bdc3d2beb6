//! The rules that the program carries: every `rules/**/*.yaml`, compiled and filed when mtlint was built.

use crate::rule::{RuleError, RuleSet};

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
