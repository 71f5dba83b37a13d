//! Hashes that are the same on every machine and in every build: features and gazetteer entries
//! are stored under them.

/// FNV-1a over bytes, well mixed at the end.
#[must_use]
pub fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let mut hash = Growing::default();
    bytes.into_iter().for_each(|b| hash.push(b));
    hash.get()
}

/// [`of_bytes`] of bytes that come one by one: every beginning has its hash on the way.
#[derive(Clone, Copy, Debug)]
pub struct Growing(u32);

impl Default for Growing {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Growing {
    /// Takes one more byte in.
    pub fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    /// The hash of the bytes so far.
    #[must_use]
    pub fn get(self) -> u32 {
        finish(self.0)
    }
}

/// The hash of a word.
#[must_use]
pub fn of_str(word: &str) -> u32 {
    of_bytes(word.bytes())
}

/// Joins two hashes; the order counts.
#[must_use]
pub fn join(a: u32, b: u32) -> u32 {
    finish((a.rotate_left(7) ^ b).wrapping_mul(0x9e37_79b1).wrapping_add(a))
}

/// The last steps of MurmurHash3, by which every bit of the input moves every bit of the result.
fn finish(mut h: u32) -> u32 {
    h ^= h >> 16;
    h = h.wrapping_mul(0x85eb_ca6b);
    h ^= h >> 13;
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_what_they_were() {
        // Stored models depend on these values.
        assert_eq!(of_str("kata"), 0x3b43_4455);
        assert_ne!(of_str("ab"), of_str("ba"));
        assert_ne!(join(1, 2), join(2, 1));
    }
}
