//! Where the noun phrase of a source begins and ends.
//!
//! No tagger is at hand, so the ends are found by what cannot stand in a noun phrase: the pack's
//! closed classes, words with a verb's affixes, and commas that do not set off an apposition.

use super::classes::Class;
use super::scan::{FAR, Scan};
use crate::text::Shape;
use std::ops::Range;

/// Longest apposition in tokens.
const LONGEST_APPOSITION: usize = 24;
/// Longest source in tokens.
const LONGEST_SOURCE: usize = 60;

/// What stands to the left of a reporting verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A noun phrase; whether the verb stands in a relative clause on it.
    Phrase {
        /// Its tokens.
        tokens: Range<usize>,
        /// Whether a relative pronoun stands between it and the verb.
        relative: bool,
    },
    /// The verb is denied.
    Denied,
    /// None.
    Missing,
}

/// What cannot stand inside a noun phrase.
const STOP: Class = Class::PREPOSITION
    .with(Class::CONJUNCTION)
    .with(Class::SUBORDINATOR)
    .with(Class::COMPLEMENTISER)
    .with(Class::WEAK_COMPLEMENTISER)
    .with(Class::PURPOSE)
    .with(Class::AUXILIARY)
    .with(Class::NEGATION)
    .with(Class::DATE);

