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
    /// For each character of `text`, its first byte there and its first byte in the original, in
    /// order; `None` where both are the same (ASCII).
    places: Option<Vec<(u32, u32)>>,
    /// Length of the original in bytes.
    len: u32,
}

impl Folded {
    pub(super) fn new(original: &str, case: Case) -> Self {
        let len = u32::try_from(original.len()).unwrap_or(u32::MAX);
        if original.is_ascii() {
            let text = match case {
                Case::Kept => original.to_owned(),
                Case::Folded => original.to_ascii_lowercase(),
            };
            return Self { text, places: None, len };
        }
        let mut text = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            for letter in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
                let mut push = |letter: char| {
                    places.push((u32::try_from(text.len()).unwrap_or(u32::MAX), u32::try_from(at).unwrap_or(u32::MAX)));
                    text.push(plain(letter));
                };
                match case {
                    Case::Kept => push(letter),
                    Case::Folded => letter.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(&mut push),
                }
            }
        }
        Self { text, places: Some(places), len }
    }

    /// Where folded letters stand in the original, in reading order.
    pub(super) fn find(&self, needle: &str) -> Vec<Span> {
        let found = memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes());
        found.map(|start| self.original(start, start + needle.len())).collect()
    }

    /// Where the folded bytes `start..end` stand in the original: whole characters, with the
    /// marks that follow them.
    pub(super) fn original(&self, start: usize, end: usize) -> Span {
        let Some(places) = &self.places else { return Span::new(start, end) };
        let first = places.partition_point(|(folded, _)| (*folded as usize) <= start).saturating_sub(1);
        let from = places.get(first).map_or(self.len, |(_, original)| *original);
        let behind = places.partition_point(|(folded, _)| (*folded as usize) < end);
        // A character may fold to several: the next one that came from elsewhere ends the span.
        let last = behind.checked_sub(1).and_then(|i| places.get(i)).map_or(from, |(_, original)| *original);
        let to = places[behind.min(places.len())..].iter().map(|(_, o)| *o).find(|o| *o != last).unwrap_or(self.len);
        Span { start: from, end: to.max(from) }
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
