use super::*;
use crate::analysis::{
    Background, BackgroundRelation, Details, Entity, EntityId, EntityKind, Fact, Quote, QuoteId, QuoteKind, Standing,
    Thread, ThreadKind,
};
use crate::article::{Block, BlockKind};
use crate::text::Span;
use serde_json::Value;

const TEXT: &str = "=Pasar 😀 dibuka\n\nIklan di sini\n\n\u{201c}Harga turun,\u{201d} kata [Sari] *Dewi*, \
    \u{201c}=dan kami senang.\u{201d}\n\nDewi memimpin koperasi sejak 2019.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("stands in the text");
    Span::new(start, start + words.len())
}

fn article() -> Article {
    let block = |kind, words: &str| Block { kind, span: span(words) };
    Article {
        text: TEXT.to_owned(),
        title: Some("=Pasar 😀 dibuka".to_owned()),
        language: "id".to_owned(),
        date: None,
        byline: None,
        source: Some("pasar.txt".to_owned()),
        origin: Default::default(),
        blocks: vec![
            block(BlockKind::Title, "=Pasar 😀 dibuka"),
            block(BlockKind::Clutter, "Iklan di sini"),
            block(
                BlockKind::Paragraph,
                "\u{201c}Harga turun,\u{201d} kata [Sari] *Dewi*, \u{201c}=dan kami senang.\u{201d}",
            ),
            block(BlockKind::Paragraph, "Dewi memimpin koperasi sejak 2019."),
        ],
    }
}

fn fact(details: Details, spans: Vec<Span>, quote: Option<QuoteId>) -> Fact {
    Fact {
        details,
        label: "label".to_owned(),
        spans,
        subject: Some(EntityId(0)),
        entities: vec![EntityId(0)],
        quote,
        confidence: 0.75,
        because: "-kata".to_owned(),
    }
}

fn analysis() -> Analysis {
    let content = vec![span("Harga turun"), span("=dan kami senang")];
    let background = Background { relation: BackgroundRelation::Tenure, from: Some("2019".to_owned()), to: None };
    Analysis {
        entities: vec![Entity {
            kind: EntityKind::Person,
            name: "[Sari] *Dewi*".to_owned(),
            aliases: vec![],
            roles: vec![],
            mentions: vec![],
            value: None,
            confidence: 1.0,
            because: String::new(),
        }],
        quotes: vec![Quote {
            kind: QuoteKind::Direct,
            attitude: crate::analysis::Attitude::Speech,
            content: content.clone(),
            cue: Some(span("kata")),
            source: Some(span("[Sari] *Dewi*")),
            speaker: Some(EntityId(0)),
            confidence: 1.0,
            because: String::new(),
        }],
        facts: vec![
            fact(Details::Statement, content, Some(QuoteId(0))),
            fact(Details::Background(background), vec![span("Dewi memimpin koperasi sejak 2019")], None),
        ],
        threads: vec![Thread {
            label: "Kata Dewi".to_owned(),
            kind: ThreadKind::Statements,
            subject: Some(EntityId(0)),
            facts: vec![FactId(0)],
        }],
        links: vec![],
    }
}

fn rendered(format: Format) -> String {
    render(&article(), &analysis(), &[FactId(1), FactId(0), FactId(7)], format)
}

#[test]
fn json_holds_every_fact_with_its_article() {
    let json: Value = serde_json::from_str(&rendered(Format::Json)).expect("valid JSON");
    assert_eq!(json["article"]["sha256"], article().sha256());
    assert_eq!(json["machine_extracted"], true);
    let facts = json["facts"].as_array().expect("an array");
    assert_eq!(facts.len(), 2, "the order asked for, and no fact that is none");
    let (tenure, said) = (&facts[0], &facts[1]);
    assert_eq!((&tenure["relation"], &tenure["from"], &tenure["to"]), (&"tenure".into(), &"2019".into(), &Value::Null));
    assert_eq!(tenure["paragraph"], 3, "clutter is not counted");
    assert_eq!(said["speaker"], "[Sari] *Dewi*");
    assert_eq!(said["quote_kind"], "direct");
    assert_eq!(said["threads"], serde_json::json!(["Kata Dewi"]));
    assert_eq!(said["exact"], "Harga turun […] =dan kami senang");
    for key in ["title", "source", "sha256", "machine_extracted", "prefix", "suffix", "confidence", "because"] {
        assert!(!said[key].is_null(), "{key}");
    }
}

