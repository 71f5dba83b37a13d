//! Which format some bytes are in: told by the bytes first, then by name and label.

use super::error::Problem;
use serde::{Deserialize, Serialize};

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown, with front matter or without.
    Markdown,
    /// PDF.
    Pdf,
    /// An electronic book.
    Epub,
    /// A mail (RFC 5322).
    Mail,
    /// RSS or Atom.
    Feed,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 7] = [Self::Text, Self::Html, Self::Markdown, Self::Pdf, Self::Epub, Self::Mail, Self::Feed];

    /// Its name in options and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Mail => "mail",
            Self::Feed => "feed",
        }
    }

    /// Whether a file of this format may hold several articles: chapters, items, messages.
    #[must_use]
    pub fn holds_several(self) -> bool {
        matches!(self, Self::Epub | Self::Feed | Self::Mail)
    }

    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The format that a label of the web (`text/html; charset=…`) speaks of.
    #[must_use]
    pub fn of_media_type(label: &str) -> Option<Self> {
        match label.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "text/plain" => Some(Self::Text),
            "text/markdown" => Some(Self::Markdown),
            "application/pdf" => Some(Self::Pdf),
            "application/epub+zip" => Some(Self::Epub),
            "message/rfc822" => Some(Self::Mail),
            "application/rss+xml" | "application/atom+xml" | "application/xml" | "text/xml" | "application/rdf+xml" => {
                Some(Self::Feed)
            }
            _ => None,
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "pdf" => Some(Self::Pdf),
            "epub" => Some(Self::Epub),
            "eml" => Some(Self::Mail),
            "rss" | "atom" => Some(Self::Feed),
            "txt" | "text" => Some(Self::Text),
            _ => None,
        }
    }

    /// What bytes are. `name` is that of a file; it decides only where the bytes leave it open.
    ///
    /// # Errors
    /// [`Problem::NotText`] where they begin as something that no reader is for.
    pub fn of(bytes: &[u8], name: Option<&str>) -> Result<Self, Problem> {
        let named = name.and_then(Self::of_name);
        if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-")
            .is_some_and(|at| at == 0 || named == Some(Self::Pdf))
        {
            return Ok(Self::Pdf);
        }
        let zipped = bytes.starts_with(b"PK\x03\x04");
        if zipped
            && (named == Some(Self::Epub)
                || memchr::memmem::find(&bytes[..bytes.len().min(256)], b"application/epub+zip").is_some())
        {
            return Ok(Self::Epub);
        }
        if let Some((_, kind, remedy)) = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
            return Err(Problem::NotText { kind, remedy });
        }
        if named == Some(Self::Text) {
            return Ok(Self::Text);
        }
        let head = head(bytes);
        if let Some(markup) = markup(&head) {
            // A text that quotes some markup is still a text; a page begins with it.
            return Ok(markup);
        }
        match named {
            Some(Self::Html) if head.contains('<') => return Ok(Self::Html),
            Some(Self::Feed) if head.contains('<') => return Ok(Self::Feed),
            Some(Self::Markdown) => return Ok(Self::Markdown),
            Some(Self::Mail) => return Ok(Self::Mail),
            _ => {}
        }
        if is_mail(&head) {
            return Ok(Self::Mail);
        }
        Ok(if super::markdown::has_front_matter(&head) { Self::Markdown } else { Self::Text })
    }
}

/// The beginning of a text, whatever its encoding: enough to see markup.
fn head(bytes: &[u8]) -> String {
    let sample = &bytes[..bytes.len().min(4096)];
    if sample.starts_with(b"\xFF\xFE") || sample.starts_with(b"\xFE\xFF") || memchr::memchr(0, sample).is_some() {
        return sample.iter().filter(|b| **b != 0 && **b < 0x80).map(|b| char::from(*b)).collect();
    }
    String::from_utf8_lossy(sample).trim_start_matches('\u{feff}').to_owned()
}

/// What the first element of a text says that it is.
fn markup(head: &str) -> Option<Format> {
    let mut rest = head.trim_start();
    loop {
        let end = match rest {
            r if r.starts_with("<?") => r.find("?>").map(|at| at + 2),
            r if r.starts_with("<!--") => r.find("-->").map(|at| at + 3),
            _ => break,
        };
        rest = rest.get(end?..)?.trim_start();
    }
    let rest: String = rest.chars().take(64).flat_map(char::to_lowercase).collect();
    let begins = |name: &str| {
        rest.strip_prefix('<')
            .and_then(|r| r.strip_prefix(name))
            .is_some_and(|r| r.starts_with(|c: char| !c.is_ascii_alphanumeric()))
    };
    if begins("rss") || begins("feed") || begins("rdf:rdf") || begins("atom:feed") {
        return Some(Format::Feed);
    }
    let html = [
        "!doctype html",
        "html",
        "head",
        "body",
        "meta",
        "title",
        "article",
        "div",
        "p",
        "h1",
        "script",
        "table",
        "main",
        "section",
    ];
    html.iter().any(|name| begins(name)).then_some(Format::Html)
}

