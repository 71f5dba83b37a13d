//! Makes a document of each format, of our own words: the fixtures in `tests/fixtures/` (by
//! `cargo run --example make_fixtures`), and what tests vary and spoil.

#![allow(dead_code, reason = "each test file uses a part of this")]

pub mod book;
pub mod paper;

/// A page with everything around its article that news sites put there.
pub const PAGE: &str = include_str!("../fixtures/page.html");

/// The same report as a note.
pub const NOTE: &str = "---
title: Jembatan Sungai Wira Dibuka Kembali
author: Rina Wijaya
date: 2025-03-05
outlet: Kabar Banyuwara
url: https://kabar.example/jembatan
---

# Jembatan Sungai Wira Dibuka Kembali

BANYUWARA, KABAR — Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan.

Wali Kota **Ratna Wijaya** mengatakan bahwa perbaikan itu menelan biaya Rp 12 miliar.

> Jalan ini milik semua orang.

## Lalu lintas dipantau

- Kepala Dinas Perhubungan Budi Santosa
- Dua puluh petugas

| Tahun | Lama |
|---|---|
| 2015 | tiga bulan |
| 2025 | delapan bulan |
";

/// A newsletter with a page and a plain text.
pub fn newsletter() -> String {
    let page = "<html><head><style>p { color: red }</style></head><body><h1>Jembatan Sungai Wira Dibuka Kembali</h1>\
                <p>Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan.</p>\
                <p>=E2=80=9CKami berterima kasih,=E2=80=9D kata Wali Kota Ratna Wijaya.</p>\
                <p><a href=3D\"https://kabar.example/keluar\">Berhenti berlangganan</a></p></body></html>";
    [
        "From: =?utf-8?q?Rina_Wijaya?= <rina@kabar.example>",
        "To: pembaca@example.org",
        "Date: Wed, 05 Mar 2025 09:15:00 +0700",
        "Subject: Jembatan Sungai Wira",
        " Dibuka Kembali",
        "Message-ID: <1@kabar.example>",
        "List-Id: Kabar Pagi <pagi.kabar.example>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative; boundary=\"batas\"",
        "",
        "--batas",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Surat ini lebih baik dibaca sebagai halaman.",
        "--batas",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        page,
        "--batas--",
        "",
    ]
    .join("\r\n")
}

/// A feed with two items.
pub const FEED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">
<channel><title>Kabar Banyuwara</title><link>https://kabar.example/</link><language>id</language>
<item><title>Jembatan Sungai Wira Dibuka Kembali</title><link>https://kabar.example/jembatan</link>
<dc:creator>Rina Wijaya</dc:creator><pubDate>Wed, 05 Mar 2025 09:15:00 +0700</pubDate>
<content:encoded><![CDATA[<p>Jembatan Sungai Wira dibuka kembali setelah ditutup selama delapan bulan.</p><p>“Kami berterima kasih,” kata Wali Kota Ratna Wijaya.</p>]]></content:encoded></item>
<item><title>Pasar Lumajaya Ramai &amp; Padat</title><link>https://kabar.example/pasar</link>
<description>Pembeli datang sejak subuh.</description></item>
</channel></rss>
";

/// A text with accents and typographic marks.
pub const ACCENTED: &str = "Kafé Zürich Dibuka\n\nPemilik kafé, Renée Müller, berkata: “Harga kopi naik — tetapi tamu tetap datang.”\n\nIa membuka kafé itu pada 2019 bersama keluarganya dari Besançon.\n";

/// A feed whose one word stands for thousands of millions.
pub fn laughs() -> String {
    let entity = |n: u8| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let all: String = (1..12).map(entity).collect();
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"ha\">{all}]><rss version=\"2.0\"><channel><item>\
         <title>Pasar &e11; ikan</title><description>Pembeli datang &e11; sejak subuh.</description></item></channel></rss>"
    )
}

/// A mail of mails of mails, so many deep.
pub fn nested(depth: usize) -> String {
    let head = "From: a@example.org\nDate: Wed, 05 Mar 2025 09:15:00 +0700\nMIME-Version: 1.0\nSubject: x\n";
    let part = |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
    let parts: String = (0..depth).map(part).collect();
    format!("{head}{parts}Content-Type: text/plain\n\nHalo.\n")
}

/// Text in Windows-1252.
pub fn windows_1252(text: &str) -> Vec<u8> {
    let special = [('“', 0x93), ('”', 0x94), ('—', 0x97), ('–', 0x96), ('’', 0x92), ('€', 0x80)];
    text.chars()
        .map(|c| match special.iter().find(|(s, _)| *s == c) {
            Some((_, byte)) => *byte,
            None => u8::try_from(u32::from(c)).expect("a letter of Latin-1"),
        })
        .collect()
}

/// Text in UTF-16 with its mark.
pub fn utf_16(text: &str, little: bool) -> Vec<u8> {
    let marked = format!("\u{feff}{text}");
    marked.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

/// A page of so many bytes: an article of many paragraphs between the furniture of our own page.
pub fn large_page(len: usize) -> Vec<u8> {
    let paragraph = "<p>Wali Kota Ratna Wijaya mengatakan bahwa perbaikan itu menelan biaya Rp 12 miliar, dua miliar \
                     lebih murah daripada rencana semula, dan <b>jalan ini aman</b> untuk semua orang.</p>\n";
    let count = len.saturating_sub(PAGE.len()) / paragraph.len();
    let at = PAGE.find("<p>Ratna Wijaya menjabat").expect("a place");
    [&PAGE[..at], &paragraph.repeat(count), &PAGE[at..]].concat().into_bytes()
}

/// Every fixture: its file's name and its bytes.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("page.html", PAGE.into()),
        ("note.md", NOTE.into()),
        ("newsletter.eml", newsletter().into()),
        ("feed.rss", FEED.into()),
        ("book.epub", book::book()),
        ("paper.pdf", paper::paper()),
        ("columns.pdf", paper::columns()),
        ("scan.pdf", paper::scan()),
        ("locked.pdf", paper::locked()),
        ("latin.txt", windows_1252(ACCENTED)),
        ("wide.txt", utf_16(ACCENTED, true)),
    ]
}

/// The same numbers each time: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).expect("small")
    }

    /// A document with some damage: bytes changed, cut out, doubled, moved, or the end gone.
    pub fn spoil(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        for _ in 0..=self.roll(8) {
            let len = bytes.len();
            if len < 4 {
                break;
            }
            let at = self.roll(len);
            let piece = 1 + self.roll((len - at).min(64));
            match self.roll(6) {
                0 => bytes[at] = u8::try_from(self.roll(256)).expect("a byte"),
                1 => bytes[at] ^= 1 << self.roll(8),
                2 => drop(bytes.drain(at..at + piece)),
                3 => {
                    let copy = bytes[at..at + piece].to_vec();
                    let to = self.roll(bytes.len());
                    bytes.splice(to..to, copy);
                }
                4 => bytes[at..at + piece].fill(0xFF),
                _ => bytes.truncate(at.max(len / 2)),
            }
        }
        bytes
    }
}
