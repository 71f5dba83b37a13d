//! What stands around a content and is only circumstance, or goes on with it.

use super::super::classes::Class;
use super::Parser;
use std::ops::Range;

impl Parser<'_, '_, '_> {
    /// Whether a phrase is followed by a mark that closes its part of the sentence.
    pub(super) fn closes(&self, end: usize, high: usize) -> bool {
        end >= high || !self.scan.is_word(end)
    }

    /// Whether a stretch behind an attribution goes on with the clause before it.
    pub(super) fn goes_on(&self, behind: Range<usize>) -> bool {
        let class = self.scan.class(behind.start);
        let start = self.scan.is_word(behind.start) && !self.scan.is_capital(behind.start);
        start
            && !class.any(Class::DATE)
            && !self.scan.is_participle_cue(behind.start, behind.end)
            && (class.any(Class::AUXILIARY.with(Class::NEGATION).with(Class::PREDICATE))
                || class.any(Class::VERB)
                    && !class.any(Class::NOT_VERB)
                    && !self.circumstance(behind.start)
                    && !self.scan.lexicon.is_participle(self.scan.document.word(behind.start)))
    }

    /// Whether a word begins a circumstance of the saying: *dalam*, *saat*, *ditemui*.
    pub(super) fn circumstance(&self, token: usize) -> bool {
        !self.scan.is(token, Class::QUESTION) && self.scan.is(token, Class::PREPOSITION.with(Class::SUBORDINATOR))
    }

    /// A stretch without the parts between commas at its start that only lead in.
    pub(super) fn without_connectors(&self, tokens: Range<usize>) -> Range<usize> {
        let scan = self.scan;
        let mut start = tokens.start;
        while let Some(comma) = scan.next_mark(start..tokens.end, &[',']) {
            if comma + 1 >= tokens.end || !scan.is_connector(start..comma) {
                break;
            }
            start = comma + 1;
        }
        let lone = scan.is(start, Class::CONJUNCTION) && start + 1 < tokens.end && start == self.unit.start;
        if lone { start + 1..tokens.end } else { start..tokens.end }
    }

    /// A stretch behind a source without the commas, dates and brackets at its start.
    pub(super) fn skip_dates(&self, tokens: Range<usize>) -> Range<usize> {
        let scan = self.scan;
        let mut start = tokens.start;
        for _ in 0..4 {
            while start < tokens.end && !scan.is_word(start) {
                start = match scan.document.mark(start) {
                    Some('(') => scan.behind_bracket(start, tokens.end).unwrap_or(start + 1),
                    Some('"' | '“' | '‘' | '\'' | '«' | '„' | '`') => return start..tokens.end,
                    _ => start + 1,
                };
            }
            let dated =
                scan.is(start, Class::DATE) || scan.is(start, Class::PREPOSITION) && scan.is(start + 1, Class::DATE);
            if !dated {
                break;
            }
            match scan.next_mark(start..tokens.end, &[',']) {
                Some(comma) if comma - start <= 14 => start = comma,
                _ => break,
            }
        }
        start..tokens.end
    }
}
