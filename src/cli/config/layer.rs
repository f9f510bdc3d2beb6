//! A layer of settings: what one file says, or one entry of its `paths`, or the command line. Of two layers the later one counts.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mtlint::rule::{At, RuleError, Spanned, Words};

use super::globs::Globs;
use super::spec::Spec;
use crate::cli::args::{FailOn, RuleArgs};

/// Settings that were said in one place.
#[derive(Debug)]
pub(in crate::cli) struct Layer {
    pub(super) spec: Spec,
    /// The file; nothing for the command line.
    pub(super) file: Option<Arc<SettingsFile>>,
    /// The files that it is about; all if nothing is said.
    pub(super) about: Option<Globs>,
    /// The packs of the command line, whose paths may be no UTF-8.
    typed_packs: Vec<PathBuf>,
}

/// A file of settings.
#[derive(Debug)]
pub(super) struct SettingsFile {
    /// As messages name it.
    pub(super) name: String,
    /// The folder that it lies in, without symbolic links.
    pub(super) folder: PathBuf,
}

/// Where a value was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nowhere.
    Default,
    /// In a file, at a 1-based line.
    File { name: String, line: usize },
    /// In an argument.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { name, line } => write!(f, "{name}:{line}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

impl Layer {
    /// What the arguments say.
    pub(in crate::cli) fn of_arguments(args: &RuleArgs, fail_on: Option<FailOn>) -> Self {
        let on = |is_given: bool, value: bool| is_given.then(|| typed(value));
        let words =
            |given: &[String]| (!given.is_empty()).then(|| Words(given.iter().map(|word| trimmed(word)).collect()));
        let packs: Vec<String> = args.packs.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let spec = Spec {
            packs: (!packs.is_empty()).then(|| Words(packs.into_iter().map(typed).collect())),
            builtin: on(args.no_builtin, false),
            select: words(&args.select),
            ignore: words(&args.ignore),
            preview: on(args.preview, true),
            from: words(&args.from),
            fail_on: fail_on.map(typed),
            ..Spec::default()
        };
        Self { spec, file: None, about: None, typed_packs: args.packs.clone() }
    }

    /// What `file` says about all files.
    pub(super) fn of_file(spec: Spec, file: SettingsFile) -> Self {
        Self { spec, file: Some(Arc::new(file)), about: None, typed_packs: Vec::new() }
    }

    /// What the same file says about some files.
    pub(super) fn entry(&self, spec: Spec, about: Globs) -> Self {
        Self { spec, file: self.file.clone(), about: Some(about), typed_packs: Vec::new() }
    }

    /// The packs that are named, and where.
    pub(super) fn packs(&self) -> Vec<(PathBuf, At)> {
        let words = self.spec.packs.iter().flat_map(|words| &words.0);
        match &self.file {
            Some(_) => words.map(|word| (self.path(&word.value), word.at)).collect(),
            None => self.typed_packs.iter().map(|path| (path.clone(), At::default())).collect(),
        }
    }

    /// Where the value that begins at `at` was said.
    pub(super) fn origin(&self, at: At) -> Origin {
        match &self.file {
            Some(file) => Origin::File { name: file.name.clone(), line: at.line },
            None => Origin::CommandLine,
        }
    }

    /// A fault in what stands at `at`; its path is empty if that was typed.
    pub(super) fn fault(&self, at: At, message: impl Into<String>, remedy: impl Into<String>) -> RuleError {
        let path = self.file.as_ref().map_or_else(String::new, |file| file.name.clone());
        RuleError { path, line: at.line, column: at.column, message: message.into(), remedy: Some(remedy.into()) }
    }

    /// The path that `written` means: relative to the file that it stands in.
    pub(super) fn path(&self, written: &str) -> PathBuf {
        match &self.file {
            Some(file) => shown(&file.folder.join(written)),
            None => PathBuf::from(written),
        }
    }
}

fn typed<T>(value: T) -> Spanned<T> {
    Spanned { value, at: At::default() }
}

fn trimmed(word: &str) -> Spanned<String> {
    typed(word.trim().to_owned())
}

/// `path` as a user would write it: from the current folder on.
pub(super) fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or_else(|| path.to_owned())
}
