//! How far a long run is, for a person who watches: a bar on standard error that makes way for every line of output.

use std::io::{self, IsTerminal, StdoutLock, Write};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs need no bar.
const LONG: Duration = Duration::from_secs(1);

const STYLE: &str = "{bar:30} {pos} of {len} files, {eta} left";

/// Standard output, with the bar before it.
#[derive(Debug)]
pub(super) struct Screen {
    out: StdoutLock<'static>,
    /// Whether a line has been begun: then there is no place for a bar.
    is_in_line: bool,
    bar: Option<Bar>,
}

/// A bar, which is drawn once the run turns out to be long.
#[derive(Debug)]
struct Bar {
    all: MultiProgress,
    one: ProgressBar,
    since: Instant,
    done: u64,
}

impl Screen {
    /// Standard output without a bar.
    pub(super) fn new() -> Self {
        Self { out: io::stdout().lock(), is_in_line: false, bar: None }
    }

    /// Begins to count `files`, if anybody can see it.
    pub(super) fn begin(&mut self, files: usize) {
        self.bar = (io::stderr().is_terminal() && !feeds_a_program(&self.out)).then(|| Bar::new(files));
    }

    /// One file more is through.
    pub(super) fn advance(&mut self) {
        let Some(bar) = &mut self.bar else { return };
        bar.done += 1;
        if bar.all.is_hidden() && bar.since.elapsed() >= LONG {
            bar.all.set_draw_target(ProgressDrawTarget::stderr());
        }
        if !self.is_in_line {
            bar.one.set_position(bar.done);
        }
    }

    /// Whether a bar is on the screen. What is written should not be held back then.
    pub(super) fn shows_bar(&self) -> bool {
        self.bar.as_ref().is_some_and(|bar| !bar.all.is_hidden())
    }

    /// Takes the bar off the screen until the next file is through.
    pub(super) fn make_way(&self) {
        if let Some(bar) = &self.bar {
            // A terminal that is gone shows no bar either.
            let _ = bar.all.clear();
        }
    }
}

impl Bar {
    fn new(files: usize) -> Self {
        let all = MultiProgress::with_draw_target(ProgressDrawTarget::hidden());
        let one = all.add(ProgressBar::new(files as u64));
        one.set_style(ProgressStyle::with_template(STYLE).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { all, one, since: Instant::now(), done: 0 }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.make_way();
        let written = self.out.write(bytes)?;
        self.is_in_line = !bytes[..written].ends_with(b"\n");
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether `out` goes into a pipe. The program behind it may be a pager, whose page a bar would spoil.
#[cfg(unix)]
fn feeds_a_program(out: &StdoutLock<'_>) -> bool {
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::os::unix::fs::FileTypeExt;
    let metadata = out.as_fd().try_clone_to_owned().and_then(|out| File::from(out).metadata());
    metadata.is_ok_and(|it| it.file_type().is_fifo() || it.file_type().is_socket())
}

#[cfg(not(unix))]
fn feeds_a_program(out: &StdoutLock<'_>) -> bool {
    !out.is_terminal()
}
