//! The pack's messages, looked up once instead of once a finding.

use crate::language::{Pack, fill};
use foldhash::HashMap;

/// Templates of `labels.txt` by key.
#[derive(Debug)]
pub struct Messages(HashMap<&'static str, &'static str>);

impl Messages {
    /// All messages whose key begins with one of `stages`.
    pub fn compile(pack: Pack, stages: &[&str]) -> Self {
        let of_stage = |key: &str| stages.iter().any(|s| key.strip_prefix(s).is_some_and(|k| k.starts_with('.')));
        Self(pack.entries("labels").filter(|e| of_stage(e.phrase)).map(|e| (e.phrase, e.fields)).collect())
    }

    /// The message with its places filled; an unknown key gives the key itself, so that a gap in a
    /// pack shows.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.0.get(key).copied().unwrap_or(key), values)
    }
}

/// At most `limit` code points of one line, cut between words, with an ellipsis where it was cut.
pub fn shorten(text: &str, limit: usize) -> String {
    let mut line = String::with_capacity(text.len().min(4 * limit));
    let (mut count, mut whole) = (0, true);
    for word in text.split_whitespace() {
        let room = limit.saturating_sub(count + usize::from(count > 0));
        let length = word.chars().take(room + 1).count();
        if length > room {
            whole = false;
            if count == 0 {
                line.extend(word.chars().take(limit));
            }
            break;
        }
        if count > 0 {
            line.push(' ');
            count += 1;
        }
        line.push_str(word);
        count += length;
    }
    if !whole {
        line.truncate(line.trim_end_matches([',', ';', ':', '.', '-', '–', '—']).len());
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(shorten("satu  dua\ntiga", 20), "satu dua tiga");
        assert_eq!(shorten("", 5), "");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shorten("harga beras, dan gula naik", 12), "harga beras…");
        assert_eq!(shorten("Donaudampfschiff", 5), "Donau…");
        assert_eq!(shorten("éé éé éé", 5), "éé éé…");
    }
}
