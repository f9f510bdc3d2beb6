//! The words as bytes: the number of languages, the bits of a bucket, the margin, the codes of the languages, the weights,
//! the table.

use super::shape::{MOST_CLASSES, Shapes};
use super::table::{Entry, Table};
use super::{ForeignWords, Scores};

impl<'b> ForeignWords<'b> {
    /// Reads what [`encode`] wrote; nothing if it is something else.
    pub fn decode(bytes: &'b [u8]) -> Option<Self> {
        let (&[classes, bits], rest) = bytes.split_first_chunk::<2>()?;
        let (classes, bits) = (usize::from(classes), u32::from(bits));
        if classes == 0 || classes > MOST_CLASSES || !(1..=24).contains(&bits) {
            return None;
        }
        let (margin, rest) = rest.split_first_chunk::<4>()?;
        let (codes, rest) = rest.split_at_checked(3 * classes)?;
        let (weights, table) = rest.split_at_checked(classes << bits)?;
        let shapes = Shapes { weights, classes, bits, margin: i32::from_le_bytes(*margin) };
        Some(Self { codes: std::str::from_utf8(codes).ok()?, shapes, table: Table(table) })
    }
}

/// Writes words: the code of each language, English first; the weights of each bucket, rounded to -128 … 127; how far another
/// language must be ahead; and the table.
pub fn encode(codes: &[&str], rows: &[Scores], margin: i32, mut table: Vec<Entry>) -> Vec<u8> {
    table.sort_unstable();
    let byte = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
    let mut out = vec![byte(codes.len()), byte(rows.len().trailing_zeros() as usize)];
    out.extend(margin.to_le_bytes());
    out.extend(codes.iter().flat_map(|code| code.bytes()));
    for row in rows {
        out.extend(row.iter().take(codes.len()).map(|weight| u8::try_from(weight + 128).unwrap_or(u8::MAX)));
    }
    out.extend(table.iter().flat_map(|entry| entry.to_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, Verdict};
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let table = vec![Entry::new("été", 1, Evidence::Listed), Entry::new("maisons", 1, Evidence::Nameless)];
        let bytes = encode(&["eng", "fra"], &[[1; MOST_CLASSES]; 2], 5, table);
        let words = ForeignWords::decode(&bytes).expect("it was written just now");
        let verdict = |evidence| Some(Verdict { language: "fra", evidence });
        assert_eq!(words.verdict("été"), verdict(Evidence::Listed));
        assert_eq!(words.verdict("maisons"), verdict(Evidence::Nameless));
        assert_eq!(words.verdict("hut"), None);
        assert!((0..14).all(|end| ForeignWords::decode(&bytes[..end]).is_none()));
    }
}
