//! The notebooks' files: one an article, named by the SHA-256 of its text, in the state folder
//! (`$XDG_STATE_HOME/telusur`, else `~/.local/state/telusur`).
//!
//! A second small file for each source names the notebook that was written last for it, so that
//! the work is found when the text has changed. All of it is readable by its owner only.

use super::file::{File, VERSION};
use crate::article::Article;
use crate::text::safe::Safe;
use etcetera::BaseStrategy as _;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a notebook was not read or written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The system refused.
    #[error("the notebook {} cannot be {what}: {error}", Safe::new(&.path.to_string_lossy()))]
    Refused {
        /// Its file.
        path: PathBuf,
        /// Read or written.
        what: &'static str,
        /// What the system says.
        error: io::Error,
    },
    /// The file is none of ours, or was cut off.
    #[error("the notebook {} is damaged ({why}); it is left alone, and nothing is kept: move it away", Safe::new(&.path.to_string_lossy()))]
    Damaged {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A later telusur has written it.
    #[error("the notebook {} was written by a later telusur; it is left alone, and nothing is kept", Safe::new(&.0.to_string_lossy()))]
    Later(PathBuf),
    /// Another telusur, still running, writes it.
    #[error(
        "this article is open in another telusur, which keeps what is done there; nothing is kept here until that one is left"
    )]
    Elsewhere,
    /// Another telusur has written it since it was read here.
    #[error(
        "another telusur has changed the work on this article since it was opened here; nothing is kept, open it again"
    )]
    Changed,
}

