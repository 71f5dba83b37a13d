use super::{Lexicon, Source, find};
use crate::analysis::EntityKind;
use crate::analysis::QuoteKind::{self, Direct, Indirect, Mixed};
use crate::analysis::document::Document;
use crate::analysis::names::Name;
use crate::article::{Article, Block, BlockKind};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use crate::text::{SentenceRules, Span};
use std::sync::OnceLock;

struct Dots(Vec<&'static str>);

impl SentenceRules for Dots {
    fn is_abbreviation(&self, word: &str) -> bool {
        self.0.contains(&word)
    }
}

struct Tables {
    pack: Pack,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    dots: Dots,
}

fn tables(language: &str) -> &'static Tables {
    static INDONESIAN: OnceLock<Tables> = OnceLock::new();
    static ENGLISH: OnceLock<Tables> = OnceLock::new();
    let cell = if language == "id" { &INDONESIAN } else { &ENGLISH };
    cell.get_or_init(|| Tables::of(Pack::of(language).unwrap()))
}

impl Tables {
    fn of(pack: Pack) -> Self {
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::compile(pack, &mut vocabulary).expect("a sound pack");
        let dots = Dots(pack.entries("abbreviations").map(|e| e.phrase).collect());
        Self { pack, vocabulary, lexicon, dots }
    }
}

fn article(language: &str, text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
    }
    Article {
        text: text.to_owned(),
        title: None,
        language: language.to_owned(),
        date: None,
        byline: None,
        source: None,
        origin: Default::default(),
        blocks,
    }
}

/// A quote in strings: kind, contents joined by ` … `, cue, source.
pub(super) type Plain = (QuoteKind, String, String, String);

/// The quotes of a text whose lines are paragraphs.
fn quotes(language: &str, text: &str) -> Vec<Plain> {
    quotes_with(language, text, &[])
}

/// The quotes of a text in which these are names, wherever they stand.
pub(super) fn quotes_with(language: &str, text: &str, names: &[(&str, EntityKind)]) -> Vec<Plain> {
    quotes_by(tables(language), text, names)
}

/// The quotes of a text by a pack whose files may be others than the built-in ones.
pub(super) fn quotes_of(pack: Pack, text: &str) -> Vec<Plain> {
    quotes_by(&Tables::of(pack), text, &[])
}

fn quotes_by(tables: &Tables, text: &str, names: &[(&str, EntityKind)]) -> Vec<Plain> {
    let article = article(tables.pack.code(), text);
    let document = Document::new(&article, tables.pack, &tables.vocabulary, &tables.dots);
    let mut tagged: Vec<Name> = names
        .iter()
        .flat_map(|(name, kind)| text.match_indices(name).map(move |(at, _)| (at, name.len(), *kind)))
        .map(|(at, len, kind)| {
            let tokens = document.tokens_in(Span::new(at, at + len));
            Name { tokens, kind, confidence: 1.0, because: String::new() }
        })
        .collect();
    tagged.sort_by_key(|n| n.tokens.start);
    find(&document, &tables.lexicon, &tagged)
        .into_iter()
        .map(|quote| {
            let content: Vec<&str> = quote.content.iter().map(|c| c.of(text)).collect();
            let source = match quote.source {
                Source::Phrase(tokens) => document.span(tokens).of(text).to_owned(),
                Source::Clitic => "-".to_owned(),
                Source::None => String::new(),
            };
            (quote.kind, content.join(" … "), quote.cue.map_or("", |c| c.of(text)).to_owned(), source)
        })
        .collect()
}

#[track_caller]
fn one(language: &str, text: &str, kind: QuoteKind, content: &str, cue: &str, source: &str) {
    let expected = (kind, content.to_owned(), cue.to_owned(), source.to_owned());
    assert_eq!(quotes(language, text), [expected], "{text}");
}

#[track_caller]
fn none(language: &str, text: &str) {
    assert_eq!(quotes(language, text), [] as [Plain; 0], "{text}");
}

