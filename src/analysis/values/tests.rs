use super::*;
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use crate::reading::plain::{Known, article};
use crate::text::SentenceRules;
use proptest::prelude::*;

struct Plain;

impl SentenceRules for Plain {
    fn is_abbreviation(&self, word: &str) -> bool {
        matches!(word, "rp" | "oct")
    }
}

/// Every measure as `text = kind value`.
fn found(code: &str, text: &str, day: Option<&str>) -> Vec<String> {
    let pack = Pack::of(code).unwrap();
    let mut vocabulary = Vocabulary::default();
    let lexicon = Lexicon::compile(pack, &mut vocabulary);
    let mut article = article(text, Known { language: Some(pack), ..Known::default() }, pack);
    article.date = day.map(str::to_owned);
    let document = Document::new(&article, pack, &vocabulary, &Plain);
    find(&document, &lexicon)
        .iter()
        .map(|m| {
            let words = document.span(m.tokens.clone()).of(&article.text);
            let v = &m.value;
            let kind = match m.kind {
                EntityKind::Date => "date",
                EntityKind::Duration => "duration",
                _ => "quantity",
            };
            let amount = v.amount.map(|a| format!(" {a}")).unwrap_or_default();
            let unit = v.unit.as_ref().map(|u| format!(" {u}")).unwrap_or_default();
            let iso = v.iso.as_ref().map(|i| format!(" {i}")).unwrap_or_default();
            format!("{words} = {kind}{amount}{unit}{iso}")
        })
        .collect()
}

fn id(text: &str) -> Vec<String> {
    found("id", text, Some("2025-10-22"))
}

fn en(text: &str) -> Vec<String> {
    found("en", text, Some("2025-10-22"))
}

#[test]
fn dates_in_indonesian() {
    assert_eq!(id("Rapat digelar 3 Juli 2025 di desa."), ["3 Juli 2025 = date 2025-07-03"]);
    assert_eq!(id("Hal itu disampaikan, Senin (20/10/2025)."), ["Senin (20/10/2025) = date 2025-10-20"]);
    assert_eq!(id("Hal itu disampaikan Jumat (17/10)."), ["Jumat (17/10) = date 2025-10-17"]);
    assert_eq!(id("Mulai musim gugur 2025 semua berubah."), ["musim gugur 2025 = date 2025-23"]);
    assert_eq!(id("Ia lahir pada 2017 di kota."), ["2017 = date 2017"]);
    assert_eq!(id("Sejak Maret 2024 harga naik."), ["Maret 2024 = date 2024-03"]);
    assert_eq!(id("Pada 5 November nanti."), ["5 November = date 2025-11-05"]);
    assert_eq!(id("Musik tahun 1990-an."), ["1990-an = date 199X"]);
}

#[test]
fn intervals() {
    assert_eq!(id("Ia menjabat dari tahun 2017 hingga 2021."), ["2017 hingga 2021 = date 2017/2021"]);
    assert_eq!(id("Ia menjabat antara 2017 dan 2021."), ["2017 dan 2021 = date 2017/2021"]);
    assert_eq!(id("Periode 2019-2024 berakhir."), ["2019-2024 = date 2019/2024"]);
    assert_eq!(en("He served from 2017 to 2021."), ["2017 to 2021 = date 2017/2021"]);
    assert_eq!(id("Pada 2017 dan 2021 ia kalah."), ["2017 = date 2017", "2021 = date 2021"]);
}

#[test]
fn relative_days_need_the_day_of_the_report() {
    assert_eq!(id("Itu terjadi kemarin."), ["kemarin = date 2025-10-21"]);
    assert_eq!(
        id("Isi pembicaraan tadi malam dan hari ini."),
        ["tadi malam = date 2025-10-21", "hari ini = date 2025-10-22"]
    );
    assert_eq!(id("Bulan lalu dan tahun depan."), ["Bulan lalu = date 2025-09", "tahun depan = date 2026"]);
    assert_eq!(id("Tiga minggu lalu ia datang."), ["Tiga minggu lalu = date 2025-W40"]);
    assert_eq!(found("id", "Itu terjadi kemarin.", None), ["kemarin = date"]);
    assert_eq!(en("He left two years ago."), ["two years ago = date 2023"]);
    assert_eq!(en("She spoke on Monday."), ["Monday = date 2025-10-20"]);
}

