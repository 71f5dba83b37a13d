//! Appositions behind a comma, and what stands there and is none.

use super::super::classes::Class;
use super::super::scan::Scan;

/// Longest apposition in tokens.
const LONGEST_APPOSITION: usize = 24;

impl Scan<'_> {
    /// The end of an apposition behind a comma, without the comma that closes it.
    pub(super) fn apposition(&self, from: usize, limit: usize, closed: bool) -> Option<usize> {
        if self.is_other_subject(from) {
            return None;
        }
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

    /// Whether what stands small behind a name and a comma is a word that no person is, and
    /// so the subject of what is said: *kata X, kondisi jalan itu membaik*.
    fn is_other_subject(&self, from: usize) -> bool {
        let named = from.checked_sub(2).is_some_and(|last| self.is_capital(last));
        named
            && !self.lexicon.grammar.articles
            && self.is_word(from)
            && !self.is_capital(from)
            && !self.is(from, Class::RELATIVE.with(Class::DETERMINER))
            && !self.lexicon.is_role(self.document, from)
    }
}
