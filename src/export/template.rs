//! The reader's own layout: a template in the language of Jinja.
//!
//! A template sees `article` (title, language, date, byline, source, sha256, text), `facts` (each with
//! the keys of a line of the JSON Lines), `entities`, `machine_extracted` and `generator`. The filters
//! `markdown`, `latex` and `html` make text harmless there; a template whose file ends in `.html`,
//! `.htm` or `.xml` (before an ending `.j2`) escapes by itself.

use super::picked::Picked;
use super::{GENERATOR, Request};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde_json::{Value, json};
use thiserror::Error;

/// Steps that a template may take: enough for a book of facts, and no loop for ever.
const FUEL: u64 = 200_000_000;

/// Why a template gives nothing.
#[derive(Debug, Error)]
#[error("{name}, line {line}: {what}")]
pub struct TemplateError {
    /// The template's file.
    pub name: String,
    /// From 1; 0 where it cannot be told.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

/// Fills a template with the facts of a request.
///
/// # Errors
/// [`TemplateError`]: its syntax, a name that there is none of, a loop without an end.
pub fn fill(request: &Request<'_>, name: &str, template: &str) -> Result<String, TemplateError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_keep_trailing_newline(true);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| {
        let name = name.strip_suffix(".j2").or_else(|| name.strip_suffix(".jinja")).unwrap_or(name);
        let html = [".html", ".htm", ".xhtml", ".xml"].iter().any(|e| name.to_lowercase().ends_with(e));
        if html { AutoEscape::Html } else { AutoEscape::None }
    });
    environment.add_filter("markdown", |text: String| super::markdown::escaped(&text));
    environment.add_filter("latex", |text: String| super::biblatex::escaped(&text));
    environment.add_filter("html", |text: String| minijinja::Value::from_safe_string(super::xml::escaped(&text)));
    let wrong = |error: minijinja::Error| {
        let mut what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
        if error.kind() == minijinja::ErrorKind::OutOfFuel {
            what = "it takes too many steps; is there a loop without an end?".to_owned();
        } else if error.kind() == minijinja::ErrorKind::UndefinedError && error.detail().is_none() {
            what = "it asks for a value that there is none of (see telusur export --help)".to_owned();
        }
        TemplateError { name: name.to_owned(), line: error.line().unwrap_or(0), what }
    };
    environment.add_template(name, template).map_err(wrong)?;
    let template = environment.get_template(name).map_err(wrong)?;
    template.render(values(request)).map_err(wrong)
}

fn values(request: &Request<'_>) -> Value {
    let article = request.article;
    let picked = Picked::of(request);
    let facts: Vec<Value> = request.findings.of(request.facts).filter_map(|f| serde_json::to_value(&f).ok()).collect();
    let entities: Vec<Value> = picked
        .entities
        .iter()
        .filter_map(|id| {
            let entity = picked.entity(*id)?;
            let roles: Vec<&str> = entity.roles.iter().map(|r| r.text.as_str()).collect();
            Some(json!({
                "id": id.to_string(), "kind": entity.kind, "name": entity.name, "aliases": entity.aliases, "roles": roles,
            }))
        })
        .collect();
    json!({
        "article": {
            "title": article.title,
            "language": article.language,
            "date": article.date,
            "byline": article.byline,
            "source": article.source,
            "sha256": request.findings.sha256,
            "text": article.text,
        },
        "facts": facts,
        "entities": entities,
        "machine_extracted": request.findings.unjudged(request.facts),
        "generator": GENERATOR,
    })
}
