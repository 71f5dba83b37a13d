//! The one table of options.

use crate::config::Settings;
use crate::export::Format;
use crate::language::{Pack, packs};
use crate::reading::fetch::Network;
use crate::reading::{self, How, Isolation, is_encoding, samples};
use crate::tui::theme::Theme;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  telusur                              open the embedded article
  telusur article.txt                  open a file
  telusur page.html                    open a web page, PDF, Markdown, mail ...
  telusur https://example.org/article  open an address
  telusur book.epub --chapter 3        open a chapter of a book
  curl -s URL | telusur -              open what a pipe brings
  telusur quotes article.txt budget    print the quotes that mention a word
  telusur search 'kind:direct budget' *.txt   search the facts of many files
  telusur export article.txt --speaker Sari --format csv -o sari.csv
  telusur export article.txt --query 'date:2017..2021' --format html -o report.html
  telusur facts.json                   open again what export --format json has written
  telusur extract --batch < articles.jsonl > analyses.jsonl

A file that has the name of a command is opened as ./NAME.

Exit status: 0 all went well; 1 nothing was found, or an input could not be read;
2 wrong use; 101 an error in telusur itself.";

/// Explore a news article: who said what, and how the facts hang together.
///
/// Opens FILE on the screen. Without FILE, the embedded article.
#[derive(Debug, Parser)]
#[command(name = "telusur", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do; browsing where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to browse.
    #[command(flatten)]
    pub browse: Browse,
}

/// Everything telusur does besides browsing.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the whole analysis as JSON
    Extract(Extract),
    /// Print quotes, one a line, with speaker and paragraph
    Quotes(Quotes),
    /// Search the facts of articles with the query language, one a line
    Search(Search),
    /// Write facts down with their sources, in any of the formats that telusur formats lists
    Export(Export),
    /// List the formats of export, with who reads them
    Formats(Formats),
    /// Print an article with its quotes marked and its threads, line by line
    Show(Show),
    /// Show, export or forget your notes, selections and corrections
    Notebook(Notebook),
    /// Show or check the settings
    Config(Config),
    /// Print the keys of the screen, with the names that the settings have for what they do
    Keys(Keys),
    /// Say what this terminal and this system let telusur do, and what it was built with
    Doctor,
    /// Print what the program owes to whom: data, models, articles
    Credits,
    /// Read one document for the process that started this one
    #[command(name = Isolation::COMMAND, hide = true)]
    ReadPart,
    /// Print the completions of a shell
    #[cfg(feature = "completions")]
    Completions(Completions),
    /// Print the manual, or write all its pages into a folder
    #[cfg(feature = "manual")]
    Man(Man),
}

/// Options of browsing.
#[derive(Debug, ClapArgs)]
pub struct Browse {
    /// The article to open; - reads standard input
    pub file: Option<PathBuf>,
    /// Which of the embedded articles to open
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "file", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// The colours of the screen [default: as set, else by COLORFGBG or by what the terminal says of
    /// its ground, else dark; none where NO_COLOR is set]
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Theme::NAMES))]
    pub theme: Option<String>,
    /// The language of the screen's own words [default: by the locale]
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(["en", "id"]))]
    pub ui: Option<String>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
    /// Neither read nor keep notes, corrections and the place one was at
    #[arg(long)]
    pub no_notebook: bool,
    /// Show the W3C annotations in this file, made by others on the same text, beside the findings
    #[arg(long, value_name = "FILE")]
    pub annotations: Option<PathBuf>,
    /// How to read it.
    #[command(flatten)]
    pub reading: Reading,
}

/// Options of every command that reads an article.
#[derive(Clone, Debug, ClapArgs)]
pub struct Reading {
    /// The language of the article; auto tells from the text
    #[arg(long, value_name = "LANGUAGE", default_value = AUTO, value_parser = language_parser())]
    pub language: Language,
    /// What to read it as [default: told from its first bytes, then its name]
    #[arg(long = "as", value_name = "FORMAT", value_parser = read_as_parser())]
    pub read_as: Option<ReadAs>,
    /// The encoding of its text [default: byte-order mark, else what it declares, else a guess]
    #[arg(long, value_name = "NAME", value_parser = encoding_parser)]
    pub encoding: Option<String>,
    /// Which chapter of a book to read; without it, they are listed
    #[arg(long, value_name = "NUMBER")]
    pub chapter: Option<usize>,
    /// Which item of an RSS or Atom feed, or message of a mailbox; without it, they are listed
    #[arg(long, visible_alias = "message", value_name = "NUMBER")]
    pub item: Option<usize>,
    /// Make no request, whatever address is given
    #[arg(long)]
    pub offline: bool,
}

