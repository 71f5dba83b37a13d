//! A document as the tagger sees it: each distinct word described once, each token with the
//! classes of the lexicon and the known names it stands in.

use super::Lexicon;
use super::gazetteer::{ANY, CURATED, CURATED_SHIFT, WordStatistics, longest_of};
use super::hash;
use crate::analysis::document::Document;
use crate::text::{Shape, TokenKind};

/// A distinct written form, described by hashes.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Of the word in small letters.
    pub lower: u32,
    /// Of its pattern of capitals, small letters, digits and marks.
    pub pattern: u32,
    /// Of its first one to four letters; 0 where it is shorter.
    pub prefixes: [u32; 4],
    /// Of its last one to four letters.
    pub suffixes: [u32; 4],
    /// What the gazetteer knows of it.
    pub known: WordStatistics,
    /// The kind of names it mostly stands in and how strongly, as a small number.
    leaning: u32,
    /// Word, number or mark.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// A single character, and which one.
    pub mark: Option<char>,
    /// Its first letter, made a capital; 0 beyond ASCII.
    pub initial: u8,
    /// The first of its ASCII capitals, 0 behind the last.
    pub capitals: [u8; 6],
}

impl Word {
    fn new(text: &str, kind: TokenKind, shape: Shape, lexicon: &Lexicon) -> Self {
        let Parts { lower, prefixes, suffixes } =
            if text.is_ascii() { of_ascii(text.as_bytes()) } else { of_any(text) };
        let known = lexicon.gazetteer.word(lower);
        let mut capitals = [0; 6];
        capitals.iter_mut().zip(text.bytes().filter(u8::is_ascii_uppercase)).for_each(|(place, b)| *place = b);
        let mut chars = text.chars();
        let mark = if kind == TokenKind::Mark { chars.next() } else { None };
        Self {
            lower,
            pattern: pattern(text),
            prefixes,
            suffixes,
            known,
            leaning: leaning(known),
            kind,
            shape,
            mark,
            initial: text.bytes().next().map_or(0, |b| b.to_ascii_uppercase()),
            capitals,
        }
    }

    /// Whether it is a word that begins with a capital or has one inside.
    #[must_use]
    pub fn capital(&self) -> bool {
        self.kind == TokenKind::Word && (self.shape.has(Shape::CAPITAL) || self.shape.has(Shape::INNER_CAPITAL))
    }

    /// How familiar the word is as no name: 0 never read in small letters, 3 often.
    #[must_use]
    pub fn familiar(&self) -> u32 {
        match self.known.plain() {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        }
    }

    /// The kind of names the word mostly stands in and how strongly, as a small number.
    #[must_use]
    pub fn leaning(&self) -> u32 {
        self.leaning
    }
}

fn leaning(known: WordStatistics) -> u32 {
    let counts = [known.any(0), known.any(1), known.any(2)];
    let (most, count) = counts.iter().enumerate().fold((0, 0), |b, (k, c)| if *c > b.1 { (k, *c) } else { b });
    if count == 0 {
        return 0;
    }
    let second = counts.iter().enumerate().filter(|(k, _)| *k != most).map(|(_, c)| *c).max().unwrap_or(0);
    1 + most as u32 * 16 + count.min(6) / 2 * 4 + (count - second).min(3)
}

/// The hashes of a word in small letters and of its ends.
struct Parts {
    lower: u32,
    prefixes: [u32; 4],
    suffixes: [u32; 4],
}

fn of_any(text: &str) -> Parts {
    let count = text.chars().count();
    let part = |from: usize, to: usize| {
        hash::of_bytes(text.chars().skip(from).take(to - from).flat_map(char::to_lowercase).flat_map(utf8))
    };
    let affix = |n: usize, from: usize| if n < count { part(from, from + n) } else { 0 };
    Parts {
        lower: part(0, count),
        prefixes: std::array::from_fn(|n| affix(n + 1, 0)),
        suffixes: std::array::from_fn(|n| affix(n + 1, count.saturating_sub(n + 1))),
    }
}

/// The same where a byte is a letter: nearly all words, in one pass over each end.
fn of_ascii(text: &[u8]) -> Parts {
    let mut whole = hash::Growing::default();
    let mut prefixes = [0; 4];
    for (n, byte) in text.iter().enumerate() {
        whole.push(byte.to_ascii_lowercase());
        if n < 4 && n + 1 < text.len() {
            prefixes[n] = whole.get();
        }
    }
    let suffix = |n: usize| match text.len().checked_sub(n) {
        Some(from @ 1..) => hash::of_bytes(text[from..].iter().map(u8::to_ascii_lowercase)),
        _ => 0,
    };
    Parts { lower: whole.get(), prefixes, suffixes: std::array::from_fn(|n| suffix(n + 1)) }
}

