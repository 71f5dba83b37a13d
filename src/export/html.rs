//! A report in one file: the article with its highlights, and the facts, each of which leads to its
//! place. Dark and light, printable, no script, nothing loaded from anywhere.
//!
//! What programs read stands in a block of JSON-LD (schema.org `NewsArticle` and `Quotation`), which
//! no browser runs.

use super::finding::{Finding, Findings};
use super::fragment::link;
use super::messages::Messages;
use super::picked::Picked;
use super::xml::escaped;
use super::{GENERATOR, Request};
use crate::analysis::{EntityKind, FactId};
use crate::article::BlockKind;
use crate::text::Span;
use crate::text::encode;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

const STYLE: &str = include_str!("report.css");

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let picked = Picked::of(request);
    let title = article.title.clone().unwrap_or_else(|| messages.say("untitled", &[]));
    let unjudged = request.findings.unjudged(request.facts);
    let mut out = String::with_capacity(article.text.len() * 3);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"{GENERATOR}\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n<script type=\"application/ld+json\">{}</script>\n</head>\n<body>\n",
        escaped(&article.language),
        encode::base64(&Sha256::digest(STYLE.as_bytes())),
        escaped(&title),
        linked_data(request, &title),
    );
    let _ = writeln!(out, "<header>\n<h1>{}</h1>", escaped(&title));
    let mut about: Vec<String> = Vec::new();
    about.extend(article.byline.iter().map(|b| escaped(b)));
    about.extend(article.date.iter().map(|d| format!("<time datetime=\"{0}\">{0}</time>", escaped(d))));
    // A saved page names its own address as well.
    let url = article.origin.url.as_ref().filter(|url| Some(*url) != article.source.as_ref());
    about.extend(article.source.iter().chain(url).map(|s| {
        let web = s.starts_with("http://") || s.starts_with("https://");
        match super::fragment::address(s).filter(|_| web) {
            Some(address) => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(&address), escaped(s)),
            None => escaped(s),
        }
    }));
    about.extend(messages.origin(article, &request.findings).iter().map(|part| escaped(part)));
    let _ = writeln!(out, "<p class=\"meta\">{}</p>", about.join(" · "));
    let said = messages.say(if unjudged { "machine" } else { "reviewed" }, &[]);
    let _ = writeln!(out, "<p class=\"meta\"><strong>{}</strong></p>\n</header>\n<main>\n<article>", escaped(&said));
    body(&mut out, request, &picked);
    let _ = writeln!(out, "</article>\n<section>\n<h2>{}</h2>\n<ol>", escaped(&messages.say("facts", &[])));
    for finding in request.findings.of(&picked.facts) {
        fact(&mut out, &finding, &messages);
    }
    out.push_str("</ol>\n");
    others(&mut out, request, &messages);
    let _ = write!(out, "</section>\n</main>\n<footer class=\"meta\">{GENERATOR}</footer>\n</body>\n</html>\n");
    out
}

/// One place to be highlighted.
struct Highlight {
    span: Span,
    /// The mark of a fact carries the anchor where its first piece begins.
    anchor: Option<String>,
    class: &'static str,
}

