//! Reporting words that are nouns where they stand: *the report*, *their plans*.

use super::classes::Class;
use super::marks::{Quoted, in_marks};
use super::scan::{Match, Scan};
use std::ops::Range;

impl Scan<'_> {
    /// Whether a reporting word is a noun here, or part of a name.
    pub fn is_noun_cue(&self, found: &Match, unit: &Range<usize>, quoted: &[Quoted]) -> bool {
        let scan = self;
        let start = found.tokens.start;
        if start == unit.start {
            return found.cue.noun;
        }
        let before = start - 1;
        if scan.is_capital(start) && scan.is_capital(before) && scan.lexicon.grammar.noun_verb_conversion {
            return true;
        }
        if !found.cue.noun {
            return false;
        }
        let word = scan.document.word(before);
        let owned = scan.is(before, Class::DETERMINER.with(Class::PREPOSITION).with(Class::JOIN))
            && !scan.is(before, Class::PRONOUN)
            || scan.lexicon.is_possessive(word);
        if owned || !self.takes_complement(found.tokens.end, unit.end, quoted) {
            return true;
        }
        if scan.is(before, Class::AUXILIARY.with(Class::RELATIVE).with(Class::ADVERB).with(Class::INFINITIVE))
            || scan.is_mark(before, ',')
        {
            return false;
        }
        let plural = scan.lexicon.is_plural(word);
        let agrees = found.cue.plural && plural
            || found.cue.singular && !plural && scan.is_word(before) && self.determined(unit.start, before);
        !(agrees || scan.is_capital(before) || scan.is(before, Class::PRONOUN))
    }

    /// Whether what follows a word can be what a verb takes.
    fn takes_complement(&self, at: usize, end: usize, quoted: &[Quoted]) -> bool {
        let scan = self;
        if at >= end || !scan.is_word(at) {
            return at < end && (in_marks(quoted, at) || scan.is_mark(at, ':'));
        }
        let verb = scan.is(at, Class::VERB) && !scan.is(at, Class::NOT_VERB);
        !verb && !scan.is(at, Class::AUXILIARY.with(Class::PREPOSITION).with(Class::JOIN).with(Class::RELATIVE))
            || scan.is(at, Class::INFINITIVE)
    }

    /// Whether the noun phrase that ends at a token begins with a determiner or a name.
    fn determined(&self, low: usize, last: usize) -> bool {
        (low..=last)
            .rev()
            .take(5)
            .take_while(|t| self.is_word(*t))
            .any(|t| self.is(t, Class::DETERMINER) || self.is_capital(t))
    }
}
