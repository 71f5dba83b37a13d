//! Any text in any built-in language gives an analysis whose spans fit it.
//!
//! `cargo install cargo-fuzz`, then `cargo fuzz run --sanitizer none analyse` on a stable
//! toolchain (sanitizers need a nightly one; there is no unsafe code for them to watch).

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use telusur::analysis::Engine;
use telusur::export::contract::Output;
use telusur::language::packs;
use telusur::reading::plain::{Known, article};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fuzz_target!(|text: &str| {
    for pack in packs() {
        let article = article(text, Known { language: Some(pack), ..Known::default() }, pack);
        let analysis = ENGINE.analyse(&article).expect("the pack is built in");
        for mention in analysis.entities.iter().flat_map(|e| &e.mentions) {
            assert!(article.text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
        }
        for span in analysis.facts.iter().flat_map(|f| &f.spans) {
            assert!(article.text.get(span.range()).is_some_and(|words| !words.is_empty()));
        }
        serde_json::to_vec(&Output::new(None, &article, &analysis)).expect("always writable");
    }
});
