//! Degrees in a row behind a person, which taggers take for bodies.

use super::Lexicon;
use super::rules::Draft;
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use std::ops::Range;

/// Most degrees in a row.
const ROW: usize = 10;
/// Most tokens of a degree: *Sp.PD-KKV*.
const DEGREE: usize = 8;

/// Drops them: capitals in a row of degrees behind a person are degrees too: *Rina Melati, M.Kes, FINASIM, MARS*.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let degree = lexicon.class("degree");
    let mut rows: Vec<Range<usize>> = Vec::new();
    for person in names.iter().filter(|n| n.kind == EntityKind::Person) {
        let (mut at, mut known) = (person.tokens.end, false);
        if rows.last().is_some_and(|row| row.end > person.tokens.start) {
            continue;
        }
        for _ in 0..ROW {
            if document.mark(at) != Some(',') {
                break;
            }
            let limit = document.tokens.len().min(at + 1 + DEGREE);
            let Some(end) = (at + 1..limit).find(|&t| document.mark(t) == Some(',') || view.word(t).familiar() > 1)
            else {
                break;
            };
            let capital = |t: usize| document.mark(t).is_some() || view.word(t).capital();
            if document.mark(end) != Some(',') || !(at + 1..end).all(capital) {
                break;
            }
            known |= (at + 1..end).any(|t| view.classes[t] & degree != 0);
            at = end;
        }
        if known {
            rows.push(person.tokens.end..at);
        }
    }
    let in_row = |n: &Draft| {
        let next = rows.partition_point(|row| row.end < n.tokens.end);
        rows.get(next).is_some_and(|row| row.start <= n.tokens.start)
    };
    let shouted = |n: &Draft| n.tokens.clone().all(|t| view.word(t).shape.has(Shape::ALL_CAPITALS));
    names.retain(|n| n.kind == EntityKind::Person || !shouted(n) || !in_row(n));
}
