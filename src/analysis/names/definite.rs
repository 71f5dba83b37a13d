//! Articles that belong to a body's name: *reporters of The Morning Post*. In the middle of a
//! sentence a capital shows it; at its head only the same name elsewhere can.

use super::Lexicon;
use super::rules::Draft;
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use std::collections::HashSet;

/// Applies the rule; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut [Draft]) {
    let article = |at: usize| {
        let word = lexicon.definite.longest(document.words_from(at, at + 1)).is_some();
        word && view.word(at).capital()
    };
    let opens = |at: usize| {
        let sentence = document.sentence_of(at);
        let title = document.block_of(sentence).kind.is_heading();
        let first = document.sentences.get(sentence).is_none_or(|s| s.tokens.start == at);
        title || first || at.checked_sub(1).is_some_and(|before| document.mark(before).is_some())
    };
    let key = |name: &Draft| name.tokens.clone().map(|t| view.word(t).lower).collect::<Vec<u32>>();
    let mut before = 0;
    let mut places = Vec::new();
    let mut known: HashSet<Vec<u32>> = HashSet::new();
    for (n, name) in names.iter().enumerate() {
        let at = name.tokens.start.checked_sub(1).filter(|at| *at >= before && article(*at));
        if let Some(at) = at.filter(|_| name.kind == EntityKind::Organisation) {
            places.push((n, at));
            if !opens(at) {
                known.insert(key(name));
            }
        }
        // The tagger may have counted it in.
        if name.tokens.len() > 1 && article(name.tokens.start) && !opens(name.tokens.start) {
            known.insert(key(name).split_off(1));
        }
        before = name.tokens.end;
    }
    for (n, at) in places {
        if known.contains(&key(&names[n])) {
            names[n].tokens.start = at;
        }
    }
}
