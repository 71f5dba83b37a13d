//! The reader's settings: `config.toml` in the configuration folder (`$XDG_CONFIG_HOME/telusur`,
//! else `~/.config/telusur`).
//!
//! Nothing in the file stops the program: what is wrong is told with its line, and everything else
//! holds.

mod keys;
mod read;
#[cfg(test)]
mod tests;

pub use read::{Problem, Settings};

use etcetera::BaseStrategy as _;
use std::path::PathBuf;

/// Where the settings are; nothing where the system names no place for them.
#[must_use]
pub fn path() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("telusur").join("config.toml"))
}

impl Settings {
    /// The reader's settings; the usual ones where there is no file.
    #[must_use]
    pub fn load() -> Self {
        let Some(path) = path() else { return Self::default() };
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => Self { problems: vec![Problem { line: 1, text: error.to_string() }], ..Self::default() },
        }
    }
}
