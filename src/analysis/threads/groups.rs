//! Facts that belong together, and which of them a reader wants first.

use super::Lexicon;
use crate::analysis::facts::context::Context;
use crate::analysis::facts::messages::shorten;
use crate::analysis::{Comparison, Details, EntityId, Fact, FactId, FactKind, Relation, Thread, ThreadKind, Value};
use crate::text::Span;
use std::collections::BTreeMap;

/// From how many statements on a speaker has a thread of their own.
const STATEMENTS: usize = 3;
/// From how many backgrounds on a person or organisation has one.
const BACKGROUNDS: usize = 3;
/// From how many comparisons without a partner on they share one.
const COMPARISONS: usize = 3;
/// Beyond this size a thread is no more important for being longer.
const LARGE: usize = 6;

/// Comparisons of the same two sides, with what elaborates them.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The comparisons, in reading order.
    pub facts: Vec<FactId>,
    /// What says more about them.
    pub elaborations: Vec<FactId>,
}

fn comparison(fact: &Fact) -> Option<&Comparison> {
    match &fact.details {
        Details::Comparison(c) => Some(c),
        _ => None,
    }
}

/// Whether both sides are measured, in the same unit.
fn both_measured(comparison: &Comparison) -> bool {
    let [a, b] = comparison.sides.as_slice() else { return false };
    let (Some(a), Some(b)) = (&a.value, &b.value) else { return false };
    let duration = |v: &Value| v.iso.as_deref().is_some_and(|i| i.starts_with('P'));
    a.unit.is_some() && a.unit == b.unit || duration(a) && duration(b)
}

impl Group {
    /// Whether the group deserves a thread of its own: both sides are measured, and not only the
    /// ends of one change.
    pub fn is_thread(&self, facts: &[Fact]) -> bool {
        let measured = |id: &FactId| {
            let comparison = facts.get(id.index()).and_then(comparison);
            comparison.is_some_and(|c| both_measured(c) && c.relation != Relation::Change)
        };
        self.facts.iter().any(measured)
    }

    /// Where the names of all sides stand.
    pub fn sides<'a>(&'a self, facts: &'a [Fact]) -> impl Iterator<Item = Span> + 'a {
        let comparisons = self.facts.iter().filter_map(|id| comparison(facts.get(id.index())?));
        comparisons.flat_map(|c| c.sides.iter().filter_map(|s| s.span))
    }

    /// The comparison whose sides name the group: the surest one with both measured.
    fn main<'a>(&self, facts: &'a [Fact]) -> Option<&'a Fact> {
        let all = self.facts.iter().filter_map(|id| facts.get(id.index()));
        all.filter(|f| comparison(f).is_some_and(both_measured)).reduce(|a, b| {
            let superlative = |f: &Fact| comparison(f).is_some_and(|c| c.relation == Relation::Superlative);
            if superlative(b) && !superlative(a) || superlative(a) == superlative(b) && b.confidence > a.confidence {
                b
            } else {
                a
            }
        })
    }
}

/// Comparisons that share both measures are one comparison, told in several sentences.
pub fn comparisons(facts: &[Fact]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut previous: Vec<Span> = Vec::new();
    for (number, fact) in facts.iter().enumerate() {
        let Some(comparison) = comparison(fact) else { continue };
        let mut measures: Vec<Span> = comparison.sides.iter().filter_map(|s| s.value_span).collect();
        measures.sort();
        let id = FactId::from_index(number);
        match groups.last_mut() {
            Some(group) if measures.len() == 2 && measures == previous => group.facts.push(id),
            _ => groups.push(Group { facts: vec![id], elaborations: Vec::new() }),
        }
        previous = measures;
    }
    groups
}

/// A thread with what its place depends on.
struct Weighed {
    thread: Thread,
    weight: f64,
}

