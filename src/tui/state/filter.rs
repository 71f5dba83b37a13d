//! Which lines of a list are shown.

use super::{Item, Tab};
use crate::analysis::{EntityId, EntityKind, FactId, FactKind, QuoteId, QuoteKind};
use crate::tui::material::Material;
use std::collections::HashSet;
use std::sync::Arc;

/// What a list is narrowed to; by default, nothing is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A query, as it was typed when it could last be read.
    pub query: String,
    /// What it fits; nothing where there is none.
    pub fits: Option<Arc<Fits>>,
    /// Only what this one says.
    pub speaker: Option<EntityId>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only what stands between quotation marks.
    pub direct: bool,
    /// Only what is at least so sure, in per cent.
    pub least: u8,
}

/// The findings that a query fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fits {
    /// Facts.
    pub facts: HashSet<FactId>,
    /// Quotes.
    pub quotes: HashSet<QuoteId>,
    /// Entities.
    pub entities: HashSet<EntityId>,
    /// The state of the reader's work that it was made for.
    pub revision: u64,
}

/// A kind of what a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of facts.
    Fact(FactKind),
    /// Of quotes.
    Quote(QuoteKind),
    /// Of entities.
    Entity(EntityKind),
}

/// A line of the dialog in which a list is narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrow {
    /// By a query.
    Query,
    /// By speaker.
    Speaker,
    /// By kind.
    Kind,
    /// By quotation marks.
    Direct,
    /// By confidence.
    Least,
}

/// The steps of confidence that can be asked for, in per cent.
pub const STEPS: [u8; 6] = [0, 50, 70, 80, 90, 95];

impl Narrow {
    /// What a list can be narrowed by.
    #[must_use]
    pub fn of(tab: Tab) -> &'static [Self] {
        match tab {
            Tab::Threads | Tab::Quotes | Tab::Selected => {
                &[Self::Query, Self::Speaker, Self::Kind, Self::Direct, Self::Least]
            }
            Tab::Places => &[Self::Query, Self::Kind, Self::Least],
            Tab::People => &[Self::Query, Self::Least],
        }
    }
}

impl Kind {
    /// The kinds in a list.
    #[must_use]
    pub fn of(tab: Tab) -> &'static [Self] {
        match tab {
            Tab::Threads | Tab::Selected => &[
                Self::Fact(FactKind::Statement),
                Self::Fact(FactKind::Comparison),
                Self::Fact(FactKind::Background),
                Self::Fact(FactKind::Elaboration),
            ],
            Tab::Quotes => {
                &[Self::Quote(QuoteKind::Direct), Self::Quote(QuoteKind::Indirect), Self::Quote(QuoteKind::Mixed)]
            }
            Tab::People => &[],
            Tab::Places => &[Self::Entity(EntityKind::Place), Self::Entity(EntityKind::Organisation)],
        }
    }
}

impl Filter {
    /// Whether it can leave anything out.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Whether an item stays in the list. A thread is no item of its own: it stays with its facts.
    #[must_use]
    pub fn takes(&self, material: &Material, item: Item) -> bool {
        if !self.is_on() {
            return true;
        }
        let fits = self.fits.as_deref().is_none_or(|fits| match item {
            Item::Fact(id) => fits.facts.contains(&id),
            Item::Quote(id) => fits.quotes.contains(&id),
            Item::Entity(id) => fits.entities.contains(&id),
            Item::Nothing | Item::Thread(_) => true,
        });
        if !fits {
            return false;
        }
        let (quote, kind, sure) = match item {
            Item::Fact(id) => {
                let Some(fact) = material.fact(id) else { return false };
                (fact.quote.and_then(|q| material.quote(q)), Kind::Fact(fact.kind()), fact.confidence)
            }
            Item::Quote(id) => {
                let Some(quote) = material.quote(id) else { return false };
                (Some(quote), Kind::Quote(quote.kind), quote.confidence)
            }
            Item::Entity(id) => {
                let Some(entity) = material.entity(id) else { return false };
                (None, Kind::Entity(entity.kind), entity.confidence)
            }
            Item::Nothing | Item::Thread(_) => return true,
        };
        let said = matches!(item, Item::Entity(_))
            || ((self.speaker.is_none() || quote.and_then(|q| q.speaker) == self.speaker)
                && (!self.direct || quote.is_some_and(|q| q.kind == QuoteKind::Direct)));
        said && self.kind.is_none_or(|k| k == kind) && sure * 100.0 + 0.5 >= f32::from(self.least)
    }
}
