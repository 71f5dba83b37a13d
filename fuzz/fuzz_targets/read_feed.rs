//! Any bytes as feed give a draft or a fault, and any draft a sound article.

#![no_main]

#[path = "../../tests/making/sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sound::read(bytes, telusur::reading::Format::Feed));
