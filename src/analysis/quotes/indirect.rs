//! Speech that no marks show, or only part of: the clause that a reporting word governs.

use super::classes::Class;
use super::draft::{Draft, Trigger, kind_of};
use super::lexicon::Frame;
use super::scan::{Match, Scan};
use super::source::Subject;
use super::{Passage, Source};
use std::ops::Range;

/// How far behind a reporting word its complementiser may stand, in tokens.
const REACH: usize = 30;

/// Adds the quotes of one block that its reporting words govern and no direct quote has used.
pub fn read(passage: &Passage<'_, '_>, direct: &[Draft], drafts: &mut Vec<Draft>) {
    let mut direct = direct;
    for unit in passage.units {
        let passed = direct.iter().take_while(|d| d.reach.end <= unit.start).count();
        direct = direct.get(passed..).unwrap_or_default();
        let mut parser = Parser { passage, scan: passage.scan, unit: unit.clone(), taken: Vec::new(), source: None };
        for draft in direct.iter().take_while(|d| d.reach.start < unit.end).filter(|d| d.reach.end > unit.start) {
            parser.taken.push(draft.reach.clone());
            parser.source = Some(draft.source.clone());
        }
        parser.read(drafts);
    }
}

struct Parser<'p, 's, 'd> {
    passage: &'p Passage<'s, 'd>,
    scan: &'p Scan<'d>,
    unit: Range<usize>,
    /// What earlier quotes of the sentence have used up.
    taken: Vec<Range<usize>>,
    /// The source of the quote before in the sentence.
    source: Option<Source>,
}

/// How the content is known to begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    That,
    Comma,
    Marks,
    Bare,
}

