//! `mtlint rules new`: a pack to begin with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::args::NewArgs;
use super::known_kind;
use super::scaffold::scaffold;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::packs::is_yaml;

/// Writes the pack that `args` ask for. A file that is there is left as it is.
pub(super) fn run(args: &NewArgs, console: &mut Console) -> Result<Exit, Failure> {
    known_kind(&args.kind)?;
    let pack = scaffold(&args.kind);
    let Some(path) = &args.path else {
        console.out.write_all(pack.as_bytes())?;
        return Ok(Exit::Clean);
    };
    if !is_yaml(path) {
        let message = format!("{}: packs are files that end in .yaml; name it so", path.display());
        return Err(Failure::Usage(message));
    }
    write(path, &pack).map_err(|cause| Failure::Usage(refused(path, &cause)))?;
    let shown = path.display();
    console.remark(&format!("Wrote {shown}. Change it, and try it with `mtlint rules test {shown}`."));
    Ok(Exit::Clean)
}

fn write(path: &Path, pack: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(pack.as_bytes())
}

fn refused(path: &Path, cause: &io::Error) -> String {
    let path = path.display();
    match cause.kind() {
        io::ErrorKind::AlreadyExists => format!("{path}: exists already; name a new file, or add the rule to this one"),
        _ => format!("{path}: cannot be written: {cause}; see whether you may write there"),
    }
}