mod indonesian {
    use super::*;

    #[track_caller]
    fn id(text: &str, kind: QuoteKind, content: &str, cue: &str, source: &str) {
        one("id", text, kind, content, cue, source);
    }

    #[test]
    fn direct_with_the_cue_behind() {
        id(
            "\"Jembatan ini aman,\" kata Kepala Dinas Sari Wulan, Senin (3/2/2025).",
            Direct,
            "Jembatan ini aman",
            "kata",
            "Kepala Dinas Sari Wulan",
        );
        id("“Kami siap,” ujarnya di lokasi.", Direct, "Kami siap", "ujarnya", "-");
        id("«Kami siap», tutur dia.", Direct, "Kami siap", "tutur", "dia");
        id("”Kami siap,” ucap warga.", Direct, "Kami siap", "ucap", "warga");
        id("\"Siapa yang tahu?\" tanya Rudi kepada petugas.", Direct, "Siapa yang tahu?", "tanya", "Rudi");
    }

    #[test]
    fn titles_and_appositions_belong_to_the_source() {
        id(
            "“Kami siap,” kata Kapolres Kota Lama, AKBP Joni Sitorus, Minggu (9/3).",
            Direct,
            "Kami siap",
            "kata",
            "Kapolres Kota Lama, AKBP Joni Sitorus",
        );
        id(
            "Juru bicara perusahaan, Lina Hartati, mengatakan bahwa pabrik itu tetap beroperasi.",
            Indirect,
            "pabrik itu tetap beroperasi",
            "mengatakan",
            "Juru bicara perusahaan, Lina Hartati",
        );
        id(
            "Menurut pengamat cuaca, Dewi Lestari, yang ikut meneliti badai itu, hujan akan turun lebih awal.",
            Indirect,
            "hujan akan turun lebih awal",
            "Menurut",
            "pengamat cuaca, Dewi Lestari, yang ikut meneliti badai itu",
        );
    }

    #[test]
    fn interrupted_quotes_are_one() {
        id(
            "“Air naik cepat,” kata Tono. “Kami harus mengungsi malam itu.”",
            Direct,
            "Air naik cepat … Kami harus mengungsi malam itu",
            "kata",
            "Tono",
        );
    }

