//! `mtlint rules check`: all that is wrong or doubtful in rule files, with place, excerpt and remedy.

use std::io::{self, Write};

use colored::Colorize;

use mtlint::audit::{Grade, Remark, audit};
use mtlint::rule::{Pack, RuleError};

use super::args::{CheckArgs, only};
use crate::cli::console::{Console, count};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::packs;
use crate::cli::pointed::pointed_at;

/// Examines the packs that `args` name.
pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Result<Exit, Failure> {
    let packs = packs::packs(&only(&args.paths, &args.rules))?;
    let remarks = audit(&packs);
    for remark in &remarks {
        tell(remark, &packs, &mut console.out)?;
    }
    let of = |grade: Grade| remarks.iter().filter(|remark| remark.grade == grade).count();
    let (errors, warnings) = (of(Grade::Error), of(Grade::Warning));
    let found = format!("{}, {}", count(errors, "error"), count(warnings, "warning"));
    console.remark(&format!("Examined {}: {found}.", count(packs.len(), "pack")));
    Ok(Exit::found_if(errors > 0 || args.strict && warnings > 0))
}

fn tell(remark: &Remark, packs: &[Pack], out: &mut impl Write) -> io::Result<()> {
    let RuleError { path, line, column, message, remedy } = &remark.error;
    let grade = match remark.grade {
        Grade::Error => "error".red().bold(),
        Grade::Warning => "warning".magenta().bold(),
    };
    writeln!(out, "{}: {grade}: {}", format!("{path}:{line}:{column}").bold(), message.bold())?;
    if let Some(Pack { yaml, .. }) = packs.iter().find(|pack| pack.path == *path) {
        write!(out, "{}", pointed_at(&remark.error, yaml))?;
    }
    let gutter = line.to_string().len();
    if let Some(remedy) = remedy {
        writeln!(out, "{:gutter$} {} {} {remedy}", "", "=".dimmed(), "help:".green().bold())?;
    }
    writeln!(out)
}
