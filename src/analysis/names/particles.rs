//! How far a name goes over small words and single letters: *Vila de Lumar*, *I Komang Rasta*,
//! *Radio 4*; and the branch of service in brackets behind a rank, which is no name.

use super::Lexicon;
use super::rules::Draft;
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::TokenKind;

/// Most small words between two parts of a name.
const SMALL: usize = 2;
/// Most words that open a name and that the tagger may have left out.
const OPENING: usize = 2;
/// Most digits of a number that is part of a name.
const DIGITS: usize = 2;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    names.retain(|n| !is_branch(document, lexicon, view, n));
    join(document, lexicon, names);
    let mut end = 0;
    for n in 0..names.len() {
        let next = names.get(n + 1).map_or(document.tokens.len(), |n| n.tokens.start);
        let name = &mut names[n];
        if let Some(start) = opened(document, lexicon, view, name).filter(|start| *start >= end) {
            name.tokens.start = start;
        }
        if let Some(reached) = numbered(document, lexicon, name).filter(|reached| *reached <= next) {
            name.tokens.end = reached;
        }
        end = name.tokens.end;
    }
}

/// *(Pol)* and *(Purn)* between a rank and whoever holds it.
fn is_branch(document: &Document, lexicon: &Lexicon, view: &View, name: &Draft) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let single = name.tokens.len() == 1;
    let bracketed = start > 1 && document.mark(start - 1) == Some('(') && document.mark(end) == Some(')');
    let title = lexicon.class("title") | lexicon.class("office");
    let ranked = |at: usize| {
        let own = view.classes[at] & title != 0;
        own || at > 0 && view.word(at).capital() && view.classes[at - 1] & title != 0
    };
    single && bracketed && ranked(start - 2) && end + 1 < document.tokens.len() && view.word(end + 1).capital()
}

/// Makes one name of two of one kind with nothing but particles between them.
fn join(document: &Document, lexicon: &Lexicon, names: &mut Vec<Draft>) {
    names.dedup_by(|second, first| {
        let between = first.tokens.end..second.tokens.start;
        let count = between.len();
        let joined = first.kind == second.kind
            && (1..=SMALL).contains(&count)
            && lexicon.particles.longest(document.words_from(between.start, between.end)).is_some_and(|f| f.0 == count);
        if joined {
            first.tokens.end = second.tokens.end;
            first.probability = first.probability.min(second.probability);
        }
        joined
    });
}

/// Where a person's name begins that opens with words of `names_edges.txt`, `[opening]`.
fn opened(document: &Document, lexicon: &Lexicon, view: &View, name: &Draft) -> Option<usize> {
    if name.kind != EntityKind::Person {
        return None;
    }
    let start = name.tokens.start;
    (1..=OPENING).rev().filter_map(|back| start.checked_sub(back)).find(|&at| {
        let found = lexicon.opening.longest(document.words_from(at, name.tokens.end));
        let whole = found.is_some_and(|(length, ())| at + length >= start);
        whole && document.sentence_of(at) == document.sentence_of(start) && (at..start).all(|t| view.word(t).capital())
    })
}

/// Behind the number that a body's name ends with: *Radio 4*.
fn numbered(document: &Document, lexicon: &Lexicon, name: &Draft) -> Option<usize> {
    let end = name.tokens.end;
    let number = document.tokens.get(end).filter(|t| t.kind == TokenKind::Number)?;
    let short = number.spaced && number.span.len() <= DIGITS;
    let last = lexicon.numbered.longest(document.words_from(end - 1, end)).is_some();
    (name.kind == EntityKind::Organisation && short && last && name.tokens.len() > 1).then_some(end + 1)
}
