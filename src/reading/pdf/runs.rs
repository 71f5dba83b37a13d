//! Strings of letters and where they stand, as a page's content says.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// Deepest nesting of content in content.
const DEPTH: usize = 4;
/// How often one page takes in content from elsewhere.
const FORMS: usize = 1000;
/// The most runs that are taken from one page.
const MOST: usize = 100_000;

/// A string of letters; lengths in points, the origin at the lower left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub width: f32,
    pub size: f32,
    pub bold: bool,
}

impl Run {
    pub fn end(&self) -> f32 {
        self.x + self.width
    }
}

/// Fonts seen so far: pages share them.
#[derive(Default)]
pub(super) struct Fonts<'a> {
    known: HashMap<*const Dictionary, Rc<Font<'a>>>,
}

/// A font, as far as its letters and their widths go.
struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    wide: bool,
    first: usize,
    /// Thousandths of the size.
    widths: HashMap<usize, f32>,
    usual: f32,
    bold: bool,
}

impl<'a> Font<'a> {
    fn read(document: &'a Document, font: &'a Dictionary, limit: usize) -> Self {
        let encoding = font.get_font_encoding_with_limit(document, limit).ok();
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or(b"").to_ascii_lowercase();
        let bold = [b"bold".as_slice(), b"black", b"heavy"].iter().any(|w| memchr::memmem::find(&name, w).is_some());
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Type0");
        let mut read = Self { encoding, wide, first: 0, widths: HashMap::new(), usual: 500.0, bold };
        if wide {
            read.wide_widths(document, font);
        } else {
            read.first = font
                .get_deref(b"FirstChar", document)
                .and_then(Object::as_i64)
                .map_or(0, |n| usize::try_from(n).unwrap_or(0));
            let widths = font.get_deref(b"Widths", document).and_then(Object::as_array);
            for (n, width) in widths.into_iter().flatten().enumerate().take(256) {
                if let Some(width) = number(document, width) {
                    read.widths.insert(read.first + n, width);
                }
            }
        }
        read
    }

    /// The widths of a font with more than 256 letters: `c [w w …]` or `from to w`.
    fn wide_widths(&mut self, document: &'a Document, font: &'a Dictionary) {
        self.usual = 1000.0;
        let Ok(inner) = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array) else { return };
        let Some(inner) = inner.first().and_then(|f| document.dereference(f).ok()).and_then(|(_, f)| f.as_dict().ok())
        else {
            return;
        };
        if let Some(usual) = inner.get_deref(b"DW", document).ok().and_then(|w| number(document, w)) {
            self.usual = usual;
        }
        let Ok(widths) = inner.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut at = 0;
        while let Some(first) = widths.get(at).and_then(|o| number(document, o)) {
            let first = index(first);
            match widths.get(at + 1).and_then(|o| document.dereference(o).ok()).map(|(_, o)| o) {
                Some(Object::Array(list)) => {
                    for (n, width) in list.iter().enumerate() {
                        if let Some(width) = number(document, width) {
                            self.widths.insert(first + n, width);
                        }
                    }
                    at += 2;
                }
                Some(last) => {
                    let last = number(document, last).map_or(first, index).min(first + 65_536);
                    let width = widths.get(at + 2).and_then(|o| number(document, o)).unwrap_or(self.usual);
                    self.widths.extend((first..=last).map(|n| (n, width)));
                    at += 3;
                }
                None => break,
            }
            if self.widths.len() > 131_072 {
                break;
            }
        }
    }

    /// Letters of a string, in thousandths of the size, and how many codes and blanks it has.
    fn width(&self, bytes: &[u8], text: &str) -> (f32, usize, usize) {
        if self.wide {
            let codes = bytes.chunks(2).map(|c| usize::from(c[0]) << 8 | usize::from(*c.get(1).unwrap_or(&0)));
            return (
                codes.map(|c| self.widths.get(&c).copied().unwrap_or(self.usual)).sum(),
                bytes.len().div_ceil(2),
                0,
            );
        }
        let blanks = bytes.iter().filter(|b| **b == b' ').count();
        let width = if self.widths.is_empty() {
            text.chars().map(usual_width).sum()
        } else {
            bytes.iter().map(|b| self.widths.get(&usize::from(*b)).copied().unwrap_or(self.usual)).sum()
        };
        (width, bytes.len(), blanks)
    }

    fn text(&self, bytes: &[u8]) -> String {
        let text = match &self.encoding {
            Some(encoding) => Document::decode_text(encoding, bytes).unwrap_or_default(),
            None => bytes.iter().map(|b| char::from(*b)).collect(),
        };
        if text.contains(|c: char| ('\u{fb00}'..='\u{fb06}').contains(&c)) { unbound(&text) } else { text }
    }
}

