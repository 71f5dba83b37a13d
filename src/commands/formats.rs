//! `telusur formats`: the table of formats.

use super::args::Formats;
use super::failure::{Failure, Status};
use super::{lines, print};
use crate::export::Format;
use serde_json::json;
use std::fmt::Write as _;

/// Prints the table of formats.
///
/// # Errors
/// [`Failure::Output`].
pub fn run(args: &Formats) -> Result<Status, Failure> {
    if args.json {
        let object = |f: Format| {
            json!({
                "name": f.name(), "aliases": f.aliases(), "ending": f.ending(), "what": f.what(), "offsets": f.offsets(),
                "consumers": f.consumers(),
            })
            .to_string()
        };
        return lines::print_json(&Format::ALL.map(object));
    }
    let mut out = String::new();
    for format in Format::ALL {
        let _ = writeln!(out, "{:<11} .{:<16} {}", format.name(), format.ending(), format.what());
        let _ = writeln!(out, "{:<11}  {:<16} offsets: {}; read by {}", "", "", format.offsets(), format.consumers());
    }
    if cfg!(feature = "templates") {
        let _ = writeln!(out, "\nA layout of your own: telusur export --template FILE (see telusur export --help).");
    }
    print::document(&out)?;
    Ok(Status::Done)
}