#[test]
fn offsets_count_code_points_and_context_touches() {
    let json: Value = serde_json::from_str(&rendered(Format::Json)).expect("valid JSON");
    let letters: Vec<char> = TEXT.chars().collect();
    let slice = |piece: &Value, from: &str, to: &str| -> String {
        let at = |key: &str| usize::try_from(piece[key].as_u64().expect("a number")).expect("small");
        letters[at(from)..at(to)].iter().collect()
    };
    for fact in json["facts"].as_array().expect("an array") {
        for piece in fact["spans"].as_array().expect("an array") {
            assert_eq!(slice(piece, "start", "end"), piece["exact"].as_str().expect("text"));
            let around = |key: &str| piece[key].as_str().expect("text").to_owned();
            assert!(TEXT.contains(&format!("{}{}{}", around("prefix"), around("exact"), around("suffix"))));
        }
    }
}

#[test]
fn the_speaker_is_as_printed_where_nobody_is_known() {
    let mut analysis = analysis();
    analysis.quotes[0].speaker = None;
    let json: Value =
        serde_json::from_str(&render(&article(), &analysis, &[FactId(0)], Format::Json)).expect("valid JSON");
    assert_eq!(json["facts"][0]["speaker"], "[Sari] *Dewi*");
}

#[test]
fn csv_is_guarded_and_says_so() {
    let csv = rendered(Format::Csv);
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].contains("'=Pasar") && lines[1].ends_with(",because title"), "{}", lines[1]);
    assert!(lines[2].contains("Harga turun […] =dan"), "an equals sign inside is left alone");
    let raw = render_raw_csv(&article(), &analysis(), &[FactId(0)], &Review::default());
    assert!(!raw.contains("'=") && raw.ends_with(",\r\n"), "{raw}");
}

#[test]
fn markdown_quotes_each_fact_and_leads_back() {
    let md = rendered(Format::Markdown);
    assert!(md.starts_with("---\ntitle: \"=Pasar 😀 dibuka\"\nsource: \"pasar.txt\"\n"), "{md}");
    assert!(md.contains("\n# \\=Pasar 😀 dibuka\n"), "{md}");
    assert!(md.contains("> Harga turun \\[…\\] =dan kami senang\n>\n> — **\\[Sari\\] \\*Dewi\\***, "), "{md}");
    assert!(md.contains("[^F1]\n") && md.contains("\n[^F1]: ") && md.contains(&article().sha256()), "{md}");
    assert!(!md.contains("export."), "every message has its words: {md}");
}

#[test]
fn every_language_has_every_message() {
    for pack in crate::language::packs() {
        let keys: Vec<_> = pack.entries("labels").filter(|e| e.phrase.starts_with("export.")).collect();
        assert_eq!(keys.len(), 45, "{}", pack.code());
        assert!(keys.iter().all(|e| !e.fields.is_empty()), "{}", pack.code());
    }
}

#[test]
fn an_empty_choice_gives_an_empty_export() {
    let json: Value = serde_json::from_str(&render(&article(), &analysis(), &[], Format::Json)).expect("valid JSON");
    assert_eq!(json["facts"], serde_json::json!([]));
    assert_eq!(render(&article(), &analysis(), &[], Format::Csv).matches("\r\n").count(), 1);
}

