//! Annotations that somebody else made on the same text, in the W3C Web Annotation Data Model: an
//! annotation, a list of them, a page or a collection.
//!
//! A place is found by the words of its quote selector in their context, else by its position
//! selector (code points); where both are given, the words decide.

use crate::article::Article;
use crate::text::{CodePoints, Span};
use serde_json::Value;
use thiserror::Error;

/// The most annotations that are read of one file.
const MOST: usize = 100_000;

/// An annotation that somebody else made.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Where it points, in reading order.
    pub spans: Vec<Span>,
    /// Who made it, where it says so.
    pub by: Option<String>,
    /// What it says, without its tags.
    pub text: String,
    /// Its tags.
    pub tags: Vec<String>,
    written: Value,
}

impl Other {
    /// The annotation as it was written.
    #[must_use]
    pub fn as_written(&self) -> &Value {
        &self.written
    }
}

/// What was found in a file of annotations.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Those whose place is in the text, in reading order.
    pub others: Vec<Other>,
    /// The words of those whose place is not.
    pub lost: Vec<String>,
}

/// Why a file holds no annotations.
#[derive(Debug, Error)]
pub enum OthersError {
    /// No JSON.
    #[error("this is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// JSON of another kind.
    #[error(
        "there are no W3C annotations in this JSON: it should be an Annotation, a list of them, \
         an AnnotationPage or an AnnotationCollection with its first page in it"
    )]
    None,
}

/// Reads annotations, and finds their places in an article's text.
///
/// # Errors
/// [`OthersError`].
pub fn read(json: &str, article: &Article) -> Result<Found, OthersError> {
    let value: Value = serde_json::from_str(json.trim_start_matches('\u{feff}'))?;
    let mut all = Vec::new();
    gather(&value, &mut all, 0);
    if all.is_empty() {
        return Err(OthersError::None);
    }
    let text = Text { text: &article.text, points: CodePoints::new(&article.text) };
    let mut found = Found::default();
    for annotation in all.into_iter().take(MOST) {
        let targets = list(annotation.get("target"));
        let mut spans: Vec<Span> = targets.iter().filter_map(|t| text.target(t)).collect();
        spans.sort_unstable();
        spans.dedup();
        if spans.is_empty() {
            let exact = targets.iter().find_map(|t| quote(t)).and_then(|q| q.get("exact")).and_then(Value::as_str);
            found.lost.push(exact.or(annotation.get("id").and_then(Value::as_str)).unwrap_or("?").to_owned());
            continue;
        }
        let (text, tags) = bodies(annotation);
        found.others.push(Other { spans, by: creator(annotation), text, tags, written: annotation.clone() });
    }
    found.others.sort_by(|a, b| a.spans.cmp(&b.spans));
    Ok(found)
}

/// The annotations in a value of any of the shapes.
fn gather<'a>(value: &'a Value, all: &mut Vec<&'a Value>, depth: usize) {
    if depth > 8 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, all, depth + 1)),
        Value::Object(object) => {
            if is_of(value, "Annotation") || (object.contains_key("target") && !object.contains_key("items")) {
                all.push(value);
            }
            for key in ["items", "first", "annotations", "@graph"] {
                if let Some(inner) = object.get(key) {
                    gather(inner, all, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object has a type, alone or among others.
fn is_of(value: &Value, kind: &str) -> bool {
    let types = value.get("type").or_else(|| value.get("@type"));
    list(types).iter().any(|t| t.as_str() == Some(kind))
}

/// A value that may stand alone or in a list.
fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    }
}

/// All selectors of a target, those that refine others behind them.
fn selectors(target: &Value) -> Vec<&Value> {
    let mut all = Vec::new();
    let mut waiting = list(target.get("selector"));
    while let Some(selector) = waiting.pop() {
        all.push(selector);
        if all.len() < 100 {
            waiting.extend(list(selector.get("refinedBy")));
            waiting.extend(list(selector.get("items")));
        }
    }
    all
}

fn quote(target: &Value) -> Option<&Value> {
    selectors(target).into_iter().find(|s| is_of(s, "TextQuoteSelector"))
}

struct Text<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl Text<'_> {
    fn target(&self, target: &Value) -> Option<Span> {
        let position = selectors(target).into_iter().find(|s| is_of(s, "TextPositionSelector"));
        let position = position.and_then(|s| {
            let at = |key| usize::try_from(s.get(key)?.as_u64()?).ok();
            let (start, end) = (at("start")?, at("end")?);
            let count = self.points.at(u32::MAX);
            let span = Span::new(self.points.byte_of(start), self.points.byte_of(end));
            (start < end && end <= count).then_some(span)
        });
        let Some(quote) = quote(target) else { return position };
        let word = |key| quote.get(key).and_then(Value::as_str).unwrap_or("");
        let (exact, prefix, suffix) = (word("exact"), word("prefix"), word("suffix"));
        if exact.is_empty() {
            return position;
        }
        if let Some(span) = position.filter(|s| s.of(self.text) == exact) {
            return Some(span);
        }
        self.find(exact, prefix, suffix)
    }

    /// The place of some words where their context agrees most; words that occur but once need none.
    fn find(&self, exact: &str, prefix: &str, suffix: &str) -> Option<Span> {
        let places = memchr::memmem::find_iter(self.text.as_bytes(), exact.as_bytes()).take(MOST);
        let all: Vec<Span> = places.map(|at| Span::new(at, at + exact.len())).collect();
        if let [only] = all.as_slice() {
            return Some(*only);
        }
        let agreement = |span: &Span| {
            let before = self.text.get(..span.start as usize).unwrap_or("");
            let behind = self.text.get(span.end as usize..).unwrap_or("");
            let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
                a.zip(b).take_while(|(a, b)| a == b).count()
            };
            same(&mut before.chars().rev(), &mut prefix.chars().rev()) + same(&mut behind.chars(), &mut suffix.chars())
        };
        // Of places that agree alike, the first one.
        all.into_iter().rev().max_by_key(agreement)
    }
}

