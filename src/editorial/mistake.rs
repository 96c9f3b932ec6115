//! What is wrong with the tables and messages, and where.

use std::fmt;
use std::path::Path;

use super::entry::FOLDER;
use super::fault::Fault;
use super::spot::Spot;

/// Everything wrong with the tables and messages, file by file and from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// At least one mistake.
    pub mistakes: Vec<Mistake>,
    /// The folder of the tables, as it is told.
    folder: String,
}

impl Report {
    /// Brings together what was found in one file at different times.
    pub(super) fn new(mut mistakes: Vec<Mistake>) -> Self {
        let mut files: Vec<String> = Vec::new();
        for Mistake { spot, .. } in &mistakes {
            if !files.contains(&spot.file) {
                files.push(spot.file.clone());
            }
        }
        mistakes.sort_by_key(|Mistake { spot, .. }| {
            (files.iter().position(|file| *file == spot.file), spot.line)
        });
        Self { mistakes, folder: FOLDER.to_owned() }
    }

    /// The same, told of tables in another folder.
    #[must_use]
    pub fn of(self, folder: &Path) -> Self {
        Self { folder: folder.display().to_string(), ..self }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |mistake: &Mistake| mistake.to_string().replace(FOLDER, &self.folder);
        self.mistakes.iter().try_for_each(|mistake| writeln!(f, "{}", told(mistake)))
    }
}

impl std::error::Error for Report {}

/// One mistake: where it is, what was found there, what was expected, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{spot}: {fault}")]
pub struct Mistake {
    /// Where the editor finds it.
    pub spot: Spot,
    /// What it is.
    pub fault: Fault,
}

impl Spot {
    /// This place together with its fault.
    pub fn is(self, fault: Fault) -> Mistake {
        Mistake { spot: self, fault }
    }
}
