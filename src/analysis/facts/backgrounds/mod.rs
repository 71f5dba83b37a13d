//! Backgrounds: who somebody is or was.
//!
//! Two passes. [`frames`] finds the shapes that prove a background by themselves: main clauses
//! and relative clauses with a verb that leaves no doubt, appositions, copulas, kin phrases.
//! [`profile`] then looks for passages that portray somebody, where a clause about the person is
//! background without such a word.

mod asides;
mod dates;
mod described;
mod frames;
mod kin;
mod lexicon;
mod past;
mod profile;
mod subjects;
#[cfg(test)]
mod tests;

pub use lexicon::Lexicon;

use super::clauses::Clauses;
use super::context::Context;
use super::messages::{Messages, shorten};
use crate::analysis::{Background, BackgroundRelation, Details, Fact, Form};
use crate::article::BlockKind;
use frames::{Draft, Reader};

/// How many code points of a clause its label shows.
const LABEL: usize = 96;
/// How many blocks at the end of an article may hold a note on its author.
const NOTES: usize = 4;

/// All backgrounds, in reading order.
pub fn find(context: &Context, lexicon: &Lexicon, clauses: &Clauses, messages: &Messages) -> Vec<Fact> {
    let document = context.document;
    let topics = profile::topics(context);
    let reader = Reader { context, lexicon, clauses, topics: &topics, news_day: dates::news_day(context) };
    let mut drafts = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let running =
            matches!(document.block_of(number).kind, BlockKind::Lede | BlockKind::Paragraph | BlockKind::ListItem);
        if running {
            let read = reader.read(&sentence.tokens);
            // A dated past counts where no word says who somebody is.
            let past = if read.is_empty() { reader.past(&sentence.tokens) } else { None };
            let described = reader.described(number, &sentence.tokens);
            let described = described.filter(|d| read.iter().all(|r| r.tokens.start >= d.tokens.end));
            drafts.extend(described.into_iter().chain(read).chain(past));
        }
    }
    let blocks = document.article.blocks.len();
    drafts.extend(
        (blocks.saturating_sub(NOTES)..blocks)
            .filter_map(|b| {
                let note = reader.note(b)?;
                let free = drafts.iter().rev().take(8).all(|d| d.tokens.end <= note.tokens.start);
                free.then_some(note)
            })
            .collect::<Vec<_>>(),
    );
    drafts.sort_by_key(|d| (d.tokens.start, d.tokens.end));
    let portraits = reader.portraits(&drafts);
    drafts.extend(portraits);
    drafts.sort_by_key(|d| (d.tokens.start, d.tokens.end));
    drafts.into_iter().map(|d| fact(context, lexicon, messages, d)).collect()
}

fn fact(context: &Context, lexicon: &Lexicon, messages: &Messages, draft: Draft) -> Fact {
    let document = context.document;
    let text = document.text();
    let span = document.span(draft.tokens.clone());
    let (from, to) = dates::ends(context, lexicon, draft.tokens.clone());
    let relation = match draft.relation {
        BackgroundRelation::Role if from.is_some() || to.is_some() => BackgroundRelation::Tenure,
        relation => relation,
    };
    let mut entities = vec![draft.subject];
    entities.extend(context.entities_in(span).into_iter().filter(|e| *e != draft.subject));
    let words = shorten(span.of(text), LABEL);
    let name = context.entity(draft.subject).map_or("", |e| e.name.as_str());
    let told = context.places_in(span).iter().any(|p| p.entity == draft.subject && p.form == Form::Name);
    let label = if told || name.is_empty() {
        words
    } else {
        messages.fill("facts.background", &[("name", name), ("words", &words)])
    };
    let at = document.tokens.get(draft.trigger.start).map_or(0, |t| t.span.start);
    Fact {
        label,
        spans: vec![span],
        subject: Some(draft.subject),
        entities,
        quote: context.content_at(at).map(|(_, quote)| quote),
        confidence: draft.confidence,
        because: messages.fill(
            draft.because,
            &[("words", &shorten(document.span(draft.trigger).of(text), LABEL / 2)), ("name", name)],
        ),
        details: Details::Background(Background { relation, from, to }),
    }
}
