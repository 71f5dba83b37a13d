//! Every format, from the shell: what is read, what is refused, and that nothing harms the program
//! that asked.

#[path = "common/mod.rs"]
mod common;
#[path = "making/mod.rs"]
mod making;

use common::{Ran, path, run, run_with, telusur};
use making::Dice;
use serde_json::Value;
use telusur::language::Pack;
use telusur::reading::plain::Known;
use telusur::reading::{Fault, Format, Isolation, Limits, Problem, Request};

/// A folder with all fixtures.
fn fixtures() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in making::all() {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

fn extracted(arguments: &[&str]) -> Value {
    serde_json::from_str(&run([&["extract"], arguments].concat()).good()).expect("JSON")
}

fn article(arguments: &[&str]) -> Value {
    extracted(arguments)["article"].clone()
}

/// The words of all blocks of a kind.
fn blocks<'a>(article: &'a Value, kind: &str) -> Vec<&'a str> {
    let text = article["text"].as_str().expect("a text");
    let at = |n: &Value| {
        let point = usize::try_from(n.as_u64().expect("an offset")).expect("small");
        text.char_indices().nth(point).map_or(text.len(), |(at, _)| at)
    };
    let all = article["blocks"].as_array().expect("blocks").iter();
    all.filter(|b| b["kind"] == kind).map(|b| &text[at(&b["start"])..at(&b["end"])]).collect()
}

fn isolation() -> Isolation {
    Isolation {
        program: env!("CARGO_BIN_EXE_telusur").into(),
        arguments: vec![Isolation::COMMAND.into()],
        limits: Limits::default(),
    }
}

#[test]
fn the_fixtures_are_those_that_the_script_makes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for (name, bytes) in making::all() {
        let kept = std::fs::read(folder.join(name)).expect("a fixture");
        // How well zip archives are packed differs between packers.
        let same = kept == bytes || name.ends_with("epub");
        assert!(same, "{name}: cargo run --example make_fixtures");
    }
}

#[test]
fn a_page_gives_its_article_with_what_it_says_of_itself() {
    let folder = fixtures();
    let analysis = extracted(&[&path(&folder, "page.html")]);
    let article = &analysis["article"];
    assert_eq!(article["title"], "Jembatan Sungai Wira Dibuka Kembali");
    assert_eq!((&article["date"], &article["byline"]), (&"2025-03-05".into(), &"Rina Wijaya, Joko Susilo".into()));
    assert_eq!((&article["outlet"], &article["format"]), (&"Kabar Banyuwara".into(), &"html".into()));
    assert_eq!(article["url"], "https://berita.kabar.example/jembatan");
    assert_eq!(blocks(article, "dateline"), ["BANYUWARA, KABAR —"]);
    assert_eq!(blocks(article, "heading"), ["Lalu lintas dipantau"]);
    assert_eq!(blocks(article, "list_item").len(), 2);
    assert_eq!(blocks(article, "table").len(), 3);
    assert_eq!(blocks(article, "credit"), ["(rin/jok)"]);
    assert!(article["warnings"].as_array().expect("a list").iter().any(|w| w["kind"] == "clutter"), "{article}");
    let quoted = article["blocks"].as_array().expect("blocks").iter().filter(|b| b["quoted"] == true).count();
    assert_eq!(quoted, 2);
    // The embedded post is a quote of its author.
    let post = analysis["quotes"]
        .as_array()
        .expect("quotes")
        .iter()
        .find(|q| q["content"][0]["text"] == "Jembatan dibuka! Hati-hati di jalan");
    assert!(post.is_some_and(|q| q["source"]["text"].as_str().is_some_and(|s| s.contains("Pemkot"))), "{post:?}");
}

#[test]
fn every_format_has_its_article() {
    let folder = fixtures();
    for (name, format, arguments) in [
        ("note.md", "markdown", &[][..]),
        ("newsletter.eml", "mail", &[]),
        ("paper.pdf", "pdf", &[]),
        ("feed.rss", "feed", &["--item", "1"]),
    ] {
        let article = article(&[&[path(&folder, name).as_str()], arguments].concat());
        assert_eq!(article["title"], "Jembatan Sungai Wira Dibuka Kembali", "{name}");
        assert_eq!(article["format"], format);
        let text = article["text"].as_str().expect("a text");
        assert!(text.contains("ditutup selama delapan bulan"), "{name}: {text}");
        // A pipe gives the same, without a name to go by.
        let bytes = std::fs::read(folder.path().join(name)).expect("there");
        let piped = run_with([&["extract", "-"], arguments].concat(), bytes).good();
        let piped: Value = serde_json::from_str(&piped).expect("JSON");
        assert_eq!(piped["article"]["text"], text, "{name}");
    }
}

#[test]
fn a_paper_keeps_its_pages_for_the_citation() {
    let folder = fixtures();
    let file = path(&folder, "paper.pdf");
    let out = run(["export", &file, "--format", "json", "--match", "Universitas"]).good();
    let export: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(export["facts"][0]["page"], 3, "{out}");
    assert_eq!(export["facts"][0]["url"], Value::Null);
}

