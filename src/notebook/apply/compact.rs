//! Takes out what is gone, puts what is new in its place in reading order, and numbers anew.

use super::Applied;
use super::draft::Draft;
use super::threads::{gather, tie};
use crate::analysis::Standing;
use crate::analysis::{Analysis, EntityId, Fact, FactId, QuoteId};

/// The new order: which of the old stand where, and where each of the old has gone.
struct Order {
    kept: Vec<usize>,
    new: Vec<Option<usize>>,
}

impl Order {
    /// Those that stay, by where they begin; those at one place keep their order.
    fn new(gone: &[bool], begins: impl Fn(usize) -> u32) -> Self {
        let mut kept: Vec<usize> = (0..gone.len()).filter(|n| !gone[*n]).collect();
        kept.sort_by_key(|n| begins(*n));
        let mut new = vec![None; gone.len()];
        for (at, old) in kept.iter().enumerate() {
            new[*old] = Some(at);
        }
        Self { kept, new }
    }

    fn of(&self, old: usize) -> Option<usize> {
        self.new.get(old).copied().flatten()
    }

    fn pick<T: Clone>(&self, all: &[T]) -> Vec<T> {
        self.kept.iter().filter_map(|n| all.get(*n).cloned()).collect()
    }
}

impl Draft<'_> {
    /// The corrected analysis.
    pub(super) fn finish(mut self) -> Applied {
        self.tell_anew();
        let a = &self.analysis;
        // A fact stays beside its quote's judgement.
        for (n, fact) in a.facts.iter().enumerate() {
            let standing = fact.quote.and_then(|q| self.quote_standing.get(q.index())).copied();
            if let (Some(slot), Some(standing)) = (self.fact_standing.get_mut(n), standing)
                && *slot == Standing::MachineExtracted
            {
                *slot = standing;
            }
        }
        let start = |fact: Option<&Fact>| fact.map_or(0, |f| f.extent().start);
        let first = |n: usize| a.entities.get(n).and_then(|e| e.mentions.first()).map_or(u32::MAX, |m| m.span.start);
        // Only what was added has to find its place: the machine's own order stays.
        let (new_quotes, new_entities) =
            (self.quote_standing.contains(&Standing::Added), self.entity_standing.contains(&Standing::Added));
        let quotes =
            Order::new(
                &self.quote_gone,
                |n| {
                    if new_quotes { a.quotes.get(n).map_or(0, |q| q.extent().start) } else { 0 }
                },
            );
        let facts = Order::new(&self.fact_gone, |n| if new_quotes { start(a.facts.get(n)) } else { 0 });
        let entities = Order::new(&self.entity_gone, |n| if new_entities { first(n) } else { 0 });
        let entity = |id: EntityId| entities.of(id.index()).map(EntityId::from_index);
        let fact_id = |id: FactId| facts.of(id.index()).map(FactId::from_index);
        let mut analysis = Analysis {
            entities: entities.pick(&a.entities),
            quotes: quotes.pick(&a.quotes),
            facts: facts.pick(&a.facts),
            threads: a.threads.clone(),
            links: a.links.clone(),
        };
        for quote in &mut analysis.quotes {
            quote.speaker = quote.speaker.and_then(entity);
        }
        for fact in &mut analysis.facts {
            fact.subject = fact.subject.and_then(entity);
            fact.entities = fact.entities.iter().copied().filter_map(entity).collect();
            fact.quote = fact.quote.and_then(|q| quotes.of(q.index())).map(QuoteId::from_index);
        }
        for thread in &mut analysis.threads {
            thread.subject = thread.subject.and_then(entity);
            thread.facts = thread.facts.iter().copied().filter_map(fact_id).collect();
            thread.facts.sort_unstable();
        }
        analysis.threads.retain(|t| !t.facts.is_empty());
        analysis.links = analysis
            .links
            .iter()
            .filter_map(|l| {
                Some(crate::analysis::Link {
                    from: fact_id(l.from)?,
                    to: fact_id(l.to)?,
                    kind: l.kind,
                    via: l.via.and_then(entity),
                })
            })
            .collect();
        if !self.told_anew.is_empty() || self.quote_gone.contains(&true) || self.entity_gone.contains(&true) {
            gather(&mut analysis, self.retell);
            tie(&mut analysis);
        }
        Applied {
            keys: facts.pick(&self.keys),
            facts: facts.pick(&self.fact_standing),
            quotes: quotes.pick(&self.quote_standing),
            entities: entities.pick(&self.entity_standing),
            idle: Vec::new(),
            analysis,
        }
    }
}