/// The article's blocks with all highlights.
fn body(out: &mut String, request: &Request, picked: &Picked<'_>) {
    let article = request.article;
    let mut all: Vec<Highlight> = Vec::new();
    for id in &picked.facts {
        for (n, span) in picked.fact(*id).map_or(&[][..], |f| &f.spans).iter().enumerate() {
            let anchor = (n == 0).then(|| format!("at-{id}"));
            all.push(Highlight { span: *span, anchor, class: "" });
        }
    }
    for (n, other) in request.others.iter().enumerate() {
        for (piece, span) in other.spans.iter().enumerate() {
            let anchor = (piece == 0).then(|| format!("at-A{}", n + 1));
            all.push(Highlight { span: *span, anchor, class: "other" });
        }
    }
    for (span, id) in picked.names() {
        let person = picked
            .entity(id)
            .is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place));
        if person {
            all.push(Highlight { span, anchor: None, class: "name" });
        }
    }
    let cues = picked.quotes.iter().filter_map(|q| picked.quote(*q)?.cue);
    all.extend(cues.map(|span| Highlight { span, anchor: None, class: "cue" }));
    all.retain(|h| !h.span.is_empty());
    // Marks lie outside of what only colours, and wide ones outside of narrow ones.
    all.sort_by_key(|h| (h.span.start, h.anchor.is_none() && !h.class.is_empty(), std::cmp::Reverse(h.span.end)));
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    for block in &article.blocks {
        let class = match block.kind {
            BlockKind::Clutter => " class=\"clutter\"",
            BlockKind::Caption => " class=\"caption\"",
            BlockKind::Credit => " class=\"credit\"",
            _ => "",
        };
        let tag = if block.kind.is_heading() { "h2" } else { "p" };
        let _ = write!(out, "<{tag}{class}>");
        let mut at = block.span.start;
        while at < block.span.end {
            open.retain(|n| all[*n].span.end > at);
            while all.get(next).is_some_and(|h| h.span.start <= at) {
                if all[next].span.end > at {
                    open.push(next);
                }
                next += 1;
            }
            // Up to where something begins or ends.
            let begins = all.get(next).map_or(u32::MAX, |h| h.span.start);
            let ends = open.iter().map(|n| all[*n].span.end).min().unwrap_or(u32::MAX);
            let end = begins.min(ends).min(block.span.end);
            segment(out, &mut all, &open, article.words(Span { start: at, end }));
            at = end;
        }
        let _ = writeln!(out, "</{tag}>");
    }
}

/// Words with the same highlights, each highlight's anchor where it is first seen.
fn segment(out: &mut String, all: &mut [Highlight], open: &[usize], words: &str) {
    let marks: Vec<usize> =
        open.iter().copied().filter(|n| all[*n].class.is_empty() || all[*n].class == "other").collect();
    let anchored: Vec<usize> = marks.iter().copied().filter(|n| all[*n].anchor.is_some()).collect();
    let mut close = Vec::new();
    for n in &anchored {
        let id = all[*n].anchor.take().unwrap_or_default();
        let class = if all[*n].class.is_empty() { "" } else { " class=\"other\"" };
        let _ = write!(out, "<mark id=\"{id}\"{class}>");
        close.push("</mark>");
    }
    if anchored.is_empty() && !marks.is_empty() {
        let other = marks.iter().all(|n| all[*n].class == "other");
        out.push_str(if other { "<mark class=\"other\">" } else { "<mark>" });
        close.push("</mark>");
    }
    let mut classes: Vec<&str> = open.iter().map(|n| all[*n].class).filter(|c| matches!(*c, "name" | "cue")).collect();
    classes.sort_unstable();
    classes.dedup();
    if !classes.is_empty() {
        let _ = write!(out, "<span class=\"{}\">", classes.join(" "));
        close.push("</span>");
    }
    out.push_str(&escaped(words));
    close.iter().rev().for_each(|tag| out.push_str(tag));
}

