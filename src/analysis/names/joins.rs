//! Short forms that annotators of news count in with the name: *Badan Gizi Nasional (BGN)*.

use crate::analysis::document::Document;
use crate::analysis::{Entity, EntityKind, Form, Mention};
use crate::text::Span;

/// Makes one mention of an organisation's or place's name and the short form in brackets behind
/// it. Name and aliases of the entity stay as they are.
pub fn join_short_forms(document: &Document, entities: &mut [Entity]) {
    let text = document.text();
    for entity in entities.iter_mut().filter(|e| matches!(e.kind, EntityKind::Organisation | EntityKind::Place)) {
        let mut joined: Vec<Mention> = Vec::with_capacity(entity.mentions.len());
        for mention in entity.mentions.drain(..) {
            match joined.last_mut() {
                Some(last) if last.form == Form::Name && mention.form == Form::Name => {
                    match bracketed(text, last.span, mention.span) {
                        Some(span) => last.span = span,
                        None => joined.push(mention),
                    }
                }
                _ => joined.push(mention),
            }
        }
        entity.mentions = joined;
    }
}

/// From the beginning of `long` to the bracket behind `short`, where only brackets part the two.
fn bracketed(text: &str, long: Span, short: Span) -> Option<Span> {
    let between = text.get(long.range().end..short.range().start)?;
    let closed = text.get(short.range().end..)?.starts_with(')');
    (between.trim() == "(" && closed).then(|| Span::new(long.range().start, short.range().end + 1))
}
