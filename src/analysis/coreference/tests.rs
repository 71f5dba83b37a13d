use super::*;
use crate::analysis::quotes::Source;
use crate::analysis::{EntityKind, Form, QuoteKind, values};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use crate::reading::plain::{Known, article};
use crate::text::{SentenceRules, Span};
use proptest::prelude::*;

struct Plain;

impl SentenceRules for Plain {
    fn is_abbreviation(&self, word: &str) -> bool {
        matches!(word, "dr" | "mr")
    }
}

/// Whether anything in a test's article is a name: these, wherever they stand.
pub(super) struct Case<'a> {
    pub(super) code: &'a str,
    pub(super) text: &'a str,
    pub(super) persons: &'a [&'a str],
    pub(super) organisations: &'a [&'a str],
    pub(super) places: &'a [&'a str],
    /// Content, cue, source; an empty source is a clitic or none.
    pub(super) quotes: &'a [(&'a str, &'a str, &'a str)],
}

pub(super) struct Found {
    resolution: Resolution,
}

impl Case<'_> {
    pub(super) fn run(&self) -> Found {
        let pack = Pack::of(self.code).unwrap();
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::compile(pack, &mut vocabulary);
        let measuring = values::Lexicon::compile(pack, &mut vocabulary);
        let article = article(self.text, Known { language: Some(pack), ..Known::default() }, pack);
        let document = Document::new(&article, pack, &vocabulary, &Plain);
        let names = self.names(&document);
        let quotes = self.found_quotes(&document);
        let measures = values::find(&document, &measuring);
        let resolution = resolve(&document, &lexicon, names, measures, quotes);
        Found { resolution }
    }

    fn names(&self, document: &Document) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let kinds = [
            (self.persons, EntityKind::Person),
            (self.organisations, EntityKind::Organisation),
            (self.places, EntityKind::Place),
        ];
        for (list, kind) in kinds {
            for wanted in list {
                for (at, _) in self.text.match_indices(wanted) {
                    let tokens = document.tokens_in(Span::new(at, at + wanted.len()));
                    let whole = document.span(tokens.clone()) == Span::new(at, at + wanted.len());
                    let free = names.iter().all(|n| n.tokens.end <= tokens.start || tokens.end <= n.tokens.start);
                    if whole && free && !tokens.is_empty() {
                        names.push(Name { tokens, kind, confidence: 0.9, because: "test".to_owned() });
                    }
                }
            }
        }
        names.sort_by_key(|n| n.tokens.start);
        names
    }

    fn found_quotes(&self, document: &Document) -> Vec<FoundQuote> {
        let place = |words: &str, from: usize| {
            let at = self.text[from..].find(words).map(|at| from + at).unwrap();
            Span::new(at, at + words.len())
        };
        let mut from = 0;
        self.quotes
            .iter()
            .map(|&(content, cue, source)| {
                let content = place(content, from);
                let sentence_start = self.text[..content.start as usize].rfind(". ").unwrap_or(0).max(from);
                let cue = (!cue.is_empty()).then(|| place(cue, sentence_start));
                let source = match source {
                    "" if cue.is_some() => Source::Clitic,
                    "" => Source::None,
                    words => Source::Phrase(document.tokens_in(place(words, sentence_start))),
                };
                from = content.end as usize;
                let direct = self.text[..content.start as usize].ends_with('"');
                let kind = if direct { QuoteKind::Direct } else { QuoteKind::Indirect };
                FoundQuote {
                    kind,
                    attitude: crate::analysis::Attitude::Speech,
                    content: vec![content],
                    cue,
                    source,
                    confidence: 0.9,
                    because: String::new(),
                }
            })
            .collect()
    }
}

