//! The two streams that the program writes to, and whether they show colours.

use std::env;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use super::args::Color;

/// Lines are cut to this width where no terminal tells its own.
const WIDTH: usize = 100;

/// Standard output for results, standard error for words about them.
#[derive(Debug)]
pub(super) struct Console {
    /// Where results go; buffered.
    pub(super) out: BufWriter<StdoutLock<'static>>,
    color: Color,
    quiet: bool,
}

impl Console {
    /// Decides about colours, once for the whole run: `colored` looks at no more than standard output being a terminal.
    pub(super) fn new(color: Color, quiet: bool) -> Self {
        colored::control::set_override(match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => shows_colors(),
        });
        Self { out: BufWriter::new(io::stdout().lock()), color, quiet }
    }

    /// The results go into a file: they get colours only if these were asked for.
    pub(super) fn writes_into_a_file(&self) {
        colored::control::set_override(self.color == Color::Always);
    }

    /// How many columns a line of the report may have.
    pub(super) fn width() -> usize {
        let size = io::stdout().is_terminal().then(|| terminal_size::terminal_size_of(io::stdout()));
        size.flatten().map_or(WIDTH, |(width, _)| usize::from(width.0))
    }

    /// Tells of a problem. It comes behind the results that were written before it.
    pub(super) fn complain(&mut self, problem: &dyn Display) {
        self.tell(&format_args!("error: {problem}"));
    }

    /// Says something that is good to know, unless quiet is wanted.
    pub(super) fn remark(&mut self, remark: &dyn Display) {
        if !self.quiet {
            self.tell(remark);
        }
    }

    /// Writes what is still held back.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Standard error that cannot be written leaves nobody to tell: it changes nothing.
    fn tell(&mut self, words: &dyn Display) {
        let _ = self.out.flush();
        let _ = writeln!(io::stderr(), "{words}");
    }
}

/// The conventions of no-color.org and bixense.com/clicolors; a variable that is set to nothing counts as not set.
fn shows_colors() -> bool {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    set("TERM").is_none_or(|term| term != "dumb") && io::stdout().is_terminal()
}

/// `1 file`, `2 files`.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
