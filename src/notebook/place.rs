//! A place of a text that can be found again when the text has changed.
//!
//! As in the W3C's Web Annotation model: a position, the exact words, and a little of what stands
//! before and behind them. Offsets count code points, as everywhere outside the program.

use crate::text::{CodePoints, Span};
use serde::{Deserialize, Serialize};

/// How much of the text around the words goes with them, in code points.
const CONTEXT: usize = 32;

/// How many code points of context must agree before a place is believed to be the same, where
/// its words alone could stand anywhere.
const AGREED: usize = 8;

/// From this length on, words that occur but once are found without any context.
const TELLING: usize = 16;

/// A place with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub exact: String,
    /// What stood directly before them.
    pub prefix: String,
    /// What stood directly behind them.
    pub suffix: String,
}

/// One text, ready to give out places and to find them.
#[derive(Debug)]
pub struct Finder<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Finder<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    /// The place of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let (before, behind) = self.around(span);
        let prefix = before.char_indices().rev().nth(CONTEXT - 1).map_or(before, |(at, _)| &before[at..]);
        let suffix = behind.char_indices().nth(CONTEXT).map_or(behind, |(at, _)| &behind[..at]);
        Place {
            start: self.points.at(span.start),
            end: self.points.at(span.end),
            exact: span.of(self.text).to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    /// Where a place is in this text: where it was, else where its words stand in the context
    /// most like theirs.
    #[must_use]
    pub fn find(&self, place: &Place) -> Option<Span> {
        let old = Span::new(self.points.byte_of(place.start), self.points.byte_of(place.end));
        if old.of(self.text) == place.exact && self.agreement(place, old) == all(place) {
            return Some(old);
        }
        if place.exact.is_empty() {
            return None;
        }
        let found: Vec<Span> = memchr::memmem::find_iter(self.text.as_bytes(), place.exact.as_bytes())
            .map(|at| Span::new(at, at + place.exact.len()))
            .collect();
        let rank = |span: &Span| (self.agreement(place, *span), std::cmp::Reverse(span.start.abs_diff(old.start)));
        let best = found.iter().copied().max_by_key(rank)?;
        let telling = found.len() == 1 && place.exact.chars().count() >= TELLING;
        (telling || self.agreement(place, best) >= AGREED.min(all(place))).then_some(best)
    }

    /// How many code points around a span agree with a place's context.
    fn agreement(&self, place: &Place, span: Span) -> usize {
        let (before, behind) = self.around(span);
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        same(&mut before.chars().rev(), &mut place.prefix.chars().rev())
            + same(&mut behind.chars(), &mut place.suffix.chars())
    }

    fn around(&self, span: Span) -> (&'a str, &'a str) {
        let (start, end) = (span.start as usize, span.end as usize);
        (self.text.get(..start).unwrap_or(""), self.text.get(end..).unwrap_or(""))
    }
}

/// The code points of a place's whole context.
fn all(place: &Place) -> usize {
    place.prefix.chars().count() + place.suffix.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Pasar dibuka. Ia berkata harga turun. Warga senang. Ia pulang ke rumah é.";

    fn span(words: &str, nth: usize) -> Span {
        let (at, found) = TEXT.match_indices(words).nth(nth).expect("in the text");
        Span::new(at, at + found.len())
    }

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let place = Finder::new(TEXT).place(span("Ia", 1));
        let changed = format!("Tambahan di depan. {TEXT}");
        let found = Finder::new(&changed).find(&place).expect("found");
        assert_eq!(found.of(&changed), "Ia");
        assert!(changed[found.end as usize..].starts_with(" pulang"));
    }

    #[test]
    fn short_words_in_other_surroundings_are_not_taken_for_the_same() {
        let place = Finder::new(TEXT).place(span("Ia", 1));
        assert_eq!(Finder::new("Ia tidak tahu apa-apa.").find(&place), None);
        assert_eq!(Finder::new("").find(&place), None);
    }

    #[test]
    fn telling_words_are_found_anywhere() {
        let place = Finder::new(TEXT).place(span("berkata harga turun", 0));
        let changed = "Lalu mereka berkata harga turun, katanya.";
        assert_eq!(Finder::new(changed).find(&place).map(|s| s.of(changed)), Some("berkata harga turun"));
    }

    proptest! {
        #[test]
        fn a_place_is_found_where_it_was(text in "[a-c é\n]{0,60}", a in 0usize..60, b in 0usize..60) {
            let points: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (points[a.min(points.len() - 1)], points[b.min(points.len() - 1)]);
            let span = Span::new(a.min(b), a.max(b));
            let finder = Finder::new(&text);
            prop_assert_eq!(finder.find(&finder.place(span)), Some(span));
        }

        #[test]
        fn any_place_can_be_looked_for(text in any::<String>(), exact in "[a-z]{0,3}", start in 0usize..50) {
            let place = Place { start, end: start + 2, exact, prefix: "a".to_owned(), suffix: String::new() };
            if let Some(span) = Finder::new(&text).find(&place) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
