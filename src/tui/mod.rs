//! The screen.
//!
//! ```text
//! state      everything the screen shows; material is the article with its findings, indexed;
//!            notes is the reader's own work on it
//! action     what can happen          keys    the one table of commands; keymap the keys in use
//! update     state and action -> state and effects (pure)
//! effect     what the edge is to do   words   the screen's own words, by language
//! sheet      pages whose lines lead to places: dossier, reasons, timeline, map, comparisons
//! layout     panes, wrapping, the article as rows
//! view       state -> cells           theme   styles by role, colours by depth
//! terminal   the edge: modes, signals, input, the loop
//! ```
//!
//! The position in the article is a place in its text, never a row number; no text reaches a cell
//! but through [`Safe`](crate::text::safe::Safe).
//!
//! # Sessions
//!
#![doc = include_str!("SESSIONS.md")]

pub mod action;
pub mod citation;
pub mod effect;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod material;
pub mod notes;
pub mod sheet;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod words;
