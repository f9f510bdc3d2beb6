//! Trees of nodes, written down so that reading them back costs next to nothing: so the program carries its rules.
//!
//! Numbers are 32-bit, little-endian; a text is its length and its bytes.

use super::yaml::{At, Key, Node, Value};

const SCALAR: u8 = 0;
const LIST: u8 = 1;
const MAP: u8 = 2;

/// Bytes of a number.
pub(super) const NUMBER: usize = size_of::<u32>();
/// Bytes of two numbers.
pub(super) const PAIR: usize = 2 * NUMBER;

/// Two numbers out of their bytes.
pub(super) fn pair([a, b, c, d, second @ ..]: [u8; PAIR]) -> (u32, u32) {
    (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes(second))
}

/// Appends `node` to `bytes`.
pub(crate) fn pack(node: &Node, bytes: &mut Vec<u8>) {
    match &node.value {
        Value::Scalar(text) => {
            head(SCALAR, node.at, bytes);
            pack_text(text, bytes);
        }
        Value::List(items) => {
            head(LIST, node.at, bytes);
            pack_number(items.len(), bytes);
            for item in items {
                pack(item, bytes);
            }
        }
        Value::Map(entries) => {
            head(MAP, node.at, bytes);
            pack_number(entries.len(), bytes);
            for (key, value) in entries {
                place(key.at, bytes);
                pack_text(&key.name, bytes);
                pack(value, bytes);
            }
        }
    }
}

fn head(kind: u8, at: At, bytes: &mut Vec<u8>) {
    bytes.push(kind);
    place(at, bytes);
}

fn place(at: At, bytes: &mut Vec<u8>) {
    pack_number(at.line, bytes);
    pack_number(at.column, bytes);
}

/// Appends `value`, or the largest number there is.
pub(super) fn pack_number(value: usize, bytes: &mut Vec<u8>) {
    bytes.extend(u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
}

/// Appends `text` and its length.
pub(super) fn pack_text(text: &str, bytes: &mut Vec<u8>) {
    pack_blob(text.as_bytes(), bytes);
}

/// Appends `blob` and how many bytes it takes.
pub(super) fn pack_blob(blob: &[u8], bytes: &mut Vec<u8>) {
    pack_number(blob.len(), bytes);
    bytes.extend(blob);
}

/// Takes a node off the front of `bytes`; nothing if they are not what [`pack`] wrote.
pub(crate) fn unpack(bytes: &mut &[u8]) -> Option<Node> {
    let kind = take(bytes, 1)?[0];
    let at = take_place(bytes)?;
    let value = match kind {
        SCALAR => Value::Scalar(take_text(bytes)?.to_owned()),
        LIST => {
            let count = take_number(bytes)?;
            Value::List((0..count).map(|_| unpack(bytes)).collect::<Option<_>>()?)
        }
        MAP => {
            let count = take_number(bytes)?;
            Value::Map((0..count).map(|_| take_entry(bytes)).collect::<Option<_>>()?)
        }
        _ => return None,
    };
    Some(Node { at, value })
}

fn take_entry(bytes: &mut &[u8]) -> Option<(Key, Node)> {
    let at = take_place(bytes)?;
    let name = take_text(bytes)?.to_owned();
    Some((Key { at, name }, unpack(bytes)?))
}

/// Takes `count` bytes off the front.
pub(super) fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

/// Takes what [`pack_blob`] wrote off the front.
pub(super) fn take_blob<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take_number(bytes)?;
    take(bytes, length)
}

/// Takes a number off the front.
pub(super) fn take_number(bytes: &mut &[u8]) -> Option<usize> {
    let number = take(bytes, NUMBER)?;
    usize::try_from(u32::from_le_bytes(number.try_into().ok()?)).ok()
}

fn take_place(bytes: &mut &[u8]) -> Option<At> {
    Some(At { line: take_number(bytes)?, column: take_number(bytes)? })
}

/// Takes a text and its length off the front.
pub(super) fn take_text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    std::str::from_utf8(take_blob(bytes)?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::yaml::read;
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let node = read("about: a\nrules:\n  - { id: é, match: [x, y] }\n").unwrap();
        let mut bytes = Vec::new();
        pack(&node, &mut bytes);
        assert_eq!(unpack(&mut bytes.as_slice()), Some(node));
        for cut in 0..bytes.len() {
            assert_eq!(unpack(&mut &bytes[..cut]), None);
        }
    }
}
