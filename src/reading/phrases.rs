//! Phrases that a line may begin with.

use foldhash::HashMap;

/// How many bytes of a first word are looked at before the whole phrase is.
const KEY: usize = 16;

/// The beginning of a word in small letters; zeros behind a shorter one.
type Key = [u8; KEY];

/// Phrases of a pack, found by their first word: a line is compared with the few that begin as it
/// does, not with all. Letter size and marks between words do not count.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct Phrases {
    by_first: HashMap<Key, Vec<&'static str>>,
}

impl FromIterator<&'static str> for Phrases {
    fn from_iter<I: IntoIterator<Item = &'static str>>(phrases: I) -> Self {
        let mut by_first: HashMap<Key, Vec<&'static str>> = HashMap::default();
        for phrase in phrases {
            let first = phrase.split(' ').next().unwrap_or("");
            by_first.entry(key(first.chars())).or_default().push(phrase);
        }
        Self { by_first }
    }
}

impl Phrases {
    /// What follows each of the phrases that a line begins with.
    pub fn after<'l>(&self, line: &'l str) -> impl Iterator<Item = &'l str> {
        self.by_first.get(&first(line)).into_iter().flatten().filter_map(move |phrase| after_phrase(line, phrase))
    }

    /// Whether a line begins with the first word of one of them, as far as that is looked at.
    pub fn may_begin(&self, line: &str) -> bool {
        self.by_first.contains_key(&first(line))
    }

    /// Whether a line begins with one of them.
    pub fn begin(&self, line: &str) -> bool {
        self.after(line).next().is_some()
    }
}

/// The key of a line's first word.
fn first(line: &str) -> Key {
    let word = line.chars().skip_while(|c| !c.is_alphanumeric()).take_while(|c| c.is_alphanumeric());
    key(word.flat_map(char::to_lowercase))
}

fn key(letters: impl Iterator<Item = char>) -> Key {
    let mut key = Key::default();
    let mut at = 0;
    for letter in letters {
        let Some(room) = key.get_mut(at..at + letter.len_utf8()) else { break };
        letter.encode_utf8(room);
        at += letter.len_utf8();
    }
    key
}

/// What follows `phrase` at the start of `line`: letter size and marks between words do not count.
pub(super) fn after_phrase<'a>(line: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = line;
    for word in phrase.split(' ') {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (here, behind) = rest.split_at(end);
        let mut letters = here.chars().flat_map(char::to_lowercase);
        if !(word.chars().all(|c| letters.next() == Some(c)) && letters.next().is_none()) {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PHRASES: [&str; 6] =
        ["baca", "baca juga", "é", "sebuahkatayangpanjangsekali", "sebuahkatayangpanjangse", "2 x"];

    proptest! {
        #[test]
        fn no_phrase_is_missed(line in "[ •\"]{0,2}(Baca|BACA JUGA|É|sebuahkatayangpanjangsekali|sebuahkatayangpanjangse|2 X|x)[ :a]{0,2}[a-zé ]{0,5}") {
            let phrases: Phrases = PHRASES.into_iter().collect();
            let mut found: Vec<&str> = phrases.after(&line).collect();
            let mut all: Vec<&str> = PHRASES.iter().filter_map(|phrase| after_phrase(&line, phrase)).collect();
            found.sort_unstable();
            all.sort_unstable();
            prop_assert_eq!(found, all);
        }
    }
}
