//! Corrections over articles that the engine has read.

use super::*;
use crate::analysis::{Analysis, Engine, EntityKind, FactKind, QuoteKind, ThreadKind};
use crate::article::Article;
use crate::language::Pack;
use crate::reading::plain::{Known, article};
use crate::text::Span;
use proptest::prelude::*;

const TEXT: &str = "Pasar Lama dibuka

BANYUWARA — Wali Kota Ratna Wijaya dan ketua koperasi Budi Santosa membuka pasar itu.

“Harga akan turun,” kata Ratna Wijaya. “Warga senang,” kata Budi Santosa.

“Kios ada lima puluh,” kata Ratna. “Semua sudah terisi,” kata Ratna. “Pasar ini aman,” kata Budi.

Menurut Budi, parkir masih sempit.
";

fn read(text: &str) -> (Article, Analysis) {
    let article = article(text, Known::default(), Pack::of("id").expect("built in"));
    let analysis = Engine::new().analyse(&article).expect("a pack for it");
    (article, analysis)
}

fn span(article: &Article, words: &str) -> Span {
    let at = article.text.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(at, at + words.len())
}

fn who(analysis: &Analysis, name: &str) -> Who {
    let entity = analysis.entities.iter().find(|e| e.name == name).unwrap_or_else(|| panic!("{name}"));
    Who { name: name.to_owned(), at: entity.mentions.first().map(|m| m.span) }
}

fn speaker<'a>(article: &Article, analysis: &'a Analysis, words: &str) -> Option<&'a str> {
    let place = span(article, words);
    let quote = analysis.quotes.iter().find(|q| q.extent().overlaps(place)).unwrap_or_else(|| panic!("{words}"));
    quote.speaker.and_then(|s| analysis.entities.get(s.index())).map(|e| e.name.as_str())
}

fn quote(article: &Article, analysis: &Analysis, words: &str) -> Span {
    let place = span(article, words);
    analysis.quotes.iter().find(|q| q.extent().overlaps(place)).map(|q| q.extent()).unwrap_or_else(|| panic!("{words}"))
}

#[test]
fn no_correction_changes_nothing() {
    let (article, analysis) = read(TEXT);
    let applied = apply(&article, &analysis, &[]);
    assert_eq!(applied.analysis, analysis);
    assert!(applied.facts.iter().all(|s| *s == Standing::MachineExtracted));
}

#[test]
fn a_speaker_put_right_holds_for_all_who_are_called_the_same() {
    let (article, analysis) = read(TEXT);
    assert_eq!(speaker(&article, &analysis, "Kios ada"), Some("Ratna Wijaya"));
    let budi = who(&analysis, "Budi Santosa");
    let quote = quote(&article, &analysis, "Kios ada");
    let applied = apply(&article, &analysis, &[Correction::Speaker { quote, who: Some(budi) }]);
    let said = |words| speaker(&article, &applied.analysis, words);
    assert_eq!(said("Kios ada"), Some("Budi Santosa"));
    assert_eq!(said("Semua sudah"), Some("Budi Santosa"), "called by the same word");
    assert_eq!(said("Harga akan"), Some("Ratna Wijaya"), "called by the full name");
    let fact = applied.analysis.facts.iter().find(|f| f.extent() == quote).expect("a statement");
    assert!(fact.label.starts_with("Budi Santosa: "), "{}", fact.label);
    let threads: Vec<&str> = applied.analysis.threads.iter().map(|t| t.label.as_str()).collect();
    let own = applied.analysis.threads.iter().find(|t| t.kind == ThreadKind::Statements).expect("a thread");
    assert!(own.label.contains("Budi Santosa") && own.facts.len() >= 5, "{threads:?}");
}

