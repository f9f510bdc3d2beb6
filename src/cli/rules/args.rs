//! The arguments of `mtlint rules`. Their comments are the help that `--help` prints.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use mtlint::diagnostic::Severity;

use crate::cli::args::RuleArgs;
use crate::cli::baseline::BaselineArgs;
use crate::cli::config::ConfigArgs;
use crate::cli::formats::ReadingArgs;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(in crate::cli) struct RulesArgs {
    #[command(subcommand)]
    pub(super) action: Option<RulesAction>,

    #[command(flatten)]
    pub(super) list: ListArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesAction {
    /// List the rules, as `mtlint rules` alone does.
    List(ListArgs),
    /// Examine rule files: all that is wrong with them, and what is doubtful.
    Check(CheckArgs),
    /// Try the rules on their own examples, as they stand and changed as texts change on their way.
    Test(TestArgs),
    /// Tell step by step why a rule fires in a text, or doesn't, and why what it finds isn't shown.
    Why(WhyArgs),
    /// Compare what two sets of rules find in a folder of articles.
    Diff(DiffArgs),
    /// Write a pack to begin with, full of comments.
    New(NewArgs),
    /// Print the JSON Schema of packs, by which editors complete and check them.
    Schema,
    /// Describe the rules in Markdown, a page for each pack.
    Docs(DocsArgs),
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ListArgs {
    /// How the rules are written: `text` for people, `json` for programs.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ListFormat,

    /// Only rules of this kind, such as `phrase`.
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,

    /// Only rules of this severity.
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    pub(super) severity: Option<Severity>,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    Text,
    Json,
}

fn severity(word: &str) -> Result<Severity, String> {
    let found = Severity::ALL.into_iter().find(|severity| severity.name() == word);
    found.ok_or_else(|| "expected info, warning or error".to_owned())
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CheckArgs {
    /// Packs, or folders of packs; without any, the built-in ones and those of --rules.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Let warnings count as errors.
    #[arg(long)]
    pub(super) strict: bool,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct TestArgs {
    /// Packs, or folders of packs; without any, the built-in ones and those of --rules.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Only examples of rules whose id has this in it, or whose text has.
    #[arg(long, value_name = "WORDS")]
    pub(super) filter: Option<String>,

    /// Let an example that doesn't stand a change count as a failure.
    #[arg(long)]
    pub(super) strict: bool,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct WhyArgs {
    /// The rule's id, or its last part.
    pub(super) rule: String,

    /// The text, and the line in it that is meant.
    #[arg(value_name = "FILE[:LINE[:COLUMN]]")]
    pub(super) place: String,

    #[command(flatten)]
    pub(super) reading: ReadingArgs,

    #[command(flatten)]
    pub(super) baseline: BaselineArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DiffArgs {
    /// The rules as they were: a pack, a folder of packs, or `builtin`.
    pub(super) old: PathBuf,

    /// The rules as they are to be.
    pub(super) new: PathBuf,

    /// The articles: files or folders.
    #[arg(value_name = "CORPUS", required = true)]
    pub(super) corpus: Vec<PathBuf>,

    /// How many findings of each rule are shown.
    #[arg(long, value_name = "N", default_value = "3")]
    pub(super) samples: usize,

    /// Rules that are still on trial, too.
    #[arg(long)]
    pub(super) preview: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The file to write, such as `rules/fr/calques.yaml`; without it, the pack is printed.
    pub(super) path: Option<PathBuf>,

    /// The kind of the pack's first rule.
    #[arg(long, value_name = "KIND", default_value = "phrase")]
    pub(super) kind: String,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DocsArgs {
    /// The folder that gets the pages; without it, they are printed one after another.
    pub(super) folder: Option<PathBuf>,

    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

/// `rules`, or the packs at `paths` alone if there are any.
pub(super) fn only(paths: &[PathBuf], rules: &RuleArgs) -> RuleArgs {
    if paths.is_empty() {
        return rules.clone();
    }
    RuleArgs { packs: paths.to_vec(), no_builtin: true, ..rules.clone() }
}
