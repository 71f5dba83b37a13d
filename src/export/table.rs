//! The one table of formats. It makes `telusur formats`, the help, the completions and the export
//! dialog.

use super::{Request, biblatex, brat, cas, conllu, csl, csv, dot, graphml, html, hypothesis, json, markdown};
use super::{ris, spans, web_annotation};

/// How facts are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people: a quotation and a note for each fact (CommonMark with footnotes).
    Markdown,
    /// For people: the article with its highlights, and the facts, in one file.
    Html,
    /// For programs: an object with the article, its analysis and an array of facts.
    Json,
    /// For programs that read line by line: a fact a line.
    Jsonl,
    /// For tables: a row for each fact (RFC 4180).
    Csv,
    /// W3C Web Annotation Data Model, as JSON-LD.
    WebAnnotation,
    /// What the importer of Hypothes.is takes.
    Hypothesis,
    /// brat standoff: three files.
    Brat,
    /// UIMA CAS as JSON, version 0.4.
    Cas,
    /// CoNLL-U with names in `MISC`.
    Conllu,
    /// Text and spans for displaCy and Prodigy.
    Spans,
    /// CSL-JSON: the article as a citation, facts as its annotations.
    Csl,
    /// BibLaTeX: the same.
    Biblatex,
    /// RIS: the same.
    Ris,
    /// Facts, people and links as a graph, for programs.
    Graphml,
    /// The same for Graphviz.
    Dot,
}

/// What is known of a format.
pub(super) struct Row {
    format: Format,
    name: &'static str,
    aliases: &'static [&'static str],
    ending: &'static str,
    what: &'static str,
    offsets: &'static str,
    consumers: &'static str,
    pub(super) render: fn(&Request<'_>) -> String,
}

/// All formats, those asked for most first.
const TABLE: [Row; 16] = [
    Row {
        format: Format::Markdown,
        name: "md",
        aliases: &["markdown"],
        ending: "md",
        what: "for people: quotations with footnotes that lead back to the place",
        offsets: "quote + text fragment",
        consumers: "pandoc, any reader of CommonMark with footnotes",
        render: markdown::render,
    },
    Row {
        format: Format::Json,
        name: "json",
        aliases: &[],
        ending: "json",
        what: "for programs, and for telusur: it opens again with all findings and your work",
        offsets: "code points",
        consumers: "jq, Python, telusur FILE.json",
        render: json::render,
    },
    Row {
        format: Format::Csv,
        name: "csv",
        aliases: &[],
        ending: "csv",
        what: "for tables: a fact a row (RFC 4180, UTF-8)",
        offsets: "code points",
        consumers: "pandas, DuckDB, spreadsheets",
        render: csv::render,
    },
    Row {
        format: Format::Html,
        name: "html",
        aliases: &["report"],
        ending: "html",
        what: "for people: the article with highlights and its facts in one file, no script",
        offsets: "anchors + text fragment",
        consumers: "browsers, printers, readers of schema.org JSON-LD",
        render: html::render,
    },
    Row {
        format: Format::Jsonl,
        name: "jsonl",
        aliases: &["ndjson"],
        ending: "jsonl",
        what: "for programs: a fact a line, with the columns of the CSV",
        offsets: "code points",
        consumers: "pandas, DuckDB, jq",
        render: json::render_lines,
    },
    Row {
        format: Format::WebAnnotation,
        name: "w3c",
        aliases: &["web-annotation"],
        ending: "jsonld",
        what: "W3C Web Annotation collection (JSON-LD), quote and position selectors",
        offsets: "code points",
        consumers: "annotation servers, pyld, rdflib, telusur --annotations",
        render: web_annotation::render,
    },
    Row {
        format: Format::Hypothesis,
        name: "hypothesis",
        aliases: &["hypothes.is"],
        ending: "hypothesis.json",
        what: "what the importer of Hypothes.is takes",
        offsets: "quote selector",
        consumers: "Hypothes.is",
        render: hypothesis::render,
    },
    Row {
        format: Format::Brat,
        name: "brat",
        aliases: &["standoff"],
        ending: "tar",
        what: "brat standoff: article.txt, article.ann, annotation.conf in a folder or a tar archive",
        offsets: "code points",
        consumers: "brat, bioc",
        render: brat::render,
    },
    Row {
        format: Format::Cas,
        name: "cas",
        aliases: &["uima"],
        ending: "cas.json",
        what: "UIMA CAS JSON 0.4",
        offsets: "UTF-16 units",
        consumers: "dkpro-cassis, INCEpTION",
        render: cas::render,
    },
    Row {
        format: Format::Conllu,
        name: "conllu",
        aliases: &["conll-u"],
        ending: "conllu",
        what: "CoNLL-U: tokens and sentences, names as NER= in MISC",
        offsets: "tokens",
        consumers: "conllu, spaCy",
        render: conllu::render,
    },
    Row {
        format: Format::Spans,
        name: "spans",
        aliases: &["displacy", "prodigy", "spacy"],
        ending: "spans.jsonl",
        what: "text with sorted spans and entities as a line of JSON, for displaCy and Prodigy",
        offsets: "code points",
        consumers: "spaCy, displaCy, Prodigy",
        render: spans::render,
    },
    Row {
        format: Format::Csl,
        name: "csl",
        aliases: &["csl-json"],
        ending: "csl.json",
        what: "CSL-JSON: the article as a source to cite, facts as its annotation",
        offsets: "quote",
        consumers: "pandoc --citeproc, Zotero",
        render: csl::render,
    },
    Row {
        format: Format::Biblatex,
        name: "bib",
        aliases: &["biblatex"],
        ending: "bib",
        what: "BibLaTeX @online: the same",
        offsets: "quote",
        consumers: "biber, bibtexparser, pandoc",
        render: biblatex::render,
    },
    Row {
        format: Format::Ris,
        name: "ris",
        aliases: &[],
        ending: "ris",
        what: "RIS, type NEWS: the same",
        offsets: "quote",
        consumers: "rispy, Zotero, EndNote",
        render: ris::render,
    },
    Row {
        format: Format::Graphml,
        name: "graphml",
        aliases: &[],
        ending: "graphml",
        what: "facts, people and links as a graph",
        offsets: "code points",
        consumers: "networkx, Gephi",
        render: graphml::render,
    },
    Row {
        format: Format::Dot,
        name: "dot",
        aliases: &["graphviz"],
        ending: "dot",
        what: "the same graph for drawing",
        offsets: "none",
        consumers: "Graphviz",
        render: dot::render,
    },
];

