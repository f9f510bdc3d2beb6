//! What the comments of a text silence, and which of them silence nothing.

use mtlint::diagnostic::Diagnostic;
use mtlint::text::Span;

use super::comments::{Comment, Verb, Word, next_line};
use super::notice::Notice;
use super::roster::{Roster, Standing};
use crate::cli::nearest::did_you_mean;
use crate::cli::selector::Selector;

/// One rule of one comment.
#[derive(Debug)]
struct Silencer<'t> {
    word: Word<'t>,
    selector: Selector,
    scope: Scope,
    is_used: bool,
}

/// Where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    File,
    Line(Span),
    From(usize),
    /// Where what was silenced before is silenced no more.
    Until(usize),
}

/// Takes out of `found` what `comments` silence, and adds what is wrong with them.
pub(super) fn respect(source: &str, comments: &[Comment<'_>], roster: &Roster, found: &mut Vec<Diagnostic>) {
    let mut notices = Vec::new();
    let mut silencers: Vec<Silencer<'_>> =
        comments.iter().flat_map(|comment| silencers(source, comment, &mut notices)).collect();
    found.retain(|it| !comments.iter().any(|comment| comment.span.contains(it.span)));
    found.retain(|it| !silence(&mut silencers, it));
    notices.extend(silencers.iter().enumerate().filter_map(|(at, it)| judged(it, &silencers[..at], roster)));
    notices.retain(|it| !silence(&mut silencers, it));
    found.append(&mut notices);
}

/// The silencers of a comment; `notices` takes what is wrong with it as a whole.
fn silencers<'t>(source: &str, comment: &Comment<'t>, notices: &mut Vec<Diagnostic>) -> Vec<Silencer<'t>> {
    let Some(verb) = Verb::ALL.into_iter().find(|verb| verb.name() == comment.verb.text) else {
        notices.push(unknown_verb(comment));
        return Vec::new();
    };
    let scope = match verb {
        Verb::DisableNextLine => Scope::Line(next_line(source, comment.span)),
        Verb::Disable => Scope::From(comment.span.end),
        Verb::Enable => Scope::Until(comment.span.start),
        Verb::DisableFile => Scope::File,
    };
    let silencer = |word: Word<'t>, selector| Silencer { word, selector, scope, is_used: false };
    match (comment.rules.as_slice(), verb) {
        ([], Verb::Enable) => vec![silencer(comment.verb, Selector::All)],
        ([], _) => {
            notices.push(without_rule(comment));
            Vec::new()
        }
        (rules, _) => rules.iter().map(|rule| silencer(*rule, Selector::new(rule.text))).collect(),
    }
}

/// The comment that silences `found` and the word in it that names its rule, if one does.
pub(super) fn comment_about<'c, 't>(
    source: &'t str,
    comments: &'c [Comment<'t>],
    found: &Diagnostic,
) -> Option<(&'c Comment<'t>, Word<'t>)> {
    let each = comments.iter().flat_map(|comment| silencers(source, comment, &mut Vec::new()));
    let silencers: Vec<Silencer<'_>> = each.collect();
    let word = silencers.get(innermost(&silencers, found)?)?.word;
    Some((comments.iter().find(|comment| comment.span.contains(word.span))?, word))
}

/// Whether one of `silencers` silences `found`; the innermost that does is used by it.
fn silence(silencers: &mut [Silencer<'_>], found: &Diagnostic) -> bool {
    match innermost(silencers, found).and_then(|index| silencers.get_mut(index)) {
        Some(silencer) => {
            silencer.is_used = true;
            true
        }
        None => false,
    }
}

/// The position of the innermost of `silencers` that silences `found`.
fn innermost(silencers: &[Silencer<'_>], found: &Diagnostic) -> Option<usize> {
    let at = found.span.start;
    let innermost = |reaches: &dyn Fn(Scope) -> bool| {
        let includes = |it: &Silencer<'_>| reaches(it.scope) && it.selector.includes(&found.rule, found.category);
        silencers.iter().rposition(includes)
    };
    let line = innermost(&|scope| matches!(scope, Scope::Line(line) if line.start <= at && at <= line.end));
    let range = innermost(&|scope| matches!(scope, Scope::From(start) | Scope::Until(start) if start <= at));
    let range = range.filter(|&index| matches!(silencers[index].scope, Scope::From(_)));
    let whole = innermost(&|scope| scope == Scope::File);
    line.or(range).or(whole)
}

/// What is to be said of `silencer`, before which those of `earlier` stand.
fn judged(silencer: &Silencer<'_>, earlier: &[Silencer<'_>], roster: &Roster) -> Option<Diagnostic> {
    let Word { text, span } = silencer.word;
    let standing = roster.standing(&silencer.selector);
    if standing == Standing::Unknown {
        return Some(Notice::INVALID.at(span, roster.unknown(text)));
    }
    if let Scope::Until(_) = silencer.scope {
        let ends =
            |it: &Silencer<'_>| matches!(it.scope, Scope::From(_)) && roster.share(&it.selector, &silencer.selector);
        let message = || "no `mtlint-disable` stands before this that it would end; remove it".to_owned();
        return (!earlier.iter().any(ends)).then(|| Notice::UNUSED.at(span, message()));
    }
    let is_idle = silencer.is_used || standing == Standing::Idle;
    (!is_idle).then(|| Notice::UNUSED.at(span, format!("`{text}` silences nothing here; remove it")))
}

fn unknown_verb(comment: &Comment<'_>) -> Diagnostic {
    let Word { text, span } = comment.verb;
    let own_line = ["mtlint-disable-line", "mtlint-ignore-line", "mtlint-disable-this-line"].contains(&text);
    let question = if own_line {
        format!("; write `{}` above the line, or put `[sic]` behind the word", Verb::DisableNextLine.name())
    } else {
        did_you_mean(text, Verb::ALL.into_iter().map(Verb::name))
    };
    Notice::INVALID.at(span, format!("mtlint knows no comment `{text}`{question}"))
}

fn without_rule(comment: &Comment<'_>) -> Diagnostic {
    let Word { text, span } = comment.verb;
    Notice::INVALID.at(span, format!("this names no rule and silences nothing; write `{text} RULE: reason`"))
}