#[test]
fn what_was_decided_is_not_overruled_by_what_was_learned() {
    let (article, analysis) = read(TEXT);
    let (kios, semua) = (quote(&article, &analysis, "Kios ada"), quote(&article, &analysis, "Semua sudah"));
    let corrections = [
        Correction::Speaker { quote: kios, who: Some(who(&analysis, "Budi Santosa")) },
        Correction::Accept { finding: Finding::Quote(semua) },
    ];
    let applied = apply(&article, &analysis, &corrections);
    assert_eq!(speaker(&article, &applied.analysis, "Semua sudah"), Some("Ratna Wijaya"));
    let at = applied.analysis.quotes.iter().position(|q| q.extent() == semua).expect("there");
    assert_eq!(applied.quotes[at], Standing::Accepted);
}

#[test]
fn a_name_that_nobody_has_can_be_typed() {
    let (article, analysis) = read(TEXT);
    let quote = quote(&article, &analysis, "Kios ada");
    let new = Who { name: "Sari Dewi".to_owned(), at: None };
    let applied = apply(&article, &analysis, &[Correction::Speaker { quote, who: Some(new) }]);
    assert_eq!(speaker(&article, &applied.analysis, "Kios ada"), Some("Sari Dewi"));
}

#[test]
fn a_rejected_quote_goes_wherever_its_words_stand() {
    let (article, analysis) = read("Sari Dewi berkata:\n\n“Harga naik,” kata Sari.\n\n“Harga naik,” kata Sari.\n");
    let places: Vec<Span> = analysis.quotes.iter().map(|q| q.extent()).collect();
    assert_eq!(places.len(), 2, "{:?}", analysis.quotes);
    let applied = apply(&article, &analysis, &[Correction::Reject { finding: Finding::Quote(places[0]) }]);
    assert!(applied.analysis.quotes.is_empty() && applied.analysis.threads.is_empty());
    let both = [
        Correction::Reject { finding: Finding::Quote(places[0]) },
        Correction::Accept { finding: Finding::Quote(places[1]) },
    ];
    assert_eq!(apply(&article, &analysis, &both).analysis.quotes.len(), 1);
}

#[test]
fn a_quote_of_the_readers_own_stands_in_its_place() {
    let (article, analysis) = read(TEXT);
    let at = span(&article, "membuka pasar itu");
    let budi = who(&analysis, "Budi Santosa");
    let applied = apply(&article, &analysis, &[Correction::Quote { at, kind: QuoteKind::Indirect, who: Some(budi) }]);
    let number = applied.analysis.quotes.iter().position(|q| q.extent() == at).expect("there");
    assert_eq!((number, applied.quotes[number]), (0, Standing::Added));
    let fact = applied.analysis.facts.iter().position(|f| f.extent() == at).expect("there");
    assert_eq!(applied.facts[fact], Standing::Added);
    assert_eq!(applied.keys[fact], Key { place: at, kind: FactKind::Statement, nth: 0 });
    assert!(applied.analysis.facts[fact].label.starts_with("Budi Santosa: "));
    // And it can be corrected like any other.
    let more = [
        Correction::Quote { at, kind: QuoteKind::Indirect, who: None },
        Correction::QuoteKind { quote: at, kind: QuoteKind::Direct },
    ];
    let applied = apply(&article, &analysis, &more);
    assert_eq!(applied.analysis.quotes[0].kind, QuoteKind::Direct);
}

