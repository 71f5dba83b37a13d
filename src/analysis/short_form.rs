//! Whether one word is the short form of a name: *Kemenkeu* of *Kementerian Keuangan*.
//!
//! The test of Schwartz & Hearst 2003 (the letters of the short form, in order, among those of the
//! long one), but for the letters that syllables drop or change: one in four may be missing.

/// For how many letters of a short form one may be missing in the long one.
const MISSING: usize = 4;
/// Fewest letters of a short form.
const LETTERS: usize = 2;

/// Whether the letters of `short` are found in those of `long` in order, but for one in four, and a
/// word of `long` begins as `short` does. Marks and blanks count in neither. Several words that begin with
/// the first of `long` are a name beside it: *Bank Jembar* and *Bank Jembar Utama* may be two bodies. Takes
/// time linear in both.
#[must_use]
pub fn shortens(long: &str, short: &str) -> bool {
    let mut words = short.split_whitespace();
    let beside = words.next() == long.split_whitespace().next() && words.next().is_some();
    !beside && missing(long, short).is_some_and(|count| count <= letters(short).count() / MISSING)
}

/// Whether `long` has all letters of `short` in order and a word that begins as `short` does. Takes time linear
/// in both.
#[must_use]
pub fn abbreviates(long: &str, short: &str) -> bool {
    missing(long, short) == Some(0)
}

/// How many letters of `short` are not found in `long` in order; nothing where `short` is no shorter, is less
/// than two letters, or begins as no word of `long` does.
fn missing(long: &str, short: &str) -> Option<usize> {
    let (all, wanted): (Vec<char>, Vec<char>) = (letters(long).collect(), letters(short).collect());
    let begins = |word: &str| letters(word).next() == wanted.first().copied();
    if wanted.len() < LETTERS || wanted.len() >= all.len() || !long.split_whitespace().any(begins) {
        return None;
    }
    let mut rest = all.as_slice();
    let mut missing = 0;
    for letter in &wanted {
        match rest.iter().position(|l| l == letter) {
            Some(at) => rest = &rest[at + 1..],
            None => missing += 1,
        }
    }
    Some(missing)
}

/// The letters and digits of a text in small letters.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, shortens};

    #[test]
    fn initials_and_syllables_shorten_a_name() {
        for (long, short) in [
            ("Badan Pangan Rakyat", "BPR"),
            ("Badan Pangan Rakyat", "Bapara"),
            ("PT Lumar Telematika Jembar", "Lumartelj"),
            ("Jaringan Nelayan Pesisir", "Jala NP"),
            ("Center of Rural Studies", "Ceruf"),
        ] {
            assert!(shortens(long, short), "{short} of {long}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (long, short) in [
            ("Badan Pangan Rakyat", "Kemenpan"),
            ("Badan Pangan Rakyat", "Persero"),
            ("Partai Lumar", "PDX"),
            ("Bank Jembar", "Bank Jembar"),
            ("Bank Jembar", "B"),
            ("Bank Jembar Utama", "Bank Jembar"),
            ("", "B"),
        ] {
            assert!(!shortens(long, short), "{short} of {long}");
        }
    }

    #[test]
    fn an_abbreviation_misses_no_letter() {
        for (long, short) in [("Badan Pangan Rakyat", "BPR"), ("Badan Pangan Rakyat", "Bapara"), ("Bambang", "bang")] {
            assert!(abbreviates(long, short), "{short} of {long}");
        }
        let other = [("Badan Pangan Rakyat", "Bapora"), ("Badan Pangan Rakyat", "B"), ("Lumar", "Lumar"), ("", "BP")];
        for (long, short) in other {
            assert!(!abbreviates(long, short), "{short} of {long}");
        }
    }
}
