//! Where a language's sentences end, and where its words are cut: at abbreviations, at names glued to
//! their neighbours, at hyphens between two names.

use super::pairs;
use crate::language::Pack;
use crate::text::SentenceRules;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashSet;
use std::ops::Range;

/// What a pack says about where sentences end and where words are cut.
#[derive(Debug)]
pub struct Segmentation {
    /// Words that own the dot behind them (`abbreviations.txt`).
    dotted: HashSet<&'static str>,
    /// Names that write themselves small (`names_edges.txt`, `[small]`); none where there are none.
    small: Option<AhoCorasick>,
    function_words: HashSet<&'static str>,
    /// Words behind which a link, and with it a blank, is lost: small ones and those that name a
    /// medium (`quotes.txt`, `[via]`).
    leading: HashSet<&'static str>,
    /// Words that lead to two people named with a hyphen between them.
    pairs: Vec<&'static str>,
    /// Well-known places of one word.
    places: HashSet<&'static str>,
}

/// Shortest word that is cut from a name glued to it.
const LEADING: usize = 4;
/// Fewest letters of a name that a word is cut from.
const NAMED: usize = 3;

impl Segmentation {
    /// Those of a pack.
    #[must_use]
    pub fn compile(pack: Pack) -> Self {
        let small: Vec<_> = pack.section("names_edges", "small").map(|e| e.phrase).collect();
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        let small = if small.is_empty() { None } else { builder.build(small).ok() };
        let function_words: HashSet<_> = pack.entries("function_words").map(|e| e.phrase).collect();
        let via = pack.section("quotes", "via").map(|e| e.phrase);
        let leading = via.chain(function_words.iter().copied());
        let leading = leading.filter(|w| w.len() >= LEADING && !w.contains(' ')).collect();
        let pairs = pack.section("names_edges", "pair").map(|e| e.phrase).collect();
        let places = ["country", "region", "city"];
        let places = places.iter().flat_map(|s| pack.section("names", s)).map(|e| e.phrase).collect();
        Self {
            dotted: pack.entries("abbreviations").map(|e| e.phrase).collect(),
            small,
            function_words,
            leading,
            pairs,
            places,
        }
    }

    /// Where the name begins in *DilansirXYZ* and *kepadasmartTV*: behind a word that leads to
    /// names, at a capital or at a small beginning with a capital further on.
    fn led(&self, word: &str) -> Option<Range<usize>> {
        let capital = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at)?;
        let lower = word.get(..capital)?.to_lowercase();
        let cut = (LEADING..=lower.len()).rev().find(|n| lower.get(..*n).is_some_and(|w| self.leading.contains(w)))?;
        let name = word.get(cut..)?;
        (name.chars().count() >= NAMED && (cut == capital || cut + 1 < capital)).then_some(cut..word.len())
    }
}

impl SentenceRules for Segmentation {
    fn is_abbreviation(&self, word: &str) -> bool {
        self.dotted.contains(word)
    }

    fn parting_hyphens(&self, text: &str) -> HashSet<usize> {
        pairs::hyphens(text, &self.pairs, &self.places)
    }

    fn glued(&self, word: &str) -> Option<Range<usize>> {
        if !(LEADING + NAMED..=40).contains(&word.len()) || !word.is_ascii() {
            return None;
        }
        if let Some(name) = self.led(word) {
            return Some(name);
        }
        let name = self.small.as_ref()?.find(word)?.range();
        let (before, behind) = (word[..name.start].to_ascii_lowercase(), word[name.end..].to_ascii_lowercase());
        let glues = |part: &str| part.is_empty() || self.function_words.contains(part);
        let sound = !(before.is_empty() && behind.is_empty()) && (glues(&before) || before.len() > 3) && glues(&behind);
        sound.then_some(name)
    }
}