#[test]
fn chapters_and_items_are_chosen() {
    let folder = fixtures();
    let told = run(["extract", &path(&folder, "book.epub")]).bad(1);
    assert!(told.contains("choose one with --chapter NUMBER") && told.contains("\n    2  Air Surut"), "{told}");
    let chapter = article(&[&path(&folder, "book.epub"), "--chapter", "2"]);
    assert_eq!((&chapter["title"], &chapter["byline"]), (&"Air Surut".into(), &"Rina Wijaya".into()));
    assert_eq!(blocks(&chapter, "list_item"), ["satu perahu", "dua rakit"]);
    assert!(run(["extract", &path(&folder, "book.epub"), "--chapter", "3"]).bad(1).contains("there are 2"));
    let told = run(["extract", &path(&folder, "feed.rss")]).bad(1);
    assert!(told.contains("--item NUMBER") && told.contains("Pasar Lumajaya Ramai & Padat"), "{told}");
    let item = article(&[&path(&folder, "feed.rss"), "--item", "2"]);
    assert_eq!(item["url"], "https://kabar.example/pasar");
}

#[test]
fn what_cannot_be_read_is_said_with_what_to_do() {
    let folder = fixtures();
    assert!(run(["extract", &path(&folder, "scan.pdf")]).bad(1).contains("ocrmypdf"));
    assert!(run(["extract", &path(&folder, "locked.pdf")]).bad(1).contains("password"));
    assert!(run_with(["extract", "-"], &b"\x89PNG\r\n\x1a\n"[..]).bad(1).contains("a picture"));
    assert!(run(["extract", "--encoding", "klingon"]).bad(2).contains("no such encoding"));
}

#[test]
fn encodings_are_found_or_named_and_damage_is_counted() {
    let folder = fixtures();
    for name in ["latin.txt", "wide.txt"] {
        let article = article(&[&path(&folder, name)]);
        assert_eq!(article["text"], making::ACCENTED, "{name}");
        assert!(article["raw_sha256"].is_string());
    }
    let damaged = run_with(
        ["extract", "-"],
        "Kafé “satu” \u{fffd}".replace('\u{fffd}', "").bytes().chain(*b"\xFF\xFEx \xC3").collect::<Vec<u8>>(),
    )
    .good();
    let damaged: Value = serde_json::from_str(&damaged).expect("JSON");
    let undecodable =
        damaged["article"]["warnings"].as_array().expect("a list").iter().find(|w| w["kind"] == "undecodable");
    assert_eq!(undecodable.map(|w| &w["count"]), Some(&3.into()), "{damaged}");
    let named = run_with(["extract", "-", "--encoding", "iso-8859-2"], &b"\xB1 dan a"[..]).good();
    assert!(named.contains('ą'), "{named}");
}

#[test]
fn hidden_marks_are_told_of() {
    let out = run_with(["extract", "-"], "Budi berkata \u{202e}terbalik\u{202c} di sini.\n").good();
    let analysis: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(analysis["article"]["warnings"][0]["kind"], "hidden_marks");
    assert_eq!(analysis["article"]["warnings"][0]["count"], 2);
}

/// A run that must end in a sentence; how soon, the limits of the child see to.
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    Ran::from(telusur(["extract", &path(&folder, name)]).output().expect("started")).bad(1)
}

#[test]
fn bombs_and_depths_end_in_a_sentence() {
    let said = refused("deep.html", "<div>".repeat(20_000).as_bytes());
    assert!(said.contains("20000 deep"), "{said}");
    let said = refused("bomb.epub", &making::book::bomb(900));
    assert!(said.contains("memory") || said.contains("longer than"), "{said}");
    // What is deep in a way that no scan sees ends there too.
    let said = refused("deep.pdf", format!("%PDF-1.4\n1 0 obj\n{}\nendobj\n", "[".repeat(2_000_000)).as_bytes());
    assert!(!said.is_empty());
}

