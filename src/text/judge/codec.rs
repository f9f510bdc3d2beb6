//! The judge as a file, which is read where it lies: tables of words and clues, weights in a byte each.

use super::super::packed::{Input, put_index, put_number};
use super::net::{ANSWERS, DISTANCES, Layer, Net, TAPS, Vector, WIDTH};
use super::stored::{StoredRows, put_row, read_row, size_of_row};
use super::words::Vocabulary;
use super::{FAULTS, Judge};

/// The first bytes of the file; the digit is the version of the format.
const MAGIC: &[u8] = b"mtlint-judge-2\n";

impl Judge {
    /// The judge as bytes; the same judge always gives the same.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put_index(&mut out, &self.vocabulary.0);
        put_index(&mut out, &self.clues);
        out.extend(self.weights.as_flattened());
        put_net(&mut out, &self.net);
        out
    }

    /// The judge that [`encode`](Self::encode) wrote; none if `bytes` are not whole.
    pub fn decode(bytes: &'static [u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let (vocabulary, clues) = (Vocabulary(input.index()?), input.index()?);
        let weights = input.table::<FAULTS>(clues.len())?;
        let net = input.net()?;
        input.0.is_empty().then_some(Self { vocabulary, clues, weights, net })
    }
}

fn put_net(out: &mut Vec<u8>, net: &Net<StoredRows>) {
    let StoredRows { places, rows } = &net.rows;
    put_number(out, places.len());
    out.extend(places.as_flattened());
    put_number(out, rows.len());
    out.extend(rows.as_flattened());
    for layer in &net.layers {
        layer.taps.iter().chain([&layer.bias]).for_each(|row| put_row(out, row));
    }
    net.answers.iter().chain([&net.bias]).for_each(|row| put_row(out, row));
}

impl Input<'static> {
    fn net(&mut self) -> Option<Net<StoredRows>> {
        let traits = self.count()?;
        let places = self.table(traits)?;
        let count = self.count()?;
        let rows = StoredRows { places, rows: self.table(count)? };
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
        self.take(count * size_of_row(N))?.chunks_exact(size_of_row(N)).map(read_row).collect()
    }
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
        let bytes: &'static [u8] = small().encode().leak();
        let decoded = Judge::decode(bytes).unwrap();
        assert_eq!(decoded.weights, small().weights);
        assert_eq!(decoded.encode(), bytes);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let bytes: &'static [u8] = small().encode().leak();
        let mut ends = (0..bytes.len()).step_by(1009);
        assert!(ends.all(|end| Judge::decode(&bytes[..end]).is_none()));
        assert!(Judge::decode([bytes, b"x"].concat().leak()).is_none());
        assert!(Judge::decode(b"mtlint-judge-0\n").is_none());
    }
}
