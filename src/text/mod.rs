//! The lowest room: places in a text, and what a text is made of before anyone knows what it says.
//!
//! Nothing here does I/O, nothing panics on any input, and nothing knows a language.

pub mod encode;
mod offsets;
pub mod safe;
mod sentence;
mod span;
mod token;

pub use offsets::CodePoints;
pub use sentence::{SentenceRules, split_sentences};
pub use span::Span;
pub use token::{RawToken, Shape, TokenKind, tokenise};
