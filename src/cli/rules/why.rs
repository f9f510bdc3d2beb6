//! `mtlint rules why`: why a rule fires in a text, or doesn't.

use std::io::{self, Write};
use std::path::Path;

use colored::Colorize;

use mtlint::diagnostic::Diagnostic;
use mtlint::format::Prose;
use mtlint::linter::Linter;
use mtlint::report::pointed;
use mtlint::rule::{Alone, Rule, Trace};
use mtlint::text::LineIndex;

use super::args::WhyArgs;
use crate::cli::config::all_rules_here;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::explain::find;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::read::{Input, read};

/// Tells about the rule and the text that `args` name.
pub(super) fn run(args: &WhyArgs, console: &mut Console) -> Result<Exit, Failure> {
    let linter = Linter::new(all_rules_here(&args.config, &args.rules)?);
    let rule = find(&args.rule, linter.rules())?;
    let (file, line) = place(&args.place);
    let input = read(&Place::File(file.into())).map_err(|error| Failure::Usage(error.to_string()))?;
    let lines = LineIndex::new(&input.text);
    let proses = input.proses().map_err(|error| Failure::Usage(error.to_string()))?;
    let mut traces: Vec<Trace> = proses.iter().flat_map(|prose| traces(rule, prose)).collect();
    traces.retain(|trace| line.is_none_or(|line| lines.line_column(trace.span.start).line == line));
    for (number, trace) in traces.iter().enumerate() {
        if number > 0 {
            writeln!(console.out)?;
        }
        tell(trace, &input, &mut console.out)?;
        if trace.fires() {
            silenced(trace, rule, &linter.check_proses(&proses), &mut console.out)?;
        }
    }
    if traces.is_empty() {
        nothing(rule, &args.place, &mut console.out)?;
    }
    Ok(Exit::Clean)
}

/// What `rule` sees in `prose`, in places of its file.
fn traces(rule: &Rule, prose: &Prose<'_>) -> Vec<Trace> {
    let placed = |trace: Trace| Some(Trace { span: prose.original(trace.span)?, ..trace });
    Alone::new(rule).trace(prose.text()).into_iter().filter_map(placed).collect()
}

/// A file, and the line behind the colon if there is one.
fn place(written: &str) -> (&str, Option<usize>) {
    match written.rsplit_once(':') {
        Some((file, line)) if !Path::new(written).exists() => match line.parse() {
            Ok(line) => (file, Some(line)),
            Err(_) => (written, None),
        },
        _ => (written, None),
    }
}

fn tell(trace: &Trace, input: &Input, out: &mut impl Write) -> io::Result<()> {
    let at = LineIndex::new(&input.text).line_column(trace.span.start);
    let answer = if trace.fires() { "fires".green().bold() } else { "does not fire".magenta().bold() };
    writeln!(out, "{}: {answer}", format!("{}:{}:{}", input.name, at.line, at.column).bold())?;
    write!(out, "{}", pointed(&input.text, trace.span, Console::width()))?;
    for step in &trace.steps {
        let sign = if step.passed { "✓".green() } else { "✗".red() };
        writeln!(out, "  {sign} {:8} {}", step.name, step.detail)?;
    }
    Ok(())
}

/// What keeps a match that counts from being reported all the same; `found` is what all rules find.
fn silenced(trace: &Trace, rule: &Rule, found: &[Diagnostic], out: &mut impl Write) -> io::Result<()> {
    let said = found.iter().find(|it| it.span == trace.span && it.category == rule.category());
    if let Some(other) = said.filter(|it| it.rule != *rule.id()) {
        writeln!(out, "  {} {:8} `{}` says it of the same place", "✗".red(), "said", other.rule)?;
    }
    if rule.is_preview() {
        writeln!(out, "  {} {:8} the rule is on trial: only with --preview", "✗".red(), "preview")?;
    }
    Ok(())
}

/// The rule saw no place to look at.
fn nothing(rule: &Rule, place: &str, out: &mut impl Write) -> io::Result<()> {
    let literals = rule.literals();
    writeln!(out, "{}: {} sees nothing to look at", place.bold(), rule.id())?;
    let shown: Vec<String> = literals.iter().take(MOST_SHOWN).map(|literal| format!("“{literal}”")).collect();
    let more = if literals.len() > MOST_SHOWN { " …" } else { "" };
    match literals.len() {
        0 => writeln!(out, "  {} {:8} it looks at every text, and its match stands nowhere", "✗".red(), "match"),
        _ => writeln!(out, "  {} {:8} none of these stands there: {}{more}", "✗".red(), "literal", shown.join(", ")),
    }
}

/// More literals help nobody.
const MOST_SHOWN: usize = 12;
