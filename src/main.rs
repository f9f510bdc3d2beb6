//! The command `mtlint`: hands the arguments over and the exit status back.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os()).into()
}
