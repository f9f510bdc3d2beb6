//! The arguments that choose settings, and those of `mtlint config` and `mtlint init`. Their comments are the help.

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::args::RuleArgs;
use crate::cli::rules::ListFormat;

/// Which settings.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Settings")]
pub(in crate::cli) struct ConfigArgs {
    /// The settings of this file for all texts, instead of the nearest `mtlint.yaml` for each.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(super) config: Option<PathBuf>,

    /// No settings but those of the command line.
    #[arg(long)]
    pub(super) isolated: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ConfigCommandArgs {
    #[command(subcommand)]
    pub(super) action: ConfigAction,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigAction {
    /// Show each setting that holds for a text, and where it was said.
    Show(ShowArgs),
    /// Print the JSON Schema of `mtlint.yaml`, by which editors complete and check it.
    Schema,
}

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// The text, or a folder of texts.
    #[arg(default_value = ".")]
    pub(super) path: PathBuf,

    /// How the settings are written: `text` for people, `json` for programs.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ListFormat,

    #[command(flatten)]
    pub(super) config: ConfigArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct InitArgs {
    /// Take the place of a `mtlint.yaml` that is there.
    #[arg(long)]
    pub(super) force: bool,
}
