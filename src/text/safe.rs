//! The one door through which foreign text may reach a terminal.

use std::fmt;

/// Text that holds no control characters, no escape sequences and no marks that turn the
/// direction of writing: safe to print.
///
/// Made only by [`Safe::new`] and its kin, so a function that takes `&Safe` cannot be handed raw
/// input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Safe(String);

impl Safe {
    /// Makes `raw` safe: a line break, tab or other white space becomes a space, any other
    /// unsafe character becomes `\u{fffd}`. One character stays one character.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(raw.chars().map(safe_char).collect())
    }

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The character itself where it is harmless, a space for white space, else `\u{fffd}`.
#[must_use]
pub fn safe_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || is_bidi_control(c) || is_invisible(c) => '\u{fffd}',
        c => c,
    }
}

/// The twelve characters with the property `Bidi_Control` (Unicode, `PropList.txt`).
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that take no room and can hide text from a reader's eye; the joiners of emoji and
/// of scripts that need them (`\u{200c}`, `\u{200d}`) and variation selectors stay.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_lose_their_escape() {
        assert_eq!(Safe::new("\u{1b}[31mred\u{7}\u{9b}2J").as_str(), "\u{fffd}[31mred\u{fffd}\u{fffd}2J");
    }

    proptest! {
        #[test]
        fn one_character_stays_one(raw in any::<String>()) {
            let safe = Safe::new(&raw);
            prop_assert_eq!(safe.as_str().chars().count(), raw.chars().count());
            prop_assert!(!safe.as_str().chars().any(|c| c.is_control() || is_bidi_control(c)));
        }
    }
}
