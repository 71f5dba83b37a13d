//! `telusur notebook`: what the reader has selected, noted and corrected, out of the screen.

use super::args::{Notebook, NotebookCommand};
use super::failure::{Failure, Status, complain};
use super::print;
use crate::article::Article;
use crate::export::json;
use crate::notebook::{Correction, File, Finding, Place, Store, Who};
use crate::reading::{How, Source};
use crate::text::safe::Safe;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How many digits of a SHA-256 name an article.
const DIGITS: usize = 6;

/// Shows, exports or deletes notebooks.
///
/// # Errors
/// [`Failure`]: no such notebook, or one that cannot be read or deleted.
pub fn run(args: &Notebook) -> Result<Status, Failure> {
    let store = store()?;
    match &args.what {
        NotebookCommand::Show { article: None, json, null } => list(&store, *json, if *null { '\0' } else { '\n' }),
        NotebookCommand::Show { article: Some(article), .. } => {
            let (_, file) = find(&store, article)?;
            print::document(&told(&file))?;
            Ok(Status::Done)
        }
        NotebookCommand::Export { article } => {
            let (_, file) = find(&store, article)?;
            let mut text = Vec::new();
            json::write_pretty(&mut text, &file)?;
            text.push(b'\n');
            print::document(&String::from_utf8_lossy(&text))?;
            Ok(Status::Done)
        }
        NotebookCommand::Forget { article: Some(article), .. } => {
            // A damaged one can be forgotten as well.
            let path = match find(&store, article) {
                Ok((path, _)) => path,
                Err(failure) => named(&store, article).ok_or(failure)?,
            };
            store.forget(&path)?;
            complain("one notebook deleted");
            Ok(Status::Done)
        }
        NotebookCommand::Forget { article: None, .. } => {
            let all = store.all();
            for (path, _) in &all {
                store.forget(path)?;
            }
            complain(&format!("{} {} deleted", all.len(), if all.len() == 1 { "notebook" } else { "notebooks" }));
            Ok(Status::Done)
        }
    }
}

fn store() -> Result<Store, Failure> {
    Store::usual().ok_or_else(|| {
        Failure::Nothing("there is no folder for notebooks: set XDG_STATE_HOME or HOME to one".to_owned())
    })
}

/// The reader's work on an article, as its notebook has it.
///
/// # Errors
/// [`Failure`], where there is no notebook, or one that cannot be read.
pub fn of(article: &Article) -> Result<File, Failure> {
    store()?.load(article, &article.sha256())?.ok_or_else(|| {
        Failure::Nothing(
            "there is no notebook for this article; what you select, note and correct on the screen makes one"
                .to_owned(),
        )
    })
}

/// Which articles have a notebook.
fn list(store: &Store, json: bool, end: char) -> Result<Status, Failure> {
    let mut out = print::output();
    let mut status = Status::Failed;
    let mut objects = Vec::new();
    for (path, file) in store.all() {
        match file {
            Ok(file) => {
                status = Status::Done;
                let digits: String = file.article.sha256.chars().take(12).collect();
                let title = file.article.title.as_deref().unwrap_or("-");
                let source = file.article.source.as_deref().unwrap_or("-");
                let counts = format!(
                    "{} selected, {} noted, {} corrected",
                    file.selection.len(),
                    file.remarks.len(),
                    file.corrections.len()
                );
                if json {
                    let object = serde_json::json!({
                        "sha256": file.article.sha256, "title": file.article.title, "source": file.article.source,
                        "selected": file.selection.len(), "noted": file.remarks.len(),
                        "corrected": file.corrections.len(), "lost": file.lost.len(),
                    });
                    objects.push(object.to_string());
                } else {
                    write!(out, "{digits}\t{}\t{}\t{counts}{end}", Safe::new(title), Safe::new(source))?;
                }
            }
            Err(error) => complain(&format!("{error} ({})", path.display())),
        }
    }
    out.flush()?;
    drop(out);
    if json {
        super::lines::print_json(&objects)?;
    }
    if status == Status::Failed {
        complain("there are no notebooks yet; what you select, note and correct on the screen makes them");
    }
    Ok(status)
}

