//! The fixtures, read.

use super::*;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name))
        .expect("a fixture")
}

#[test]
fn lines_are_joined_and_furniture_is_gone() {
    let draft = read(&fixture("paper.pdf")).expect("read");
    assert_eq!(draft.about.title.as_deref(), Some("Jembatan Sungai Wira Dibuka Kembali"));
    let parts: Vec<(BlockKind, &str)> = draft.parts.iter().map(|p| (p.kind, p.text.as_str())).collect();
    use BlockKind::{Heading, Paragraph, Title};
    assert_eq!(
        parts,
        [
            (Title, "Jembatan Sungai Wira Dibuka Kembali"),
            (
                Paragraph,
                "BANYUWARA - Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan. Anak-anak sekolah yang selama itu menyeberang dengan perahu, anak-anak dari tiga desa, kini berjalan kaki lagi."
            ),
            (
                Paragraph,
                "Wali Kota Ratna Wijaya mengatakan bahwa perbaikan itu menelan biaya Rp 12 miliar. “Sekarang jalan ini aman,” kata Ratna."
            ),
            (Heading, "Lalu lintas dipantau"),
            (
                Paragraph,
                "Menurut Kepala Dinas Perhubungan Budi Santosa, arus lalu lintas akan dipantau selama dua minggu, dan petugas berjaga di kedua ujung jembatan sampai malam hari."
            ),
            (Paragraph, "Perbaikan ini lebih lama daripada perbaikan tahun 2015, yang hanya berlangsung tiga bulan."),
            (
                Paragraph,
                "Ratna Wijaya menjabat sebagai wali kota sejak 2019. Ia lahir di Lumajaya dan lulus dari Universitas Banyuwara."
            ),
        ]
    );
    let pages: Vec<Option<u32>> = draft.parts.iter().map(|p| p.page).collect();
    assert_eq!(pages, [1, 1, 1, 1, 1, 2, 3].map(Some));
    let turned = &draft.parts[4];
    let &[(at, 2)] = turned.turns.as_slice() else { panic!("{:?}", turned.turns) };
    assert!(turned.text[at..].starts_with("ujung jembatan"));
    assert_eq!(draft.warnings, [Warning::Clutter { count: 6 }]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let draft = read(&fixture("columns.pdf")).expect("read");
    let text: Vec<&str> = draft.parts.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(text.len(), 3, "{text:#?}");
    assert!(text[1].starts_with("Kolom kiri dimulai") && text[1].ends_with("dua hari kemudian."), "{text:#?}");
    assert!(text[2].starts_with("Kolom kanan dibaca") && text[2].ends_with("oleh warga sendiri."), "{text:#?}");
}

#[test]
fn scans_and_locked_papers_are_said_so() {
    assert_eq!(read(&fixture("scan.pdf")), Err(Fault::Scanned { pages: 2 }));
    assert_eq!(read(&fixture("locked.pdf")), Err(Fault::Encrypted));
    assert!(matches!(read(b"%PDF-1.4\nnothing"), Err(Fault::Damaged { .. })));
}
