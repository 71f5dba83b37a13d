//! What the edge is to do after an update.

use crate::analysis::FactId;
use crate::export::Format;

/// Something outside the state; run by [`terminal`](super::terminal), never by `update`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back to the shell until the reader returns.
    Suspend,
    /// Send text to the terminal's clipboard (OSC 52).
    Clipboard(String),
    /// Write text that is too long for the terminal's clipboard to a file; answered by
    /// [`Action::Copied`](super::action::Action::Copied).
    CopyToFile(String),
    /// Write facts to a file; answered by [`Action::Exported`](super::action::Action::Exported).
    Export(Export),
    /// Read which chapters, items or messages there are; answered by
    /// [`Action::Parts`](super::action::Action::Parts) or
    /// [`Action::OnePart`](super::action::Action::OnePart).
    ListParts,
    /// Open the chapter, item or message of this number, from 1; answered by
    /// [`Action::Article`](super::action::Action::Article) or
    /// [`Action::PartUnread`](super::action::Action::PartUnread).
    OpenPart(usize),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw every cell anew.
    Redraw,
    /// Break off the analysis; answered by [`Action::BrokenOff`](super::action::Action::BrokenOff).
    BreakOff,
}

/// What is to be written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Where, as the reader typed it.
    pub path: String,
    /// In which format.
    pub format: Format,
    /// Which facts, in this order.
    pub facts: Vec<FactId>,
    /// Whether an existing file may be replaced.
    pub force: bool,
}

/// How an export ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// So many facts are in the file.
    Done {
        /// The file.
        path: String,
        /// How many.
        facts: usize,
    },
    /// The file exists; nothing was written.
    Exists {
        /// The file.
        path: String,
    },
    /// Nothing was written.
    Failed {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
}
