//! Two names that a hyphen joins: *Rudi-Tania*, *Jakarta-Bandung*, *pasangan Rina Sari-Budi
//! Utomo*. They are two words where each stands alone elsewhere in the text, where a word for a pair
//! leads to them, or where both are well-known places.

use std::collections::HashSet;

/// Fewest letters of either name.
const LETTERS: usize = 3;
/// Most different joined words that are looked for elsewhere, so that time stays linear.
const CANDIDATES: usize = 64;
/// How far in front of the hyphen, in bytes, a word for a pair may stand.
const CUE: usize = 80;

/// The places (bytes) of the hyphens that part two names; `places` holds the well-known ones in
/// small letters.
pub(super) fn hyphens(text: &str, cues: &[&str], places: &HashSet<&str>) -> HashSet<usize> {
    let is_place = |name: &str| places.contains(name.to_lowercase().as_str());
    let candidates: Vec<Joined> =
        memchr::memchr_iter(b'-', text.as_bytes()).filter_map(|at| joined(text, at, &is_place)).collect();
    if candidates.is_empty() {
        return HashSet::new();
    }
    let mut wanted: Vec<&str> = Vec::new();
    for name in candidates.iter().flat_map(|j| [j.first, j.second]) {
        if wanted.len() < 2 * CANDIDATES && !wanted.contains(&name) {
            wanted.push(name);
        }
    }
    let alone: HashSet<&str> = wanted.into_iter().filter(|name| stands_alone(text, name)).collect();
    let apart = |j: &Joined| match (alone.contains(j.first), alone.contains(j.second)) {
        (true, true) => true,
        (false, false) => is_led_directly(text, j, cues) || is_led(text, j, cues) && has_full_name(text, j),
        _ => is_led(text, j, cues),
    };
    candidates.into_iter().filter(|j| j.places || apart(j)).map(|j| j.at).collect()
}

struct Joined<'t> {
    at: usize,
    first: &'t str,
    second: &'t str,
    /// Both are well-known places.
    places: bool,
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}')
}

/// The two capitalised words around the hyphen at a byte.
fn joined<'t>(text: &'t str, at: usize, is_place: &dyn Fn(&str) -> bool) -> Option<Joined<'t>> {
    let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
    let start = before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    let length = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    let (first, second) = (before.get(start..)?, behind.get(..length)?);
    let free = |c: Option<char>| !c.is_some_and(is_inner);
    let places = is_place(first) && is_place(second);
    let sound = [first, second].iter().all(|w| w.starts_with(char::is_uppercase))
        && (places || [first, second].iter().all(|w| w.chars().count() >= LETTERS))
        && first != second
        && free(before.get(..start)?.chars().next_back())
        && free(behind.get(length..)?.chars().next());
    sound.then_some(Joined { at, first, second, places })
}

/// Whether a word stands somewhere with no letter and no hyphen at either side.
fn stands_alone(text: &str, word: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), word).any(|at| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(is_inner) && !behind.is_some_and(is_inner)
    })
}

/// Whether a word for a pair stands shortly before.
fn is_led(text: &str, joined: &Joined, cues: &[&str]) -> bool {
    let mut from = joined.at.saturating_sub(CUE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let Some(before) = text.get(from..joined.at) else { return false };
    let sentence = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or(before).to_lowercase();
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| cues.contains(&word))
}

/// Whether a word for a pair stands right before the first name.
fn is_led_directly(text: &str, joined: &Joined, cues: &[&str]) -> bool {
    let before = text.get(..joined.at - joined.first.len()).and_then(|t| t.strip_suffix(' '));
    let word = before.and_then(|t| t.rsplit(|c: char| !c.is_alphabetic()).next());
    word.is_some_and(|w| cues.contains(&w.to_lowercase().as_str()))
}

/// Whether a capitalised word stands behind the second name.
fn has_full_name(text: &str, joined: &Joined) -> bool {
    let behind = text.get(joined.at + 1 + joined.second.len()..).and_then(|t| t.strip_prefix(' '));
    behind.is_some_and(|t| t.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> String {
        let places = HashSet::from(["jakarta", "bandung", "as"]);
        let hyphens = hyphens(text, &["pasangan"], &places);
        text.char_indices().map(|(at, c)| if hyphens.contains(&at) { '|' } else { c }).collect()
    }

    #[test]
    fn names_that_stand_alone_elsewhere_are_two() {
        assert_eq!(
            parted("Rudi-Tania menang. Kata Rudi, Tania senang."),
            "Rudi|Tania menang. Kata Rudi, Tania senang."
        );
        assert_eq!(parted("Rudi-Tania menang, kata Rudi."), "Rudi-Tania menang, kata Rudi.");
        assert_eq!(parted("Pasangan Rudi-Tania menang, kata Rudi."), "Pasangan Rudi|Tania menang, kata Rudi.");
    }

    #[test]
    fn a_word_for_a_pair_parts_single_names_right_behind_it() {
        assert_eq!(parted("Pasangan Rudi-Tania menang"), "Pasangan Rudi|Tania menang");
        assert_eq!(parted("Pasangan itu, Rudi-Tania, menang"), "Pasangan itu, Rudi-Tania, menang");
    }

    #[test]
    fn two_known_places_are_parted_whatever_stands_around_them() {
        assert_eq!(parted("rute Jakarta-Bandung, Jakarta-Rudi"), "rute Jakarta|Bandung, Jakarta-Rudi");
        assert_eq!(parted("AS-Bandung, as-Bandung"), "AS|Bandung, as-Bandung");
    }

    #[test]
    fn a_pair_of_full_names_is_two() {
        assert_eq!(parted("pasangan Anna Lim-Ferry Tan unggul"), "pasangan Anna Lim|Ferry Tan unggul");
        assert_eq!(parted("gedung Anna Lim-Ferry Tan"), "gedung Anna Lim-Ferry Tan");
        assert_eq!(parted("pasangan nomor dua, Lim-Ferry Tan"), "pasangan nomor dua, Lim|Ferry Tan");
    }

    #[test]
    fn doubled_words_and_short_ones_stay_whole() {
        assert_eq!(
            parted("Bangsa-Bangsa, Al-Farabi; Bangsa, Al, Farabi"),
            "Bangsa-Bangsa, Al-Farabi; Bangsa, Al, Farabi"
        );
    }
}