#[test]
fn circles_laughs_and_long_attributes_end_in_a_sentence() {
    for paper in making::paper::circles() {
        assert!(refused("circle.pdf", &paper).contains(": "));
    }
    let said = refused("bomb.pdf", &making::paper::bomb(200));
    assert!(said.contains("none of its pages can be read"), "{said}");
    let said = refused("nested.eml", making::nested(10_000).as_bytes());
    assert!(said.contains("no text") || said.contains("deep"), "{said}");
    // What is harmless is read.
    let laughs = run_with(["extract", "-"], making::laughs()).good();
    assert!(laughs.len() < 20_000 && laughs.contains("sejak subuh"), "{laughs}");
    let attribute = making::PAGE.replacen("<body", &format!("<body data-x=\"{}\"", "a".repeat(10_000_000)), 1);
    let page = run_with(["extract", "-"], attribute).good();
    assert!(page.contains("ditutup selama delapan bulan"));
    // So are marks of another kind than a letter's.
    let said = refused("deep.md", "> ".repeat(20_000).as_bytes());
    assert!(said.contains("deep"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_child_that_asks_for_more_than_its_memory_is_told_so() {
    let small = Isolation { limits: Limits { megabytes: 200, seconds: 20 }, ..isolation() };
    let read = small.read(&making::book::bomb(400), &Request::of(Format::Epub));
    let Err(problem) = read else { panic!("read") };
    assert!(problem.to_string().contains("200 MB of memory"), "{problem}");
}

#[test]
fn the_child_answers_like_the_reader_in_this_process() {
    for (name, format) in [("page.html", Format::Html), ("paper.pdf", Format::Pdf), ("note.md", Format::Markdown)] {
        let bytes = making::all().into_iter().find(|(n, _)| *n == name).expect("a fixture").1;
        let inside = telusur::reading::draft(&bytes, &Request::of(format)).expect("read");
        let outside = isolation().read(&bytes, &Request::of(format)).expect("read");
        assert_eq!(inside, outside, "{name}");
    }
}

/// Reads 400 damaged versions of a document in child processes; this process makes articles of
/// what they send.
fn spoiled(name: &str, format: Format) {
    let whole = making::all().into_iter().find(|(n, _)| *n == name).expect("a fixture").1;
    let pack = Pack::of("id").expect("built in");
    let request = Request {
        chapter: (format == Format::Epub).then_some(1),
        item: (format == Format::Feed).then_some(1),
        ..Request::of(format)
    };
    let quarter = |seed: u64| {
        let mut dice = Dice(seed);
        let (isolation, mut read) = (isolation(), 0);
        for _ in 0..100 {
            match isolation.read(&dice.spoil(&whole), &request) {
                Ok(draft) => {
                    read += 1;
                    let article = draft.article(Known::default(), Default::default(), pack);
                    assert!(article.blocks.iter().all(|b| !b.span.of(&article.text).is_empty()));
                }
                Err(problem) => assert!(!problem.to_string().is_empty()),
            }
        }
        read
    };
    let read: usize = std::thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|seed| scope.spawn(move || quarter(seed))).collect();
        all.into_iter().map(|t| t.join().expect("no panic")).sum()
    });
    // Some are still readable, else nothing was tried.
    assert!(read > 0, "{name}");
}

#[test]
fn damaged_pages_do_no_harm() {
    spoiled("page.html", Format::Html);
}

#[test]
fn damaged_papers_do_no_harm() {
    spoiled("paper.pdf", Format::Pdf);
}

#[test]
fn damaged_books_do_no_harm() {
    spoiled("book.epub", Format::Epub);
}

#[test]
fn damaged_mails_feeds_and_notes_do_no_harm() {
    spoiled("newsletter.eml", Format::Mail);
    spoiled("feed.rss", Format::Feed);
    spoiled("note.md", Format::Markdown);
}

#[test]
fn any_answer_of_a_child_makes_a_sound_article_or_a_problem() {
    let text = serde_json::to_vec(&serde_json::json!({"draft": {"title": "Judul", "parts": [
        {"kind": "paragraph", "text": "Satu dua tiga.", "page": 1, "turns": [[4, 2]], "quoted": true},
        {"kind": "table", "text": "a\tb"}], "warnings": [{"kind": "clutter", "count": 2}]}}))
    .expect("JSON");
    let pack = Pack::of("id").expect("built in");
    let (mut dice, mut sound) = (Dice(1), 0);
    for _ in 0..400 {
        let answer = dice.spoil(&text);
        let Ok(value) = serde_json::from_slice::<Value>(&answer) else { continue };
        if let Ok(draft) = serde_json::from_value::<telusur::reading::Draft>(value["draft"].clone()) {
            sound += 1;
            let article = draft.article(Known::default(), Default::default(), pack);
            assert!(article.blocks.iter().all(|b| !b.span.of(&article.text).is_empty()));
        }
    }
    assert!(sound > 0);
}

#[test]
fn doctor_says_what_there_is() {
    let out = run(["doctor"]).good();
    for name in [
        "terminal:",
        "colours:",
        "clipboard:",
        "settings:",
        "features:",
        "network:",
        "memory:",
        "nesting:",
        "models:",
        "languages:",
    ] {
        assert!(out.lines().any(|l| l.starts_with(name)), "{name} in {out}");
    }
    assert!(out.contains("512 levels") && out.contains("en, id"), "{out}");
}

#[test]
fn the_child_is_for_telusur_alone() {
    let said = run_with(["read-part"], "nonsense\nnonsense\n");
    assert_eq!((said.status, said.out.as_str()), (Some(2), ""));
    assert!(!run(["--help"]).good().contains("read-part"));
    let fault = telusur::reading::draft(b"", &Request::of(Format::Pdf));
    assert!(matches!(fault, Err(Problem::Content(Fault::Damaged { .. }))));
}
