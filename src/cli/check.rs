//! `check`: reads the tables of figures as an editor left them and reports every mistake.

use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::terminal::say;
use super::{cargo, tables};
use crate::editorial;

/// What `check` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "check")]
pub struct Arguments {
    /// The directory with the tables [default: src/data in the repository]
    #[arg(long, value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
}

/// Prints the figures in a table, or fails with the report of the mistakes.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    let directory = arguments.data.clone().unwrap_or_else(|| cargo::root().join("src/data"));
    let (editorial, proof) = tables::proofread(&directory)?;
    say(editorial::listing(&editorial, &proof));
    Ok(())
}
