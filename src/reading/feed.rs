//! RSS and Atom: one item at a time.

use super::about::About;
use super::draft::{Draft, Part};
use super::error::Fault;
use super::html;
use crate::article::{BlockKind, Warning};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The most items that are looked at.
const ITEMS: usize = 2000;

/// What a feed says of itself, or of an item.
#[derive(Default)]
struct Entry {
    title: String,
    link: String,
    author: String,
    date: String,
    summary: String,
    content: String,
    language: String,
}

/// An item of a feed; the only one where there is one only.
///
/// # Errors
/// [`Fault`]: damaged, no items, or [`Fault::Choose`] with the items' titles where there are
/// several and none was chosen.
pub fn read(xml: &str, item: Option<usize>) -> Result<Draft, Fault> {
    let (feed, items) = entries(xml)?;
    let number = match item {
        Some(number) if number == 0 || number > items.len() => {
            return Err(Fault::NoSuch { option: "item".to_owned(), asked: number, count: items.len() });
        }
        Some(number) => number - 1,
        None if items.len() > 1 => {
            let name = |e: &Entry| {
                let title = html::line(&e.title);
                if title.is_empty() { html::line(&e.link) } else { title }
            };
            return Err(Fault::Choose { option: "item".to_owned(), names: items.iter().map(name).collect() });
        }
        None => 0,
    };
    let entry = items.into_iter().nth(number).ok_or(Fault::Empty)?;
    let body = if entry.content.trim().is_empty() { &entry.summary } else { &entry.content };
    let parts = if body.contains('<') {
        html::fragment(body)?.0
    } else {
        body.split("\n\n").map(|p| Part::new(BlockKind::Paragraph, html::line(p))).collect()
    };
    let some = |text: String| Some(html::line(&text)).filter(|t| !t.is_empty());
    let about = About {
        title: some(entry.title),
        byline: some(entry.author).or_else(|| some(feed.author)),
        date: some(entry.date),
        outlet: some(feed.title),
        language: some(entry.language).or_else(|| some(feed.language)),
        url: some(entry.link),
    };
    let mut draft = Draft { about, parts, drop_clutter: true, ..Draft::default() };
    if entry.content.trim().is_empty() && draft.about.url.is_some() {
        // Most feeds carry the first sentences only.
        draft.warnings.push(Warning::SummaryOnly);
    }
    Ok(draft)
}

/// The feed itself and its items.
fn entries(xml: &str) -> Result<(Entry, Vec<Entry>), Fault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let (mut feed, mut items) = (Entry::default(), Vec::<Entry>::new());
    let mut path: Vec<String> = Vec::new();
    let mut inside = false;
    // Within XHTML of Atom: the markup itself is the content.
    let mut markup: Option<usize> = None;
    loop {
        let event =
            reader.read_event().map_err(|error| Fault::Damaged { what: "feed".to_owned(), why: error.to_string() })?;
        match event {
            Event::Eof => break,
            Event::Start(start) => {
                let name = local(&start);
                if path.len() >= super::html::DEPTH {
                    return Err(Fault::TooDeep { depth: path.len() + 1, limit: super::html::DEPTH });
                }
                if markup.is_some() {
                    if let Some(item) = items.last_mut() {
                        item.content.push_str(&format!("<{name}>"));
                    }
                } else if (name == "item" || name == "entry") && !inside {
                    if items.len() >= ITEMS {
                        break;
                    }
                    items.push(Entry::default());
                    inside = true;
                } else if name == "content" && attribute(&start, "type").as_deref() == Some("xhtml") {
                    markup = Some(path.len());
                }
                take_link(&name, &start, inside, &mut feed, &mut items);
                path.push(name);
            }
            Event::Empty(start) => take_link(&local(&start), &start, inside, &mut feed, &mut items),
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                if markup == Some(path.len()) {
                    markup = None;
                } else if markup.is_some()
                    && let Some(item) = items.last_mut()
                {
                    item.content.push_str(&format!("</{name}>"));
                }
                if name == "item" || name == "entry" {
                    inside = false;
                }
            }
            Event::Text(text) => {
                take_text(&text, &path, markup.is_some(), inside, &mut feed, &mut items);
            }
            Event::CData(text) => {
                take_text(&text, &path, false, inside, &mut feed, &mut items);
            }
            Event::GeneralRef(name) => {
                let text = format!("&{};", &*name);
                // In markup and in escaped HTML an entity is resolved with the HTML; in a title too.
                match items.last_mut().filter(|_| markup.is_some()) {
                    Some(item) => item.content.push_str(&text),
                    None => take_text(&resolved(&text), &path, false, inside, &mut feed, &mut items),
                }
            }
            _ => {}
        }
    }
    Ok((feed, items))
}

/// The character of an entity of XML or HTML.
fn resolved(entity: &str) -> String {
    match entity {
        "&lt;" => "<".to_owned(),
        "&gt;" => ">".to_owned(),
        "&amp;" => "&".to_owned(),
        "&quot;" => "\"".to_owned(),
        "&apos;" => "'".to_owned(),
        other => {
            let text = html::line(other);
            if text.is_empty() { " ".to_owned() } else { text }
        }
    }
}

