//! `telusur extract`: the analysis as JSON.

use super::args::Extract;
use crate::analysis::Engine;
use crate::export::contract::Output;
use crate::language::Pack;
use crate::reading::plain::{Known, article};
use std::io::{BufRead as _, Write as _};
use std::process::ExitCode;

#[derive(serde::Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
    title: Option<String>,
    language: Option<String>,
}

pub fn run(args: &Extract) -> ExitCode {
    let engine = Engine::new();
    let fallback = Pack::of("id").expect("built in");
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    if args.batch {
        for line in std::io::stdin().lock().lines() {
            let line: Line = serde_json::from_str(&line.unwrap()).unwrap();
            let language = line.language.as_deref().and_then(|l| Pack::of(l).ok());
            let article = article(&line.text, Known { title: line.title, language, source: None }, fallback);
            let analysis = engine.analyse(&article).unwrap();
            serde_json::to_writer(&mut out, &Output::new(line.id.as_deref(), &article, &analysis)).unwrap();
            writeln!(out).unwrap();
        }
    }
    for file in &args.files {
        let text = std::fs::read_to_string(file).unwrap();
        let article = article(&text, Known::default(), fallback);
        let analysis = engine.analyse(&article).unwrap();
        serde_json::to_writer_pretty(&mut out, &Output::new(None, &article, &analysis)).unwrap();
        writeln!(out).unwrap();
    }
    ExitCode::SUCCESS
}