impl Reading {
    /// How to read, with everything that is not plain text parsed in a child process.
    #[must_use]
    pub fn how(&self) -> How {
        let network = if self.offline {
            Network::Offline
        } else if Settings::load().network == Some(false) {
            Network::ForbiddenBySettings
        } else {
            Network::Allowed
        };
        How {
            language: self.language.0,
            format: self.read_as.map(|f| f.0),
            charset: self.encoding.clone(),
            chapter: self.chapter,
            item: self.item,
            isolation: Isolation::of_this_program(),
            network,
        }
    }
}

/// A format to read as.
#[derive(Clone, Copy, Debug)]
pub struct ReadAs(pub reading::Format);

fn read_as_parser() -> impl clap::builder::TypedValueParser<Value = ReadAs> {
    PossibleValuesParser::new(reading::Format::ALL.map(reading::Format::name))
        .map(|name| ReadAs(reading::Format::named(&name).unwrap_or(reading::Format::Text)))
}

/// A name of an encoding that there is.
fn encoding_parser(name: &str) -> Result<String, String> {
    if is_encoding(name) {
        Ok(name.to_owned())
    } else {
        Err("no such encoding; usual ones are utf-8, windows-1252, iso-8859-1, utf-16le, gb18030, shift_jis".to_owned())
    }
}

/// A language to read with, or none: find out from the text.
#[derive(Clone, Copy, Debug)]
pub struct Language(pub Option<Pack>);

/// The word for "find out from the text".
pub const AUTO: &str = "auto";

fn language_parser() -> impl clap::builder::TypedValueParser<Value = Language> {
    let codes = packs().map(|p| p.code()).chain([AUTO]);
    PossibleValuesParser::new(codes).map(|code| Language(Pack::of(&code).ok()))
}

/// The names of the table of formats, each with what it is.
fn export_format_parser() -> impl clap::builder::TypedValueParser<Value = Format> {
    let value = |f: Format| PossibleValue::new(f.name()).aliases(f.aliases()).help(f.what());
    PossibleValuesParser::new(Format::ALL.map(value)).map(|name| Format::named(&name).unwrap_or(Format::Markdown))
}

fn sample_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(samples::languages())
}

const EXTRACT_EXAMPLES: &str = "\
Examples:
  telusur extract article.txt | jq '.quotes[].content[].text'
  telusur extract --format jsonl *.txt > analyses.jsonl
  telusur extract --batch < articles.jsonl > analyses.jsonl

