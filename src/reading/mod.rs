//! From what the reader has at hand to an [`Article`](crate::article::Article).

mod blocks;
mod pieces;
pub mod plain;
mod published;
pub mod samples;
