//! Tables a room compiles from a pack: words as numbers, sets of words, phrases.

use foldhash::HashMap;

/// A word in small letters as a number: below [`Vocabulary::len`] for words a pack knows, above
/// it for words only the document at hand has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// All words that a compiled pack knows.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of `word` (made small), which is added where it is new.
    pub fn intern(&mut self, word: &str) -> WordId {
        let next = WordId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        *self.ids.entry(word.to_lowercase().into_boxed_str()).or_insert(next)
    }

    /// The number of a word given in small letters.
    #[must_use]
    pub fn get(&self, lower: &str) -> Option<WordId> {
        self.ids.get(lower).copied()
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// A set of single words, asked in constant time.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    /// Adds a word.
    pub fn insert(&mut self, word: WordId) {
        let at = word.0 as usize / 64;
        if at >= self.bits.len() {
            self.bits.resize(at + 1, 0);
        }
        self.bits[at] |= 1 << (word.0 % 64);
    }

    /// Whether the word is in it.
    #[must_use]
    pub fn contains(&self, word: WordId) -> bool {
        self.bits.get(word.0 as usize / 64).is_some_and(|b| b >> (word.0 % 64) & 1 == 1)
    }

    /// The set of these words.
    pub fn compile<'a>(words: impl IntoIterator<Item = &'a str>, vocabulary: &mut Vocabulary) -> Self {
        let mut set = Self::default();
        for word in words {
            set.insert(vocabulary.intern(word));
        }
        set
    }
}

/// Words and phrases with something said of each; the longest that begins at a place wins.
#[derive(Clone, Debug)]
pub struct PhraseMap<T> {
    /// By first word: the words behind it and the value, longest first.
    by_first: Vec<Vec<(Box<[WordId]>, T)>>,
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self { by_first: Vec::new() }
    }
}

impl<T> PhraseMap<T> {
    /// Adds a phrase, its words separated by blanks; a phrase of no words is passed over.
    ///
    /// Words must be written as [`tokenise`](crate::text::tokenise) cuts them: `rp .` is two.
    pub fn insert(&mut self, phrase: &str, value: T, vocabulary: &mut Vocabulary) {
        let mut words = phrase.split_whitespace().map(|w| vocabulary.intern(w));
        let Some(first) = words.next() else { return };
        let rest: Box<[WordId]> = words.collect();
        let at = first.0 as usize;
        if at >= self.by_first.len() {
            self.by_first.resize_with(at + 1, Vec::new);
        }
        let place = self.by_first[at].partition_point(|(r, _)| r.len() >= rest.len());
        self.by_first[at].insert(place, (rest, value));
    }

    /// The longest phrase that `words` begins with: its number of words and its value.
    pub fn longest(&self, mut words: impl Iterator<Item = WordId> + Clone) -> Option<(usize, &T)> {
        let first = words.next()?;
        let entries = self.by_first.get(first.0 as usize)?;
        entries.iter().find_map(|(rest, value)| {
            let mut here = words.clone();
            rest.iter().all(|w| here.next() == Some(*w)).then(|| (rest.len() + 1, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut vocabulary = Vocabulary::default();
        let mut map = PhraseMap::default();
        map.insert("menurut", 1, &mut vocabulary);
        map.insert("menurut keterangan", 2, &mut vocabulary);
        let ids = |v: &mut Vocabulary, s: &str| s.split(' ').map(|w| v.intern(w)).collect::<Vec<_>>();
        let long = ids(&mut vocabulary, "Menurut keterangan polisi");
        let short = ids(&mut vocabulary, "menurut polisi");
        assert_eq!(map.longest(long.iter().copied()), Some((2, &2)));
        assert_eq!(map.longest(short.iter().copied()), Some((1, &1)));
        assert_eq!(map.longest(short[1..].iter().copied()), None);
    }
}
