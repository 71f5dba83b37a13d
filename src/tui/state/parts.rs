//! The articles of a file that holds several: chapters, items, messages.

use super::Input;
use crate::search::folded;
use crate::tui::words::W;

/// What the articles of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Chapters of a book.
    Chapters,
    /// Items of a feed.
    Items,
    /// Messages of a mailbox.
    Messages,
}

impl PartKind {
    /// By the option that chooses among them.
    #[must_use]
    pub fn of_option(option: &str) -> Self {
        match option {
            "chapter" => Self::Chapters,
            "message" => Self::Messages,
            _ => Self::Items,
        }
    }

    /// What they are called.
    #[must_use]
    pub fn word(self) -> W {
        match self {
            Self::Chapters => W::Chapters,
            Self::Items => W::Items,
            Self::Messages => W::Messages,
        }
    }
}

/// The articles of a file that holds several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What they are.
    pub kind: PartKind,
    /// Their names in order.
    pub names: Vec<String>,
    /// The number of the one that is shown, from 1.
    pub current: Option<usize>,
}

impl Parts {
    /// The numbers, from 1, of those whose number and name hold every word that was typed.
    #[must_use]
    pub fn rows(&self, input: &Input) -> Vec<usize> {
        let typed = folded(&input.text);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |(n, name): &(usize, &String)| {
            let line = format!("{} {}", n + 1, folded(name));
            words.iter().all(|word| line.contains(word))
        };
        self.names.iter().enumerate().filter(fits).map(|(n, _)| n + 1).collect()
    }
}
