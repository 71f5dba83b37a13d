//! Offices and ranks in front of a person's name: *U.S. President Ann Lee* is *Ann Lee*.
//!
//! Some annotated corpora count them in with the name, so the tagger marks them; in running text
//! they are the person's roles, which a later stage reads where the name begins behind them.

use super::Lexicon;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use std::ops::Range;

/// Applies the rule; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut out: Vec<Draft> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let office = Some(&name).filter(|n| n.kind == EntityKind::Person).and_then(|n| office(document, lexicon, n));
        let Some(office) = office else {
            out.push(name);
            continue;
        };
        if let Some(kind) = owner(lexicon, view, name.tokens.start..office.start) {
            let tokens = name.tokens.start..office.start;
            out.push(Draft { tokens, kind, probability: name.probability, origin: Origin::Known });
        }
        if office.end < name.tokens.end {
            out.push(Draft { tokens: office.end..name.tokens.end, ..name });
        }
    }
    *names = out;
}

/// The last run of offices inside a name, where capitals follow it or nothing does.
fn office(document: &Document, lexicon: &Lexicon, name: &Draft) -> Option<Range<usize>> {
    let Range { start, end } = name.tokens;
    let mut found: Option<Range<usize>> = None;
    let mut at = start;
    while at < end {
        match lexicon.offices.longest(document.words_from(at, end)) {
            Some((mut length, ())) => {
                if document.mark(at + length) == Some('.') && at + length < end {
                    length += 1;
                }
                let first = found.filter(|f| f.end == at).map_or(at, |f| f.start);
                found = Some(first..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
    let found = found?;
    let behind = document.tokens.get(found.end).is_some_and(|t| t.shape.has(Shape::CAPITAL));
    // *Kelvin Justice*: an office that ends a name of two words is a name.
    (found.end < end && behind || found == name.tokens).then_some(found)
}

/// What the words in front of an office name: the place or body whose office it is.
fn owner(lexicon: &Lexicon, view: &View, tokens: Range<usize>) -> Option<EntityKind> {
    let classes = view.classes.get(tokens.clone())?.iter().fold(u32::MAX, |all, c| all & c);
    let is = |class| classes & lexicon.class(class) != 0;
    match () {
        () if tokens.is_empty() => None,
        () if is("country") || is("region") || is("city") => Some(EntityKind::Place),
        () if is("organisation") || is("party") => Some(EntityKind::Organisation),
        () => None,
    }
}
