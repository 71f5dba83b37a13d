//! The subject of a reporting verb: where the noun phrase to its left begins.

use super::classes::Class;
use super::scan::{FAR, Scan};
use super::source::{LONGEST_SOURCE, STOP};
use crate::text::TokenKind;
use std::ops::Range;

/// Most stretches between commas that a subject is looked for in.
const MOST_SEGMENTS: usize = 6;

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

impl Scan<'_> {
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
            } else if class.any(Class::RELATIVE)
                || class.any(Class::COMPLEMENTISER) && end - 1 > low && self.lexicon.grammar.relative_complementiser
            {
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
        let end = self.behind_person_named(begin, end);
        let mut start = self.phrase_start(begin, end, low);
        if relative && end > start && self.is_capital(end - 1) {
            start = start.max(self.last_name(start, end));
        }
        let tokens = self.trimmed(start..end);
        let named = tokens.clone().any(|t| self.is_word(t) && (self.is_capital(t) || !self.is(t, STOP)));
        if self.is(tokens.start, Class::NEGATION) || !tokens.is_empty() && self.only_anaphor(tokens.clone()) {
            return Subject::Denied;
        }
        // *nor does it predict*.
        if self.lexicon.grammar.fixed_word_order
            && self.is(tokens.start, Class::AUXILIARY)
            && !self.is_capital(tokens.start)
        {
            return Subject::Denied;
        }
        if !self.lexicon.grammar.finite_forms && self.is_clause(tokens.clone()) {
            // *X mengatakan …, seraya menambahkan …*: the subject is that of the sentence.
            let along = tokens.start > low && !self.is(tokens.start, Class::COPULA);
            return if along && tokens.len() == 1 { Subject::Missing } else { Subject::Denied };
        }
        let tokens = self.without_circumstance(tokens);
        if tokens.is_empty() || !named || tokens.len() > LONGEST_SOURCE {
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

    /// A noun phrase without the circumstance of the saying at its end: *X on Monday said*.
    fn without_circumstance(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.clone().any(|t| self.is(t, Class::RELATIVE)) {
            return tokens;
        }
        for at in (tokens.start + 1..tokens.end).rev() {
            let capital = self.is_capital(at) && !self.is(at, Class::DATE);
            if capital {
                break;
            }
            let dated = self.is(at, Class::PREPOSITION) && at + 1 < tokens.end && self.is(at + 1, Class::DATE);
            if self.is(at, Class::CIRCUMSTANCE) || dated {
                return tokens.start..at;
            }
        }
        tokens
    }

    /// Whether a copula makes a clause of what stands before a verb, which is then a part of its
    /// predicate: *syaratnya ialah meminta izin*; or a subordinator is all there is.
    fn is_clause(&self, tokens: Range<usize>) -> bool {
        let relative = tokens.clone().find(|&t| self.is(t, Class::RELATIVE)).unwrap_or(tokens.end);
        let copula = (tokens.start..relative).any(|t| self.is(t, Class::COPULA) && !self.is_capital(t));
        let first = self.class(tokens.start);
        let lone = tokens.len() == 1 && first.any(Class::SUBORDINATOR.with(Class::COPULA));
        copula || lone
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
    fn behind_person_named(&self, begin: usize, end: usize) -> usize {
        let low = begin.max(end.saturating_sub(LONGEST_SOURCE));
        let circumstance = |t: usize| self.is(t, Class::CIRCUMSTANCE) && !self.is_capital(t);
        (low + 1..end).find(|&at| self.behind_person(at) && circumstance(at)).unwrap_or(end)
    }

    /// Behind the last comma (or other mark that ends a part of a sentence) before `end`.
    fn previous_comma(&self, end: usize, low: usize) -> usize {
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

    /// The start of the noun phrase that ends at `end` and whose part between commas begins at
    /// `begin`.
    fn phrase_start(&self, begin: usize, end: usize, low: usize) -> usize {
        let mut start = self.skip_leads(begin, end);
        // Behind the last word that opens a clause of its own, not counting parentheses.
        let head = self.next_mark(start..end, &[',']).unwrap_or(end);
        for at in (start..head).rev() {
            let class = self.class(at);
            // *which | the owners say*.
            let object = class.any(Class::RELATIVE)
                && self.lexicon.grammar.object_relatives
                && (self.is_capital(at + 1) || self.is(at + 1, Class::DETERMINER));
            let opens =
                class.any(Class::COMPLEMENTISER) || class.any(Class::SUBORDINATOR) && !self.is_capital(at) || object;
            if opens && at + 1 < end {
                start = self.skip_leads(at + 1, end);
                break;
            }
        }
        start = self.behind_clause(start, head.max(start));
        if start < end && self.is(start, Class::PREPOSITION) && self.is(start + 1, Class::DOCUMENT) {
            start += 1;
        } else if start < end && (self.is(start, Class::PREPOSITION) || self.has_verb(start, end)) {
            start = self.last_name(start, end);
        }
        if start == begin && begin > low && self.is_mark(begin - 1, ',') {
            start = self.role_before(begin, end, low).or_else(|| self.name_before(begin, end, low)).unwrap_or(start);
        }
        start
    }

    /// Behind a whole clause that is joined to the one of the verb: *He left and | the guard said*.
    fn behind_clause(&self, start: usize, end: usize) -> usize {
        if !self.lexicon.grammar.articles {
            return start;
        }
        let low = start.max(end.saturating_sub(LONGEST_SOURCE));
        let opens = |t: usize| {
            self.is_capital(t) || self.is(t, Class::DETERMINER.with(Class::PRONOUN)) && !self.is(t, Class::AUXILIARY)
        };
        (low + 1..end)
            .rev()
            .filter(|&t| self.is(t, Class::JOIN.with(Class::CONJUNCTION)) && t + 1 < end && opens(t + 1))
            .take(3)
            .find(|&t| self.has_predicate(start..t))
            .map_or(start, |t| t + 1)
    }

    /// The noun phrase that begins the first part of a sentence that is no circumstance.
    pub fn main_subject(&self, low: usize, before: usize) -> Option<Range<usize>> {
        let mut begin = low;
        while begin < before {
            let comma = self.next_mark(begin..before, &[',']).unwrap_or(before);
            let start = self.skip_leads(begin, comma);
            if !self.is(start, Class::PREPOSITION.with(Class::SUBORDINATOR)) && !self.is_connector(start..comma) {
                let end = self.phrase_right(start, before, false);
                // *Lee gave no details, but stressed that …*: the first verb ends the subject.
                let first = |t: &usize| self.is(*t, Class::PREDICATE) && !self.is_capital(*t);
                let verb = (start + 1..end).find(first).filter(|_| self.lexicon.grammar.finite_forms);
                let end = verb.unwrap_or(end);
                return (end > start).then_some(start..end);
            }
            begin = comma + 1;
        }
        None
    }

    /// Over conjunctions and words that lead into a sentence.
    pub fn skip_leads(&self, begin: usize, end: usize) -> usize {
        let mut start = begin;
        while start + 1 < end {
            let class = self.class(start);
            let lead = class.any(Class::CONJUNCTION) || class.any(Class::ADVERB.with(Class::SUBORDINATOR));
            let points = start > begin && class.any(Class::DEMONSTRATIVE) && !class.any(Class::DETERMINER);
            // *newly opened letters*.
            let adjective = self.lexicon.grammar.prenominal_modifiers
                && class.any(Class::ADVERB)
                && !class.any(Class::CONJUNCTION)
                && self.is(start + 1, Class::VERB);
            if !(lead || points) || class.any(Class::PREPOSITION) || adjective {
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
            let participle = self.is(at + 1, Class::DATE)
                || self.is(at + 1, Class::PREPOSITION) && self.lexicon.grammar.finite_forms;
            // *newly opened letters*.
            let adjective = self.lexicon.grammar.prenominal_modifiers
                && (at == start || self.is(at - 1, Class::ADVERB.with(Class::DETERMINER)))
                && at + 1 < end
                && self.is_word(at + 1)
                && !self.is(at + 1, STOP.with(Class::DETERMINER).with(Class::PRONOUN).with(Class::ADVERB));
            if verb && !self.is_capital(at) && !participle && !adjective {
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
            || role.clone().any(|t| {
                let joins = self.is(t, Class::INSIDE) && self.is_capital(t + 1);
                self.is(t, Class::PREPOSITION) && !self.is_capital(t) && !joins
            })
            || opens
            || self.is_connector(role.clone())
            || !self.is_phrase(role.clone())
        {
            return None;
        }
        (self.words(role) >= 2).then_some(start)
    }

    /// A name before a comma and the role behind it, which no second comma closes: *Zul (56), a
    /// neighbour says*.
    fn name_before(&self, begin: usize, end: usize, low: usize) -> Option<usize> {
        let comma = begin - 1;
        let start = self.skip_leads(self.previous_comma(comma, low), comma);
        let name = start..comma;
        let named = !name.is_empty()
            && self.is_capital(start)
            && !self.is(start, STOP)
            && name.clone().all(|t| !self.is_word(t) || self.is_capital(t) || self.in_brackets(t, start));
        let aged = name.end > start && self.is_mark(name.end - 1, ')');
        let role = !self.is_capital(begin) && self.is_phrase(begin..end);
        (named && aged && role).then_some(start)
    }

    fn in_brackets(&self, token: usize, low: usize) -> bool {
        (low..token).rev().take(12).find_map(|t| match self.document.mark(t) {
            Some('(') => Some(true),
            Some(')') => Some(false),
            _ => None,
        }) == Some(true)
    }
}