impl Scan<'_> {
    /// The end of the noun phrase that begins at `from`; `from` itself where there is none.
    ///
    /// `closed` tells that an apposition must be closed by a comma, because a clause follows.
    pub fn phrase_right(&self, from: usize, limit: usize, closed: bool) -> usize {
        let limit = limit.min(from + LONGEST_SOURCE);
        let mut end = self.simple_right(from, limit);
        if end == from {
            return from;
        }
        while end < limit && self.is_mark(end, ',') {
            let Some(next) = self.apposition(end + 1, limit, closed) else { break };
            end = next;
        }
        while end > from && matches!(self.document.mark(end - 1), Some('.' | ',' | ';' | ':' | '-' | '/')) {
            end -= 1;
        }
        end
    }

    /// A noun phrase without appositions.
    fn simple_right(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit {
            let class = self.class(at);
            if !self.is_word(at) {
                match self.document.mark(at) {
                    Some('(') if at > from => match self.behind_bracket(at, limit) {
                        Some(behind) => at = behind,
                        None => break,
                    },
                    Some('/' | '-' | '&' | '@' | '#' | '’' | '\'' | '_') => at += 1,
                    Some('.') if at > from && at + 1 < limit && !self.spaced(at) => at += 1,
                    _ => break,
                }
                continue;
            }
            if class.any(Class::RELATIVE) && at > from {
                return self.relative_end(at, limit);
            }
            if class.any(Class::DEMONSTRATIVE) && at > from && self.is_word(at - 1) && !class.any(Class::DETERMINER) {
                at += 1;
                continue;
            }
            let capital = self.is_capital(at);
            if at > from && self.is_glued(at) {
                break;
            }
            let stop = class.any(STOP)
                || (class.any(Class::VERB) && !class.any(Class::NOT_VERB))
                || (class.any(Class::ADVERB) && at > from);
            if stop && !(capital && !class.any(Class::DATE) && at > from) && !self.is_inside(at, from, limit) {
                break;
            }
            at += 1;
            if class.any(Class::PRONOUN) && at == from + 1 && !capital_name(self, at, limit) {
                break;
            }
        }
        at
    }

    /// Whether a word has lost the blank before the name it ends in: it begins small and holds a
    /// capital.
    fn is_glued(&self, token: usize) -> bool {
        let inner = self.document.tokens.get(token).is_some_and(|t| t.shape.has(Shape::INNER_CAPITAL));
        inner && !self.is_capital(token) && !self.is_capital(token - 1)
            || inner && !self.is_capital(token) && self.document.word(token).len() > 8
    }

    fn spaced(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_none_or(|t| t.spaced)
    }

    /// Whether a small word joins two parts of a name or two names.
    fn is_inside(&self, at: usize, from: usize, limit: usize) -> bool {
        let class = self.class(at);
        if at == from || at + 1 >= limit {
            return false;
        }
        let before = self.is_capital(at - 1) || self.is_mark(at - 1, ')') || class.any(Class::JOIN);
        let behind = self.is_capital(at + 1);
        class.any(Class::INSIDE.with(Class::JOIN)) && before && behind && !self.is(at + 1, Class::DATE)
    }

    /// The end of a relative clause: the next comma or the limit.
    fn relative_end(&self, at: usize, limit: usize) -> usize {
        self.next_mark(at..limit, &[',', ';', ':']).unwrap_or(limit)
    }

    /// The end of an apposition behind a comma, without the comma that closes it.
    fn apposition(&self, from: usize, limit: usize, closed: bool) -> Option<usize> {
        let stop = limit.min(from + LONGEST_APPOSITION);
        let end = self.next_mark(from..stop, &[',', ';', ':']);
        let end = match end {
            Some(end) => end,
            None if !closed && stop == limit => limit,
            None => {
                // A name set off on one side only: *the head of the office, Budi, on Monday*.
                let end = self.simple_right(from, stop);
                return (!closed && end > from && self.is_capital(from) && !self.is(from, Class::DATE)).then_some(end);
            }
        };
        if closed && !self.is_mark(end, ',') {
            return None;
        }
        if self.is(from, Class::RELATIVE) {
            let reports = (from + 1..end.min(from + 4)).any(|t| self.lexicon.cue_at(self.document, t, end).is_some());
            return (!reports).then_some(end);
        }
        let part = self.simple_right(from, end);
        let named = (from..part).all(|t| !self.is_word(t) || self.is_capital(t) || self.is(t, Class::INSIDE));
        if !closed && part > from && part < end && named && self.is_capital(from) && !self.is(from, Class::DATE) {
            return Some(part);
        }
        self.is_phrase(from..end).then_some(end)
    }

    /// Whether a stretch looks like a noun phrase: no verb outside a relative clause, and a noun.
    pub fn is_phrase(&self, tokens: Range<usize>) -> bool {
        if tokens.is_empty() || !self.is_word(tokens.start) && !self.is_mark(tokens.start, '@') {
            return false;
        }
        if self.is(tokens.start, STOP.with(Class::RELATIVE)) && !self.is_name_start(tokens.clone()) {
            return false;
        }
        let mut noun = false;
        let mut at = tokens.start;
        while at < tokens.end {
            let class = self.class(at);
            if self.is_mark(at, '(') {
                at = self.behind_bracket(at, tokens.end).unwrap_or(at + 1);
                continue;
            }
            if class.any(Class::RELATIVE) && noun {
                return true;
            }
            let capital = self.is_capital(at);
            let verb = class.any(Class::VERB) && !class.any(Class::NOT_VERB);
            let bad = class.any(
                Class::AUXILIARY
                    .with(Class::NEGATION)
                    .with(Class::COMPLEMENTISER)
                    .with(Class::SUBORDINATOR)
                    .with(Class::COPULA),
            );
            if !capital && (verb || bad) {
                return false;
            }
            noun |= self.is_word(at) && (capital || !class.any(STOP.with(Class::ADVERB).with(Class::CONNECTOR)));
            at += 1;
        }
        noun
    }

    fn is_name_start(&self, tokens: Range<usize>) -> bool {
        tokens.len() > 1
            && self.is_capital(tokens.start)
            && self.is_capital(tokens.start + 1)
            && !self.is(tokens.start, Class::DATE)
    }

    /// The subject of the verb at `cue`, not before `low`.
    pub fn subject_left(&self, cue: usize, low: usize) -> Subject {
        let mut end = cue;
        let mut relative = false;
        while end > low {
            let class = self.class(end - 1);
            if class.any(Class::NEGATION.with(Class::IRREALIS)) {
                return Subject::Denied;
            }
            if class.any(Class::INFINITIVE) && !(end - 1 > low && self.is(end - 2, Class::CUE_PART)) {
                return Subject::Missing;
            }
            let pointer = class.any(Class::DEMONSTRATIVE)
                && !(end - 1 > low && self.is(end - 2, Class::ADVERB.with(Class::DATE)) && !self.is_capital(end - 2));
            let helper = class.any(Class::ADVERB.with(Class::AUXILIARY).with(Class::CUE_PART))
                && !pointer
                && (!self.is_capital(end - 1) || end - 1 == low);
            if class.any(Class::RELATIVE) && class.any(Class::PRONOUN) {
                return Subject::Phrase { tokens: end - 1..end, relative: false };
            } else if class.any(Class::RELATIVE) {
                relative = true;
            } else if !helper {
                break;
            }
            end -= 1;
        }
        if end > low && self.is(end - 1, Class::JOIN.with(Class::CONJUNCTION)) {
            return Subject::Missing;
        }
        if let Some(at) = self.near_relative(end, low) {
            relative = true;
            end = at;
        }
        let Some((end, begin)) = self.segments_left(end, low) else { return Subject::Missing };
        let mut start = self.phrase_start(begin, end, low);
        if relative && end > start && self.is_capital(end - 1) {
            start = start.max(self.last_name(start, end));
        }
        let tokens = self.trimmed(start..end);
        let named = tokens.clone().any(|t| self.is_word(t) && (self.is_capital(t) || !self.is(t, STOP)));
        if tokens.is_empty() || !named || self.only_anaphor(tokens.clone()) || tokens.len() > LONGEST_SOURCE {
            return Subject::Missing;
        }
        Subject::Phrase { tokens, relative }
    }

    /// A relative pronoun a few words before a verb, with only a circumstance between.
    fn near_relative(&self, end: usize, low: usize) -> Option<usize> {
        let at = (low.max(end.saturating_sub(4))..end).rev().find(|t| self.is(*t, Class::RELATIVE))?;
        let plain =
            self.is(at + 1, Class::PREPOSITION) && (at + 1..end).all(|t| self.is_word(t) && !self.is_capital(t));
        (plain && !self.is(at, Class::PRONOUN)).then_some(at)
    }

    /// Whether the words only point back to what was said.
    pub fn only_anaphor(&self, tokens: Range<usize>) -> bool {
        self.is(tokens.start, Class::ANAPHOR)
            && !self.is(tokens.start, Class::PRONOUN)
            && tokens.clone().all(|t| !self.is_word(t) || self.is(t, Class::ANAPHOR.with(Class::DEMONSTRATIVE)))
    }

    /// The end of the source and the start of the stretch between commas that holds its head:
    /// goes over what stands between commas before the verb.
    fn segments_left(&self, end: usize, low: usize) -> Option<(usize, usize)> {
        let mut at = end;
        let mut source_end = end;
        for _ in 0..4 {
            if at <= low {
                return None;
            }
            if !self.is_mark(at - 1, ',') {
                let begin = self.previous_comma(at, low);
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
            if self.is_phrase(inside.clone()) && !self.is(begin, Class::DATE) || self.is(begin, Class::RELATIVE) {
                at = begin - 1;
            } else {
                at = begin - 1;
                source_end = at;
            }
            // The head stands before the comma that opened the parenthesis.
            if at > low && !self.is_mark(at - 1, ',') {
                let begin = self.previous_comma(at, low);
                return Some((source_end, begin));
            }
        }
        None
    }

    /// Behind the last comma (or other mark that ends a part of a sentence) before `end`.
    fn previous_comma(&self, end: usize, low: usize) -> usize {
        let low = low.max(end.saturating_sub(FAR));
        let mut at = end;
        while at > low {
            match self.document.mark(at - 1) {
                Some(')' | ']') => at = self.before_bracket(at - 1, low).unwrap_or(at - 1),
                Some(',' | ';' | ':' | '”' | '"' | '—' | '–' | '?' | '!') => return at,
                _ => at -= 1,
            }
        }
        low
    }

    /// The start of the noun phrase that ends at `end` and whose part between commas begins at
    /// `begin`.
    fn phrase_start(&self, begin: usize, end: usize, low: usize) -> usize {
        let mut start = self.skip_leads(begin, end);
        // Behind the last word that opens a clause of its own, not counting parentheses.
        let head = self.next_mark(start..end, &[',']).unwrap_or(end);
        for at in (start..head).rev() {
            let class = self.class(at);
            let opens = class.any(Class::COMPLEMENTISER) || class.any(Class::SUBORDINATOR) && !self.is_capital(at);
            if opens && at + 1 < end {
                start = self.skip_leads(at + 1, end);
                break;
            }
        }
        if start < end && self.is(start, Class::PREPOSITION) && self.is(start + 1, Class::DOCUMENT) {
            start += 1;
        } else if start < end && (self.is(start, Class::PREPOSITION) || self.has_verb(start, end)) {
            start = self.last_name(start, end);
        }
        if start == begin && begin > low && self.is_mark(begin - 1, ',') {
            start = self.role_before(begin, end, low).unwrap_or(start);
        }
        start
    }

    /// Over conjunctions and words that lead into a sentence.
    pub fn skip_leads(&self, begin: usize, end: usize) -> usize {
        let mut start = begin;
        while start + 1 < end {
            let class = self.class(start);
            let lead = class.any(Class::CONJUNCTION) || class.any(Class::ADVERB.with(Class::SUBORDINATOR));
            if !lead || class.any(Class::PREPOSITION) {
                break;
            }
            start += 1;
        }
        start
    }

    /// A reporting word with the helpers before it that the language counts as part of it.
    pub fn whole_cue(&self, cue: Range<usize>, low: usize) -> Range<usize> {
        let mut start = cue.start;
        while start > low && self.is(start - 1, Class::CUE_PART) {
            start -= 1;
        }
        start..cue.end
    }

    fn has_verb(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            let class = self.class(at);
            if class.any(Class::RELATIVE) && at > start {
                return false;
            }
            if self.is_mark(at, '(') {
                at = self.behind_bracket(at, end).unwrap_or(at + 1);
                continue;
            }
            let verb = class.any(Class::VERB) && !class.any(Class::NOT_VERB);
            let participle =
                self.is(at + 1, Class::DATE) || self.is(at + 1, Class::PREPOSITION) && !self.lexicon.prefixes_verbs();
            if verb && !self.is_capital(at) && !participle {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The start of the last run of capitalised words, or of the last word.
    fn last_name(&self, start: usize, end: usize) -> usize {
        let mut at = end;
        while at > start {
            let before = at - 1;
            if self.is_mark(before, ')') {
                let Some(open) = self.before_bracket(before, start) else { break };
                if at != end && self.is(open.saturating_sub(1), Class::DATE) {
                    break;
                }
                at = open;
                continue;
            }
            let inside = self.is(before, Class::INSIDE)
                && before > start
                && self.is_capital(before - 1)
                && !self.is(before - 1, Class::DATE);
            let name = self.is_capital(before) && !self.is(before, Class::DATE) || self.is_mark(before, '/');
            if !(name || inside && at < end) || before == start && self.is(before, Class::PREPOSITION) {
                break;
            }
            at = before;
        }
        if at < end {
            return at;
        }
        // No name: what stands behind a demonstrative that ends the phrase before.
        let after = (start..end - 1).rev().find(|t| self.is(*t, Class::DEMONSTRATIVE) || self.is_mark(*t, ')'));
        match after {
            Some(after) => after + 1,
            None if self.is(end - 1, Class::PRONOUN) => end - 1,
            None => end,
        }
    }

    /// A role before a comma and the name behind it: *the lawyer of the family, Putri*.
    fn role_before(&self, begin: usize, end: usize, low: usize) -> Option<usize> {
        let named = self.is_capital(begin)
            && (begin..end).all(|t| {
                !self.is_word(t) || self.is_capital(t) || self.is(t, Class::INSIDE) || self.in_brackets(t, begin)
            });
        if !named {
            return None;
        }
        let comma = begin - 1;
        let start = self.skip_leads(self.previous_comma(comma, low), comma);
        let role = start..comma;
        let opens = self.is(start, STOP) && !self.is_name_start(role.clone());
        if role.is_empty()
            || role.clone().any(|t| self.is(t, Class::PREPOSITION) && !self.is_capital(t))
            || opens
            || self.is_connector(role.clone())
            || !self.is_phrase(role.clone())
        {
            return None;
        }
        (self.words(role) >= 2).then_some(start)
    }

    fn in_brackets(&self, token: usize, low: usize) -> bool {
        (low..token).rev().take(12).find_map(|t| match self.document.mark(t) {
            Some('(') => Some(true),
            Some(')') => Some(false),
            _ => None,
        }) == Some(true)
    }
}

/// Whether a pronoun-like word begins a name.
fn capital_name(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    at < limit && scan.is_capital(at) && scan.is_capital(at - 1) && !scan.is(at, Class::DATE)
}
