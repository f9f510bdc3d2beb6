//! `mtlint init`: a file of settings to begin with.

use std::fs::OpenOptions;
use std::io::{self, Write};

use super::args::InitArgs;
use super::find::NAME;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// What is written. As it stands it changes nothing; a line that begins with `#` and no space behind it is an example.
const TEMPLATE: &str = include_str!("init.yaml");

/// Writes `mtlint.yaml` into the current folder.
pub(in crate::cli) fn run(args: &InitArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut options = OpenOptions::new();
    let options = if args.force { options.create(true).truncate(true) } else { options.create_new(true) };
    let written = options.write(true).open(NAME).and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    match written {
        Ok(()) => {
            console.remark(&format!("Wrote {NAME}; as it stands, it changes nothing."));
            Ok(Exit::Clean)
        }
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::Usage(format!("{NAME} is there already; with --force, a new one takes its place")))
        }
        Err(cause) => Err(Failure::Usage(format!(
            "{NAME}: cannot be written: {cause}; see whether you are allowed to write into this folder"
        ))),
    }
}
