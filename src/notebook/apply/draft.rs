//! An analysis while corrections are being made: nothing is taken out before all are in, so that
//! numbers hold.

use super::keys;
use crate::analysis::Standing;
use crate::analysis::{Analysis, Entity, EntityId, EntityKind, Fact, Form, Mention, Quote, Retell};
use crate::article::Article;
use crate::notebook::model::{Correction, Finding, Key, Who};
use crate::text::Span;
use std::collections::HashSet;

pub(super) struct Draft<'a> {
    pub(super) article: &'a Article,
    pub(super) retell: Retell,
    pub(super) analysis: Analysis,
    pub(super) keys: Vec<Key>,
    pub(super) fact_gone: Vec<bool>,
    pub(super) quote_gone: Vec<bool>,
    pub(super) entity_gone: Vec<bool>,
    pub(super) fact_standing: Vec<Standing>,
    pub(super) quote_standing: Vec<Standing>,
    pub(super) entity_standing: Vec<Standing>,
    /// Quotes whose statement must be told again.
    pub(super) told_anew: HashSet<usize>,
    /// Quotes that the reader has judged one by one: what is learned elsewhere leaves them alone.
    decided: HashSet<Span>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(article: &'a Article, analysis: &Analysis) -> Self {
        let a = analysis;
        Self {
            article,
            retell: Retell::of(article),
            keys: keys(&a.facts),
            fact_gone: vec![false; a.facts.len()],
            quote_gone: vec![false; a.quotes.len()],
            entity_gone: vec![false; a.entities.len()],
            fact_standing: vec![Standing::MachineExtracted; a.facts.len()],
            quote_standing: vec![Standing::MachineExtracted; a.quotes.len()],
            entity_standing: vec![Standing::MachineExtracted; a.entities.len()],
            told_anew: HashSet::new(),
            decided: HashSet::new(),
            analysis: analysis.clone(),
        }
    }

    /// Remembers which quotes the reader has judged.
    pub(super) fn note_decision(&mut self, correction: &Correction) {
        let place = match correction {
            Correction::Accept { finding: Finding::Quote(place) }
            | Correction::Reject { finding: Finding::Quote(place) }
            | Correction::Speaker { quote: place, .. }
            | Correction::Quote { at: place, .. } => *place,
            _ => return,
        };
        self.decided.insert(place);
    }

    pub(super) fn is_decided(&self, quote: &Quote) -> bool {
        self.decided.contains(&quote.extent())
    }

    /// The fact of a key, where it is still there.
    pub(super) fn fact_at(&self, key: Key) -> Option<usize> {
        let at = self.keys.iter().position(|k| *k == key)?;
        (!self.fact_gone.get(at)?).then_some(at)
    }

    /// The quote whose content reaches over a place.
    pub(super) fn quote_at(&self, place: Span) -> Option<usize> {
        let at = self.analysis.quotes.iter().position(|q| q.extent() == place)?;
        (!self.quote_gone.get(at)?).then_some(at)
    }

    /// Who is meant: by the mention, else by the name.
    pub(super) fn entity_of(&self, who: &Who) -> Option<EntityId> {
        let there = |n: &usize| !self.entity_gone.get(*n).copied().unwrap_or(true);
        let all = || self.analysis.entities.iter().enumerate();
        let at = who.at.and_then(|at| {
            let mut holding = all().filter(|(_, e)| e.mentions.iter().any(|m| m.span == at));
            holding.find(|(n, _)| there(n)).map(|(n, _)| n)
        });
        let named = || {
            let is = |e: &Entity| e.name == who.name;
            let called = |e: &Entity| e.aliases.contains(&who.name);
            all()
                .find(|(n, e)| there(n) && is(e))
                .or_else(|| all().find(|(n, e)| there(n) && called(e)))
                .map(|(n, _)| n)
        };
        at.or_else(named).map(EntityId::from_index)
    }

    /// Who is meant; somebody new where nobody of that name is known. The new one's mentions are
    /// where the text has the name.
    pub(super) fn entity_or_new(&mut self, who: &Who) -> Option<EntityId> {
        if let Some(known) = self.entity_of(who) {
            return Some(known);
        }
        let name = who.name.trim();
        if name.is_empty() {
            return None;
        }
        let mentions: Vec<Mention> =
            whole_words(&self.article.text, name).map(|span| Mention { span, form: Form::Name }).collect();
        Some(self.add_entity(name, EntityKind::Person, mentions))
    }

    pub(super) fn add_entity(&mut self, name: &str, kind: EntityKind, mentions: Vec<Mention>) -> EntityId {
        self.analysis.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions,
            value: None,
            confidence: 1.0,
            because: self.retell.because("name"),
        });
        self.entity_gone.push(false);
        self.entity_standing.push(Standing::Added);
        EntityId::from_index(self.analysis.entities.len() - 1)
    }

    /// The statement that a quote gives.
    pub(super) fn facts_of_quote(&self, quote: usize) -> impl Iterator<Item = usize> + '_ {
        let of = move |f: &Fact| f.quote.is_some_and(|q| q.index() == quote);
        self.analysis.facts.iter().enumerate().filter(move |(_, f)| of(f)).map(|(n, _)| n)
    }

    /// Marks a quote, and with it its statement, as changed by the reader.
    pub(super) fn corrected(&mut self, quote: usize) {
        if let Some(slot) = self.quote_standing.get_mut(quote).filter(|s| **s != Standing::Added) {
            *slot = Standing::Corrected;
        }
        self.told_anew.insert(quote);
    }

    pub(super) fn words(&self, span: Span) -> String {
        plain(self.article.words(span))
    }
}

/// Words brought to one form, to see whether they are the same.
pub(super) fn plain(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Where a text has some words that are no part of longer ones.
fn whole_words<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len())).filter(move |span| {
        let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
        !letter(before.chars().next_back()) && !letter(behind.chars().next())
    })
}
