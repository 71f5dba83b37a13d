//! Which lines of a plain text make one piece: a line each, or lines filled to one width.

use crate::text::Span;

/// A line of prose that was broken off in the middle of a sentence has at least so many characters.
const PROSE: usize = 40;
/// Lines wider than this, in characters, were not broken to fit a column.
const WIDEST_COLUMN: usize = 132;

/// One line, or several that a fixed width broke apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands, without white space at its edges.
    pub span: Span,
    /// Whether an empty line, or the end of the text, follows.
    pub blank_after: bool,
}

#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Its length in characters.
    width: usize,
    blank_after: bool,
}

/// Cuts a text into pieces. Lines are joined where the whole text shows a fixed width: the next
/// line's first word would not have fitted, and lines go on in small letters; and where a line of
/// prose breaks off in the middle of a sentence that the next line goes on with.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines = lines(text);
    let column = column(text, &lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<Line> = None;
    for &line in &lines {
        let joined = match (before, column) {
            (Some(b), _) if b.blank_after || is_item(line.span.of(text)) => false,
            (Some(b), Some(column)) => !fits(text, b, line, column) || goes_on(text, b, line),
            (Some(b), None) => goes_on(text, b, line),
            (None, _) => false,
        };
        match pieces.last_mut().filter(|_| joined) {
            Some(last) => *last = Piece { span: last.span.join(line.span), blank_after: line.blank_after },
            None => pieces.push(Piece { span: line.span, blank_after: line.blank_after }),
        }
        before = Some(line);
    }
    pieces
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if span.is_empty() {
            if let Some(last) = lines.last_mut() {
                last.blank_after = true;
            }
        } else {
            lines.push(Line { span, width: span.of(text).chars().count(), blank_after: false });
        }
    }
    if let Some(last) = lines.last_mut() {
        last.blank_after = true;
    }
    lines
}

/// The width the text was filled to, where it was.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    // A paragraph on a line of its own may be as long as it likes: only what goes on shows the width.
    let column = lines.iter().filter(|l| !l.blank_after).map(|l| l.width).max()?;
    if column > WIDEST_COLUMN {
        return None;
    }
    let (mut pairs, mut full, mut small) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if a.blank_after {
            continue;
        }
        pairs += 1;
        if !fits(text, *a, *b, column) {
            full += 1;
            small += usize::from(b.span.of(text).starts_with(char::is_lowercase));
        }
    }
    // Lists of lines of one length look alike, but their lines begin with capitals.
    (pairs > 0 && full * 4 >= pairs * 3 && small * 10 >= full * 3).then_some(column)
}

/// Whether a line breaks off in the middle of a sentence, and the next one goes on in small letters.
fn goes_on(text: &str, line: Line, next: Line) -> bool {
    (PROSE..=WIDEST_COLUMN).contains(&line.width)
        && !line.span.of(text).ends_with(['.', '!', '?', ':', ';', '"', '”'])
        && next.span.of(text).starts_with(char::is_lowercase)
}

/// Whether the first word of `next` had room behind `line`.
fn fits(text: &str, line: Line, next: Line, column: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or("");
    line.width + 1 + word.chars().take(column).count() <= column
}

/// Whether a line begins with the sign of a list: `•`, `-`, `1.`, `b)`.
pub(super) fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    if matches!(first, '•' | '▪' | '◦' | '●' | '■' | '‣' | '·') {
        return true;
    }
    if matches!(first, '-' | '–' | '*') {
        return chars.next() == Some(' ');
    }
    let sign = line.split(' ').next().unwrap_or("");
    let inner = sign.strip_prefix('(').unwrap_or(sign);
    let Some(inner) = inner.strip_suffix(['.', ')']) else { return false };
    let digits = !inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    sign.len() < line.len() && (digits || letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn one_paragraph_a_line() {
        let text = "Judul\n\nBaris pertama yang panjang sekali.\nBaris kedua.\n";
        assert_eq!(cut(text), ["Judul", "Baris pertama yang panjang sekali.", "Baris kedua."]);
    }

    #[test]
    fn filled_lines_are_joined() {
        let text = "Hujan turun sejak pagi di\nlereng utara dan membuat\njalan desa tertutup lumpur.\n\nWarga bekerja bersama agar\njalan dapat dilalui lagi.\n";
        let found = cut(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("lumpur.") && found[1].starts_with("Warga"));
    }

    #[test]
    fn a_short_line_above_a_filled_paragraph_stays_alone() {
        let text = "Banjir\nHujan turun sejak pagi di\nlereng utara dan membuat\njalan desa tertutup lumpur.\n";
        assert_eq!(cut(text)[0], "Banjir");
    }

    #[test]
    fn a_long_line_by_itself_does_not_hide_the_width_of_the_rest() {
        let text = "Hujan turun sejak pagi di\nlereng utara dan membuat\njalan desa tertutup lumpur.\n\n\
            Dapatkan berita terbaru setiap hari langsung di telepon genggam.\n\nWarga bekerja bersama agar\n\
            jalan dapat dilalui lagi.\n";
        let found = cut(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].ends_with("lumpur.") && found[2].ends_with("lagi."));
    }

    #[test]
    fn few_lines_that_break_off_in_a_sentence_are_joined() {
        let text = "Tarif Feri Naik\n\nTarif penyeberangan feri naik dua belas persen\nmulai Senin depan, kata Hasan Mulyono dari\n\
            Wirabaya. Kenaikan itu tidak dapat\n\nPenumpang mengeluh.\nMereka berhemat.\n";
        let found = cut(text);
        assert_eq!(
            found[1],
            "Tarif penyeberangan feri naik dua belas persen\nmulai Senin depan, kata Hasan Mulyono dari"
        );
        assert_eq!(found[3..], ["Penumpang mengeluh.", "Mereka berhemat."]);
    }

    #[test]
    fn lists_of_lines_are_not_joined() {
        let text = "Budi Santoso\nSiti Rahayu\nJoko Susilo\nRina Wijaya\n";
        assert_eq!(cut(text).len(), 4);
    }

    #[test]
    fn items_are_told_by_their_sign() {
        assert!(
            is_item("• satu") && is_item("- dua") && is_item("1. tiga") && is_item("(2) empat") && is_item("b) lima")
        );
        assert!(!is_item("2025. Tahun") && !is_item("-5 derajat") && !is_item("A. Rahman") && !is_item("1."));
    }
}
