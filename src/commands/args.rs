//! The one table of options.

use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Explore a news article: who said what, and how the facts hang together.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the analysis as JSON
    Extract(Extract),
}

/// Options of `extract`.
#[derive(Debug, ClapArgs)]
pub struct Extract {
    /// Articles to read
    pub files: Vec<PathBuf>,
    /// Read JSON Lines on standard input
    #[arg(long)]
    pub batch: bool,
}