--batch reads JSON Lines, {\"id\": ..., \"text\": ..., \"title\": ..., \"language\": ...}, of which
only text is needed, and writes line n's analysis on line n with the same id. A line that
is no such object gives {\"id\": ..., \"error\": ...} in its place, and exit status 1 at the end.

Offsets count Unicode code points from 0, end exclusive. The JSON Schema of the output is
assets/schema/extract.schema.json in telusur's source.";

/// Options of `extract`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXTRACT_EXAMPLES)]
pub struct Extract {
    /// Articles to read; - reads standard input; without any, the embedded article
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// json: one analysis over several lines; jsonl: one analysis a line, for any number of files
    #[arg(long, value_enum, default_value_t = Shape::Json)]
    pub format: Shape,
    /// Read many articles as JSON Lines on standard input, and use every core
    #[arg(long, conflicts_with_all = ["files", "format", "sample"])]
    pub batch: bool,
    /// With your selection, notes and corrections under the key notebook; opened again, they are there
    #[arg(long, conflicts_with = "batch")]
    pub notebook: bool,
    /// With the W3C annotations in this file, made by others on the same text, under the key annotations
    #[arg(long, value_name = "FILE", conflicts_with = "batch")]
    pub annotations: Option<PathBuf>,
    /// Which of the embedded articles to read
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "files", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// How many articles to work on at a time [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// How to read them.
    #[command(flatten)]
    pub reading: Reading,
}

/// How `extract` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// Over several lines.
    Json,
    /// On one line.
    Jsonl,
}

const QUOTES_EXAMPLES: &str = "\
Examples:
  telusur quotes                       all quotes of the embedded article
  telusur quotes article.txt           all quotes of a file
  telusur quotes article.txt budget    those that mention a word
  telusur quotes budget                the same in the embedded article
  telusur quotes - budget < article.txt
  telusur quotes article.txt 'speaker:Sari kind:direct -budget'
  telusur quotes article.txt -- -budget        a query that begins with a dash

TEXT is a query: words (by their roots, unless --no-roots), \"exact phrase\", /regex/, speaker:NAME,
about:NAME, place:NAME, kind:direct, type:statement, relation:role, date:2017..2021,
confidence:>0.8, is:accepted, note:WORD, tag:WORD, -not, or, brackets. Put it in single quotes.

The first argument is taken for a file where it is -, where there is a file of that name,
where it looks like one (a slash, or an ending such as .txt), and where a TEXT follows it.

Words are looked for in the quote, beside it (who, with which word), and in the speaker's name
and roles. Capitals count only in a word that has one; accents never do.

Each line has paragraph, speaker and words, with tabs between them where it goes to a pipe.";

const SEARCH_EXAMPLES: &str = "\
Examples:
  telusur search budget *.txt                     words, and words of the same root
  telusur search 'speaker:Sari kind:direct' article.txt
  telusur search 'type:background date:2017..2021 about:\"Sari Dewi\"' article.txt
  telusur search '(\"annual budget\" or /\\d+ million/) confidence:>0.8' article.txt
  telusur search --json 'type:comparison' article.txt | jq -r '.[].exact'

Words are found by their roots, unless --no-roots or roots:off is given; \"exact phrase\"; /regex/;
speaker:NAME; about:NAME; place:NAME; kind:direct|indirect|mixed;
type:statement|comparison|background|elaboration; relation:role (and others);
date:2017..2021; confidence:>0.8; is:selected (noted, machine, accepted, corrected, added);
note:WORD; tag:WORD; -not; or; brackets. A value with a blank stands in quotation marks.

Each line has paragraph, type, speaker or subject, and words, with tabs between them where it
goes to a pipe; where several files are searched, the file comes first.";

/// Options of `search`.
#[derive(Debug, ClapArgs)]
#[command(after_help = SEARCH_EXAMPLES)]
pub struct Search {
    /// What to look for
    pub query: String,
    /// The articles to search; - reads standard input; without any, the embedded article
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to list them.
    #[command(flatten)]
    pub listing: Listing,
    /// Which of the embedded articles to search
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "files", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// How to read them.
    #[command(flatten)]
    pub reading: Reading,
}

/// Options of every command that lists findings.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct Listing {
    /// Find words only as they are written, not by their roots
    #[arg(long)]
    pub no_roots: bool,
    /// With your notes, tags and corrections from the screen
    #[arg(long)]
    pub notebook: bool,
    /// Print a JSON array, one object a line, with the keys that export --format jsonl has
    #[arg(long)]
    pub json: bool,
    /// End each line with a NUL instead of a line end
    #[arg(short = '0', long, conflicts_with = "json")]
    pub null: bool,
    /// Whether to mark speakers and hits; auto does so on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,
}

