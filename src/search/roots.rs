//! Words by their roots: *disepakati* and *kesepakatan* have the root of *sepakat*.
//!
//! No dictionary of roots is needed. A word is cut in every way that the affixes of its language
//! allow; two words are related where one of the cuts is the same. That finds a little more than a
//! dictionary would, which suits a search: what is written exactly so is found in any case.

use crate::language::Pack;
use foldhash::HashMap;
use std::collections::BTreeSet;

/// A shorter rest is no root: too many words would share it.
const SHORTEST: usize = 4;

/// A word as short as this may be a root where the reader has typed it as such.
const SHORTEST_TYPED: usize = 3;

/// Affixes that are cut off one word.
const CUTS: usize = 4;

/// How the words of a language are cut to their roots; a language without affixes cuts none.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    prefixes: Vec<Affix>,
    suffixes: Vec<Affix>,
    /// Words that only look as if they had an affix.
    whole: BTreeSet<&'static str>,
}

/// An affix, and what may stand in its place in the root.
#[derive(Clone, Debug)]
struct Affix {
    text: &'static str,
    instead: Vec<&'static str>,
    /// Whether a doubled letter before it may be single in the root (*planned*).
    double: bool,
    /// The fewest letters that must be left.
    least: usize,
}

impl Roots {
    /// Those of a language, from its pack (`affixes.txt`).
    #[must_use]
    pub fn of(code: &str) -> Self {
        let Ok(pack) = Pack::of(code) else { return Self::default() };
        let affixes = |section| pack.section("affixes", section).map(|e| Affix::read(e.phrase, e.fields)).collect();
        Self {
            prefixes: affixes("prefixes"),
            suffixes: affixes("suffixes"),
            whole: pack.section("affixes", "whole").map(|e| e.phrase).collect(),
        }
    }

    /// Whether any word can be cut.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prefixes.is_empty() && self.suffixes.is_empty()
    }

    /// Everything that a folded word may be cut to, itself among it.
    fn cuts(&self, word: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::from([word.to_owned()]);
        if self.whole.contains(word) {
            return all;
        }
        let mut fresh = vec![word.to_owned()];
        for _ in 0..CUTS {
            let mut next = Vec::new();
            for word in &fresh {
                self.cut_once(word, &mut |cut| {
                    if cut.chars().count() >= SHORTEST_TYPED && all.insert(cut.clone()) {
                        next.push(cut);
                    }
                });
            }
            fresh = next;
        }
        all
    }

    fn cut_once(&self, word: &str, found: &mut impl FnMut(String)) {
        for prefix in &self.prefixes {
            let Some(rest) = word.strip_prefix(prefix.text).filter(|r| r.chars().count() >= prefix.least) else {
                continue;
            };
            prefix.instead.iter().for_each(|instead| found(format!("{instead}{rest}")));
        }
        for suffix in &self.suffixes {
            let Some(rest) = word.strip_suffix(suffix.text).filter(|r| r.chars().count() >= suffix.least) else {
                continue;
            };
            suffix.instead.iter().for_each(|instead| found(format!("{rest}{instead}")));
            let mut ends = rest.chars().rev();
            if let (true, Some(last), true) = (suffix.double, ends.next(), ends.next() == rest.chars().next_back()) {
                found(rest[..rest.len() - last.len_utf8()].to_owned());
            }
        }
    }

    /// What is related to one word.
    #[must_use]
    pub fn family(&self, word: &str) -> Family<'_> {
        let long = |cut: &String| cut.chars().count() >= SHORTEST;
        let cuts = self.cuts(word).into_iter().filter(long).collect();
        Family { roots: self, word: word.to_owned(), cuts, known: HashMap::default() }
    }
}

impl Affix {
    fn read(text: &'static str, fields: &'static str) -> Self {
        let (mut instead, mut double, mut least) = (Vec::new(), false, SHORTEST_TYPED);
        for field in fields.split_whitespace() {
            match field.strip_prefix("least=") {
                Some(number) => least = number.parse().unwrap_or(least),
                None if field == "double" => double = true,
                None => instead.push(if field == "-" { "" } else { field }),
            }
        }
        if instead.is_empty() {
            instead.push("");
        }
        Self { text, instead, double, least }
    }
}

/// The words related to one; what it has judged it remembers.
#[derive(Debug)]
pub struct Family<'a> {
    roots: &'a Roots,
    word: String,
    cuts: BTreeSet<String>,
    known: HashMap<String, bool>,
}

impl Family<'_> {
    /// Whether a folded word belongs to it.
    pub fn holds(&mut self, word: &str) -> bool {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let cuts = self.roots.cuts(word);
        let related = cuts.contains(&self.word) || cuts.iter().any(|c| self.cuts.contains(c));
        self.known.insert(word.to_owned(), related);
        related
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn related(code: &str, a: &str, b: &str) -> bool {
        Roots::of(code).family(a).holds(b)
    }

    #[test]
    fn indonesian_words_are_found_from_any_of_their_family() {
        for family in [
            &["sepakat", "disepakati", "kesepakatan", "menyepakati", "bersepakat"][..],
            &["tulis", "menulis", "penulis", "tulisan", "ditulisnya", "menuliskan"],
            &["pilih", "memilih", "pemilihan", "terpilih", "pilihan", "dipilihlah"],
            &["ajar", "belajar", "pelajaran", "mengajar", "pengajaran"],
            &["kirim", "mengirim", "pengiriman", "dikirimkan", "kiriman"],
            &["runding", "berunding", "perundingan", "merundingkan", "perunding"],
        ] {
            for a in family {
                for b in family {
                    assert!(related("id", a, b), "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn english_words_are_found_by_their_stems() {
        for family in [
            &["agree", "agreed", "agrees", "agreeing", "agreement", "agreements"][..],
            &["plan", "planned", "planning", "plans", "planner"],
            &["negotiate", "negotiating", "negotiations", "negotiator", "negotiated"],
            &["carry", "carried", "carries", "carrying"],
            &["territory", "territories", "territorial"],
        ] {
            for a in family {
                for b in family {
                    assert!(related("en", a, b), "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn a_short_root_is_found_where_it_is_typed() {
        assert!(related("en", "try", "tried") && related("en", "win", "winner"));
        assert!(related("id", "uji", "menguji") && related("id", "uji", "pengujian"));
    }

    #[test]
    fn strangers_are_not_related() {
        for (a, b) in [("sepakat", "sekarang"), ("karang", "sekarang"), ("kata", "kota"), ("rekan", "mereka")] {
            assert!(!related("id", a, b), "{a} {b}");
        }
        for (a, b) in [("plan", "plane"), ("harbour", "hard"), ("over", "overt"), ("state", "stand")] {
            assert!(!related("en", a, b), "{a} {b}");
        }
        assert!(!related("xx", "run", "running"), "a language without a pack cuts nothing");
    }

    #[test]
    fn every_affix_leaves_something() {
        for code in ["id", "en"] {
            let roots = Roots::of(code);
            assert!(!roots.is_empty());
            for affix in roots.prefixes.iter().chain(&roots.suffixes) {
                assert!(!affix.text.is_empty() && affix.least >= 2, "{affix:?}");
            }
        }
    }
}
