//! Zip archives and the books in them.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write as _;

/// A zip archive of files: name and bytes, packed but for the first, as books want it.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (number, (name, bytes)) in files.iter().enumerate() {
        let packed = if number == 0 { bytes.to_vec() } else { deflated(bytes) };
        let method: u16 = if number == 0 { 0 } else { 8 };
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        entry(&mut out, &mut directory, name, method, crc.sum(), &packed, bytes.len());
    }
    end(out, &directory, files.len())
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("memory takes all");
    packer.finish().expect("memory takes all")
}

fn entry(out: &mut Vec<u8>, directory: &mut Vec<u8>, name: &str, method: u16, crc: u32, packed: &[u8], len: usize) {
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let at = out.len();
    let mut fields = Vec::new();
    fields.extend(20u16.to_le_bytes());
    fields.extend(0u16.to_le_bytes());
    fields.extend(method.to_le_bytes());
    // The day the format begins with: the same bytes each time.
    fields.extend(0u16.to_le_bytes());
    fields.extend(0x21u16.to_le_bytes());
    fields.extend(crc.to_le_bytes());
    fields.extend(size(packed.len()));
    fields.extend(size(len));
    fields.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
    fields.extend(0u16.to_le_bytes());
    out.extend(b"PK\x03\x04");
    out.extend(&fields);
    out.extend(name.as_bytes());
    out.extend(packed);
    directory.extend(b"PK\x01\x02");
    directory.extend(20u16.to_le_bytes());
    directory.extend(&fields);
    directory.extend([0; 10]);
    directory.extend(size(at));
    directory.extend(name.as_bytes());
}

fn end(mut out: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let at = out.len();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend(u16::try_from(count).expect("few").to_le_bytes());
    }
    out.extend(u32::try_from(directory.len()).expect("small").to_le_bytes());
    out.extend(u32::try_from(at).expect("small").to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

const CONTAINER: &str = r#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

/// A book of these chapters: title and body.
pub fn of(chapters: &[(&str, &str)]) -> Vec<u8> {
    let numbered = || chapters.iter().enumerate().map(|(n, (title, body))| (n + 1, *title, *body));
    let items: String = numbered()
        .map(|(n, ..)| format!(r#"<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>"#))
        .collect();
    let order: String = numbered().map(|(n, ..)| format!(r#"<itemref idref="c{n}"/>"#)).collect();
    let list: String =
        numbered().map(|(n, title, _)| format!(r#"<li><a href="c{n}.xhtml">{title}</a></li>"#)).collect();
    let package = format!(
        r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier><dc:title>Tahun Banjir</dc:title><dc:creator>Rina Wijaya</dc:creator><dc:language>id</dc:language><dc:date>2025-03-05</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest><spine>{order}</spine></package>"#
    );
    let nav = format!(
        r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>{list}</ol></nav></body></html>"#
    );
    let pages: Vec<(String, String)> = numbered()
        .map(|(n, title, body)| {
            let page = format!(r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"#);
            (format!("OEBPS/c{n}.xhtml"), page)
        })
        .collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
    ];
    files.extend(pages.iter().map(|(name, page)| (name.as_str(), page.as_bytes())));
    zip(&files)
}

/// A book of two chapters.
pub fn book() -> Vec<u8> {
    of(&[
        (
            "Air Datang",
            "<p>Hujan turun sejak pagi di lereng utara, dan sungai naik sampai ke pasar.</p><p>“Kami tidak tidur,” kata Ratna Wijaya.</p>",
        ),
        (
            "Air Surut",
            "<p>Dua hari kemudian air surut. Jembatan Sungai Wira masih berdiri.</p><blockquote><p>Air tidak pernah lupa jalannya.</p></blockquote><ul><li>satu perahu</li><li>dua rakit</li></ul>",
        ),
    ])
}

/// A book whose only chapter unpacks to `megabytes`, out of a thousandth of it.
pub fn bomb(megabytes: usize) -> Vec<u8> {
    let filler = format!("<p>{}</p>", "a".repeat((megabytes << 20) - 7));
    of(&[("Bom", &filler)])
}