#[test]
fn two_become_one_and_one_becomes_two() {
    let (article, analysis) = read(TEXT);
    let (ratna, budi) = (who(&analysis, "Ratna Wijaya"), who(&analysis, "Budi Santosa"));
    let applied = apply(&article, &analysis, &[Correction::Merge { who: budi, into: ratna.clone() }]);
    assert!(!applied.analysis.entities.iter().any(|e| e.name == "Budi Santosa"));
    let one = applied.analysis.entities.iter().find(|e| e.name == "Ratna Wijaya").expect("there");
    assert!(one.aliases.iter().any(|a| a == "Budi Santosa"));
    assert_eq!(speaker(&article, &applied.analysis, "Warga senang"), Some("Ratna Wijaya"));
    let short = span(&article, "Ratna. “Semua");
    let at = Span { start: short.start, end: short.start + 5 };
    let applied = apply(&article, &analysis, &[Correction::Split { at }]);
    assert_eq!(speaker(&article, &applied.analysis, "Kios ada"), Some("Ratna"));
    assert_eq!(speaker(&article, &applied.analysis, "Harga akan"), Some("Ratna Wijaya"));
    let renamed = [Correction::Rename { who: ratna, name: "R. Wijaya".to_owned() }];
    let applied = apply(&article, &analysis, &renamed);
    assert_eq!(speaker(&article, &applied.analysis, "Kios ada"), Some("R. Wijaya"));
    assert!(applied.analysis.facts.iter().any(|f| f.label.starts_with("R. Wijaya: ")));
}

#[test]
fn a_name_that_is_none_leaves_its_words_unsaid_by_anybody() {
    let (article, analysis) = read(TEXT);
    let ratna = who(&analysis, "Ratna Wijaya");
    let applied = apply(&article, &analysis, &[Correction::Reject { finding: Finding::Entity(ratna) }]);
    assert_eq!(speaker(&article, &applied.analysis, "Kios ada"), None);
    assert!(!applied.analysis.entities.iter().any(|e| e.name == "Ratna Wijaya"));
}

#[test]
fn corrections_that_find_nothing_are_told() {
    let (article, analysis) = read(TEXT);
    let nowhere = Span::new(0, 3);
    let corrections = [Correction::QuoteKind { quote: nowhere, kind: QuoteKind::Direct }];
    assert_eq!(apply(&article, &analysis, &corrections).idle, [0]);
}

#[test]
fn the_work_is_found_again_in_a_changed_text() {
    let (article, analysis) = read(TEXT);
    let keys = keys(&analysis.facts);
    let mut work = Work { selection: keys.iter().copied().collect(), ..Work::default() };
    let noted = keys.iter().find(|k| k.place == quote(&article, &analysis, "Pasar ini aman")).expect("a fact");
    work.remarks.insert(*noted, Remark { note: "tanya lagi".to_owned(), tags: Remark::tags_of("#aman, pasar") });
    work.corrections.push(Correction::Speaker {
        quote: quote(&article, &analysis, "Kios ada"),
        who: Some(who(&analysis, "Budi Santosa")),
    });
    let file = File::new(&article, &article.sha256(), &work, None, &[]);
    let json = serde_json::to_string(&file).expect("JSON");
    let file: File = serde_json::from_str(&json).expect("the same");
    assert_eq!(file.clone().open(&article), Opened { work: work.clone(), ..Opened::default() });

    // A paragraph more at the front, one sentence gone.
    let changed = TEXT.replace("BANYUWARA", "Ditambah redaksi.\n\nBANYUWARA").replace("Pasar ini aman", "Kami pulang");
    let (changed, _) = read(&changed);
    let opened = file.clone().open(&changed);
    assert_eq!(opened.work.selection.len(), keys.len() - 1);
    let [Correction::Speaker { quote, .. }] = opened.work.corrections.as_slice() else { panic!("{opened:?}") };
    assert_eq!(changed.words(*quote), "Kios ada lima puluh");
    assert_eq!(opened.lost.len(), 2, "selected and noted");
    assert!(opened.lost.iter().all(|l| l.words() == "Pasar ini aman"));
    // What is lost is written down again, and found when it is back.
    let again = File::new(&changed, &changed.sha256(), &opened.work, None, &opened.lost);
    let back = again.open(&article);
    assert_eq!((back.work, back.lost), (work, Vec::new()));
}

