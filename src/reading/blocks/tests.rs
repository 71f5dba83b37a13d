use super::{BlockWords, is_byline};
use crate::article::BlockKind::{self, *};
use crate::language::Pack;
use crate::reading::plain::{Known, article};

const LONG: &str = "Pemerintah desa memperbaiki jembatan kayu yang rusak sejak musim hujan tahun lalu, \
    dan warga ikut bekerja setiap akhir pekan sampai jembatan itu dapat dilalui truk.";

fn kinds(text: &str) -> Vec<BlockKind> {
    kinds_in("id", text)
}

fn kinds_in(code: &str, text: &str) -> Vec<BlockKind> {
    article(text, Known::default(), Pack::of(code).unwrap()).blocks.iter().map(|b| b.kind).collect()
}

#[test]
fn one_line_is_a_paragraph() {
    assert_eq!(kinds("Jembatan desa rusak"), [Paragraph]);
    assert_eq!(kinds("JAKARTA - Jembatan desa rusak berat"), [Paragraph]);
    assert_eq!(kinds(""), []);
    assert_eq!(kinds("\n \n"), []);
}

#[test]
fn a_title_stands_above_the_lede() {
    assert_eq!(kinds(&format!("Jembatan Desa Rusak\n\n{LONG}\n{LONG}")), [Title, Lede, Paragraph]);
    assert_eq!(kinds(&format!("Jembatan Desa Rusak\n{LONG}\n{LONG}")), [Title, Lede, Paragraph]);
    assert_eq!(kinds(&format!("Rusak! Jembatan Desa Tak Bisa Dilalui\n\n{LONG}")), [Title, Lede]);
}

#[test]
fn an_article_may_begin_with_its_lede() {
    assert_eq!(kinds(&format!("{LONG}\n\n{LONG}")), [Lede, Paragraph]);
    assert_eq!(kinds("Hujan turun lagi.\nSungai naik dan jalan tertutup lumpur sampai malam."), [Lede, Paragraph]);
}

#[test]
fn headings_with_and_without_a_stop() {
    let text = format!("{LONG}\nWarga bekerja sukarela\n{LONG}\nKayu jembatan sulit didapat.\n{LONG}");
    assert_eq!(kinds(&text), [Lede, Heading, Paragraph, Heading, Paragraph]);
}

#[test]
fn a_short_sentence_alone_is_no_heading() {
    let text = format!("Judul Berita\n\n{LONG}\nKayu jembatan sulit didapat.\n{LONG}");
    assert_eq!(kinds(&text), [Title, Lede, Paragraph, Paragraph]);
    let text =
        format!("{LONG}\nWarga bekerja\n{LONG}\nNamun kayu sulit didapat.\n{LONG}\nKayu mahal, kata warga.\n{LONG}");
    assert_eq!(kinds(&text), [Lede, Heading, Paragraph, Paragraph, Paragraph, Paragraph, Paragraph]);
}

#[test]
fn a_short_quote_is_a_paragraph() {
    let text = format!("{LONG}\n\"Kami lelah,\" kata Rudi\n{LONG}\n\"Masih lama?\"\n{LONG}");
    assert_eq!(kinds(&text), [Lede, Paragraph, Paragraph, Paragraph, Paragraph]);
}

#[test]
fn credits_and_captions() {
    assert_eq!(kinds(&format!("{LONG}\n\nFoto: Rina Wijaya / Kantor Kabar\n{LONG}")), [Lede, Credit, Paragraph]);
    assert_eq!(kinds(&format!("{LONG}\nWarga di tepi sungai. (Foto: Rina/Kabar)\n{LONG}")), [Lede, Caption, Paragraph]);
    assert_eq!(
        kinds(&format!("{LONG}\nFoto: Warga menyeberang di tepi sungai pagi tadi (Rina)\n{LONG}")),
        [Lede, Caption, Paragraph]
    );
    assert_eq!(
        kinds_in(
            "en",
            "The bridge is closed\n\nPhoto: Jane Doe / Agency\n\nThe bridge over the river has been closed since last winter."
        ),
        [Title, Credit, Lede]
    );
}

#[test]
fn furniture_of_the_page() {
    for line in [
        "ADVERTISEMENT",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Baca juga: Sungai Meluap di Tiga Desa",
        "[Gambas:Video Kanal]",
        "Simak Video 'Warga Bangun Jembatan':",
        "Tonton juga video \"Sungai: Dulu dan Kini\" di sini:",
        "***",
    ] {
        assert_eq!(kinds(&format!("{LONG}\n{line}\n{LONG}")), [Lede, Clutter, Paragraph], "{line}");
    }
}

