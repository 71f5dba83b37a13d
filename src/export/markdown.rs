//! Facts for people: `CommonMark` with a front matter and one footnote for each fact.

use super::GENERATOR;
use super::finding::{Finding, Findings, GAP, Said};
use crate::analysis::{Attitude, FactId};
use crate::article::Article;
use crate::language::{Pack, packs};
use serde::Serialize;
use std::fmt::Write as _;

pub(super) fn render(article: &Article, findings: &Findings, facts: &[FactId]) -> String {
    let messages = Messages::of(article);
    let mut out = String::from("---\n");
    front(&mut out, "title", article.title.as_deref());
    front(&mut out, "source", article.source.as_deref());
    front(&mut out, "author", article.byline.as_deref());
    front(&mut out, "date", article.date.as_deref());
    front(&mut out, "lang", Some(&article.language));
    front(&mut out, "sha256", Some(&findings.sha256));
    front(&mut out, "raw_sha256", article.origin.raw_sha256.as_deref());
    front(&mut out, "read_at", article.origin.read_at.as_deref());
    front(&mut out, "url", article.origin.url.as_deref());
    front(&mut out, "generator", Some(GENERATOR));
    let unjudged = findings.unjudged(facts);
    let _ = write!(out, "machine_extracted: {unjudged}\n---\n\n");
    let title = article.title.as_deref().map_or_else(|| messages.say("untitled", &[]), escaped);
    let _ = writeln!(out, "# {title}\n\n{}", messages.say(if unjudged { "machine" } else { "reviewed" }, &[]));
    let mut notes = String::new();
    for finding in findings.of(facts) {
        out.push('\n');
        for piece in finding.exact.split('\n') {
            let _ = writeln!(out, "{}", format!("> {}", escaped(piece)).trim_end());
        }
        let _ = writeln!(out, ">\n> — {}[^{}]", citation(&finding, &messages), finding.id);
        let _ = writeln!(notes, "\n[^{}]: {}", finding.id, note(&finding, &title, &messages));
    }
    out.push_str(&notes);
    out
}

/// Who, what, where.
fn citation(finding: &Finding, messages: &Messages) -> String {
    let mut parts = Vec::new();
    if let Some(speaker) = finding.speaker {
        parts.push(format!("**{}**", escaped(speaker)));
    } else if let Some(subject) = finding.subject {
        parts.push(messages.say("about", &[("name", &format!("**{}**", escaped(subject)))]));
    }
    parts.push(messages.word("kind", &finding.kind));
    if let Some(kind) = finding.quote_kind {
        parts.push(messages.word("quote", &kind));
    }
    // What was said needs no word more; that it was not must show.
    if let Some(attitude) = finding.attitude.filter(|a| *a != Attitude::Speech) {
        parts.push(messages.word("attitude", &attitude));
    }
    if let Some(relation) = finding.relation {
        let mut relation = match relation {
            Said::Comparison(relation) => messages.word("comparison", &relation),
            Said::Background(relation) => messages.word("background", &relation),
        };
        if finding.from.is_some() || finding.to.is_some() {
            let _ = write!(relation, " ({}–{})", finding.from.unwrap_or(""), finding.to.unwrap_or(""));
        }
        parts.push(relation);
    }
    parts.push(place(finding, messages));
    parts.join(", ")
}

fn place(finding: &Finding, messages: &Messages) -> String {
    let [paragraph, start, end] =
        [u64::from(finding.paragraph), finding.start as u64, finding.end as u64].map(|n| n.to_string());
    messages.say("place", &[("paragraph", &paragraph), ("start", &start), ("end", &end)])
}