fn fact(out: &mut String, finding: &Finding, messages: &Messages) {
    let class = if finding.machine_extracted { "unjudged" } else { "judged" };
    let id = &finding.id;
    let _ = writeln!(out, "<li id=\"{id}\" class=\"{class}\"><blockquote>{}</blockquote>", escaped(&finding.exact));
    let mut parts = Vec::new();
    if let Some(speaker) = finding.speaker {
        parts.push(format!("<strong>{}</strong>", escaped(speaker)));
    } else if let Some(subject) = finding.subject {
        parts.push(escaped(&messages.say("about", &[("name", subject)])));
    }
    parts.extend(messages.sort(finding).iter().map(|s| escaped(s)));
    parts.extend(messages.honesty(finding).iter().map(|s| escaped(s)));
    if !finding.because.is_empty() {
        parts.push(escaped(&messages.say("because", &[("words", finding.because)])));
    }
    let place = escaped(&messages.place(finding));
    let _ = write!(out, "<div class=\"small\">{} · <a href=\"#at-{id}\">{id}: {place}</a>", parts.join(" · "));
    let web = finding.provenance.url.is_some()
        || finding.source.is_some_and(|s| s.starts_with("http://") || s.starts_with("https://"));
    if let Some(address) = link(finding).filter(|_| web) {
        let _ = write!(out, " · <a href=\"{}\" rel=\"noreferrer\">↗</a>", escaped(&address));
    }
    out.push_str("</div>");
    if !finding.note.is_empty() {
        let _ = write!(out, "\n<div>{}</div>", escaped(&messages.say("note", &[("words", finding.note)])));
    }
    if !finding.tags.is_empty() {
        let _ = write!(out, "\n<div>{}</div>", escaped(&messages.say("tags", &[("words", &finding.tags.join(", "))])));
    }
    out.push_str("</li>\n");
}

/// What others have noted on the same text.
fn others(out: &mut String, request: &Request, messages: &Messages) {
    if request.others.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{}</h2>\n<ol>", escaped(&messages.say("others", &[])));
    for (n, other) in request.others.iter().enumerate() {
        let words: Vec<&str> = other.spans.iter().map(|s| request.article.words(*s)).collect();
        let by = other.by.as_deref().map_or_else(String::new, |by| format!("<strong>{}</strong>: ", escaped(by)));
        let _ = writeln!(
            out,
            "<li><blockquote>{}</blockquote>\n<div class=\"small\">{by}{} · <a href=\"#at-A{n}\">A{n}</a></div></li>",
            escaped(&words.join(super::finding::GAP)),
            escaped(&other.text),
            n = n + 1,
        );
    }
    out.push_str("</ol>\n");
}

/// schema.org, as a graph of the article and its quotations.
fn linked_data(request: &Request, title: &str) -> String {
    let article = request.article;
    let id = format!("urn:sha256:{}", request.findings.sha256);
    let mut news = Map::new();
    news.insert("@type".to_owned(), "NewsArticle".into());
    news.insert("@id".to_owned(), id.clone().into());
    news.insert("headline".to_owned(), title.into());
    news.insert("inLanguage".to_owned(), article.language.clone().into());
    if let Some(date) = &article.date {
        news.insert("datePublished".to_owned(), date.clone().into());
    }
    if let Some(author) = &article.byline {
        news.insert("author".to_owned(), json!({"@type": "Person", "name": author}));
    }
    if let Some(url) = super::csl::url(article) {
        news.insert("url".to_owned(), url.into());
    }
    let mut graph = vec![Value::Object(news)];
    graph.extend(quotations(request, &request.findings, &id));
    let data = json!({"@context": "https://schema.org", "@graph": graph});
    // Nothing within may end the element, nor begin a comment.
    super::json::line(&data).trim_end().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn quotations<'a>(
    request: &'a Request,
    findings: &'a Findings<'a>,
    article: &'a str,
) -> impl Iterator<Item = Value> + 'a {
    let kind = |id: &str| {
        let fact = super::finding::index(id).map(FactId::from_index)?;
        let quote = request.analysis.facts.get(fact.index())?.quote?;
        let speaker = request.analysis.quotes.get(quote.index())?.speaker?;
        Some(request.analysis.entities.get(speaker.index())?.kind)
    };
    findings.of(request.facts).filter(|f| f.quote_kind.is_some()).map(move |f| {
        let of = if kind(&f.id) == Some(EntityKind::Organisation) { "Organization" } else { "Person" };
        json!({
            "@type": "Quotation",
            "@id": format!("{article}#{}", f.id),
            "text": f.exact,
            "creator": f.speaker.map(|name| json!({"@type": of, "name": name})),
            "isPartOf": {"@id": article},
            "inLanguage": request.article.language,
            "additionalType": f.quote_kind,
            "creditText": format!("{}, confidence {}", super::csv::word(&f.standing), f.confidence),
        })
    })
}