#[test]
fn what_the_reader_says_goes_along() {
    let judged =
        Judged { standing: Standing::Accepted, note: "=cek *lagi*".to_owned(), tags: vec!["harga".to_owned()] };
    let review = Review([(FactId(0), judged)].into());
    let all = [FactId(0), FactId(1)];
    let say = |facts: &[FactId], format| render_reviewed(&article(), &analysis(), facts, format, &review);
    let json: Value = serde_json::from_str(&say(&all, Format::Json)).expect("valid JSON");
    assert_eq!(json["machine_extracted"], true, "one of them nobody has judged");
    assert_eq!(
        (&json["facts"][0]["standing"], &json["facts"][1]["standing"]),
        (&"accepted".into(), &"machine_extracted".into())
    );
    assert_eq!((&json["facts"][0]["note"], &json["facts"][0]["tags"][0]), (&"=cek *lagi*".into(), &"harga".into()));
    let json: Value = serde_json::from_str(&say(&all[..1], Format::Json)).expect("valid JSON");
    assert_eq!((&json["machine_extracted"], &json["facts"][0]["machine_extracted"]), (&false.into(), &false.into()));
    let markdown = say(&all[..1], Format::Markdown);
    assert!(markdown.contains("machine_extracted: false") && markdown.contains("=cek \\*lagi\\*"), "{markdown}");
    assert!(say(&all, Format::Csv).contains("accepted,'=cek *lagi*,harga"), "{}", say(&all, Format::Csv));
}

/// The words of the text at offsets that count code points.
fn at_points(start: &Value, end: &Value) -> String {
    let at = |n: &Value| usize::try_from(n.as_u64().expect("an offset")).expect("small");
    TEXT.chars().skip(at(start)).take(at(end) - at(start)).collect()
}

fn parsed(format: Format) -> Value {
    serde_json::from_str(&rendered(format)).unwrap_or_else(|e| panic!("{}: {e}", format.name()))
}

#[test]
fn json_lines_are_the_facts_of_the_json() {
    let lines: Vec<Value> =
        rendered(Format::Jsonl).lines().map(|l| serde_json::from_str(l).expect("an object")).collect();
    assert_eq!(Value::from(lines), parsed(Format::Json)["facts"]);
}

#[test]
fn web_annotations_point_with_words_and_code_points() {
    let collection = parsed(Format::WebAnnotation);
    let items = collection["first"]["items"].as_array().expect("an array");
    assert_eq!((items.len(), &collection["total"]), (2, &2.into()));
    for item in items {
        let targets = item["target"].as_array().cloned().unwrap_or_else(|| vec![item["target"].clone()]);
        for target in &targets {
            let (quote, position) = (&target["selector"][0], &target["selector"][1]);
            assert_eq!(at_points(&position["start"], &position["end"]), quote["exact"].as_str().expect("words"));
        }
        assert_eq!(item["telusur:standing"], "machine_extracted");
    }
    assert_eq!(items[1]["target"].as_array().map(Vec::len), Some(2), "a target a piece");
}

#[test]
fn hypothesis_gets_what_its_importer_keeps() {
    let annotations = parsed(Format::Hypothesis)["annotations"].as_array().cloned().expect("an array");
    let said = &annotations[1];
    let exact = said["target"][0]["selector"][0]["exact"].as_str().expect("words");
    assert!(exact.starts_with("Harga turun") && exact.ends_with("senang") && TEXT.contains(exact));
    assert!(said["uri"].as_str().is_some_and(|u| u.starts_with("urn:sha256:")));
    assert!(said["text"].as_str().is_some_and(|t| t.contains("Harga turun […] =dan kami senang")));
}

#[test]
fn brat_spans_hold_their_words_and_no_line_end() {
    let (article, analysis) = (article(), analysis());
    let files = Request::new(&article, &analysis, &[FactId(0)], &Review::default()).files(Format::Brat).expect("files");
    assert_eq!(files[0], ("article.txt", TEXT.to_owned()));
    let mut spans = 0;
    for line in files[1].1.lines().filter(|l| l.starts_with('T')) {
        let mut columns = line.split('\t').skip(1);
        let (_, places) = columns.next().and_then(|c| c.split_once(' ')).expect("a label and places");
        let number = |n: &str| Value::from(n.parse::<u64>().expect("a number"));
        let parts = places.split(';').filter_map(|p| p.split_once(' ')).map(|(a, b)| at_points(&number(a), &number(b)));
        assert_eq!(parts.collect::<Vec<_>>().join(" "), columns.next().expect("words"));
        spans += 1;
    }
    assert!(spans >= 3, "{}", files[1].1);
    let archive = rendered(Format::Brat);
    assert!(archive.len().is_multiple_of(512) && archive.starts_with("article.txt\0"));
}

