//! Where the content behind a verb begins, and how that is known.

use super::super::classes::Class;
use super::super::scan::Match;
use super::super::source::STOP;
use super::{Evidence, Parser, REACH};

impl Parser<'_, '_, '_> {
    /// Where the content behind a verb begins, and how that is known.
    pub(super) fn opening(&self, found: &Match, high: usize) -> Option<(usize, Evidence)> {
        let scan = self.scan;
        let mut at = found.tokens.end;
        while at < high && scan.is(at, Class::ADVERB) && !scan.is_capital(at) && !scan.is(at, Class::PREDICATE) {
            at += 1;
        }
        while at < high && scan.is(at, Class::DATE) {
            at += 1;
        }
        if at >= high {
            return None;
        }
        if found.cue.to && scan.is(at, Class::INFINITIVE) {
            return Some((at, Evidence::That));
        }
        if let Some(that) = self.complementiser(at, high, found.cue.tell) {
            return Some((that + 1, Evidence::That));
        }
        if scan.is(at, Class::WEAK_COMPLEMENTISER) || found.cue.request && scan.is(at, Class::PURPOSE) {
            return (at + 1 < high).then_some((at + 1, Evidence::That));
        }
        if found.cue.request && scan.is(at, Class::TO) {
            let purpose = (at..high.min(at + REACH / 2)).find(|t| scan.is(*t, Class::PURPOSE))?;
            return (purpose + 1 < high).then_some((purpose + 1, Evidence::That));
        }
        let at = self.behind_venue(at, high).unwrap_or(at);
        if scan.is_mark(at, ',') || scan.is_mark(at, ':') {
            return (at + 1 < high).then_some((at + 1, Evidence::Comma));
        }
        if self.in_marks(at) {
            return Some((at, Evidence::Marks));
        }
        if found.cue.tell {
            return self.told(at, high);
        }
        // *said to reporters, …*: what is told follows the comma behind whom it is told to.
        let told = scan.is(at, Class::TO) || scan.is(at, Class::PREPOSITION) && scan.is(at + 1, Class::DATE);
        if told
            && !found.cue.request
            && let Some(comma) = scan.next_mark(at..high.min(at + REACH), &[','])
            && !scan.has_predicate(at..comma)
            && scan.has_predicate(comma + 1..high)
        {
            return Some((self.skip_dates(comma + 1..high).start, Evidence::Comma));
        }
        let led = scan.is(at, Class::PREPOSITION.with(Class::SUBORDINATOR))
            && !scan.lexicon.is_nominal(scan.document.word(at));
        if led
            && !found.cue.request
            && let Some(comma) = scan.next_mark(at..high.min(at + REACH), &[','])
            && !scan.lexicon.grammar.articles
            && scan.has_predicate(comma + 1..high)
        {
            return Some((at, Evidence::Comma));
        }
        Some((at, Evidence::Bare))
    }

    /// Where a clause begins behind when or where it was said: *said in a statement | it was*; *said
    /// on Monday | the plan was*.
    fn behind_venue(&self, at: usize, high: usize) -> Option<usize> {
        let scan = self.scan;
        if !scan.lexicon.grammar.articles || !scan.is(at, Class::PREPOSITION) || scan.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        if scan.is(end, Class::DATE) {
            let number = |t: usize| {
                scan.is_word(t)
                    && !scan.is_capital(t)
                    && scan.document.word(t).starts_with(|c: char| c.is_ascii_digit())
            };
            while end < high && (scan.is(end, Class::DATE) || number(end)) {
                end += 1;
            }
        } else if scan.is(end, Class::DETERMINER) {
            let stop = STOP.with(Class::PRONOUN).with(Class::DETERMINER).with(Class::ADVERB);
            end += 1;
            let first = end;
            while end < high && scan.is_word(end) && !scan.is_capital(end) && !scan.is(end, stop) {
                end += 1;
            }
            while end < high && scan.is(end, Class::DATE) {
                end += 1;
            }
            if end == first {
                return None;
            }
        }
        let clause =
            scan.is(end, Class::PRONOUN.with(Class::DETERMINER)) || scan.is_capital(end) && !scan.is(end, Class::DATE);
        (end > at + 1 && end < high && clause && scan.has_predicate(end..high)).then_some(end)
    }

    /// Where the content begins behind a verb and the one it is told to.
    pub(super) fn told(&self, at: usize, high: usize) -> Option<(usize, Evidence)> {
        let scan = self.scan;
        let end = scan.phrase_right(at, high, false);
        if end == at || end >= high {
            return None;
        }
        for token in end..high.min(end + REACH / 2) {
            if scan.is(token, Class::COMPLEMENTISER) {
                return Some((token + 1, Evidence::That));
            }
            let infinitive = scan.is(token, Class::INFINITIVE)
                && token + 1 < high
                && !scan.is(token + 1, Class::DETERMINER.with(Class::PRONOUN))
                && !scan.is_capital(token + 1);
            if infinitive {
                return Some((token, Evidence::That));
            }
            if scan.is_mark(token, ',') || scan.is_mark(token, ':') {
                return (token + 1 < high).then_some((token + 1, Evidence::Comma));
            }
            if !scan.is(end, Class::PREPOSITION.with(Class::DATE)) {
                break;
            }
        }
        Some((end, Evidence::Comma))
    }

    /// The complementiser behind `at`, with nothing but circumstances between.
    pub(super) fn complementiser(&self, at: usize, high: usize, tell: bool) -> Option<usize> {
        let scan = self.scan;
        let limit = high.min(at + REACH);
        let that = (at..limit).find(|t| scan.is(*t, Class::COMPLEMENTISER) && !self.in_marks(*t))?;
        let between = at..that;
        let told = scan.words(between.clone()) <= 2
            || scan
                .is(between.start, Class::PREPOSITION.with(Class::DATE).with(Class::ADVERB).with(Class::SUBORDINATOR))
            || !scan.is_word(between.start);
        // *says it shows that …*: the second verb's.
        if scan.lexicon.grammar.nominative_pronouns
            && scan.is(between.start, Class::PRONOUN)
            && between.clone().any(|t| scan.lexicon.cue_at(scan.document, t, that).is_some())
        {
            return None;
        }
        let short = scan.words(between.clone()) == 1 && !scan.is(between.start, Class::VERB);
        let plain = between.is_empty()
            || short
            || (told || tell)
                && !between.clone().any(|t| scan.is(t, Class::RELATIVE.with(Class::NEGATION)))
                && !scan.has_predicate(between.clone());
        plain.then_some(that)
    }
}
