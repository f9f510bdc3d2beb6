//! `mtlint rules docs`: the rules in Markdown, a page for each pack.

use std::fs;
use std::io::Write;
use std::path::Path;

use mtlint::audit::about;
use mtlint::rule::{Example, Pack, Rule, RuleSet};

use super::args::DocsArgs;
use super::shown_fix;
use crate::cli::args::RuleArgs;
use crate::cli::config::rules_of_arguments;
use crate::cli::console::{Console, count};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::packs;

/// Writes the pages that `args` ask for.
pub(super) fn run(args: &DocsArgs, console: &mut Console) -> Result<Exit, Failure> {
    let rules = rules_of_arguments(&RuleArgs { preview: true, ..args.rules.clone() })?;
    let packs = packs::packs(&args.rules)?;
    let pages: Vec<(&Pack, String)> = packs.iter().filter_map(|pack| Some((pack, page(pack, &rules)?))).collect();
    for (number, (pack, page)) in pages.iter().enumerate() {
        match &args.folder {
            Some(folder) => write(folder, &pack.name, page)?,
            None => write!(console.out, "{}{page}", if number > 0 { "\n" } else { "" })?,
        }
    }
    if let Some(folder) = &args.folder {
        console.remark(&format!("Wrote {} to {}.", count(pages.len(), "page"), folder.display()));
    }
    Ok(Exit::Clean)
}

fn write(folder: &Path, name: &str, page: &str) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.md"));
    let written = fs::create_dir_all(path.parent().unwrap_or(folder)).and_then(|()| fs::write(&path, page));
    written
        .map_err(|cause| Failure::Usage(format!("{}: cannot be written: {cause}; name another folder", path.display())))
}

/// The page of `pack`; none if none of its rules is asked for.
fn page(pack: &Pack, rules: &RuleSet) -> Option<String> {
    let own: Vec<&Rule> = rules.rules().filter(|rule| rule.pack_path() == pack.path).collect();
    let about = about(pack).map_or(String::new(), |about| format!("{about}.\n\n"));
    let sections: Vec<String> = own.iter().map(|rule| section(rule)).collect();
    let page = format!("# {}\n\n{about}{}", pack.name, sections.join(""));
    (!own.is_empty()).then(|| page.trim_end().to_owned() + "\n")
}

fn section(rule: &Rule) -> String {
    let name = rule.id().as_str().rsplit('/').next().unwrap_or_default();
    let why = rule.why().map_or(String::new(), |why| format!("{}\n\n", why.trim()));
    let trial = if rule.is_preview() { ", on trial" } else { "" };
    let (kind, severity, category) = (rule.kind(), rule.severity(), rule.category());
    let to: Vec<String> = rule.replacements().map(|to| format!(" `{to}`")).collect();
    let fix = shown_fix(rule)
        .map_or("no fix".to_owned(), |fix| format!("{} fix{}", fix.applicability.name(), to.join(" or")));
    let examples: String = rule.examples().iter().map(shown).collect();
    format!(
        "## {name}\n\n{}\n\n{why}*{severity}, {category} ({}), {kind}, {fix}{trial}*\n\n{examples}\n",
        escaped(rule.message()),
        category.mqm()
    )
}

fn shown(example: &Example) -> String {
    let bad = example.bad.as_ref().map(|bad| format!("- wrong: {}\n", bold(bad)));
    let good = example.good.as_ref().map(|good| format!("- right: {}\n", one_line(good)));
    let ok = example.ok.as_ref().map(|ok| format!("- fine: {}\n", one_line(ok)));
    [bad, good, ok].into_iter().flatten().collect()
}

/// An example with its marked words bold.
fn bold(marked: &str) -> String {
    let (text, spans) = mtlint::rule::verify::unbracketed(marked);
    let (mut out, mut done) = (String::new(), 0);
    for span in spans {
        let (before, marked) = (one_line(&text[done..span.start]), one_line(&text[span.range()]));
        out.extend([before.as_str(), "**", &marked, "**"]);
        done = span.end;
    }
    out + &one_line(text[done..].trim_end())
}

fn one_line(text: &str) -> String {
    escaped(&text.replace(['\n', '\r'], " "))
}

/// `text` without what Markdown would take for its own.
fn escaped(text: &str) -> String {
    let is_sign = |c: char| matches!(c, '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#');
    text.chars().flat_map(|c| is_sign(c).then_some('\\').into_iter().chain(std::iter::once(c))).collect()
}
