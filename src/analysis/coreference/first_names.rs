//! First names that a body or an office took: *Pusat Kajian Sungai Wirasena | Adi* is spoken of as *Wirasena*
//! elsewhere.

use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::analysis::names::Name;
use crate::analysis::quotes::{FoundQuote, Source};
use crate::language::lexicon::WordId;
use crate::text::Shape;
use foldhash::HashSet;

/// Gives them back; the names stay in reading order and apart. Takes linear time.
pub(super) fn give_back(reader: &Reader, mut names: Vec<Name>, quotes: &[FoundQuote]) -> Vec<Name> {
    let single = |n: &&Name| n.kind == EntityKind::Person && n.tokens.len() == 1;
    let persons = names.iter().filter(single).map(|n| n.tokens.start);
    // *Menurut Wirasena, …*, whom nobody tagged.
    let speakers = quotes.iter().filter_map(|quote| match &quote.source {
        Source::Phrase(tokens) => (tokens.len() == 1 && reader.capital(tokens.start)).then_some(tokens.start),
        _ => None,
    });
    let called: HashSet<WordId> = persons.chain(speakers).filter_map(|at| reader.id(at)).collect();
    for n in 0..names.len() {
        let start = names[n].tokens.start;
        let Some(first) = start.checked_sub(1).filter(|_| names[n].kind == EntityKind::Person) else { continue };
        let plain = reader.capital(first) && !reader.has(first, Shape::ALL_CAPITALS);
        let known = reader.id(first).is_some_and(|word| called.contains(&word));
        if !plain || !known || reader.head(first, start).is_some() {
            continue;
        }
        match n.checked_sub(1).map(|b| &names[b]).filter(|b| b.tokens.end > first) {
            Some(body) if body.kind == EntityKind::Organisation && body.tokens.len() > 1 => {
                names[n - 1].tokens.end = first;
            }
            Some(_) => continue,
            None => {}
        }
        names[n].tokens.start = first;
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::analysis::coreference::tests::{Case, NOTHING};

    #[test]
    fn the_word_somebody_is_called_by_is_a_first_name() {
        let found = Case {
            text: "Pengamat dari Pusat Kajian Sungai Rina Lestari datang. Kata Rina, air naik. Menteri Sosial Bagus Hartono \
                pulang. Menurut Bagus, air surut.",
            persons: &["Lestari", "Hartono"],
            organisations: &["Pusat Kajian Sungai Rina"],
            quotes: &[("air naik", "Kata", "Rina"), ("air surut", "Menurut", "Bagus")],
            ..NOTHING
        }
        .run();
        assert_eq!(found.entity("Rina Lestari").aliases, ["Rina"]);
        assert!(found.has("Pusat Kajian Sungai") && found.has("Bagus Hartono"));
    }

    #[test]
    fn what_is_nobodys_name_stays_with_the_body() {
        let found = Case {
            text: "Pengamat dari Pusat Kajian Sungai Rina Lestari datang. Kata Lestari, air naik.",
            persons: &["Lestari"],
            organisations: &["Pusat Kajian Sungai Rina"],
            quotes: &[("air naik", "Kata", "Lestari")],
            ..NOTHING
        }
        .run();
        assert!(found.has("Pusat Kajian Sungai Rina") && found.has("Lestari"));
    }
}
