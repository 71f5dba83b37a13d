//! Language packs: all words of any language that the program knows, as data.
//!
//! A pack is a folder `assets/lexicon/<code>/` of text files, one category a file (see
//! `assets/lexicon/README.md`). The build gathers the folders, so a new language needs no
//! change in code; what its grammar is like, it states too ([`Grammar`]). The rooms above compile what they need of a pack into the tables of
//! [`lexicon`]; nothing above holds a word of any language itself.

pub mod calendar;
mod detect;
mod grammar;
pub mod lexicon;
mod pack;

pub use detect::detect;
pub use grammar::Grammar;
pub(crate) use pack::fill;
pub use pack::{Entry, Pack, PackError, packs};
