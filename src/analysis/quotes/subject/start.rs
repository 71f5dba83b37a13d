//! Where the noun phrase in front of a verb begins.

use super::super::classes::Class;
use super::super::scan::Scan;
use super::super::source::{LONGEST_SOURCE, STOP};

impl Scan<'_> {
    /// The start of the noun phrase that ends at `end` and whose part between commas begins at
    /// `begin`.
    pub(super) fn phrase_start(&self, begin: usize, end: usize, low: usize) -> usize {
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
    pub(super) fn last_name(&self, start: usize, end: usize) -> usize {
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
