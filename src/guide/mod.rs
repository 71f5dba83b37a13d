#![doc = include_str!("LIBRARY.md")]
