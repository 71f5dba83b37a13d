use super::*;
use crate::analysis::{Analysis, Engine, FactId, Standing};
use crate::article::Article;
use crate::language::Pack;
use crate::reading::plain::{Known, article};
use crate::search::Roots;
use proptest::prelude::*;
use std::sync::OnceLock;

const TEXT: &str = "\
Jembatan Sungai Wira Dibuka Kembali

BANYUWARA — Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan.

Wali Kota Ratna Wijaya mengatakan bahwa perbaikan itu menelan biaya Rp 12 miliar.

\u{201c}Kami berterima kasih kepada warga di Surabaya yang sabar,\u{201d} kata Ratna. \u{201c}Sekarang jalan ini aman.\u{201d}

Menurut Kepala Dinas Perhubungan Budi Santosa, arus lalu lintas akan dipantau selama dua minggu. \
Perbaikan ini lebih lama daripada perbaikan tahun 2015, yang hanya berlangsung tiga bulan.

Ratna Wijaya menjabat sebagai wali kota sejak 2019.
";

fn material() -> &'static (Article, Analysis, Index) {
    static MATERIAL: OnceLock<(Article, Analysis, Index)> = OnceLock::new();
    MATERIAL.get_or_init(|| {
        let article = article(TEXT, Known::default(), Pack::of("id").expect("built in"));
        let analysis = Engine::new().analyse(&article).expect("built in");
        let index = Index::new(&article, &analysis);
        (article, analysis, index)
    })
}

/// The words of the facts that a query fits.
fn found(query: &str) -> Vec<String> {
    found_with(query, &Marks::new())
}

fn found_with(query: &str, marks: &Marks) -> Vec<String> {
    let (article, analysis, index) = material();
    let condition = Condition::parse(query).unwrap_or_else(|problem| panic!("{problem}"));
    let facts = index.facts(&condition, &Roots::of("id"), marks);
    facts
        .into_iter()
        .map(|(id, _)| {
            analysis.facts[id.index()].spans.iter().map(|s| article.words(*s)).collect::<Vec<_>>().join(" … ")
        })
        .collect()
}

fn all() -> usize {
    material().1.facts.len()
}

/// Where a query is wrong, and how.
fn wrong(query: &str) -> (String, Fault) {
    let problem = Condition::parse(query).expect_err(query);
    (problem.at.of(query).to_owned(), problem.fault)
}

#[test]
fn an_empty_query_fits_everything() {
    assert_eq!((found("").len(), found("  ").len(), found("roots:off").len()), (all(), all(), all()));
    assert!(Condition::parse(" ").expect("a query").is_empty());
}

#[test]
fn words_are_found_by_their_roots_unless_that_is_off() {
    assert!(found("sabarlah").len() == 1 && found("pantauan").len() == 1, "{:?}", found("pantauan"));
    assert!(found("pantauan roots:off").is_empty());
    assert_eq!(found("pantau roots:off").len(), 1, "a part of a word as it stands");
    assert!(found("Pantauan").is_empty(), "what has a capital is looked for as it stands");
}

#[test]
fn phrases_and_expressions_are_found_as_they_stand() {
    assert_eq!(found("\"jalan ini aman\"").len(), 1);
    assert!(found("\"ini jalan\"").is_empty() && found("\"jalan in\"").is_empty(), "whole words, in their order");
    assert_eq!(found("“jalan ini”"), found("\"jalan ini\""));
    assert_eq!(found(r"/rp \d+ mil/").len(), 1);
    assert!(found(r"/Rp \d+ MIL/").is_empty());
}

#[test]
fn names_are_asked_for_by_the_beginnings_of_their_words() {
    assert_eq!(found("speaker:ratna"), found("speaker:\"Ratna Wijaya\""));
    assert!(found("speaker:RAT").len() >= 2 && found("speaker:wijay").len() >= 2);
    assert!(found("speaker:atna").is_empty());
    assert_eq!(found("place:Surabaya").len(), 1);
    assert!(found("about:surabaya") == found("place:surabaya") && found("place:ratna").is_empty());
    let background = found("about:Ratna type:background");
    assert!(!background.is_empty(), "{background:?}");
    assert!(found("speaker:ratna,budi").len() > found("speaker:ratna").len());
    assert_eq!(found("speaker:ratna|budi"), found("speaker:ratna or speaker:budi"));
}

