//! From bytes to text: a byte-order mark, then what the sender or the text itself declares, then
//! UTF-8 where the bytes fit it, then a guess.

use super::error::Problem;
use crate::article::Warning;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The mark in the place of what cannot be decoded.
const UNKNOWN: char = '\u{fffd}';
/// How much of the bytes is looked at for a declaration.
const HEAD: usize = 2048;
/// How much is looked at for a guess.
const SAMPLE: usize = 1 << 20;

/// Bytes as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark where the encoding is UTF-16; in UTF-8 the mark stays
    /// the text's first character.
    pub text: String,
    /// The encoding's name in the Encoding Standard.
    pub encoding: &'static str,
    /// What the reader should know: places that could not be decoded (each stands as U+FFFD in the
    /// text), and whether the encoding was guessed.
    pub warnings: Vec<Warning>,
}

/// Decodes bytes. `named` is what the sender says (the `charset` of a header, an option); a
/// byte-order mark is stronger.
///
/// # Errors
/// [`Problem::Binary`] where bytes of no text are in it.
pub fn decode(bytes: &[u8], named: Option<&str>) -> Result<Decoded, Problem> {
    take(bytes.to_vec(), named).map(|(decoded, _)| decoded)
}

/// The same of bytes that may become the text: a large one is not held twice. The bytes come back
/// where the text is made of others.
pub(super) fn take(bytes: Vec<u8>, named: Option<&str>) -> Result<(Decoded, Option<Vec<u8>>), Problem> {
    let (encoding, guessed) = find(&bytes, named);
    if encoding == UTF_8 && memchr::memchr(0, &bytes).is_none() {
        match String::from_utf8(bytes) {
            // What is sound has no place that could not be decoded.
            Ok(text) => return Ok((Decoded { text, encoding: encoding.name(), warnings: Vec::new() }, None)),
            Err(damaged) => return converted(damaged.into_bytes(), encoding, guessed),
        }
    }
    converted(bytes, encoding, guessed)
}

/// Bytes that are not the text themselves, as text.
fn converted(
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    guessed: bool,
) -> Result<(Decoded, Option<Vec<u8>>), Problem> {
    if encoding != UTF_16LE && encoding != UTF_16BE {
        // A NUL has no place in text, and every format that is none has one.
        if let Some(at) = memchr::memchr(0, &bytes) {
            return Err(Problem::Binary { at });
        }
    }
    let mut text = if encoding == UTF_8 {
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        encoding.decode_with_bom_removal(&bytes).0.into_owned()
    };
    if encoding.is_single_byte() && text.contains(|c: char| ('\u{80}'..='\u{9f}').contains(&c)) {
        // What the Encoding Standard makes control characters of is nothing in the encoding.
        text = text.replace(|c: char| ('\u{80}'..='\u{9f}').contains(&c), "\u{fffd}");
    }
    let mut warnings = Vec::new();
    // Marks that the text itself had are no damage of ours: in UTF-8 they are three bytes.
    let own = if encoding == UTF_8 { memchr::memmem::find_iter(&bytes, "\u{fffd}".as_bytes()).count() } else { 0 };
    let count = text.matches(UNKNOWN).count().saturating_sub(own);
    if guessed {
        warnings.push(Warning::GuessedEncoding { encoding: encoding.name().to_owned() });
    }
    if count > 0 {
        warnings.push(Warning::Undecodable { count, encoding: encoding.name().to_owned() });
    }
    Ok((Decoded { text, encoding: encoding.name(), warnings }, Some(bytes)))
}

/// Whether an encoding has this name in the Encoding Standard.
#[must_use]
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.trim().as_bytes()).is_some()
}

/// The encoding, and whether it is a guess.
fn find(bytes: &[u8], named: Option<&str>) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if let Some(encoding) = named.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        return (encoding, false);
    }
    if let Some(encoding) = utf_16(bytes) {
        return (encoding, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if let Some(encoding) = declared(bytes) {
        return (encoding, false);
    }
    if mostly_utf_8(bytes) {
        return (UTF_8, true);
    }
    if mostly_ascii(bytes) {
        return (WINDOWS_1252, true);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    (detector.guess(None, Utf8Detection::Deny), true)
}

/// Whether nearly all bytes are ASCII: a text in Latin letters with some accents and typographic
/// marks, which looks like many encodings, and is most likely in the commonest.
fn mostly_ascii(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    sample.iter().filter(|b| !b.is_ascii()).count() * 16 <= sample.len()
}

/// UTF-16 without a mark: of Latin text every other byte is nothing.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(HEAD) & !1];
    let pairs = sample.len() / 2;
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |n: usize| pairs >= 2 && n * 10 >= pairs * 7;
    match (first, second) {
        (0, n) if most(n) => Some(UTF_16LE),
        (n, 0) if most(n) => Some(UTF_16BE),
        _ => None,
    }
}

/// What the text says of itself: `<meta charset=…>`, `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let markup = head.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<');
    if !markup {
        return None;
    }
    let label = |key: &[u8]| {
        memchr::memmem::find_iter(&head, key).find_map(|at| {
            let rest = &head[at + key.len()..];
            let rest = &rest[rest.iter().take_while(|b| matches!(b, b' ' | b'=' | b'"' | b'\'')).count()..];
            let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')).count();
            Encoding::for_label(&rest[..len])
        })
    };
    // UTF-16 cannot declare itself in bytes of one letter each.
    label(b"charset").or_else(|| label(b"encoding")).filter(|e| *e != UTF_16LE && *e != UTF_16BE)
}

