//! Builds the rule packs into the program: every `rules/**/*.yaml`, so that a new file needs no code.
//!
//! The packs are compiled here, by the same code as packs on the disk, so that a wrong rule stops the build. What the
//! program carries is their catalogue, which loads in no time.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

macro_rules! modules_of_the_library {
    ($($path:literal $name:ident),+) => {
        $(#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, reason = "the build needs a part of them")]
        #[path = $path]
        mod $name;)+
    };
}

modules_of_the_library!("check/mod.rs" check, "diagnostic/mod.rs" diagnostic, "rule/mod.rs" rule, "text/mod.rs" text);

fn main() -> io::Result<()> {
    for input in ["rules", "src/build.rs", "src/check", "src/diagnostic", "src/rule", "src/text"] {
        println!("cargo:rerun-if-changed={input}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    paths.sort();
    let packs: Vec<rule::Pack> = paths.iter().map(|path| pack(path, &root)).collect::<io::Result<_>>()?;
    let catalogue = rule::write_catalogue(&packs).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        io::Error::other(format!("the built-in rules are wrong:\n{}", lines.join("\n")))
    })?;
    fs::write(out.join("catalogue.bin"), catalogue)?;
    let entry = |pack: &rule::Pack, path: &Path| {
        format!("({:?}, include_str!({:?})),\n", pack.name, path.display().to_string())
    };
    let entries = packs.iter().zip(&paths).map(|(pack, path)| entry(pack, path));
    fs::write(out.join("packs.rs"), format!("const PACKS: &[(&str, &str)] = &[\n{}];\n", entries.collect::<String>()))
}

/// The pack at `path`, named after the way to it from `root`.
fn pack(path: &Path, root: &Path) -> io::Result<rule::Pack> {
    let name = path.strip_prefix(root).unwrap_or(path).with_extension("").to_string_lossy().replace('\\', "/");
    Ok(rule::Pack::from_yaml(&name, format!("rules/{name}.yaml"), fs::read_to_string(path)?))
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
