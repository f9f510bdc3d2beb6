//! Rows of numbers in a byte each.

use super::super::packed::Table;
use super::net::{Net, Rows, Vector, WIDTH};

/// The strongest weight of a row that is stored.
const STRONGEST: f32 = 127.0;

/// The bytes of a stored row of words.
const ROW: usize = size_of_row(WIDTH);

/// The rows of a network where they lie in the binary: most are never read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredRows {
    /// For each trait the position of its row in `rows`, as a number of 16 bits; [`NOTHING`] if it is a row of nothing.
    pub(super) places: Table<2>,
    pub(super) rows: Table<ROW>,
}

/// The place of a row of nothing.
const NOTHING: [u8; 2] = [u8::MAX; 2];

impl StoredRows {
    fn new(all: &[Vector]) -> Self {
        let (mut places, mut rows) = (Vec::with_capacity(all.len()), Vec::new());
        for row in all {
            let is_nothing = row.iter().all(|number| *number == 0.0);
            places.push(if is_nothing { NOTHING } else { place_of(rows.len()) });
            if !is_nothing {
                let mut stored = Vec::with_capacity(ROW);
                put_row(&mut stored, row);
                rows.extend(stored.as_chunks().0);
            }
        }
        Self { places: places.into(), rows: rows.into() }
    }
}

/// The place of a row with so many before it.
///
/// # Panics
///
/// If these are too many for a place of 16 bits: training made a network that can't be stored.
fn place_of(before: usize) -> [u8; 2] {
    let place = u16::try_from(before).map(u16::to_le_bytes).ok();
    place.filter(|place| *place != NOTHING).expect("a network has fewer than 65,536 rows that are not of nothing")
}

impl Rows for StoredRows {
    fn row(&self, number: usize) -> Option<Vector> {
        let place = self.places.get(number).filter(|place| **place != NOTHING)?;
        read_row(self.rows.get(usize::from(u16::from_le_bytes(*place)))?)
    }
}

impl Net {
    /// The network with its rows as they are stored.
    pub(super) fn stored(self) -> Net<StoredRows> {
        let Self { rows, layers, answers, bias } = self;
        Net { rows: StoredRows::new(&rows), layers, answers, bias }
    }
}

/// How many bytes a row of `numbers` takes.
pub(super) const fn size_of_row(numbers: usize) -> usize {
    size_of::<f32>() + numbers
}

/// Writes the strongest number of `row`, and each number as a share of it.
pub(super) fn put_row<const N: usize>(out: &mut Vec<u8>, row: &[f32; N]) {
    let strongest = row.iter().fold(0.0_f32, |strongest, number| strongest.max(number.abs()));
    out.extend(strongest.to_le_bytes());
    out.extend(row.map(|number| rounded(number * STRONGEST / strongest.max(f32::MIN_POSITIVE)).cast_unsigned()));
}

/// The row that [`put_row`] wrote.
pub(super) fn read_row<const N: usize>(stored: &[u8]) -> Option<[f32; N]> {
    let (strongest, shares) = stored.split_first_chunk()?;
    let (strongest, shares) = (f32::from_le_bytes(*strongest), shares.first_chunk::<N>()?);
    let mut row = [0.0; N];
    for (number, share) in row.iter_mut().zip(shares) {
        *number = f32::from(share.cast_signed()) / STRONGEST * strongest;
    }
    Some(row)
}

#[expect(clippy::cast_possible_truncation, reason = "the number is clamped")]
fn rounded(number: f32) -> i8 {
    number.round().clamp(-STRONGEST, STRONGEST) as i8
}