impl Format {
    /// All formats, those asked for most first.
    pub const ALL: [Self; 16] = [
        Self::Markdown,
        Self::Json,
        Self::Csv,
        Self::Html,
        Self::Jsonl,
        Self::WebAnnotation,
        Self::Hypothesis,
        Self::Brat,
        Self::Cas,
        Self::Conllu,
        Self::Spans,
        Self::Csl,
        Self::Biblatex,
        Self::Ris,
        Self::Graphml,
        Self::Dot,
    ];

    pub(super) fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.format == self).unwrap_or(&TABLE[0])
    }

    /// Its name: `md`, `json`, `csv` …
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Other names that are understood.
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        self.row().aliases
    }

    /// How its files end, without the first dot: `cas.json`.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.row().ending
    }

    /// What it is, in a line.
    #[must_use]
    pub fn what(self) -> &'static str {
        self.row().what
    }

    /// What its offsets count.
    #[must_use]
    pub fn offsets(self) -> &'static str {
        self.row().offsets
    }

    /// Who reads it.
    #[must_use]
    pub fn consumers(self) -> &'static str {
        self.row().consumers
    }

    /// Whether it takes several files: a folder, or an archive of them.
    #[must_use]
    pub fn has_files(self) -> bool {
        self == Self::Brat
    }

    /// The format of a name or another name that is understood.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|f| f.name() == name || f.aliases().contains(&name.as_str()))
    }

    /// The format that a file's name ends like; the longest ending counts (`x.cas.json`).
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let fits = |f: &Self| {
            let stem = name.strip_suffix(f.ending()).and_then(|stem| stem.strip_suffix('.'));
            stem.is_some_and(|stem| !stem.is_empty())
        };
        Self::ALL.into_iter().filter(fits).max_by_key(|f| f.ending().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_a_row_of_its_own() {
        let all: BTreeSet<&str> = Format::ALL.iter().map(|f| f.name()).collect();
        assert_eq!((all.len(), TABLE.len()), (Format::ALL.len(), Format::ALL.len()));
        for (format, row) in Format::ALL.into_iter().zip(&TABLE) {
            assert_eq!(format, row.format, "in the order of the table");
            assert_eq!(Format::named(format.name()), Some(format));
            assert_eq!(Format::of_file(&format!("a.{}", format.ending())), Some(format));
            assert!(format.aliases().iter().all(|a| Format::named(a) == Some(format)));
            assert!(!format.what().is_empty() && !format.consumers().is_empty() && !format.offsets().is_empty());
        }
        assert_eq!((Format::of_file("a.txt"), Format::of_file("json"), Format::of_file(".json")), (None, None, None));
    }
}
