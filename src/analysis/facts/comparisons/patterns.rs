//! The shapes a comparison takes inside one sentence.

use super::lexicon::{Direction, Hit, Lexicon, Trigger};
use super::measures::Order;
use crate::analysis::facts::clauses::{Clauses, is_wall};
use crate::analysis::facts::context::{Context, Measured};
use crate::analysis::{EntityKind, Relation};
use std::collections::BTreeMap;
use std::ops::Range;

/// How far the second half of a comparison may stand from the first, in tokens.
pub(super) const NEAR: usize = 10;
/// How far it may stand where its word has no other use.
pub(super) const FAR: usize = 24;
/// How far a word that is tied to another may stand from it.
pub(super) const BESIDE: usize = 3;
/// How far the values of a change may stand from its verb, in tokens.
pub(super) const VALUES: usize = 16;
/// The unit that packs give to shares of a hundred.
const PERCENT: &str = "percent";

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
}

/// Whether a measure is a share of a hundred.
pub(super) fn is_percent(measure: &Measured) -> bool {
    measure.value.as_ref().and_then(|v| v.unit.as_deref()) == Some(PERCENT)
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