/// The notebook of an article that is named by its digits, its source, or its file.
fn find(store: &Store, article: &Path) -> Result<(PathBuf, File), Failure> {
    if let Some(path) = named(store, article) {
        let file = store.all().into_iter().find(|(p, _)| *p == path).map(|(_, file)| file);
        if let Some(file) = file {
            return Ok((path, file?));
        }
    }
    if article.exists() || article == Path::new("-") {
        let read = Source::of(article).article(How::isolated())?;
        if let Some(file) = store.load(&read, &read.sha256())? {
            return Ok((store.path(&file.article.sha256), file));
        }
    }
    Err(Failure::Nothing(format!(
        "there is no notebook for {}; telusur notebook show lists all there are",
        article.display()
    )))
}

/// The file of a notebook by its digits or its source.
fn named(store: &Store, article: &Path) -> Option<PathBuf> {
    let text = article.to_str()?;
    let digits = text.len() >= DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
    let fits = |path: &Path, file: Option<&File>| {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        digits && stem.starts_with(&text.to_ascii_lowercase())
            || file.is_some_and(|f| f.article.source.as_deref() == Some(text))
    };
    store.all().into_iter().find(|(path, file)| fits(path, file.as_ref().ok())).map(|(path, _)| path)
}

/// A notebook for people.
fn told(file: &File) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let a = &file.article;
    let _ = writeln!(out, "{}", a.title.as_deref().unwrap_or("Untitled"));
    let _ = writeln!(out, "{}  SHA-256 {}", a.source.as_deref().unwrap_or("-"), a.sha256);
    section(&mut out, "Selected", file.selection.iter().map(|key| line(&key.place)));
    section(
        &mut out,
        "Notes and tags",
        file.remarks.iter().map(|n| {
            let said = [n.remark.note.clone(), n.remark.tag_line()];
            let said: Vec<String> = said.into_iter().filter(|s| !s.is_empty()).collect();
            format!("{}\n    on {}", said.join(" "), line(&n.fact.place))
        }),
    );
    section(&mut out, "Corrections", file.corrections.iter().map(correction));
    section(&mut out, "No longer in the text", file.lost.iter().map(|l| format!("“{}”", l.words())));
    out
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        out.push_str(&format!("\n{title}\n"));
        lines.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
}

fn line(place: &Place) -> String {
    let words = place.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{words}” ({}–{})", place.start, place.end)
}

fn correction(correction: &Correction<Place>) -> String {
    let name = |who: &Who<Place>| who.name.clone();
    let about = |finding: &Finding<Place>| match finding {
        Finding::Fact(key) => line(&key.place),
        Finding::Quote(place) => line(place),
        Finding::Entity(who) => name(who),
    };
    match correction {
        Correction::Accept { finding } => format!("right: {}", about(finding)),
        Correction::Reject { finding } => format!("rejected: {}", about(finding)),
        Correction::Speaker { quote, who } => {
            format!("said by {}: {}", who.as_ref().map_or_else(|| "nobody known".to_owned(), name), line(quote))
        }
        Correction::QuoteKind { quote, kind } => format!("{}: {}", word(*kind), line(quote)),
        Correction::FactKind { fact, kind } => format!("{}: {}", word(*kind), line(&fact.place)),
        Correction::Quote { at, who, .. } => {
            format!("a quote of {}: {}", who.as_ref().map_or_else(|| "nobody known".to_owned(), name), line(at))
        }
        Correction::EntityKind { who, kind } => format!("{} is: {}", name(who), word(*kind)),
        Correction::Rename { who, name: new } => format!("{} is named {new}", name(who)),
        Correction::Merge { who, into } => format!("{} is {}", name(who), name(into)),
        Correction::Split { at } => format!("somebody of their own: {}", line(at)),
    }
}

/// The word that JSON has for a kind.
fn word(kind: impl serde::Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
