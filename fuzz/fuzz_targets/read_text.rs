//! Any bytes as plain text, in any encoding: text or a sentence on what is wrong.

#![no_main]

use libfuzzer_sys::fuzz_target;
use telusur::language::Pack;
use telusur::reading::plain::{Known, article};
use telusur::reading::{Format, decode};

fuzz_target!(|bytes: &[u8]| {
    let _ = Format::of(bytes, None);
    let Ok(decoded) = decode(bytes, None) else { return };
    let article = article(&decoded.text, Known::default(), Pack::of("id").expect("built in"));
    assert!(article.blocks.iter().all(|b| !b.span.of(&article.text).is_empty()));
});
