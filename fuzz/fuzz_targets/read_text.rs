//! Any bytes as plain text, in any encoding: text or a sentence on what is wrong.

#![no_main]

#[path = "../../tests/making/sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sound::read(bytes, telusur::reading::Format::Text));
