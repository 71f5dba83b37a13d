//! Letters without their marks, and the way back to where they stood.

use crate::text::Span;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Whether capitals count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `A` is not `a`.
    Kept,
    /// `A` is `a`.
    Folded,
}

/// A text without diacritics, that knows where each of its characters came from.
///
/// *Zelenskýj* and *Zelenskyj* fold to the same letters, whether the mark is part of the letter
/// or stands behind it.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    /// The folded letters.
    pub(super) text: String,
    /// Where the letters came from, in order; empty where every byte stands at its own place.
    stretches: Vec<Stretch>,
    /// Length of the original in bytes.
    len: u32,
}

/// Folded letters from one on, up to the next stretch, and their place in the original.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// First byte in the folded text.
    folded: u32,
    /// First byte in the original.
    original: u32,
    /// Whether the bytes that follow stand at the same distance; else all belong to one character.
    even: bool,
}

impl Folded {
    pub(super) fn new(original: &str, case: Case) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let len = place(original.len());
        let mut text = String::with_capacity(original.len());
        let mut stretches: Vec<Stretch> = Vec::new();
        // Most of most texts is ASCII, which goes over as it stands, stretch by stretch.
        let mut rest = original;
        let mut at = 0;
        while !rest.is_empty() {
            let ascii = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
            let (plain, behind) = rest.split_at(ascii);
            if !plain.is_empty() {
                stretches.push(Stretch { folded: place(text.len()), original: place(at), even: true });
                let begin = text.len();
                text.push_str(plain);
                if let (Case::Folded, Some(new)) = (case, text.get_mut(begin..)) {
                    new.make_ascii_lowercase();
                }
            }
            at += ascii;
            let Some(c) = behind.chars().next() else { break };
            stretches.push(Stretch { folded: place(text.len()), original: place(at), even: false });
            fold(c, case, &mut text);
            // Marks that fold to nothing belong to what stands before them.
            if stretches.last().is_some_and(|s| s.folded == place(text.len())) {
                stretches.pop();
            }
            at += c.len_utf8();
            rest = behind.get(c.len_utf8()..).unwrap_or("");
        }
        if let [only] = stretches.as_slice()
            && only.even
            && only.original == 0
            && text.len() == original.len()
        {
            stretches.clear();
        }
        Self { text, stretches, len }
    }

    /// Where folded letters stand in the original, in reading order.
    pub(super) fn find(&self, needle: &str) -> Vec<Span> {
        let found = memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes());
        found.map(|start| self.original(start, start + needle.len())).collect()
    }

    /// Where the folded bytes `start..end` stand in the original: whole characters, with the
    /// marks that follow them.
    pub(super) fn original(&self, start: usize, end: usize) -> Span {
        if self.stretches.is_empty() {
            return Span::new(start, end);
        }
        let from = self.place(start);
        // Up to where the next letter came from; a character that folds to several has one place.
        let next = self.stretches.partition_point(|s| (s.folded as usize) < end);
        let inside = next.checked_sub(1).and_then(|n| self.stretches.get(n)).filter(|s| s.even);
        let behind = self.stretches.get(next).map(|s| (s.folded as usize, s.original));
        let to = match (inside, behind) {
            (Some(_), Some((folded, original))) if folded == end => original,
            (Some(_), None) if end >= self.text.len() => self.len,
            (Some(stretch), _) => stretch.original + u32::try_from(end).unwrap_or(u32::MAX) - stretch.folded,
            (None, Some((_, original))) => original,
            (None, None) => self.len,
        };
        Span { start: from, end: to.max(from) }
    }

    /// Where the letter of a folded byte begins in the original.
    fn place(&self, at: usize) -> u32 {
        let before = self.stretches.partition_point(|s| (s.folded as usize) <= at);
        match before.checked_sub(1).and_then(|n| self.stretches.get(n)) {
            Some(s) if s.even => s.original + u32::try_from(at).unwrap_or(u32::MAX) - s.folded,
            Some(s) => s.original,
            None => 0,
        }
    }
}

/// Adds the letters of a character without its marks.
fn fold(c: char, case: Case, text: &mut String) {
    for letter in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
        match case {
            Case::Kept => text.push(plain(letter)),
            Case::Folded => {
                text.extend(letter.to_lowercase().filter(|c| !is_combining_mark(*c)).map(plain));
            }
        }
    }
}

/// Marks that keyboards write in one way and papers print in another.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‛' | 'ʼ' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' => '-',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_part_of_a_folded_text_is_whole_characters_of_the_original(
            text in "[a-zA-Z éÉŁﬁ“”İ\u{301}\u{200d}港ß½]{0,24}",
            from in 0usize..30,
            length in 1usize..9,
        ) {
            for case in [Case::Kept, Case::Folded] {
                let folded = Folded::new(&text, case);
                let edges: Vec<usize> = folded.text.char_indices().map(|(n, _)| n).chain([folded.text.len()]).collect();
                let (Some(start), Some(end)) = (edges.get(from), edges.get(from + length)) else { continue };
                let part = &folded.text[*start..*end];
                let span = folded.original(*start, *end);
                let words = text.get(span.range());
                prop_assert!(words.is_some_and(|w| !w.is_empty()), "{text:?} {part:?} {span:?}");
                prop_assert!(Folded::new(words.unwrap_or(""), case).text.contains(part), "{text:?} {part:?} {words:?}");
                // The marks that follow belong to it.
                prop_assert!(!text[span.end as usize..].starts_with(is_combining_mark));
            }
        }
    }
}
