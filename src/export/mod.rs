//! What leaves the program as data.

pub mod contract;
