//! Corrections of who is who.

use super::draft::{Draft, plain};
use crate::analysis::Standing;
use crate::analysis::{EntityId, EntityKind, Form, Mention};
use crate::notebook::model::Who;
use crate::text::Span;

impl Draft<'_> {
    pub(super) fn give_entity_kind(&mut self, who: &Who, kind: EntityKind) -> Option<()> {
        let id = self.entity_of(who)?;
        self.analysis.entities.get_mut(id.index())?.kind = kind;
        self.entity_corrected(id);
        Some(())
    }

    /// The old name stays as another form of it.
    pub(super) fn rename(&mut self, who: &Who, name: &str) -> Option<()> {
        let id = self.entity_of(who)?;
        let name = name.trim();
        let entity = self.analysis.entities.get_mut(id.index())?;
        if name.is_empty() || entity.name == name {
            return None;
        }
        let old = std::mem::replace(&mut entity.name, name.to_owned());
        entity.aliases.retain(|a| a != name);
        if !entity.aliases.contains(&old) {
            entity.aliases.push(old);
        }
        self.entity_corrected(id);
        self.retell_of(id);
        Some(())
    }

    /// One of two takes over the other's mentions, names and roles.
    pub(super) fn merge(&mut self, who: &Who, into: &Who) -> Option<()> {
        let (from, to) = (self.entity_of(who)?, self.entity_of(into)?);
        if from == to {
            return None;
        }
        let gone = self.analysis.entities.get(from.index())?.clone();
        let entity = self.analysis.entities.get_mut(to.index())?;
        for name in std::iter::once(gone.name).chain(gone.aliases) {
            if name != entity.name && !entity.aliases.contains(&name) {
                entity.aliases.push(name);
            }
        }
        for role in gone.roles {
            if !entity.roles.contains(&role) {
                entity.roles.push(role);
            }
        }
        for mention in gone.mentions {
            if !entity.mentions.iter().any(|m| m.span == mention.span) {
                entity.mentions.push(mention);
            }
        }
        entity.mentions.sort_by_key(|m| m.span);
        entity.roles.sort_by_key(|r| r.span);
        *self.entity_gone.get_mut(from.index())? = true;
        self.entity_corrected(to);
        self.replace(from, Some(to));
        self.retell_of(to);
        Some(())
    }

    /// All that is called by the words of a mention becomes somebody of its own.
    pub(super) fn split(&mut self, at: Span) -> Option<()> {
        let who = Who { name: String::new(), at: Some(at) };
        let id = self.entity_of(&who)?;
        let called = self.words(at);
        let text = &self.article.text;
        let entity = self.analysis.entities.get_mut(id.index())?;
        let same = |m: &Mention| m.span == at || m.form != Form::Pronoun && plain(m.span.of(text)) == called;
        if entity.mentions.iter().all(same) {
            return None;
        }
        let mut moved = Vec::new();
        entity.mentions.retain(|m| {
            let goes = same(m);
            if goes {
                moved.push(*m);
            }
            !goes
        });
        entity.aliases.retain(|a| plain(a) != called);
        let (kind, name) = (entity.kind, at.of(text).to_owned());
        // Where the whole name went, the next longest form of it stays.
        if plain(&entity.name) == called
            && let Some(longest) = entity.mentions.iter().filter(|m| m.form == Form::Name).max_by_key(|m| m.span.len())
        {
            entity.name = longest.span.of(text).to_owned();
        }
        let spans: Vec<Span> = moved.iter().map(|m| m.span).collect();
        let new = self.add_entity(&name, kind, moved);
        let in_one = |place: Span| spans.iter().any(|s| s.overlaps(place));
        let quotes: Vec<usize> = (0..self.analysis.quotes.len())
            .filter(|n| {
                let quote = self.analysis.quotes.get(*n);
                quote.is_some_and(|q| q.speaker == Some(id) && q.source.is_some_and(in_one) && !self.is_decided(q))
            })
            .collect();
        for quote in quotes {
            self.set_speaker(quote, Some(new));
        }
        for fact in &mut self.analysis.facts {
            if fact.entities.contains(&id) && fact.spans.iter().any(|s| in_one(*s)) && !fact.entities.contains(&new) {
                fact.entities.push(new);
            }
        }
        self.entity_corrected(id);
        self.retell_of(id);
        Some(())
    }

    /// Not a name: what was said is then said by nobody known.
    pub(super) fn reject_entity(&mut self, who: &Who) -> Option<()> {
        let id = self.entity_of(who)?;
        *self.entity_gone.get_mut(id.index())? = true;
        self.retell_of(id);
        self.replace(id, None);
        Some(())
    }

    fn entity_corrected(&mut self, id: EntityId) {
        if let Some(slot) = self.entity_standing.get_mut(id.index()).filter(|s| **s != Standing::Added) {
            *slot = Standing::Corrected;
        }
    }

    /// What somebody said is told anew, under the name they have now.
    fn retell_of(&mut self, id: EntityId) {
        let quotes: Vec<usize> = (0..self.analysis.quotes.len())
            .filter(|n| self.analysis.quotes.get(*n).is_some_and(|q| q.speaker == Some(id)))
            .collect();
        quotes.into_iter().for_each(|quote| self.corrected(quote));
    }

    /// Puts one in another's place everywhere.
    fn replace(&mut self, from: EntityId, to: Option<EntityId>) {
        let turn = |slot: &mut Option<EntityId>| {
            if *slot == Some(from) {
                *slot = to;
            }
        };
        self.analysis.quotes.iter_mut().for_each(|q| turn(&mut q.speaker));
        for fact in &mut self.analysis.facts {
            turn(&mut fact.subject);
            let mut kept = Vec::with_capacity(fact.entities.len());
            for id in fact.entities.drain(..) {
                let id = if id == from { to } else { Some(id) };
                if let Some(id) = id.filter(|id| !kept.contains(id)) {
                    kept.push(id);
                }
            }
            fact.entities = kept;
        }
        self.analysis.threads.iter_mut().for_each(|t| turn(&mut t.subject));
        self.analysis.links.iter_mut().for_each(|l| turn(&mut l.via));
    }
}
