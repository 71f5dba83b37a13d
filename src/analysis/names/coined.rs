//! Short names that an article gives to bodies: *Badan Pangan Rakyat (Bapara)*, *PT Lumar Telematika
//! atau Lumartel*. From there on the word is the body's: alone, and where the tagger took it for a part
//! of the name behind it (*Ketua Lumartel | Anton Wirawan*).

use super::Lexicon;
use super::bearers::Rules;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::analysis::short_form::shortens;
use foldhash::HashMap;
use std::ops::Range;

/// Applies the rule; the names stay in reading order and apart. Takes linear time.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let rules = Rules { document, lexicon, view };
    let coined: HashMap<u32, (usize, f32)> = names
        .iter()
        .filter(|n| n.kind == EntityKind::Organisation && n.tokens.len() > 1)
        .filter_map(|n| introduced(&rules, &n.tokens).map(|at| (view.word(at).lower, (at, n.probability))))
        .collect();
    if coined.is_empty() {
        return;
    }
    let body = |at: usize| {
        let (first, probability) = *coined.get(&view.word(at).lower)?;
        let fits = at >= first && view.word(at).capital();
        let kind = EntityKind::Organisation;
        fits.then_some(Draft { tokens: at..at + 1, kind, probability, origin: Origin::ShortForm })
    };
    let mut out: Vec<Draft> = Vec::with_capacity(names.len());
    let mut at = 0;
    for mut name in names.drain(..) {
        let Range { start, end } = name.tokens;
        out.extend((at..start).filter_map(body));
        at = end;
        let own = body(start).filter(|_| name.kind == EntityKind::Person);
        if let Some(own) = own.filter(|_| (start + 1..end).all(|t| rules.may_be_person(t))) {
            out.push(own);
            name.tokens.start += 1;
        }
        if !name.tokens.is_empty() {
            out.push(name);
        }
    }
    out.extend((at..document.tokens.len()).filter_map(body));
    *names = out;
}

/// Where the short name of the body at `tokens` stands that is given right behind it.
fn introduced(rules: &Rules, tokens: &Range<usize>) -> Option<usize> {
    let Rules { document, lexicon, view } = rules;
    let end = tokens.end;
    let limit = document.sentences.get(document.sentence_of(tokens.start)).map_or(end, |s| s.tokens.end);
    // *Jenderal (Pol)* is a rank and its branch.
    let rank = |t: usize| lexicon.prefixes.longest(document.words_from(t, t + 1)).is_some();
    let capital = |t: usize| t < limit && view.word(t).capital() && !rank(t);
    let at = if document.mark(end) == Some('(') && document.mark(end + 2) == Some(')') {
        end + 1
    } else {
        let (length, ()) = lexicon.other_name.longest(document.words_from(end, limit))?;
        Some(end + length).filter(|at| !capital(at + 1))?
    };
    (capital(at) && shortens(document.span(tokens.clone()).of(document.text()), document.word(at))).then_some(at)
}
