//! Where things stand: panes on the screen, words in rows, rows in the article.

mod flow;
mod panes;
mod wrap;

pub use flow::{Flow, RowAt};
pub use panes::{Arrangement, Panes, Shape, panes};
pub use wrap::{advance, graphemes, wrap};
