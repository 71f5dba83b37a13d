//! From what the reader has at hand to an [`Article`](crate::article::Article): files, pipes and
//! addresses; plain text, web pages, Markdown, PDF, books, mails and feeds, in any encoding.
//!
//! [`Source`] names what to read and [`How`] says how. Plain text is read in this process, and its
//! offsets are those of the file. Everything else is a [`Draft`] first, made by parsers that run in
//! a child process ([`Isolation`]); its clean text is what offsets point into.

mod about;
mod blocks;
mod draft;
mod encoding;
mod epub;
mod error;
mod feed;
pub mod fetch;
mod format;
mod how;
mod html;
mod isolation;
mod mail;
mod markdown;
mod pdf;
mod phrases;
mod pieces;
pub mod plain;
mod published;
mod readers;
pub mod samples;
mod source;

pub use about::About;
pub use draft::{Draft, Part};
pub use encoding::{Decoded, decode, is_encoding};
pub use error::{ChildFault, Fault, LIMIT, Problem, ReadError, WebFault};
pub use format::Format;
pub use how::How;
pub use html::DEPTH as NESTING;
pub use isolation::{Enforced, Isolation, Limits, serve};
pub use readers::{Request, draft};
pub use source::{Fetched, Source, default_pack};
