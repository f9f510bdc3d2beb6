//! YAML into a tree of nodes that remember where they stand. What is plain YAML is read by [`super::plain`], in far less time
//! than the library here takes, which knows the whole language, and what is wrong with it.
//!
//! Values are read as they are written: `no` is the word “no”, `1.10` keeps its zero. Anchors and aliases are refused, and
//! so are files that are too large or nested too deeply, before they cost time.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use super::error::Problem;
use super::fault::explained;
use super::plain;

/// A place in a rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// 1-based line.
    pub line: usize,
    /// 1-based column in code points.
    pub column: usize,
}

impl Default for At {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

/// A value of a YAML document and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it begins.
    pub at: At,
    /// What it is.
    pub value: Value,
}

impl Node {
    /// The text of a scalar; nothing if it is none.
    pub fn text(&self) -> Option<&str> {
        if let Value::Scalar(text) = &self.value { Some(text) } else { None }
    }

    /// The entries of a mapping; nothing if it is none.
    pub(crate) fn rows(&self) -> Option<&[(Key, Node)]> {
        if let Value::Map(rows) = &self.value { Some(rows) } else { None }
    }
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, a number, `true`: as written.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file, keys once each.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Where it stands.
    pub at: At,
    /// The key.
    pub name: String,
}

/// Largest rule file, in bytes.
const MAX_BYTES: usize = 8 << 20;
/// Deepest nesting.
pub(super) const MAX_DEPTH: usize = 32;
/// Most values and keys.
pub(super) const MAX_NODES: usize = 100_000;

/// Reads a YAML document.
pub(crate) fn read(yaml: &str) -> Result<Node, Problem> {
    let yaml = yaml.strip_prefix('\u{FEFF}').unwrap_or(yaml);
    if yaml.len() > MAX_BYTES {
        let message = format!("the file is larger than {} MiB", MAX_BYTES >> 20);
        return Err(Problem::somewhere(message).remedy("split it into several packs"));
    }
    refuse_tabs(yaml)?;
    if let Some(node) = plain::read(yaml) {
        return Ok(node);
    }
    read_all(yaml)
}

/// Reads a YAML document, whatever is in it.
pub(super) fn read_all(yaml: &str) -> Result<Node, Problem> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        budget: serde_saphyr::budget! { max_depth: MAX_DEPTH, max_nodes: MAX_NODES, max_aliases: 0, max_anchors: 0, flow_nesting_limit: MAX_DEPTH },
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(yaml, options) {
        Ok(raw) => raw_node(raw, yaml),
        Err(error) => Err(problem_of(error.without_snippet(), yaml)),
    }
}

/// YAML forbids tabs as indentation, and says so in a riddle.
fn refuse_tabs(yaml: &str) -> Result<(), Problem> {
    let indented = |line: &str| line.trim_start_matches(' ').starts_with('\t') && !line.trim().is_empty();
    match yaml.lines().position(indented) {
        Some(line) => {
            let column = yaml.lines().nth(line).map_or(1, |text| text.find('\t').unwrap_or_default() + 1);
            let at = At { line: line + 1, column };
            Err(Problem::new(at, "a tab used as indentation").remedy("indent with spaces"))
        }
        None => Ok(()),
    }
}

/// The library's error in our words.
fn problem_of(error: &serde_saphyr::Error, yaml: &str) -> Problem {
    let text = error.to_string();
    let at = error.location().map_or_else(At::default, place);
    explained(text.lines().next().unwrap_or_default(), at, yaml)
}

fn place(location: serde_saphyr::Location) -> At {
    let number = |count: u64| usize::try_from(count).unwrap_or(1).max(1);
    At { line: number(location.line()), column: number(location.column()) }
}

/// A value as the library hands it over.
enum Raw {
    /// Text, quoted or plain.
    Text(String),
    /// A plain scalar that YAML takes for a number, a truth value or nothing: read again from the source.
    Typed,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn raw_node(raw: Spanned<Raw>, yaml: &str) -> Result<Node, Problem> {
    let at = place(raw.referenced);
    refuse_tag(raw.referenced, at, yaml)?;
    let value = match raw.value {
        Raw::Text(text) => Value::Scalar(text),
        Raw::Typed => Value::Scalar(source_of(raw.referenced, yaml).to_owned()),
        Raw::List(items) => Value::List(items.into_iter().map(|item| raw_node(item, yaml)).collect::<Result<_, _>>()?),
        Raw::Map(entries) => Value::Map(raw_map(entries, yaml)?),
    };
    Ok(Node { at, value })
}

fn raw_map(entries: Vec<(Spanned<String>, Spanned<Raw>)>, yaml: &str) -> Result<Vec<(Key, Node)>, Problem> {
    let mut map = Vec::with_capacity(entries.len());
    let mut seen = rustc_hash::FxHashSet::default();
    for (key, value) in entries {
        let key = Key { at: place(key.referenced), name: key.value };
        if !seen.insert(key.name.clone()) {
            return Err(
                Problem::new(key.at, format!("the key `{}` stands twice", key.name)).remedy("keep one of the two")
            );
        }
        map.push((key, raw_node(value, yaml)?));
    }
    Ok(map)
}

/// Refuses a value with a tag before it, which the library drops: `- !important notice` would read as “notice”.
fn refuse_tag(location: serde_saphyr::Location, at: At, yaml: &str) -> Result<(), Problem> {
    let before = bytes_of(location).and_then(|range| yaml.get(..range.start)).unwrap_or_default();
    let before = before.trim_end();
    let is_commented = || before.rsplit('\n').next().is_some_and(|line| line.contains('#'));
    // A line may hold thousands of values: the word comes first.
    let word = before.rsplit([' ', '\n']).next();
    match word.filter(|word| word.starts_with('!') && !word.ends_with(':') && !is_commented()) {
        Some(tag) => {
            let problem = Problem::new(at, format!("`{tag}` is a tag to YAML, which rule files have no use for"));
            Err(problem.remedy("put quotation marks around the whole text"))
        }
        None => Ok(()),
    }
}

/// The text that a plain scalar was written as.
fn source_of(location: serde_saphyr::Location, yaml: &str) -> &str {
    bytes_of(location).and_then(|range| yaml.get(range)).unwrap_or_default().trim()
}

fn bytes_of(location: serde_saphyr::Location) -> Option<std::ops::Range<usize>> {
    let (start, len) = location.span().byte_offset().zip(location.span().byte_len())?;
    Some(usize::try_from(start).ok()?..usize::try_from(start + len).ok()?)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_none<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_stay_as_written() {
        let node = read("a: no\nb: 1.10\nc: 'x y'\nd: [007, yes]\ne:\n").unwrap();
        let Value::Map(entries) = node.value else { panic!("a mapping") };
        let scalar = |node: &Node| match &node.value {
            Value::Scalar(text) => text.clone(),
            Value::List(items) => format!("{}", items.len()),
            Value::Map(_) => String::new(),
        };
        let read: Vec<_> = entries.iter().map(|(key, value)| (key.name.as_str(), scalar(value))).collect();
        assert_eq!(
            read,
            [("a", "no"), ("b", "1.10"), ("c", "x y"), ("d", "2"), ("e", "")].map(|(k, v)| (k, v.to_owned()))
        );
        assert_eq!(entries[2].1.at, At { line: 3, column: 4 });
    }

    #[test]
    fn hostile_files_are_refused_quickly() {
        let nested = "[".repeat(200_000);
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        for yaml in [nested.as_str(), bomb, "a: 1\na: 2\n", "a:\n\t- b\n", "? ".repeat(50_000).as_str()] {
            assert!(read(yaml).is_err());
        }
    }
}
