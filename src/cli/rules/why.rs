//! `mtlint rules why`: why a rule fires in a text, or doesn't, and why what it finds isn't shown.

use std::io::{self, Write};

use colored::Colorize;

use mtlint::report::pointed;
use mtlint::rule::{Rule, Trace};
use mtlint::text::LineIndex;

use super::args::WhyArgs;
use crate::cli::args::{FileArgs, RuleArgs};
use crate::cli::baseline::Baseline;
use crate::cli::config::{AllSettings, Layer};
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::explain::find;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::hurdle::{Hurdle, Judged};
use crate::cli::inspect::Inspectors;
use crate::cli::read::{FileError, Input, read};
use crate::cli::spot::Spot;

/// Tells about the rule and the text that `args` name.
pub(super) fn run(args: &WhyArgs, console: &mut Console) -> Result<Exit, Failure> {
    let spot = Spot::new(&args.place);
    let place = Place::File(spot.file.into());
    let input = read(&place).map_err(|error| Failure::Usage(error.to_string()))?;
    spot.must_lie_in(&input.text)?;
    let mut settings = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let holding = settings.holding(&place)?;
    let rules = settings.settings(&holding).all_rules()?;
    let rule = find(&args.rule, &rules)?;
    let of_settings = settings.settings(&holding).hurdles(&rules, rule)?;
    let left_out = settings.hurdle(&place, &holding);
    let settings = if of_settings.is_empty() { settings } else { with_only(rule, args)? };
    let mut judged = judge(rule, (&place, &input), settings, args)?;
    let lines = LineIndex::new(&input.text);
    judged.retain(|it| spot.names(it.trace.span, &lines));
    let out = &mut console.out;
    if judged.is_empty() {
        nothing(rule, spot.written, out)?;
        of_settings.iter().try_for_each(|hurdle| stopped(hurdle, out))?;
    }
    for (number, it) in judged.iter_mut().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let own = if it.trace.fires() { of_settings.as_slice() } else { &[] };
        it.hurdles.splice(0..0, own.iter().cloned());
        tell(it, &input, out)?;
    }
    if let Some(hurdle) = left_out {
        writeln!(out, "\n{}: is checked only if it is named", input.name.bold())?;
        stopped(&hurdle, out)?;
    }
    Ok(Exit::Clean)
}

/// The settings of `args` as if they let `rule` look, and no other one.
fn with_only(rule: &Rule, args: &WhyArgs) -> Result<AllSettings, Failure> {
    let words = |word: &str| vec![word.to_owned()];
    let (select, from) = (words(rule.id().as_str()), words("any"));
    let rules = RuleArgs { select, from, ignore: Vec::new(), ..args.rules.clone() };
    AllSettings::new(&args.config, Layer::of_arguments(&rules, None))
}

/// What `rule` sees in `input`, the text at `place`, whatever settings let it see.
fn judge(
    rule: &Rule,
    (place, input): (&Place, &Input),
    settings: AllSettings,
    args: &WhyArgs,
) -> Result<Vec<Judged>, Failure> {
    let unreadable = |cause| Failure::Usage(FileError::format(&input.name, cause).to_string());
    let files = FileArgs { paths: vec![place.path()], reading: args.reading.clone(), ..FileArgs::default() };
    let inspectors = Inspectors::new(settings, &files, &mut vec![place.clone()])?;
    let inspector = inspectors.of(place);
    let mut judged = inspector.judge(rule, place, &input.text).map_err(unreadable)?;
    let Some(baseline) = Baseline::wanted(&args.baseline)? else { return Ok(judged) };
    let found = inspector.check(place, &input.text).map_err(unreadable)?;
    for it in &mut judged {
        let known = baseline.entry_about((place, &input.text), found.clone(), (rule.id(), it.trace.span));
        it.hurdles.extend(known.map(|at| Hurdle::new("baseline", format!("it is known already: {at}"))));
    }
    Ok(judged)
}

fn tell(Judged { trace, hurdles }: &Judged, input: &Input, out: &mut impl Write) -> io::Result<()> {
    let at = LineIndex::new(&input.text).line_column(trace.span.start);
    let answer = match (trace.fires(), hurdles.is_empty()) {
        (true, true) => "fires".green().bold(),
        (true, false) => "fires, but is not shown".magenta().bold(),
        (false, _) => "does not fire".magenta().bold(),
    };
    writeln!(out, "{}: {answer}", format!("{}:{}:{}", input.name, at.line, at.column).bold())?;
    write!(out, "{}", pointed(&input.text, trace.span, Console::width()))?;
    steps(trace, out)?;
    hurdles.iter().try_for_each(|hurdle| stopped(hurdle, out))
}

fn steps(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    trace.steps.iter().try_for_each(|step| {
        if step.passed {
            writeln!(out, "  {} {:8} {}", "✓".green(), step.name, step.detail)
        } else {
            stopped(&Hurdle::new(step.name, &step.detail), out)
        }
    })
}

fn stopped(Hurdle { name, detail }: &Hurdle, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "  {} {name:8} {detail}", "✗".red())
}

/// The rule saw no place to look at.
fn nothing(rule: &Rule, place: &str, out: &mut impl Write) -> io::Result<()> {
    let literals = rule.needles();
    writeln!(out, "{}: {} sees nothing to look at", place.bold(), rule.id())?;
    let shown: Vec<String> = literals.iter().take(MOST_SHOWN).map(|literal| format!("“{literal}”")).collect();
    let more = if literals.len() > MOST_SHOWN { " …" } else { "" };
    let hurdle = if literals.is_empty() {
        Hurdle::new("match", "it looks at every text, and its match stands nowhere")
    } else {
        Hurdle::new("literal", format!("none of these stands there: {}{more}", shown.join(", ")))
    };
    stopped(&hurdle, out)
}

/// More literals help nobody.
const MOST_SHOWN: usize = 12;
