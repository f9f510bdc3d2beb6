//! Settings: `mtlint.yaml` and the arguments, layer on layer.
//!
//! ```text
//!  mtlint.yaml ──► spec ──► load: what it extends, itself, its `paths` ──► layers ──┐
//!  arguments ──────────────────────────────────────────────────────────► layer ────┤
//!                                                                 Settings ◄───────┘
//!                                                                    │
//!                           rules, severities, accepted words … ◄────┘
//! ```

mod accept;
mod all;
mod args;
mod desk;
mod find;
mod globs;
mod init;
mod layer;
mod load;
mod off;
mod rules;
mod schema;
mod select;
mod settings;
mod show;
mod spec;

pub(super) use accept::Accepted;
pub(super) use all::{AllSettings, Holding};
pub(super) use args::{ConfigArgs, ConfigCommandArgs, InitArgs};
pub(super) use init::run as init;
pub(super) use layer::Layer;
pub(super) use settings::Settings;

use std::path::PathBuf;

use mtlint::rule::RuleSet;

use args::ConfigAction;

use super::args::RuleArgs;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::files::Place;

/// Does what `mtlint config` is asked for.
pub(super) fn run(args: &ConfigCommandArgs, console: &mut Console) -> Result<Exit, Failure> {
    match &args.action {
        ConfigAction::Show(args) => show::run(args, console),
        ConfigAction::Schema => schema::run(console),
    }
}

/// All rules that there are in the current folder for those who look at rules, not at texts.
pub(super) fn all_rules_here(config: &ConfigArgs, args: &RuleArgs) -> Result<RuleSet, Failure> {
    let (all, holding) = here(config, args)?;
    all.settings(&holding).all_rules()
}

/// The rules that settings choose in the current folder.
pub(super) fn rules_here(config: &ConfigArgs, args: &RuleArgs) -> Result<RuleSet, Failure> {
    let (all, holding) = here(config, args)?;
    all.settings(&holding).rules()
}

/// The rules that the arguments alone ask for.
pub(super) fn rules_of_arguments(args: &RuleArgs) -> Result<RuleSet, Failure> {
    Settings { layers: vec![&Layer::of_arguments(args, None)] }.rules()
}

/// All settings, and which of them hold in the current folder.
fn here(config: &ConfigArgs, args: &RuleArgs) -> Result<(AllSettings, Holding), Failure> {
    let mut all = AllSettings::new(config, Layer::of_arguments(args, None))?;
    let holding = all.holding(&Place::File(PathBuf::from(find::NAME)))?;
    Ok((all, holding))
}
