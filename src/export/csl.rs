//! CSL-JSON: the article as a source to cite. Its facts stand in `annote`, one a line, and as data in
//! `custom`.

use super::fragment::address;
use super::json::OneByOne;
use super::messages::Messages;
use super::{GENERATOR, Request, json};
use crate::article::Article;
use serde::Serialize;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

#[derive(Serialize)]
struct Item<'a, T> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Value>,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Value>,
    annote: String,
    custom: Custom<'a, T>,
}

#[derive(Serialize)]
struct Custom<'a, T> {
    generator: &'static str,
    sha256: &'a str,
    raw_sha256: &'a str,
    read_at: Option<&'a str>,
    source: Option<&'a str>,
    machine_extracted: bool,
    facts: T,
}

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let lines: Vec<String> = request.findings.of(request.facts).map(|f| messages.line(&f)).collect();
    let dated = |parts| json!({"date-parts": [parts]});
    let item = Item {
        id: key(request),
        kind: "article-newspaper",
        title: article.title.clone().unwrap_or_else(|| messages.say("untitled", &[])),
        author: article.byline.as_ref().map(|author| json!([{"literal": author}])),
        issued: article.date.as_deref().and_then(date_parts).map(dated),
        language: &article.language,
        url: url(article),
        accessed: article.origin.read_at.as_deref().and_then(date_parts).map(dated),
        annote: lines.join("\n"),
        custom: Custom {
            generator: GENERATOR,
            sha256: &request.findings.sha256,
            raw_sha256: request.findings.raw_sha256(),
            read_at: article.origin.read_at.as_deref(),
            source: article.source.as_deref(),
            machine_extracted: request.findings.unjudged(request.facts),
            facts: OneByOne(|| request.findings.of(request.facts)),
        },
    };
    json::pretty(&[item])
}

/// The article's web address: its own, else that it was read from; a path is none.
pub(super) fn url(article: &Article) -> Option<String> {
    let source = article.origin.url.as_deref().or(article.source.as_deref());
    let source = source.filter(|s| s.starts_with("http://") || s.starts_with("https://"))?;
    address(source)
}

/// A key to cite by: letters, digits and hyphens of the author's or title's first words, and the
/// beginning of the text's SHA-256.
pub(super) fn key(request: &Request) -> String {
    let words = request.article.byline.as_deref().or(request.article.title.as_deref()).unwrap_or("telusur");
    let folded: String = words.nfkd().filter(char::is_ascii).collect::<String>().to_lowercase();
    let plain: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(3).collect();
    let plain = if plain.is_empty() { "telusur".to_owned() } else { plain.join("-") };
    let digits: String = request.findings.sha256.chars().take(8).collect();
    format!("{plain}-{digits}")
}

/// Year, month and day of an ISO 8601 date, as far as it has them.
pub(super) fn date_parts(date: &str) -> Option<Vec<u32>> {
    let day = date.split('T').next()?;
    let parts: Vec<u32> = day.split('-').map_while(|p| p.parse().ok()).take(3).collect();
    (!parts.is_empty()).then_some(parts)
}
