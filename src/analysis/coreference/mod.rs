//! Who is who: joins all mentions of one person or thing into an entity, gathers roles, and gives
//! every quote its speaker.
//!
//! A sieve in order of precision, after Lee et al. 2013 (*Deterministic coreference resolution
//! based on entity-centric, precision-ranked rules*, the system of Stanford's `CoreNLP`):
//!
//! 1. the same words ([`clusters`]);
//! 2. abbreviations and other names in brackets, *alias*, known synonyms, prefixes ([`clusters`]);
//! 3. short names of persons, unless something shows two persons ([`persons`]);
//! 4. roles before and behind names ([`roles`]);
//! 5. in one walk through the text pronouns, descriptions and speakers ([`walk`], [`nominals`]).
//!
//! Every list is bounded, so that the time is linear in the text.

mod acronyms;
mod author;
mod build;
mod closing;
#[cfg(test)]
mod closing_tests;
mod clusters;
#[cfg(test)]
mod english_tests;
mod expanded;
mod first_names;
mod lexicon;
mod nominals;
#[cfg(test)]
mod office_tests;
mod persons;
mod ranks;
mod reader;
#[cfg(test)]
mod role_tests;
mod roles;
mod sources;
#[cfg(test)]
mod tests;
mod tidy;
mod trust;
mod walk;
mod works;

use super::document::Document;
use super::names::Name;
use super::quotes::FoundQuote;
use super::values::Measure;
use super::{Entity, Quote};
use clusters::Clusters;
pub use lexicon::Lexicon;
use nominals::Nominals;
use reader::Reader;
use std::ops::Range;
use walk::Walk;

/// Entities and the quotes with their speakers.
#[derive(Debug, Default)]
pub struct Resolution {
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// In the order they came in.
    pub quotes: Vec<Quote>,
}

/// Joins names, measures, roles and pronouns, and resolves every quote's source. Takes linear
/// time.
#[must_use]
pub fn resolve(
    document: &Document,
    lexicon: &Lexicon,
    names: Vec<Name>,
    measures: Vec<Measure>,
    quotes: Vec<FoundQuote>,
) -> Resolution {
    let reader = Reader { document, words: lexicon };
    let names = acronyms::widen(&reader, tidy::tidy(&reader, names));
    let names = first_names::give_back(&reader, sources::with_sources(&reader, names, &quotes), &quotes);
    let mut clusters = Clusters::new(&reader, names);
    persons::join_short_names(&reader, &mut clusters);
    let mut nominals = Nominals::default();
    nominals.index(&reader, &clusters);
    nominals.works = works::find(&reader, &mut clusters);
    let mut roles = roles_of_names(&reader, &mut clusters, &mut nominals);
    let mut walk = Walk::new(reader, &mut clusters, nominals);
    let mut spoken = walk.run(&quotes);
    roles.append(&mut walk.roles);
    author::speak(&reader, &clusters, &quotes, &mut spoken);
    roles.extend(roles_of_pronouns(&reader, &clusters));
    build::resolution(&reader, &clusters, roles, measures, quotes, &spoken)
}

/// A person's role: who, and the tokens that say it.
type Borne = (usize, Range<usize>);

fn roles_of_names(reader: &Reader, clusters: &mut Clusters, nominals: &mut Nominals) -> Vec<Borne> {
    let mut borne: Vec<Borne> = Vec::new();
    for n in 0..clusters.spans.len() {
        let Some(&(start, end, unique)) = clusters.spans.get(n) else { break };
        if !clusters.is_person(unique) {
            continue;
        }
        let mut found = roles::before(reader, clusters, start);
        found.extend(roles::behind(reader, clusters, end));
        for role in found {
            nominals.bears(reader, role.clone(), clusters.root(unique));
            if let Some(gender) = reader.head(role.start, role.end).and_then(|(_, head)| head.gender) {
                clusters.set_gender(unique, gender);
            }
            borne.push((unique, role));
        }
    }
    borne
}

/// *Ia menjabat sebagai …*
fn roles_of_pronouns(reader: &Reader, clusters: &Clusters) -> Vec<Borne> {
    let mut borne = Vec::new();
    for (n, unique) in clusters.uniques.iter().enumerate() {
        for place in unique.places.iter().filter(|p| p.form == super::Form::Pronoun) {
            let end = place.tokens.end;
            let copula = reader.phrase(&reader.words.copula, end, reader.sentence(place.tokens.start).end);
            let found = if copula.is_some() {
                roles::behind(reader, clusters, end)
            } else {
                roles::held(reader, clusters, end).into_iter().collect()
            };
            borne.extend(found.into_iter().map(|role| (n, role)));
        }
    }
    borne
}
