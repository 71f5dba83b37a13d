//! The shapes a comparison takes inside one sentence.

use super::lexicon::{Direction, Hit, Lexicon, To, Trigger};
use crate::analysis::facts::clauses::{Clauses, is_wall};
use crate::analysis::facts::context::{Context, Measured};
use crate::analysis::{EntityKind, Relation};
use crate::text::{Shape, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// How far the second half of a comparison may stand from the first, in tokens.
pub(super) const NEAR: usize = 10;
/// How far it may stand where its word has no other use.
pub(super) const FAR: usize = 24;
/// How far a word that is tied to another may stand from it.
pub(super) const BESIDE: usize = 3;
/// How far the values of a change may stand from its verb, in tokens.
const VALUES: usize = 16;

/// A comparison as its words give it, before its sides are named.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The triggering words.
    pub core: Range<usize>,
    /// The clause that holds both sides.
    pub clause: Range<usize>,
    /// The first side.
    pub left: Range<usize>,
    /// The second side.
    pub right: Range<usize>,
    /// How they compare.
    pub relation: Relation,
    /// The message that says why.
    pub because: &'static str,
    /// How sure the pattern is.
    pub confidence: f32,
}

/// What the patterns look at.
pub struct Reader<'a> {
    /// The article.
    pub context: &'a Context<'a>,
    /// The words that compare.
    pub lexicon: &'a Lexicon,
    /// How clauses hang together.
    pub clauses: &'a Clauses,
}

