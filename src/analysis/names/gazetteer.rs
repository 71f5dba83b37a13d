//! Known names: which phrases name a person, organisation or place somewhere, and how often each
//! word stands in such names or is written small. Read in place from the bytes that `train_names` writes.
//!
//! Layout, all numbers little-endian: `b"TGZ1"`, then the number of slots of the phrase table and
//! of the word table (`u32`), then the phrase keys (`u32` each, 0 is empty), their
//! kinds (`u8`, bit k for kind k, bit 3 + k where a list made with care says so), the word keys
//! and their statistics (`u32` each).

use super::hash;
use super::table::{Keys, number, place};

/// Most words a phrase of the table has.
pub const LONGEST: usize = 8;

/// The bits of all kinds in a phrase's kinds.
pub const ANY: u8 = 0b111;
/// The bits of all kinds that a list made with care gives, [`CURATED_SHIFT`] further up.
pub const CURATED: u8 = ANY << CURATED_SHIFT;
/// How far up they stand.
pub const CURATED_SHIFT: u32 = 3;

const MAGIC: &[u8; 4] = b"TGZ1";
const HEADER: usize = 12;

/// What the gazetteer knows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordStatistics(pub u32);

impl WordStatistics {
    /// In how many names of kind `kind` the word stands: 0, or 1 + log2, at most 15.
    #[must_use]
    pub const fn any(self, kind: usize) -> u32 {
        self.0 >> (4 * kind) & 15
    }

    /// The same for names that begin with it; at most 3.
    #[must_use]
    pub const fn first(self, kind: usize) -> u32 {
        self.0 >> (12 + 2 * kind) & 3
    }

    /// The same for names that end with it; at most 3.
    #[must_use]
    pub const fn last(self, kind: usize) -> u32 {
        self.0 >> (18 + 2 * kind) & 3
    }

    /// Length in words of the longest known name that begins with it.
    #[must_use]
    pub const fn longest(self) -> usize {
        (self.0 >> 24 & 15) as usize
    }

    /// How often the word was read in small letters: 0, or 1 + log2, at most 15.
    #[must_use]
    pub const fn plain(self) -> u32 {
        self.0 >> 28
    }

    /// Packs the numbers.
    #[must_use]
    pub fn pack(any: [u32; 3], first: [u32; 3], last: [u32; 3], longest: usize, plain: u32) -> Self {
        let mut bits = u32::try_from(longest.min(LONGEST)).unwrap_or(0) << 24 | log(plain).min(15) << 28;
        for kind in 0..3 {
            bits |= log(any[kind]).min(15) << (4 * kind);
            bits |= log(first[kind]).min(3) << (12 + 2 * kind);
            bits |= log(last[kind]).min(3) << (18 + 2 * kind);
        }
        Self(bits)
    }
}

/// 0 for 0, else 1 + the whole part of the binary logarithm.
fn log(n: u32) -> u32 {
    u32::BITS - n.leading_zeros()
}

/// The tables, read in place.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer<'a> {
    phrase_keys: Keys<'a>,
    phrase_kinds: &'a [u8],
    word_keys: Keys<'a>,
    word_values: &'a [u8],
}

impl<'a> Gazetteer<'a> {
    /// The tables in `bytes`; `None` where the layout is another.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let phrases = number(bytes, 1)? as usize;
        let words = number(bytes, 2)? as usize;
        let (phrase_keys, rest) = bytes.get(HEADER..)?.split_at_checked(phrases.checked_mul(4)?)?;
        let (phrase_kinds, rest) = rest.split_at_checked(phrases)?;
        let (word_keys, rest) = rest.split_at_checked(words.checked_mul(4)?)?;
        let (word_values, rest) = rest.split_at_checked(words.checked_mul(4)?)?;
        let (phrase_keys, word_keys) = (Keys::read(phrase_keys), Keys::read(word_keys));
        rest.is_empty().then_some(Self { phrase_keys, phrase_kinds, word_keys, word_values })
    }

    /// What is known of the word with this hash.
    #[must_use]
    pub fn word(&self, key: u32) -> WordStatistics {
        let value = self.word_keys.slot(key).and_then(|s| number(self.word_values, s));
        WordStatistics(value.unwrap_or_default())
    }

    /// The kinds of the phrase with this hash, as bits; 0 where it is unknown.
    #[must_use]
    pub fn phrase(&self, key: u32) -> u8 {
        self.phrase_keys.slot(key).and_then(|s| self.phrase_kinds.get(s).copied()).unwrap_or_default()
    }

    /// The longest known phrase with kinds among `wanted` that `words` (hashes) begin with: its
    /// number of words and those kinds.
    #[must_use]
    pub fn longest(&self, words: impl Iterator<Item = u32>, most: usize, wanted: u8) -> Option<(usize, u8)> {
        longest_of(&self.beginnings(words, most), wanted)
    }

    /// The kinds of the phrases of one word, of two words and so on that `words` (hashes) begin
    /// with, up to `most` words.
    #[must_use]
    pub fn beginnings(&self, words: impl Iterator<Item = u32>, most: usize) -> [u8; LONGEST] {
        let mut kinds = [0; LONGEST];
        let mut key = 0;
        for (kinds, word) in kinds.iter_mut().zip(words.take(most)) {
            key = extend(key, word);
            *kinds = self.phrase(key);
        }
        kinds
    }
}

