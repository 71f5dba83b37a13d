//! Every format says of its findings where they came from: path or URL, time of reading, SHA-256 of
//! bytes and text, page, and an address that leads a browser to the very words.

#[path = "common/mod.rs"]
mod common;

use common::{Ran, telusur};
use std::path::Path;
use telusur::export::Format;

/// What a fixture is exported as.
fn export(name: &str, format: Format, more: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut command = telusur([&["export", name, "--format", format.name(), "-o", "-"], more].concat());
    command.env("SOURCE_DATE_EPOCH", "1741140900").current_dir(folder);
    Ran::from(command.output().expect("started")).good()
}

/// SHA-256 of a fixture's bytes and of its article's text.
fn sums(name: &str) -> [String; 2] {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let ran: Ran = telusur([Path::new("extract"), &fixture]).output().expect("started").into();
    let extracted: serde_json::Value = serde_json::from_str(&ran.good()).expect("JSON");
    let sum = |key: &str| extracted["article"][key].as_str().expect("a sum").to_owned();
    [sum("raw_sha256"), sum("sha256")]
}

/// How a format writes that a finding stands on page 3.
fn third_page(format: Format) -> &'static str {
    match format {
        Format::Markdown | Format::Html | Format::Hypothesis | Format::Csl | Format::Biblatex | Format::Ris => {
            "halaman 3"
        }
        Format::Json | Format::Jsonl | Format::Spans | Format::Cas => "\"page\":3",
        Format::WebAnnotation => "\"telusur:page\":3",
        Format::Csv => ",3,2025-03-05T",
        Format::Brat => ", page 3,",
        Format::Conllu => " page=3 ",
        Format::Graphml => "<data key=\"page\">3</data>",
        Format::Dot => "page=\"3\"",
    }
}

#[test]
fn every_format_tells_source_time_and_sums() {
    for name in ["page.html", "paper.pdf"] {
        let sums = sums(name);
        for format in Format::ALL {
            let out = export(name, format, &[]);
            let what = format.name();
            assert!(
                out.contains(name) || out.contains("https://berita.kabar.example/"),
                "{what}: path of {name}\n{out}"
            );
            assert!(out.contains("2025-03-05T02:15:00Z"), "{what}: time\n{out}");
            for sum in &sums {
                assert!(out.contains(sum), "{what}: {sum}\n{out}");
            }
        }
    }
}

#[test]
fn every_format_tells_the_page_of_a_finding() {
    for format in Format::ALL {
        let out = export("paper.pdf", format, &["--match", "Universitas"]).replace("\": ", "\":");
        let ours = if format == Format::Conllu { out.replace('\n', " \n") } else { out };
        assert!(ours.contains(third_page(format)), "{}\n{ours}", format.name());
    }
}

#[test]
fn every_format_leads_a_browser_to_the_words() {
    for format in Format::ALL {
        let out = export("page.html", format, &["--match", "Universitas"]);
        let mut plain =
            out.replace("\\textasciitilde{}", "~").replace("\\#", "#").replace("\\_", "_").replace("\\%", "%");
        plain = plain.replace("&#35;", "#").replace("&amp;", "&");
        let start = "https://berita.kabar.example/jembatan#:~:text=";
        let at = plain.find(start).unwrap_or_else(|| panic!("{}: no address\n{out}", format.name()));
        let address: String = plain[at + start.len()..].chars().take_while(|c| !" \"<>\n),".contains(*c)).collect();
        assert!(address.contains("Ia%20lahir") || plain.contains("Ia%20lahir%20di"), "{}: {address}", format.name());
    }
}

#[test]
fn the_manual_says_for_every_format_where_it_stands() {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide/LIBRARY.md")).expect("there");
    for format in Format::ALL {
        let row = page.lines().find(|l| l.starts_with(&format!("| `{}` | ", format.name())));
        assert!(row.is_some_and(|r| r.matches('|').count() == 5), "{}: {row:?}", format.name());
    }
}
