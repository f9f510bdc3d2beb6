//! The arguments about baselines.

use std::path::PathBuf;

use crate::cli::args::{FileArgs, RuleArgs};
use crate::cli::config::ConfigArgs;

/// What `check` compares with.
#[derive(Debug, Default, clap::Args)]
pub(in crate::cli) struct BaselineArgs {
    /// Report only what is not in this baseline.
    ///
    /// Without it, the nearest `mtlint-baseline.json` counts, in the current folder or above it up to the root of the repository.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,

    /// Report everything, whatever a baseline says.
    #[arg(long, conflicts_with = "baseline")]
    pub(in crate::cli) no_baseline: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WriteArgs {
    /// The file to write; without it, the nearest `mtlint-baseline.json`, or a new one in the current folder.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,

    /// Take out what is mended, and add nothing.
    #[arg(long)]
    pub(super) prune: bool,

    #[command(flatten)]
    pub(super) files: FileArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}
