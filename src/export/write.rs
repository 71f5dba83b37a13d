//! Writing a file whole or not at all.

use crate::text::safe::Safe;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a file was not written. The old file, where there was one, is as it was.
#[derive(Debug, Error)]
pub enum WriteError {
    /// There is a file already, and nobody said that it may go.
    #[error("{} exists already, and was left as it is", shown(.0))]
    Exists(PathBuf),
    /// The path names a folder.
    #[error("{} is a folder; give the name of a file in it", shown(.0))]
    Folder(PathBuf),
    /// The folder that the file should stand in does not exist.
    #[error("there is no folder {}; make it first, or write elsewhere", shown(.0))]
    NoFolder(PathBuf),
    /// The system refused.
    #[error("cannot write {}: {error}; nothing was changed", shown(.path))]
    Refused {
        /// The file to be written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

fn shown(path: &Path) -> Safe {
    Safe::new(&path.to_string_lossy())
}

/// Writes `bytes` to the file `path`, whole or not at all: to a temporary file in the same folder,
/// down to the disk, and then under its name in one step.
///
/// An existing file is left alone unless `force` is given; it is then replaced and keeps its
/// permissions. A link is followed. What is no regular file (a terminal, a pipe, `/dev/null`) is
/// written to as it is.
///
/// # Errors
/// [`WriteError`]; nothing was changed then.
pub fn write_whole(path: &Path, bytes: &[u8], force: bool) -> Result<(), WriteError> {
    let refused = |error| WriteError::Refused { path: path.to_owned(), error };
    let old = match fs::metadata(path) {
        Ok(old) if old.is_dir() => return Err(WriteError::Folder(path.to_owned())),
        Ok(old) if !old.is_file() => {
            return File::options().write(true).open(path).and_then(|mut f| f.write_all(bytes)).map_err(refused);
        }
        Ok(_) if !force => return Err(WriteError::Exists(path.to_owned())),
        Ok(old) => Some(old.permissions()),
        Err(_) => None,
    };
    // The file behind a link is replaced, and not the link.
    let target = if old.is_some() { fs::canonicalize(path).map_err(refused)? } else { path.to_owned() };
    let folder = match target.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(WriteError::Folder(path.to_owned())),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".telusur-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What a plain new file gets; the process's mask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => WriteError::NoFolder(folder.to_owned()),
        _ => refused(error),
    })?;
    file.write_all(bytes).map_err(refused)?;
    if let Some(permissions) = old {
        file.as_file().set_permissions(permissions).map_err(refused)?;
    }
    file.as_file().sync_all().map_err(refused)?;
    let written = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    written.map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
        _ => refused(e.error),
    })?;
    // The name lies in the folder, which has to reach the disk too; not every system lets one.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Writes a folder with these files, whole or not at all: a temporary one beside it, then its name in
/// one step. Where a folder of that name exists, `force` replaces the files of these names in it, each
/// whole or not at all, and leaves all others alone.
///
/// # Errors
/// [`WriteError`].
pub fn write_folder(path: &Path, files: &[(&str, String)], force: bool) -> Result<(), WriteError> {
    let refused = |error| WriteError::Refused { path: path.to_owned(), error };
    if path.is_dir() {
        if !force {
            return Err(WriteError::Exists(path.to_owned()));
        }
        return files.iter().try_for_each(|(name, text)| write_whole(&path.join(name), text.as_bytes(), true));
    }
    if path.exists() {
        return Err(WriteError::Exists(path.to_owned()));
    }
    let folder = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(WriteError::Folder(path.to_owned())),
    };
    let made = tempfile::Builder::new().prefix(".telusur-").suffix(".part").tempdir_in(folder);
    let made = made.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => WriteError::NoFolder(folder.to_owned()),
        _ => refused(error),
    })?;
    for (name, text) in files {
        write_whole(&made.path().join(name), text.as_bytes(), false)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A temporary folder is for its owner alone; this one is to be read as its files are.
        let files = fs::metadata(made.path().join(files.first().map_or("", |(name, _)| name))).map_err(refused)?;
        let mode = files.permissions().mode() & 0o777;
        let open = mode | (mode & 0o444) >> 2;
        fs::set_permissions(made.path(), fs::Permissions::from_mode(open)).map_err(refused)?;
    }
    fs::rename(made.path(), path).map_err(refused)?;
    // Its name is another one now: there is nothing to clear away.
    let _ = made.keep();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_written_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.md");
        write_whole(&path, b"satu", false).expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"satu");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn an_existing_file_needs_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.md");
        fs::write(&path, "lama").expect("written");
        assert!(matches!(write_whole(&path, b"baru", false), Err(WriteError::Exists(p)) if p == path));
        assert_eq!(fs::read(&path).expect("there"), b"lama");
        write_whole(&path, b"baru", true).expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"baru");
    }

    #[test]
    fn folders_are_no_files() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(write_whole(folder.path(), b"", true), Err(WriteError::Folder(_))));
        let missing = folder.path().join("none").join("out.md");
        assert!(matches!(write_whole(&missing, b"", false), Err(WriteError::NoFolder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("out.md"), folder.path().join("link.md"));
        fs::write(&path, "lama").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        std::os::unix::fs::symlink(&path, &link).expect("linked");
        write_whole(&link, b"baru", true).expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&path).expect("there"), b"baru");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        use std::os::unix::fs::FileTypeExt as _;
        write_whole(Path::new("/dev/null"), b"x", true).expect("written");
        assert!(fs::metadata("/dev/null").expect("there").file_type().is_char_device());
    }

    #[test]
    fn messages_are_safe_to_print() {
        let error = WriteError::Exists(PathBuf::from("a\u{1b}[2Jb")).to_string();
        assert!(!error.contains('\u{1b}') && error.contains("exists already"), "{error}");
    }

    #[test]
    fn a_folder_is_written_whole_and_replaced_only_by_force() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("corpus");
        let files = [("a.txt", "satu".to_owned()), ("b.ann", "dua".to_owned())];
        write_folder(&path, &files, false).expect("written");
        assert_eq!(fs::read(path.join("b.ann")).expect("there"), b"dua");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is left");
        assert!(matches!(write_folder(&path, &files, false), Err(WriteError::Exists(_))));
        fs::write(path.join("mine"), "x").expect("written");
        write_folder(&path, &[("a.txt", "tiga".to_owned())], true).expect("written");
        assert_eq!(fs::read(path.join("a.txt")).expect("there"), b"tiga");
        assert!(path.join("mine").exists());
        assert!(matches!(write_folder(&folder.path().join("x/y"), &files, false), Err(WriteError::NoFolder(_))));
    }
}