/// A number that is no place in memory: letters beyond this have no widths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn index(number: f32) -> usize {
    number.clamp(0.0, 1_000_000.0) as usize
}

/// What letters measure in the commonest sans-serif, for the fonts that every program knows by
/// heart and files therefore leave out.
fn usual_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 222.0,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'I' | 'f' | 't' | '/' | '(' | ')' | '[' | ']' => 278.0,
        'r' | '-' | '"' | '`' => 333.0,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
        'm' | 'M' => 833.0,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
        'G' | 'O' | 'Q' => 778.0,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667.0,
        'W' | '—' | '…' | '%' => 944.0,
        'F' | 'T' | 'Z' => 611.0,
        _ => 556.0,
    }
}

/// Letters that were bound together for print.
fn unbound(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            c => out.push(c),
        }
        out
    })
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|n| n.is_finite())
}

/// `[a b c d e f]`: where a point goes.
#[derive(Clone, Copy, Debug)]
struct Matrix([f32; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    fn shifted(self, x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    fn of(operands: &[Object]) -> Option<Self> {
        let mut all = [0.0; 6];
        for (n, slot) in all.iter_mut().enumerate() {
            *slot = operands.get(n)?.as_float().ok().filter(|n| n.is_finite())?;
        }
        Some(Self(all))
    }
}

/// What the operators have set.
#[derive(Clone)]
struct Setting<'a> {
    page: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f32,
    letter: f32,
    word: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

struct Reader<'a, 'f> {
    document: &'a Document,
    limit: usize,
    fonts: &'f mut Fonts<'a>,
    runs: Vec<Run>,
    /// How much content was taken in from elsewhere.
    forms: usize,
    line: Matrix,
    place: Matrix,
}

/// All runs of a page, in the order of its content.
pub(super) fn of_page<'a>(
    document: &'a Document,
    page: ObjectId,
    limit: usize,
    fonts: &mut Fonts<'a>,
) -> Result<Vec<Run>, lopdf::Error> {
    let own: Vec<(Vec<u8>, &Dictionary)> = document.get_page_fonts(page)?.into_iter().collect();
    let content = document.get_page_content_with_limit(page, limit)?;
    let (inline, shared) = document.get_page_resources(page)?;
    let shared = shared.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let resources: Vec<&Dictionary> = inline.into_iter().chain(shared).collect();
    let mut reader =
        Reader { document, limit, fonts, runs: Vec::new(), forms: 0, line: Matrix::SAME, place: Matrix::SAME };
    let setting = Setting {
        page: Matrix::SAME,
        font: None,
        size: 0.0,
        letter: 0.0,
        word: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    reader.content(&content, &own, &resources, setting, 0);
    Ok(reader.runs)
}

impl<'a> Reader<'a, '_> {
    fn font(&mut self, fonts: &[(Vec<u8>, &'a Dictionary)], name: &[u8]) -> Option<Rc<Font<'a>>> {
        let dictionary = fonts.iter().find(|(n, _)| n == name)?.1;
        let (document, limit) = (self.document, self.limit);
        let known = self.fonts.known.entry(std::ptr::from_ref(dictionary));
        Some(Rc::clone(known.or_insert_with(|| Rc::new(Font::read(document, dictionary, limit)))))
    }

    fn content(
        &mut self,
        content: &[u8],
        fonts: &[(Vec<u8>, &'a Dictionary)],
        resources: &[&'a Dictionary],
        mut now: Setting<'a>,
        depth: usize,
    ) {
        let mut saved: Vec<Setting> = Vec::new();
        for operation in Content::decode_iter(content) {
            // What breaks off has given what it had.
            let Ok(Operation { operator, operands }) = operation else { break };
            if self.runs.len() >= MOST {
                break;
            }
            let float =
                |n: usize| operands.get(n).and_then(|o| o.as_float().ok()).filter(|n| n.is_finite()).unwrap_or(0.0);
            match operator.as_str() {
                "q" if saved.len() < 256 => saved.push(now.clone()),
                "Q" => now = saved.pop().unwrap_or(now),
                "cm" => now.page = Matrix::of(&operands).map_or(now.page, |m| m.then(now.page)),
                "BT" => (self.line, self.place) = (Matrix::SAME, Matrix::SAME),
                "Tf" => {
                    now.font = operands.first().and_then(|o| o.as_name().ok()).and_then(|name| self.font(fonts, name));
                    now.size = float(1);
                }
                "Tc" => now.letter = float(0),
                "Tw" => now.word = float(0),
                "Tz" => now.stretch = float(0) / 100.0,
                "TL" => now.leading = float(0),
                "Ts" => now.rise = float(0),
                "Td" => self.next_line(float(0), float(1)),
                "TD" => {
                    now.leading = -float(1);
                    self.next_line(float(0), float(1));
                }
                "Tm" => {
                    if let Some(matrix) = Matrix::of(&operands) {
                        (self.line, self.place) = (matrix, matrix);
                    }
                }
                "T*" => self.next_line(0.0, -now.leading),
                "Tj" => self.show(operands.first(), &now),
                "'" => {
                    self.next_line(0.0, -now.leading);
                    self.show(operands.first(), &now);
                }
                "\"" => {
                    (now.word, now.letter) = (float(0), float(1));
                    self.next_line(0.0, -now.leading);
                    self.show(operands.get(2), &now);
                }
                "TJ" => {
                    for piece in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        match piece.as_float() {
                            Ok(back) => self.place = self.place.shifted(-back / 1000.0 * now.size * now.stretch, 0.0),
                            Err(_) => self.show(Some(piece), &now),
                        }
                    }
                }
                "Do" if depth < DEPTH && self.forms < FORMS => self.form(&operands, resources, &now, depth),
                _ => {}
            }
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = self.line.shifted(x, y);
        self.place = self.line;
    }

    fn show(&mut self, string: Option<&Object>, now: &Setting<'a>) {
        let (Some(Ok(bytes)), Some(font)) = (string.map(Object::as_str), &now.font) else { return };
        let text = font.text(bytes);
        let (thousandths, codes, blanks) = font.width(bytes, &text);
        #[expect(clippy::cast_precision_loss, reason = "strings are short")]
        let width =
            (thousandths / 1000.0 * now.size + now.letter * codes as f32 + now.word * blanks as f32) * now.stretch;
        let seen = self.place.shifted(0.0, now.rise).then(now.page);
        let [a, b, c, d, x, y] = seen.0;
        let (along, up) = ((a * a + b * b).sqrt(), (c * c + d * d).sqrt());
        self.place = self.place.shifted(width, 0.0);
        // What runs up or down the margin is no part of the text.
        let upright = a.abs() > b.abs();
        let size = (now.size * up).abs();
        if upright && [x, y, size, width * along].iter().all(|n| n.is_finite()) && !text.trim().is_empty() {
            self.runs.push(Run { text, x, y, width: width * along, size, bold: font.bold });
        } else if upright && !text.is_empty() && x.is_finite() && y.is_finite() {
            self.runs.push(Run { text: " ".to_owned(), x, y, width: width * along, size, bold: font.bold });
        }
    }

    /// Content that a page takes in from elsewhere.
    fn form(&mut self, operands: &[Object], resources: &[&'a Dictionary], now: &Setting<'a>, depth: usize) {
        let document = self.document;
        let Some(Ok(name)) = operands.first().map(Object::as_name) else { return };
        let stream = resources.iter().find_map(|r| {
            let objects = r.get_deref(b"XObject", document).ok()?.as_dict().ok()?;
            objects.get_deref(name, document).ok()?.as_stream().ok()
        });
        let Some(stream) =
            stream.filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|t| t == b"Form"))
        else {
            return;
        };
        self.forms += 1;
        let Ok(content) = stream.get_plain_content_with_limit(self.limit) else { return };
        let own = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let mut inner = now.clone();
        if let Some(matrix) =
            stream.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok().and_then(|m| Matrix::of(m))
        {
            inner.page = matrix.then(inner.page);
        }
        let fonts: Vec<(Vec<u8>, &Dictionary)> = own
            .and_then(|r| r.get_deref(b"Font", document).ok()?.as_dict().ok())
            .into_iter()
            .flat_map(|fonts| fonts.iter())
            .filter_map(|(name, font)| Some((name.clone(), document.dereference(font).ok()?.1.as_dict().ok()?)))
            .collect();
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let (line, place) = (self.line, self.place);
        self.content(&content, &fonts, &resources, inner, depth + 1);
        (self.line, self.place) = (line, place);
    }
}
