//! BibLaTeX: the article as `@online`, its facts as its annotation. UTF-8, for biber.

use super::csl::{date_parts, key, url};
use super::messages::Messages;
use super::{GENERATOR, Request};
use crate::language::Pack;
use std::fmt::Write as _;

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let mut out = format!("@online{{{},\n", key(request));
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name} = {{{value}}},");
    };
    let title = article.title.clone().unwrap_or_else(|| messages.say("untitled", &[]));
    // A second pair of braces keeps capitals as they are.
    field("title", &format!("{{{}}}", escaped(&title)));
    if let Some(author) = &article.byline {
        // In braces, a name is one name, whatever stands in it.
        field("author", &format!("{{{}}}", escaped(author)));
    }
    if let Some(date) = article.date.as_deref().filter(|d| date_parts(d).is_some()) {
        field("date", date.split('T').next().unwrap_or(date));
    }
    if let Some(url) = url(article) {
        // Verbatim; braces were percent-encoded.
        field("url", &url);
    }
    field("langid", &langid(&article.language));
    if let Some(time) = &article.origin.read_at {
        field("urldate", time.split('T').next().unwrap_or(time));
    }
    let origin = messages.source_and_origin(article, &request.findings).join("; ");
    field("note", &escaped(&format!("{origin}; {GENERATOR}")));
    let lines: Vec<String> = request.findings.of(request.facts).map(|f| escaped(&messages.line(&f))).collect();
    field("annotation", &lines.join("\\par "));
    out.push_str("}\n");
    out
}

/// The name that babel has for a language, as its pack says it; the code where there is no pack.
fn langid(code: &str) -> String {
    Pack::of(code).map_or_else(|_| code.to_owned(), |pack| pack.message("export.langid", &[]))
}

/// Text without any sign that LaTeX or BibTeX acts upon; white space is one blank.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            // Braces are counted even behind a backslash.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_the_name_its_pack_gives_it() {
        assert_eq!(
            (langid("id").as_str(), langid("en").as_str(), langid("xx").as_str()),
            ("indonesian", "english", "xx")
        );
    }

    #[test]
    fn no_sign_is_left_and_braces_are_even() {
        let text = escaped("{50%} of $x_1 & \\y^2~ <#a> \"b\"");
        assert_eq!(
            text,
            "\\textbraceleft{}50\\%\\textbraceright{} of \\$x\\_1 \\& \\textbackslash{}y\\textasciicircum{}2\
             \\textasciitilde{} \\textless{}\\#a\\textgreater{} \\textquotedbl{}b\\textquotedbl{}"
        );
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }
}
