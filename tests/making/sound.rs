//! What must hold of every reader, in this process: no panic, and an article whose spans fit. The
//! fuzz targets and `examples/mutate.rs` run it.

use telusur::article::Article;
use telusur::language::Pack;
use telusur::reading::plain::{self, Known};
use telusur::reading::{Format, Request, decode, draft};

/// Reads bytes as a format; of a book, a feed and a mailbox the first part.
pub fn read(bytes: &[u8], format: Format) {
    let _ = Format::of(bytes, None);
    let pack = Pack::of("id").expect("built in");
    if format == Format::Text {
        let Ok(decoded) = decode(bytes, None) else { return };
        return sound(&plain::article(&decoded.text, Known::default(), pack));
    }
    // What lists the parts is a reader too.
    let _ = draft(bytes, &Request::of(format));
    let request = Request { chapter: Some(1), item: Some(1), ..Request::of(format) };
    let Ok(draft) = draft(bytes, &request) else { return };
    sound(&draft.article(Known::default(), Default::default(), pack));
}

/// Blocks in order, apart, and with all words in them.
fn sound(article: &Article) {
    let mut at = 0;
    for block in &article.blocks {
        let start = block.span.start as usize;
        assert!(start >= at && !block.span.of(&article.text).is_empty());
        assert!(article.text[at..start].trim().is_empty());
        at = block.span.end as usize;
    }
    assert!(article.text[at..].trim().is_empty());
}
