//! The reader's own work on one article: what was selected, noted, tagged, accepted, rejected and
//! corrected, and where reading was left off.
//!
//! ```text
//! model      what the reader did, in places of the text
//! history    undo and redo for all of it
//! apply      an analysis and corrections give a corrected analysis (pure)
//! place      a place that outlives a change of the text: its words and what stands around them
//! file       the work as it is written down, and found again in a text that may have changed
//! store      the files, one an article, in the state folder
//! ```
//!
//! In memory, places are spans of the text that is open; on disk they carry their words. Nothing
//! that cannot be found again is dropped: it is kept as it was and listed.

mod apply;
mod file;
mod history;
mod model;
mod place;
mod store;
#[cfg(test)]
mod tests;

pub use crate::analysis::Standing;
pub use apply::{Applied, apply, keys};
pub use file::{File, Lost, Opened, VERSION};
pub use history::History;
pub use model::{At, Correction, Finding, Key, Pane, Remark, Resume, Who, Work};
pub use place::{Finder, Place};
pub use store::{Claim, Stamp, Store, StoreError};
