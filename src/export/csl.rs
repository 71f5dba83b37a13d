//! CSL-JSON: the article as a source to cite. Its facts stand in `annote`, one a line, and as data in
//! `custom`.

use super::fragment::address;
use super::messages::Messages;
use super::{GENERATOR, Request, json};
use serde_json::{Map, Value, json};
use unicode_normalization::UnicodeNormalization as _;

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let mut item = Map::new();
    let mut put = |key: &str, value: Value| drop(item.insert(key.to_owned(), value));
    put("id", key(request).into());
    put("type", "article-newspaper".into());
    put("title", article.title.clone().unwrap_or_else(|| messages.say("untitled", &[])).into());
    if let Some(author) = &article.byline {
        put("author", json!([{"literal": author}]));
    }
    if let Some(parts) = article.date.as_deref().and_then(date_parts) {
        put("issued", json!({"date-parts": [parts]}));
    }
    put("language", article.language.clone().into());
    if let Some(url) = url(article.source.as_deref()) {
        put("URL", url.into());
    }
    let lines: Vec<String> = request.findings.of(request.facts).map(|f| messages.line(&f)).collect();
    put("annote", lines.join("\n").into());
    let facts: Vec<Value> = request.findings.of(request.facts).filter_map(|f| serde_json::to_value(&f).ok()).collect();
    put(
        "custom",
        json!({
            "generator": GENERATOR,
            "sha256": request.findings.sha256,
            "source": article.source,
            "machine_extracted": request.findings.unjudged(request.facts),
            "facts": facts,
        }),
    );
    json::pretty(&Value::from(vec![Value::Object(item)]))
}

/// A web address; a path is none.
pub(super) fn url(source: Option<&str>) -> Option<String> {
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
