use super::*;
use crate::analysis::{Entity, EntityId, EntityKind, QuoteKind, Role};
use proptest::prelude::*;

const TEXT: &str =
    "Gubernur Ratna Wiśniewska menolak usul itu. \u{201c}Jembatan cafe\u{301} itu AMAN,\u{201d} kata Ratna.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("stands in the text");
    Span::new(start, start + words.len())
}

fn article() -> Article {
    Article {
        text: TEXT.to_owned(),
        title: None,
        language: "id".to_owned(),
        date: None,
        byline: None,
        source: None,
        origin: Default::default(),
        blocks: Vec::new(),
    }
}

fn analysis() -> Analysis {
    let name = span("Ratna Wiśniewska");
    let speaker = Entity {
        kind: EntityKind::Person,
        name: TEXT[name.range()].to_owned(),
        aliases: vec!["Ratna".to_owned()],
        roles: vec![Role { text: "Gubernur".to_owned(), span: span("Gubernur") }],
        mentions: Vec::new(),
        value: None,
        confidence: 1.0,
        because: String::new(),
    };
    let content = span("Jembatan cafe\u{301} itu AMAN");
    let at = TEXT.rfind("Ratna").expect("stands in the text");
    let quote = |kind, content: Span, cue, source| Quote {
        kind,
        attitude: crate::analysis::Attitude::Speech,
        content: vec![content],
        cue: Some(cue),
        source: Some(source),
        speaker: Some(EntityId(0)),
        confidence: 1.0,
        because: String::new(),
    };
    Analysis {
        entities: vec![speaker],
        quotes: vec![
            quote(QuoteKind::Indirect, span("usul itu"), span("menolak"), name),
            quote(QuoteKind::Direct, content, span("kata"), Span::new(at, at + 5)),
        ],
        ..Analysis::default()
    }
}

/// The quotes a query finds (from 1), with the words it marks.
fn found(query: &str) -> Vec<(u32, Vec<&'static str>)> {
    let hits = quotes(&article(), &analysis(), query);
    hits.into_iter().map(|h| (h.quote.0 + 1, h.spans.into_iter().map(|s| &TEXT[s.range()]).collect())).collect()
}

#[test]
fn an_empty_query_finds_all_and_marks_nothing() {
    assert_eq!(found("  "), [(1, vec![]), (2, vec![])]);
}

#[test]
fn all_words_must_occur_in_any_order() {
    assert_eq!(found("aman jembatan"), [(2, vec!["Jembatan", "AMAN"])]);
    assert_eq!(found("aman usul"), []);
}

#[test]
fn capitals_count_where_the_query_has_one() {
    assert_eq!(found("aman"), [(2, vec!["AMAN"])]);
    assert_eq!(found("AMAN"), [(2, vec!["AMAN"])]);
    assert_eq!(found("Aman"), []);
    assert_eq!(found("Jembatan aman"), [], "one capital makes the whole query strict");
}

#[test]
fn diacritics_do_not_count_and_the_mark_is_whole() {
    assert_eq!(found("cafe"), [(2, vec!["cafe\u{301}"])]);
    assert_eq!(found("CAFÉ"), []);
    assert_eq!(found("café itu"), [(2, vec!["cafe\u{301}", "itu"])]);
    assert_eq!(found("wisniewska"), [(1, vec!["Wiśniewska"]), (2, vec![])]);
}

#[test]
fn the_speaker_is_found_by_name_alias_and_role() {
    assert_eq!(found("ratna aman"), [(2, vec!["AMAN", "Ratna"])]);
    assert_eq!(found("gubernur").len(), 2);
}

#[test]
fn parts_of_words_match() {
    assert_eq!(found("bata"), [(2, vec!["bata"])]);
}

#[test]
fn overlapping_marks_become_one() {
    assert_eq!(found("jemb embatan"), [(2, vec!["Jembatan"])]);
}

proptest! {
    #[test]
    fn marks_are_whole_characters_of_the_article(text in any::<String>(), query in any::<String>()) {
        let article = Article { text: text.clone(), ..article() };
        let whole = Quote {
            kind: QuoteKind::Direct,
            attitude: crate::analysis::Attitude::Speech,
            content: vec![Span::new(0, text.len())],
            cue: None,
            source: None,
            speaker: Some(EntityId(9)),
            confidence: 0.0,
            because: String::new(),
        };
        let analysis = Analysis { quotes: vec![whole], ..Analysis::default() };
        for hit in quotes(&article, &analysis, &query) {
            for span in &hit.spans {
                prop_assert!(text.get(span.range()).is_some_and(|s| !s.is_empty()));
            }
            prop_assert!(hit.spans.windows(2).all(|w| w[0].end <= w[1].start));
        }
    }

    #[test]
    fn a_text_finds_its_own_words(text in "[a-zéöß☃À\u{301} ]{1,40}") {
        let folded = Folded::new(&text, Case::Folded);
        for word in text.split_whitespace().map(|w| Folded::new(w, Case::Folded).text).filter(|w| !w.is_empty()) {
            prop_assert!(!folded.find(&word).is_empty());
        }
    }
}
