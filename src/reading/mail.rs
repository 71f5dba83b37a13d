//! Mails and the newsletters in them; of a mailbox one message at a time.

use super::draft::{Draft, Part};
use super::error::Fault;
use super::html;
use crate::article::{BlockKind, Warning};
use mail_parser::{MessageParser, MimeHeaders as _};

/// The most messages of a mailbox that are looked at.
const MESSAGES: usize = 5000;

/// The article in a mail: its subject, its sender, its words. Of a mailbox the message of that
/// number, from 1; the only one where there is one only.
///
/// # Errors
/// [`Fault`]: no mail, no text in it, or [`Fault::Choose`] with the messages' subjects and senders
/// where there are several and none was chosen.
pub fn read(bytes: &[u8], message: Option<usize>) -> Result<Draft, Fault> {
    let messages = messages(bytes);
    let number = match message {
        Some(number) if number == 0 || number > messages.len() => {
            return Err(Fault::NoSuch { option: "message".to_owned(), asked: number, count: messages.len() });
        }
        Some(number) => number - 1,
        None if messages.len() > 1 => {
            let names = messages.iter().map(|m| name(m)).collect();
            return Err(Fault::Choose { option: "message".to_owned(), names });
        }
        None => 0,
    };
    one(messages.get(number).copied().unwrap_or(bytes))
}

/// The messages of a mailbox, without the line that it puts in front of each; a mail alone is one.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    if !bytes.starts_with(b"From ") {
        return vec![bytes];
    }
    let mut starts = vec![0];
    for at in memchr::memmem::find_iter(bytes, b"\nFrom ") {
        // Within a message such a line has a sign in front, or no blank line before it.
        let before = &bytes[..at];
        let blank = before.ends_with(b"\n") || before.ends_with(b"\n\r");
        if blank && starts.len() < MESSAGES {
            starts.push(at + 1);
        }
    }
    let ends = starts.iter().copied().skip(1).chain([bytes.len()]);
    let bodies = starts.iter().zip(ends).map(|(start, end)| &bytes[*start..end]);
    bodies.map(|m| memchr::memchr(b'\n', m).map_or(m, |end| &m[end + 1..])).collect()
}

/// Subject and sender of a message.
fn name(message: &[u8]) -> String {
    let Some(mail) = MessageParser::default().parse_headers(message) else { return String::new() };
    let subject = mail.subject().map(html::line).unwrap_or_default();
    let sender = mail.from().and_then(|from| from.first()).and_then(|s| s.name().or_else(|| s.address()));
    match sender.map(html::line).filter(|s| !s.is_empty()) {
        Some(sender) if subject.is_empty() => sender,
        Some(sender) => format!("{subject} — {sender}"),
        None => subject,
    }
}

fn one(bytes: &[u8]) -> Result<Draft, Fault> {
    let Some(mail) = MessageParser::default().parse(bytes) else {
        return Err(Fault::Damaged { what: "mail".to_owned(), why: "it has no header".to_owned() });
    };
    let mut draft = Draft { drop_clutter: true, ..Draft::default() };
    draft.about.title = mail.subject().map(html::line).filter(|s| !s.is_empty());
    let sender = mail.from().and_then(|from| from.first());
    draft.about.byline = sender.and_then(|s| s.name().or_else(|| s.address())).map(html::line);
    draft.about.outlet = list_name(mail.header_raw("List-Id").or_else(|| mail.header_raw("List-ID")));
    draft.about.date = mail.header_raw("Date").map(|d| d.trim().to_owned());
    draft.about.language = mail.header_raw("Content-Language").map(|l| l.trim().to_owned());
    draft.encoding = mail
        .text_bodies()
        .chain(mail.html_bodies())
        .find_map(|part| part.content_type().and_then(|t| t.attribute("charset")).map(str::to_owned));
    // Newsletters are made as pages; their plain text is often a note that there is a page.
    let page = mail.html_bodies().any(|part| part.is_text_html()).then(|| mail.body_html(0)).flatten();
    let from_page =
        page.map(|page| html::fragment(&page)).transpose()?.map(|(parts, _)| parts).filter(|p| !p.is_empty());
    draft.parts = match from_page {
        Some(parts) => parts,
        None => mail.body_text(0).map(|text| paragraphs(&text)).unwrap_or_default(),
    };
    let count = mail.attachment_count();
    if count > 0 {
        draft.warnings.push(Warning::Attachments { count });
    }
    let unknown = draft.parts.iter().map(|p| p.text.matches('\u{fffd}').count()).sum();
    if unknown > 0 {
        let encoding = draft.encoding.clone().unwrap_or_else(|| "unknown".to_owned());
        draft.warnings.push(Warning::Undecodable { count: unknown, encoding });
    }
    if draft.is_empty() { Err(Fault::Empty) } else { Ok(draft) }
}

