//! Plain YAML, read event by event: lists, mappings with keys once each, and scalars. Anchors, tags, a second document and
//! whatever is wrong are not plain; [`super::yaml`] says so.

use granit_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use rustc_hash::FxHashSet;

use super::yaml::{At, Key, MAX_DEPTH, MAX_NODES, Node, Value};

/// Reads a document; nothing if it isn't plain.
pub(super) fn read(yaml: &str) -> Option<Node> {
    let mut reader = Reader { parser: Parser::new_from_str(yaml), nodes_left: MAX_NODES };
    matches!(reader.next()?, (Event::StreamStart, _)).then_some(())?;
    matches!(reader.next()?, (Event::DocumentStart(..), _)).then_some(())?;
    let node = reader.node(MAX_DEPTH)?;
    matches!(reader.next()?, (Event::DocumentEnd, _)).then_some(())?;
    matches!(reader.next()?, (Event::StreamEnd, _)).then_some(node)
}

struct Reader<'y> {
    parser: Parser<'y, StrInput<'y>>,
    nodes_left: usize,
}

impl<'y> Reader<'y> {
    /// The next event that isn't a comment.
    fn next(&mut self) -> Option<(Event<'y>, Span)> {
        loop {
            let next = self.parser.next_event()?.ok()?;
            if !matches!(next.0, Event::Comment(..)) {
                return Some(next);
            }
        }
    }

    /// The next value; at most `depth` lists and mappings lie in each other.
    fn node(&mut self, depth: usize) -> Option<Node> {
        let (event, span) = self.next()?;
        self.node_of(event, span, depth)
    }

    fn node_of(&mut self, event: Event<'y>, span: Span, depth: usize) -> Option<Node> {
        self.nodes_left = self.nodes_left.checked_sub(1)?;
        let value = match event {
            Event::Scalar(text, style, 0, None) => Value::Scalar(scalar(&text, style, span)),
            Event::SequenceStart(_, 0, None) => Value::List(self.items(depth.checked_sub(1)?)?),
            Event::MappingStart(_, 0, None) => Value::Map(self.entries(depth.checked_sub(1)?)?),
            _ => return None,
        };
        Some(Node { at: place(span), value })
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(items),
                (event, span) => items.push(self.node_of(event, span, depth)?),
            }
        }
    }

    fn entries(&mut self, depth: usize) -> Option<Vec<(Key, Node)>> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, _) => return is_each_once(&entries).then_some(entries),
                (Event::Scalar(name, style, 0, None), span) => {
                    self.nodes_left = self.nodes_left.checked_sub(1)?;
                    let key = Key { at: place(span), name: key(&name, style)?.to_owned() };
                    entries.push((key, self.node(depth)?));
                }
                _ => return None,
            }
        }
    }
}

/// Keys that mean something else to YAML than what is written.
const ODD_KEYS: [&str; 6] = ["", "~", "null", "Null", "NULL", "<<"];

fn key(name: &str, style: ScalarStyle) -> Option<&str> {
    (style != ScalarStyle::Plain || !ODD_KEYS.contains(&name)).then_some(name)
}

/// What a scalar is written as; where nothing is written, the parser says `~`.
fn scalar(text: &str, style: ScalarStyle, span: Span) -> String {
    let is_absent = style == ScalarStyle::Plain && span.start.index() == span.end.index();
    if is_absent { String::new() } else { text.to_owned() }
}

/// With more keys than this a mapping is large.
const FEW_KEYS: usize = 16;

fn is_each_once(entries: &[(Key, Node)]) -> bool {
    let mut names = entries.iter().map(|(key, _)| key.name.as_str());
    if entries.len() > FEW_KEYS {
        let mut seen = FxHashSet::default();
        return names.all(|name| seen.insert(name));
    }
    let earlier = |at: usize| entries[..at].iter().map(|(key, _)| key.name.as_str());
    names.enumerate().all(|(at, name)| earlier(at).all(|known| known != name))
}

fn place(span: Span) -> At {
    At { line: span.start.line().max(1), column: span.start.col() + 1 }
}

#[cfg(test)]
mod tests {
    use super::super::yaml::read_all;
    use super::*;

    #[test]
    fn plain_yaml_is_read_as_the_library_reads_it() {
        for yaml in [
            "a: no\nb: 1.10\nc: 'x y'\nd: [007, yes, ~, null]\ne:\nf: \"\"\n",
            "# x\n- - a # b\n  - |\n    c\n    d\n- {e: f, g: [h,\n  i], é: j k\n  l}\n- >-\n  m\n  n\n\n-\n",
            "--- \n'a': [] # x\nb: {}\n...\n",
            "\"a\\tb\": c: d",
            "no: 1\n007: 2\ntrue: 3\n",
            "x",
        ] {
            assert_eq!(read(yaml), read_all(yaml).ok(), "{yaml}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_library() {
        let nested = format!("{}{}", "[".repeat(40), "]".repeat(40));
        let many = "- a\n".repeat(MAX_NODES);
        for yaml in ["a: &b c", "a: !b c", "a: [*b]", "a: 1\na: 2", "--- a\n--- b", "a: [", "? [a]\n: b", "~: a", ""] {
            assert_eq!(read(yaml), None, "{yaml}");
        }
        assert!(read(&nested).is_none() && read(&many).is_none());
    }

    #[test]
    fn large_and_deep_yaml_is_read_as_the_library_reads_it() {
        let keys: String = (0..=FEW_KEYS).map(|key| ["k", &key.to_string(), ": v\n"].concat()).collect();
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        let sound = [keys.clone(), nested(MAX_DEPTH)];
        let wrong = [format!("{keys}k0: v\n"), nested(MAX_DEPTH + 1)];
        for yaml in sound.iter().chain(&wrong) {
            assert_eq!(read(yaml), read_all(yaml).ok(), "{yaml}");
        }
        assert!(sound.iter().all(|yaml| read(yaml).is_some()) && wrong.iter().all(|yaml| read(yaml).is_none()));
    }
}
