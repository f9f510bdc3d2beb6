//! What a rule author did when the YAML library says what it says.

use super::error::Problem;
use super::yaml::At;

/// A part of what the library says, what is wrong then, and what to do about it.
type Case = (&'static str, &'static str, &'static str);

const QUOTE_IT: &str = "put quotation marks around the whole text";
const INDENT: &str = "begin the keys of one mapping, and the `-` of one list, in the same column";

const CASES: &[Case] = &[
    ("duplicate", "the same key stands twice in one mapping", "keep one of the two"),
    ("alias", "anchors and aliases are not allowed in rule files", WRITE_OUT),
    ("anchor", "anchors and aliases are not allowed in rule files", WRITE_OUT),
    ("depth", "nested too deeply", "a rule needs fewer than ten levels"),
    ("recursion", "nested too deeply", "a rule needs fewer than ten levels"),
    ("nesting", "nested too deeply", "a rule needs fewer than ten levels"),
    ("budget", "the file is too large to be a rule file", "split it into several packs"),
    ("multiple yaml documents", "a second document begins here", "keep one document in a file; drop the `---`"),
    ("unclosed quote", "the quotation mark that opens here is never closed", CLOSE_QUOTE),
    ("quoted scalar, found unexpected document", "a quotation mark is never closed", CLOSE_QUOTE),
    ("trailing content after", "there is text behind the closing quotation mark", QUOTE_OR_DOUBLE),
    (
        "escape",
        "a backslash in double quotes that YAML can't read",
        "use single quotes, in which a backslash is itself",
    ),
    ("surrogate", "half a character, written with backslashes", "write the character itself"),
    ("in multiline quoted", "a text in quotation marks goes on without being indented", CLOSE_QUOTE),
    ("illegal placement of ':'", "a colon inside `[…]` or `{…}`, which may lack its closing bracket", CLOSE_BRACKET),
    ("flow", "`[…]` or `{…}` isn't closed, or lacks a comma", CLOSE_BRACKET),
    ("unclosed bracket", "`[` or `{` isn't closed", CLOSE_BRACKET),
    ("mapping values are not allowed", "a colon where no key can end", COLON),
    ("simple key", "a line without a colon among keys", "write `key: value`, or put quotation marks around a text"),
    (
        "block scalar",
        "a text behind `|` or `>` is indented wrongly",
        "indent all its lines by the same number of spaces",
    ),
    ("cannot start any token", "a character that no plain text can begin with", QUOTE_IT),
    ("block sequence entries", "a `-` where no list can begin", "begin the list in a line of its own, below its key"),
    ("plain scalar", "a character that no plain text can begin with", QUOTE_IT),
    ("tag", "`!` begins a tag, which rule files have no use for", QUOTE_IT),
    ("directive", "`%` begins a directive, which rule files have no use for", QUOTE_IT),
    ("tab", "a tab where YAML allows none", "use spaces"),
    ("unexpected character", "a character that no plain text can begin with", QUOTE_IT),
    ("did not find expected", "this is indented unlike the lines around it", INDENT),
    ("indent", "this is indented unlike the lines around it", INDENT),
];

const WRITE_OUT: &str = "write the value out; a text that begins with `*` or `&` needs quotation marks";
const CLOSE_QUOTE: &str = "close it at the end of the text";
const QUOTE_OR_DOUBLE: &str = "put the whole text into single quotes; one inside is written twice: ''";
const CLOSE_BRACKET: &str = "close it, or put quotation marks around a text with brackets or colons";
const COLON: &str =
    "put quotation marks around a text with a colon, and begin the keys of one mapping in the same column";

/// What the library `said` about the place `at` in `yaml`, in an author's words.
pub(crate) fn explained(said: &str, at: At, yaml: &str) -> Problem {
    let folded = said.to_lowercase();
    let line = yaml.lines().nth(at.line - 1).unwrap_or_default();
    let before = line.char_indices().nth(at.column - 1).map_or(line, |(end, _)| &line[..end]);
    let problem = match CASES.iter().find(|(word, ..)| folded.contains(word)) {
        Some(("trailing content after", ..)) => return behind_quote(at, before, yaml),
        Some(("duplicate", _, remedy)) => {
            let key = line[before.len()..].split(':').next().unwrap_or_default();
            Problem::new(at, format!("the key `{key}` stands twice in one mapping")).remedy(*remedy)
        }
        Some(("did not find expected", ..)) if before.trim_end().ends_with(['}', ']']) => {
            Problem::new(at, "there is text behind the closing bracket").remedy(QUOTE_IT)
        }
        Some((_, message, remedy)) => Problem::new(at, *message).remedy(*remedy),
        None => {
            let message = format!("not valid YAML: {}", position_cut(said));
            Problem::new(at, message).remedy("check indentation, quotes and colons around this place")
        }
    };
    control_character(line, at).unwrap_or(problem)
}

/// Text behind a quotation mark: that closes a text of this line, or one that was never closed in a line above.
fn behind_quote(at: At, before: &str, yaml: &str) -> Problem {
    let Some(quote) = before.chars().rev().find(|c| matches!(c, '"' | '\'')) else {
        return Problem::new(at, "there is text behind the closing quotation mark").remedy(QUOTE_OR_DOUBLE);
    };
    let is_odd = |text: &str| text.chars().filter(|c| *c == quote).count() % 2 == 1;
    let above: Vec<&str> = yaml.lines().take(at.line - 1).collect();
    match above.iter().rposition(|line| is_odd(line)).filter(|_| is_odd(before)) {
        Some(opened) => {
            let column = above[opened].chars().position(|c| c == quote).unwrap_or_default() + 1;
            let message = "the quotation mark that opens here is not closed in its line";
            Problem::new(At { line: opened + 1, column }, message).remedy(CLOSE_QUOTE)
        }
        None => Problem::new(at, "there is text behind the closing quotation mark").remedy(QUOTE_OR_DOUBLE),
    }
}

/// A character in `line` that no text file should have.
fn control_character(line: &str, at: At) -> Option<Problem> {
    let (column, found) = line.chars().enumerate().find(|(_, c)| c.is_control() && *c != '\t')?;
    let message = format!("a control character (U+{:04X})", u32::from(found));
    Some(Problem::new(At { column: column + 1, ..at }, message).remedy("delete it"))
}

/// `said` without the position that the library repeats in its text.
fn position_cut(said: &str) -> &str {
    let said = said.strip_prefix("error: ").unwrap_or(said);
    said.find(" at line ").map_or(said, |end| &said[..end]).trim_end_matches(':')
}
