//! How deep a page's elements are nested, before anything is built of them.
//!
//! Parsers of HTML take time in the square of the nesting, and their users recurse. A scan of the
//! bytes costs nothing beside that.

/// The deepest nesting that is read.
pub const DEPTH: usize = 512;

/// Elements that have no end, or that a following one of their kind ends.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "rt",
    "rp",
];

/// Elements that hold letters only, up to their own end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// How deep the elements of a page are nested at most: start tags less end tags, where a page that
/// closes what it never opened does not count below nothing. Takes linear time.
#[must_use]
pub fn depth(html: &str) -> usize {
    let bytes = html.as_bytes();
    let (mut at, mut open, mut deepest) = (0, 0usize, 0usize);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at += memchr::memmem::find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let closes = rest.first() == Some(&b'/');
        let name_at = at + usize::from(closes);
        let len = bytes[name_at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if len == 0 || len > 32 {
            open += usize::from(len > 32 && !closes);
            deepest = deepest.max(open);
            continue;
        }
        let name = html[name_at..name_at + len].to_ascii_lowercase();
        at = name_at + len;
        if FLAT.contains(&name.as_str()) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
            continue;
        }
        open += 1;
        deepest = deepest.max(open);
        if RAW.contains(&name.as_str()) {
            match end_of_raw(bytes, at, &name) {
                Some(end) => {
                    at = end;
                    open -= 1;
                }
                // An end tag that is not there is looked for once only.
                None => return deepest,
            }
        }
    }
    deepest
}

/// Behind `</name`, in any letters.
fn end_of_raw(bytes: &[u8], from: usize, name: &str) -> Option<usize> {
    memchr::memmem::find_iter(&bytes[from..], b"</").find_map(|found| {
        let start = from + found + 2;
        let end = start + name.len();
        bytes.get(start..end).filter(|b| b.eq_ignore_ascii_case(name.as_bytes())).map(|_| end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elements_are_counted_where_they_nest() {
        assert_eq!(depth("<html><body><div><p>a<p>b<br><b>c</b></div><div></div></body></html>"), 4);
        assert_eq!(depth(&"<div>".repeat(20_000)), 20_000);
        assert_eq!(depth(&"<p>".repeat(20_000)), 0);
        assert_eq!(depth("</div></div><div>"), 1);
        assert_eq!(depth("<script>if (a < b) '<div><div>'</SCRIPT><div>"), 1);
        assert_eq!(depth("<!-- <div><div> --><a>1 < 2</a>"), 1);
        assert_eq!(depth("<script>"), 1);
    }

    proptest! {
        #[test]
        fn any_text_can_be_scanned(html in "(<[/!]?[a-z-]{0,6}>?|[ é\"]){0,40}") {
            prop_assert!(depth(&html) <= html.matches('<').count());
        }
    }
}