/// The longest of such phrases with kinds among `wanted`: its number of words and those kinds.
#[must_use]
pub fn longest_of(kinds: &[u8; LONGEST], wanted: u8) -> Option<(usize, u8)> {
    kinds.iter().enumerate().rev().map(|(n, kinds)| (n + 1, kinds & wanted)).find(|(_, kinds)| *kinds != 0)
}

/// The hash of a phrase that goes on with a word; an empty phrase has the hash 0.
#[must_use]
pub fn extend(phrase: u32, word: u32) -> u32 {
    hash::join(phrase, word).max(1)
}

/// Writes the tables that [`Gazetteer::read`] reads. Keys must not be 0 and must differ.
#[must_use]
pub fn write(phrases: &[(u32, u8)], words: &[(u32, WordStatistics)]) -> Vec<u8> {
    let (phrase_keys, phrase_at) = place(phrases.iter().map(|p| p.0));
    let (word_keys, word_at) = place(words.iter().map(|w| w.0));
    let mut kinds = vec![0u8; phrase_keys.len()];
    let mut values = vec![0u32; word_keys.len()];
    for ((_, k), at) in phrases.iter().zip(phrase_at) {
        kinds[at] = *k;
    }
    for ((_, v), at) in words.iter().zip(word_at) {
        values[at] = v.0;
    }
    let mut out = MAGIC.to_vec();
    for n in [phrase_keys.len() as u32, word_keys.len() as u32].into_iter().chain(phrase_keys) {
        out.extend(n.to_le_bytes());
    }
    out.extend(kinds);
    for n in word_keys.into_iter().chain(values) {
        out.extend(n.to_le_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrase(words: &[&str]) -> u32 {
        words.iter().fold(0, |p, w| extend(p, hash::of_str(w)))
    }

    #[test]
    fn finds_the_longest_known_phrase() {
        let bytes = write(&[(phrase(&["sungai"]), 4), (phrase(&["sungai", "besar"]), 6)], &[]);
        let gazetteer = Gazetteer::read(&bytes).expect("just written");
        let words = ["sungai", "besar", "itu"].map(hash::of_str);
        assert_eq!(gazetteer.longest(words.into_iter(), 8, ANY), Some((2, 6)));
        assert_eq!(gazetteer.longest(words.into_iter(), 1, ANY), Some((1, 4)));
        assert_eq!(gazetteer.longest(words[1..].iter().copied(), 8, ANY), None);
    }

    #[test]
    fn statistics_keep_their_numbers() {
        let s = WordStatistics::pack([0, 1, 900], [0, 1, 2], [9, 0, 0], 4, 5);
        assert_eq!((s.any(0), s.any(1), s.any(2)), (0, 1, 10));
        assert_eq!(s.plain(), 3);
        assert_eq!((s.first(1), s.first(2), s.last(0), s.longest()), (1, 2, 3, 4));
    }

    #[test]
    fn an_empty_gazetteer_knows_nothing() {
        assert_eq!(Gazetteer::default().word(7), WordStatistics(0));
        assert_eq!(Gazetteer::default().phrase(7), 0);
    }

    proptest! {
        #[test]
        fn odd_bytes_are_refused_or_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let mut sound = b"TGZ1".to_vec();
            sound.extend(bytes);
            if let Some(gazetteer) = Gazetteer::read(&sound) {
                let _ = (gazetteer.word(1), gazetteer.phrase(1));
            }
        }

        #[test]
        fn what_is_written_is_found(keys in proptest::collection::btree_set(1u32.., 0..60)) {
            let phrases: Vec<_> = keys.iter().map(|k| (*k, (*k % 7 + 1) as u8)).collect();
            let words: Vec<_> = keys.iter().map(|k| (*k, WordStatistics(*k / 2))).collect();
            let bytes = write(&phrases, &words);
            let gazetteer = Gazetteer::read(&bytes).expect("just written");
            for (key, kinds) in phrases {
                prop_assert_eq!(gazetteer.phrase(key), kinds);
                prop_assert_eq!(gazetteer.word(key), WordStatistics(key / 2));
            }
        }
    }
}