impl Parser<'_, '_, '_> {
    fn read(&mut self, drafts: &mut Vec<Draft>) {
        let cues = self.scan.cues(self.unit.clone());
        for (number, found) in cues.iter().enumerate() {
            if self.is_taken(found.tokens.start) || self.in_marks(found.tokens.start) || self.is_noun(found) {
                continue;
            }
            let next = cues.get(number + 1..).unwrap_or_default();
            let Some(draft) = self.parse(found, next) else { continue };
            self.taken.push(draft.reach.clone());
            self.source = Some(draft.source.clone());
            drafts.push(draft);
        }
    }

    /// Whether a reporting word is a noun here, or part of a name.
    fn is_noun(&self, found: &Match) -> bool {
        let scan = self.scan;
        let start = found.tokens.start;
        if start == self.unit.start {
            return found.cue.noun;
        }
        let before = start - 1;
        if scan.is_capital(start) && scan.is_capital(before) && !scan.lexicon.prefixes_verbs() {
            return true;
        }
        if !found.cue.noun {
            return false;
        }
        let word = scan.document.word(before);
        let owned = scan.is(before, Class::DETERMINER.with(Class::PREPOSITION).with(Class::JOIN))
            && !scan.is(before, Class::PRONOUN)
            || scan.lexicon.is_possessive(word);
        if owned || !self.takes_complement(found.tokens.end) {
            return true;
        }
        if scan.is(before, Class::AUXILIARY.with(Class::RELATIVE).with(Class::ADVERB).with(Class::INFINITIVE))
            || scan.is_mark(before, ',')
        {
            return false;
        }
        let plural = scan.lexicon.is_plural(word);
        let agrees = found.cue.plural && plural
            || found.cue.singular && !plural && scan.is_word(before) && self.determined(before);
        !(agrees || scan.is_capital(before) || scan.is(before, Class::PRONOUN))
    }

    /// Whether what follows a word can be what a verb takes.
    fn takes_complement(&self, at: usize) -> bool {
        let scan = self.scan;
        if at >= self.unit.end || !scan.is_word(at) {
            return at < self.unit.end && (self.in_marks(at) || scan.is_mark(at, ':'));
        }
        let verb = scan.is(at, Class::VERB) && !scan.is(at, Class::NOT_VERB);
        !verb && !scan.is(at, Class::AUXILIARY.with(Class::PREPOSITION).with(Class::JOIN).with(Class::RELATIVE))
            || scan.is(at, Class::INFINITIVE)
    }

    /// Whether the noun phrase that ends at a token begins with a determiner or a name.
    fn determined(&self, last: usize) -> bool {
        (self.unit.start..=last)
            .rev()
            .take(5)
            .take_while(|t| self.scan.is_word(*t))
            .any(|t| self.scan.is(t, Class::DETERMINER) || self.scan.is_capital(t))
    }

    fn is_taken(&self, token: usize) -> bool {
        self.taken.iter().any(|t| t.contains(&token))
    }

    fn in_marks(&self, token: usize) -> bool {
        let quoted = self.passage.quoted;
        let at = quoted.partition_point(|q| q.outer.end <= token);
        quoted.get(at).is_some_and(|q| q.outer.contains(&token))
    }

    fn parse(&self, found: &Match, next: &[Match]) -> Option<Draft> {
        let cue = &found.cue;
        if cue.marks {
            return None;
        }
        if cue.is(Frame::According)
            && let Some(draft) = self.according(found)
        {
            return Some(draft);
        }
        if (cue.is(Frame::Inverted) || cue.clitic)
            && let Some(draft) = self.inverted(found)
        {
            return Some(draft);
        }
        if cue.is(Frame::Active)
            && let Some(draft) = self.active(found, next)
        {
            return Some(draft);
        }
        if cue.is(Frame::Passive)
            && let Some(draft) = self.passive(found)
        {
            return Some(draft);
        }
        if cue.is(Frame::Via) { self.via(found) } else { None }
    }

    /// The first token behind what earlier quotes have used, before `at`.
    fn low(&self, at: usize) -> usize {
        self.taken.iter().filter(|t| t.end <= at).map(|t| t.end).max().unwrap_or(self.unit.start)
    }

    /// The last token before what earlier quotes use behind `at`, or the end of the sentence.
    fn high(&self, at: usize) -> usize {
        self.taken.iter().filter(|t| t.start >= at).map(|t| t.start).min().unwrap_or(self.unit.end)
    }

    fn draft(
        &self,
        content: Vec<Range<usize>>,
        cue: &Match,
        source: Source,
        frame: Frame,
        confidence: f32,
    ) -> Option<Draft> {
        let content: Vec<_> = content
            .into_iter()
            .map(|c| self.bare(self.scan.trimmed(c)))
            .filter(|c| self.scan.words(c.clone()) > 0)
            .collect();
        let words: usize = content.iter().map(|c| self.scan.words(c.clone())).sum();
        if words < 2 {
            return None;
        }
        let word = self.scan.whole_cue(cue.tokens.clone(), self.low(cue.tokens.start));
        let mut reach = word.clone();
        let source_tokens = match &source {
            Source::Phrase(tokens) => Some(tokens.clone()),
            _ => None,
        };
        for part in content.iter().cloned().chain(source_tokens) {
            reach = reach.start.min(part.start)..reach.end.max(part.end);
        }
        let kind = kind_of(self.scan, &content, self.passage.quoted);
        Some(Draft {
            content,
            cue: Some(word),
            source,
            trigger: Trigger::Cue(frame),
            kind,
            attitude: cue.cue.attitude,
            confidence,
            reach,
        })
    }

    /// A content without the complementiser at its start; a question mark at the end of the
    /// reporter's sentence is the reporter's.
    fn bare(&self, content: Range<usize>) -> Range<usize> {
        let that =
            self.scan.is(content.start, Class::COMPLEMENTISER) && !self.scan.is(content.start, Class::DETERMINER);
        let content = if that { content.start + 1..content.end.max(content.start + 1) } else { content };
        let last = content.end.saturating_sub(1);
        let asks = matches!(self.scan.document.mark(last), Some('?' | '!')) && !self.in_marks(last);
        content.start..if asks && content.len() > 1 { last } else { content.end }
    }

    /// *X said that …*.
    fn active(&self, found: &Match, next: &[Match]) -> Option<Draft> {
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        if found.cue.participle && !self.is_progressive(found.tokens.start, low) {
            return self.participle(found, high, next);
        }
        let subject = self.scan.subject_left(found.tokens.start, low);
        if let Subject::Phrase { tokens, relative: false } = &subject
            && let Some(draft) = self.trailing(found, tokens.clone(), low, high)
        {
            return Some(draft);
        }
        let (start, evidence) = self.opening(found, high)?;
        let (source, relative) = match subject {
            Subject::Phrase { tokens, relative } => (Source::Phrase(tokens), relative),
            Subject::Denied => return None,
            Subject::Missing if self.joined(found.tokens.start, low) => {
                (self.source.clone().or_else(|| self.main_subject(found.tokens.start))?, false)
            }
            Subject::Missing => return None,
        };
        let some = matches!(&source, Source::Phrase(t) if t.len() == 1 && self.scan.is(t.start, Class::DETERMINER));
        let weak = found.cue.that || relative && !found.cue.request && !some;
        if weak && evidence == Evidence::Bare {
            return None;
        }
        let end = self.ending(start, high, next, evidence);
        let content = start..end;
        let acceptable = match evidence {
            Evidence::That => true,
            Evidence::Comma => self.scan.has_predicate(content.clone()),
            Evidence::Marks => !found.cue.naming || self.scan.words(content.clone()) > 5,
            Evidence::Bare => self.governs(found, content.clone()),
        };
        if !acceptable {
            return None;
        }
        let confidence = match evidence {
            Evidence::That => 0.95,
            Evidence::Comma => 0.92,
            Evidence::Marks => 0.85,
            Evidence::Bare => 0.85,
        };
        self.draft(vec![content], found, source, Frame::Active, if relative { confidence - 0.2 } else { confidence })
    }

    /// Whether a participle is a finite verb by its helper: *is urging*.
    fn is_progressive(&self, start: usize, low: usize) -> bool {
        let mut at = start;
        while at > low && self.scan.is(at - 1, Class::ADVERB) && !self.scan.is(at - 1, Class::AUXILIARY) {
            at -= 1;
        }
        at > low && self.scan.is(at - 1, Class::AUXILIARY)
    }

    /// *…, X said*; *…, X said, …*: the clause stands before its subject and verb.
    fn trailing(&self, found: &Match, subject: Range<usize>, low: usize, high: usize) -> Option<Draft> {
        let scan = self.scan;
        let comma = scan.behind_comma(subject.start, low);
        let end = found.tokens.end;
        let stops = end >= high || scan.is_mark(end, ',') || scan.is_mark(end, '.') || scan.is_mark(end, ';');
        let aside = !stops
            && scan.is(end, Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::DATE))
            && self.complementiser(end, high, false).is_none();
        if !comma || !(stops || aside) {
            return None;
        }
        let pre = self.without_connectors(low..subject.start - 1);
        if scan.words(pre.clone()) < 3 && !stops || scan.is_connector(pre.clone()) {
            return None;
        }
        let post = end..high;
        let behind = self.skip_dates(post.clone());
        let goes_on = stops && scan.is_mark(end, ',') && scan.words(behind.clone()) > 1;
        // Where a comma regularly stands between a verb and what was said, it tells nothing.
        if goes_on && !found.cue.is(Frame::Inverted) {
            return None;
        }
        let whole = scan.has_predicate(pre.clone());
        let content = match (whole, goes_on) {
            (_, true) => vec![pre, behind],
            (true, _) => vec![pre],
            _ => return None,
        };
        self.draft(content, found, Source::Phrase(subject), Frame::Active, 0.85)
    }

    /// *…, adding that …*: the subject is that of the sentence.
    fn participle(&self, found: &Match, high: usize, next: &[Match]) -> Option<Draft> {
        let scan = self.scan;
        let start = found.tokens.start;
        if start > self.unit.start
            && !scan.behind_comma(start, self.unit.start)
            && !scan.is(start - 1, Class::SUBORDINATOR.with(Class::JOIN))
        {
            return None;
        }
        let (from, evidence) = self.opening(found, high)?;
        if evidence == Evidence::Bare && !(found.cue.any || found.cue.thing) {
            return None;
        }
        let source = self.source.clone().or_else(|| self.main_subject(start))?;
        let content = from..self.ending(from, high, next, evidence);
        self.draft(vec![content], found, source, Frame::Active, 0.75)
    }

    /// The noun phrase that begins the first part of the sentence that is no circumstance.
    fn main_subject(&self, before: usize) -> Option<Source> {
        let scan = self.scan;
        let mut begin = self.unit.start;
        while begin < before {
            let comma = scan.next_mark(begin..before, &[',']).unwrap_or(before);
            let start = scan.skip_leads(begin, comma);
            if !scan.is(start, Class::PREPOSITION.with(Class::SUBORDINATOR)) && !scan.is_connector(start..comma) {
                let end = scan.phrase_right(start, before, false);
                return (end > start).then_some(Source::Phrase(start..end));
            }
            begin = comma + 1;
        }
        None
    }

    /// Whether a verb without a complementiser governs a clause, or an object that says as much.
    fn governs(&self, found: &Match, content: Range<usize>) -> bool {
        let points_back =
            self.scan.is(content.start + 1, Class::DEMONSTRATIVE.with(Class::ANAPHOR)) || content.len() < 3;
        if points_back && self.scan.is(content.start, Class::ANAPHOR) && !self.scan.is(content.start, Class::PRONOUN) {
            return false;
        }
        if found.cue.request
            && (content.start..content.end.min(content.start + REACH))
                .any(|t| self.scan.is(t, Class::PURPOSE.with(Class::INFINITIVE)))
        {
            return true;
        }
        found.cue.any && !self.circumstance(content.start)
            || found.cue.thing && !self.circumstance(content.start)
            || self.scan.has_predicate(content.clone())
            || found.cue.object && self.scan.words(content.clone()) >= 2 && self.is_nominal(content.start)
    }

    /// Whether a noun made of a verb or an adjective stands here: its clitic is the pack's.
    fn is_nominal(&self, at: usize) -> bool {
        !self.scan.is_capital(at)
            && self.scan.lexicon.is_nominal(self.scan.document.word(at))
            && !self.scan.is(at, Class::ANAPHOR)
    }

    /// Whether the verb is joined to the quote before: *… and added that*.
    fn joined(&self, cue: usize, low: usize) -> bool {
        let mut at = cue;
        while at > low && self.scan.is(at - 1, Class::ADVERB) && !self.scan.is(at - 1, Class::CONJUNCTION) {
            at -= 1;
        }
        at > self.unit.start
            && (self.scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION).with(Class::SUBORDINATOR))
                || self.scan.is_mark(at - 1, ','))
    }

    /// Where the content behind a verb begins, and how that is known.
    fn opening(&self, found: &Match, high: usize) -> Option<(usize, Evidence)> {
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
            && scan.lexicon.prefixes_verbs()
            && scan.has_predicate(comma + 1..high)
        {
            return Some((at, Evidence::Comma));
        }
        Some((at, Evidence::Bare))
    }

    /// Where the content begins behind a verb and the one it is told to.
    fn told(&self, at: usize, high: usize) -> Option<(usize, Evidence)> {
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
    fn complementiser(&self, at: usize, high: usize, tell: bool) -> Option<usize> {
        let scan = self.scan;
        let limit = high.min(at + REACH);
        let that = (at..limit).find(|t| scan.is(*t, Class::COMPLEMENTISER) && !self.in_marks(*t))?;
        let between = at..that;
        let told = scan.words(between.clone()) <= 2
            || scan
                .is(between.start, Class::PREPOSITION.with(Class::DATE).with(Class::ADVERB).with(Class::SUBORDINATOR))
            || !scan.is_word(between.start);
        let short = scan.words(between.clone()) == 1 && !scan.is(between.start, Class::VERB);
        let plain = between.is_empty()
            || short
            || (told || tell)
                && !between.clone().any(|t| scan.is(t, Class::RELATIVE.with(Class::NEGATION)))
                && !scan.has_predicate(between.clone());
        plain.then_some(that)
    }

    /// Where the content ends: with the sentence, or where another report is joined to it.
    fn ending(&self, start: usize, high: usize, next: &[Match], evidence: Evidence) -> usize {
        let scan = self.scan;
        for other in next.iter().filter(|m| m.tokens.start > start && m.tokens.start < high) {
            if self.in_marks(other.tokens.start) {
                continue;
            }
            let mut at = other.tokens.start;
            if other.cue.is(Frame::Via) && at > start {
                if scan.is(at - 1, Class::SUBORDINATOR) || scan.is(at - 1, Class::PREPOSITION) {
                    at -= 1;
                }
                if at > start && scan.is_mark(at - 1, ',') {
                    return at - 1;
                }
                continue;
            }
            if (other.cue.participle || other.cue.is(Frame::According)) && scan.is_mark(at - 1, ',') {
                return at - 1;
            }
            if !other.cue.is(Frame::Active) {
                continue;
            }
            while at > start && scan.is(at - 1, Class::ADVERB) && !scan.is(at - 1, Class::CONJUNCTION) {
                at -= 1;
            }
            if at <= start + 1 {
                continue;
            }
            if let Some(cut) = self.new_subject(other, start) {
                return cut;
            }
            let joins = scan.is(at - 1, Class::JOIN.with(Class::CONJUNCTION));
            let along = scan.is(at - 1, Class::SUBORDINATOR)
                && !scan.is(at - 1, Class::COMPLEMENTISER.with(Class::WEAK_COMPLEMENTISER).with(Class::PURPOSE));
            let that = self.complementiser(other.tokens.end, high, other.cue.tell).is_some();
            let fragment = evidence == Evidence::Bare && !scan.has_predicate(start..at - 1);
            if (joins || along) && (that || fragment) {
                return at - 1;
            }
        }
        high
    }

    /// Where a later report with a subject of its own is joined to a content: *…, but he says*.
    fn new_subject(&self, other: &Match, start: usize) -> Option<usize> {
        let scan = self.scan;
        if other.cue.participle {
            return None;
        }
        let Subject::Phrase { tokens, relative: false } = scan.subject_left(other.tokens.start, start) else {
            return None;
        };
        let join = tokens.start.checked_sub(1).filter(|t| *t > start)?;
        let joins = scan.is(join, Class::CONJUNCTION.with(Class::JOIN).with(Class::SUBORDINATOR))
            && !scan.is(join, Class::COMPLEMENTISER.with(Class::QUESTION));
        let mark = matches!(scan.document.mark(join - 1), Some(',' | ';' | '—' | '–' | '-'));
        (joins && mark).then_some(join - 1)
    }

    /// *…, kata X, …*: content before the word, and behind the source where it goes on.
    fn inverted(&self, found: &Match) -> Option<Draft> {
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
            (Source::Phrase(from..end), end)
        };
        if found.cue.clitic && !comma && !found.cue.is(Frame::According) && !found.cue.is(Frame::Passive) {
            return None;
        }
        let pre = low..found.tokens.start;
        let post = end..high;
        // A word that may also follow its subject needs a whole clause before it.
        if found.cue.is(Frame::Active)
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

    /// Whether a phrase is followed by a mark that closes its part of the sentence.
    fn closes(&self, end: usize, high: usize) -> bool {
        end >= high || !self.scan.is_word(end)
    }

    /// The content that stands before and behind an attribution in its middle.
    fn around(&self, pre: Range<usize>, post: Range<usize>) -> Option<Vec<Range<usize>>> {
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

    /// Whether a stretch behind an attribution goes on with the clause before it.
    fn goes_on(&self, behind: Range<usize>) -> bool {
        let class = self.scan.class(behind.start);
        let start = self.scan.is_word(behind.start) && !self.scan.is_capital(behind.start);
        start
            && !class.any(Class::DATE)
            && (class.any(Class::AUXILIARY.with(Class::NEGATION).with(Class::PREDICATE))
                || class.any(Class::VERB) && !class.any(Class::NOT_VERB) && !self.circumstance(behind.start))
    }

    /// Whether a word begins a circumstance of the saying: *dalam*, *saat*, *ditemui*.
    fn circumstance(&self, token: usize) -> bool {
        !self.scan.is(token, Class::QUESTION) && self.scan.is(token, Class::PREPOSITION.with(Class::SUBORDINATOR))
    }

    /// A stretch without the parts between commas at its start that only lead in.
    fn without_connectors(&self, tokens: Range<usize>) -> Range<usize> {
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
    fn skip_dates(&self, tokens: Range<usize>) -> Range<usize> {
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

    /// *Menurut X, …*; *…, menurut X*; *… menurut X …*.
    fn according(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        if found.tokens.start > low && scan.is(found.tokens.start - 1, Class::RELATIVE.with(Class::NEGATION)) {
            return None;
        }
        let pre = low..found.tokens.start;
        let leads = scan.is_connector(pre.clone()) || scan.words(pre.clone()) == 0;
        let (source, end) = if found.cue.clitic {
            (Source::Clitic, found.tokens.end)
        } else {
            let from = found.tokens.end;
            if found.cue.document && !(from..high.min(from + 2)).any(|t| scan.is(t, Class::DOCUMENT)) {
                return None;
            }
            let mut end = scan.phrase_right(from, high, leads);
            if end == from {
                return None;
            }
            end = self.through_circumstance(end, high, leads);
            let source_end = scan.phrase_right(from, high, leads);
            (Source::Phrase(from..source_end), end)
        };
        let post = end..high;
        if matches!(&source, Source::Phrase(t) if scan.only_anaphor(t.clone())) {
            return None;
        }
        let content = if leads {
            let behind = self.skip_dates(post);
            if self.reports(behind.clone()) {
                return None;
            }
            (scan.words(behind.clone()) >= 2).then(|| vec![behind])
        } else {
            self.around(pre, post)
        }?;
        self.draft(content, found, source, Frame::According, if leads { 0.95 } else { 0.85 })
    }

    /// Whether a clause begins with a source and a reporting verb of its own.
    fn reports(&self, clause: Range<usize>) -> bool {
        let scan = self.scan;
        let window = clause.start..clause.end.min(clause.start + 16);
        scan.cues(window).first().is_some_and(|m| {
            let verb = m.cue.is(Frame::Active) && !m.cue.request && !m.cue.participle;
            let subject = scan.subject_left(m.tokens.start, clause.start);
            verb && matches!(subject, Subject::Phrase { tokens, relative: false } if tokens.start == clause.start)
        })
    }

    /// *Menurut X dalam rapat itu, …*: over the circumstance to the comma.
    fn through_circumstance(&self, end: usize, high: usize, leads: bool) -> usize {
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

    /// *Disebutkan X bahwa …*; *Dikatakan, …*; *warga diimbau agar …*.
    fn passive(&self, found: &Match) -> Option<Draft> {
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
            let asked = scan.is(from, Class::VERB) && !scan.is(from, Class::NOT_VERB) && scan.words(pre.clone()) > 0;
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

    /// *In the report it is said*: the thing written, behind its preposition.
    fn document_before(&self, low: usize, cue: usize) -> Source {
        let scan = self.scan;
        let Some(document) = (low..cue).find(|t| scan.is(*t, Class::DOCUMENT)) else { return Source::None };
        let end = scan.phrase_right(document, cue, false);
        if end > document { Source::Phrase(document..end) } else { Source::None }
    }

    /// *Dikutip dari X, …*.
    fn via(&self, found: &Match) -> Option<Draft> {
        let scan = self.scan;
        let low = self.low(found.tokens.start);
        let high = self.high(found.tokens.end);
        let pre = low..found.tokens.start;
        if scan.words(pre.clone()) > 0 && !scan.is_connector(pre)
            || found.cue.document
                && !(found.tokens.end..high.min(found.tokens.end + 3)).any(|t| scan.is(t, Class::DOCUMENT))
        {
            return None;
        }
        let (source, end) = scan.medium(found, high, true);
        let comma = scan.next_mark(end..high.min(end + REACH), &[','])?;
        let content = self.skip_dates(comma..high);
        if !scan.has_predicate(content.clone()) || scan.has_predicate(end..comma) {
            return None;
        }
        self.draft(vec![content], found, source, Frame::Via, 0.8)
    }
}
