//! `telusur man`: the manual, one page a command.

use super::args::{Args, Man};
use super::failure::{Failure, Status, complain};
use super::print;
use crate::export::write_whole;
use crate::search::nearest;
use clap::{Command, CommandFactory as _};
use std::io;

/// Prints a page, or writes all of them.
///
/// # Errors
/// [`Failure`]: no such command, a folder that cannot be written to.
pub fn run(args: &Man) -> Result<Status, Failure> {
    let pages = pages();
    if let Some(folder) = &args.into {
        let refused =
            |error: io::Error| Failure::Nothing(format!("cannot make the folder {}: {error}", folder.display()));
        std::fs::create_dir_all(folder).map_err(refused)?;
        for (name, page) in &pages {
            // A page that was there before is an older one of ours.
            write_whole(&folder.join(format!("{name}.1")), page.as_bytes(), true)?;
        }
        complain(&format!("{} pages written to {}", pages.len(), folder.display()));
        return Ok(Status::Done);
    }
    let wanted =
        args.command.as_ref().map_or_else(|| "telusur".to_owned(), |c| format!("telusur-{}", c.replace(' ', "-")));
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        let asked = args.command.as_deref().unwrap_or_default();
        let names: Vec<&str> = pages.iter().filter_map(|(name, _)| name.strip_prefix("telusur-")).collect();
        let near = nearest(asked, names.iter().copied());
        let end =
            near.first().map_or_else(|| format!("there are {}", names.join(", ")), |n| format!("did you mean {n}?"));
        return Err(Failure::Misuse(format!("there is no command '{asked}'; {end}")));
    };
    print::document(page)?;
    Ok(Status::Done)
}

/// All pages, by their names without the section.
fn pages() -> Vec<(String, String)> {
    let mut command = Args::command();
    // Gives every command its whole name: telusur-notebook-show.
    command.build();
    let mut pages = Vec::new();
    add(&command, &mut pages);
    pages
}

/// What stands below the options is laid out already: examples keep their lines.
fn laid_out(page: &str) -> String {
    match page.split_once(".SH EXTRA\n") {
        Some((before, extra)) => {
            let (extra, behind) = extra.split_once(".SH ").map_or((extra, None), |(a, b)| (a, Some(b)));
            let behind = behind.map_or_else(String::new, |b| format!(".SH {b}"));
            format!("{before}.SH EXAMPLES\n.nf\n{}\n.fi\n{behind}", extra.trim_end())
        }
        None => page.to_owned(),
    }
}

fn add(command: &Command, pages: &mut Vec<(String, String)>) {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command.clone()).title(name.to_uppercase()).manual("telusur");
    let man = man.date("").source(concat!("telusur ", env!("CARGO_PKG_VERSION")));
    // Memory takes all.
    let _ = man.render(&mut page);
    pages.push((name, laid_out(&String::from_utf8_lossy(&page))));
    for inner in command.get_subcommands().filter(|c| c.get_name() != "help" && !c.is_hide_set()) {
        add(inner, pages);
    }
}
