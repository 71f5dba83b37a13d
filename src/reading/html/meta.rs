//! What a page says of itself: JSON-LD first, then Open Graph, then other meta elements, then what
//! its markup shows.

use super::words::PageWords;
use crate::reading::about::About;
use crate::reading::draft::{Part, clean};
use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep objects of JSON-LD lie in each other at most.
const NESTED: usize = 8;
/// How many articles of a page's JSON-LD are looked at.
const ARTICLES: usize = 200;

/// Reads everything a page says of itself.
pub(super) fn read(page: &Document, words: &PageWords) -> About {
    let mut meta = json_ld(page).or(open_graph(page)).or(plain(page)).or(shown(page, words));
    let host = meta.url.as_deref().and_then(host).map(str::to_owned);
    meta.outlet = meta.outlet.or_else(|| host.clone());
    let brand = host.as_deref().and_then(brand).map(str::to_owned);
    let names: Vec<String> = meta.outlet.iter().chain(&host).chain(&brand).map(|n| letters(n)).collect();
    // Templates put the paper's own name where the author's should be.
    meta.byline = meta.byline.filter(|b| !is_outlet(b, &names));
    if meta.byline.is_none() {
        meta.byline = shown(page, words).byline.filter(|b| !is_outlet(b, &names));
    }
    meta.title = meta.title.map(|t| without_outlet(&t, page, &names));
    meta
}

/// The article's own JSON-LD object.
fn json_ld(page: &Document) -> About {
    let mut objects = Objects::default();
    for script in page.select("script[type='application/ld+json']").nodes() {
        // Line breaks within strings are no JSON, and common.
        let text: String = script.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let text =
            text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
        let text = text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim_end_matches(';');
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { continue };
        objects.gather(value, 0);
    }
    let Some(article) = objects.article(page) else { return About::default() };
    let names = |value: &Value| objects.names(value);
    let text = |key: &str| article.get(key).and_then(one).and_then(|v| text_of(&v));
    let url = text("url").or_else(|| {
        let of = article.get("mainEntityOfPage")?;
        of.as_str().map(str::to_owned).or_else(|| of.get("@id")?.as_str().map(str::to_owned))
    });
    let author = article.get("author").or_else(|| article.get("creator")).map(&names).unwrap_or_default();
    About {
        title: text("headline").or_else(|| text("name")),
        byline: (!author.is_empty()).then(|| author.join(", ")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        outlet: article.get("publisher").map(names).and_then(|n| n.into_iter().next()),
        language: text("inLanguage"),
        url: url.filter(|u| u.starts_with("http")),
    }
}

/// The objects that a page's JSON-LD holds.
#[derive(Default)]
struct Objects {
    /// Articles of any kind, in the order of the page.
    articles: Vec<Map<String, Value>>,
    /// Names by `@id`: articles may only point to who wrote and who published them.
    named: HashMap<String, String>,
}

impl Objects {
    fn gather(&mut self, value: Value, depth: usize) {
        match value {
            Value::Array(all) => all.into_iter().for_each(|v| self.gather(v, depth)),
            Value::Object(mut object) if depth < NESTED => {
                if let Some(graph) = object.remove("@graph") {
                    self.gather(graph, depth + 1);
                }
                if let (Some(id), Some(name)) =
                    (object.get("@id").and_then(Value::as_str), object.get("name").and_then(text_of))
                {
                    self.named.entry(id.to_owned()).or_insert(name);
                }
                if rank(object.get("@type")) > 0 {
                    for key in ["author", "creator", "publisher"] {
                        if let Some(inner) = object.get(key).filter(|v| !v.is_string()) {
                            self.gather(inner.clone(), depth + 1);
                        }
                    }
                    self.articles.push(object);
                }
            }
            _ => {}
        }
    }

    /// The article that the page is about: news before anything else that is one, and of several that
    /// of the page's own address or headline.
    fn article(&self, page: &Document) -> Option<&Map<String, Value>> {
        let address = |url: &str| url.split(['#', '?']).next().unwrap_or("").trim_end_matches('/').to_owned();
        let own: Vec<String> =
            [page.select("link[rel='canonical']").attr("href").map(|h| h.to_string()), named(page, &["og:url"])]
                .into_iter()
                .flatten()
                .map(|url| address(&url))
                .collect();
        let headlines: Vec<String> = page.select("h1").nodes().iter().take(4).map(|n| letters(&n.text())).collect();
        let is_own = |object: &Map<String, Value>| {
            let url = object.get("url").and_then(Value::as_str);
            let said = object.get("headline").or_else(|| object.get("name")).and_then(text_of);
            url.is_some_and(|u| own.contains(&address(u))) || said.is_some_and(|s| headlines.contains(&letters(&s)))
        };
        let several = self.articles.len() > 1;
        // Of equals the first one: the last of the greatest, from behind.
        let from_behind = self.articles.iter().take(ARTICLES).rev();
        from_behind.max_by_key(|object| (several && is_own(object), rank(object.get("@type"))))
    }

    /// The names in an author or a publisher: a name, an object, what is pointed to, or several.
    fn names(&self, value: &Value) -> Vec<String> {
        let all = match value {
            Value::Array(all) => all.as_slice(),
            value => std::slice::from_ref(value),
        };
        let pointed = |v: &Value| v.get("@id").and_then(Value::as_str).and_then(|id| self.named.get(id)).cloned();
        all.iter().filter_map(|v| text_of(v).or_else(|| pointed(v))).filter(|n| is_name(n)).collect()
    }
}

fn rank(kind: Option<&Value>) -> u8 {
    let of = |name: &str| match name {
        name if name.ends_with("NewsArticle") => 3,
        name if ["Article", "BlogPosting", "SocialMediaPosting"].iter().any(|end| name.ends_with(end)) => 2,
        _ => 0,
    };
    match kind {
        Some(Value::String(name)) => of(name),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(of).max().unwrap_or(0),
        _ => 0,
    }
}

fn one(value: &Value) -> Option<Value> {
    match value {
        Value::Array(all) => all.first().cloned(),
        value => Some(value.clone()),
    }
}

fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(object) => object.get("name").or_else(|| object.get("@value"))?.as_str()?,
        _ => return None,
    };
    // Some templates escape twice.
    let text = if text.contains('&') { Document::fragment(text).text().to_string() } else { text.to_owned() };
    Some(clean(&text)).filter(|t| !t.is_empty())
}

