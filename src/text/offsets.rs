//! From bytes to code points and back.

/// Distance in bytes between two noted places.
const STEP: usize = 256;

/// Turns byte offsets of one text into code points (what a Python string counts) and back.
///
/// Notes the count at every 256th byte, so a look-up reads at most that much text and the
/// table stays at a sixty-fourth of the text.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `i * STEP`; `None` where bytes and code points agree (ASCII).
    noted: Option<Vec<u32>>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, noted: None };
        }
        let mut noted = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STEP) {
            noted.push(count);
            count += starts(chunk);
        }
        Self { text, noted: Some(noted) }
    }

    /// Code points before byte `at`; past the end of the text, the number of all.
    #[must_use]
    pub fn at(&self, at: u32) -> usize {
        let at = (at as usize).min(self.text.len());
        let Some(noted) = &self.noted else { return at };
        let step = (at / STEP).min(noted.len() - 1);
        noted[step] as usize + starts(&self.text.as_bytes()[step * STEP..at]) as usize
    }

    /// The byte at which code point number `point` begins; past the last one, the text's length.
    #[must_use]
    pub fn byte_of(&self, point: usize) -> usize {
        let Some(noted) = &self.noted else { return point.min(self.text.len()) };
        let step = noted.partition_point(|&n| n as usize <= point).saturating_sub(1);
        let mut left = point - noted[step] as usize;
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(step * STEP) {
            if is_start(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

/// Code points that begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| is_start(**b)).count() as u32
}

/// Whether the byte begins a code point: all but the continuation bytes `10xxxxxx` do.
fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-zé☃😀\n]{0,700}") {
            let points = CodePoints::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte as u32), n);
                prop_assert_eq!(points.byte_of(n), byte);
            }
            prop_assert_eq!(points.at(u32::MAX), text.chars().count());
            prop_assert_eq!(points.byte_of(usize::MAX), text.len());
        }
    }
}
