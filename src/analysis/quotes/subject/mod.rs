//! The subject of a reporting verb: where the noun phrase to its left begins.

mod segments;
mod start;

use super::classes::Class;
use super::scan::Scan;
use super::source::{LONGEST_SOURCE, STOP};
use std::ops::Range;

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
        // *X yang berada di Y saat dihubungi membenarkan …*
        if end > low + 2 && self.is(end - 2, Class::CIRCUMSTANCE) && self.is_word(end - 1) && !self.is_capital(end - 1)
        {
            end -= 2;
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

    /// A reporting word with the helpers before it that the language counts as part of it.
    pub fn whole_cue(&self, cue: Range<usize>, low: usize) -> Range<usize> {
        let mut start = cue.start;
        while start > low && self.is(start - 1, Class::CUE_PART) {
            start -= 1;
        }
        start..cue.end
    }
}