    #[test]
    fn the_next_paragraph_is_a_quote_of_its_own() {
        let found = quotes("id", "“Air naik cepat,” kata Tono.\n“Kami harus mengungsi malam itu juga.”");
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], (Direct, "Kami harus mengungsi malam itu juga".into(), String::new(), String::new()));
    }

    #[test]
    fn cue_or_colon_before_the_quote() {
        id("Tono menjawab singkat, “Kami belum tahu.”", Direct, "Kami belum tahu", "menjawab", "Tono");
        id("Tono: \"Kami belum tahu.\"", Direct, "Kami belum tahu", "", "Tono");
    }

    #[test]
    fn cues_that_stand_only_behind_what_was_said() {
        id(
            "“Kami belum tahu sampai sekarang,” singkat Tono.",
            Direct,
            "Kami belum tahu sampai sekarang",
            "singkat",
            "Tono",
        );
        id("“Kami belum tahu sampai sekarang,” tutupnya.", Direct, "Kami belum tahu sampai sekarang", "tutupnya", "-");
        assert!(quotes("id", "Warung itu tutup: “Sampai jumpa lagi esok hari.”").iter().all(|q| q.2 != "tutup"));
    }

    #[test]
    fn what_is_announced_or_criticised_is_content() {
        id(
            "Ketua panitia Tono mengkritik gaya rapat yang terlalu lama.",
            Indirect,
            "gaya rapat yang terlalu lama",
            "mengkritik",
            "Ketua panitia Tono",
        );
        id("Tono menuduh Rudi sebagai ‘pencuri ulung’.", Mixed, "Rudi sebagai ‘pencuri ulung", "menuduh", "Tono");
    }

    #[test]
    fn a_medium_stands_between_a_subject_and_what_is_told_of_it() {
        let found = quotes("id", "Pertemuan itu, seperti dilansir Kabar Pagi, merupakan yang pertama tahun ini.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].2.as_str(), found[0].3.as_str()), ("dilansir", "Kabar Pagi"));
        assert!(found[0].1.contains("Pertemuan itu") && found[0].1.contains("merupakan yang pertama tahun ini"));
    }

    #[test]
    fn a_medium_passes_on_what_somebody_says() {
        for text in [
            "Dilansir Kabar Pagi, Senin (3/2/2025), Tono memperingatkan warga akan pindah pekan depan.",
            "Tono, seperti dilansir Kabar Pagi, memperingatkan warga akan pindah pekan depan.",
        ] {
            id(text, Indirect, "warga akan pindah pekan depan", "memperingatkan", "Tono");
        }
    }

    #[test]
    fn what_is_told_of_what_was_pointed_at() {
        id(
            "Tono menilai hal ini merugikan warga di sana.",
            Indirect,
            "hal ini merugikan warga di sana",
            "menilai",
            "Tono",
        );
        assert!(quotes("id", "Tono menilai hal ini.").is_empty());
    }

    #[test]
    fn indirect_speech() {
        id(
            "Ia menambahkan, warga akan pindah pekan depan.",
            Indirect,
            "warga akan pindah pekan depan",
            "menambahkan",
            "Ia",
        );
        id(
            "Harga itu, menurut Bank Nusa, akan turun tahun depan.",
            Indirect,
            "Harga itu … akan turun tahun depan",
            "menurut",
            "Bank Nusa",
        );
        id("Isu itu menurutnya tidak penting.", Indirect, "Isu itu … tidak penting", "menurutnya", "-");
        id("Disebutkan Joni bahwa jalan itu ditutup.", Indirect, "jalan itu ditutup", "Disebutkan", "Joni");
        id(
            "Dikutip dari laman Bank Nusa, Selasa (4/2), suku bunga naik lagi.",
            Indirect,
            "suku bunga naik lagi",
            "Dikutip",
            "laman Bank Nusa",
        );
    }

    #[test]
    fn requests() {
        id("Dewi meminta warga agar tetap tenang.", Indirect, "warga agar tetap tenang", "meminta", "Dewi");
        id("Warga diimbau untuk menjauhi sungai.", Indirect, "menjauhi sungai", "diimbau", "");
    }

    #[test]
    fn partly_marked_speech_is_mixed() {
        id(
            "Dewi menyatakan langkah itu \"sangat berani\" dan perlu.",
            Mixed,
            "langkah itu \"sangat berani\" dan perlu",
            "menyatakan",
            "Dewi",
        );
    }

    #[test]
    fn what_only_looks_like_a_quote() {
        none("id", "Itu adalah “malam panjang” yang terkenal.");
        none("id", "Film \"Laut Bercerita\" tayang hari ini di bioskop.");
        none("id", "Hal itu disampaikan Joni dalam rapat.");
        none("id", "Joni tidak mengatakan apa pun.");
        none("id", "Joni menyebutkan contoh lain di Surabaya.");
        none("id", "Dewi berharap hujan segera turun.");
    }

    #[test]
    fn media_and_documents() {
        id(
            "Seperti dikutip dari Antara, Senin (3/2), sungai itu meluap.",
            Indirect,
            "sungai itu meluap",
            "dikutip",
            "Antara",
        );
        id("Harga telur naik lagi, dilansir Antara, Senin.", Indirect, "Harga telur naik lagi", "dilansir", "Antara");
        id(
            "Laporan bank itu menyebut ekonomi tumbuh pesat.",
            Indirect,
            "ekonomi tumbuh pesat",
            "menyebut",
            "Laporan bank itu",
        );
        id("\"Air naik,\" tulis akun @wargakota, Selasa.", Direct, "Air naik", "tulis", "akun @wargakota");
    }

    #[test]
    fn the_circumstance_of_the_saying_is_no_source() {
        id(
            "Direktur Dewi Lestari dalam rapat itu menjelaskan pabrik akan dibuka.",
            Indirect,
            "pabrik akan dibuka",
            "menjelaskan",
            "Direktur Dewi Lestari",
        );
    }

    #[test]
    fn denied_and_unreal_reports_are_none() {
        none("id", "Tidak ada yang mengatakan bahwa jalan itu aman.");
        none("id", "Petugas akan meminta warga untuk pindah.");
    }

    #[test]
    fn the_nearer_report_wins() {
        id("Menurut dia, Dewi menjelaskan, sungai itu dangkal.", Indirect, "sungai itu dangkal", "menjelaskan", "Dewi");
    }

    #[test]
    fn two_reports_in_one_sentence() {
        let found = quotes("id", "Dewi mengatakan jalan itu rusak dan menambahkan bahwa jembatan sudah ditutup.");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].1, "jalan itu rusak");
        assert_eq!(found[1], (Indirect, "jembatan sudah ditutup".into(), "menambahkan".into(), "Dewi".into()));
    }
}

