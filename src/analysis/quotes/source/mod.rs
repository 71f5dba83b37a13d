//! Where a noun phrase ends, and what is one.
//!
//! No tagger is at hand, so the ends are found by what cannot stand in a noun phrase: the pack's
//! closed classes, words with a verb's affixes, and commas that do not set off an apposition.

mod apposition;
mod enumerated;

use super::classes::Class;
use super::scan::Scan;
use crate::text::Shape;
use std::ops::Range;

/// Longest place in a description, in tokens.
const LONGEST_PLACE: usize = 14;
/// Most links of what belongs to what.
const MOST_OWNED: usize = 3;
/// Longest source in tokens.
pub const LONGEST_SOURCE: usize = 60;

/// What cannot stand inside a noun phrase.
pub const STOP: Class = Class::PREPOSITION
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
        if let Some(pointer) = self.pointer_right(from, end, limit) {
            return pointer;
        }
        end = self.owned_right(from, end, limit);
        while end < limit && self.is_mark(end, ',') {
            if let Some(last) = self.enumerated_right(end, limit) {
                end = self.simple_right(last, limit).max(last);
                continue;
            }
            let Some(next) = self.apposition(end + 1, limit, closed) else { break };
            end = next;
        }
        while end > from && matches!(self.document.mark(end - 1), Some('.' | ',' | ';' | ':' | '-' | '/')) {
            end -= 1;
        }
        end
    }

    /// Over what a description belongs to: *a spokesman | for the owners*, *the Society | of the
    /// Friends*.
    fn owned_right(&self, from: usize, mut end: usize, limit: usize) -> usize {
        for _ in 0..MOST_OWNED {
            let small = (from..end).all(|t| !self.is_capital(t) || t == from && self.is(t, Class::DETERMINER));
            let named = self.is_capital(end + 1) || self.is(end + 1, Class::DETERMINER) && self.is_capital(end + 2);
            if !self.is(end, Class::GENITIVE) || self.is(end + 1, Class::DATE) || !(small || named) {
                break;
            }
            let next = self.simple_right(end + 1, limit);
            if next <= end + 1 {
                break;
            }
            end = next;
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
            let points = self.lexicon.grammar.postnominal_demonstratives && class.any(Class::DEMONSTRATIVE);
            if points && at > from && self.is_word(at - 1) && !class.any(Class::DETERMINER) {
                at += 1;
                continue;
            }
            let capital = self.is_capital(at);
            if at > from && (self.is_glued(at) || self.opens_another(at)) {
                break;
            }
            let stop = class.any(STOP)
                || (class.any(Class::VERB) && !class.any(Class::NOT_VERB))
                || (class.any(Class::ADVERB) && at > from);
            // *the leading party*.
            let adjective = self.lexicon.grammar.prenominal_modifiers
                && class.any(Class::VERB)
                && at > from
                && self.is(at - 1, Class::DETERMINER)
                && !self.is(at - 1, Class::PRONOUN)
                && self.is_word(at + 1);
            let stop = stop && !adjective;
            let small = !capital || class.any(Class::DATE);
            if stop && small && !self.is_inside(at, from, limit) && !self.joins_roles(at, from, limit) {
                break;
            }
            at += 1;
            // *some said*, but *some media reports*.
            let determines = class.any(Class::DETERMINER) && at < limit && self.is_plain(at);
            if class.any(Class::PRONOUN) && at == from + 1 && !determines && !capital_name(self, at, limit) {
                break;
            }
        }
        at
    }

    /// Whether a noun phrase begins where another has ended: *reporters | the plan*, *voters | she*.
    fn opens_another(&self, at: usize) -> bool {
        let class = self.class(at);
        let before = self.class(at - 1);
        self.lexicon.grammar.articles
            && self.is_word(at - 1)
            && !self.is_capital(at)
            && class.any(Class::DETERMINER.with(Class::PRONOUN))
            && !class.any(Class::RELATIVE)
            && !before.any(Class::DETERMINER.with(Class::JOIN).with(Class::INSIDE).with(Class::PREPOSITION))
            && !self.lexicon.is_possessive(self.document.word(at - 1))
    }

    /// Whether a word is neither a small one nor a verb alone.
    fn is_plain(&self, token: usize) -> bool {
        let class = self.class(token);
        self.is_word(token)
            && !class.any(STOP)
            && !class.any(Class::ADVERB)
            && (!class.any(Class::VERB) || class.any(Class::NOT_VERB) || self.is_mark(token + 1, ','))
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

    /// Behind the word that points back at the end of a description with a preposition in it: *dokter
    /// di kota kecil itu |*.
    fn pointer_right(&self, from: usize, end: usize, limit: usize) -> Option<usize> {
        let described = self.is(end, Class::PREPOSITION) && !self.is_capital(from) && end < limit;
        if !described || !self.lexicon.is_role(self.document, from) {
            return None;
        }
        let stop = Class::CONJUNCTION.with(Class::SUBORDINATOR).with(Class::AUXILIARY).with(Class::NEGATION);
        let verb = |t: usize| self.is(t, Class::VERB) && !self.is(t, Class::NOT_VERB) && !self.is_capital(t);
        let mut inside = (end..limit.min(end + LONGEST_PLACE)).take_while(|&t| {
            let bracket = matches!(self.document.mark(t), Some('(' | ')' | '-' | '/'));
            (bracket || self.is_word(t)) && (self.is_capital(t) || !self.is(t, stop)) && !verb(t)
        });
        let pointer = inside.find(|&t| self.is(t, Class::DEMONSTRATIVE) && !self.is_capital(t))?;
        (pointer + 1 >= limit || !self.is_word(pointer + 1)).then_some(pointer + 1)
    }

    /// Whether *and* joins two small words for what one person is: *ekonom dan pengamat X*.
    fn joins_roles(&self, at: usize, from: usize, limit: usize) -> bool {
        self.is(at, Class::JOIN)
            && at + 1 < limit
            && (from..at).all(|t| self.is_word(t) && !self.is_capital(t))
            && !self.is_capital(at + 1)
            && self.lexicon.is_role(self.document, from)
            && self.lexicon.is_role(self.document, at + 1)
    }

    /// The end of a relative clause: the next comma or the limit.
    fn relative_end(&self, at: usize, limit: usize) -> usize {
        self.next_mark(at..limit, &[',', ';', ':']).unwrap_or(limit)
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
            // *a teacher named X*.
            let named =
                verb && noun && self.lexicon.grammar.finite_forms && self.is_capital(at + 1) && at + 1 < tokens.end;
            if !capital && (verb && !named || bad) {
                return false;
            }
            noun |= self.is_word(at) && (capital || !class.any(STOP.with(Class::ADVERB).with(Class::CONNECTOR)));
            at += 1;
        }
        noun
    }

    pub fn is_name_start(&self, tokens: Range<usize>) -> bool {
        tokens.len() > 1
            && self.is_capital(tokens.start)
            && self.is_capital(tokens.start + 1)
            && !self.is(tokens.start, Class::DATE)
            && !self.is(tokens.start + 1, Class::DATE)
    }
}

/// Whether a pronoun-like word begins a name.
fn capital_name(scan: &Scan<'_>, at: usize, limit: usize) -> bool {
    at < limit && scan.is_capital(at) && scan.is_capital(at - 1) && !scan.is(at, Class::DATE)
}
