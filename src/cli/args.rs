//! The arguments, as they are typed. Their comments are the help that `--help` prints.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::baseline::{BaselineArgs, WriteArgs};
use super::config::{ConfigArgs, ConfigCommandArgs, InitArgs};
use super::formats::ReadingArgs;
use super::ignore::IgnoreArgs;
use super::learn::LearnArgs;
use super::rules::{ListFormat, RulesArgs};
use super::shell::{CompletionsArgs, ManArgs};

pub(super) use super::values::{By, Color, FailOn, FormatName};

const EXIT_STATUS: &str = "Exit status: 0 if nothing was found that is as bad as --fail-on, 1 if something was, \
    2 if the arguments, the settings, a rule or a file is at fault.";

const FIX_STATUS: &str = "Exit status: 0 if all went well, 1 if --diff shows a change or --exit-non-zero-on-fix is \
    given and something was fixed, 2 if the arguments, the settings, a rule or a file is at fault.";

const RULES_STATUS: &str = "Exit status: 0 if all is well, 1 if `check` or `test` found a fault or `diff` a difference, \
    2 if the arguments, the settings or a file is at fault.";

/// Finds what machine translation leaves behind in news articles, and mends what can be mended.
#[derive(Debug, Parser)]
#[command(name = "mtlint", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 90)]
    pub(super) color: Color,

    /// Print only what was asked for: no closing line.
    #[arg(long, short, global = true, display_order = 91)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Report the artefacts in files, folders or standard input.
    #[command(after_help = EXIT_STATUS)]
    Check(CheckArgs),
    /// Mend the artefacts whose mending is beyond doubt, in the files themselves.
    #[command(after_help = FIX_STATUS)]
    Fix(FixArgs),
    /// Pass a finding over for ever, where no comment in the text can say so.
    Ignore(IgnoreArgs),
    /// Write down what is found today, so that `check` reports only what is new.
    Baseline(WriteArgs),
    /// List the rules, or examine, test, compare and describe them.
    #[command(after_help = RULES_STATUS)]
    Rules(RulesArgs),
    /// Explain one rule: what it finds and why, with examples.
    Explain(ExplainArgs),
    /// Propose rules from what the desk edits: words and quotation marks that it always replaces by the same others.
    Learn(LearnArgs),
    /// Print completions of the command line for a shell.
    Completions(CompletionsArgs),
    /// Print the manual, or write all its pages into a folder.
    Man(ManArgs),
    /// Show the settings that hold for a text, or their JSON Schema.
    Config(ConfigCommandArgs),
    /// Write a `mtlint.yaml` to begin with, full of comments.
    Init(InitArgs),
}

impl Command {
    /// Whether its exit status tells what was found. If nobody reads on until it is known, it counts as found.
    pub(super) fn may_find(&self) -> bool {
        match self {
            Self::Check(args) => args.fail_on != Some(FailOn::Never),
            Self::Fix(args) => args.diff || args.exit_non_zero_on_fix,
            _ => false,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: FormatName,

    /// Write the report into this file instead of printing it.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,

    /// The mildest finding that makes the exit status 1: a warning, unless settings say otherwise.
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,

    /// Print how often each rule found something instead of the findings; or each category, with `=category`.
    #[arg(long, value_name = "BY", num_args = 0..=1, require_equals = true, default_missing_value = "rule")]
    pub(super) statistics: Option<By>,

    /// Print one line a file instead of the findings: its verdict, its MQM score (penalty points in 1,000 words) and
    /// the counts behind it.
    #[arg(long, conflicts_with = "statistics")]
    pub(super) summary: bool,

    #[command(flatten)]
    pub(super) baseline: BaselineArgs,

    /// Check again whenever a text or a rule file changes, until Ctrl-C.
    #[arg(long, conflicts_with = "stdin_filename")]
    pub(super) watch: bool,

    #[command(flatten)]
    pub(super) files: FileArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct FixArgs {
    /// Apply fixes that are only probably right, too; read the result.
    #[arg(long)]
    pub(super) unsafe_fixes: bool,

    /// Show what would change and write nothing.
    #[arg(long)]
    pub(super) diff: bool,

    /// Ask about each artefact: apply a fix, write something else, leave it, or ignore it for ever.
    #[arg(long, short, conflicts_with = "diff")]
    pub(super) interactive: bool,

    /// Exit with status 1 if anything was fixed, as commit hooks do.
    #[arg(long)]
    pub(super) exit_non_zero_on_fix: bool,

    #[command(flatten)]
    pub(super) files: FileArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// The rule's id, such as `fr/calques/renewed-accent`, or its last part.
    pub(super) rule: String,

    /// How the rule is written: `text` for people, `json` for programs.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ListFormat,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// Which texts.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Files")]
pub(super) struct FileArgs {
    /// Files, folders, or `-` for standard input; without any, the current folder.
    ///
    /// A file that is named is always read. In a folder, files that hold articles by their ending are read (.txt, .text,
    /// .md, .markdown, .html, .htm, .xhtml, .jsonl, .ndjson, .nitf, and .xml if it is NITF or NewsML-G2; .json only if it is
    /// named); hidden ones are left out, those that git or a file called .mtlintignore ignores, and README.md,
    /// CHANGELOG.md and their like.
    #[arg(value_name = "PATH", help_heading = None)]
    pub(super) paths: Vec<PathBuf>,

    /// The name that reports give to standard input; its ending tells the format.
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,

    /// Leave out ignored and hidden files even if they are named.
    #[arg(long)]
    pub(super) force_exclude: bool,

    /// Read ignored files in folders, too.
    #[arg(long)]
    pub(super) no_ignore: bool,

    /// Only files that differ from the last commit or are new, as git sees it.
    #[arg(long, conflicts_with = "stdin_filename")]
    pub(super) changed: bool,

    /// Only files that differ from the commit at which the work left this revision, or are new.
    #[arg(long, value_name = "REV", conflicts_with_all = ["changed", "stdin_filename"])]
    pub(super) since: Option<String>,

    /// How many files are worked on at the same time; without it, one a processor.
    #[arg(long, short = 'j', value_name = "N", value_parser = threads)]
    pub(super) threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(super) reading: ReadingArgs,
}

/// Which rules.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct RuleArgs {
    /// More rules: a folder of packs, or one pack. A pack named like a built-in one takes its place.
    #[arg(long = "rules", value_name = "DIR|FILE")]
    pub(super) packs: Vec<PathBuf>,

    /// Leave out the built-in packs.
    #[arg(long)]
    pub(super) no_builtin: bool,

    /// Only these rules: ids, beginnings of ids such as `fr` or `fr/calques`, or categories.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) select: Vec<String>,

    /// Not these rules, even if they are selected.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,

    /// Rules that are still on trial, too.
    #[arg(long)]
    pub(super) preview: bool,

    /// The languages that the texts are translated from, such as `fr,ru`: rules for others are left out. `auto` infers them
    /// from each text; `any` is all of them.
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',')]
    pub(super) from: Vec<String>,
}

fn threads(number: &str) -> Result<NonZeroUsize, String> {
    number.parse().map_err(|_| "write a number, 1 or more; without it, there is one a processor".to_owned())
}
