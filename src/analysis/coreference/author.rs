//! Who *penulis* is in a column: the author whom a note at the end of the article names.

use super::clusters::Clusters;
use super::reader::Reader;
use super::walk::{How, Spoken};
use crate::analysis::quotes::{FoundQuote, Source};

/// How many blocks at the end may hold the note.
const NOTES: usize = 4;
/// Longest note, in tokens.
const LONGEST: usize = 40;

/// Gives what the author says of themselves to the author.
pub(super) fn speak(reader: &Reader, clusters: &Clusters, quotes: &[FoundQuote], spoken: &mut [Spoken]) {
    let means_author = |quote: &FoundQuote| match &quote.source {
        Source::Phrase(tokens) => tokens.len() == 1 && reader.is(&reader.words.author, tokens.start),
        _ => false,
    };
    let mut author = None;
    for (quote, spoken) in quotes.iter().zip(spoken) {
        if means_author(quote) && spoken.speaker.is_none_or(|s| !clusters.is_person(s)) {
            let Some(person) = *author.get_or_insert_with(|| named(reader, clusters)) else { return };
            *spoken = Spoken { speaker: Some(person), how: How::Described };
        }
    }
}

/// The person that one of the last blocks begins with, where it is short and goes on behind a mark.
fn named(reader: &Reader, clusters: &Clusters) -> Option<usize> {
    let blocks = &reader.document.block_tokens;
    blocks.iter().rev().take(NOTES).find_map(|tokens| {
        let (start, end, unique) = clusters.starting(tokens.start).filter(|_| tokens.len() <= LONGEST)?;
        let noted = matches!(reader.document.mark(end), Some('.' | ',' | ':' | '–' | '—' | '-'));
        (start == tokens.start && noted && clusters.is_person(unique)).then(|| clusters.root(unique))
    })
}
