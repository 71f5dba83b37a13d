//! The reader's own work, as the screen holds it.

use super::state::{Input, Tab};
use crate::analysis::{EntityId, EntityKind, FactId, FactKind, QuoteKind, Standing};
use crate::export::{Judged, Review};
use crate::notebook::{Applied, Finding, History, Key, Lost, Resume, Who, Work};
use crate::search::query::{Marks, Reader};
use crate::text::Span;
use std::collections::BTreeSet;

/// What was selected, noted and corrected, with all that can be undone.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The work, with its past.
    pub history: History<Work>,
    /// What could not be found again in a changed text.
    pub lost: Vec<Lost>,
    /// Where reading was left off, until the analysis has come.
    pub resume: Option<Resume>,
    /// Whether the work of earlier has come: only then may it be written over.
    pub opened: bool,
    /// What the reader must be told at the start: that the work is not kept, or that the settings have
    /// faults.
    pub trouble: Option<String>,
    /// Grows with every change.
    pub revision: u64,
    /// Whether the reader has done anything yet: who reads already is not led away.
    pub begun: bool,
}

/// An open range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Of the text, from this byte to the cursor.
    Text(u32),
    /// Of a list's lines, from this one to the cursor.
    Lines(Tab, usize),
}

/// A line that the reader is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// For what.
    pub what: Asked,
    /// What was typed.
    pub input: Input,
}

/// What a line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A note on these facts.
    Note(Vec<Key>),
    /// Tags of these facts.
    Tags(Vec<Key>),
    /// Another name.
    Name(Who),
}

/// A choice that the reader is asked for, which narrows as one types.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Of what.
    pub what: Picked,
    /// What was typed.
    pub input: Input,
    /// The line under the cursor.
    pub selected: usize,
}

/// What a choice is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The speaker of a quote.
    Speaker(Span),
    /// The speaker of a new quote in the text.
    NewQuote(Span, QuoteKind),
    /// The one that somebody is the same as.
    Merge(EntityId, Who),
    /// The kind of a finding.
    Kind(Finding),
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nobody known.
    Nobody,
    /// Somebody in the article.
    Entity(EntityId),
    /// A name that was typed.
    Typed(String),
    /// A kind of quote.
    Quote(QuoteKind),
    /// A kind of fact.
    Fact(FactKind),
    /// A kind of entity.
    Kind(EntityKind),
}

/// What the reader says of the facts of an article, for its exports.
#[must_use]
pub fn review(applied: &Applied, work: &Work) -> Review {
    let mut review = Review::default();
    for (n, key) in applied.keys.iter().enumerate() {
        let standing = applied.facts.get(n).copied().unwrap_or_default();
        let remark = work.remarks.get(key);
        if standing != Standing::MachineExtracted || remark.is_some() {
            let (note, tags) = remark.map(|r| (r.note.clone(), r.tags.iter().cloned().collect())).unwrap_or_default();
            review.0.insert(FactId::from_index(n), Judged { standing, note, tags });
        }
    }
    review
}

/// What the reader says of facts, as queries ask for it.
#[must_use]
pub fn marks(review: &Review, selected: &BTreeSet<FactId>) -> Marks {
    let mut marks: Marks = review
        .0
        .iter()
        .map(|(id, judged)| {
            let (note, tags) = (judged.note.clone(), judged.tags.clone());
            (*id, Reader { standing: judged.standing, selected: false, note, tags })
        })
        .collect();
    selected.iter().for_each(|id| marks.entry(*id).or_default().selected = true);
    marks
}