/// Everything that leads back to the place, and how the fact was found.
fn note(finding: &Finding, title: &str, messages: &Messages) -> String {
    let mut parts = vec![format!("*{title}*")];
    parts.extend(finding.source.map(escaped));
    parts.push(place(finding, messages));
    if let Some(page) = finding.provenance.page {
        parts.push(format!("p. {page}"));
    }
    parts.extend(finding.provenance.url.as_deref().map(|url| format!("<{url}>")));
    parts.push(format!("SHA-256 {}", finding.sha256));
    if !(finding.prefix.is_empty() && finding.suffix.is_empty()) {
        let around = escaped(&format!("{}{}{}", finding.prefix, GAP.trim(), finding.suffix));
        parts.push(messages.say("context", &[("words", &around)]));
    }
    if !finding.threads.is_empty() {
        parts.push(messages.say("threads", &[("labels", &escaped(&finding.threads.join("; ")))]));
    }
    if !finding.because.is_empty() {
        parts.push(messages.say("because", &[("words", &escaped(finding.because))]));
    }
    let percent = format!("{:.0}", finding.confidence * 100.0);
    parts.push(messages.say("confidence", &[("percent", &percent)]));
    parts.push(messages.word("standing", &finding.standing));
    if !finding.note.is_empty() {
        parts.push(messages.say("note", &[("words", &escaped(finding.note))]));
    }
    if !finding.tags.is_empty() {
        parts.push(messages.say("tags", &[("words", &escaped(&finding.tags.join(", ")))]));
    }
    parts.join(" · ")
}

/// A line of the front matter; none where there is no value. JSON's strings are YAML's, but for
/// control characters, which YAML does not allow unescaped.
fn front(out: &mut String, key: &str, value: Option<&str>) {
    let Some(value) = value else { return };
    let _ = write!(out, "{key}: \"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{feff}' | '\u{2028}' | '\u{2029}' => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c if c.is_control() => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}

/// Text that a reader of Markdown shows as it stands here: signs that mean something are escaped,
/// white space becomes one blank, control characters become `\u{fffd}`.
///
/// Straight quotation marks, double hyphens and three dots are escaped too, for pandoc would print
/// other signs in their place.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        let start = out.is_empty();
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '^' | '$' | '|' | '"' | '\'' | '@' | '{'
            | '}' => out.extend(['\\', c]),
            // Signs that begin a heading, a list or a rule.
            '#' | '+' | '=' | '-' | ':' | '%' | '(' if start => out.extend(['\\', c]),
            '-' | '.' if before == Some(c) || chars.peek() == Some(&c) => out.extend(['\\', c]),
            // `1.`, `a)` and `iv.` begin a list as well.
            '.' | ')' if out.len() < 12 && out.chars().all(char::is_alphanumeric) => out.extend(['\\', c]),
            // `![` would begin a picture, and `://` a link.
            ':' if chars.peek() == Some(&'/') => out.push_str("\\:"),
            c if c.is_whitespace() && c != '\u{a0}' => {
                if before != Some(' ') {
                    out.push(' ');
                }
                before = Some(' ');
                continue;
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// What this format says around the facts, in the article's language (`export.…` in the pack's
/// messages).
struct Messages(Option<Pack>);

impl Messages {
    fn of(article: &Article) -> Self {
        Self(Pack::of(&article.language).ok().or_else(|| packs().next()))
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("export.{key}");
        self.0.map_or_else(|| key.clone(), |pack| pack.message(&key, values))
    }

    /// The reader's word for a value that programs know by another.
    fn word(&self, family: &str, value: &impl Serialize) -> String {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => self.say(&format!("{family}.{word}"), &[]),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_lose_their_meaning() {
        assert_eq!(escaped("*a* _b_ [c](d) <e> `f` \\ &amp;"), r"\*a\* \_b\_ \[c\](d) \<e\> \`f\` \\ \&amp;");
        assert_eq!(escaped("# a"), r"\# a");
        assert_eq!(escaped("- a - b -- c"), r"\- a - b \-\- c");
        assert_eq!(escaped("2017. dan 3.5 ..."), r"2017\. dan 3.5 \.\.\.");
        assert_eq!(escaped("lihat https://a.b"), r"lihat https\://a.b");
    }

    #[test]
    fn white_space_and_control_characters_are_tamed() {
        assert_eq!(escaped("  a\t\tb\u{2028}c\u{1b}[0m "), "a b c\u{fffd}\\[0m");
        assert_eq!(escaped("a\u{a0}b"), "a\u{a0}b");
    }

    #[test]
    fn front_matter_is_yaml() {
        let mut out = String::new();
        front(&mut out, "title", Some("a: \"b\" \\ \u{85}\n#"));
        front(&mut out, "date", None);
        assert_eq!(out, "title: \"a: \\\"b\\\" \\\\ \\u0085\\u000a#\"\n");
    }
}
