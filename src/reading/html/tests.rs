//! Our own page, read.

use super::*;

const PAGE: &str = include_str!("../../../tests/fixtures/page.html");

#[test]
fn what_a_page_says_of_itself() {
    let draft = read(PAGE).expect("read");
    assert_eq!(draft.about.title.as_deref(), Some("Jembatan Sungai Wira Dibuka Kembali"));
    assert_eq!(draft.about.byline.as_deref(), Some("Rina Wijaya, Joko Susilo"));
    assert_eq!(draft.about.date.as_deref(), Some("2025-03-05T09:15:00+07:00"));
    assert_eq!(draft.about.outlet.as_deref(), Some("Kabar Banyuwara"));
    assert_eq!(draft.about.language.as_deref(), Some("id"));
    assert_eq!(draft.about.url.as_deref(), Some("https://berita.kabar.example/jembatan"));
    // Without JSON-LD the next ones are asked, and the paper is not its own author.
    let bare = PAGE.replace("application/ld+json", "text/plain");
    let draft = read(&bare).expect("read");
    assert_eq!(draft.about.title.as_deref(), Some("Jembatan Sungai Wira Dibuka Kembali"));
    assert_eq!(
        (draft.about.byline, draft.about.date, draft.about.outlet.as_deref()),
        (None, None, Some("Kabar Banyuwara"))
    );
}

#[test]
fn the_article_is_whole_and_its_structure_is_kept() {
    let draft = read(PAGE).expect("read");
    let kinds: Vec<(BlockKind, &str, bool)> = draft.parts.iter().map(|p| (p.kind, p.text.as_str(), p.quoted)).collect();
    let has = |kind: BlockKind, start: &str, quoted: bool| {
        assert!(
            kinds.iter().any(|(k, t, q)| *k == kind && t.starts_with(start) && *q == quoted),
            "{start}: {kinds:#?}"
        );
    };
    has(BlockKind::Caption, "Warga berjalan di atas jembatan", false);
    has(BlockKind::Paragraph, "BANYUWARA, KABAR — Jembatan", false);
    has(BlockKind::Heading, "Lalu lintas dipantau", false);
    has(BlockKind::ListItem, "antrean di sisi utara", false);
    has(BlockKind::Paragraph, "Jembatan ini milik semua orang", true);
    has(BlockKind::Table, "2015\ttiga bulan", false);
    has(BlockKind::Paragraph, "Pemkot Banyuwara: “Jembatan dibuka! Hati-hati di jalan.” (@pemkotbanyuwara)", true);
    has(BlockKind::Paragraph, "Ratna Wijaya menjabat", false);
}

#[test]
fn nothing_of_the_pages_furniture_is_in_it() {
    use crate::article::Origin;
    use crate::language::Pack;
    use crate::reading::plain::Known;
    let article =
        read(PAGE).expect("read").article(Known::default(), Origin::default(), Pack::of("id").expect("built in"));
    for furniture in [
        "Beranda",
        "Ekonomi",
        "Bagikan",
        "Salin",
        "komentar",
        "Baca juga",
        "Pasar Lumajaya",
        "ADVERTISEMENT",
        "SCROLL",
        "Simak",
        "Terkait",
        "beras",
        "Terpopuler",
        "Kapal",
        "Hak cipta",
        "pic.twitter",
    ] {
        assert!(!article.text.contains(furniture), "{furniture}: {}", article.text);
    }
    assert!(article.origin.warnings.iter().any(|w| matches!(w, Warning::Clutter { count } if *count > 5)));
    assert_eq!(article.blocks.iter().filter(|b| b.kind == BlockKind::Title).count(), 1);
    assert_eq!(article.language, "id");
}

#[test]
fn nesting_has_an_end() {
    let deep = |n: usize| format!("{}teks{}", "<div>".repeat(n), "</div>".repeat(n));
    assert_eq!(read(&deep(20_000)), Err(Fault::TooDeep { depth: 20_000, limit: DEPTH }));
    assert!(fragment(&deep(DEPTH)).is_ok());
}

#[test]
fn a_page_without_words_is_no_article() {
    assert_eq!(read("<html><body><script>var a = 1;</script></body></html>"), Err(Fault::NoArticle));
}

#[test]
fn names_that_json_ld_points_to_are_followed() {
    let graph = r##"{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Kabar Banyuwara"},
        {"@type": "Person", "@id": "#r", "name": "Rina Wijaya"}, {"@type": "NewsArticle", "headline": "Jembatan Dibuka",
        "author": [{"@id": "#r"}, {"name": "Joko Susilo"}], "publisher": {"@id": "#o"}, "datePublished": "2025-03-05"}]}"##;
    let page =
        format!("<script type='application/ld+json'>{graph}</script><h1>Jembatan Dibuka</h1><p>Satu dua tiga.</p>");
    let about = read(&page).expect("read").about;
    assert_eq!(about.byline.as_deref(), Some("Rina Wijaya, Joko Susilo"));
    assert_eq!(about.outlet.as_deref(), Some("Kabar Banyuwara"));
}

#[test]
fn of_several_articles_the_page_s_own_is_taken() {
    let several = r#"[{"@type": "NewsArticle", "headline": "Pasar ramai", "author": "Orang Lain"},
        {"@type": "NewsArticle", "headline": "Jembatan Dibuka", "author": "Rina Wijaya"}]"#;
    let page =
        format!("<script type='application/ld+json'>{several}</script><h1>Jembatan dibuka</h1><p>Satu dua tiga.</p>");
    let about = read(&page).expect("read").about;
    assert_eq!((about.title.as_deref(), about.byline.as_deref()), (Some("Jembatan Dibuka"), Some("Rina Wijaya")));
    let about = read(&page.replace("Jembatan dibuka", "Lain sama sekali")).expect("read").about;
    assert_eq!(about.byline.as_deref(), Some("Orang Lain"), "the first one where none is the page's");
}

#[test]
fn boxes_of_amp_and_marks_of_wikis_are_no_words() {
    let page = "<h1>Jembatan Wira</h1><p>Jembatan itu dibuka.<sup>[12]</sup> Warga senang<sup>2</sup>.</p>\
        <amp-ad>iklan</amp-ad><h2>Sejarah<span class='mw-editsection'>[sunting]</span></h2><p>Dibangun 1920.</p>";
    let draft = read(page).expect("read");
    let text: Vec<&str> = draft.parts.iter().map(|p| p.text.as_str()).collect();
    let text = text.join("|");
    assert!(text.contains("dibuka. Warga senang2.") && text.ends_with("Sejarah|Dibangun 1920."), "{text}");
}