/// Whether something may be a name: not an address, not a sentence.
fn is_name(text: &str) -> bool {
    !text.contains("://")
        && !text.starts_with(['@', '#', '/'])
        && text.len() <= 120
        && text.contains(char::is_alphabetic)
}

fn open_graph(page: &Document) -> About {
    About {
        title: named(page, &["og:title", "twitter:title"]),
        byline: named(page, &["article:author", "og:article:author"]).filter(|n| is_name(n)),
        date: named(page, &["article:published_time", "og:article:published_time", "og:published_time"]),
        outlet: named(page, &["og:site_name"]),
        language: named(page, &["og:locale"]),
        url: named(page, &["og:url"]).filter(|u| u.starts_with("http")),
    }
}

fn plain(page: &Document) -> About {
    let canonical = page.select("link[rel='canonical']").attr("href").map(|h| clean(&h));
    About {
        title: named(page, &["title", "dc.title", "dcterms.title"]),
        byline: named(
            page,
            &["author", "content_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"],
        )
        .filter(|n| is_name(n)),
        date: named(
            page,
            &[
                "datepublished",
                "date",
                "pubdate",
                "publishdate",
                "publish-date",
                "content_publisheddate",
                "dc.date",
                "dcterms.created",
                "parsely-pub-date",
                "sailthru.date",
            ],
        ),
        outlet: named(page, &["application-name", "dc.publisher", "publisher"]),
        language: named(page, &["language", "content-language", "dc.language"]),
        url: canonical.filter(|u| u.starts_with("http")),
    }
}

/// The content of the first meta element of one of these names.
fn named(page: &Document, names: &[&str]) -> Option<String> {
    let metas = page.select("meta[content]");
    names.iter().find_map(|name| {
        metas.nodes().iter().find_map(|meta| {
            let called = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .filter_map(|key| meta.attr(key))
                .any(|value| value.trim().eq_ignore_ascii_case(name));
            let content = called.then(|| meta.attr("content")).flatten()?;
            Some(clean(&content)).filter(|c| !c.is_empty())
        })
    })
}

/// What the page's markup shows a reader.
fn shown(page: &Document, words: &PageWords) -> About {
    let first = |selector: &str| {
        page.select(selector).nodes().iter().map(|n| clean(&n.text())).find(|t| !t.is_empty() && t.len() <= 300)
    };
    let date = page
        .select("time[datetime], [itemprop='datePublished']")
        .nodes()
        .iter()
        .find_map(|n| n.attr("datetime").or_else(|| n.attr("content")).map(|d| clean(&d)))
        .filter(|d| d.contains(|c: char| c.is_ascii_digit()));
    let named = page
        .select("[rel='author'], [itemprop='author'], [class*='author'], [class*='byline'], [class*='penulis'], [class*='reporter']")
        .nodes()
        .iter()
        .filter_map(|n| first_words(n, words))
        .find(|t| is_name(t) && t.len() <= 80 && !t.contains(|c: char| c.is_ascii_digit()));
    let byline = named.or_else(|| byline_line(page, words));
    About {
        title: first("h1").or_else(|| first("title")),
        byline,
        date: date.or_else(|| date_line(page, words)),
        outlet: None,
        language: page.select("html").attr("lang").map(|l| clean(&l)),
        url: None,
    }
}