/// Where notebooks are.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The reader's own; nothing where the system names no place for it.
    #[must_use]
    pub fn usual() -> Option<Self> {
        let places = etcetera::choose_base_strategy().ok()?;
        let state = places.state_dir().unwrap_or_else(|| places.data_dir());
        Some(Self::at(state.join("telusur")))
    }

    /// Notebooks in a folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn notebooks(&self) -> PathBuf {
        self.folder.join("notebooks")
    }

    /// The file of the text with this SHA-256.
    #[must_use]
    pub fn path(&self, sha256: &str) -> PathBuf {
        self.notebooks().join(format!("{sha256}.json"))
    }

    /// The file that names a source's latest notebook; none for what has no lasting source.
    fn pointer(&self, source: Option<&str>) -> Option<PathBuf> {
        let source = source.filter(|s| !s.starts_with("telusur:"))?;
        // One file may be named in several ways.
        let whole = fs::canonicalize(source).map_or_else(|_| source.to_owned(), |p| p.to_string_lossy().into_owned());
        let name: String = Sha256::digest(whole.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        Some(self.folder.join("sources").join(name))
    }

    /// An article's notebook: by its text, else the last one of its source.
    ///
    /// # Errors
    /// [`StoreError`], where there is one that cannot be read.
    pub fn load(&self, article: &Article, sha256: &str) -> Result<Option<File>, StoreError> {
        if let Some(file) = read(&self.path(sha256))? {
            return Ok(Some(file));
        }
        let Some(pointer) = self.pointer(article.source.as_deref()) else { return Ok(None) };
        let Ok(before) = fs::read_to_string(pointer) else { return Ok(None) };
        // Nobody else writes these; should somebody have, their names lead nowhere else.
        if before.len() != 64 || !before.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(None);
        }
        read(&self.path(&before))
    }

    /// What a text's notebook is now, to be shown to [`claim`](Self::claim) later.
    #[must_use]
    pub fn stamp(&self, sha256: &str) -> Stamp {
        Stamp(fs::read(self.path(sha256)).ok().map(|bytes| Sha256::digest(bytes).into()))
    }

    /// Makes a text's notebook this process's own until the claim is dropped or the process ends, so
    /// that two screens on one article do not write over each other's work.
    ///
    /// # Errors
    /// [`StoreError::Elsewhere`] where another process holds it, [`StoreError::Changed`] where it is
    /// no more what it was when it was stamped, [`StoreError::Refused`] where the system refuses.
    pub fn claim(&self, sha256: &str, stamp: &Stamp) -> Result<Claim, StoreError> {
        let path = self.path(sha256).with_extension("lock");
        let refused = |error| StoreError::Refused { path: path.clone(), what: "written", error };
        make_folder(&self.notebooks()).map_err(refused)?;
        let file = fs::File::options().create(true).truncate(false).write(true).open(&path).map_err(refused)?;
        #[cfg(unix)]
        // A file system without locks is no reason to keep nothing.
        let locked = rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive);
        if locked == Err(rustix::io::Errno::WOULDBLOCK) {
            return Err(StoreError::Elsewhere);
        }
        if self.stamp(sha256) != *stamp {
            return Err(StoreError::Changed);
        }
        Ok(Claim { _file: file })
    }

    /// Writes a notebook, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError`]; the file is as it was then.
    pub fn save(&self, file: &File) -> Result<(), StoreError> {
        let path = self.path(&file.article.sha256);
        let refused = |error| StoreError::Refused { path: path.clone(), what: "written", error };
        let mut bytes = serde_json::to_vec_pretty(file).map_err(|error| refused(error.into()))?;
        bytes.push(b'\n');
        write(&path, &bytes).map_err(refused)?;
        if let Some(pointer) = self.pointer(file.article.source.as_deref())
            && fs::read_to_string(&pointer).ok().as_deref() != Some(&file.article.sha256)
        {
            write(&pointer, file.article.sha256.as_bytes()).map_err(refused)?;
        }
        Ok(())
    }

    /// Writes text that was too long for the terminal's clipboard; gives its file.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn save_clipboard(&self, text: &str) -> Result<PathBuf, StoreError> {
        let path = self.folder.join("clipboard.txt");
        write(&path, text.as_bytes()).map_err(|error| StoreError::Refused {
            path: path.clone(),
            what: "written",
            error,
        })?;
        Ok(path)
    }

    /// All notebooks, each with its file, by their titles.
    #[must_use]
    pub fn all(&self) -> Vec<(PathBuf, Result<File, StoreError>)> {
        let entries = fs::read_dir(self.notebooks()).into_iter().flatten().flatten().map(|e| e.path());
        let mut all: Vec<(PathBuf, Result<File, StoreError>)> = entries
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .filter_map(|path| Some((path.clone(), read(&path).transpose()?)))
            .collect();
        all.sort_by_key(|(path, file)| (file.as_ref().ok().and_then(|f| f.article.title.clone()), path.clone()));
        all
    }

    /// Deletes a notebook, and what leads to it.
    ///
    /// # Errors
    /// [`StoreError`], where it is there and stays.
    pub fn forget(&self, path: &Path) -> Result<(), StoreError> {
        let refused = |error| StoreError::Refused { path: path.to_owned(), what: "deleted", error };
        fs::remove_file(path).map_err(refused)?;
        let _ = fs::remove_file(path.with_extension("lock"));
        // What a kill in the middle of a write has left behind holds words as well.
        for part in fs::read_dir(self.notebooks()).into_iter().flatten().flatten() {
            if part.file_name().to_string_lossy().ends_with(".part") {
                fs::remove_file(part.path()).map_err(refused)?;
            }
        }
        let sha256 = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        for pointer in fs::read_dir(self.folder.join("sources")).into_iter().flatten().flatten().map(|e| e.path()) {
            if fs::read_to_string(&pointer).is_ok_and(|to| to == sha256) {
                fs::remove_file(&pointer).map_err(refused)?;
            }
        }
        Ok(())
    }
}

/// A notebook's file as it was at some time; also that there was none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Option<[u8; 32]>);

/// A notebook that is this process's own.
#[derive(Debug)]
pub struct Claim {
    /// Holds the lock as long as it is open.
    _file: fs::File,
}