mod english {
    use super::*;

    #[track_caller]
    fn en(text: &str, kind: QuoteKind, content: &str, cue: &str, source: &str) {
        one("en", text, kind, content, cue, source);
    }

    #[test]
    fn direct_in_both_orders() {
        en(
            "“The bridge is safe,” said Mary Cole, the city engineer.",
            Direct,
            "The bridge is safe",
            "said",
            "Mary Cole, the city engineer",
        );
        en("\"The bridge is safe,\" Mary Cole said on Monday.", Direct, "The bridge is safe", "said", "Mary Cole");
        en("Cole told reporters, “The bridge is safe.”", Direct, "The bridge is safe", "told", "Cole");
        en(
            "“The bridge is safe,” Cole said. “We tested it twice.”",
            Direct,
            "The bridge is safe … We tested it twice",
            "said",
            "Cole",
        );
    }

    #[test]
    fn indirect_in_all_orders() {
        en("Cole has said that the bridge is safe.", Indirect, "the bridge is safe", "has said", "Cole");
        en("The engineers say the bridge is safe.", Indirect, "the bridge is safe", "say", "The engineers");
        en("The bridge is safe, the engineers said.", Indirect, "The bridge is safe", "said", "the engineers");
        en("The bridge, she said, is safe again.", Indirect, "The bridge … is safe again", "said", "she");
        en(
            "According to the city council, the bridge is safe.",
            Indirect,
            "the bridge is safe",
            "According to",
            "the city council",
        );
        en(
            "According to some media reports, the bridge is safe.",
            Indirect,
            "the bridge is safe",
            "According to",
            "some media reports",
        );
        en(
            "According to Mary Cole, the men promised to repair it.",
            Indirect,
            "the men promised to repair it",
            "According to",
            "Mary Cole",
        );
        en("The bridge is safe, according to Mary Cole.", Indirect, "The bridge is safe", "according to", "Mary Cole");
    }

    #[test]
    fn infinitives_and_objects() {
        en("The mayor promised to repair the bridge.", Indirect, "to repair the bridge", "promised", "The mayor");
        en("The mayor called for a new inquiry.", Indirect, "a new inquiry", "called for", "The mayor");
        en("The mayor urged residents to stay at home.", Indirect, "to stay at home", "urged", "The mayor");
    }

    #[test]
    fn nouns_are_no_reports() {
        none("en", "The United States and the other states are large.");
        none("en", "Its plans are unclear.");
    }

    #[test]
    fn a_participle_reports_with_the_subject_of_the_sentence() {
        let found = quotes("en", "Cole said the bridge was closed, adding that it needed repair.");
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].1, "the bridge was closed");
        assert_eq!(found[1], (Indirect, "it needed repair".into(), "adding".into(), "Cole".into()));
    }
}

