//! *It was said that …* and *taken from X*: clauses whose subject is no source.

use super::super::Source;
use super::super::classes::Class;
use super::super::draft::Draft;
use super::super::lexicon::Frame;
use super::super::scan::Match;
use super::{Parser, REACH};
use std::ops::Range;

/// Longest sentence that the next one may point back to, in tokens.
const FARTHEST: usize = 80;

impl Parser<'_, '_, '_> {
    /// *Disebutkan X bahwa …*; *Dikatakan, …*; *warga diimbau agar …*.
    pub(super) fn passive(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        let mut before = found.tokens.start;
        while before > low && scan.is(before - 1, Class::ADVERB.with(Class::AUXILIARY)) && !scan.is_capital(before - 1)
        {
            before -= 1;
        }
        let denied = (before..found.tokens.start).any(|t| scan.is(t, Class::NEGATION.with(Class::IRREALIS)));
        if denied || before > low && scan.is(before - 1, Class::RELATIVE.with(Class::NEGATION)) {
            return None;
        }
        let pre = self.without_connectors(low..before);
        if found.cue.clitic && scan.words(pre.clone()) > 0 {
            let content = self.around(pre, found.tokens.end..high)?;
            return self.draft(content, found, Source::Clitic, Frame::Passive, 0.8);
        }
        let mut from = found.tokens.end;
        while from < high && scan.is(from, Class::BY.with(Class::ADVERB)) {
            from += 1;
        }
        if found.cue.request {
            let verb =
                (from..high.min(from + 3)).find(|t| !scan.is(*t, Class::ADVERB) || scan.is(*t, Class::PREDICATE));
            let asked = scan.words(pre.clone()) > 0
                && verb.is_some_and(|t| {
                    scan.is(t, Class::NEGATION) || scan.is(t, Class::VERB) && !scan.is(t, Class::NOT_VERB)
                });
            if asked {
                let content = from..high;
                return self.draft(vec![content], found, Source::None, Frame::Passive, 0.75);
            }
            let purpose = (from..high.min(from + 8)).find(|t| scan.is(*t, Class::PURPOSE))?;
            let between = from..purpose;
            let source = if between.is_empty() { Source::None } else { Source::Phrase(between) };
            if scan.words(pre) == 0 {
                return None;
            }
            let content = purpose + 1..high;
            return self.draft(vec![content], found, source, Frame::Passive, 0.75);
        }
        let that = self.complementiser(from, high, true);
        if that.is_none() && scan.words(pre.clone()) > 0 && scan.only_anaphor(pre.clone()) {
            return self.points_back(found, from, high);
        }
        let end = scan.phrase_right(from, that.unwrap_or(high), that.is_none());
        let named = if end > from && that.is_none_or(|t| end <= t) { Source::Phrase(from..end) } else { Source::None };
        let named = match named {
            Source::None => self.document_before(low, found.tokens.start),
            named => named,
        };
        let start = match that {
            Some(that) => that + 1,
            None if scan.is_mark(end, ',') => self.skip_dates(end..high).start,
            None => return None,
        };
        let content = start..high;
        if that.is_none() && !scan.has_predicate(content.clone()) {
            return None;
        }
        let led = pre.clone().take(3).any(|t| scan.is(t, Class::PREPOSITION));
        let alone = scan.words(pre.clone()) == 0 || led || that.is_some();
        if !alone || scan.is(pre.start, Class::ANAPHOR) && scan.words(pre) > 0 && that.is_none() {
            return None;
        }
        self.draft(vec![content], found, named, Frame::Passive, if that.is_some() { 0.88 } else { 0.7 })
    }

    /// *Warga harus mendaftar. Hal itu disampaikan X*: the sentence before is what somebody named said, where it
    /// has no reporting word of its own.
    fn points_back(&self, found: &Match, from: usize, high: usize) -> Option<Draft> {
        let scan = self.scan;
        let document = scan.document;
        let end = scan.phrase_right(from, high, true);
        let number = document.sentence_of(self.unit.start);
        let this = document.sentences.get(number).filter(|s| s.tokens.start == self.unit.start)?;
        let before = number.checked_sub(1).and_then(|n| document.sentences.get(n))?;
        let running = |number: usize| !document.block_of(number).kind.is_heading();
        let beside = before.block == this.block || before.block + 1 == this.block && running(number - 1);
        let content = before.tokens.clone();
        let plain = content.len() <= FARTHEST
            && scan.has_predicate(content.clone())
            && scan.cues(content.clone()).is_empty()
            && !content.clone().any(|t| self.in_marks(t));
        let named = (from..end).any(|t| scan.is_capital(t));
        if !(beside && plain && named) {
            return None;
        }
        self.draft(vec![content], found, Source::Phrase(from..end), Frame::Passive, 0.7)
    }

    /// *In the report it is said*: the thing written, behind its preposition.
    pub(super) fn document_before(&self, low: usize, cue: usize) -> Source {
        let scan = self.scan;
        let Some(document) = (low..cue).find(|t| scan.is(*t, Class::DOCUMENT)) else { return Source::None };
        let end = scan.phrase_right(document, cue, false);
        if end > document { Source::Phrase(document..end) } else { Source::None }
    }

    /// *Dikutip dari X, …*.
    pub(super) fn via(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        let pre = low..found.tokens.start;
        let written = (found.tokens.end..high.min(found.tokens.end + 3)).any(|t| scan.is(t, Class::DOCUMENT));
        if found.cue.document && !written {
            return None;
        }
        let start = found.tokens.start;
        // *seperti diberitakan*, *seperti yang diberitakan*.
        let small = Class::PREPOSITION.with(Class::SUBORDINATOR);
        let like = if start > low && scan.is(start - 1, small) {
            1
        } else if start > low + 1 && scan.is(start - 1, Class::RELATIVE) && scan.is(start - 2, small) {
            2
        } else {
            0
        };
        let leads = scan.words(pre.clone()) <= like || scan.is_connector(pre.clone());
        let (source, end) = scan.medium(found, high, leads);
        if !leads {
            return self.via_behind(found, low..start - like, source, end..high);
        }
        let comma = scan.next_mark(end..high.min(end + REACH), &[','])?;
        let content = self.skip_dates(comma..high);
        // *Dilansir X, Y memperingatkan Z …*: Y says it, and X only passes it on.
        if self.reports(content.clone(), true) {
            return None;
        }
        if !scan.has_predicate(content.clone()) || scan.has_predicate(end..comma) {
            return None;
        }
        self.draft(vec![content], found, source, Frame::Via, 0.8)
    }

    /// *…, dikutip dari X*: the clause before, where nothing follows but a date; around it, where it stands
    /// behind a subject.
    pub(super) fn via_behind(
        &self,
        found: &Match,
        pre: Range<usize>,
        source: Source,
        post: Range<usize>,
    ) -> Option<Draft> {
        let scan = self.scan;
        let comma = pre.end > pre.start && scan.is_mark(pre.end - 1, ',');
        let pre = self.without_connectors(pre);
        // *X, seperti dilansir Y, …*: between a subject and what is told of it.
        let behind = self.skip_dates(post.clone());
        let inside = comma && scan.is_mark(post.start, ',') && matches!(source, Source::Phrase(_));
        if inside && scan.words(pre.clone()) > 0 && !scan.has_predicate(pre.clone()) && self.goes_on(behind.clone()) {
            // *X, seperti dilansir Y, mengatakan …*: X says it.
            let said = scan.cues(behind.start..behind.end.min(behind.start + 2));
            if let Some(said) = said.first().filter(|m| m.tokens.start == behind.start && m.cue.is(Frame::Active)) {
                let (start, _) = self.opening(said, post.end)?;
                let content = start..post.end;
                return self.draft(vec![content], said, Source::Phrase(scan.trimmed(pre)), Frame::Active, 0.8);
            }
            let told = scan.has_predicate(behind.clone());
            return told.then(|| self.draft(vec![pre, behind], found, source, Frame::Via, 0.7)).flatten();
        }
        // *Pernyataan itu disampaikan X, dilansir Y*: tells that something was said, and not what.
        if scan.cues(pre.clone()).iter().any(|m| m.cue.is(Frame::Passive)) {
            return None;
        }
        let follows = scan.words(self.skip_dates(post.clone())) > 4 || scan.has_predicate(post);
        let named = matches!(source, Source::Phrase(_));
        if !comma || !named || follows || scan.is(pre.start, Class::ANAPHOR) || !scan.has_predicate(pre.clone()) {
            return None;
        }
        self.draft(vec![pre], found, source, Frame::Via, 0.65)
    }
}