fn local(start: &BytesStart<'_>) -> String {
    let name = start.name();
    let name = name.as_ref().to_ascii_lowercase();
    // What belongs to another vocabulary is told by it: a picture's title is not the item's.
    match name.split_once(':') {
        Some(("content", "encoded")) => "content:encoded".to_owned(),
        Some(("dc", name)) => format!("dc:{name}"),
        Some(("atom" | "rss" | "rdf" | "a", name)) => name.to_owned(),
        _ => name,
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).filter_map(Result::ok).find(|a| a.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

/// Atom's links are attributes.
fn take_link(name: &str, start: &BytesStart<'_>, inside: bool, feed: &mut Entry, items: &mut [Entry]) {
    let Some(href) = (name == "link").then(|| attribute(start, "href")).flatten() else { return };
    let alternate = attribute(start, "rel").is_none_or(|rel| rel == "alternate");
    let entry = if inside { items.last_mut() } else { Some(feed) };
    if let Some(entry) = entry.filter(|e| alternate && e.link.is_empty()) {
        entry.link = href;
    }
}

fn take_text(text: &str, path: &[String], markup: bool, inside: bool, feed: &mut Entry, items: &mut [Entry]) {
    let entry = if inside { items.last_mut() } else { Some(feed) };
    let Some(entry) = entry else { return };
    if markup {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        entry.content.push_str(&escaped);
        return;
    }
    let Some(name) = path.last().map(String::as_str) else { return };
    let parent = path.len().checked_sub(2).and_then(|n| path.get(n)).map_or("", String::as_str);
    let direct = matches!(parent, "item" | "entry" | "channel" | "feed" | "rdf");
    let field = match name {
        "title" | "dc:title" if direct => &mut entry.title,
        "link" if direct => &mut entry.link,
        "name" if parent == "author" => &mut entry.author,
        "author" | "dc:creator" if direct => &mut entry.author,
        "pubdate" | "published" | "dc:date" | "updated" | "issued" if direct => {
            // The day it was published is stronger than the day it was changed.
            if name == "updated" && !entry.date.trim().is_empty() {
                return;
            }
            if matches!(name, "published" | "pubdate") && !text.trim().is_empty() {
                entry.date.clear();
            }
            &mut entry.date
        }
        "language" | "dc:language" if direct => &mut entry.language,
        "description" | "summary" if direct => &mut entry.summary,
        "content:encoded" | "content" if direct => &mut entry.content,
        _ => return,
    };
    field.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RSS: &str = "<?xml version='1.0'?><rss version='2.0' xmlns:content='c' xmlns:media='m'><channel><title>Warta &amp; Pagi</title><link>https://example.org/</link><language>id</language><item><title>Pasar ikan</title><link>https://example.org/1</link><pubDate>Wed, 05 Mar 2025 09:15:00 +0700</pubDate><description>Ringkas &lt;b&gt;saja&lt;/b&gt; &amp;amp; padat</description><media:title>Gambar</media:title></item><item><title><![CDATA[Harga <b>beras</b>]]></title><dc:creator xmlns:dc='d'>Rina</dc:creator><content:encoded><![CDATA[<p>Satu.</p><p>Dua.</p>]]></content:encoded></item></channel></rss>";
    const ATOM: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Warta</title><author><name>Redaksi</name></author><entry><title type='html'>Pasar &amp;amp; ikan</title><link rel='alternate' href='https://example.org/a?b=1&amp;c=2'/><published>2025-03-05T01:00:00Z</published><updated>2025-04-01T00:00:00Z</updated><content type='xhtml'><div><p>Satu &amp; dua.</p></div></content></entry></feed>";

    #[test]
    fn items_are_chosen_by_number() {
        let Err(Fault::Choose { names, .. }) = read(RSS, None) else { panic!("several") };
        assert_eq!(names, ["Pasar ikan", "Harga beras"]);
        let first = read(RSS, Some(1)).expect("an item");
        assert_eq!(first.parts[0].text, "Ringkas saja & padat");
        assert_eq!(
            (first.about.outlet.as_deref(), first.about.url.as_deref()),
            (Some("Warta & Pagi"), Some("https://example.org/1"))
        );
        assert_eq!(first.warnings, [Warning::SummaryOnly]);
        let second = read(RSS, Some(2)).expect("an item");
        assert_eq!(
            (second.about.title.as_deref(), second.about.byline.as_deref()),
            (Some("Harga beras"), Some("Rina"))
        );
        assert_eq!(second.parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Satu.", "Dua."]);
        assert_eq!(read(RSS, Some(3)), Err(Fault::NoSuch { option: "item".to_owned(), asked: 3, count: 2 }));
    }

    #[test]
    fn atom_with_markup_inside() {
        let entry = read(ATOM, None).expect("one entry");
        assert_eq!(
            (entry.about.title.as_deref(), entry.about.byline.as_deref()),
            (Some("Pasar & ikan"), Some("Redaksi"))
        );
        assert_eq!(entry.about.url.as_deref(), Some("https://example.org/a?b=1&c=2"));
        assert_eq!(entry.about.date.as_deref(), Some("2025-03-05T01:00:00Z"));
        assert_eq!(entry.parts[0].text, "Satu & dua.");
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(xml in "(</?(rss|item|entry|title|content type='xhtml'|p)>|[a-z&;<!\\[\\]]{0,5}){0,30}") {
            let _ = read(&xml, Some(1));
        }
    }
}