#[test]
fn list_items() {
    assert_eq!(
        kinds(&format!("{LONG}\n1. Kayu ulin\n2. Paku besi\n• Tali\n{LONG}")),
        [Lede, ListItem, ListItem, ListItem, Paragraph]
    );
}

#[test]
fn datelines_are_cut_off() {
    for (line, dateline) in [
        ("JAKARTA, KABAR.com - ", "JAKARTA, KABAR.com -"),
        ("Bandung (Kabar) – ", "Bandung (Kabar) –"),
        ("Surabaya - ", "Surabaya -"),
        ("LONDON — ", "LONDON —"),
    ] {
        let text = format!("Judul Berita\n\n{line}{LONG}");
        let article = article(&text, Known::default(), Pack::of("id").unwrap());
        assert_eq!(article.blocks.iter().map(|b| b.kind).collect::<Vec<_>>(), [Title, Dateline, Lede], "{line}");
        assert_eq!(article.words(article.blocks[1].span), dateline);
        assert_eq!(article.words(article.blocks[2].span), LONG);
    }
}

#[test]
fn a_dash_in_a_sentence_is_no_dateline() {
    let text = format!("Judul Berita\n\nJembatan itu — yang dibangun warga — rusak. {LONG}");
    assert_eq!(kinds(&text), [Title, Lede]);
}

#[test]
fn a_line_of_a_date_is_a_dateline() {
    assert_eq!(kinds(&format!("Judul Berita\nSenin, 3 Juli 2025 | 14:30 WIB\n\n{LONG}")), [Title, Dateline, Lede]);
}

#[test]
fn filled_text_keeps_its_title() {
    let text = "The bridge is closed\n\nThe old bridge over the river has been closed\nsince last winter because its timber is rotten\nand lorries can no longer pass over it safely.\n\nThe council wants to build a new one before the\nnext winter, but it has no money for the work.\n";
    assert_eq!(kinds_in("en", text), [Title, Lede, Paragraph]);
}

#[test]
fn a_box_that_asks_to_subscribe_is_furniture_however_long() {
    let text = "Pasar ikan ramai lagi\n\nPembeli datang sejak subuh dari desa-desa sekitar.\n\n\
        Dapatkan update berita pilihan setiap hari. Mari bergabung di grup kami, caranya klik tautan ini.\n\n\
        Pedagang senang.\n";
    let found: Vec<_> = kinds(text);
    assert!(found.contains(&BlockKind::Clutter), "{found:?}");
}

#[test]
fn a_page_copied_whole_is_told_apart() {
    let text = "Home > News > Nasional\n\nWali Kota Lumajaya Mundur Setelah Audit Pasar\n\nRina Wijaya - KabarKita\n\
        Kamis, 05 Jun 2025 14:02 WIB\n\nBagikan:\nURL telah tercopy\n\nLumajaya - Wali Kota Lumajaya Ratna Wijaya \
        mengundurkan diri pada Kamis setelah audit menemukan selisih Rp 3 miliar.\nBaca Juga\nPasar Ikan Sanca Terbakar\n\
        Audit itu dilakukan Badan Pemeriksa selama empat bulan, kata ketuanya.\nTag: wali kota lumajaya audit\n\
        Berita Terkait\nPasar Lumajaya Direnovasi\nHarga Beras Turun\n";
    let article = crate::reading::plain::article(text, Default::default(), Pack::of("id").expect("built in"));
    let told: Vec<(BlockKind, &str)> =
        article.blocks.iter().filter(|b| b.kind != BlockKind::Clutter).map(|b| (b.kind, b.span.of(text))).collect();
    let kinds: Vec<BlockKind> = told.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Title, Credit, Dateline, Dateline, Lede, Paragraph], "{told:#?}");
    assert_eq!(article.byline.as_deref(), Some("Rina Wijaya"));
}

#[test]
fn names_behind_by_are_a_byline_and_words_are_none() {
    let words = BlockWords::compile(Pack::of("en").expect("built in"));
    for line in ["By Clara Whitlock", "Additional reporting by John Tate and Sue Park", "Editing by Ann Reed"] {
        assert!(is_byline(line, &words), "{line}");
    }
    for line in
        ["By noon the square was empty", "By Monday, 12 people had left", "By Whitlock.", "Bystanders Clapped Loudly"]
    {
        assert!(!is_byline(line, &words), "{line}");
    }
}
