//! What can happen to the screen.

use super::effect::Written;
use super::keys::{Cmd, Key};
use super::state::parts::Parts;
use crate::analysis::Analysis;
use crate::article::Article;
use crate::export::others::Other;
use crate::notebook::Opened;

/// Something that happened; [`update`](super::update::update) turns it into a new state.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// A command was chosen other than by its key, done so many times.
    Do(Cmd, u32),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has so many columns and rows.
    Resize(u16, u16),
    /// The analysis, made in the background, is ready.
    Analysed(Box<Analysis>),
    /// The article is there, with what others have noted on it.
    Article(Box<Article>, Vec<Other>),
    /// What is read holds several articles, of which the reader chooses one.
    Parts(Parts),
    /// What is read holds one article only.
    OnePart,
    /// The part that was chosen cannot be read, for this reason; the part of this number is shown.
    PartUnread(String, Option<usize>),
    /// The terminal says whether its ground is light.
    Ground(bool),
    /// So many per cent of the analysis are done.
    Progress(u8),
    /// The analysis was broken off.
    BrokenOff,
    /// The analysis failed, with what is to be told.
    Failed(String),
    /// The reader's work on this article, from earlier, is there; empty where there is none.
    Opened(Box<Opened>),
    /// The reader's work cannot be kept, with what is to be told.
    Unkept(String),
    /// What was too long for the terminal's clipboard is in this file; nothing where it could not be
    /// written.
    Copied(Option<String>),
    /// An export ended.
    Exported(Written),
}

/// What the mouse did, in columns and rows from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned away from the reader.
    WheelUp,
    /// The wheel turned towards the reader.
    WheelDown,
}
