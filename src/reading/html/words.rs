//! The words of all packs by which a page's furniture and its dates are known: a page is cut down
//! before anybody knows its language.

use crate::language::calendar::Calendar;
use crate::language::packs;
use crate::reading::blocks::{BlockWords, labelled};
use crate::text::Span;

/// The words of every language.
#[derive(Debug)]
pub(super) struct PageWords {
    all: Vec<(BlockWords, Calendar)>,
}

impl PageWords {
    pub fn compile() -> Self {
        Self { all: packs().map(|pack| (BlockWords::compile(pack), Calendar::compile(pack))).collect() }
    }

    /// Whether a line holds a full date in any language.
    pub fn has_date(&self, line: &str) -> bool {
        self.all.iter().any(|(_, calendar)| calendar.find(line, Span::new(0, line.len())).is_some())
    }

    /// Whether a line begins as furniture does that leads to another page: *Baca juga*.
    pub fn leads_away(&self, line: &str) -> bool {
        self.all.iter().any(|(words, _)| words.leads_away(line))
    }

    /// Whether a line begins with the label of a byline.
    pub fn is_byline(&self, line: &str) -> bool {
        self.all.iter().any(|(words, _)| labelled(line, &words.byline))
    }

    /// Whether a class or an id names furniture: one of its parts is one of the words, or begins
    /// with one of at least five letters. `shareBox`, `box-share` and `box_share` have the same parts.
    pub fn is_furniture(&self, names: &str) -> bool {
        let parts = parts(names);
        let begins = |from: usize, words: &str| {
            words.split(' ').enumerate().all(|(n, word)| parts.get(from + n).is_some_and(|p| p == word))
        };
        let fits = |word: &str| {
            let long = word.len() >= 5 && !word.contains(' ');
            (0..parts.len()).any(|n| begins(n, word) || (long && parts[n].starts_with(word)))
        };
        self.all.iter().flat_map(|(words, _)| words.element.iter()).any(|word| fits(word))
    }

    /// A byline without the word in front of the name.
    pub fn without_label(&self, line: &str) -> String {
        let rest = self
            .all
            .iter()
            .flat_map(|(words, _)| words.byline.after(line))
            .min_by_key(|rest| rest.len())
            .unwrap_or(line);
        rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
    }
}

/// The parts of a name, in small letters: cut at marks, and where a capital follows a small letter.
fn parts(names: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(names.len() + 8);
    let mut small = false;
    for c in names.chars() {
        if c.is_ascii_uppercase() && small {
            spaced.push(' ');
        }
        small = c.is_ascii_lowercase();
        spaced.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_the_parts_of_its_name() {
        let words = PageWords::compile();
        for name in [
            "shareBox",
            "box-share top",
            "box_related",
            "relatednews",
            "beritaTerkait",
            "sidebar-right",
            "ads",
            "box baca-juga",
        ] {
            assert!(words.is_furniture(name), "{name}");
        }
        for name in ["article-body", "detail_text", "leading", "headline", "content", "tagline", "address", "baca"] {
            assert!(!words.is_furniture(name), "{name}");
        }
    }

    #[test]
    fn bylines_lose_their_label() {
        let words = PageWords::compile();
        assert_eq!(words.without_label("Penulis : Rina Wijaya"), "Rina Wijaya");
        assert_eq!(words.without_label("Rina Wijaya"), "Rina Wijaya");
    }
}
