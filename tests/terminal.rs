//! The real program in a pseudo-terminal. Every wait is for something to be seen, never for a time.
#![cfg(unix)]

#[path = "terminal/ends.rs"]
mod ends;
#[path = "terminal/harness.rs"]
mod harness;
#[path = "terminal/looks.rs"]
mod looks;
#[path = "terminal/notebook.rs"]
mod notebook;
#[path = "terminal/parts.rs"]
mod parts;
#[path = "terminal/sessions.rs"]
mod sessions;
#[path = "terminal/views.rs"]
mod views;
