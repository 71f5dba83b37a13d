//! `telusur extract`: the analysis as JSON.

use super::args::{Extract, Shape};
use super::failure::{Failure, Status, complain};
use super::open::{open, read};
use super::{batch, parallel, print};
use crate::analysis::Engine;
use crate::article::Article;
use crate::export::contract::Output;
use crate::export::json;
use crate::reading::{How, Source};
use serde_json::Value;
use std::io::Write as _;

/// Prints one analysis, one for each file, or one for each line of a batch.
///
/// # Errors
/// [`Failure`]; a file among several that cannot be read is reported, and the others are printed.
pub fn run(args: &Extract) -> Result<Status, Failure> {
    let threads = args.threads.map_or_else(parallel::cores, usize::from);
    if args.batch {
        return batch::run(threads, args.reading.language.0);
    }
    let sample = args.sample.as_deref();
    if args.format == Shape::Jsonl && (args.notebook || args.annotations.is_some()) {
        return Err(Failure::Misuse("--notebook and --annotations are about one article: --format json".to_owned()));
    }
    match (args.format, args.files.as_slice()) {
        (Shape::Json, [] | [_]) => one(&Source::or_sample(args.files.first().map(AsRef::as_ref), sample), args),
        (Shape::Json, _) => Err(Failure::Misuse(
            "several files need --format jsonl, which prints one analysis a line; \
             a pattern like *.txt may stand for several files"
                .to_owned(),
        )),
        (Shape::Jsonl, []) => many(vec![Source::or_sample(None, sample)], threads, args.reading.how()),
        (Shape::Jsonl, files) => many(files.iter().map(|f| Source::of(f)).collect(), threads, args.reading.how()),
    }
}

/// One analysis over several lines.
fn one(source: &Source, args: &Extract) -> Result<Status, Failure> {
    let opened = open(source, &args.reading.how(), &Engine::new(), args.notebook, args.annotations.as_deref())?;
    let id = source.id().map(Value::from);
    let annotations: Vec<Value> = opened.others.iter().map(|o| o.as_written().clone()).collect();
    let output = Output::new(id.as_ref(), &opened.article, &opened.base);
    let output = output.with(opened.work.as_ref(), &annotations);
    let mut text = Vec::new();
    json::write_pretty(&mut text, &output)?;
    text.push(b'\n');
    print::document(&String::from_utf8_lossy(&text))?;
    Ok(Status::Done)
}

/// One analysis a line, in the order of the sources.
fn many(sources: Vec<Source>, threads: usize, how: How) -> Result<Status, Failure> {
    let engine = Engine::new();
    let mut sources = sources.into_iter();
    let mut status = Status::Done;
    let mut out = print::output();
    let work = move |source: Source| -> Result<Vec<u8>, Failure> {
        let read = read(&source, &how)?;
        let id = source.id().map(Value::from);
        match &read.analysis {
            Some(analysis) => written(&Output::new(id.as_ref(), &read.article, analysis)),
            None => line(&engine, id.as_ref(), &read.article),
        }
    };
    parallel::in_order(
        threads,
        move || sources.next(),
        work,
        |line| -> Result<(), Failure> {
            match line {
                Ok(line) => out.write_all(&line)?,
                Err(failure) => {
                    status = Status::Failed;
                    // What was printed before comes first, where both go to one place.
                    out.flush()?;
                    complain(&failure.to_string());
                }
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(status)
}

/// An analysis on one line, its line end included.
pub(super) fn line(engine: &Engine, id: Option<&Value>, article: &Article) -> Result<Vec<u8>, Failure> {
    let analysis = engine.analyse(article)?;
    written(&Output::new(id, article, &analysis))
}

fn written(output: &Output<'_>) -> Result<Vec<u8>, Failure> {
    let mut line = Vec::new();
    json::write_line(&mut line, output)?;
    line.push(b'\n');
    Ok(line)
}
