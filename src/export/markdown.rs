//! Facts for people: `CommonMark` with a front matter and one footnote for each fact.

use super::finding::{Finding, GAP};
use super::fragment::link;
use super::messages::Messages;
use super::{GENERATOR, Request};
use std::fmt::Write as _;

pub(super) fn render(request: &Request) -> String {
    let (article, findings, facts) = (request.article, &request.findings, request.facts);
    let messages = Messages::of(article);
    let mut out = String::from("---\n");
    let harmless = |text: &Option<String>| text.as_deref().map(in_front);
    front(&mut out, "title", harmless(&article.title).as_deref());
    front(&mut out, "source", harmless(&article.source).as_deref());
    front(&mut out, "author", harmless(&article.byline).as_deref());
    front(&mut out, "date", article.date.as_deref());
    front(&mut out, "lang", Some(&article.language));
    front(&mut out, "sha256", Some(&findings.sha256));
    front(&mut out, "raw_sha256", Some(findings.raw_sha256()));
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
    parts.extend(messages.sort(finding));
    parts.push(messages.place(finding));
    parts.join(", ")
}

/// Everything that leads back to the place, and how the fact was found.
fn note(finding: &Finding, title: &str, messages: &Messages) -> String {
    let mut parts = vec![format!("*{title}*")];
    match (link(finding), finding.source) {
        (Some(address), Some(source)) => parts.push(format!("[{}](<{address}>)", escaped(source))),
        // What to put behind the article's address, wherever the reader has it.
        (_, source) => {
            parts.extend(source.map(escaped));
            parts.push(format!("`#:~:{}`", finding.provenance.directives));
        }
    }
    parts.push(messages.place(finding));
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
    let [standing, confidence] = messages.honesty(finding);
    parts.extend([confidence, standing]);
    if !finding.note.is_empty() {
        parts.push(messages.say("note", &[("words", &escaped(finding.note))]));
    }
    if !finding.tags.is_empty() {
        parts.push(messages.say("tags", &[("words", &escaped(&finding.tags.join(", ")))]));
    }
    parts.join(" · ")
}

/// A value of the front matter. Pandoc reads those as Markdown too: one with signs that would mean
/// something there is escaped, any other is as it is, for programs that know no Markdown.
fn in_front(text: &str) -> String {
    let signs = |c: char| matches!(c, '<' | '$' | '`' | '*' | '[' | '\\' | '^' | '~' | '@' | '{');
    if text.contains(signs) || text.contains(" _") || text.starts_with('_') { escaped(text) } else { text.to_owned() }
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
pub(super) fn escaped(text: &str) -> String {
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
