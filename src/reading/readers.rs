//! One door to the readers of all formats.

use super::draft::Draft;
use super::encoding::decode;
use super::error::{Fault, Problem};
use super::{Format, epub, feed, html, mail, markdown, pdf};
use serde::{Deserialize, Serialize};

/// What to read out of some bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What they are.
    pub format: Format,
    /// The encoding that their sender names.
    #[serde(default)]
    pub charset: Option<String>,
    /// Which chapter of a book, from 1.
    #[serde(default)]
    pub chapter: Option<usize>,
    /// Which item of a feed, or message of a mailbox, from 1.
    #[serde(default)]
    pub item: Option<usize>,
}

impl Request {
    /// A request for all of a document in a format.
    #[must_use]
    pub fn of(format: Format) -> Self {
        Self { format, charset: None, chapter: None, item: None }
    }
}

/// Reads bytes of any format but plain text, in this process: a panic, a hang or a bomb in a
/// parser is the caller's. [`Isolation`](super::Isolation) keeps them away.
///
/// # Errors
/// [`Problem`]: no article, several of which one must be chosen, a damaged file.
pub fn draft(bytes: &[u8], request: &Request) -> Result<Draft, Problem> {
    let draft = match request.format {
        Format::Pdf => pdf::read(bytes)?,
        Format::Epub => epub::read(bytes, request.chapter)?,
        Format::Mail => mail::read(bytes, request.item)?,
        Format::Html | Format::Markdown | Format::Feed | Format::Text => {
            let decoded = decode(bytes, request.charset.as_deref())?;
            let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
            let mut draft = match request.format {
                Format::Html => html::read(text)?,
                Format::Feed => feed::read(text, request.item)?,
                _ => markdown::read(text)?,
            };
            draft.encoding = Some(decoded.encoding.to_owned());
            draft.warnings.splice(0..0, decoded.warnings);
            draft
        }
    };
    if draft.is_empty() { Err(Fault::Empty.into()) } else { Ok(draft) }
}
