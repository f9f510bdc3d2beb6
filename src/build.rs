//! Builds the rule packs into the program: every `rules/**/*.yaml`, so that a new file needs no code.
//!
//! The YAML is read here, by the same reader that the program has for packs on the disk, and stored as trees that load in
//! no time. A pack that isn't YAML at all stops the build; what is wrong in its rules is for the tests to say.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The reader of rule files, compiled once more for the build.
#[allow(dead_code, unused_imports, unreachable_pub, reason = "the build needs a part of what these modules offer")]
mod rule {
    #[path = "error.rs"]
    pub(crate) mod error;
    #[path = "fault.rs"]
    pub(crate) mod fault;
    #[path = "packed.rs"]
    pub(crate) mod packed;
    #[path = "yaml.rs"]
    pub(crate) mod yaml;
}

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/rule");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut packs = Vec::new();
    collect(&root.join("rules"), &mut packs)?;
    packs.sort();
    let mut code = String::from("const BUILTIN: &[(&str, &[u8])] = &[\n");
    for (number, path) in packs.iter().enumerate() {
        let name = path.strip_prefix(root.join("rules")).unwrap_or(path).with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let file = out.join(format!("pack{number}.bin"));
        fs::write(&file, packed(path)?)?;
        writeln!(code, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())
            .map_err(io::Error::other)?;
    }
    code.push_str("];\n");
    fs::write(out.join("packs.rs"), code)
}

/// The pack at `path`, ready to be carried along.
fn packed(path: &Path) -> io::Result<Vec<u8>> {
    let node = rule::yaml::read(&fs::read_to_string(path)?).map_err(|problem| {
        let error = rule::error::RuleError::new(&path.display().to_string(), problem);
        io::Error::other(error.to_string())
    })?;
    let mut bytes = Vec::new();
    rule::packed::pack(&node, &mut bytes);
    Ok(bytes)
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
