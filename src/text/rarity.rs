//! How rare bytes are in English prose: where a search should begin.

/// How rare each byte is: the higher, the rarer.
static RARITY: [u8; 256] = {
    /// The space, letters and marks, the most frequent first.
    const FREQUENT: &[u8] = b" etaoinsrhdlucmfpgwybv,.k";
    let mut table = [u8::MAX; 256];
    let mut place = 0;
    while place < FREQUENT.len() {
        table[FREQUENT[place] as usize] = place.to_le_bytes()[0];
        place += 1;
    }
    table
};

/// How rare the `bytes` are together: the higher, the rarer.
pub(crate) fn rarity(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(RARITY[usize::from(*byte)])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_letters_are_less_rare() {
        assert!(rarity(b"qu") > rarity(b"th") && rarity("é".as_bytes()) > rarity(b"e "));
    }
}