/// Any correction about anything in the article.
fn corrections(analysis: &Analysis) -> impl Strategy<Value = Vec<Correction>> + use<> {
    let quotes: Vec<Span> = analysis.quotes.iter().map(|q| q.extent()).chain([Span::new(2, 9)]).collect();
    let facts = keys(&analysis.facts);
    let whos: Vec<Who> = (analysis.entities.iter())
        .map(|e| Who { name: e.name.clone(), at: e.mentions.last().map(|m| m.span) })
        .chain([Who { name: "Orang Baru".to_owned(), at: None }, Who { name: String::new(), at: None }])
        .collect();
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Other];
    let (quote, who, fact) = (prop::sample::select(quotes), prop::sample::select(whos), prop::sample::select(facts));
    let kind = prop::sample::select(vec![QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed]);
    let fact_kind = prop::sample::select(vec![FactKind::Background, FactKind::Comparison, FactKind::Elaboration]);
    let one = prop_oneof![
        quote.clone().prop_map(|q| Correction::Accept { finding: Finding::Quote(q) }),
        quote.clone().prop_map(|q| Correction::Reject { finding: Finding::Quote(q) }),
        fact.clone().prop_map(|f| Correction::Reject { finding: Finding::Fact(f) }),
        who.clone().prop_map(|w| Correction::Reject { finding: Finding::Entity(w) }),
        (quote.clone(), prop::option::of(who.clone())).prop_map(|(quote, who)| Correction::Speaker { quote, who }),
        (quote.clone(), kind.clone()).prop_map(|(quote, kind)| Correction::QuoteKind { quote, kind }),
        (fact, fact_kind).prop_map(|(fact, kind)| Correction::FactKind { fact, kind }),
        (quote, kind, prop::option::of(who.clone())).prop_map(|(at, kind, who)| Correction::Quote { at, kind, who }),
        (who.clone(), prop::sample::select(kinds.to_vec()))
            .prop_map(|(who, kind)| Correction::EntityKind { who, kind }),
        (who.clone(), "[A-C]{0,2}").prop_map(|(who, name)| Correction::Rename { who, name }),
        (who.clone(), who.clone()).prop_map(|(who, into)| Correction::Merge { who, into }),
        who.prop_filter_map("a mention", |w| Some(Correction::Split { at: w.at? })),
    ];
    prop::collection::vec(one, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_corrections_leave_a_sound_analysis(corrections in corrections(&read(TEXT).1)) {
        let (article, analysis) = read(TEXT);
        let applied = apply(&article, &analysis, &corrections);
        let a = &applied.analysis;
        prop_assert_eq!(&apply(&article, &analysis, &corrections).analysis, a);
        prop_assert_eq!((applied.facts.len(), applied.keys.len()), (a.facts.len(), a.facts.len()));
        prop_assert_eq!((applied.quotes.len(), applied.entities.len()), (a.quotes.len(), a.entities.len()));
        let entity = |id: crate::analysis::EntityId| id.index() < a.entities.len();
        prop_assert!(a.quotes.iter().all(|q| q.speaker.is_none_or(entity)));
        prop_assert!(a.quotes.windows(2).all(|w| w[0].extent().start <= w[1].extent().start));
        for fact in &a.facts {
            prop_assert!(fact.subject.is_none_or(entity) && fact.entities.iter().all(|e| entity(*e)));
            prop_assert!(fact.quote.is_none_or(|q| q.index() < a.quotes.len()) && !fact.label.is_empty());
        }
        for thread in &a.threads {
            prop_assert!(!thread.facts.is_empty() && thread.facts.iter().all(|f| f.index() < a.facts.len()));
            prop_assert!(thread.facts.windows(2).all(|w| w[0] < w[1]));
        }
        prop_assert!(a.links.iter().all(|l| l.from.index() < a.facts.len() && l.to.index() < a.facts.len()));
        // What can be written down comes back the same.
        let work = Work { corrections: corrections.clone(), ..Work::default() };
        let opened = File::new(&article, &article.sha256(), &work, None, &[]).open(&article);
        prop_assert!(opened.lost.is_empty());
        prop_assert_eq!(opened.work, work);
    }
}