/// Options of `quotes`.
#[derive(Debug, ClapArgs)]
#[command(after_help = QUOTES_EXAMPLES, override_usage = "telusur quotes [OPTIONS] [FILE] [TEXT]...")]
pub struct Quotes {
    /// The article to read, and the words to look for
    #[arg(value_name = "FILE] [TEXT")]
    pub words: Vec<OsString>,
    /// Which of the embedded articles to read; all arguments are TEXT then
    #[arg(long, value_name = "LANGUAGE", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// How to list them.
    #[command(flatten)]
    pub listing: Listing,
    /// How to read it.
    #[command(flatten)]
    pub reading: Reading,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal.
    Auto,
    /// Also in a pipe.
    Always,
    /// Nowhere.
    Never,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  telusur export article.txt > facts.md
  telusur export article.txt --speaker Sari --kind direct -o sari.csv
  telusur export article.txt --thread background --query 2019 --format json
  telusur export article.txt --query 'kind:direct confidence:>0.8' -o report.html
  telusur export article.txt --format brat -o corpus      a folder; corpus.tar is an archive
  telusur export article.txt --format bib --clipboard
  telusur export article.txt --template notes.md.j2 > notes.md

Every fact carries the article's title, source and SHA-256, its paragraph, its offsets in
code points, its exact words with a little of what stands before and after, its speaker,
kind and threads. A machine found them: compare before you publish.

Options of different names narrow the choice, one option given twice widens it. An
existing file is left alone unless --force is given. telusur formats lists the formats; telusur
search --help has the query language.

A template is written in the language of Jinja and sees article (title, language, date, byline,
source, sha256, text), facts (each with the keys of export --format jsonl), entities,
machine_extracted and generator; the filters markdown, latex and html make text harmless there:
  {% for f in facts %}{{ f.exact }} ({{ f.speaker or f.subject }}, {{ f.standing }})
  {% endfor %}";

/// Options of `export`.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct Export {
    /// The article to read; - reads standard input; without any, the embedded article
    pub file: Option<PathBuf>,
    /// How to write [default: as the name of OUT ends, else md]
    #[arg(long, short, value_name = "FORMAT", value_parser = export_format_parser())]
    pub format: Option<Format>,
    /// Write in a layout of your own: a template in the language of Jinja
    #[cfg(feature = "templates")]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "raw"])]
    pub template: Option<PathBuf>,
    /// Only facts that this query fits (see telusur search --help)
    #[arg(long, short, alias = "match", value_name = "QUERY")]
    pub query: Option<String>,
    /// Find the query's words only as they are written, not by their roots
    #[arg(long)]
    pub no_roots: bool,
    /// Only what this person or organisation said (a part of the name will do)
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,
    /// Only facts of this kind
    #[arg(long, value_enum)]
    pub kind: Vec<Kind>,
    /// Only facts of the thread with this label (a part of it will do) or number (T1)
    #[arg(long, value_name = "LABEL")]
    pub thread: Vec<String>,
    /// With your notes, tags and corrections from the screen
    #[arg(long)]
    pub notebook: bool,
    /// Only what you have selected on the screen, with your notes and corrections
    #[arg(long)]
    pub selected: bool,
    /// The file to write; - or nothing is standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Send the text to the terminal's clipboard, where it is small enough for that
    #[arg(long, conflicts_with = "output")]
    pub clipboard: bool,
    /// With the W3C annotations in this file, made by others on the same text
    #[arg(long, value_name = "FILE")]
    pub annotations: Option<PathBuf>,
    /// Replace the file where it exists
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Leave cells of a CSV as they are, also those that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
    /// Which of the embedded articles to read
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "file", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// How to read it.
    #[command(flatten)]
    pub reading: Reading,
}

/// Options of `formats`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  telusur formats
  telusur formats --json | jq -r '.[].name'
  telusur export article.txt --format graphml -o facts.graphml")]
pub struct Formats {
    /// Print a JSON array
    #[arg(long)]
    pub json: bool,
}

/// Options of `completions`.
#[cfg(feature = "completions")]
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  telusur completions bash > ~/.local/share/bash-completion/completions/telusur
  telusur completions zsh > \"${fpath[1]}/_telusur\"
  telusur completions fish > ~/.config/fish/completions/telusur.fish")]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Options of `man`.
#[cfg(feature = "manual")]
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  telusur man | man -l -                read the manual
  telusur man export | man -l -         the page of one command
  telusur man --into ~/.local/share/man/man1")]
pub struct Man {
    /// The command whose page is printed; without one, that of telusur itself
    #[arg(value_name = "COMMAND", conflicts_with = "into")]
    pub command: Option<String>,
    /// Write all pages into this folder, which is made where it is not there
    #[arg(long, value_name = "FOLDER")]
    pub into: Option<PathBuf>,
}

/// Kinds of facts, and of the quotes behind statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// What somebody said
    Statement,
    /// Two things set against each other
    Comparison,
    /// Who somebody is or was
    Background,
    /// What says more about another fact
    Elaboration,
    /// Statements given between quotation marks
    Direct,
    /// Statements given without marks
    Indirect,
    /// Statements partly between marks
    Mixed,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  telusur show article.txt | less
  telusur show --plain article.txt     for screen readers: no colours, no drawing
  telusur show article.txt --annotations theirs.jsonld   with what others have noted on it

In plain text a quote reads [Q1 SPEAKER: ... Q1], with the number that other commands give it.";