fn creator(annotation: &Value) -> Option<String> {
    let names = list(annotation.get("creator")).into_iter().filter_map(|creator| {
        let name = creator.get("name").or_else(|| creator.get("nickname")).or_else(|| creator.get("id"));
        name.and_then(Value::as_str).or(creator.as_str()).map(str::to_owned)
    });
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What an annotation says, and its tags.
fn bodies(annotation: &Value) -> (String, Vec<String>) {
    let mut texts: Vec<String> = Vec::new();
    let mut tags = Vec::new();
    texts.extend(annotation.get("bodyValue").and_then(Value::as_str).map(str::to_owned));
    for body in list(annotation.get("body")) {
        let value = body.get("value").and_then(Value::as_str).or(body.as_str());
        let value = value.or_else(|| body.get("id").and_then(Value::as_str));
        let tag = list(body.get("purpose")).iter().any(|p| p.as_str() == Some("tagging"));
        match value {
            Some(value) if tag => tags.push(value.to_owned()),
            Some(value) => texts.push(value.to_owned()),
            None => {}
        }
    }
    (texts.join("; "), tags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const TEXT: &str = "😀 pasar ikan dan pasar buah";

    fn article() -> Article {
        Article {
            text: TEXT.to_owned(),
            title: None,
            language: "id".to_owned(),
            date: None,
            byline: None,
            source: None,
            origin: Default::default(),
            blocks: Vec::new(),
        }
    }

    fn found(value: &Value) -> Vec<(String, String)> {
        let found = read(&value.to_string(), &article()).expect("annotations");
        let words = |o: &Other| o.spans.iter().map(|s| s.of(TEXT)).collect::<Vec<_>>().join("|");
        found.others.iter().map(|o| (words(o), o.text.clone())).collect()
    }

    #[test]
    fn places_are_found_by_words_in_context_and_by_position() {
        let of = |selector: Value| json!({"type": "Annotation", "body": "x", "target": {"source": "a", "selector": selector}});
        let quote = json!({"type": "TextQuoteSelector", "exact": "pasar", "prefix": "ikan dan "});
        assert_eq!(found(&of(quote.clone())), [("pasar".to_owned(), "x".to_owned())]);
        let all = read(&of(quote).to_string(), &article()).expect("one").others;
        assert_eq!(all[0].spans[0].start as usize, TEXT.rfind("pasar").expect("there"));
        assert_eq!(found(&of(json!({"type": "TextPositionSelector", "start": 2, "end": 7})))[0].0, "pasar");
        let wrong = json!([{"type": "TextPositionSelector", "start": 0, "end": 4}, {"type": "TextQuoteSelector", "exact": "ikan"}]);
        assert_eq!(found(&of(wrong))[0].0, "ikan", "the words decide");
        let nested = json!({"type": "FragmentSelector", "value": "x", "refinedBy": {"type": "TextQuoteSelector", "exact": "buah"}});
        assert_eq!(found(&of(nested))[0].0, "buah");
        let gone = read(&of(json!({"type": "TextQuoteSelector", "exact": "tidak ada"})).to_string(), &article());
        assert_eq!(gone.expect("read").lost, ["tidak ada"]);
    }

    #[test]
    fn any_shape_is_read() {
        let one = json!({
            "type": "Annotation",
            "creator": {"name": "Sari"},
            "body": [{"type": "TextualBody", "value": "bagus"}, {"type": "TextualBody", "purpose": "tagging", "value": "t"}],
            "target": {"source": "a", "selector": {"type": "TextQuoteSelector", "exact": "ikan"}}
        });
        for shape in [
            one.clone(),
            json!([one]),
            json!({"type": "AnnotationPage", "items": [one]}),
            json!({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one]}}),
        ] {
            assert_eq!(found(&shape), [("ikan".to_owned(), "bagus".to_owned())]);
            let others = read(&shape.to_string(), &article()).expect("annotations").others;
            assert_eq!((others[0].by.as_deref(), &others[0].tags[..]), (Some("Sari"), &["t".to_owned()][..]));
        }
        assert!(matches!(read("{}", &article()), Err(OthersError::None)));
        assert!(matches!(read("{", &article()), Err(OthersError::Json(_))));
    }

    proptest! {
        #[test]
        fn any_json_is_survived(start in any::<i64>(), end in any::<u64>(), exact in ".{0,8}") {
            let value = json!({"type": "Annotation", "target": {"selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": exact}
            ]}});
            for other in read(&value.to_string(), &article()).expect("one").others {
                prop_assert!(other.spans.iter().all(|s| TEXT.get(s.range()).is_some()));
            }
        }
    }
}
