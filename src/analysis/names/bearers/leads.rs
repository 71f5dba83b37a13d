//! Bodies that taggers take for the first words of whoever speaks for them: *CEO Lumarku | Wirasena Adi*.

use super::super::Lexicon;
use super::super::rules::Draft;
use super::super::view::View;
use super::runs::{begins, foreign};
use super::{BORNE, Rules};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use foldhash::HashSet;
use std::ops::Range;

/// Most words that a person's name loses to what stands elsewhere.
const LEAD: usize = 3;

/// *CEO Lumarku | Wirasena Adi*: a word between an office and the first name of whoever bears it, known from no
/// person's name, is a body wherever it stands alone and was taken for somebody. Where it was taken for a part
/// of the bearer's name, the bearer must be called by that first name elsewhere.
pub(super) fn led_bodies(rules: &Rules, names: &mut [Draft]) {
    let lower = |t: usize| rules.view.word(t).lower;
    let single = |n: &&Draft| n.kind == EntityKind::Person && n.tokens.len() == 1;
    let alone: HashSet<u32> = names.iter().filter(single).map(|n| lower(n.tokens.start)).collect();
    let lead = |at: usize| {
        rules.capital(at)
            && !office(rules, at)
            && begins(rules, at + 1)
            && foreign(rules, at)
            && at > 0
            && office(rules, at - 1)
    };
    let mut bodies: HashSet<u32> = HashSet::default();
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person) {
        let Range { start, end } = name.tokens;
        if start > 0 && lead(start - 1) {
            bodies.insert(lower(start - 1));
        } else if end - start > 1 && lead(start) && alone.contains(&lower(start + 1)) {
            bodies.insert(lower(start));
            name.tokens.start += 1;
        }
    }
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person && n.tokens.len() == 1) {
        if bodies.contains(&lower(name.tokens.start)) {
            name.kind = EntityKind::Organisation;
            name.probability = name.probability.max(BORNE);
        }
    }
}

/// *SMA 3 Lumar | Wirasena Adi*, *CEO Lumar Jaya | Wirasena Adi*: words at the head of a person's name that go on
/// the body in front, or stand behind an office and are known from nobody, where they are a name of their own
/// elsewhere; what was left between the two is such a body too.
pub fn known_leads(document: &Document, lexicon: &Lexicon, view: &View, names: &mut [Draft]) {
    let rules = &Rules { document, lexicon, view };
    let key = |tokens: Range<usize>| -> Vec<u32> { tokens.map(|t| rules.view.word(t).lower).collect() };
    let whole: HashSet<Vec<u32>> = names.iter().filter(|n| n.tokens.len() > 1).map(|n| key(n.tokens.clone())).collect();
    let mut bodies: HashSet<Vec<u32>> = HashSet::default();
    let single = |n: &&Draft| n.kind == EntityKind::Person && n.tokens.len() == 1;
    let alone: HashSet<u32> = names.iter().filter(single).map(|n| rules.view.word(n.tokens.start).lower).collect();
    for n in 0..names.len() {
        if names[n].kind != EntityKind::Person {
            continue;
        }
        let Range { start, end } = names[n].tokens;
        let strange = |at: usize| (at..start).all(|t| rules.capital(t) && foreign(rules, t) && !office(rules, t));
        let led = |at: &usize| *at > 0 && office(rules, at - 1) && strange(*at) && whole.contains(&key(*at..start));
        bodies.extend((start.saturating_sub(LEAD)..start).find(led).map(|at| key(at..start)));
        if end - start < 2 {
            continue;
        }
        let body = n.checked_sub(1).map(|b| &names[b]).filter(|b| b.kind == EntityKind::Organisation);
        let goes_on = body.filter(|b| b.tokens.end == start).map(|b| b.tokens.start);
        let led = start.checked_sub(1).is_some_and(|before| office(rules, before));
        let most = (end - 1).min(start + LEAD);
        let cut = (start + 1..=most).rev().find(|&cut| match goes_on {
            Some(first) => {
                let own = cut == start + 1 && alone.contains(&rules.view.word(cut).lower);
                own && foreign(rules, start) || whole.contains(&key(first..cut))
            }
            None => {
                led && cut > start + 1 && (start..cut).all(|t| foreign(rules, t)) && whole.contains(&key(start..cut))
            }
        });
        let Some(cut) = cut else { continue };
        names[n].tokens.start = cut;
        if goes_on.is_some() {
            names[n - 1].tokens.end = cut;
        } else {
            bodies.insert(key(start..cut));
        }
    }
    for name in names.iter_mut().filter(|n| !bodies.is_empty() && n.kind == EntityKind::Person) {
        if bodies.contains(&key(name.tokens.clone())) {
            name.kind = EntityKind::Organisation;
        }
    }
}

/// Whether a word is one of an office.
fn office(rules: &Rules, at: usize) -> bool {
    rules.class(at, &["title", "office"]) || rules.trade(at)
}
