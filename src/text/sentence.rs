//! Where sentences end.

use super::{RawToken, Shape, Span, TokenKind};
use std::collections::HashSet;
use std::ops::Range;

/// What a language says about the ends of its sentences.
pub trait SentenceRules {
    /// Whether a dot behind this word (in small letters) belongs to the word and ends no
    /// sentence: *Dr*, *Prof*, *No*.
    fn is_abbreviation(&self, word: &str) -> bool;

    /// Where in a word a name begins and ends that a lost blank has glued to its neighbours, as
    /// happens where a link was cut out of a page: *kepada|detikcom|di*.
    fn glued(&self, _word: &str) -> Option<Range<usize>> {
        None
    }

    /// Where in a text (bytes) a hyphen parts two names: *Rudi-Tania*.
    fn parting_hyphens(&self, _text: &str) -> HashSet<usize> {
        HashSet::new()
    }
}

/// Splits the tokens of one block into sentences: ranges of `tokens`, in order, without gaps.
///
/// A sentence ends behind `.`, `!`, `?`, `…` and the closing marks that follow, unless the dot
/// belongs to an abbreviation or an initial, or the next word goes on in small letters. UAX #29
/// cuts after *Prof.* and inside quotes; hence rules of our own.
pub fn split_sentences(text: &str, tokens: &[RawToken], rules: &dyn SentenceRules) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if is_end(text, tokens, at, rules) {
            let mut end = at + 1;
            while end < tokens.len() && closes(text, &tokens[end], tokens.get(end + 1)) {
                end += 1;
            }
            if end == tokens.len() || begins_sentence(text, &tokens[end]) {
                sentences.push(start..end);
                start = end;
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn mark(text: &str, token: &RawToken) -> Option<char> {
    (token.kind == TokenKind::Mark).then(|| token.span.of(text).chars().next()).flatten()
}

fn is_end(text: &str, tokens: &[RawToken], at: usize, rules: &dyn SentenceRules) -> bool {
    match mark(text, &tokens[at]) {
        Some('!' | '?' | '…') => true,
        Some('.') => {
            !at.checked_sub(1).is_some_and(|before| keeps_dot(text, &tokens[before], tokens.get(at + 1), rules))
        }
        _ => false,
    }
}

/// Whether the word before a dot owns it.
fn keeps_dot(text: &str, word: &RawToken, next: Option<&RawToken>, rules: &dyn SentenceRules) -> bool {
    if word.kind != TokenKind::Word {
        return false;
    }
    let letters = word.span.of(text);
    let initial = word.shape.has(Shape::CAPITAL) && letters.chars().count() == 1;
    let followed = next.is_some_and(|t| !matches!(mark(text, t), Some('"' | '”' | '’' | '»')));
    followed && (initial || (letters.len() <= 12 && rules.is_abbreviation(&letters.to_lowercase())))
}

fn closes(text: &str, token: &RawToken, next: Option<&RawToken>) -> bool {
    match mark(text, token) {
        Some('.' | '!' | '?' | '…' | '”' | '’' | '»' | ')' | ']') => true,
        // A straight mark closes where it touches what stands before it, unless a word touches it
        // from behind: *….“Next* with a blank lost.
        Some('"' | '\'') => !token.spaced && next.is_none_or(|n| n.spaced || n.kind != TokenKind::Word),
        _ => false,
    }
}

fn begins_sentence(text: &str, token: &RawToken) -> bool {
    match token.kind {
        TokenKind::Word => token.shape.has(Shape::CAPITAL) || token.spaced && !starts_small(text, token.span),
        TokenKind::Number => token.spaced,
        TokenKind::Mark => !matches!(mark(text, token), Some(',' | ';' | ':' | ')')),
    }
}

fn starts_small(text: &str, span: Span) -> bool {
    span.of(text).chars().next().is_some_and(char::is_lowercase)
}
