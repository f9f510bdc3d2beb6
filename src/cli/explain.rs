//! `mtlint explain`: everything about one rule.

use std::io::{self, Write};

use colored::Colorize;

use mtlint::diagnostic::{Applicability, RuleId};
use mtlint::rule::{Example, Rule, RuleSet};

use super::args::ExplainArgs;
use super::config::all_rules_here;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::nearest::did_you_mean;
use super::rules::{Card, ListFormat, safety};
use super::suppress::Notice;

/// Prints what there is to know about the rule that `args` name.
pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Exit, Failure> {
    if let Some(notice) = Notice::find(&args.rule) {
        return explain_notice(notice, args.format, console);
    }
    let rules = all_rules_here(&args.config, &args.rules)?;
    let rule = find(&args.rule, &rules)?;
    if args.format == ListFormat::Json {
        serde_json::to_writer_pretty(&mut console.out, &Card::new(rule)).map_err(io::Error::from)?;
        writeln!(console.out)?;
        return Ok(Exit::Clean);
    }
    head(rule, &mut console.out)?;
    facts(rule, &mut console.out)?;
    examples(rule.examples(), &mut console.out)?;
    Ok(Exit::Clean)
}

/// Explains a rule that is in no pack, with the names that rules have in JSON.
fn explain_notice(notice: &Notice, format: ListFormat, console: &mut Console) -> Result<Exit, Failure> {
    let (id, category, severity) = (notice.id(), Notice::CATEGORY, Notice::SEVERITY);
    let Notice { message, why, example, .. } = notice;
    let out = &mut console.out;
    if format == ListFormat::Json {
        let card = serde_json::json!({
            "id": id.as_str(), "severity": severity, "category": category, "message": message, "why": why,
        });
        writeln!(out, "{card:#}")?;
        return Ok(Exit::Clean);
    }
    writeln!(out, "{}\n\n  {message}\n\n{why}\n", id.to_string().bold())?;
    writeln!(out, "Severity  {severity}\nCategory  {category}: {}\n", category.about())?;
    writeln!(out, "Examples\n  wrong  {}", example.replace('\n', "\n         "))?;
    Ok(Exit::Clean)
}

/// The rule with this id, or the only one whose id ends so.
pub(super) fn find<'r>(word: &str, rules: &'r RuleSet) -> Result<&'r Rule, Failure> {
    if let Some(rule) = rules.rules().find(|rule| rule.id().as_str() == word) {
        return Ok(rule);
    }
    let ending = format!("/{word}");
    let alike: Vec<&Rule> = rules.rules().filter(|it| it.id().as_str().ends_with(&ending)).collect();
    match alike.as_slice() {
        [rule] => Ok(rule),
        [] => {
            let notices = Notice::ALL.map(|notice| notice.id());
            let ids = rules.rules().map(Rule::id).chain(&notices);
            let question = did_you_mean(word, ids.map(RuleId::as_str));
            let message = format!(
                "no rule is called `{word}`{question} (`mtlint rules` lists them; those of your own packs need --rules)"
            );
            Err(Failure::Usage(message))
        }
        several => {
            let ids: Vec<String> = several.iter().map(|rule| format!("`{}`", rule.id())).collect();
            Err(Failure::Usage(format!("several rules are called `{word}`: name one of {}", ids.join(", "))))
        }
    }
}

fn head(rule: &Rule, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n\n  {}\n", rule.id().to_string().bold(), rule.message())?;
    rule.why().map_or(Ok(()), |why| writeln!(out, "{}\n", why.trim()))
}

fn facts(rule: &Rule, out: &mut impl Write) -> io::Result<()> {
    let category = rule.category();
    let trial = if rule.is_preview() { ", on trial: only with --preview" } else { "" };
    writeln!(out, "Severity  {}{trial}", rule.severity())?;
    writeln!(out, "Category  {category}: {}", category.about())?;
    writeln!(out, "          MQM {}", category.mqm())?;
    writeln!(out, "Kind      {}", rule.kind())?;
    let to: Vec<String> = rule.replacements().map(|to| format!(": {to}")).collect();
    let safety = safety(rule).map_or("none", Applicability::name);
    writeln!(out, "Fix       {safety}{}", to.join(""))?;
    writeln!(out, "Pack      {}:{}", rule.pack_path(), rule.line())
}

fn examples(examples: &[Example], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nExamples")?;
    for Example { bad, good, ok, .. } in examples {
        let lines = [("wrong", bad), ("right", good), ("fine", ok)];
        for (label, text) in lines.iter().filter_map(|(label, text)| Some((label, text.as_ref()?))) {
            writeln!(out, "  {label:5}  {}", text.trim_end().replace('\n', "\n         "))?;
        }
    }
    Ok(())
}
