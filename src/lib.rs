//! # telusur
//!
//! Explore a news article: who said what, and how the facts hang together.
//!
//! To use it from Rust, read [telusur as a library](guide).
//!
//! ## The map of the house
//!
//! Data flows one way, and a room imports only from rooms below it:
//!
//! ```text
//! main.rs      the process: arguments in, exit status out
//! commands     one file per subcommand; args.rs is the one table of options
//! config       config.toml: theme, language, keys
//! tui          state, action, update, effect, keys, sheet, theme, view, terminal
//! export search notebook     side by side, none knows another
//! analysis     Article -> Analysis: names values quotes coreference facts threads
//! reading      bytes and files -> Article
//! article      the model of an article
//! language     packs: all words of any language, as data
//! text         spans, offsets, tokens, sentences, safe display
//! ```
//!
//! [`guide`] is a page, no room: *telusur as a library*.
//!
//! ## Invariants
//!
//! - `text`, `article`, `language` and `analysis` do no I/O, never panic on any input, and are
//!   deterministic.
//! - Every entity, quote and fact carries the span that proves it, and what triggered it.
//! - The engine holds no word of any language: words live in the packs. Nothing knows the
//!   embedded articles.
//! - `update(&mut State, Action) -> Vec<Effect>` is pure; drawing borrows the state; effects run
//!   at the edge.
//! - No untrusted character reaches the terminal except through [`text::safe::Safe`].
//! - What is written is written whole or not at all.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// The head of a room speaks of the files in it, which nobody outside can name.
#![allow(rustdoc::private_intra_doc_links)]

pub mod analysis;
pub mod article;
pub mod commands;
pub mod config;
pub mod export;
pub mod guide;
pub mod language;
pub mod notebook;
pub mod reading;
pub mod search;
pub mod text;
pub mod tui;
