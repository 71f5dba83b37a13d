//! What every rule of this stage asks of the text.

use super::lexicon::{Head, HeadClass, Lexicon};
use crate::analysis::document::Document;
use crate::language::lexicon::{PhraseMap, WordId, WordSet};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// The article and the pack's words.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub document: &'a Document<'a>,
    pub words: &'a Lexicon,
}

impl<'a> Reader<'a> {
    pub fn word(&self, at: usize) -> &'a str {
        self.document.word(at)
    }

    pub fn id(&self, at: usize) -> Option<WordId> {
        self.document.tokens.get(at).map(|t| t.word)
    }

    pub fn is(&self, set: &WordSet, at: usize) -> bool {
        self.id(at).is_some_and(|w| set.contains(w))
    }

    pub fn has(&self, at: usize, shape: Shape) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.shape.has(shape))
    }

    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.document.tokens.get(at).map(|t| t.kind)
    }

    /// A word that begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.has(at, Shape::CAPITAL)
    }

    /// The longest phrase of a table that begins at `at`, not reaching beyond `end`.
    pub fn phrase<T: Copy>(&self, map: &PhraseMap<T>, at: usize, end: usize) -> Option<(usize, T)> {
        if at >= end {
            return None;
        }
        map.longest(self.document.words_from(at, end)).map(|(len, value)| (len, *value))
    }

    /// The phrase of a table that ends right before `at`, up to `most` words long.
    pub fn phrase_before<T: Copy>(
        &self,
        map: &PhraseMap<T>,
        at: usize,
        start: usize,
        most: usize,
    ) -> Option<(usize, T)> {
        (1..=most.min(at.saturating_sub(start)))
            .rev()
            .find_map(|len| self.phrase(map, at - len, at).filter(|(found, _)| *found == len))
    }

    /// The head of a role that begins at `at`: its length and what it says.
    pub fn head(&self, at: usize, end: usize) -> Option<(usize, Head)> {
        self.phrase(&self.words.heads, at, end).or_else(|| {
            let office = at < end && self.is_short_office(at);
            office.then_some((1, Head { class: HeadClass::Office, many: false, one: true, gender: None }))
        })
    }

    /// The word that stands for the office that begins at `at`, and how many tokens it takes the
    /// place of: *kapolri* for *Kepala Polri*.
    pub fn office_word(&self, at: usize, end: usize) -> Option<(usize, WordId)> {
        self.phrase(&self.words.same_office, at, end).or_else(|| self.id(at).map(|word| (1, word)))
    }

    /// The words of a role, its office by the one word that stands for it.
    pub fn office_key(&self, role: Range<usize>) -> Box<[WordId]> {
        let Some((len, word)) = self.office_word(role.start, role.end) else { return Box::default() };
        std::iter::once(word).chain(self.document.words_from(role.start + len, role.end)).collect()
    }

    /// Whether a word is the short form of an office, told by how it begins.
    pub fn is_short_office(&self, at: usize) -> bool {
        if !self.capital(at) || self.is(&self.words.office_exceptions, at) {
            return false;
        }
        let word = self.word(at);
        (5..=16).contains(&word.len())
            && self.words.office_begins.iter().any(|(b, running)| {
                let begins = word.get(..b.len()).is_some_and(|start| start.eq_ignore_ascii_case(b));
                begins && word.len() > b.len() && !(*running && self.in_heading(at))
            })
    }

    /// Whether a word ends a role: a listed one, or one that begins like a verb.
    pub fn stops(&self, at: usize) -> bool {
        // The cheap question first: this is asked of every word near a name.
        let large = || self.has(at, Shape::CAPITAL) && self.sentence(at).start != at && !self.in_heading(at);
        self.is(&self.words.stop, at) && !large() || self.verb_like(at)
    }

    /// Whether a token stands in a title or heading, where verbs too may begin with a capital.
    pub fn in_heading(&self, at: usize) -> bool {
        self.document.block_of(self.document.sentence_of(at)).kind.is_heading()
    }

    /// Whether a word in small letters begins like a verb.
    pub fn verb_like(&self, at: usize) -> bool {
        if self.has(at, Shape::CAPITAL) || self.is(&self.words.not_verbs, at) {
            return false;
        }
        let word = self.word(at);
        word.len() > 5 && self.words.verbs.iter().any(|v| word.starts_with(v)) && self.head(at, at + 1).is_none()
    }

    /// The range of the sentence that holds a token.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let number = self.document.sentence_of(at);
        self.document.sentences.get(number).map_or(at..at, |s| s.tokens.clone())
    }

    /// How long the word or phrase at a token is that only persons' names follow.
    pub fn introduction(&self, at: usize) -> Option<usize> {
        let end = self.document.tokens.len();
        let rank = self.head(at, end).filter(|(_, h)| h.class == super::lexicon::HeadClass::Rank && self.capital(at));
        let said = self.phrase(&self.words.introduces, at, end);
        said.map(|(len, ())| len).or(rank.map(|(len, _)| len))
    }

    /// Whether a token opens its sentence, or what a mark opens inside it.
    pub fn opens(&self, at: usize) -> bool {
        self.sentence(at).start == at
            || at.checked_sub(1).and_then(|b| self.document.mark(b)).is_some_and(|m| matches!(m, '"' | '“' | ':' | '‘'))
    }

    /// The words of some tokens as numbers.
    pub fn key(&self, tokens: Range<usize>) -> Box<[WordId]> {
        self.document.words_from(tokens.start, tokens.end).collect()
    }

    /// The words of some tokens as they stand, white space made single.
    pub fn text(&self, tokens: Range<usize>) -> String {
        let words = self.document.span(tokens).of(self.document.text());
        if words.contains(['\n', '\t']) || words.contains("  ") {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            words.to_owned()
        }
    }
}