/// Whether a text begins with the header of a mail: nothing but fields, those among them that
/// every mail has, and one that only programs write.
fn is_mail(head: &str) -> bool {
    let mut names: Vec<String> = Vec::new();
    let mut lines = head.lines();
    // The line that a mailbox puts in front of each mail.
    let mut first = true;
    for line in &mut lines {
        if line.is_empty() {
            break;
        }
        if std::mem::take(&mut first) && line.starts_with("From ") || line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        names.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| names.iter().any(|n| n == name);
    has("from") && has("date") && ["message-id", "mime-version", "received", "return-path"].iter().any(|n| has(n))
}

/// First bytes, what they begin, and what to do about it.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "a zipped file (a word processor's or an archive)",
        "save it as plain text, PDF or a web page first",
    ),
    (b"\xD0\xCF\x11\xE0", "a file of an older word processor", "save it as plain text, PDF or a web page first"),
    (b"\x1F\x8B", "compressed with gzip", "unpack it first: gunzip -c FILE.gz | telusur -"),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd", "unpack it first: zstdcat FILE.zst | telusur -"),
    (b"\xFD7zXZ\0", "compressed with xz", "unpack it first: xzcat FILE.xz | telusur -"),
    (b"BZh", "compressed with bzip2", "unpack it first: bzcat FILE.bz2 | telusur -"),
    (b"7z\xBC\xAF\x27\x1C", "an archive", "unpack it first"),
    (b"\x89PNG", "a picture", "recognise its text first: tesseract FILE - | telusur -"),
    (b"\xFF\xD8\xFF", "a picture", "recognise its text first: tesseract FILE - | telusur -"),
    (b"GIF8", "a picture", "recognise its text first: tesseract FILE - | telusur -"),
    (b"{\\rtf", "a rich-text file", "save it as plain text, PDF or a web page first"),
    (b"\x7FELF", "a program", "name an article"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], name: &str) -> Format {
        Format::of(bytes, Some(name)).expect("known")
    }

    #[test]
    fn bytes_decide() {
        assert_eq!(of(b"%PDF-1.4\n", "a.txt"), Format::Pdf);
        assert_eq!(of(b"<!DOCTYPE html><p>a", "page"), Format::Html);
        assert_eq!(of(b"<?xml version='1.0'?>\n<!-- x -->\n<html>", "page"), Format::Html);
        assert_eq!(of(b"<?xml version='1.0'?><rss version='2.0'>", "x.html"), Format::Feed);
        assert_eq!(of(b"\xFF\xFE<\0h\0t\0m\0l\0>\0", "page"), Format::Html);
        assert_eq!(of(b"PK\x03\x04..........................mimetypeapplication/epub+zip", "b"), Format::Epub);
        assert!(Format::of(b"\x89PNG\r\n", None).is_err());
    }

    #[test]
    fn names_decide_what_bytes_leave_open() {
        assert_eq!(of(b"# Judul\n\nTeks", "a.md"), Format::Markdown);
        assert_eq!(of(b"# Judul\n\nTeks", "a.txt"), Format::Text);
        assert_eq!(of(b"Teks <b>tebal</b>", "a.html"), Format::Html);
        assert_eq!(of(b"Teks saja", "a.html"), Format::Text);
        assert_eq!(of(b"<html> di awal", "a.txt"), Format::Text);
        assert_eq!(of(b"---\ntitle: Judul\n---\n\nTeks", "a"), Format::Markdown);
    }

    #[test]
    fn a_mail_is_told_by_its_header() {
        let mail = b"From: a@example.org\nDate: Wed, 05 Mar 2025 09:15:00 +0700\nMIME-Version: 1.0\nSubject: x\n\nHalo";
        assert_eq!(of(mail, "x"), Format::Mail);
        assert_eq!(of(b"Ketua: semua siap.\nDate: besok\nFrom: sini\n\nHalo", "x"), Format::Text);
        assert_eq!(of(b"Catatan: rapat\n\nHalo", "x"), Format::Text);
    }

    #[test]
    fn labels_of_the_web() {
        assert_eq!(Format::of_media_type("Text/HTML; charset=x"), Some(Format::Html));
        assert_eq!(Format::of_media_type("image/png"), None);
        assert!(Format::ALL.into_iter().all(|f| Format::named(f.name()) == Some(f)));
    }
}
