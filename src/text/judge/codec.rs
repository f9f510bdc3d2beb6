//! The judge as a file: sorted hashes as differences, weights in a byte each.

use super::super::packed::{Input, put_index, put_number};
use super::net::{ANSWERS, DISTANCES, Layer, Net, TAPS, Vector, WIDTH};
use super::words::Vocabulary;
use super::{FAULTS, Judge};

/// The first bytes of the file; the digit is the version of the format.
const MAGIC: &[u8] = b"mtlint-judge-1\n";

/// The strongest weight of a row that is stored.
const STRONGEST: f32 = 127.0;

impl Judge {
    /// The judge as bytes; the same judge always gives the same.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put_index(&mut out, &self.vocabulary.0);
        put_index(&mut out, &self.clues);
        // Fault by fault, so that alike numbers lie together.
        for fault in 0..FAULTS {
            out.extend(self.weights.iter().map(|weights| weights[fault].cast_unsigned()));
        }
        put_number(&mut out, self.net.rows.len());
        self.net.rows.iter().for_each(|row| put_row(&mut out, row));
        for layer in &self.net.layers {
            layer.taps.iter().chain([&layer.bias]).for_each(|row| put_row(&mut out, row));
        }
        self.net.answers.iter().chain([&self.net.bias]).for_each(|row| put_row(&mut out, row));
        out
    }

    /// The judge that [`encode`](Self::encode) wrote; none if `bytes` are not whole.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let (vocabulary, clues) = (Vocabulary(input.index()?), input.index()?);
        let mut weights = vec![[0; FAULTS]; clues.keys().len()];
        for fault in 0..FAULTS {
            let column = input.take(weights.len())?;
            weights.iter_mut().zip(column).for_each(|(weights, &byte)| weights[fault] = byte.cast_signed());
        }
        let net = input.net()?;
        input.0.is_empty().then_some(Self { vocabulary, clues, weights, net })
    }
}

impl Input<'_> {
    fn net(&mut self) -> Option<Net> {
        let count = self.count()?;
        let rows = self.rows(count)?;
        let layers = DISTANCES.iter().map(|_| self.layer()).collect::<Option<_>>()?;
        let mut answers = self.rows::<ANSWERS>(WIDTH + 1)?;
        let bias = answers.pop()?;
        Some(Net { rows, layers, answers, bias })
    }

    fn layer(&mut self) -> Option<Layer> {
        let mut taps: Vec<Vector> = self.rows(TAPS * WIDTH + 1)?;
        let bias = taps.pop()?;
        Some(Layer { taps, bias })
    }

    fn rows<const N: usize>(&mut self, count: usize) -> Option<Vec<[f32; N]>> {
        (0..count).map(|_| self.row()).collect()
    }

    /// A row that [`put_row`] wrote.
    fn row<const N: usize>(&mut self) -> Option<[f32; N]> {
        let strongest = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
        let bytes = if strongest > 0.0 { self.take(N)? } else { &[0; N][..] };
        let mut row = [0.0; N];
        let numbers = bytes.iter().map(|byte| f32::from(byte.cast_signed()) / STRONGEST * strongest);
        row.iter_mut().zip(numbers).for_each(|(number, stored)| *number = stored);
        Some(row)
    }
}

/// Writes the strongest number of `row`, and each number as a share of it; a row of nothing is its strongest number alone.
fn put_row<const N: usize>(out: &mut Vec<u8>, row: &[f32; N]) {
    let strongest = row.iter().fold(0.0_f32, |strongest, number| strongest.max(number.abs()));
    out.extend(strongest.to_le_bytes());
    if strongest > 0.0 {
        out.extend(row.map(|number| rounded(number * STRONGEST / strongest).cast_unsigned()));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the number is clamped")]
fn rounded(number: f32) -> i8 {
    number.round().clamp(-STRONGEST, STRONGEST) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Judge {
        let vocabulary = Vocabulary::new(["a", "b", "a"]);
        let layer = Layer { taps: vec![[0.25; WIDTH]; TAPS * WIDTH], bias: [0.0; WIDTH] };
        let net = Net {
            rows: vec![[-1.0; WIDTH], [0.0; WIDTH], [127.0; WIDTH]],
            layers: vec![layer; DISTANCES.len()],
            answers: vec![[0.5; ANSWERS]; WIDTH],
            bias: [0.0, 1.0, 2.0, 127.0],
        };
        Judge::new(vocabulary, vec![(70_000, [1, -2, 3]), (5, [-128, 127, 0])], net)
    }

    #[test]
    fn decoding_gives_back_what_was_encoded() {
        let bytes = small().encode();
        let decoded = Judge::decode(&bytes).unwrap();
        assert_eq!(decoded.weights, small().weights);
        assert_eq!(decoded.encode(), bytes);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let bytes = small().encode();
        let mut ends = (0..bytes.len()).step_by(1009);
        assert!(ends.all(|end| Judge::decode(&bytes[..end]).is_none()));
        assert!(Judge::decode(&[bytes.as_slice(), b"x"].concat()).is_none());
        assert!(Judge::decode(b"mtlint-judge-0\n").is_none());
    }
}
