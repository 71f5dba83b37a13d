//! Addresses that lead a browser to the very words: URL text fragments (`#:~:text=`).

use super::Article;
use crate::text::Span;
use crate::text::encode::percent;
use std::fmt::Write as _;

/// From so many words on, only the first and the last ones of a place stand in an address.
const MANY: usize = 10;
/// How many words begin and end a long place there.
const ENDS: usize = 5;
/// How many words before and behind tell a place from others with the same words.
const AROUND: usize = 3;
/// How far those are looked for, in bytes.
const NEAR: usize = 200;

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
                out.push_str(&self.text_directives(spans));
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

    /// What stands behind `:~:` in an address to find places: one directive each,
    /// `text=[prefix-,]start[,end][,-suffix]`. Takes time by the length of the places alone.
    #[must_use]
    pub fn text_directives(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.directive(*span)).collect::<Vec<_>>().join("&")
    }

    fn directive(&self, span: Span) -> String {
        let mut out = String::from("text=");
        let before = self.before(span);
        if !before.is_empty() {
            let _ = write!(out, "{}-,", encoded(&before));
        }
        let text = self.words(span).trim();
        let words = |line: &str, count: usize| line.split_whitespace().take(count).collect::<Vec<_>>().join(" ");
        if text.contains('\n') || text.split_whitespace().nth(MANY).is_some() {
            // Neither end may reach over the edge of a block.
            let (first, last) = (text.lines().next().unwrap_or(""), text.lines().next_back().unwrap_or(""));
            let mut end: Vec<&str> = last.split_whitespace().rev().take(ENDS).collect();
            end.reverse();
            let _ = write!(out, "{},{}", encoded(&words(first, ENDS)), encoded(&end.join(" ")));
        } else {
            out.push_str(&encoded(&words(text, MANY)));
        }
        let behind = self.behind(span);
        if !behind.is_empty() {
            let _ = write!(out, ",-{}", encoded(&behind));
        }
        out
    }

    /// The words before a place, in its own line: only there are they found.
    fn before(&self, span: Span) -> String {
        let at = span.start as usize;
        let mut from = at.saturating_sub(NEAR);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let near = self.text.get(from..at).unwrap_or("");
        let line = near.rsplit('\n').next().unwrap_or("");
        // A word that is cut in two is none.
        let whole =
            if line.len() == near.len() && from > 0 { line.split_once(' ').map_or("", |(_, l)| l) } else { line };
        let mut words: Vec<&str> = whole.split_whitespace().rev().take(AROUND).collect();
        words.reverse();
        words.join(" ")
    }

    /// The words behind a place, in its own line.
    fn behind(&self, span: Span) -> String {
        let at = span.end as usize;
        let mut to = (at + NEAR).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let near = self.text.get(at..to).unwrap_or("");
        let line = near.split('\n').next().unwrap_or("");
        let cut = line.len() == near.len() && to < self.text.len();
        let whole = if cut { line.rsplit_once(' ').map_or("", |(l, _)| l) } else { line };
        whole.split_whitespace().take(AROUND).collect::<Vec<_>>().join(" ")
    }
}

/// Percent-encoded, the marks that a directive itself uses (`-`, `,`, `&`) included.
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
        let text = "Budi%20berkata%3A%20%E2%80%9C-,harga%2C%205%2D10%20%25%20naik,-%E2%80%9D.";
        assert_eq!(url, Some(format!("https://example.org/a#:~:text={text}")));
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
                "text=Awal%20kata%20kata%20kata%20kata,kata%20kata%20kata%20kata%20akhir.&text=Potongan-,kedua,-."
            ),
            "{url}"
        );
    }

    #[test]
    fn context_stays_within_its_line_and_near() {
        let long = "x".repeat(900);
        let text = format!("Satu.\nDua tiga\nempat. {long} lima {long} enam");
        let article = article(&text, "html");
        let both = text.find("Dua").map(|at| Span::new(at, at + "Dua tiga\nempat.".len())).expect("there");
        assert_eq!(article.text_directives(&[both]), "text=Dua%20tiga,empat.");
        assert_eq!(article.text_directives(&[span(&article, "lima")]), "text=lima");
    }

    #[test]
    fn a_pdf_has_pages_and_a_file_no_address() {
        let mut article = article("Satu dua tiga empat lima enam.", "pdf");
        assert_eq!(article.place_url(&[span(&article, "enam")]).as_deref(), Some("https://example.org/a#page=2"));
        article.origin.url = None;
        assert_eq!(article.place_url(&[span(&article, "enam")]), None);
    }
}
