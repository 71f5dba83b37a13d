//! Addresses that lead a browser to the very words: URL text fragments (`#:~:text=`).

use super::Article;
use crate::text::Span;
use crate::text::encode::percent;
use std::fmt::Write as _;

/// Longest text, in bytes, that stands whole in an address; of a longer one its first and last
/// words do.
const WHOLE: usize = 120;
/// How many words at either end.
const ENDS: usize = 6;
/// How many words before and behind tell a place from others with the same words.
const AROUND: usize = 4;

impl Article {
    /// The address of places of a page on the web: with its text fragments for a page of HTML, with
    /// its page number for a PDF. Nothing where the article has no address of its own.
    #[must_use]
    pub fn place_url(&self, spans: &[Span]) -> Option<String> {
        let url = self.origin.url.as_deref()?;
        let first = spans.first()?;
        match self.origin.format {
            "html" => {
                let base = url.split_once(":~:").map_or(url, |(base, _)| base);
                let mut out = base.trim_end_matches('#').to_owned();
                out.push_str(if out.contains('#') { ":~:" } else { "#:~:" });
                for (n, span) in spans.iter().enumerate() {
                    out.push_str(if n == 0 { "text=" } else { "&text=" });
                    self.directive(*span, &mut out);
                }
                Some(out)
            }
            "pdf" => {
                let base = url.split('#').next().unwrap_or(url);
                Some(
                    self.origin.page(first.start).map_or_else(|| base.to_owned(), |page| format!("{base}#page={page}")),
                )
            }
            _ => Some(url.to_owned()),
        }
    }

    /// `[prefix-,]start[,end][,-suffix]`.
    fn directive(&self, span: Span, out: &mut String) {
        let text = self.words(span);
        // A start without an end must lie within one block of the page.
        let one = text.len() <= WHOLE && !text.contains('\n');
        let (start, end) = if one { (text.to_owned(), None) } else { ends(text) };
        let unique = {
            let mut found = self.text.match_indices(start.as_str());
            found.next().is_some_and(|(at, _)| at == span.start as usize) && found.next().is_none()
        };
        if !unique && let Some(before) = self.before(span) {
            let _ = write!(out, "{}-,", encoded(&before));
        }
        out.push_str(&encoded(&start));
        if let Some(end) = end {
            let _ = write!(out, ",{}", encoded(&end));
        } else if !unique && let Some(behind) = self.behind(span) {
            let _ = write!(out, ",-{}", encoded(&behind));
        }
    }

    /// The words before a place, on its own line.
    fn before(&self, span: Span) -> Option<String> {
        let line = self.text.get(..span.start as usize)?.rsplit('\n').next()?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let words = &words[words.len().saturating_sub(AROUND)..];
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The words behind a place, on its own line.
    fn behind(&self, span: Span) -> Option<String> {
        let line = self.text.get(span.end as usize..)?.split('\n').next()?;
        let words: Vec<&str> = line.split_whitespace().take(AROUND).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The first and the last words of a text.
fn ends(text: &str) -> (String, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    // The start stays within its line.
    let line = text.split('\n').next().unwrap_or("").split_whitespace().count().max(1);
    let start = words[..words.len().min(ENDS).min(line)].join(" ");
    let last = text.rsplit('\n').next().unwrap_or("").split_whitespace().count().max(1);
    let end = words[words.len() - words.len().min(ENDS).min(last)..].join(" ");
    (start, Some(end))
}

/// Percent-encoded, the marks that a directive itself uses included.
fn encoded(text: &str) -> String {
    percent(text, "._~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Origin, PageStart};

    fn article(text: &str, format: &'static str) -> Article {
        let url = Some("https://example.org/a".to_owned());
        let pages = vec![PageStart { at: 0, page: 1 }, PageStart { at: 20, page: 2 }];
        Article {
            text: text.to_owned(),
            title: None,
            language: "id".to_owned(),
            date: None,
            byline: None,
            source: None,
            blocks: Vec::new(),
            origin: Origin { format, url, pages, ..Origin::default() },
        }
    }

    fn span(article: &Article, words: &str) -> Span {
        let at = article.text.rfind(words).expect("there");
        Span::new(at, at + words.len())
    }

    #[test]
    fn short_places_stand_whole_and_escaped() {
        let article = article("Budi berkata: “harga, 5-10 % naik”.", "html");
        let url = article.place_url(&[span(&article, "harga, 5-10 % naik")]);
        assert_eq!(url.as_deref(), Some("https://example.org/a#:~:text=harga%2C%205%2D10%20%25%20naik"));
    }

    #[test]
    fn repeated_words_are_told_apart_by_what_stands_around() {
        let article = article("Harga naik lagi.\n\nKata Budi, Harga naik pekan ini.", "html");
        let url = article.place_url(&[span(&article, "Harga naik")]).expect("an address");
        assert_eq!(url, "https://example.org/a#:~:text=Kata%20Budi%2C-,Harga%20naik,-pekan%20ini.");
    }

    #[test]
    fn long_places_and_several_pieces() {
        let text = format!("Awal {} akhir.\n\nPotongan kedua.", "kata ".repeat(60));
        let article = article(&text, "html");
        let first = Span::new(0, text.find('\n').expect("two lines"));
        let url = article.place_url(&[first, span(&article, "kedua")]).expect("an address");
        assert!(
            url.ends_with(
                "text=Awal%20kata%20kata%20kata%20kata%20kata,kata%20kata%20kata%20kata%20kata%20akhir.&text=kedua"
            ),
            "{url}"
        );
    }

    #[test]
    fn a_pdf_has_pages_and_a_file_no_address() {
        let mut article = article("Satu dua tiga empat lima enam.", "pdf");
        assert_eq!(article.place_url(&[span(&article, "enam")]).as_deref(), Some("https://example.org/a#page=2"));
        article.origin.url = None;
        assert_eq!(article.place_url(&[span(&article, "enam")]), None);
    }
}
