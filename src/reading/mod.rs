//! From what the reader has at hand to an [`Article`](crate::article::Article).

pub mod plain;
