//! FNV-1a, a hash that is the same everywhere and always; the standard library's hashes promise neither.

/// What a hash of 64 bits begins with.
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// The hash of `bytes`, in 64 bits.
pub(crate) fn hash64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    salted64(0, bytes)
}

/// The hash of `word`, its bits stirred once more so that the upper ones are good; another one for each `salt`.
pub(crate) fn stirred64(salt: u64, word: &str) -> u64 {
    salted64(salt, word.bytes()).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of `bytes`, in 32 bits.
pub(crate) fn hash32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash by which lexemes, memos and lists of words know a `word`; in 64 bits it is as good as the word.
pub(crate) fn word_hash(word: &str) -> u64 {
    stirred64(0, word)
}

fn salted64(salt: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(BASIS ^ salt, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values are those of the authors' own test suite, <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(["", "a", "foobar"].map(|it| hash32(it.bytes())), [0x811C_9DC5, 0xE40C_292C, 0xBF9C_F968]);
        let expected = [0xCBF2_9CE4_8422_2325, 0xAF63_DC4C_8601_EC8C, 0x8594_4171_F739_67E8];
        assert_eq!(["", "a", "foobar"].map(|it| hash64(it.bytes())), expected);
    }
}