/// Whether bytes are UTF-8 with some damage: more of its sequences than bytes that fit none.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good * 2 > bad
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Decoded {
        decode(bytes, None).expect("text")
    }

    fn utf_16_of(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn marks_come_first() {
        assert_eq!(read("\u{feff}Halo".as_bytes()).text, "\u{feff}Halo");
        for little in [true, false] {
            let decoded = read(&utf_16_of("\u{feff}Harga é €", little));
            assert_eq!((decoded.text.as_str(), decoded.warnings.len()), ("Harga é €", 0));
            let guessed = read(&utf_16_of("Harga beras naik lagi.", little));
            assert_eq!(guessed.text, "Harga beras naik lagi.");
            assert!(matches!(guessed.warnings[..], [Warning::GuessedEncoding { .. }]));
        }
    }

    #[test]
    fn declarations_come_next() {
        let page = b"<html><meta charset='iso-8859-2'><p>\xB1</p>";
        assert_eq!(read(page).encoding, "ISO-8859-2");
        assert_eq!(read(b"<?xml version='1.0' encoding=\"windows-1251\"?><a>\xEF</a>").encoding, "windows-1251");
        assert_eq!(decode(b"caf\xE9", Some("latin1")).expect("text").text, "café");
        // A declaration that the bytes belie does not make a mess of good UTF-8.
        assert_eq!(read("<meta charset=latin1>é".as_bytes()).encoding, "UTF-8");
    }

    #[test]
    fn guesses_are_told() {
        let decoded = read(
            "Menteri berkata \u{201c}kafé\u{201d} itu"
                .replace('\u{201c}', "\u{93}")
                .replace('\u{201d}', "\u{94}")
                .chars()
                .map(|c| c as u32 as u8)
                .collect::<Vec<u8>>()
                .as_slice(),
        );
        assert_eq!(decoded.text, "Menteri berkata “kafé” itu");
        assert_eq!(decoded.encoding, "windows-1252");
        assert_eq!(decoded.warnings, [Warning::GuessedEncoding { encoding: "windows-1252".to_owned() }]);
    }

    #[test]
    fn what_is_undecodable_is_marked_and_counted() {
        let decoded = read(b"\xE2\x80\x9Cbaik\xE2\x80\x9D kata\xFF Budi \xC3 lagi, \xC3\xA9\xC3\xA9");
        assert_eq!(decoded.text, "“baik” kata\u{fffd} Budi \u{fffd} lagi, éé");
        assert!(
            decoded.warnings.contains(&Warning::Undecodable { count: 2, encoding: "UTF-8".to_owned() }),
            "{decoded:?}"
        );
        let decoded = decode(b"a\x81b", Some("windows-1252")).expect("text");
        assert_eq!(decoded.text, "a\u{fffd}b");
        assert_eq!(decoded.warnings, [Warning::Undecodable { count: 1, encoding: "windows-1252".to_owned() }]);
        assert!(read("schon \u{fffd} da".as_bytes()).warnings.is_empty());
    }

    #[test]
    fn binary_data_is_no_text() {
        assert!(matches!(decode(b"ab\0c", None), Err(Problem::Binary { at: 2 })));
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_binary(bytes in any::<Vec<u8>>()) {
            if let Ok(decoded) = decode(&bytes, None) {
                let counted: usize = decoded.warnings.iter().map(|w| if let Warning::Undecodable { count, .. } = w { *count } else { 0 }).sum();
                prop_assert!(counted <= decoded.text.matches(UNKNOWN).count());
            }
        }

        #[test]
        fn utf_8_stays_as_it_is(text in "[^\u{0}]{0,40}") {
            let decoded = decode(text.as_bytes(), None);
            prop_assert!(decoded.is_ok_and(|d| d.text == text && d.warnings.is_empty()));
        }
    }
}
