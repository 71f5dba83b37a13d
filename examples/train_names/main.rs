//! Trains the tagger of names, and writes the gazetteer it looks into.
//!
//! ```text
//! train_names gazetteer --person FILE --organisation FILE --place FILE --output gazetteer.bin
//! train_names model --language id --gazetteer gazetteer.bin --train FILE... --dev FILE... --output names-id.bin
//! ```
//!
//! The same input gives the same bytes. `assets/models/MODEL_CARD.md` has the exact commands.

mod augment;
mod corpus;
mod data;
mod evaluation;
mod known;
mod optimiser;
mod register;

use anyhow::{Context as _, Result, bail};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use telusur::analysis::names::features::GROUPS;
use telusur::analysis::names::model::write;
use telusur::language::Pack;

#[derive(Parser)]
#[command(about = "Train the tagger of names")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the tables of known names.
    Gazetteer {
        /// Lists of names, one a line, UTF-8 or Latin-1. `FILE*4` is a list made with care,
        /// each of whose names counts four times.
        #[arg(long, required = true, num_args = 1..)]
        person: Vec<String>,
        #[arg(long, required = true, num_args = 1..)]
        organisation: Vec<String>,
        #[arg(long, required = true, num_args = 1..)]
        place: Vec<String>,
        /// Running text whose words in small letters are counted, in columns as for `model`.
        #[arg(long, num_args = 0..)]
        text: Vec<String>,
        #[arg(long, short)]
        output: PathBuf,
    },
    /// Train a tagger.
    Model(Training),
}

#[derive(clap::Args)]
pub struct Training {
    /// Language pack of the texts.
    #[arg(long)]
    language: String,
    /// Tables written by `gazetteer`.
    #[arg(long)]
    gazetteer: PathBuf,
    /// Annotated files (see `corpus.rs`), each a domain of its own, or several joined by `+`.
    /// `FILE@10` keeps every tenth sentence for measuring, `FILE!` marks only places that locate.
    #[arg(long, required = true, num_args = 1..)]
    train: Vec<String>,
    /// How many of the domains, from the first, the model can tell apart; the others teach only what
    /// is common to all.
    #[arg(long, default_value_t = 2)]
    registers: usize,
    /// Files in columns to measure on.
    #[arg(long, num_args = 0..)]
    dev: Vec<String>,
    /// Passes over the sentences.
    #[arg(long, default_value_t = 15)]
    epochs: usize,
    /// How often to train, each time in another order; the mean is taken.
    #[arg(long, default_value_t = 1)]
    runs: u64,
    /// Strength of the pull of all weights towards zero, for each sentence.
    #[arg(long, default_value_t = 0.0003)]
    decay: f32,
    /// First step.
    #[arg(long, default_value_t = 0.005)]
    step: f32,
    /// Copies of each sentence with its names exchanged for others.
    #[arg(long, default_value_t = 0)]
    copies: usize,
    /// Share of the features hidden at random while learning.
    #[arg(long, default_value_t = 0.0)]
    dropout: f32,
    /// Taken off the score of standing outside all names, for more recall; a figure for each
    /// register.
    #[arg(long, num_args = 0..)]
    lean: Vec<f32>,
    /// Drop features seen in fewer tokens.
    #[arg(long, default_value_t = 1)]
    least: u32,
    /// Leave out features all of whose weights are smaller.
    #[arg(long, default_value_t = 0.02)]
    prune: f32,
    /// Leave out a group of features.
    #[arg(long)]
    without: Vec<String>,
    /// Lists of names for the copies: persons, organisations, places.
    #[arg(long, num_args = 3)]
    names: Vec<PathBuf>,
    /// Print this many errors of each file.
    #[arg(long, default_value_t = 0)]
    show: usize,
    /// Where the model goes.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Gazetteer { person, organisation, place, text, output } => {
            let mut plain = Vec::new();
            for path in &text {
                plain.extend(corpus::split(path)?.kept);
            }
            let bytes = known::tables([&person, &organisation, &place], &plain)?;
            println!("{}: {} bytes", output.display(), bytes.len());
            std::fs::write(&output, bytes).with_context(|| output.display().to_string())
        }
        Task::Model(training) => train(&training),
    }
}

fn train(training: &Training) -> Result<()> {
    let pack = Pack::of(&training.language)?;
    if let Some(unknown) = training.without.iter().find(|g| !GROUPS.contains(&g.as_str())) {
        bail!("no group of features '{unknown}'; there are: {}", GROUPS.join(", "));
    }
    let gazetteer: &'static [u8] = Box::leak(std::fs::read(&training.gazetteer)?.into_boxed_slice());
    let mut domains = Vec::new();
    let mut measured = Vec::new();
    for path in &training.train {
        let corpus::Split { path, kept, held } = corpus::split(path)?;
        domains.push(kept);
        if !held.is_empty() {
            measured.push((format!("{path} (held out)"), held));
        }
    }
    for path in &training.dev {
        measured.push((path.clone(), corpus::read(path, false)?));
    }
    let (bias, words) = register::train(&domains[..domains.len().min(training.registers)]);
    for (name, sentences) in &measured {
        println!("{name}: {} of {} in the second register", register::second(sentences, bias, &words), sentences.len());
    }
    println!("{} words of register", words.len());
    let pool = training.names.iter().map(|p| known::list(p, false)).collect::<Result<Vec<_>>>()?;
    for (n, domain) in domains.iter_mut().enumerate() {
        augment::cased(domain, n as u64 + 1);
        augment::renamed(domain, &pool, training.copies, n as u64 + 11);
    }
    let data = data::Data::new(&domains, pack, gazetteer, training);
    println!("{} sentences, {} features", data.examples.len(), data.features.len());
    let weights = optimiser::train(&data, training);
    let mut contents = weights.contents(&data, training);
    (contents.bias, contents.words) = (bias, words);
    let bytes = write(&contents);
    println!("{} bytes", bytes.len());
    if let Some(path) = &training.output {
        std::fs::write(path, &bytes).with_context(|| path.display().to_string())?;
    }
    let model: &'static [u8] = Box::leak(bytes.into_boxed_slice());
    for (name, sentences) in &measured {
        evaluation::report(name, sentences, pack, gazetteer, model, training.show);
    }
    Ok(())
}
