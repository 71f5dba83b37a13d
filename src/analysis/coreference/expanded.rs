//! Names that are one when their abbreviations are written out: *Polda Jabar* and *Kepolisian
//! Daerah Jawa Barat*; *Badan Arsip Daerah (BAD) Jabar*, *BAD Jabar* and *Badan Arsip Daerah Jawa
//! Barat*.

use super::clusters::Clusters;
use super::reader::Reader;
use crate::analysis::EntityKind;
use crate::language::lexicon::WordId;
use foldhash::HashMap;
use std::ops::Range;

/// Most tokens between brackets inside a name.
const INNER: usize = 4;

/// Joins the clusters of such names.
pub(super) fn join(reader: &Reader, clusters: &mut Clusters) {
    let mut home: HashMap<Vec<WordId>, usize> = HashMap::default();
    let mut joins = Vec::new();
    let mut short: Vec<(Vec<WordId>, usize)> = Vec::new();
    for (n, unique) in clusters.uniques.iter().enumerate() {
        if !matches!(unique.kind, EntityKind::Organisation | EntityKind::Place) || unique.nominal {
            continue;
        }
        let Some(tokens) = unique.places.first().map(|p| p.tokens.clone()) else { continue };
        let Forms { whole, initials } = forms(reader, tokens);
        for form in whole {
            match home.get(&form) {
                Some(&of) => joins.push((n, of)),
                None => {
                    home.insert(form, n);
                }
            }
        }
        short.extend(initials.map(|form| (form, n)));
    }
    // *BAD* alone is the one body it was introduced for.
    let first = |n: usize| clusters.uniques.get(n).map_or(usize::MAX, |u| u.first());
    for (form, of) in short {
        joins.extend(home.get(&form).filter(|alias| first(**alias) > first(of)).map(|alias| (*alias, of)));
    }
    for (alias, of) in joins {
        if clusters.kind(alias) == clusters.kind(of) {
            clusters.join(alias, of);
        }
    }
}

/// What a name is when written out.
struct Forms {
    /// Without its brackets, and with what they hold in the place of what stands before them.
    whole: Vec<Vec<WordId>>,
    /// What the brackets hold, alone.
    initials: Option<Vec<WordId>>,
}

fn forms(reader: &Reader, tokens: Range<usize>) -> Forms {
    let mark = |t: usize, c: char| reader.document.mark(t) == Some(c);
    let open = tokens.clone().find(|&t| mark(t, '('));
    let close = open.and_then(|o| (o + 2..tokens.end.min(o + 2 + INNER)).find(|&t| mark(t, ')')));
    let (Some(open), Some(close)) = (open, close) else {
        return Forms { whole: vec![expanded(reader, tokens)], initials: None };
    };
    let tail = expanded(reader, close + 1..tokens.end);
    let with = |head: Range<usize>| [expanded(reader, head), tail.clone()].concat();
    // *PT Lumar (Persero) Tbk*: a legal form is no other name.
    if reader.phrase(&reader.words.legal, open + 1, close).is_some_and(|(length, ())| open + 1 + length == close) {
        return Forms { whole: vec![with(tokens.start..open)], initials: None };
    }
    let initials = expanded(reader, open + 1..close);
    Forms { whole: vec![with(tokens.start..open), with(open + 1..close)], initials: Some(initials) }
}

/// The words of a name, each abbreviation that the pack knows written out.
fn expanded(reader: &Reader, tokens: Range<usize>) -> Vec<WordId> {
    let key = reader.key(tokens);
    let mut out = Vec::with_capacity(key.len() + 2);
    let mut at = 0;
    while let Some(word) = key.get(at) {
        let rest = || key[at..].iter().copied();
        let found = reader.words.expands.longest(rest()).or_else(|| reader.words.same.longest(rest()));
        match found {
            Some((length, long)) => {
                out.extend_from_slice(long);
                at += length.max(1);
            }
            None => {
                out.push(*word);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::analysis::coreference::tests::{Case, NOTHING};

    #[test]
    fn a_legal_form_joins_no_two_companies() {
        let found = Case {
            text: "PT Lumar Jaya (Persero) Tbk untung. PT Danau Biru (Persero) Tbk rugi.",
            organisations: &["PT Lumar Jaya (Persero) Tbk", "PT Danau Biru (Persero) Tbk"],
            ..NOTHING
        }
        .run();
        assert!(found.has("PT Lumar Jaya (Persero) Tbk") && found.has("PT Danau Biru (Persero) Tbk"));
    }

    #[test]
    fn a_body_is_joined_with_the_other_name_that_shortens_it() {
        let text = "Badan Pangan Rakyat atau Bapara bekerja. Bank Jembar atau Bank Jembar Utama bekerja.";
        let organisations = &["Badan Pangan Rakyat", "Bapara", "Bank Jembar Utama", "Bank Jembar"];
        let found = Case { text, organisations, ..NOTHING }.run();
        assert_eq!(found.entity("Badan Pangan Rakyat").aliases, ["Bapara"]);
        assert!(found.has("Bank Jembar") && found.has("Bank Jembar Utama"));
    }
}
