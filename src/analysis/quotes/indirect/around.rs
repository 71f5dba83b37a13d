//! *…, said X* and *according to X*: the content before the words, behind them, or around them.

use super::super::Source;
use super::super::classes::Class;
use super::super::draft::Draft;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::super::subject::Subject;
use super::{Parser, REACH};
use crate::analysis::Attitude;
use std::ops::Range;

impl Parser<'_, '_, '_> {
    /// *…, kata X, …*: content before the word, and behind the source where it goes on.
    pub(super) fn inverted(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        let comma = scan.behind_comma(found.tokens.start, low);
        let (source, end) = if found.cue.clitic {
            (Source::Clitic, found.tokens.end)
        } else {
            if found.tokens.start > low && !comma {
                return None;
            }
            let mut from = found.tokens.end;
            while from < high && scan.is(from, Class::ADVERB) && !scan.is_capital(from) {
                from += 1;
            }
            let named = scan.is_capital(from) || scan.is(from, Class::PRONOUN.with(Class::DETERMINER));
            let pre = low..found.tokens.start.saturating_sub(1).max(low);
            let closed = scan.is_connector(pre.clone()) || !scan.has_predicate(pre);
            let mut end = scan.phrase_right(from, high, closed);
            if end == from || !named && !self.closes(end, high) {
                return None;
            }
            if closed && end >= high {
                end = scan.phrase_right(from, high, true);
            }
            let source = from..end;
            while end < high
                && scan.is(end, Class::ADVERB)
                && !scan.is(end, Class::PREPOSITION)
                && !scan.is_capital(end)
            {
                end += 1;
            }
            // *X, a lawyer, said the plan failed*: what follows is a clause, and no source.
            let clause = scan.is(end, Class::AUXILIARY) || scan.is(end, Class::VERB) && !scan.is(end, Class::NOT_VERB);
            if found.cue.is(Frame::Active) && end < high && clause {
                return None;
            }
            (Source::Phrase(source), end)
        };
        if found.cue.clitic && !comma && !found.cue.is(Frame::According) && !found.cue.is(Frame::Passive) {
            return None;
        }
        let pre = low..found.tokens.start;
        let post = end..high;
        // A word that may also follow its subject needs a whole clause before it.
        let inside = scan.is_mark(end, ',') && self.goes_on(self.skip_dates(post.clone()));
        if found.cue.is(Frame::Active)
            && !inside
            && !scan.has_predicate(pre.clone())
            && (scan.words(post.clone()) > 0 || scan.words(pre.clone()) < 4)
        {
            return None;
        }
        let content = match self.around(pre.clone(), post.clone()) {
            Some(content) => content,
            None if found.cue.is(Frame::Active) && scan.words(post) == 0 => vec![pre],
            None => return None,
        };
        self.draft(content, found, source, Frame::Inverted, 0.88)
    }

    /// The content that stands before and behind an attribution in its middle.
    pub(super) fn around(&self, pre: Range<usize>, post: Range<usize>) -> Option<Vec<Range<usize>>> {
        let scan = self.scan;
        let before = self.scan.trimmed(self.without_connectors(pre));
        let dangles = before.end > before.start
            && scan.is(before.end - 1, Class::SUBORDINATOR.with(Class::CONJUNCTION).with(Class::COMPLEMENTISER));
        let before = if dangles { before.end..before.end } else { before };
        let comma = scan.is_mark(post.start, ',');
        let behind = self.skip_dates(post.clone());
        let whole = scan.has_predicate(before.clone());
        let said = scan.words(behind.clone()) > 0 && (comma || !whole);
        let goes_on = self.goes_on(behind.clone());
        // *This, he says, may be so*: what points back is the clause's subject here.
        if comma && goes_on && scan.is(before.start, Class::ANAPHOR) && scan.words(before.clone()) <= 3 {
            return Some(vec![before, behind]);
        }
        if scan.words(before.clone()) == 0 || scan.is_connector(before.clone()) {
            return (said && scan.has_predicate(behind.clone())).then_some(vec![behind]);
        }
        let led = scan.is(before.start, Class::PREPOSITION.with(Class::SUBORDINATOR))
            && comma
            && scan.has_predicate(behind.clone())
            && !self.circumstance(behind.start);
        if led {
            return Some(vec![before, behind]);
        }
        if whole && !(comma && goes_on) {
            return Some(vec![before]);
        }
        if scan.words(behind.clone()) > 0 && (goes_on || !whole && scan.has_predicate(behind.clone())) {
            return Some(vec![before, behind]);
        }
        whole.then_some(vec![before])
    }

    /// *Menurut X, …*; *…, menurut X*; *… menurut X …*.
    pub(super) fn according(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        if found.tokens.start > low && scan.is(found.tokens.start - 1, Class::RELATIVE.with(Class::NEGATION)) {
            return None;
        }
        let pre = low..found.tokens.start;
        let leads = scan.is_connector(pre.clone()) || scan.words(pre.clone()) == 0;
        // *kerja fleksibel berdasarkan surat edaran*: what something rests on is no report.
        if found.cue.document && !leads && !scan.behind_comma(found.tokens.start, low) {
            return None;
        }
        let (source, end) = if found.cue.clitic {
            (Source::Clitic, found.tokens.end)
        } else {
            let from = found.tokens.end;
            if found.cue.document && !(from..high.min(from + 2)).any(|t| scan.is(t, Class::DOCUMENT)) {
                return None;
            }
            let mut source_end = scan.phrase_right(from, high, leads);
            if source_end == from {
                return None;
            }
            // No verb ends the phrase: *according to media reports, …*.
            if leads && scan.is(source_end, Class::VERB) && scan.is_mark(source_end + 1, ',') {
                source_end += 1;
            }
            if let Some(end) = self.described_right(from, source_end, high) {
                source_end = end;
            }
            // *Setelah hujan reda, menurut X pada Senin, …*
            let opening = scan.trimmed(self.without_connectors(pre.clone()));
            let led = scan.behind_comma(found.tokens.start, low)
                && scan.is(opening.start, Class::PREPOSITION.with(Class::SUBORDINATOR));
            let end = self.through_circumstance(source_end, high, leads || led);
            (Source::Phrase(from..source_end), end)
        };
        let post = end..high;
        if matches!(&source, Source::Phrase(t) if scan.only_anaphor(t.clone())) {
            return None;
        }
        let content = if leads {
            let behind = self.skip_dates(post);
            if self.reports(behind.clone(), false) {
                return None;
            }
            (scan.words(behind.clone()) >= 2).then(|| vec![behind])
        } else {
            let before = low..found.tokens.start.saturating_sub(1).max(low);
            let whole = self.closes_sentence(found, &before, end, high).then(|| vec![pre.clone()]);
            self.around(pre, post).or(whole)
        }?;
        self.draft(content, found, source, Frame::According, if leads { 0.95 } else { 0.85 })
    }

    /// The end of a description that words about it follow up to the comma: *a person familiar |
    /// with the matter who asked not to be named*.
    fn described_right(&self, from: usize, end: usize, high: usize) -> Option<usize> {
        let scan = self.scan;
        if scan.lexicon.grammar.postnominal_demonstratives || end >= high || !scan.is_word(end) {
            return None;
        }
        let small = (from..end).all(|t| !scan.is_capital(t)) || scan.is(end, Class::GENITIVE);
        let verb = scan.is(end, Class::VERB) && !scan.is(end, Class::NOT_VERB);
        let tied = scan.is(end, Class::PREPOSITION) && !scan.is(end + 1, Class::DATE)
            || verb && scan.is(end + 1, Class::PREPOSITION.with(Class::DATE));
        let stop = scan.next_mark(end..high, &[',', ';', ':', '—', '–']).unwrap_or(high);
        let stop = if stop > end && scan.is_mark(stop - 1, '.') { stop - 1 } else { stop };
        (small && tied && stop - from <= REACH).then_some(stop)
    }

    /// Whether a clause begins with a source and a reporting verb of its own. With `asks`, verbs of asking and
    /// promising count too: a medium only passes on that somebody warned, while *according to X, both
    /// sides promised …* is what X says.
    pub(super) fn reports(&self, clause: Range<usize>, asks: bool) -> bool {
        let scan = self.scan;
        let window = clause.start..clause.end.min(clause.start + 16);
        scan.cues(window).first().is_some_and(|m| {
            let said = m.cue.attitude == Attitude::Speech;
            let verb = said && m.cue.is(Frame::Active) && (asks || !m.cue.request) && !m.cue.participle;
            let subject = scan.subject_left(m.tokens.start, clause.start);
            verb && matches!(subject, Subject::Phrase { tokens, relative: false } if tokens.start == clause.start)
        })
    }

    /// *Menurut X dalam rapat itu, …*: over the circumstance to the comma.
    pub(super) fn through_circumstance(&self, end: usize, high: usize, leads: bool) -> usize {
        let scan = self.scan;
        if !leads
            || end >= high
            || !scan.is_word(end)
            || !scan.is(end, Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::DATE))
        {
            return end;
        }
        match scan.next_mark(end..high.min(end + REACH), &[',']) {
            Some(comma) if scan.has_predicate(comma + 1..high) => comma,
            _ => end,
        }
    }
}
