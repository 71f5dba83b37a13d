//! Words, numbers and marks.

use super::Span;

/// What a token is, as far as characters alone tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits, inner hyphens, apostrophes and the dots of `U.S.` among them.
    Word,
    /// Digits with inner dots and commas: `1.500`, `2,5`, `2025`.
    Number,
    /// One character that is neither.
    Mark,
}

/// How a word is written, as a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(u8);

impl Shape {
    /// Begins with a capital letter.
    pub const CAPITAL: Self = Self(1);
    /// Two letters or more, all of them capitals.
    pub const ALL_CAPITALS: Self = Self(2);
    /// Holds a digit.
    pub const DIGIT: Self = Self(4);
    /// Holds a hyphen inside.
    pub const HYPHEN: Self = Self(8);
    /// Holds a dot inside or at its end: `U.S.`
    pub const DOT: Self = Self(16);
    /// A capital behind a small letter: `iPhone`, `McDonald`.
    pub const INNER_CAPITAL: Self = Self(32);

    /// Whether all flags of `other` are set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The flags as bits, for tables.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    fn set(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A token before anyone has looked up its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space (or the start of the piece) stands before it.
    pub spaced: bool,
}

/// The tokens of `text[within]`, in order; together they cover all but white space.
///
/// Takes time linear in the text. White space and control characters are in no token.
pub fn tokenise(text: &str, within: Span) -> impl Iterator<Item = RawToken> + '_ {
    let piece = within.of(text);
    let mut at = 0;
    let mut after_word = false;
    std::iter::from_fn(move || {
        let rest = &piece[at..];
        let skipped = rest.find(|c: char| !is_blank(c))?;
        let spaced = skipped > 0 || at == 0;
        at += skipped;
        let (len, kind, shape) = next_token(&piece[at..], spaced || !after_word);
        let start = within.start as usize + at;
        at += len;
        after_word = kind == TokenKind::Word;
        Some(RawToken { span: Span::new(start, start + len), kind, shape, spaced })
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Length, kind and shape of the token that `rest` begins with; `rest` begins with no blank.
fn next_token(rest: &str, spaced: bool) -> (usize, TokenKind, Shape) {
    let Some(first) = rest.chars().next() else { return (0, TokenKind::Mark, Shape::default()) };
    if first.is_numeric() {
        number_or_word(rest)
    } else if is_apostrophe(first) && is_possessive(rest) && !spaced {
        (first.len_utf8() + 1, TokenKind::Word, Shape::default())
    } else if first.is_alphabetic() {
        word(rest)
    } else {
        (first.len_utf8(), TokenKind::Mark, Shape::default())
    }
}

/// `1.500` and `2,5` are numbers; `5G`, `28-poin` are words that begin with a digit.
fn number_or_word(rest: &str) -> (usize, TokenKind, Shape) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',') && at > 0 && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_numeric() || inner) {
            let hyphened = is_hyphen(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if (c.is_alphabetic() || hyphened) && !rest[..at].contains(['.', ',']) {
                return word(rest);
            }
            break;
        }
        end = at + c.len_utf8();
    }
    (end, TokenKind::Number, Shape(Shape::DIGIT.0))
}