mod marks {
    use super::*;

    #[test]
    fn marks_of_all_kinds() {
        for (open, close) in [
            ("“", "”"),
            ("\"", "\""),
            ("„", "“"),
            ("«", "»"),
            ("»", "«"),
            ("”", "”"),
            ("“", "“"),
            ("``", "''"),
            ("‘", "’"),
            ("'", "'"),
            ("「", "」"),
        ] {
            one(
                "en",
                &format!("{open}We are ready now,{close} said Cole."),
                Direct,
                "We are ready now",
                "said",
                "Cole",
            );
        }
    }

    #[test]
    fn a_forgotten_mark_does_not_hide_the_quote() {
        one("en", "We are ready now,” said Cole.", Direct, "We are ready now", "said", "Cole");
        one("id", "“Kami siap sekarang, kata Tono.", Direct, "Kami siap sekarang", "kata", "Tono");
    }

    #[test]
    fn every_paragraph_of_a_long_quote_is_one() {
        let text = "“We began at noon in the rain.\n“Nobody had told us about the flood.”";
        let found = quotes("en", &format!("Cole said the work was hard.\n{text}"));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1..].iter().all(|q| q.0 == Direct && q.3.is_empty()));
    }

    #[test]
    fn quotes_inside_quotes_stay_inside() {
        one("en", "“He called it ‘a gift’ to us,” said Cole.", Direct, "He called it ‘a gift’ to us", "said", "Cole");
    }
}

mod always {
    use super::*;
    use proptest::prelude::*;

    fn check(language: &str, text: &str) -> Result<(), TestCaseError> {
        let tables = tables(language);
        let article = article(language, text);
        let document = Document::new(&article, tables.pack, &tables.vocabulary, &tables.dots);
        let found = find(&document, &tables.lexicon, &[]);
        prop_assert_eq!(&found, &find(&document, &tables.lexicon, &[]));
        for quote in &found {
            prop_assert!(!quote.content.is_empty());
            let source = match &quote.source {
                Source::Phrase(tokens) => Some(document.span(tokens.clone())),
                _ => None,
            };
            for part in &quote.content {
                prop_assert!(!part.of(text).trim().is_empty());
                prop_assert!(article.blocks.iter().any(|b| b.span.contains(*part)));
                prop_assert!(quote.cue.is_none_or(|c| !part.overlaps(c)), "cue in content");
                prop_assert!(source.is_none_or(|s| !part.overlaps(s)), "source in content");
            }
            prop_assert!(quote.content.windows(2).all(|w| w[0].end <= w[1].start), "parts out of order");
            prop_assert!((0.0..=1.0).contains(&quote.confidence));
        }
        for (n, one) in found.iter().enumerate() {
            for other in &found[n + 1..] {
                for a in &one.content {
                    for b in &other.content {
                        prop_assert!(!a.overlaps(*b), "two quotes overlap");
                    }
                }
            }
        }
        Ok(())
    }

    const PIECES: &[&str] = &[
        "“",
        "”",
        "\"",
        "'",
        "’",
        ",",
        ".",
        ":",
        "?",
        "(",
        ")",
        "\n",
        " ",
        " ",
        " ",
        "kata",
        "mengatakan",
        "bahwa",
        "menurut",
        "ujarnya",
        "disebutkan",
        "dikutip",
        "dari",
        "Tono",
        "Kepala Dinas",
        "Senin",
        "hujan turun",
        "akan",
        "yang",
        "dan",
        "said",
        "told",
        "that",
        "according to",
        "Mary Cole",
        "the bridge is safe",
        "adding",
        "to",
        "who",
        "he",
        "promised",
    ];

    proptest! {
        #[test]
        fn contents_are_well_formed(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), spaced in any::<bool>()) {
            let text = pieces.join(if spaced { " " } else { "" });
            check("id", &text)?;
            check("en", &text)?;
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,200}") {
            check("id", &text)?;
            check("en", &text)?;
        }
    }
}
