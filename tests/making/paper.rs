//! PDFs with text at places, as programs for print make them.

use std::fmt::Write as _;

/// A line of text: x, y, size, bold, words.
pub type Placed = (f32, f32, f32, bool, String);

/// A PDF of pages of placed lines.
pub fn pdf(pages: &[Vec<Placed>]) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(|lines| content(lines)).collect();
    assembled(&contents, "")
}

/// The operators that show some lines; letters of Windows-1252 in escapes.
fn content(lines: &[Placed]) -> String {
    let mut out = String::new();
    for (x, y, size, bold, text) in lines {
        let font = if *bold { "F2" } else { "F1" };
        let mut escaped = String::new();
        for byte in super::windows_1252(text) {
            match byte {
                b'(' | b')' | b'\\' => drop(write!(escaped, "\\{}", char::from(byte))),
                0x20..=0x7e => escaped.push(char::from(byte)),
                byte => drop(write!(escaped, "\\{byte:03o}")),
            }
        }
        let _ = writeln!(out, "BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET");
    }
    out
}

/// Objects, the table of their places, the trailer.
fn assembled(contents: &[String], trailer: &str) -> Vec<u8> {
    let mut objects = vec![String::new(); 4];
    let kids: Vec<String> = (0..contents.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len());
    let font = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    objects[2] = font("Helvetica");
    objects[3] = font("Helvetica-Bold");
    for (n, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * n
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    if trailer.contains("/Encrypt") {
        objects.push(
            "<< /Filter /Standard /V 1 /R 2 /P -4 /O <00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff> /U <ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100> >>"
                .to_owned(),
        );
    }
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let at = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let trailer = trailer.replace("LAST", &objects.len().to_string());
    let _ = write!(out, "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}

/// One page of these operators.
pub fn of_content(content: &str) -> Vec<u8> {
    assembled(&[format!("{content}\n")], "")
}

/// Lines of running text from a height downwards, the first of each paragraph set in.
fn running(lines: &mut Vec<Placed>, x: f32, top: f32, paragraphs: &[&[&str]]) -> f32 {
    let mut y = top;
    for paragraph in paragraphs {
        for (n, line) in paragraph.iter().enumerate() {
            lines.push((if n == 0 { x + 14.0 } else { x }, y, 10.0, false, (*line).to_owned()));
            y -= 12.0;
        }
    }
    y
}

/// What stands on every page of the paper.
fn frame(lines: &mut Vec<Placed>, number: usize) {
    lines.push((60.0, 800.0, 8.0, false, "Kabar Banyuwara - Rabu, 5 Maret 2025".to_owned()));
    lines.push((290.0, 40.0, 8.0, false, format!("Halaman {number}")));
}

/// A report of three pages with head, foot, hyphens, a subheading, and a paragraph over the turn of
/// a page.
pub fn paper() -> Vec<u8> {
    let mut first = Vec::new();
    frame(&mut first, 1);
    first.push((60.0, 750.0, 20.0, true, "Jembatan Sungai Wira".to_owned()));
    first.push((60.0, 726.0, 20.0, true, "Dibuka Kembali".to_owned()));
    let y = running(
        &mut first,
        60.0,
        690.0,
        &[
            &[
                "BANYUWARA - Jembatan Sungai Wira dibuka kembali setelah ditutup selama dela-",
                "pan bulan. Anak-anak sekolah yang selama itu menyeberang dengan perahu, anak-",
                "anak dari tiga desa, kini berjalan kaki lagi.",
            ],
            &[
                "Wali Kota Ratna Wijaya mengatakan bahwa perbaikan itu menelan biaya Rp 12",
                "miliar. “Sekarang jalan ini aman,” kata Ratna.",
            ],
        ],
    );
    first.push((60.0, y - 14.0, 12.0, true, "Lalu lintas dipantau".to_owned()));
    running(
        &mut first,
        60.0,
        y - 34.0,
        &[&[
            "Menurut Kepala Dinas Perhubungan Budi Santosa, arus lalu lintas akan dipantau",
            "selama dua minggu, dan petugas berjaga di kedua",
        ]],
    );
    let mut second = Vec::new();
    frame(&mut second, 2);
    second.push((60.0, 760.0, 10.0, false, "ujung jembatan sampai malam hari.".to_owned()));
    running(
        &mut second,
        60.0,
        748.0,
        &[&["Perbaikan ini lebih lama daripada perbaikan tahun 2015, yang hanya berlangsung", "tiga bulan."]],
    );
    let mut third = Vec::new();
    frame(&mut third, 3);
    running(
        &mut third,
        60.0,
        760.0,
        &[&[
            "Ratna Wijaya menjabat sebagai wali kota sejak 2019. Ia lahir di Lumajaya dan",
            "lulus dari Universitas Banyuwara.",
        ]],
    );
    pdf(&[first, second, third])
}

/// One page of two columns under a headline across both.
pub fn columns() -> Vec<u8> {
    let mut lines = vec![(60.0, 780.0, 18.0, true, "Dua Kolom tentang Sungai Wira dan Jembatannya".to_owned())];
    let left = [
        "Kolom kiri dimulai di sini dan turun",
        "ke bawah sampai habis. Air sungai",
        "naik sejak pagi, kata warga yang",
        "tinggal di tepi utara. Mereka pindah",
        "ke balai desa sebelum petang dan",
        "kembali dua hari kemudian.",
    ];
    let right = [
        "Kolom kanan dibaca sesudahnya. Para",
        "petugas membersihkan jalan selama",
        "seminggu penuh. Jembatan lama tidak",
        "rusak, tetapi pagarnya hanyut. Pagar",
        "yang baru dipasang pada bulan",
        "berikutnya oleh warga sendiri.",
    ];
    for (n, (l, r)) in left.iter().zip(right).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "few lines")]
        let y = 740.0 - 12.0 * n as f32;
        // Rows come as a program may print them: across both columns.
        lines.push((60.0, y, 10.0, false, (*l).to_owned()));
        lines.push((310.0, y, 10.0, false, r.to_owned()));
    }
    pdf(&[lines])
}

