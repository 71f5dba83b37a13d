//! Searching by regular expression.

use super::fold::{Case, Folded};
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// Memory that a compiled pattern may take; a reader's typing must not fill it.
const SIZE: usize = 1 << 20;

/// A regular expression. As in the search for words, diacritics do not count, and capitals count
/// where the pattern has one. It takes time linear in the text.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, on one line.
    pub fn new(text: &str) -> Result<Self, String> {
        let folded = Folded::new(text, Case::Kept).text;
        let capitals = has_capitals(text);
        let built = RegexBuilder::new(&folded).case_insensitive(!capitals).size_limit(SIZE).multi_line(true).build();
        let last = |e: regex::Error| e.to_string().lines().last().unwrap_or_default().trim().to_owned();
        built.map(|regex| Self { regex }).map_err(last)
    }

    /// Where it stands in a text, in reading order; an empty hit is none.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Span> {
        self.find_folded(&Folded::new(text, Case::Kept))
    }

    pub(super) fn find_folded(&self, folded: &Folded) -> Vec<Span> {
        let found = self.regex.find_iter(&folded.text).filter(|m| !m.is_empty());
        found.map(|m| folded.original(m.start(), m.end())).collect()
    }
}

/// Whether a pattern has a capital letter of its own: those of `\S`, `\W`, `\pL` are signs.
fn has_capitals(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            if let Some('p' | 'P') = chars.next() {
                chars.next();
            }
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
        Pattern::new(pattern).map(|p| p.find(text)).unwrap_or_default().into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn patterns_are_found_without_diacritics_and_with_smart_case() {
        assert_eq!(found(r"\d+ poin", "28 poin, lalu 19 Poin"), ["28 poin", "19 Poin"]);
        assert_eq!(found("Zel.nsky", "Zelenský zelensky"), ["Zelenský"]);
        assert_eq!(found(r"\S+ský", "Zelenský zelensky"), ["Zelenský", "zelensky"]);
        assert_eq!(found("^the", "the one\nThe other"), ["the", "The"]);
        assert_eq!(found("x*", "aaa"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_one_line() {
        let wrong = Pattern::new("(a").unwrap_err();
        assert!(!wrong.is_empty() && !wrong.contains('\n'), "{wrong}");
        assert!(Pattern::new(r"(\w{500}){500}").is_err(), "one that would fill the memory is refused");
    }

    proptest! {
        #[test]
        fn hits_are_whole_characters(pattern in any::<String>(), text in any::<String>()) {
            if let Ok(pattern) = Pattern::new(&pattern) {
                for span in pattern.find(&text) {
                    prop_assert!(text.get(span.range()).is_some_and(|s| !s.is_empty()));
                }
            }
        }
    }
}