/// The first words in an element that are more than the label of a byline.
fn first_words(node: &NodeRef, words: &PageWords) -> Option<String> {
    let texts = node.descendants_it().filter(NodeRef::is_text).map(|t| words.without_label(&clean(&t.text())));
    texts.into_iter().find(|t| !t.is_empty())
}

/// Short elements with few others in them, with their words.
fn short(page: &Document) -> impl Iterator<Item = String> {
    let all =
        page.root().descendants().into_iter().filter(|n| n.is_element() && n.children_it(false).take(9).count() < 9);
    all.filter(|n| !["script", "style", "noscript", "head", "title", "a", "option"].iter().any(|name| n.has_name(name)))
        .filter(|n| n.normalized_char_count() <= 120)
        .map(|n| clean(&n.text()))
        .filter(|t| !t.is_empty())
}

/// The name in a line that begins as bylines do: *Penulis: …*.
fn byline_line(page: &Document, words: &PageWords) -> Option<String> {
    let line = short(page).find(|t| t.len() <= 120 && words.is_byline(t))?;
    let name = words.without_label(&line);
    (is_name(&name) && name.len() <= 80).then_some(name)
}

/// The first short text that holds a full date, in an element that says it is one; else the first
/// that holds a date with a time of day. A date alone may be the page's own clock.
fn date_line(page: &Document, words: &PageWords) -> Option<String> {
    let says = page.select("[class*='date'], [class*='tanggal'], [class*='waktu'], [class*='time'], [id*='date']");
    let marked: Vec<String> = says
        .nodes()
        .iter()
        .filter(|n| n.normalized_char_count() <= 120)
        .map(|n| clean(&n.text()))
        .filter(|t| words.has_date(t))
        .collect();
    let timed = |t: &&String| {
        let time = |w: &[u8]| {
            w[0].is_ascii_digit() && matches!(w[1], b':' | b'.') && w[2].is_ascii_digit() && w[3].is_ascii_digit()
        };
        // The year of `5.3.2025` is no time of day.
        t.as_bytes().windows(5).any(|w| time(&w[..4]) && !w[4].is_ascii_digit())
    };
    marked
        .iter()
        .find(timed)
        .cloned()
        .or_else(|| short(page).filter(|t| t.len() <= 80 && timed(&t)).find(|t| words.has_date(t)))
        .or_else(|| marked.first().cloned())
}

/// The host of an address, without `www`.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|h| !h.is_empty())
}

/// The word of a host by which people know it: `kabar` of `berita.kabar.co.id`.
fn brand(host: &str) -> Option<&str> {
    host.split('.').rev().find(|label| label.len() > 3)
}

/// Small letters and figures only.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a name is that of the paper.
fn is_outlet(name: &str, outlets: &[String]) -> bool {
    let name = letters(name);
    outlets.iter().any(|o| o.len() >= 4 && (name.contains(o.as_str()) || o.contains(name.as_str())))
}

/// What parts a headline from the name of the paper in a title.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

/// The title without what stands behind a separator, where the article's first lines have it so.
pub(super) fn as_in_text(title: String, parts: &[Part]) -> String {
    let lines: Vec<String> = parts.iter().take(4).filter(|p| p.text.len() <= 300).map(|p| letters(&p.text)).collect();
    let heads = SEPARATORS.iter().filter_map(|s| title.split_once(s)).map(|(head, _)| head);
    let head = heads.filter(|head| lines.contains(&letters(head))).max_by_key(|head| head.len());
    head.map_or_else(|| title.clone(), |head| head.trim().to_owned())
}

/// A title without the name of the paper behind or before it: what a heading of the page says, or
/// what is left of a separator with the paper's name on the other side.
fn without_outlet(title: &str, page: &Document, outlets: &[String]) -> String {
    let headings: Vec<String> = page.select("h1, h2").nodes().iter().map(|n| letters(&n.text())).collect();
    let mut title = title;
    if headings.iter().any(|h| *h == letters(title)) {
        return title.to_owned();
    }
    while let Some((at, separator)) = SEPARATORS.iter().filter_map(|s| Some((title.rfind(s)?, *s))).max() {
        let (head, tail) = (&title[..at], &title[at + separator.len()..]);
        let is_heading = headings.iter().any(|h| *h == letters(head));
        let ours = letters(tail);
        let named = outlets.iter().any(|o| ours.contains(o.as_str()) || (ours.len() >= 4 && o.contains(ours.as_str())));
        if !(is_heading || named) || head.trim().is_empty() {
            break;
        }
        title = head.trim_end();
        if is_heading {
            break;
        }
    }
    title.to_owned()
}