/// Two pages with a line across them and no letter.
pub fn scan() -> Vec<u8> {
    assembled(&["0 0 m 100 100 l S\n".to_owned(), "0 0 m 50 50 l S\n".to_owned()], "")
}

/// A paper that needs a password.
pub fn locked() -> Vec<u8> {
    let content = content(&[(60.0, 700.0, 10.0, false, "Rahasia".to_owned())]);
    assembled(
        &[content],
        "/Encrypt LAST 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )
}

/// Objects as they are, the first one the root: what no program for print makes.
pub fn of_objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let (at, size) = (out.len(), objects.len() + 1);
    out.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").bytes());
    out
}

/// A paper whose objects lead round in circles: pages in themselves, or content that takes itself in.
pub fn circles() -> Vec<Vec<u8>> {
    let all = |objects: &[&str]| of_objects(&objects.iter().map(|o| o.as_bytes().to_vec()).collect::<Vec<_>>());
    let again = "BT /F1 9 Tf (kata) Tj ET ".to_owned() + &"/X Do ".repeat(800);
    let form = format!(
        "<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >> /Length {} >>\nstream\n{again}endstream",
        again.len()
    );
    vec![
        all(&["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        all(&["<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"]),
        all(&["3 0 R", "1 0 R", "2 0 R"]),
        all(&[
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>",
            &form,
            "<< /Length 6 >>\nstream\n/X Do endstream",
        ]),
    ]
}

/// A paper whose page unpacks to `megabytes`, out of a thousandth of it.
pub fn bomb(megabytes: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let piece = b"BT /F1 9 Tf (a) Tj ET ".repeat((1 << 20) / 22);
    (0..megabytes).for_each(|_| std::io::Write::write_all(&mut packer, &piece).expect("memory takes all"));
    let packed = packer.finish().expect("memory takes all");
    let mut content = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
    content.extend(packed);
    content.extend(b"\nendstream");
    of_objects(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>".to_vec(),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ])
}

/// A paper of many pages, for measuring.
pub fn long(pages: usize) -> Vec<u8> {
    let words = [
        "jembatan", "sungai", "warga", "petugas", "kota", "jalan", "malam", "perahu", "pasar", "hujan", "lereng",
        "pagi",
    ];
    let mut dice = super::Dice(7);
    let made: Vec<Vec<Placed>> = (1..=pages)
        .map(|number| {
            let mut lines = Vec::new();
            frame(&mut lines, number);
            for row in 0..50u16 {
                let line: Vec<&str> = (0..10).map(|_| words[dice.roll(words.len())]).collect();
                lines.push((60.0, 760.0 - 14.0 * f32::from(row), 10.0, false, line.join(" ")));
            }
            lines
        })
        .collect();
    pdf(&made)
}
