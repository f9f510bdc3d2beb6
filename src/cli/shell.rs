//! What shells and `man` are to know of the program.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Args;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::remedy;

const NAME: &str = "mtlint";

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell that completes.
    pub(super) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// The folder that gets a page for every command; without it, the page of the program itself is printed.
    pub(super) folder: Option<PathBuf>,
}

/// Prints the completions for a shell.
pub(super) fn completions(args: &CompletionsArgs, console: &mut Console) -> Result<Exit, Failure> {
    // The generator takes a writer that cannot fail.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), NAME, &mut script);
    console.out.write_all(&script)?;
    Ok(Exit::Clean)
}

/// Prints the manual, or writes all its pages.
pub(super) fn man(args: &ManArgs, console: &mut Console) -> Result<Exit, Failure> {
    match &args.folder {
        None => Man::new(Args::command()).render(&mut console.out)?,
        Some(folder) => write_pages(folder).map_err(|cause| {
            let (folder, remedy) = (folder.display(), remedy::for_writing(&cause));
            Failure::Usage(format!("{folder}: the pages cannot be written: {cause}; {remedy}"))
        })?,
    }
    Ok(Exit::Clean)
}

fn write_pages(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Args::command(), folder)
}
