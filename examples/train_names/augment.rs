//! More sentences from those there are: in capitals, as a headline, with other names.

use crate::corpus::Annotated;
use telusur::text::{Span, TokenKind, tokenise};

/// A small generator of numbers (SplitMix64), the same everywhere.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// Adds copies of some sentences in capitals and of some with every long word capitalised, as
/// headings and headlines are written.
pub fn cased(sentences: &mut Vec<Annotated>, seed: u64) {
    let mut chance = Chance(seed);
    let mut more = Vec::new();
    for sentence in sentences.iter() {
        let capitals = match chance.below(16) {
            0 => true,
            1 | 2 => false,
            _ => continue,
        };
        let spans: Vec<Span> = tokenise(&sentence.text, Span::new(0, sentence.text.len()))
            .filter(|t| t.kind == TokenKind::Word)
            .map(|t| t.span)
            .collect();
        let change = |span: Span, word: &str| {
            let first = sentence.names.iter().all(|(_, s)| !s.overlaps(span)) && word.chars().count() < 4;
            match (capitals, first) {
                (true, _) => word.to_uppercase(),
                (false, true) => word.to_owned(),
                (false, false) => {
                    let mut chars = word.chars();
                    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
                }
            }
        };
        more.push(replace(sentence, &spans, change));
    }
    sentences.extend(more);
}

/// Adds `copies` copies of each sentence that holds names, each name of two words and more (and
/// every person) exchanged for one of the same kind from `pool`.
pub fn renamed(sentences: &mut Vec<Annotated>, pool: &[Vec<String>], copies: usize, seed: u64) {
    if pool.len() < 3 {
        return;
    }
    let mut chance = Chance(seed);
    let original = sentences.len();
    for _ in 0..copies {
        for n in 0..original {
            if sentences[n].names.is_empty() {
                continue;
            }
            let sentence = sentences[n].clone();
            let spans: Vec<Span> = sentence.names.iter().map(|(_, s)| *s).collect();
            let renamed = replace(&sentence, &spans, |span, old| {
                let kind = sentence.names.iter().find(|(_, s)| *s == span).map_or(0, |(k, _)| *k);
                let name = other(old, &pool[kind], kind, &mut chance);
                name.unwrap_or_else(|| old.to_owned())
            });
            sentences.push(renamed);
        }
    }
}

/// Another name in the place of `old`, with as many words.
fn other(old: &str, pool: &[String], kind: usize, chance: &mut Chance) -> Option<String> {
    let words = old.split(' ').count();
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    if !old.split(' ').all(capital) || pool.is_empty() {
        return None;
    }
    match kind {
        0 => {
            let name = &pool[chance.below(pool.len())];
            let parts: Vec<&str> = name.split(' ').filter(|w| capital(w)).collect();
            let last = parts.len().checked_sub(words)?;
            Some(if chance.below(2) == 0 { parts[last..].join(" ") } else { parts[..words].join(" ") })
        }
        _ => (0..20)
            .map(|_| &pool[chance.below(pool.len())])
            .find(|n| n.split(' ').count() == words && n.split(' ').all(capital))
            .cloned(),
    }
}

/// The sentence with each of `spans` (in order) exchanged, its names moved along.
fn replace(sentence: &Annotated, spans: &[Span], mut change: impl FnMut(Span, &str) -> String) -> Annotated {
    let mut text = String::new();
    let mut moved = Vec::new();
    let mut at = 0;
    for span in spans {
        text.push_str(&sentence.text[at..span.range().start]);
        let start = text.len();
        text.push_str(&change(*span, span.of(&sentence.text)));
        moved.push((*span, Span::new(start, text.len())));
        at = span.range().end;
    }
    text.push_str(&sentence.text[at..]);
    let shift = |at: u32, end: bool| -> usize {
        let mut offset = 0i64;
        for (old, new) in &moved {
            if end && old.end == at || !end && old.start == at {
                return if end { new.end as usize } else { new.start as usize };
            }
            if old.end <= at {
                offset = i64::from(new.end) - i64::from(old.end);
            }
        }
        usize::try_from(i64::from(at) + offset).unwrap_or_default()
    };
    let names =
        sentence.names.iter().map(|(k, s)| (*k, Span::new(shift(s.start, false), shift(s.end, true)))).collect();
    Annotated { text, names }
}