#[test]
fn kinds_types_relations_dates_and_confidence_are_asked_for() {
    assert!(found("kind:direct").iter().all(|w| w.contains("sabar") || w.contains("aman")));
    assert_eq!(found("kind:direct|indirect|mixed").len() + found("-kind:direct|indirect|mixed").len(), all());
    assert!(!found("type:statement").is_empty() && !found("type:background relation:tenure").is_empty());
    assert!(found("type:background date:2018..2021").len() == 1 && found("type:background date:..2018").is_empty());
    assert_eq!(found("confidence:>=0").len(), all());
    assert_eq!(found("confidence:>0.5").len() + found("confidence:<=50%").len(), all());
    assert_eq!(found("confidence:0.5..1"), found("confidence:>=0.5"));
}

#[test]
fn parts_are_joined_by_not_or_and_brackets() {
    assert_eq!(found("-ratna").len() + found("ratna").len(), all());
    let both = found("miliar or aman");
    assert_eq!(both.len(), 2);
    assert_eq!(found("miliar | aman"), both);
    assert_eq!(found("(miliar or aman) kind:direct").len(), 1);
    assert_eq!(found("miliar or aman kind:direct").len(), 2, "or binds less tightly");
    assert_eq!(found("-(miliar or aman)").len(), all() - 2);
    assert_eq!(found("\"or\"").len(), 0);
    assert_eq!(found("--miliar -((aman))"), found("miliar -aman"));
}

#[test]
fn what_the_reader_says_is_asked_for() {
    let reader = Reader {
        standing: Standing::Accepted,
        selected: true,
        note: "Cek lagi angka ini".to_owned(),
        tags: vec!["Biaya".to_owned()],
    };
    let marks = Marks::from([(FactId(0), reader)]);
    for query in
        ["is:selected", "is:accepted", "is:noted", "note:angka", "note:\"cek lagi\"", "tag:biaya", "tag:#biaya"]
    {
        assert_eq!(found_with(query, &marks).len(), 1, "{query}");
    }
    assert_eq!(found_with("is:machine", &marks).len(), all() - 1);
    assert!(found_with("tag:bia", &marks).is_empty() && found_with("is:added", &marks).is_empty());
}

#[test]
fn errors_point_at_the_place_and_name_the_near_miss() {
    assert_eq!(wrong("a \"b"), ("\"".to_owned(), Fault::OpenQuote));
    assert_eq!(wrong("a /b"), ("/".to_owned(), Fault::OpenPattern));
    assert_eq!(wrong("(a b"), ("(".to_owned(), Fault::OpenBracket));
    assert_eq!(wrong("a b) c"), (")".to_owned(), Fault::CloseBracket));
    assert_eq!(wrong("a () b"), ("()".to_owned(), Fault::NothingInside));
    assert_eq!(wrong("a speker:b").1, Fault::UnknownField("speker".to_owned(), Some(Field::Speaker)));
    assert_eq!(wrong("http://x").1, Fault::UnknownField("http".to_owned(), None));
    assert_eq!(
        wrong("x kind:direkt"),
        ("direkt".to_owned(), Fault::UnknownValue(Field::Kind, "direkt".to_owned(), Some("direct")))
    );
    assert_eq!(wrong("kind:direct|mixt").0, "mixt");
    assert_eq!(wrong("date:20x"), ("20x".to_owned(), Fault::Date("20x".to_owned())));
    assert_eq!(wrong("date:2021..2017").1, Fault::Backwards);
    assert_eq!(wrong("confidence:high").1, Fault::Number("high".to_owned()));
    assert_eq!(wrong("confidence:0.9..0.1").1, Fault::Backwards);
    assert_eq!(wrong("speaker:").1, Fault::NoValue(Field::Speaker));
    assert_eq!(wrong("a or").1, Fault::NothingBehind("or"));
    assert_eq!(wrong("or a").1, Fault::NothingBefore("or"));
    assert_eq!(wrong("a -").1, Fault::NothingBehind("-"));
    assert!(matches!(wrong("/(/").1, Fault::Pattern(_)));
    assert_eq!(wrong(&"(".repeat(60)).1, Fault::TooDeep);
    let shown = Condition::parse("é 港 speker:b").expect_err("wrong").to_string();
    assert!(shown.ends_with("\n  é 港 speker:b\n       ^^^^^^^"), "{shown}");
}