fn word(rest: &str) -> (usize, TokenKind, Shape) {
    // Most words are ASCII letters to their end: those are told without decoding.
    let (plain, mut shape, mut capitals) = ascii_letters(rest.as_bytes());
    let (mut end, mut letters) = (plain, plain as u32);
    let mut previous = rest[..plain].chars().next_back().unwrap_or('\0');
    let mut chars = rest[plain..].char_indices().map(|(at, c)| (plain + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if c.is_alphabetic() || is_combining(c) {
            let upper = c.is_uppercase();
            letters += 1;
            capitals += u32::from(upper);
            if upper && at == 0 {
                shape.set(Shape::CAPITAL);
            }
            if upper && previous.is_lowercase() {
                shape.set(Shape::INNER_CAPITAL);
            }
        } else if c.is_numeric() {
            shape.set(Shape::DIGIT);
        } else if is_hyphen(c) && next.is_some_and(char::is_alphanumeric) {
            shape.set(Shape::HYPHEN);
        } else if is_apostrophe(c) && letters >= POSSESSOR && shape.has(Shape::CAPITAL) && is_possessive(&rest[at..]) {
            break;
        } else if is_apostrophe(c) && previous.is_alphabetic() && next.is_some_and(char::is_alphabetic) {
            // O'Neill, Jum'at, don't: the apostrophe stays inside.
        } else if c == '.' && is_dotted(&rest[..at], next, shape) {
            shape.set(Shape::DOT);
        } else {
            break;
        }
        end = at + c.len_utf8();
        previous = c;
    }
    if letters > 1 && letters == capitals {
        shape.set(Shape::ALL_CAPITALS);
    }
    (end, TokenKind::Word, shape)
}

/// How many ASCII letters a word begins with, how they are written, and how many are capitals.
fn ascii_letters(word: &[u8]) -> (usize, Shape, u32) {
    let mut shape = Shape::default();
    let mut capitals = 0;
    let mut small = false;
    for (at, byte) in word.iter().enumerate() {
        let upper = byte.is_ascii_uppercase();
        if !upper && !byte.is_ascii_lowercase() {
            return (at, shape, capitals);
        }
        capitals += u32::from(upper);
        if upper && at == 0 {
            shape.set(Shape::CAPITAL);
        }
        if upper && small {
            shape.set(Shape::INNER_CAPITAL);
        }
        small = !upper;
    }
    (word.len(), shape, capitals)
}

/// Whether a dot behind `before` belongs to an abbreviation of single letters: `U.S.`, `S.H.`
fn is_dotted(before: &str, next: Option<char>, shape: Shape) -> bool {
    let tail = before.rsplit('.').next().unwrap_or(before);
    let single = tail.chars().count() == 1 && tail.chars().all(char::is_alphabetic);
    single && (next.is_some_and(char::is_alphabetic) || shape.has(Shape::DOT))
}

/// How long a name is that a possessive *'s* is cut from; *It's* and *He's* stay whole.
const POSSESSOR: u32 = 3;

/// Whether `tail` begins with an apostrophe, an *s* and the end of the word.
fn is_possessive(tail: &str) -> bool {
    let mut chars = tail.chars().skip(1);
    chars.next() == Some('s') && !chars.next().is_some_and(|c| c.is_alphanumeric() || is_hyphen(c) || is_combining(c))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Combining marks continue the letter before them.
fn is_combining(c: char) -> bool {
    // No character that is seen in ASCII is one: most of those asked about.
    !matches!(c, ' '..='~')
        && (matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
            || unicode_width::UnicodeWidthChar::width(c) == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text, Span::new(0, text.len())).map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes() {
        assert_eq!(words("negara-negara, O'Neill’s Jum'at"), ["negara-negara", ",", "O'Neill", "’s", "Jum'at"]);
        assert_eq!(words("It's Anna's 'so-called' x's"), ["It's", "Anna", "'s", "'", "so-called", "'", "x's"]);
        assert_eq!(words("- a – b"), ["-", "a", "–", "b"]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(
            words("Rp 1.500,50. 28-poin 5G 11/8/2025"),
            ["Rp", "1.500,50", ".", "28-poin", "5G", "11", "/", "8", "/", "2025"]
        );
    }

    #[test]
    fn dotted_abbreviations_are_one_word() {
        assert_eq!(
            words("the U.S. Court, S.H. end. A. B"),
            ["the", "U.S.", "Court", ",", "S.H.", "end", ".", "A", ".", "B"]
        );
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_blanks_in_order(text in "\\PC{0,120}") {
            let mut at = 0;
            for token in tokenise(&text, Span::new(0, text.len())) {
                let start = token.span.start as usize;
                prop_assert!(start >= at && !token.span.is_empty());
                prop_assert!(text[at..start].chars().all(is_blank));
                at = token.span.end as usize;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
