//! From what the reader has at hand to an [`Article`](crate::article::Article).

mod blocks;
mod error;
mod pieces;
pub mod plain;
mod published;
pub mod samples;
mod source;

pub use error::{LIMIT, Problem, ReadError};
pub use source::{Source, decode, default_pack};