#[test]
fn words_that_look_like_signs_are_words() {
    assert!(Condition::parse("12:30 3/4 a-b x/y 28.").is_ok());
    assert_eq!(Condition::parse("a, speaker:x, b").map(|c| c.names().len()), Ok(1));
}

#[test]
fn tab_completes_fields_values_and_names() {
    let names = Names {
        speakers: vec!["Ratna Wijaya", "Budi"],
        about: vec!["Ratna Wijaya"],
        places: vec!["Lumajaya"],
        tags: vec!["biaya"],
    };
    let offered = |query: &str| -> Vec<String> {
        let put = |c: Completion| format!("{}{}", &query[..c.at.start as usize], c.text);
        complete(query, query.len(), &names).into_iter().map(put).collect()
    };
    assert_eq!(offered("").len(), Field::ALL.len());
    assert_eq!(offered("sp"), ["speaker:"]);
    assert_eq!(offered("a -kin"), ["a -kind:"]);
    assert_eq!(offered("(ty"), ["(type:"]);
    assert_eq!(offered("kind:"), ["kind:direct", "kind:indirect", "kind:mixed"]);
    assert_eq!(offered("kind:direct|m"), ["kind:direct|mixed"]);
    assert_eq!(offered("speaker:wij"), ["speaker:\"Ratna Wijaya\""]);
    assert_eq!(offered("speaker:\"ratna w"), ["speaker:\"Ratna Wijaya\""]);
    assert_eq!(offered("x place:"), ["x place:Lumajaya"]);
    assert_eq!(offered("tag:#b"), ["tag:biaya"]);
    assert!(offered("zzz").is_empty() && offered("foo:").is_empty());
}

#[test]
fn every_value_that_is_offered_is_taken() {
    for field in Field::ALL {
        for value in field.values() {
            assert!(Condition::parse(&format!("{}:{value}", field.name())).is_ok(), "{value}");
        }
        assert!(include_str!("../QUERY.md").contains(&format!("`{}:", field.name())), "{}", field.name());
    }
}

#[test]
fn the_examples_of_the_page_are_queries() {
    let page = include_str!("../QUERY.md");
    let examples = page.split("```text").nth(1).and_then(|p| p.split("```").next()).expect("examples");
    let lines: Vec<&str> = examples.lines().filter(|l| !l.trim().is_empty()).collect();
    assert!(lines.len() >= 6);
    for line in lines {
        let query = line.split("   ").next().expect("a query");
        assert!(Condition::parse(query).is_ok(), "{query}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_problem_within_it(query in "[a-z:()|\"/\\\\“” 0-9.,<>%-]{0,24}|\\PC{0,20}|(speaker:|date:|confidence:|-|or | \\(){1,6}") {
        match Condition::parse(&query) {
            Ok(condition) => {
                let (_, _, index) = material();
                let _ = index.facts(&condition, &Roots::of("id"), &Marks::new());
                let _ = index.quotes(&condition, &Roots::default(), &Marks::new());
                let _ = index.entities(&condition, &Roots::default(), &Marks::new());
            }
            Err(problem) => {
                prop_assert!(query.get(problem.at.range()).is_some(), "{query:?} {:?}", problem.at);
                let shown = problem.to_string();
                prop_assert!(!shown.contains(char::from(27)));
            }
        }
        let _ = complete(&query, query.len(), &Names::default());
    }
}
