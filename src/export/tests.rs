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
        assert_eq!(keys.len(), 42, "{}", pack.code());
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
