//! The page around the articles: how all of them did, an index of them, and what the numbers mean.

use std::io::{self, Write};

use super::escape::escaped;
use super::policy::{SCRIPT, STYLE, policy};
use super::words::{count, headline, verdict_label};
use crate::report::score::{Counts, FEWEST_WORDS, Scale, Verdict};

/// A text in the index.
#[derive(Debug)]
pub(super) struct Entry {
    path: String,
    counts: Counts,
}

impl Entry {
    pub(super) fn new(path: &str, counts: Counts) -> Self {
        Self { path: path.to_owned(), counts }
    }
}

/// Everything up to the first article.
pub(super) fn start(entries: &[Entry], unread: &[String], scale: &Scale, out: &mut dyn Write) -> io::Result<()> {
    let policy = policy();
    let title = match entries {
        [only] => escaped(&only.path),
        several => count(several.len(), "text"),
    };
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"mtlint {}\">\n\
         <title>{title} – mtlint</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        env!("CARGO_PKG_VERSION")
    )?;
    masthead(entries, scale, out)?;
    unread_list(unread, out)?;
    if entries.len() > 1 {
        index(entries, scale, out)?;
    }
    let (thresholds, fewest) = (scale.thresholds, FEWEST_WORDS);
    writeln!(out, "<main data-look=\"{}\" data-hold=\"{}\" data-fewest=\"{fewest}\">", thresholds.look, thresholds.hold)
}

fn masthead(entries: &[Entry], scale: &Scale, out: &mut dyn Write) -> io::Result<()> {
    let mut total = Counts::default();
    for entry in entries {
        total += entry.counts;
    }
    let Counts { errors, warnings, infos, .. } = total;
    writeln!(
        out,
        "<header class=\"masthead\">\n<p class=\"kicker\"><span>mtlint</span> <span>What the machine left behind</span></p>\n\
         <h1 data-publish=\"{}\" data-look=\"{}\" data-hold=\"{}\">{}</h1>\n<ul class=\"severities\">\n\
         <li class=\"error\"><b>{errors}</b> {}<small>wrong in any article</small></li>\n\
         <li class=\"warning\"><b>{warnings}</b> {}<small>almost surely an artefact</small></li>\n\
         <li class=\"info\"><b>{infos}</b> {}<small>worth a look</small></li>\n\
         <li class=\"total\"><b>{:.1}</b> MQM score<small>points per 1,000 words; 0 is best</small></li>\n\
         </ul>\n</header>",
        headline(Verdict::Publish),
        headline(Verdict::Look),
        headline(Verdict::Hold),
        headline_of_all(entries, scale),
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(infos, "info"),
        scale.score(&total),
    )
}

fn headline_of_all(entries: &[Entry], scale: &Scale) -> String {
    let of = |verdict| entries.iter().filter(|it| scale.verdict(&it.counts) == verdict).count();
    match entries {
        [] => "No text was read".to_owned(),
        [only] => headline(scale.verdict(&only.counts)).to_owned(),
        all if of(Verdict::Publish) == all.len() => "All of them are ready to publish".to_owned(),
        _ => {
            let parts =
                [(of(Verdict::Hold), "to hold"), (of(Verdict::Look), "to look at"), (of(Verdict::Publish), "ready")];
            let parts = parts.iter().filter(|(number, _)| *number > 0);
            sentence_of(&parts.map(|(number, what)| format!("{number} {what}")).collect::<Vec<_>>())
        }
    }
}

fn plural(number: usize, thing: &str) -> String {
    format!("{thing}{}", if number == 1 { "" } else { "s" })
}

/// `a, b and c`.
fn sentence_of(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn unread_list(unread: &[String], out: &mut dyn Write) -> io::Result<()> {
    if unread.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"unread\">\n<h2>Not checked</h2>\n<ul>")?;
    unread.iter().try_for_each(|problem| writeln!(out, "<li>{}</li>", escaped(problem)))?;
    writeln!(out, "</ul>\n</section>")
}

fn index(entries: &[Entry], scale: &Scale, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<nav class=\"index\" aria-label=\"Texts\">\n<table>\n<thead><tr><th scope=\"col\">Text</th>\
         <th scope=\"col\">Verdict</th><th scope=\"col\">Score</th><th scope=\"col\">Errors</th>\
         <th scope=\"col\">Warnings</th><th scope=\"col\">Infos</th><th scope=\"col\">Words</th></tr></thead>\n<tbody>"
    )?;
    for (number, Entry { path, counts }) in entries.iter().enumerate().map(|(at, entry)| (at + 1, entry)) {
        let (verdict, score) = (scale.verdict(counts), scale.score(counts));
        let Counts { words, errors, warnings, infos } = counts;
        writeln!(
            out,
            "<tr data-text=\"f{number}\"><th scope=\"row\"><a href=\"#f{number}\"><bdi>{}</bdi></a></th>\
             <td><strong class=\"verdict {verdict}\">{}</strong></td><td class=\"score\">{score:.1}</td><td>{errors}</td>\
             <td>{warnings}</td><td>{infos}</td><td>{words}</td></tr>",
            escaped(path),
            verdict_label(verdict),
        )?;
    }
    writeln!(out, "</tbody>\n</table>\n</nav>")
}

/// Everything behind the last article.
pub(super) fn end(scale: &Scale, out: &mut dyn Write) -> io::Result<()> {
    let (weights, thresholds) = (scale.weights, scale.thresholds);
    writeln!(
        out,
        "</main>\n<aside class=\"tools js\" aria-label=\"Decisions\">\n\
         <p role=\"status\" aria-live=\"polite\"><span class=\"progress\"></span> <span class=\"said\"></span></p>\n\
         <p class=\"keys\" aria-hidden=\"true\"><kbd>j</kbd><kbd>k</kbd> move <kbd>a</kbd> accept <kbd>l</kbd> leave <kbd>u</kbd> undo</p>\n\
         <p><button type=\"button\" class=\"undo\">Undo</button> <button type=\"button\" class=\"all-safe\">Accept all safe fixes</button></p>\n\
         </aside>\n\
         <footer>\n<h2>How this was counted</h2>\n\
         <p>The score follows <abbr title=\"Multidimensional Quality Metrics\">MQM</abbr>: penalty points in 1,000 words; a text of fewer than \
         {FEWEST_WORDS} words counts as {FEWEST_WORDS}. An error weighs {} (MQM calls it major), a warning {} (minor), an info {} (neutral). \
         Nothing is counted as critical: whether a text misleads its readers, a person has to say.</p>\n\
         <p>Below {} the verdict is to publish, from {} on to look first, from {} on to hold. What you accept or leave no longer counts.</p>\n\
         <p>A <em>safe</em> fix is one that no copy editor would object to. The others are probably right: read the sentence again.</p>\n\
         <p>Keys: <kbd>j</kbd> and <kbd>k</kbd> or the arrows go to the next and the last finding, <kbd>a</kbd> or <kbd>Enter</kbd> accepts, \
         <kbd>l</kbd> leaves it, <kbd>u</kbd> undoes, <kbd>s</kbd> accepts all safe fixes.</p>\n\
         </footer>\n<script>{SCRIPT}</script>\n</body>\n</html>",
        weights.error, weights.warning, weights.info, thresholds.look, thresholds.look, thresholds.hold,
    )
}
