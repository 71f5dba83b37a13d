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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_that_is_asked_for_is_named() {
        let manifest = include_str!("../../Cargo.toml");
        let mut wanted = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                wanted = line.ends_with("dependencies]") && !line.contains("dev-") && !line.contains("build-");
            } else if let Some((name, _)) = line.split_once(" = ").filter(|_| wanted) {
                assert!(CREDITS.contains(name), "{name}");
            }
        }
        assert!(CREDITS.contains("clap"));
    }
}
