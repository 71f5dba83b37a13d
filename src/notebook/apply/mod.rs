//! Corrections laid over an analysis. Pure: the same two give the same result, and the analysis
//! of the machine stays as it was, so that undoing is applying fewer.
//!
//! Corrections teach. A speaker put right holds for every other quote whose source is called by
//! the same words, a rejection for every quote of the same words; what the reader has decided for
//! a single finding is never overruled by what was learned from another.

mod compact;
mod draft;
mod entities;
mod quotes;
mod threads;

use super::model::{Correction, Finding, Key};
use crate::analysis::{Analysis, Fact, Standing};
use crate::article::Article;
use crate::text::Span;
use draft::Draft;
use std::collections::HashMap;

/// An analysis with all corrections in it.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// The findings.
    pub analysis: Analysis,
    /// What each fact is known by.
    pub keys: Vec<Key>,
    /// Who stands for each fact.
    pub facts: Vec<Standing>,
    /// Who stands for each quote.
    pub quotes: Vec<Standing>,
    /// Who stands for each entity.
    pub entities: Vec<Standing>,
    /// The corrections that found nothing to correct, by their place in the list.
    pub idle: Vec<usize>,
}

/// What each of some facts is known by.
#[must_use]
pub fn keys(facts: &[Fact]) -> Vec<Key> {
    let mut seen: HashMap<(Span, crate::analysis::FactKind), u32> = HashMap::new();
    let key = |fact: &Fact| {
        let (place, kind) = (fact.extent(), fact.kind());
        let count = seen.entry((place, kind)).or_default();
        let nth = *count;
        *count += 1;
        Key { place, kind, nth }
    };
    facts.iter().map(key).collect()
}

/// Lays corrections over an analysis, in their order.
#[must_use]
pub fn apply(article: &Article, analysis: &Analysis, corrections: &[Correction]) -> Applied {
    let mut draft = Draft::new(article, analysis);
    let mut idle = Vec::new();
    // What the reader has decided is known before anything is learned from it.
    for correction in corrections {
        draft.note_decision(correction);
    }
    for (number, correction) in corrections.iter().enumerate() {
        if draft.correct(correction).is_none() {
            idle.push(number);
        }
    }
    Applied { idle, ..draft.finish() }
}

impl Draft<'_> {
    /// Makes one correction; nothing where there is nothing to correct.
    fn correct(&mut self, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Accept { finding } => self.accept(finding),
            Correction::Reject { finding } => self.reject(finding),
            Correction::Speaker { quote, who } => self.give_speaker(*quote, who.as_ref()),
            Correction::QuoteKind { quote, kind } => self.give_quote_kind(*quote, *kind),
            Correction::FactKind { fact, kind } => self.give_fact_kind(*fact, *kind),
            Correction::Quote { at, kind, who } => self.add_quote(*at, *kind, who.as_ref()),
            Correction::EntityKind { who, kind } => self.give_entity_kind(who, *kind),
            Correction::Rename { who, name } => self.rename(who, name),
            Correction::Merge { who, into } => self.merge(who, into),
            Correction::Split { at } => self.split(*at),
        }
    }

    fn accept(&mut self, finding: &Finding) -> Option<()> {
        let slot = match finding {
            Finding::Fact(key) => {
                let n = self.fact_at(*key)?;
                self.fact_standing.get_mut(n)?
            }
            Finding::Quote(place) => {
                let n = self.quote_at(*place)?;
                self.quote_standing.get_mut(n)?
            }
            Finding::Entity(who) => {
                let n = self.entity_of(who)?;
                self.entity_standing.get_mut(n.index())?
            }
        };
        if *slot == Standing::MachineExtracted {
            *slot = Standing::Accepted;
        }
        Some(())
    }

    fn reject(&mut self, finding: &Finding) -> Option<()> {
        match finding {
            Finding::Fact(key) => {
                let n = self.fact_at(*key)?;
                *self.fact_gone.get_mut(n)? = true;
            }
            Finding::Quote(place) => self.reject_quote(*place)?,
            Finding::Entity(who) => self.reject_entity(who)?,
        }
        Some(())
    }
}
