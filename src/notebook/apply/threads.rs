//! Threads and links after corrections: each speaker's statements are gathered anew.

use super::draft::Draft;
use crate::analysis::{Analysis, EntityId, Fact, FactId, FactKind, Link, LinkKind, Retell, Thread, ThreadKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// From how many statements on a speaker has a thread.
const ENOUGH: usize = 3;

impl Draft<'_> {
    /// Tells the statements of changed quotes again.
    pub(super) fn tell_anew(&mut self) {
        let changed: BTreeSet<usize> = self.told_anew.iter().copied().collect();
        if changed.is_empty() {
            return;
        }
        for number in 0..self.analysis.facts.len() {
            let Some(fact) = self.analysis.facts.get(number) else { continue };
            let Some(at) = fact.quote.map(|q| q.index()).filter(|q| changed.contains(q)) else { continue };
            let Some(quote) = self.analysis.quotes.get(at) else { continue };
            let speaker = quote.speaker;
            let name = speaker.and_then(|s| self.analysis.entities.get(s.index()));
            let label = self.retell.statement(self.article, quote, name);
            let mut entities: Vec<EntityId> = speaker.into_iter().collect();
            let named = self.named_in(&fact.spans);
            let said = fact.entities.iter().copied().filter(|e| Some(*e) != fact.subject || named.contains(e));
            for id in said.chain(named.iter().copied()) {
                if !entities.contains(&id) {
                    entities.push(id);
                }
            }
            let standing = self.quote_standing.get(at).copied().unwrap_or_default();
            if let Some(fact) = self.analysis.facts.get_mut(number) {
                fact.label = label;
                fact.subject = speaker;
                fact.entities = entities;
            }
            if let Some(slot) = self.fact_standing.get_mut(number) {
                *slot = standing;
            }
        }
    }

    /// Who is named inside some places; dates and amounts are left out.
    fn named_in(&self, spans: &[crate::text::Span]) -> Vec<EntityId> {
        use crate::analysis::EntityKind::{Date, Duration, Quantity};
        let mut found = Vec::new();
        for (n, entity) in self.analysis.entities.iter().enumerate() {
            let gone = self.entity_gone.get(n).copied().unwrap_or(true);
            let inside = || entity.mentions.iter().any(|m| spans.iter().any(|s| s.contains(m.span)));
            if !gone && !matches!(entity.kind, Date | Duration | Quantity) && inside() {
                found.push(EntityId::from_index(n));
            }
        }
        found
    }
}

/// Gathers the threads of an analysis whose statements have changed. Threads keep their order; a
/// new one comes where one has gone, else before what remains of other voices.
pub(super) fn gather(analysis: &mut Analysis, retell: Retell) {
    let mut said: BTreeMap<EntityId, Vec<FactId>> = BTreeMap::new();
    let mut voices: Vec<FactId> = Vec::new();
    for (n, fact) in analysis.facts.iter().enumerate().filter(|(_, f)| f.kind() == FactKind::Statement) {
        match fact.subject {
            Some(subject) => said.entry(subject).or_default().push(FactId::from_index(n)),
            None => voices.push(FactId::from_index(n)),
        }
    }
    let most = said.values().map(Vec::len).max().unwrap_or(0);
    let enough = ENOUGH.min(most.max(2));
    let mut had: BTreeSet<EntityId> = BTreeSet::new();
    let mut threads = Vec::new();
    let mut gap: Option<usize> = None;
    for mut thread in std::mem::take(&mut analysis.threads) {
        let name = thread.subject.and_then(|s| analysis.entities.get(s.index())).map(|e| e.name.as_str());
        match (thread.kind, thread.subject, name) {
            (ThreadKind::Statements, Some(subject), Some(name)) => {
                let Some(facts) = said.get(&subject).filter(|f| f.len() >= 2.min(enough)) else {
                    gap.get_or_insert(threads.len());
                    continue;
                };
                if had.insert(subject) {
                    thread.facts.clone_from(facts);
                    thread.label = retell.statements(name);
                    threads.push(thread);
                }
            }
            (ThreadKind::Statements | ThreadKind::Voices, ..) => {}
            (ThreadKind::Background, Some(_), Some(name)) => {
                thread.label = retell.background(name);
                threads.push(thread);
            }
            _ => threads.push(thread),
        }
    }
    join_backgrounds(&mut threads);
    for (subject, facts) in said {
        if had.contains(&subject) {
            continue;
        }
        let name = analysis.entities.get(subject.index()).map(|e| e.name.as_str());
        match name.filter(|_| facts.len() >= enough) {
            Some(name) => {
                let label = retell.statements(name);
                let thread = Thread { kind: ThreadKind::Statements, label, subject: Some(subject), facts };
                let at = gap.unwrap_or(threads.len()).min(threads.len());
                threads.insert(at, thread);
                gap = gap.map(|n| n + 1);
            }
            None => voices.extend(facts),
        }
    }
    if !voices.is_empty() {
        voices.sort_unstable();
        let alone = !threads.iter().any(|t| t.kind == ThreadKind::Statements);
        let label = retell.voices(alone);
        threads.push(Thread { kind: ThreadKind::Voices, label, subject: None, facts: voices });
    }
    analysis.threads = threads;
}

/// Two backgrounds of what has become one are one.
fn join_backgrounds(threads: &mut Vec<Thread>) {
    let mut first: HashMap<EntityId, usize> = HashMap::new();
    let mut kept: Vec<Thread> = Vec::with_capacity(threads.len());
    for thread in threads.drain(..) {
        let subject = thread.subject.filter(|_| thread.kind == ThreadKind::Background);
        match subject.and_then(|s| first.get(&s).copied()).and_then(|at| kept.get_mut(at)) {
            Some(other) => {
                other.facts.extend(thread.facts);
                other.facts.sort_unstable();
                other.facts.dedup();
            }
            None => {
                if let Some(subject) = subject {
                    first.insert(subject, kept.len());
                }
                kept.push(thread);
            }
        }
    }
    *threads = kept;
}

/// Ties each speaker's statements anew, and drops contrasts of one with oneself.
pub(super) fn tie(analysis: &mut Analysis) {
    let facts = &analysis.facts;
    let subject = |id: FactId| facts.get(id.index()).and_then(|f: &Fact| f.subject);
    let own = |l: &Link| subject(l.from).is_some() && subject(l.from) == subject(l.to);
    let mut links = std::mem::take(&mut analysis.links);
    links.retain(|l| l.kind != LinkKind::SameSpeaker && !(l.kind == LinkKind::ContrastsWith && own(l)));
    let mut last: BTreeMap<EntityId, FactId> = BTreeMap::new();
    for (n, fact) in facts.iter().enumerate().filter(|(_, f)| f.kind() == FactKind::Statement) {
        let Some(subject) = fact.subject else { continue };
        let to = FactId::from_index(n);
        if let Some(from) = last.insert(subject, to) {
            links.push(Link { from, to, kind: LinkKind::SameSpeaker, via: Some(subject) });
        }
    }
    links.sort_by_key(|l| (l.from, l.to, l.kind, l.via));
    links.dedup_by_key(|l| (l.from, l.to, l.kind));
    analysis.links = links;
}