/// Options of `show`.
#[derive(Debug, ClapArgs)]
#[command(after_help = SHOW_EXAMPLES)]
pub struct Show {
    /// The article to read; - reads standard input; without any, the embedded article
    pub file: Option<PathBuf>,
    /// Without colours and wrapping, quotes marked with words
    #[arg(long)]
    pub plain: bool,
    /// Whether to use colours; auto does so on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto, conflicts_with = "plain")]
    pub color: Colour,
    /// With your corrections from the screen
    #[arg(long)]
    pub notebook: bool,
    /// With the W3C annotations in this file, made by others on the same text
    #[arg(long, value_name = "FILE")]
    pub annotations: Option<PathBuf>,
    /// Which of the embedded articles to read
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "file", value_parser = sample_parser())]
    pub sample: Option<String>,
    /// How to read it.
    #[command(flatten)]
    pub reading: Reading,
}

const NOTEBOOK_EXAMPLES: &str = "\
Examples:
  telusur notebook show                     which articles you have worked on
  telusur notebook show --json              the same for programs
  telusur notebook show article.txt         your notes and corrections on one
  telusur notebook export article.txt       the same as JSON
  telusur notebook forget article.txt       delete them
  telusur notebook forget --all

What you do on the screen is kept in $XDG_STATE_HOME/telusur (else ~/.local/state/telusur), one
file an article, readable by you alone. telusur --no-notebook keeps nothing.

An article is named by its file, by the source the notebook names, or by the first digits of the
SHA-256 of its text (at least six).";

/// Options of `notebook`.
#[derive(Debug, ClapArgs)]
#[command(after_help = NOTEBOOK_EXAMPLES)]
pub struct Notebook {
    /// What to do with them.
    #[command(subcommand)]
    pub what: NotebookCommand,
}

/// What can be done with notebooks.
#[derive(Debug, Subcommand)]
pub enum NotebookCommand {
    /// Print your work on an article; without one, which articles there are
    Show {
        /// The article
        article: Option<PathBuf>,
        /// Print the list of articles as a JSON array
        #[arg(long, conflicts_with = "article")]
        json: bool,
        /// End each line of the list with a NUL instead of a line end
        #[arg(short = '0', long, conflicts_with_all = ["article", "json"])]
        null: bool,
    },
    /// Print your work on an article as JSON
    Export {
        /// The article
        article: PathBuf,
    },
    /// Delete your work on an article
    Forget {
        /// The article
        #[arg(required_unless_present = "all")]
        article: Option<PathBuf>,
        /// All articles
        #[arg(long, conflicts_with = "article")]
        all: bool,
    },
}

const CONFIG_EXAMPLES: &str = "\
Examples:
  telusur config show > \"$(telusur config path)\"   begin with all that can be set
  telusur config check

The file is TOML:
  theme = \"light\"                     dark, light, contrast or none
  ui = \"id\"                           the language of the screen's own words
  mouse = false
  notebook = false                      keep no notes, corrections and places
  network = false                       make no request, whatever address is given
  [keys]
  next-fact = [\"J\", \"C-n\", \"g n\"]   keys replace the usual ones; telusur keys has the names

What is wrong with the file is told with its line, and stops nothing.";

/// Options of `config`.
#[derive(Debug, ClapArgs)]
#[command(after_help = CONFIG_EXAMPLES)]
pub struct Config {
    /// What to do with them.
    #[command(subcommand)]
    pub what: ConfigCommand,
}

/// What can be done with the settings.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the settings in force, as a file that says the same
    Show,
    /// Print where the file is
    Path,
    /// Say what is wrong with the file
    Check,
}

/// Options of `keys`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  telusur keys | less
  telusur keys --ui id
  telusur keys --json | jq -r '.[] | select(.action == \"export\") | .keys[]'")]
pub struct Keys {
    /// The usual keys as a table in Markdown
    #[arg(long)]
    pub markdown: bool,
    /// Print a JSON array: place, action, keys and what they do
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// The language of the table [default: as set, else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(["en", "id"]))]
    pub ui: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_table_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_file_needs_no_command() {
        let args = Args::try_parse_from(["telusur", "a.txt", "--language", "en"]).expect("parsed");
        assert_eq!(args.browse.file, Some(PathBuf::from("a.txt")));
        assert_eq!(args.browse.reading.language.0.map(|p| p.code()), Some("en"));
        assert!(args.command.is_none());
    }

    #[test]
    fn unknown_languages_are_refused_by_name() {
        let error = Args::try_parse_from(["telusur", "--language", "xx"]).expect_err("refused").to_string();
        assert!(error.contains("en, id, auto"), "{error}");
    }
}
