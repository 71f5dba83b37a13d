//! Typing a line.

use crate::tui::state::Input;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest line that can be typed or pasted, in bytes.
const LONGEST: usize = 4096;

impl Input {
    /// A line with the cursor at its end.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len() }
    }

    /// Puts text in at the cursor; line breaks become blanks, control characters are dropped.
    pub(super) fn insert(&mut self, text: &str) {
        for c in text.chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if !c.is_control() && self.text.len() + c.len_utf8() <= LONGEST && self.text.is_char_boundary(self.at) {
                self.text.insert(self.at, c);
                self.at += c.len_utf8();
            }
        }
    }

    /// Takes the character before the cursor away; false where there is none.
    pub(super) fn backspace(&mut self) -> bool {
        let Some((start, _)) = self.before().grapheme_indices(true).next_back() else { return false };
        self.text.replace_range(start..self.at, "");
        self.at = start;
        true
    }

    /// Takes the character under the cursor away.
    pub(super) fn delete(&mut self) {
        if let Some(under) = self.after().graphemes(true).next() {
            let end = self.at + under.len();
            self.text.replace_range(self.at..end, "");
        }
    }

    /// Takes the word before the cursor away, with the blanks behind it.
    pub(super) fn delete_word(&mut self) {
        let kept = self.before().trim_end();
        let start = kept.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
        self.text.replace_range(start..self.at, "");
        self.at = start;
    }

    /// Takes everything away.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Moves the cursor a character to the left.
    pub(super) fn left(&mut self) {
        self.at = self.before().grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    }

    /// Moves the cursor a character to the right.
    pub(super) fn right(&mut self) {
        self.at += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or(&self.text)
    }

    /// What stands behind the cursor.
    #[must_use]
    pub fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_characters_go() {
        let mut input = Input::of("e\u{301}👨‍👩‍👧");
        assert!(input.backspace());
        assert_eq!(input.text, "e\u{301}");
        assert!(input.backspace());
        assert!(!input.backspace());
    }

    #[test]
    fn words_go_with_their_blanks() {
        let mut input = Input::of("the old harbour  ");
        input.delete_word();
        assert_eq!(input.text, "the old ");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut input = Input::of("ab");
        input.left();
        input.insert("x\ny\u{1b}");
        assert_eq!((input.text.as_str(), input.before()), ("ax yb", "ax y"));
    }
}
