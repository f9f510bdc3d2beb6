//! Builds the rule packs into the program: every `rules/**/*.yaml`, so that a new file needs no code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=rules");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut packs = Vec::new();
    collect(&root.join("rules"), &mut packs)?;
    packs.sort();
    let mut code = String::from("const BUILTIN: &[(&str, &str)] = &[\n");
    for path in &packs {
        let name = path.strip_prefix(root.join("rules")).unwrap_or(path).with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({:?})),", path.display().to_string()).map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("packs.rs"), code)
}

/// All YAML files below `folder`.
fn collect(folder: &Path, packs: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, packs)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            packs.push(path);
        }
    }
    Ok(())
}