fn read(path: &Path) -> Result<Option<File>, StoreError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::Refused { path: path.to_owned(), what: "read", error }),
    };
    // The version comes first: what else is in a later file may not be known here.
    let damaged = |error: serde_json::Error| StoreError::Damaged { path: path.to_owned(), why: error.to_string() };
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(damaged)?;
    if value.get("notebook_version").and_then(serde_json::Value::as_u64).is_some_and(|v| v > u64::from(VERSION)) {
        return Err(StoreError::Later(path.to_owned()));
    }
    serde_json::from_value(value).map(Some).map_err(damaged)
}

/// Makes a folder that only its owner may look into.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only its owner may read, in one step.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(".telusur-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::model::Work;

    fn article(text: &str, source: &str) -> Article {
        Article {
            text: text.to_owned(),
            title: Some("Pasar".to_owned()),
            language: "id".to_owned(),
            date: None,
            byline: None,
            source: Some(source.to_owned()),
            origin: Default::default(),
            blocks: Vec::new(),
        }
    }

    #[test]
    fn a_notebook_is_found_by_its_text_and_by_its_source() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path());
        let (old, new) = (article("Pasar dibuka.", "/pasar.txt"), article("Pasar ditutup.", "/pasar.txt"));
        assert!(store.load(&old, &old.sha256()).expect("readable").is_none());
        let file = File::new(&old, &old.sha256(), &Work::default(), None, &[]);
        store.save(&file).expect("written");
        assert_eq!(store.load(&old, &old.sha256()).expect("readable"), Some(file.clone()));
        assert_eq!(store.load(&new, &new.sha256()).expect("readable"), Some(file));
        let other = article("Pasar ditutup.", "/lain.txt");
        assert_eq!(store.load(&other, &other.sha256()).expect("readable"), None);
        let all = store.all();
        assert_eq!(all.len(), 1);
        let part = folder.path().join("notebooks/.telusur-x.part");
        fs::write(&part, "cut off").expect("written");
        store.forget(&all[0].0).expect("deleted");
        assert!(store.load(&new, &new.sha256()).expect("readable").is_none());
        assert!(!part.exists());
        let left = fs::read_dir(folder.path().join("sources")).expect("a folder").count();
        assert_eq!(left, 0, "nothing leads to it any more");
    }

    #[cfg(unix)]
    #[test]
    fn a_notebook_is_claimed_by_one_and_only_as_it_was_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path());
        let article = article("Pasar.", "a");
        let sha256 = article.sha256();
        let (mine, yours) = (store.stamp(&sha256), store.stamp(&sha256));
        let claim = store.claim(&sha256, &mine).expect("free");
        assert!(matches!(store.claim(&sha256, &yours), Err(StoreError::Elsewhere)));
        store.save(&File::new(&article, &sha256, &Work::default(), None, &[])).expect("written");
        drop(claim);
        assert!(matches!(store.claim(&sha256, &yours), Err(StoreError::Changed)));
        assert!(store.claim(&sha256, &store.stamp(&sha256)).is_ok());
        store.forget(&store.path(&sha256)).expect("deleted");
        assert_eq!(fs::read_dir(folder.path().join("notebooks")).expect("a folder").count(), 0);
    }

    #[test]
    fn what_is_damaged_or_later_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path());
        let article = article("Pasar.", "a");
        let path = store.path(&article.sha256());
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, "{ not JSON").expect("written");
        assert!(matches!(store.load(&article, &article.sha256()), Err(StoreError::Damaged { .. })));
        fs::write(&path, r#"{"notebook_version": 99, "new": 1}"#).expect("written");
        assert!(matches!(store.load(&article, &article.sha256()), Err(StoreError::Later(_))));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path().join("telusur"));
        let article = article("Pasar.", "a");
        store.save(&File::new(&article, &article.sha256(), &Work::default(), None, &[])).expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&store.path(&article.sha256())), 0o600);
        assert_eq!(mode(&folder.path().join("telusur")), 0o700);
    }
}