impl Reader<'_> {
    /// All comparisons of a sentence; where two share words, the surer one.
    pub fn read(&self, sentence: &Range<usize>) -> Vec<Candidate> {
        let document = self.context.document;
        let hits = self.lexicon.hits(document, sentence.clone());
        let mut found: Vec<Candidate> = Vec::new();
        for (number, hit) in hits.iter().enumerate() {
            let candidate = match hit.trigger {
                Trigger::More { direction, time } => {
                    self.more(&hits, number, direction).or_else(|| self.by(hit, direction, time))
                }
                Trigger::Than { alone: true, .. } => self.alone(&hits, number),
                Trigger::Most { owned, .. } => {
                    let whose = hit.tokens.start.checked_sub(1).is_some_and(|t| self.lexicon.is_genitive(document, t));
                    if owned && !whose { None } else { self.most(hit) }
                }
                Trigger::Superlative { weak, .. } => self.superlative(hit, weak),
                Trigger::Equal => self.between(hit, Relation::Equal, "facts.because.equal", 0.75),
                Trigger::Differ => self.between(hit, Relation::Contrast, "facts.because.differ", 0.75),
                Trigger::Exceed { direction, against: false, noun } => self.exceed(hit, direction, noun),
                Trigger::Exceed { direction, against: true, .. } => self.beats(hit, direction),
                Trigger::Next => self.two_measures(hit, Order::Ranked),
                Trigger::Instead => self.two_measures(hit, Order::Replaced),
                Trigger::Usual => self.usual(hit),
                Trigger::Change { times, .. } => self.change(&hits, number, times),
                Trigger::Times { level } => self.times(hit, level),
                Trigger::Pair(pair) => self.pair(hit, pair),
                Trigger::Beyond(direction) => self.beyond(hit, direction),
                Trigger::Record => self.record(hit),
                Trigger::Beat(direction) => self.score(hit, direction),
                Trigger::Rank { digits } => self.rank(hit, digits),
                Trigger::Among => self.among(hit),
                Trigger::Than { .. } | Trigger::Versus | Trigger::Never => None,
            };
            found.extend(candidate);
        }
        found.extend(self.ends_of_change(sentence, &hits));
        found.extend(self.shares(sentence));
        found.extend(self.counts(sentence));
        found.extend(self.then_and_now(sentence));
        prune(found)
    }

    pub(super) fn candidate(
        &self,
        core: Range<usize>,
        relation: Relation,
        because: &'static str,
        confidence: f32,
    ) -> Candidate {
        let region = self.context.region(core.start);
        let clause = self.clauses.around(self.context.document, &region, &core);
        Candidate {
            left: clause.start..core.start.max(clause.start),
            right: core.end.min(clause.end)..clause.end,
            core,
            clause,
            relation,
            because,
            confidence,
        }
    }

    /// Whether a clause ends between two tokens.
    pub(super) fn parted(&self, from: usize, to: usize) -> bool {
        let document = self.context.document;
        (from..to).any(|t| document.mark(t).is_some_and(is_wall) || self.clauses.break_at(document, t, to) > 0)
    }

    /// *more X than Y*, *lebih X daripada Y*.
    fn more(&self, hits: &[Hit], number: usize, direction: Direction) -> Option<Candidate> {
        let document = self.context.document;
        let more = &hits.get(number)?.tokens;
        for than in hits.get(number + 1..)? {
            let Trigger::Than { weak, side, .. } = than.trigger else {
                if than.tokens.start > more.end + FAR {
                    return None;
                }
                continue;
            };
            let gap = more.end..than.tokens.start;
            // A word that does nothing but compare reaches back over a clause.
            let apart = if weak {
                gap.len() > NEAR || self.parted(gap.start, gap.end)
            } else {
                gap.len() > FAR || gap.clone().any(|t| document.mark(t).is_some_and(is_wall))
            };
            if apart {
                if weak && gap.len() <= FAR {
                    continue;
                }
                return None;
            }
            if gap.is_empty() && self.context.measure_at(than.tokens.end).is_some() {
                return None;
            }
            if weak && self.plain_words(gap.clone()) != 1 {
                return None;
            }
            let adjective = self.lexicon.adjective(document, more.end, than.tokens.start);
            // *the more systematic help from the office*: no comparison.
            let attributive = more
                .start
                .checked_sub(1)
                .and_then(|t| document.tokens.get(t))
                .is_some_and(|t| self.clauses.relative.contains(t.word));
            if weak && adjective.is_none() && attributive {
                return None;
            }
            let direction = direction.times(adjective.unwrap_or(Direction::More));
            let relation = if direction == Direction::Less { Relation::Less } else { Relation::More };
            let confidence = if !weak || adjective.is_some() { 0.92 } else { 0.75 };
            let core = more.start..than.tokens.end;
            let mut candidate = self.candidate(core, relation, "facts.because.more", confidence);
            if side {
                candidate.right = than.tokens.clone();
            }
            return Some(candidate).filter(has_right);
        }
        None
    }

    /// How many tokens of a range are neither marks nor part of a measure.
    fn plain_words(&self, range: Range<usize>) -> usize {
        let mut count = 0;
        let mut at = range.start;
        while at < range.end {
            if let Some(measure) = self.context.measure_at(at) {
                at = self.context.document.tokens_in(measure.span).end.max(at + 1);
            } else {
                count += usize::from(self.context.document.mark(at).is_none());
                at += 1;
            }
        }
        count
    }

    /// *compared with Y* without another comparing word in front of it.
    fn alone(&self, hits: &[Hit], number: usize) -> Option<Candidate> {
        let than = &hits.get(number)?.tokens;
        let before = hits.get(..number)?.iter().rev().take_while(|h| than.start - h.tokens.end <= NEAR);
        let mut relation = Relation::Contrast;
        for hit in before {
            if self.parted(hit.tokens.end, than.start) {
                break;
            }
            match hit.trigger {
                Trigger::More { .. } | Trigger::Superlative { .. } | Trigger::Times { .. } => return None,
                Trigger::Change { direction: Direction::Less, .. } => relation = Relation::Less,
                Trigger::Change { .. } => relation = Relation::More,
                _ => continue,
            }
            break;
        }
        let mut candidate = self.candidate(than.clone(), relation, "facts.because.than", 0.9);
        if candidate.left.len() <= 1 {
            self.fronted(&mut candidate);
        }
        Some(candidate).filter(has_right)
    }

    /// *Compared with Y, X is more Z*: the first side follows the comma.
    fn fronted(&self, candidate: &mut Candidate) {
        let document = self.context.document;
        let region = self.context.region(candidate.core.start);
        let roof = region.end.min(candidate.core.end + 2 * NEAR + VALUES);
        // The last comma in front of the comparing word belongs to the second side's list.
        let more = (candidate.core.end..roof).find(|t| {
            let hits = self.lexicon.hits(document, *t..(*t + 1).min(roof));
            hits.iter().any(|h| matches!(h.trigger, Trigger::More { .. }))
        });
        let until = more.unwrap_or(roof);
        let mut commas = (candidate.core.end..until).filter(|t| document.mark(*t) == Some(','));
        let comma = if more.is_some() { commas.next_back() } else { commas.next() };
        let Some(comma) = comma else { return };
        if more.is_some() {
            candidate.relation = Relation::More;
        }
        let rest = self.clauses.around(document, &region, &(comma + 1..(until + 1).min(region.end).max(comma + 1)));
        candidate.right = candidate.core.end..comma;
        candidate.left = comma + 1..rest.end.max(comma + 1);
        candidate.clause = candidate.clause.start..rest.end.max(candidate.clause.end);
    }

    /// *the most X in Z*, *paling X di Z*.
    fn most(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let next = hit.tokens.end;
        let word = document.tokens.get(next)?;
        if document.mark(next).is_some() || self.context.measure_at(next).is_some() || word.span.is_empty() {
            return None;
        }
        let core = hit.tokens.start..next + 1;
        let weak = self.lexicon.is_praise(document, next, next + 1);
        self.superlative(&Hit { tokens: core, trigger: hit.trigger }, weak)
    }

    /// The most of a range that is named, or of no range where it is tied to what it is said of, or
    /// measured. A `weak` one praises (*the best way*): it needs both.
    fn superlative(&self, hit: &Hit, weak: bool) -> Option<Candidate> {
        let document = self.context.document;
        let mut candidate = self.candidate(hit.tokens.clone(), Relation::Superlative, "facts.because.superlative", 0.6);
        self.with_range(&mut candidate);
        let before = hit.tokens.start.checked_sub(1);
        let determined = |t: usize| document.tokens.get(t).and_then(|w| self.lexicon.determines(w.word));
        // *the lowest 30 percent of pupils*: a part, and no comparison.
        if before.and_then(determined) == Some(true) && self.amount_at(hit.tokens.end).is_some() {
            return None;
        }
        // *the nearest shop was open in 2013*: no range of the superlative.
        let is_copula = |t: &usize| {
            document.tokens.get(*t).is_some_and(|w| self.clauses.copula.contains(w.word)) && !hit.tokens.contains(t)
        };
        let plain = (hit.tokens.end..candidate.clause.end).find(is_copula).filter(|c| {
            let noun = document.tokens.get(c + 1).is_none_or(|w| w.shape.has(Shape::CAPITAL));
            determined(c + 1) == Some(false) && !noun && self.context.measure_at(c + 1).is_none()
        });
        let roof = candidate.right.end.min(candidate.right.start + 6);
        let near = candidate.right.start..plain.map_or(roof, |c| c.min(roof));
        let range = near.clone().find_map(|t| Some((t, self.lexicon.range_at(document, t, near.end)?)));
        let copula = candidate.clause.clone().find(|t| is_copula(t) && plain.is_none_or(|p| *t < p));
        let whose = before.filter(|t| *t >= candidate.clause.start && self.lexicon.is_genitive(document, *t));
        let measured = !self.measures(candidate.clause.clone()).is_empty();
        let tied = copula.is_some();
        // A range that need not be one stands right behind what is said to be the most.
        let range = range.filter(|(at, sure)| *sure || tied || *at == near.start && hit.tokens.len() > 1);
        if weak && !(tied && range.is_some_and(|(_, sure)| sure)) {
            return None;
        }
        let beside = copula.is_some_and(|c| {
            let gap = if c < hit.tokens.start { hit.tokens.start - c } else { c - hit.tokens.end };
            gap <= BESIDE
        });
        candidate.confidence = match range {
            None if beside && measured => 0.65,
            None if beside => 0.6,
            None if measured && self.measure_follows(hit.tokens.end, candidate.clause.end) => 0.65,
            None if whose.is_some() => 0.6,
            None => return None,
            Some((_, false)) => 0.6,
            Some((_, true)) if tied && measured => 0.85,
            Some((_, true)) if tied || measured => 0.7,
            Some((_, true)) => 0.55,
        };
        if let Some(copula) = copula {
            // *X is the largest in Z*, *The largest in Z is X*: X is the side in question.
            if copula < hit.tokens.start {
                candidate.left = candidate.clause.start..copula;
                candidate.right = copula + 1..candidate.clause.end;
            } else {
                candidate.left = copula + 1..candidate.clause.end;
                candidate.right = candidate.clause.start..copula;
            }
        } else if let Some((range, _)) = range {
            candidate.left = candidate.clause.start..range;
            candidate.right = range..candidate.clause.end;
        } else if let Some(whose) = whose.filter(|w| *w > candidate.clause.start) {
            candidate.left = candidate.clause.start..whose;
            candidate.right = whose..candidate.clause.end;
        }
        Some(candidate)
    }

    /// A range with its time goes on where its word would open a clause: *the worst since 2008*.
    fn with_range(&self, candidate: &mut Candidate) {
        let document = self.context.document;
        let region = self.context.region(candidate.core.start);
        let at = candidate.clause.end;
        if at >= region.end || document.mark(at).is_some() || self.lexicon.range_at(document, at, region.end).is_none()
        {
            return;
        }
        let time = (at + 1..region.end.min(at + 1 + BESIDE)).find_map(|t| self.context.measure_at(t));
        if let Some(time) = time {
            let end = document.tokens_in(time.span).end.clamp(at, region.end);
            (candidate.clause.end, candidate.right.end) = (end, end);
        }
    }

    /// Whether what is said to be the most is measured behind it: *with 5 points*, *at 5 points*.
    fn measure_follows(&self, from: usize, end: usize) -> bool {
        let document = self.context.document;
        (from..end).any(|t| {
            let opens = self
                .lexicon
                .measure_at(document, t, end)
                .max(usize::from(document.tokens.get(t).is_some_and(|w| self.clauses.preposition.contains(w.word))));
            opens > 0 && self.amount_near(t + opens, (t + opens + 2).min(end)).is_some()
        })
    }

    fn between(&self, hit: &Hit, relation: Relation, because: &'static str, confidence: f32) -> Option<Candidate> {
        let mut candidate = self.candidate(hit.tokens.clone(), relation, because, confidence);
        if candidate.left.is_empty() {
            self.fronted(&mut candidate);
        }
        Some(candidate).filter(|c| has_right(c) && !c.left.is_empty())
    }

    fn exceed(&self, hit: &Hit, direction: Direction, noun: bool) -> Option<Candidate> {
        let next = self.context.document.tokens.get(hit.tokens.end);
        let determined = next.is_some_and(|t| self.lexicon.determines(t.word) == Some(true));
        let counted = (hit.tokens.end..hit.tokens.end + BESIDE).any(|t| self.context.measure_at(t).is_some());
        if noun && (!determined || counted) {
            return None;
        }
        let relation = if direction == Direction::Less { Relation::Less } else { Relation::More };
        if self.context.measure_at(hit.tokens.end).is_some() {
            return None;
        }
        let candidate = self.candidate(hit.tokens.clone(), relation, "facts.because.more", 0.6);
        Some(candidate).filter(|c| !c.left.is_empty())
    }

    /// *X leads narrowly over Y*: a word that compares with one in front of the second side.
    fn beats(&self, hit: &Hit, direction: Direction) -> Option<Candidate> {
        let document = self.context.document;
        let relation = if direction == Direction::Less { Relation::Less } else { Relation::More };
        let mut candidate = self.candidate(hit.tokens.clone(), relation, "facts.because.more", 0.8);
        let end = candidate.clause.end;
        let mut at = hit.tokens.end;
        let mut steps = 0;
        let against = loop {
            let length = self.lexicon.against_at(document, at, end);
            if length > 0 {
                break at + length;
            }
            if at >= end || steps == BESIDE {
                return None;
            }
            // The measure of the lead counts as one word.
            let measure = self.context.measure_at(at).map_or(at, |m| document.tokens_in(m.span).end);
            at = measure.max(at + 1);
            steps += 1;
        };
        if self.context.measure_at(against).is_some_and(|m| m.kind != EntityKind::Quantity) {
            return None;
        }
        candidate.right = against..end.max(against);
        Some(candidate).filter(|c| has_right(c) && !c.left.is_empty())
    }

    /// *two years, no longer six months*; *X with 40 percent, followed by Y with 30 percent*.
    fn two_measures(&self, hit: &Hit, order: Order) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let before = region.start.max(hit.tokens.start.saturating_sub(VALUES))..hit.tokens.start;
        let behind = hit.tokens.end..region.end.min(hit.tokens.end + VALUES);
        let (a, b) = match order {
            Order::Replaced => {
                let (b, _) = self.amount_near(hit.tokens.end, behind.end)?;
                (self.measures(before.clone()).pop()?, b)
            }
            Order::Ranked => {
                let found = self.measures(behind.clone());
                let last = self.measures(before.clone()).pop()?;
                let b = found.into_iter().find(|b| same_unit(&last, b))?;
                (last, b)
            }
        };
        let digits = |m: &Measured| m.value.is_some();
        let first = document.tokens_in(a.span).start;
        let last = document.tokens_in(b.span).end.max(hit.tokens.end);
        if a.kind != b.kind || !digits(&a) || !digits(&b) {
            return None;
        }
        let start = self.clauses.around(document, &region, &(first..first + 1)).start;
        let end = self.clauses.around(document, &region, &(hit.tokens.start..last)).end;
        let (relation, because, confidence) = match order {
            Order::Replaced => (Relation::Contrast, "facts.because.instead", 0.7),
            Order::Ranked => (Relation::Rank, "facts.because.next", 0.75),
        };
        Some(Candidate {
            core: hit.tokens.clone(),
            clause: start..end,
            left: start..hit.tokens.start,
            right: hit.tokens.end..end,
            relation,
            because,
            confidence,
        })
    }

    /// *which used to be 3 tons, became 7 tons*: the usual or former measure, and the new one.
    fn usual(&self, hit: &Hit) -> Option<Candidate> {
        let document = self.context.document;
        let region = self.context.region(hit.tokens.start);
        let roof = region.end.min(hit.tokens.end + FAR);
        let mut from = None;
        let mut at = hit.tokens.end;
        while at < roof {
            if document.mark(at).is_some_and(|m| is_wall(m) && !matches!(m, '(' | ')')) {
                return None;
            }
            if let (Some((start, _)), Some((length, To::Strong))) = (&from, self.lexicon.to_at(document, at, roof)) {
                let (_, after) = (at + length..roof.min(at + length + NEAR)).find_map(|t| {
                    let measure = self.amount_at(t)?;
                    Some((t, document.tokens_in(measure.span).end.max(t + 1)))
                })?;
                let start: usize = *start;
                let mut candidate =
                    self.candidate(hit.tokens.start..after, Relation::Change, "facts.because.change", 0.75);
                (candidate.left, candidate.right) = (start..at, at + length..after);
                return Some(candidate);
            }
            if from.is_none()
                && let Some(measure) = self.amount_at(at)
            {
                let end = document.tokens_in(measure.span).end.max(at + 1);
                from = Some((at, end));
                at = end;
                continue;
            }
            at += 1;
        }
        None
    }

    /// *93 percent of the target*: a share of what was to be reached.
    fn shares(&self, sentence: &Range<usize>) -> Vec<Candidate> {
        let document = self.context.document;
        let mut found = Vec::new();
        for at in sentence.clone() {
            let opens = self.lexicon.opens_with_from(document, at, sentence.end).max(self.lexicon.part_at(
                document,
                at,
                sentence.end,
            ));
            let share = at.checked_sub(1).filter(|b| opens > 0 && *b >= sentence.start);
            let Some(before) = share else { continue };
            // Past brackets and marks around the target.
            let whole = (at + opens..sentence.end.min(at + opens + 3))
                .find(|t| self.lexicon.is_whole(document, *t, sentence.end));
            let Some(whole) = whole else { continue };
            let span = document.span(before.saturating_sub(4).max(sentence.start)..at);
            let measured = self
                .context
                .places_in(span)
                .iter()
                .any(|p| p.span.end == span.end && self.context.kind(p.entity) == EntityKind::Quantity);
            if !measured {
                continue;
            }
            let mut candidate = self.candidate(at..whole + 1, Relation::Contrast, "facts.because.share", 0.75);
            (candidate.left, candidate.right) = (candidate.clause.start..at, at + opens..candidate.clause.end);
            if !candidate.left.is_empty() {
                found.push(candidate);
            }
        }
        found
    }

    /// The amounts in a range; points of the calendar are none.
    fn measures(&self, range: Range<usize>) -> Vec<Measured> {
        let mut measures = self.context.measures_in(range);
        measures.retain(|m| m.kind != EntityKind::Date && !self.is_year(m));
        measures
    }

    fn is_year(&self, measure: &Measured) -> bool {
        let digits = measure.span.of(self.context.document.text());
        measure.value.is_none() && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    }

    pub(super) fn amount_at(&self, token: usize) -> Option<Measured> {
        self.context.measure_at(token).filter(|m| m.kind != EntityKind::Date && !self.is_year(m))
    }

    /// The amount at `token`, a few words like *about* skipped; and the token behind it.
    pub(super) fn amount_near(&self, token: usize, end: usize) -> Option<(Measured, usize)> {
        let document = self.context.document;
        (token..end.min(token + 4)).find_map(|t| {
            let measure = self.amount_at(t)?;
            let after = document.tokens_in(measure.span).end.max(t + 1);
            Some((measure, after))
        })
    }

    /// *rose from X to Y*, *rose by X to Y*, *rose X from last year*.
    fn change(&self, hits: &[Hit], number: usize, times: bool) -> Option<Candidate> {
        let document = self.context.document;
        let hit = hits.get(number)?;
        let region = self.context.region(hit.tokens.start);
        let end = region.end.min(hit.tokens.end + VALUES);
        let (mut from, mut to, mut by, mut earlier, mut sure) = (None, None, None, None, false);
        let (mut since, mut direct) = (None, false);
        let mut at = hit.tokens.end;
        let mut last = hit.tokens.end;
        while at < end {
            if document.mark(at).is_some_and(|m| is_wall(m) && !matches!(m, '(' | ')')) {
                break;
            }
            let opens = self.lexicon.opens_with_from(document, at, end);
            if opens > 0 {
                if let Some((measure, after)) = self.amount_near(at + opens, end) {
                    if self.lexicon.is_earlier(document, at + opens, end) {
                        earlier = earlier.or(Some(at + opens));
                    }
                    from = from.or(Some((at + opens..after, measure)));
                    (at, last) = (after, after);
                    continue;
                }
                let near = at + opens..end.min(at + opens + 4);
                let state = |t: usize| {
                    self.lexicon.is_earlier(document, t, end)
                        || document.tokens.get(t).is_some_and(|w| self.lexicon.is_level(w.word))
                        || by.is_some() && self.context.measure_at(t).is_some_and(|m| m.kind == EntityKind::Date)
                };
                if near.clone().find(|t| state(*t)).is_some_and(|t| !self.parted(near.start, t)) {
                    direct |= at <= hit.tokens.end + 1;
                    earlier = Some(at + opens);
                    last = near.end;
                }
            } else if let Some((length, sure)) = self.lexicon.yearly_at(document, at, end) {
                if sure {
                    earlier = earlier.or(Some(at));
                    last = at + length;
                } else {
                    since = since.or(Some(at));
                }
                at += length;
                continue;
            } else if let Some((length, strong)) = self.lexicon.to_at(document, at, end) {
                if let Some((measure, after)) = self.amount_near(at + length, end) {
                    if strong == To::Range && from.is_none() {
                        break;
                    }
                    sure |= strong == To::Strong;
                    to = to.or(Some((at + length..after, measure)));
                    (at, last) = (after, after);
                    continue;
                }
            } else if let Some((measure, after)) = self.amount_near(at, at + 1) {
                by = by.or(Some(measure));
                (at, last) = (after, after);
                continue;
            } else if self.clauses.break_at(document, at, end) > 0 {
                break;
            }
            at += 1;
        }
        let confidence = match (&from, &to, &by, earlier) {
            (Some(_), Some(_), ..) => 0.95,
            (None, Some(_), Some(_), _) => 0.9,
            (None, Some(_), None, _) if sure || times => 0.75,
            (_, None, Some(_), Some(_)) => 0.75,
            // *10 tons, down from 12 tons last year*.
            (Some((_, from)), None, None, _) if earlier.is_some() || self.measured_before(hit, from) => 0.75,
            // *up from last year*, *worse than the year before*: no value is needed.
            (None, None, None, Some(_)) if direct => 0.7,
            // *rose 3 percent last year*.
            (None, None, Some(by), None) if since.is_some() && is_percent(by) => 0.65,
            _ => return self.words_of_change(hit, end),
        };
        let earlier = earlier.or(since);
        let mut candidate =
            self.candidate(hit.tokens.start..last, Relation::Change, "facts.because.change", confidence);
        match (from, to) {
            (Some((from, _)), Some((to, _))) => (candidate.left, candidate.right) = (from, to),
            (None, Some((to, _))) => candidate.right = to,
            (Some((from, _)), None) => candidate.right = from,
            _ => {
                if let Some(earlier) = earlier {
                    candidate.right = earlier..candidate.clause.end.max(earlier);
                }
            }
        }
        Some(candidate)
    }

    /// Whether a measure in the unit of `from` stands in front of a change in its sentence.
    fn measured_before(&self, hit: &Hit, from: &Measured) -> bool {
        let document = self.context.document;
        let start = document.sentences.get(document.sentence_of(hit.tokens.start)).map_or(0, |s| s.tokens.start);
        let start = start.max(hit.tokens.start.saturating_sub(FAR));
        self.measures(start..hit.tokens.start).iter().any(|m| same_unit(m, from))
    }

    /// *fell from amber to green*: both ends in words.
    fn words_of_change(&self, hit: &Hit, end: usize) -> Option<Candidate> {
        let document = self.context.document;
        let from = (hit.tokens.end..end.min(hit.tokens.end + BESIDE))
            .find(|t| self.lexicon.opens_with_from(document, *t, end) > 0)?;
        let opens = from + self.lexicon.opens_with_from(document, from, end);
        let to = (opens + 1..end.min(opens + BESIDE + 1))
            .find(|t| matches!(self.lexicon.to_at(document, *t, end), Some((_, To::Strong))))?;
        let last = to + self.lexicon.to_at(document, to, end).map_or(1, |(n, _)| n);
        let word = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word);
        if self.parted(opens, to) || !(opens..to).all(word) || !word(last) || last >= end {
            return None;
        }
        let mut candidate = self.candidate(hit.tokens.start..last + 1, Relation::Change, "facts.because.change", 0.7);
        (candidate.left, candidate.right) = (opens..to, last..last + 1);
        Some(candidate)
    }

    /// *from X … to Y* without a verb that says which way.
    fn ends_of_change(&self, sentence: &Range<usize>, hits: &[Hit]) -> Vec<Candidate> {
        let document = self.context.document;
        let mut found = Vec::new();
        for at in sentence.clone() {
            let opens = self.lexicon.opens_with_from(document, at, sentence.end);
            if opens == 0 {
                continue;
            }
            let Some((measure, _)) = self.amount_near(at + opens, sentence.end.min(at + opens + 3)) else { continue };
            let after = document.tokens_in(measure.span).end.max(at + opens + 1);
            let roof = sentence.end.min(after + NEAR);
            let to = (after..roof).find_map(|t| {
                let (length, strong) = self.lexicon.to_at(document, t, roof)?;
                let (b, end) = self.amount_near(t + length, roof + 4)?;
                // *from 5% in 2003 to 13% last year*: a time stands beside one of the two.
                let dated = |from: usize, to: usize| {
                    (from..to).any(|t| {
                        self.context.measure_at(t).is_some_and(|m| m.kind == EntityKind::Date || self.is_year(&m))
                    })
                };
                let timed = strong == To::Weak && same_unit(&measure, &b) && (dated(after, t) || dated(end, end + 4));
                (strong == To::Strong || timed).then_some(t + length..end)
            });
            let Some(to) = to else { continue };
            if self.parted(after, to.start) {
                continue;
            }
            let before = hits.partition_point(|h| h.tokens.end <= at);
            let covered = hits
                .get(before.saturating_sub(4)..before)
                .unwrap_or_default()
                .iter()
                .any(|h| matches!(h.trigger, Trigger::Change { .. }) && at - h.tokens.end < VALUES / 2);
            if !covered {
                let mut candidate = self.candidate(at..to.end, Relation::Change, "facts.because.change", 0.8);
                (candidate.left, candidate.right) = (at + opens..after, to);
                found.push(candidate);
            }
        }
        found
    }

    /// *twice as much*, *dua kali lipat*.
    fn times(&self, hit: &Hit, level: bool) -> Option<Candidate> {
        let behind = self.context.document.tokens.get(hit.tokens.end..hit.tokens.end + BESIDE).unwrap_or_default();
        if level && !behind.iter().any(|t| self.lexicon.is_level(t.word)) {
            return None;
        }
        let mut candidate = self.candidate(hit.tokens.clone(), Relation::More, "facts.because.times", 0.8);
        if candidate.left.is_empty() {
            return None;
        }
        let document = self.context.document;
        let start = candidate.right.start;
        if let Some(than) = (start..candidate.right.end.min(start + 4))
            .find(|t| self.lexicon.opens_with_from(document, *t, candidate.right.end) > 0)
        {
            candidate.right.start = than + 1;
        }
        Some(candidate)
    }
}

/// How two measures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// One comes behind the other.
    Ranked,
    /// One stands where the other stood.
    Replaced,
}

/// Whether a measure is a share of a hundred.
fn is_percent(measure: &Measured) -> bool {
    measure.value.as_ref().and_then(|v| v.unit.as_deref()) == Some("%")
}

/// Whether two measures are in the same unit.
pub(super) fn same_unit(a: &Measured, b: &Measured) -> bool {
    let unit = |m: &Measured| m.value.as_ref().and_then(|v| v.unit.clone());
    unit(a) == unit(b)
}

fn has_right(candidate: &Candidate) -> bool {
    !candidate.right.is_empty()
}

/// Of candidates whose clauses share words, the surest; in reading order.
fn prune(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.core.start.cmp(&b.core.start)));
    let mut kept: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in found {
        let clause = candidate.clause.clone();
        let before = kept.range(..=clause.start).next_back().is_some_and(|(_, k)| k.clause.end > clause.start);
        if !before && kept.range(clause.clone()).next().is_none() {
            kept.insert(clause.start, candidate);
        }
    }
    kept.into_values().collect()
}
