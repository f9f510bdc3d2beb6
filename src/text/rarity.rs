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

/// Whether `text` stands in `stretch`. Both are short, so that a search with tables would take longer to prepare than to run.
pub(crate) fn contains(stretch: &[u8], text: &[u8]) -> bool {
    let Some(rarest) = (0..text.len()).max_by_key(|&at| RARITY[usize::from(text[at])]) else { return true };
    let mut places = memchr::memchr_iter(text[rarest], stretch);
    places.any(|place| {
        let part = place.checked_sub(rarest).and_then(|start| stretch.get(start..start + text.len()));
        // Two more bytes rule out most places.
        part.is_some_and(|part| part.first() == text.first() && part.last() == text.last() && part == text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_found() {
        let stretch = "on the quay of kyiv, où l’eau";
        for text in ["", "o", "quay", "kyiv,", "où", "eau", "ot", "kyivs", "on the quay of kyiv, où l’eau and more"]
        {
            assert_eq!(contains(stretch.as_bytes(), text.as_bytes()), stretch.contains(text), "{text}");
        }
        assert!(rarity(b"qu") > rarity(b"th"));
    }
}