/// `Warta Pagi <warta.example.org>`: the name of the list.
fn list_name(header: Option<&str>) -> Option<String> {
    let name = header?.split('<').next()?.trim().trim_matches('"');
    (!name.is_empty()).then(|| html::line(name))
}

/// The paragraphs of plain text, whose lines were broken to fit a column.
fn paragraphs(text: &str) -> Vec<Part> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // What is below the line that begins a signature is not the letter.
    let text = text.split("\n-- \n").next().and_then(|t| t.split("\n--\n").next()).unwrap_or("");
    let mut parts = Vec::new();
    for piece in super::pieces::pieces(text) {
        let words = piece.span.of(text);
        let quoted = words.starts_with('>');
        let words: String = words.lines().map(|l| l.trim_start_matches(['>', ' '])).collect::<Vec<_>>().join("\n");
        let kind = if super::pieces::is_item(&words) { BlockKind::ListItem } else { BlockKind::Paragraph };
        parts.push(Part { quoted, ..Part::new(kind, words) });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = "From: =?utf-8?q?Rina_Wij=C3=A1ya?= <rina@example.org>\r\nDate: Wed, 05 Mar 2025 09:15:00 +0700\r\nSubject: Pasar ikan\r\n ramai lagi\r\nMIME-Version: 1.0\r\nList-Id: Warta Pagi <warta.example.org>\r\n";

    #[test]
    fn the_messages_of_a_mailbox_are_chosen_by_number() {
        let letter = |name: &str| HEAD.replace("Pasar ikan", name) + "\r\nPembeli datang.\r\nFrom sini ke sana.\r\n";
        let mailbox = format!("From a@b Wed Mar  5\r\n{}\r\nFrom c@d Thu Mar  6\r\n{}", letter("Satu"), letter("Dua"));
        let Err(Fault::Choose { option, names }) = read(mailbox.as_bytes(), None) else { panic!("several") };
        assert_eq!((option.as_str(), names[1].as_str()), ("message", "Dua ramai lagi — Rina Wijáya"));
        let second = read(mailbox.as_bytes(), Some(2)).expect("a mail");
        assert_eq!(second.about.title.as_deref(), Some("Dua ramai lagi"));
        let texts: Vec<&str> = second.parts.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["Pembeli datang.", "From sini ke sana."]);
        let fault = read(mailbox.as_bytes(), Some(3));
        assert_eq!(fault, Err(Fault::NoSuch { option: "message".to_owned(), asked: 3, count: 2 }));
    }

    #[test]
    fn a_letter_in_plain_text() {
        let mail = format!(
            "{HEAD}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nPembeli datang sejak subuh dari =\r\ndesa. Kaf=E9 penuh.\r\n\r\n> kutipan lama\r\n\r\n-- \r\nRina\r\n"
        );
        let draft = read(mail.as_bytes(), None).expect("a mail");
        assert_eq!(draft.about.title.as_deref(), Some("Pasar ikan ramai lagi"));
        assert_eq!(
            (draft.about.byline.as_deref(), draft.about.outlet.as_deref()),
            (Some("Rina Wijáya"), Some("Warta Pagi"))
        );
        assert_eq!(draft.parts[0].text, "Pembeli datang sejak subuh dari desa. Kafé penuh.");
        assert!(draft.parts[1].quoted && draft.parts.len() == 2, "{:?}", draft.parts);
    }

    #[test]
    fn a_newsletter_of_both_kinds_is_read_as_a_page() {
        let mail = format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nLihat di peramban.\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{{}}</style><h1>Pasar</h1><p>Pembeli datang.</p>\r\n--x--\r\n"
        );
        let draft = read(mail.as_bytes(), None).expect("a mail");
        let texts: Vec<&str> = draft.parts.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["Pasar", "Pembeli datang."]);
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in "(From|Date|Content-Type|Subject)?:? ?[a-z/=;\"<>\r\n-]{0,60}") {
            let _ = read(bytes.as_bytes(), None);
        }
    }
}
