//! `telusur credits`: what the program owes to whom.

use super::failure::{Failure, Status};
use super::print;

/// The credits, as they stand beside the models.
const CREDITS: &str = include_str!("../../assets/models/CREDITS.md");

/// Prints the credits.
///
/// # Errors
/// [`Failure::Output`].
pub fn run() -> Result<Status, Failure> {
    print::document(CREDITS)?;
    Ok(Status::Done)
}
