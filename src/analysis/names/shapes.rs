//! What the shape of a name's words tells: a product's number makes no person (*Nova S6*), a domain
//! ends the name of a medium or firm (*SUARA.co.id*), a title alone names nobody.

use super::Lexicon;
use super::bearers::{PERSON, put};
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;

/// How sure a name is that its domain alone gives away.
const DOMAIN: f32 = 0.7;
/// Most labels of a domain behind the first: *co.id*.
const LABELS: usize = 2;

/// Applies the rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let numbered = |t: usize| view.word(t).shape.has(Shape::DIGIT);
    let title = |n: &Draft| {
        let found = lexicon.prefixes.longest(document.words_from(n.tokens.start, n.tokens.end));
        found.is_some_and(|(length, ())| length == n.tokens.len()) && view.curated[n.tokens.start] & (1 << PERSON) == 0
    };
    names.retain(|n| n.kind != EntityKind::Person || !(n.tokens.clone().any(numbered) || title(n)));
    domains(document, lexicon, view, names);
}

/// Names that a domain ends are bodies, whether the tagger saw them or not.
fn domains(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for at in 0..document.tokens.len() {
        // Hardly a word has a dot right behind it: that is asked first.
        let dotted = document.mark(at + 1) == Some('.') && view.word(at).capital();
        let Some(end) = dotted.then(|| domain(document, lexicon, view, at + 1)).flatten() else { continue };
        let next = names.partition_point(|n| n.tokens.end <= at);
        let start = names.get(next).filter(|n| n.tokens.start <= at).map_or(at, |n| n.tokens.start);
        let (kind, origin) = (EntityKind::Organisation, Origin::Cued);
        added.push(Draft { tokens: start..end, kind, probability: DOMAIN, origin });
    }
    put(names, added);
}

/// The end of the domain whose first dot stands at a token, with no blank inside.
fn domain(document: &Document, lexicon: &Lexicon, view: &View, dot: usize) -> Option<usize> {
    let glued = |t: usize| document.tokens.get(t).is_some_and(|t| !t.spaced);
    let label = |t: usize| {
        let dotted = document.mark(t) == Some('.') && glued(t) && glued(t + 1);
        // Behind a full stop without its blank a sentence begins: *di Jembar.Go pulang*.
        let written = dotted && {
            let shape = view.word(t + 1).shape;
            !shape.has(Shape::CAPITAL) || shape.has(Shape::ALL_CAPITALS)
        };
        written && lexicon.domains.longest(document.words_from(t + 1, t + 2)).is_some()
    };
    let count = (0..LABELS).take_while(|n| label(dot + 2 * n)).count();
    let end = dot + 2 * count;
    let goes_on = glued(end) && document.mark(end).is_none();
    (count > 0 && !goes_on).then_some(end)
}
