//! What stands between commas before a verb: which stretch holds the head of its subject.

use super::super::classes::Class;
use super::super::scan::{FAR, Scan};
use super::super::source::{LONGEST_SOURCE, STOP};
use crate::text::TokenKind;
use std::ops::Range;

/// Most stretches between commas that a subject is looked for in.
const MOST_SEGMENTS: usize = 6;

impl Scan<'_> {
    /// The end of the source and the start of the stretch between commas that holds its head:
    /// goes over what stands between commas before the verb.
    pub(super) fn segments_left(&self, end: usize, low: usize) -> Option<(usize, usize)> {
        let mut at = end;
        let mut source_end = end;
        for _ in 0..MOST_SEGMENTS {
            if at <= low {
                return None;
            }
            if !self.is_mark(at - 1, ',') {
                let begin = self.previous_comma(at, low);
                if begin > low && self.is_mark(begin - 1, ',') && self.is_aside(begin..at, low) {
                    at = begin - 1;
                    source_end = at;
                    continue;
                }
                return Some((source_end, begin));
            }
            let close = at - 1;
            let begin = self.previous_comma(close, low);
            let inside = begin..close;
            if source_end == at {
                source_end = close;
            }
            if begin <= low {
                // *Name, said*: the comma only separates the subject from its verb.
                return Some((source_end, begin));
            }
            if self.is_aside(inside.clone(), low) {
                at = begin - 1;
                source_end = at;
            } else if self.is_phrase(inside.clone()) && !self.is(begin, Class::DATE) || self.is(begin, Class::RELATIVE)
            {
                at = begin - 1;
            } else {
                at = begin - 1;
                source_end = at;
            }
            // The head stands before the comma that opened the parenthesis.
        }
        None
    }

    /// Whether a stretch between commas only says when, where or on what occasion somebody named
    /// before it spoke: *Senin (3/2) petang*; *di Bandung*; *saat dihubungi*; *Jawa Barat*.
    fn is_aside(&self, tokens: Range<usize>, low: usize) -> bool {
        if tokens.is_empty() || tokens.len() > LONGEST_SOURCE {
            return false;
        }
        let small = Class::DATE.with(Class::PREPOSITION).with(Class::DEMONSTRATIVE).with(Class::ADVERB);
        let number = |t: usize| self.document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Number);
        // A number alone may be an age: *X, 25, said*.
        let dated = (tokens.clone().any(|t| self.is(t, Class::DATE))
            || tokens.clone().filter(|&t| number(t)).count() > 1)
            && tokens.clone().all(|t| !self.is_word(t) || number(t) || self.is(t, small));
        if dated {
            return true;
        }
        let placed = tokens.clone().all(|t| !self.is_word(t) || self.is_place(t));
        let first = self.class(tokens.start);
        let verb = first.any(Class::VERB) && !first.any(Class::NOT_VERB);
        let small = !self.is_capital(tokens.start) && !first.any(Class::RELATIVE);
        let circumstance = small && (first.any(Class::CIRCUMSTANCE) || verb && !self.lexicon.grammar.finite_forms);
        (placed || circumstance) && self.has_head(low, tokens.start)
    }

    /// Whether somebody is named before the comma that ends at `end`, or the stretch it closes is a
    /// noun phrase that begins large.
    fn has_head(&self, low: usize, end: usize) -> bool {
        let low = low.max(end.saturating_sub(LONGEST_SOURCE));
        if (low..end).any(|t| self.is_person(t)) {
            return true;
        }
        let Some(close) = end.checked_sub(1).filter(|c| *c > low) else { return false };
        let begin = self.previous_comma(close, low);
        let start = self.skip_leads(begin, close);
        self.is_capital(start) && !self.is(start, STOP) && self.is_phrase(start..close) && self.words(start..close) > 1
    }

    /// The end of a stretch without the circumstance behind the person it names: *X di Bandung*,
    /// *X saat ditemui di kantornya*.
    pub(super) fn behind_person_named(&self, begin: usize, end: usize) -> usize {
        let low = begin.max(end.saturating_sub(LONGEST_SOURCE));
        let circumstance = |t: usize| self.is(t, Class::CIRCUMSTANCE) && !self.is_capital(t);
        (low + 1..end).find(|&at| self.behind_person(at) && circumstance(at)).unwrap_or(end)
    }

    /// Behind the last comma (or other mark that ends a part of a sentence) before `end`.
    pub(super) fn previous_comma(&self, end: usize, low: usize) -> usize {
        let low = low.max(end.saturating_sub(FAR));
        let mut at = end;
        while at > low {
            match self.document.mark(at - 1) {
                Some(')' | ']') => at = self.before_bracket(at - 1, low).unwrap_or(at - 1),
                Some(',') => match self.enumerated_left(at - 1, low) {
                    Some(first) => at = first,
                    None => return at,
                },
                Some(';' | ':' | '”' | '"' | '—' | '–' | '?' | '!') => return at,
                _ => at -= 1,
            }
        }
        low
    }
}