#[test]
fn durations() {
    assert_eq!(id("Rapat berlangsung selama lima jam"), ["lima jam = duration 5 hour PT5H"]);
    assert_eq!(id("Yang terlama 15 jam."), ["15 jam = duration 15 hour PT15H"]);
    assert_eq!(id("Hukuman dua setengah tahun penjara."), ["dua setengah tahun = duration 2.5 year P2Y6M"]);
    assert_eq!(id("Perjalanan satu jam 30 menit."), ["satu jam 30 menit = duration 1.5 hour PT1H30M"]);
    assert_eq!(id("Menunggu setengah jam."), ["setengah jam = duration 0.5 hour PT30M"]);
    assert_eq!(id("Sudah setahun berlalu."), ["setahun = duration 1 year P1Y"]);
    assert_eq!(en("It took three weeks."), ["three weeks = duration 3 week P3W"]);
    assert_eq!(en("The five-hour meeting"), ["five-hour = duration 5 hour PT5H"]);
}

#[test]
fn quantities() {
    assert_eq!(id("Rencana yang berisi 28 poin."), ["28 poin = quantity 28 poin"]);
    assert_eq!(id("Ia menerima empat dokumen tambahan."), ["empat dokumen = quantity 4 dokumen"]);
    assert_eq!(id("Sebesar 26 juta ton."), ["26 juta ton = quantity 26000000 tonne"]);
    assert_eq!(id("Dua puluh lima ekor sapi mati."), ["Dua puluh lima ekor sapi = quantity 25 ekor sapi"]);
    assert_eq!(id("Salah satu warga datang."), Vec::<String>::new());
    assert_eq!(
        id("Harga naik 13-14% atau 2,5 persen."),
        ["13-14% = quantity percent", "2,5 persen = quantity 2.5 percent"]
    );
    assert_eq!(en("Three senior officials left."), ["Three senior officials = quantity 3 senior officials"]);
    assert_eq!(en("A 28-point plan"), ["28-point = quantity 28 point"]);
}

#[test]
fn money() {
    assert_eq!(id("Senilai Rp 1,5 triliun."), ["Rp 1,5 triliun = quantity 1500000000000 IDR"]);
    assert_eq!(id("Senilai Rp32.160 per kg."), ["Rp32.160 = quantity 32160 IDR"]);
    assert_eq!(id("Nilai US$ 2,22 juta."), ["US$ 2,22 juta = quantity 2220000 USD"]);
    assert_eq!(id("Sekitar 5 juta rupiah."), ["5 juta rupiah = quantity 5000000 IDR"]);
    assert_eq!(en("It cost $3 million."), ["$3 million = quantity 3000000 USD"]);
    assert_eq!(en("It cost 3 million dollars."), ["3 million dollars = quantity 3000000 USD"]);
}

#[test]
fn what_is_no_measure() {
    assert_eq!(id("Pukul 10.30 WIB di Jalan 5."), Vec::<String>::new());
    assert_eq!(id("Pasal 340 dan Nomor 79."), Vec::<String>::new());
    assert_eq!(en("She may come."), Vec::<String>::new());
}

proptest! {
    #[test]
    fn measures_stand_apart_inside_their_sentence(
        text in "(satu|dua|lima|belas|puluh|juta|jam|tahun|2017|hingga|Rp|1,5|%|-|lalu|Senin|\\(|/|20|10|Juli|setengah|[.]|\n| ){0,40}"
    ) {
        let pack = Pack::of("id").unwrap();
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::compile(pack, &mut vocabulary);
        let article = article(&text, Known { language: Some(pack), ..Known::default() }, pack);
        let document = Document::new(&article, pack, &vocabulary, &Plain);
        let mut at = 0;
        for measure in find(&document, &lexicon) {
            prop_assert!(measure.tokens.start >= at && measure.tokens.end > measure.tokens.start);
            at = measure.tokens.end;
            prop_assert!(at <= document.tokens.len());
            let (first, last) = (document.sentence_of(measure.tokens.start), document.sentence_of(at - 1));
            prop_assert_eq!(first, last);
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        found("en", &text, Some("2025-10-22"));
    }
}