fn utf8(c: char) -> impl Iterator<Item = u8> {
    let mut bytes = [0; 4];
    let length = c.encode_utf8(&mut bytes).len();
    bytes.into_iter().take(length)
}

/// The hash of a word's pattern, runs of one kind of character counted once, with its length when short.
fn pattern(text: &str) -> u32 {
    let mut last = 0;
    let mut length = 0u32;
    let shape = text.chars().fold(7, |h, c| {
        length += 1;
        let kind = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            _ => b'.',
        };
        if kind == last {
            return h;
        }
        last = kind;
        hash::join(h, u32::from(kind))
    });
    hash::join(shape, length.min(4))
}

/// Where a token stands in a name of the gazetteer; 0 in none.
///
/// Bits 0-2 the kinds of that name, bit 3 its first token, bit 4 its last one.
pub type Known = u8;

/// What the lists made with care know of a token: bits 0-2 the kinds it has by itself, bits 3-5 the
/// kinds of the name of several words it stands in.
pub type Curated = u8;

/// A document as the tagger sees it.
#[derive(Debug)]
pub struct View {
    /// The distinct written forms.
    pub words: Vec<Word>,
    /// The written form of each token.
    pub tokens: Vec<u32>,
    /// Classes of the lexicon each token stands in, as bits.
    pub classes: Vec<u32>,
    /// Where each token stands in a name of the gazetteer.
    pub known: Vec<Known>,
    /// What the lists made with care know of each token.
    pub curated: Vec<Curated>,
}

impl View {
    /// Describes the document in time linear in its text.
    #[must_use]
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let (words, tokens) = distinct(document, lexicon);
        let mut view =
            Self { words, tokens, classes: vec![0; document.tokens.len()], known: Vec::new(), curated: Vec::new() };
        view.known = vec![0; view.tokens.len()];
        view.curated = vec![0; view.tokens.len()];
        for sentence in &document.sentences {
            for at in sentence.tokens.clone() {
                let end = sentence.tokens.end;
                if let Some((n, classes)) = lexicon.classes.longest(document.words_from(at, end)) {
                    view.classes[at..(at + n).min(end)].iter_mut().for_each(|c| *c |= classes);
                }
                view.look_up(at, end, lexicon);
            }
        }
        view
    }

    /// Marks the longest known name that begins at `at`, unless a longer one covers it, and what the
    /// lists made with care know of it.
    fn look_up(&mut self, at: usize, end: usize, lexicon: &Lexicon) {
        let word = self.word(at);
        let longest = word.known.longest();
        if longest == 0 || !word.capital() {
            return;
        }
        let lower = (at..end).map(|t| self.word(t).lower);
        let kinds = lexicon.gazetteer.beginnings(lower, longest);
        self.curated[at] |= (kinds[0] & CURATED) >> CURATED_SHIFT;
        if let Some((n @ 2.., kinds)) = longest_of(&kinds, CURATED) {
            self.curated[at..at + n].iter_mut().for_each(|c| *c |= kinds);
        }
        if self.known[at] & 24 == 0 && self.known[at] != 0 {
            return;
        }
        let Some((n, kinds)) = longest_of(&kinds, ANY) else { return };
        if self.known[at] != 0 && n == 1 {
            return;
        }
        for t in at..at + n {
            self.known[t] = kinds & 7 | u8::from(t == at) << 3 | u8::from(t + 1 == at + n) << 4;
        }
    }

    /// The written form of a token.
    #[must_use]
    pub fn word(&self, token: usize) -> &Word {
        &self.words[self.tokens[token] as usize]
    }
}

/// The distinct written forms of a document, and the form of each token.
///
/// Words that differ only in which inner letters are capitals count as one form.
fn distinct(document: &Document, lexicon: &Lexicon) -> (Vec<Word>, Vec<u32>) {
    const NONE: u32 = u32::MAX;
    let ids = document.tokens.iter().map(|t| t.word.0 as usize + 1).max().unwrap_or(0);
    let mut newest = vec![NONE; ids];
    let mut older: Vec<u32> = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut tokens = Vec::with_capacity(document.tokens.len());
    for (at, token) in document.tokens.iter().enumerate() {
        let mut form = newest[token.word.0 as usize];
        while form != NONE && words[form as usize].shape != token.shape {
            form = older[form as usize];
        }
        if form == NONE {
            form = words.len() as u32;
            words.push(Word::new(document.word(at), token.kind, token.shape, lexicon));
            older.push(std::mem::replace(&mut newest[token.word.0 as usize], form));
        }
        tokens.push(form);
    }
    (words, tokens)
}