impl Found {
    pub(super) fn entity(&self, name: &str) -> &Entity {
        self.resolution.entities.iter().find(|e| e.name == name).unwrap_or_else(|| {
            panic!("no {name} in {:?}", self.resolution.entities.iter().map(|e| &e.name).collect::<Vec<_>>())
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.resolution.entities.iter().any(|e| e.name == name)
    }

    pub(super) fn roles(&self, name: &str) -> Vec<&str> {
        self.entity(name).roles.iter().map(|r| r.text.as_str()).collect()
    }

    pub(super) fn speakers(&self) -> Vec<&str> {
        self.resolution
            .quotes
            .iter()
            .map(|q| q.speaker.map_or("-", |s| self.resolution.entities[s.index()].name.as_str()))
            .collect()
    }

    fn pronouns(&self, name: &str) -> usize {
        self.entity(name).mentions.iter().filter(|m| m.form == Form::Pronoun).count()
    }
}

pub(super) const NOTHING: Case =
    Case { code: "id", text: "", persons: &[], organisations: &[], places: &[], quotes: &[] };

#[test]
fn short_names_join_the_full_name() {
    let found = Case {
        text: "Rina Lestari Wibowo datang ke desa. Rina membawa buku. Warga menyambut Lestari.",
        persons: &["Rina Lestari Wibowo", "Rina", "Lestari"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Rina Lestari Wibowo").aliases, ["Rina", "Lestari"]);
}

#[test]
fn short_names_nobody_tagged_are_found() {
    let found = Case {
        text: "Ketua RT Bagus Hartono datang. Sore itu Bagus pulang, kata tetangga Hartono.",
        persons: &["Bagus Hartono"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Bagus Hartono").mentions.len(), 3);
}

#[test]
fn two_people_with_one_name_stay_apart() {
    let found = Case {
        text: "Kebijakan Moreau ditolak. Ia didampingi putri Moreau, Elise Moreau, dalam rapat.",
        persons: &["Elise Moreau", "Moreau"],
        ..NOTHING
    }
    .run();
    assert!(found.has("Moreau") && found.has("Elise Moreau"));
    let found = Case {
        text: "Tono Saputra dan Rudi Saputra hadir. Setelah itu Saputra pulang.",
        persons: &["Tono Saputra", "Rudi Saputra", "Saputra"],
        ..NOTHING
    }
    .run();
    assert!(found.has("Tono Saputra") && found.has("Rudi Saputra") && found.has("Saputra"));
}

#[test]
fn initials_and_blends_join() {
    let found = Case {
        text: "Seorang buron berinisial BH dicari. Bagus Hartono diduga lari. Surya Jayanto ikut; kata Surjay tidak.",
        persons: &["BH", "Bagus Hartono", "Surya Jayanto", "Surjay"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Bagus Hartono").aliases, ["BH"]);
    assert_eq!(found.entity("Surya Jayanto").aliases, ["Surjay"]);
}

#[test]
fn brackets_give_another_form() {
    let found = Case {
        text: "Badan Sungai dan Rawa (BSR) rapat. Kata BSR air naik. Rahmat Basuki (Mas Roso) hadir. Mas Roso pulang.",
        organisations: &["Badan Sungai dan Rawa"],
        persons: &["Rahmat Basuki", "Mas Roso"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Badan Sungai dan Rawa").aliases, ["BSR"]);
    assert_eq!(found.entity("Badan Sungai dan Rawa").mentions.len(), 3);
    assert_eq!(found.resolution.entities.iter().filter(|e| e.kind == EntityKind::Person).count(), 1);
}

#[test]
fn an_age_in_brackets_is_no_name() {
    let found = Case { text: "Rahmat Basuki (47) warga desa.", persons: &["Rahmat Basuki"], ..NOTHING }.run();
    assert!(found.entity("Rahmat Basuki").aliases.is_empty());
}

#[test]
fn known_synonyms_and_prefixes_join() {
    let found = Case {
        text: "Delegasi Amerika Serikat tiba. Kata AS rapat lancar. Kota Bandung ramai. Di Bandung hujan.",
        places: &["Amerika Serikat", "Kota Bandung", "Bandung"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Amerika Serikat").aliases, ["AS"]);
    assert_eq!(found.entity("Kota Bandung").aliases, ["Bandung"]);
}

#[test]
fn roles_in_front() {
    let case = |text, persons| Case { text, persons, ..NOTHING }.run();
    let found = case("Menteri Pertanian (Mentan) Bagus Hartono datang.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["Menteri Pertanian", "Mentan"]);
    let found = case("Menurut ajudan gubernur Sumba, Bagus Hartono, rapat lancar.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["ajudan gubernur Sumba"]);
    let found = case("Kapolres Sumba Timur, AKBP Bagus Hartono, hadir.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["AKBP", "Kapolres Sumba Timur"]);
    let found = case("Kata kuasa hukum keluarga korban, Bagus Hartono.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["kuasa hukum keluarga korban"]);
    let found = case("Hakim anggota Kolonel Bagus Hartono membaca putusan.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["Kolonel", "Hakim anggota"]);
}

#[test]
fn roles_behind() {
    let case = |text, persons| Case { text, persons, ..NOTHING }.run();
    let found = case("Bagus Hartono, ketua panitia desa, datang.", &["Bagus Hartono"]);
    assert_eq!(found.roles("Bagus Hartono"), ["ketua panitia desa"]);
    let found = case("Bagus menjabat sebagai penasihat gubernur Sumba dari tahun 2017 hingga 2021.", &["Bagus"]);
    assert_eq!(found.roles("Bagus"), ["penasihat gubernur Sumba"]);
    let found =
        case("Bagus Hartono, Menteri Sosial Rina Lestari, dan tamu lain hadir.", &["Bagus Hartono", "Rina Lestari"]);
    assert_eq!(found.roles("Bagus Hartono"), Vec::<&str>::new());
    assert_eq!(found.roles("Rina Lestari"), ["Menteri Sosial"]);
}

#[test]
fn kin_belongs_to_whom_it_names() {
    let found = Case {
        text: "Ia ditemani menantu presiden, Jon Brandt, suami dari putri Moreau, Elise Moreau.",
        persons: &["Jon Brandt", "Elise Moreau", "Moreau"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.roles("Jon Brandt"), ["menantu presiden", "suami dari putri Moreau"]);
    assert_eq!(found.roles("Elise Moreau"), ["putri Moreau"]);
    assert!(found.roles("Moreau").is_empty());
}

#[test]
fn english_roles() {
    let case = |text, persons| Case { code: "en", text, persons, ..NOTHING }.run();
    let found = case("Treasury Secretary Jane Holt arrived.", &["Jane Holt"]);
    assert_eq!(found.roles("Jane Holt"), ["Treasury Secretary"]);
    let found = case("Jane Holt, the mayor of Dorby, arrived.", &["Jane Holt"]);
    assert_eq!(found.roles("Jane Holt"), ["mayor of Dorby"]);
    let found = case("Jane Holt was a senior adviser to the governor from 2017 to 2021.", &["Jane Holt"]);
    assert_eq!(found.roles("Jane Holt"), ["senior adviser to the governor"]);
}

#[test]
fn a_pronoun_is_who_leads() {
    let found = Case {
        text: "Holt biasanya datang sendirian\nIa ditemani oleh menantu gubernur, Jon Brandt, dalam rapat kali ini di desa.\nBrandt dekat dengan gubernur. Untuk waktu lama, ia tidak ikut rapat.",
        persons: &["Holt", "Jon Brandt", "Brandt"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.pronouns("Holt"), 1);
    assert_eq!(found.pronouns("Jon Brandt"), 1);
}

#[test]
fn he_and_she_agree() {
    let found = Case {
        code: "en",
        text: "Mr Holt met Mrs Brandt. She said no. He left.",
        persons: &["Holt", "Brandt"],
        quotes: &[("no", "said", "She")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Brandt"]);
    assert_eq!((found.pronouns("Holt"), found.pronouns("Brandt")), (1, 1));
}

#[test]
fn speakers_by_name_clitic_pronoun_and_none() {
    let found = Case {
        text: "\"Air naik lagi\" kata Ketua RT Bagus Hartono. \"Kami lelah\" ujarnya. Dia menyebut jalan rusak. \"Besok libur\" katanya. \"Ada lagi\"",
        persons: &["Bagus Hartono"],
        quotes: &[
            ("Air naik lagi", "kata", "Ketua RT Bagus Hartono"),
            ("Kami lelah", "ujarnya", ""),
            ("jalan rusak", "menyebut", "Dia"),
            ("Besok libur", "katanya", ""),
            ("Ada lagi", "", ""),
        ],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Bagus Hartono"; 5]);
}

#[test]
fn who_is_named_in_a_quote_does_not_say_it() {
    let found = Case {
        text: "Rina Lestari menegaskan hal itu. Bagus Hartono bukan pegawainya. \"Bagus bukan pegawai\" imbuhnya.",
        persons: &["Rina Lestari", "Bagus Hartono", "Bagus"],
        quotes: &[("hal itu", "menegaskan", "Rina Lestari"), ("Bagus bukan pegawai", "imbuhnya", "")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari", "Rina Lestari"]);
}

#[test]
fn a_role_alone_is_who_bears_it() {
    let found = Case {
        text: "Menteri Sosial Rina Lestari datang. Bagus Hartono pulang. \"Lancar\" kata menteri itu. \"Ya\" kata Menteri Sosial.",
        persons: &["Rina Lestari", "Bagus Hartono"],
        quotes: &[("Lancar", "kata", "menteri itu"), ("Ya", "kata", "Menteri Sosial")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Rina Lestari", "Rina Lestari"]);
}

#[test]
fn unnamed_sources_become_entities() {
    let found = Case {
        text: "\"Air naik\" kata warga. \"Naik lagi\" kata warga. Media Barat melaporkan banjir besar.",
        quotes: &[
            ("Air naik", "kata", "warga"),
            ("Naik lagi", "kata", "warga"),
            ("banjir besar", "melaporkan", "Media Barat"),
        ],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["warga", "warga", "Media Barat"]);
    assert!(found.entity("warga").mentions.iter().all(|m| m.form == Form::Nominal));
    assert_eq!(found.entity("warga").kind, EntityKind::Other);
}

#[test]
fn organisations_speak() {
    let found = Case {
        text: "Badan Sungai (BS) rapat. \"Air naik\" tulis BS. \"Awas\" kata pihak Badan Sungai.",
        organisations: &["Badan Sungai"],
        quotes: &[("Air naik", "tulis", "BS"), ("Awas", "kata", "pihak Badan Sungai")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Badan Sungai", "Badan Sungai"]);
}

#[test]
fn an_untagged_source_is_somebody() {
    let found = Case {
        text: "\"Air naik\" kata Direktur PT Rawa, Tirta Mulya Dewi. Menurut Tirta air turun.",
        quotes: &[("Air naik", "kata", "Direktur PT Rawa, Tirta Mulya Dewi"), ("air turun", "Menurut", "Tirta")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Tirta Mulya Dewi"; 2]);
    assert_eq!(found.roles("Tirta Mulya Dewi"), ["Direktur PT Rawa"]);
}

#[test]
fn a_body_by_its_first_words() {
    let found = Case {
        text: "\"Awas\" kata majelis hakim. Putusan Majelis Hakim Pengadilan Rawa keluar. \"Ya\" kata majelis hakim.",
        organisations: &["Majelis Hakim Pengadilan Rawa"],
        quotes: &[("Awas", "kata", "majelis hakim"), ("Ya", "kata", "majelis hakim")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Majelis Hakim Pengadilan Rawa"; 2]);
}

#[test]
fn laws_and_titles_are_works() {
    let found = Case {
        text: "Peraturan Presiden Nomor 12 Tahun 2021 tentang Sungai dan Rawa terbit. Menurut aturan itu air milik desa. Dalam studi berjudul \"Air naik\" hal itu dibahas. Menurut studi tersebut air turun.",
        quotes: &[("air milik desa", "Menurut", "aturan itu"), ("air turun", "Menurut", "studi tersebut")],
        ..NOTHING
    }
    .run();
    assert_eq!(found.speakers(), ["Peraturan Presiden Nomor 12 Tahun 2021 tentang Sungai dan Rawa", "Air naik"]);
    assert_eq!(found.entity("Air naik").kind, EntityKind::Work);
}

#[test]
fn a_relative_with_the_surname_is_somebody_else() {
    let found = Case {
        text: "Rencana Moreau dibahas. Ia didampingi Jon Brandt, suami dari Elise Moreau. Brandt dekat dengan Moreau.",
        persons: &["Elise Moreau", "Moreau", "Jon Brandt", "Brandt"],
        ..NOTHING
    }
    .run();
    assert!(found.entity("Elise Moreau").aliases.is_empty());
    let names = found.entity("Moreau").mentions.iter().filter(|m| m.form == Form::Name).count();
    assert_eq!(names, 2);
    assert_eq!(found.roles("Jon Brandt"), ["suami dari Elise Moreau"]);
}

#[test]
fn headlines_are_read_by_the_running_text() {
    let found = Case {
        text: "Rina Lestari Kunjungi Rawa Indah\n\nMenteri Rina Lestari datang. Rina Lestari kunjungi desa di tepi sungai bersama warga.",
        persons: &["Rina Lestari Kunjungi", "Rina Lestari"],
        ..NOTHING
    }
    .run();
    assert_eq!(found.entity("Rina Lestari").mentions.len(), 3);
    assert!(found.entity("Rina Lestari").aliases.is_empty());
}

#[test]
fn what_stands_for_small_words_is_no_name() {
    let found = Case {
        text: "Harga bahan bakar minyak (BBM) naik, kata warga. BBM langka.",
        organisations: &["BBM"],
        ..NOTHING
    }
    .run();
    assert!(!found.has("BBM"));
}

#[test]
fn measures_are_entities_with_values() {
    let found = Case { text: "Rapat lima jam. Istirahat lima jam juga.", ..NOTHING }.run();
    let hours = found.entity("lima jam");
    assert_eq!((hours.kind, hours.mentions.len()), (EntityKind::Duration, 2));
    assert_eq!(hours.value.as_ref().and_then(|v| v.iso.as_deref()), Some("PT5H"));
}

proptest! {
    #[test]
    fn mentions_are_places_in_the_text_each_of_one_entity(
        words in prop::collection::vec(prop::sample::select(vec![
            "Bagus", "Hartono", "Rina", "BH", "(", ")", ",", ".", "\n", "\"", "dan", "kata", "ujarnya", "ia", "Ia", "dia",
            "menteri", "Menteri", "Sosial", "itu", "AKBP", "putri", "yang", "oleh", "adalah", "alias", "Kota", "lima", "jam",
            "AS", "Amerika", "Serikat", "pihak", "warga", "2017", "Mentan", "sang",
        ]), 0..60),
        sources in prop::collection::vec((0usize..60, 1usize..5), 0..6),
    ) {
        let text = words.join(" ");
        let pack = Pack::of("id").unwrap();
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::compile(pack, &mut vocabulary);
        let article = article(&text, Known { language: Some(pack), ..Known::default() }, pack);
        let document = Document::new(&article, pack, &vocabulary, &Plain);
        let case = Case { text: &article.text, persons: &["Bagus Hartono", "Bagus", "Rina", "BH"], places: &["Amerika Serikat"], ..NOTHING };
        let names = case.names(&document);
        let quotes: Vec<FoundQuote> = sources
            .iter()
            .filter(|(at, len)| at + len <= document.tokens.len())
            .map(|&(at, len)| FoundQuote {
                attitude: crate::analysis::Attitude::Speech,
                kind: QuoteKind::Direct,
                content: vec![document.span(at..at + 1)],
                cue: None,
                source: if len > 3 { Source::None } else { Source::Phrase(at..at + len) },
                confidence: 0.9,
                because: String::new(),
            })
            .collect();
        let first = resolve(&document, &lexicon, names.clone(), Vec::new(), quotes.clone());
        let mut seen = std::collections::HashSet::new();
        let mut at = 0;
        for entity in &first.entities {
            let start = entity.mentions.first().map(|m| m.span.start).unwrap();
            prop_assert!(start >= at, "entities stand in the order of their first mention");
            at = start;
            prop_assert!(!entity.name.is_empty() && !entity.aliases.contains(&entity.name));
            prop_assert!((0.0..=1.0).contains(&entity.confidence));
            for mention in &entity.mentions {
                prop_assert!(seen.insert(mention.span), "one entity for each mention");
                prop_assert!(!mention.span.of(&article.text).is_empty());
            }
            for role in &entity.roles {
                prop_assert_eq!(role.span.of(&article.text), role.text.as_str());
            }
        }
        prop_assert_eq!(first.quotes.len(), quotes.len());
        for quote in &first.quotes {
            prop_assert!(quote.speaker.is_none_or(|s| s.index() < first.entities.len()));
        }
        let again = resolve(&document, &lexicon, names, Vec::new(), quotes);
        prop_assert_eq!(again.entities, first.entities);
        prop_assert_eq!(again.quotes, first.quotes);
    }
}