#[test]
fn cas_offsets_count_utf_16() {
    let cas = parsed(Format::Cas);
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let facts: Vec<&Value> = cas["%FEATURE_STRUCTURES"]
        .as_array()
        .expect("an array")
        .iter()
        .filter(|f| f["%TYPE"] == "telusur.Fact")
        .collect();
    let words = |f: &Value| {
        let at = |key: &str| usize::try_from(f[key].as_u64().expect("an offset")).expect("small");
        String::from_utf16(&units[at("begin")..at("end")]).expect("whole characters")
    };
    let all: Vec<String> = facts.iter().map(|f| words(f)).collect();
    assert_eq!(all, ["Dewi memimpin koperasi sejak 2019", "Harga turun", "=dan kami senang"]);
}

#[test]
fn spans_are_sorted_and_end_at_tokens() {
    let task = parsed(Format::Spans);
    let tokens = task["tokens"].as_array().expect("an array");
    for span in task["spans"].as_array().expect("an array") {
        let token = |key: &str| &tokens[usize::try_from(span[key].as_u64().expect("a number")).expect("small")];
        assert_eq!((&token("token_start")["start"], &token("token_end")["end"]), (&span["start"], &span["end"]));
    }
    let starts: Vec<u64> =
        task["spans"].as_array().expect("an array").iter().filter_map(|s| s["start"].as_u64()).collect();
    assert!(starts.is_sorted() && starts.len() >= 3);
}

#[test]
fn conllu_has_ten_columns_and_names_its_facts() {
    let text = rendered(Format::Conllu);
    let rows: Vec<&str> = text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(rows.iter().all(|r| r.split('\t').count() == 10), "{text}");
    assert!(
        text.contains("Harga\t")
            && text.contains("Fact=F1")
            && text.contains("# fact = F1 statement machine_extracted")
    );
}

#[test]
fn a_report_leads_from_each_fact_to_its_place() {
    let page = rendered(Format::Html);
    for id in ["F1", "F2"] {
        assert!(page.matches(&format!("id=\"at-{id}\"")).count() == 1 && page.contains(&format!("href=\"#at-{id}\"")));
    }
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
    assert_eq!(page.matches("<script").count(), 1, "but the data for programs");
    assert!(page.contains("\"@type\":\"Quotation\"") && page.contains("Harga turun […] =dan kami senang"));
}

#[test]
fn citations_hold_the_article_and_a_note_for_each_fact() {
    let csl = parsed(Format::Csl);
    assert_eq!(csl[0]["annote"].as_str().map(|a| a.lines().count()), Some(2));
    assert_eq!(csl[0]["custom"]["facts"], parsed(Format::Json)["facts"]);
    let (bib, ris) = (rendered(Format::Biblatex), rendered(Format::Ris));
    assert!(bib.starts_with("@online{") && bib.matches('{').count() == bib.matches('}').count(), "{bib}");
    assert!(ris.starts_with("TY  - NEWS\r\n") && ris.matches("N1  - ").count() == 2 && ris.ends_with("ER  - \r\n"));
}

#[test]
fn graphs_have_a_node_for_each_fact_and_who_is_in_it() {
    let (xml, dot) = (rendered(Format::Graphml), rendered(Format::Dot));
    for id in ["F1", "F2", "E1"] {
        assert!(xml.contains(&format!("<node id=\"{id}\">")) && dot.contains(&format!("  {id} [")), "{id}");
    }
    assert!(xml.contains("source=\"F1\" target=\"E1\"><data key=\"kind\">said_by") && dot.contains("F1 -> E1"));
}