/// All threads, most important first.
pub fn threads(context: &Context, lexicon: &Lexicon, facts: &[Fact], groups: &[Group]) -> Vec<Thread> {
    let length = context.document.text().len().max(1);
    let weigh = |thread: Thread, share: f64| {
        let first = thread.facts.first().and_then(|f| facts.get(f.index())).map_or(0, |f| f.extent().start);
        let size = thread.facts.len().min(LARGE) as f64;
        Weighed { weight: share * size * (1.5 - f64::from(first) / length as f64), thread }
    };
    let mut all: Vec<Weighed> = Vec::new();
    all.extend(statements(context, lexicon, facts).into_iter().map(|t| {
        let share = if t.kind == ThreadKind::Voices { 0.2 } else { 1.0 };
        weigh(t, share)
    }));
    all.extend(comparison_threads(lexicon, facts, groups).into_iter().map(|t| {
        let share = if t.subject.is_none() && t.facts.len() >= COMPARISONS { 0.8 } else { 1.0 };
        weigh(t, share)
    }));
    all.extend(backgrounds(context, lexicon, facts).into_iter().map(|t| weigh(t, 1.0)));
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.thread.facts.cmp(&b.thread.facts)));
    all.into_iter().map(|w| w.thread).collect()
}

/// Facts of one kind by subject.
fn by_subject(facts: &[Fact], kind: FactKind) -> BTreeMap<Option<EntityId>, Vec<FactId>> {
    let mut map: BTreeMap<Option<EntityId>, Vec<FactId>> = BTreeMap::new();
    for (number, fact) in facts.iter().enumerate().filter(|(_, f)| f.kind() == kind) {
        map.entry(fact.subject).or_default().push(FactId::from_index(number));
    }
    map
}

/// One thread for each speaker of several statements, and one for all others.
///
/// Where nobody speaks that often, speakers of two statements have their own.
fn statements(context: &Context, lexicon: &Lexicon, facts: &[Fact]) -> Vec<Thread> {
    let speakers = by_subject(facts, FactKind::Statement);
    let most = speakers.iter().filter(|(s, _)| s.is_some()).map(|(_, f)| f.len()).max().unwrap_or(0);
    let enough = STATEMENTS.min(most.max(2));
    let mut threads = Vec::new();
    let mut voices = Vec::new();
    for (speaker, said) in speakers {
        let name = speaker.and_then(|s| context.entity(s)).map(|e| e.name.as_str());
        match name {
            Some(name) if said.len() >= enough => threads.push(Thread {
                kind: ThreadKind::Statements,
                label: lexicon.messages.fill("threads.statements", &[("name", name)]),
                subject: speaker,
                facts: said,
            }),
            _ => voices.extend(said),
        }
    }
    if !voices.is_empty() {
        voices.sort();
        let key = if threads.is_empty() { "threads.all_voices" } else { "threads.voices" };
        let label = lexicon.messages.fill(key, &[]);
        threads.push(Thread { kind: ThreadKind::Voices, label, subject: None, facts: voices });
    }
    threads
}

fn comparison_threads(lexicon: &Lexicon, facts: &[Fact], groups: &[Group]) -> Vec<Thread> {
    let mut threads = Vec::new();
    let mut others = Vec::new();
    for group in groups {
        let main = group.main(facts).filter(|_| group.is_thread(facts));
        let sides = main.and_then(comparison).map(|c| c.sides.as_slice());
        let Some([a, b]) = sides else {
            others.extend(group.facts.iter().copied());
            continue;
        };
        let mut members: Vec<FactId> = group.facts.iter().chain(&group.elaborations).copied().collect();
        members.sort();
        threads.push(Thread {
            kind: ThreadKind::Comparison,
            label: lexicon
                .messages
                .fill("threads.comparison", &[("a", &shorten(&a.label, 40)), ("b", &shorten(&b.label, 40))]),
            subject: main.and_then(|f| f.subject),
            facts: members,
        });
    }
    if others.len() >= COMPARISONS {
        let key = if threads.is_empty() { "threads.all_comparisons" } else { "threads.comparisons" };
        let label = lexicon.messages.fill(key, &[]);
        threads.push(Thread { kind: ThreadKind::Comparison, label, subject: None, facts: others });
    }
    threads
}

fn backgrounds(context: &Context, lexicon: &Lexicon, facts: &[Fact]) -> Vec<Thread> {
    let people = by_subject(facts, FactKind::Background);
    let thread = |(subject, told): (Option<EntityId>, Vec<FactId>)| {
        let name = context.entity(subject?)?.name.as_str();
        (told.len() >= BACKGROUNDS).then(|| Thread {
            kind: ThreadKind::Background,
            label: lexicon.messages.fill("threads.background", &[("name", name)]),
            subject,
            facts: told,
        })
    };
    people.into_iter().filter_map(thread).collect()
}
