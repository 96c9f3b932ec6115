//! Which files make what anew.

use std::io;
use std::path::{Path, PathBuf};

use super::super::source_hash;
use super::super::sources;
use crate::editorial;

/// What follows from a change of a file, the quickest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Figures, sources or words are read anew.
    Tables,
    /// Scripts, style sheets and templates are read anew.
    Pages,
    /// The program and the module are compiled anew.
    Code,
}

/// What is compiled besides the folder of the code, at the root of the repository.
const BUILD: [&str; 3] = ["Cargo.toml", "Cargo.lock", "build.rs"];

/// Where changes are looked for.
#[derive(Debug, Clone)]
pub struct Watched {
    root: PathBuf,
    tables: PathBuf,
}

impl Watched {
    /// In a repository, and in a folder of tables that need not lie in it.
    ///
    /// # Errors
    /// Where one of them cannot be found.
    pub fn new(root: &Path, tables: &Path) -> io::Result<Self> {
        // As the system names them when it tells of changes.
        Ok(Self { root: root.canonicalize()?, tables: tables.canonicalize()? })
    }

    /// The folders in which all files count, and the one in which only those directly in it do.
    pub fn folders(&self) -> ([PathBuf; 3], &Path) {
        let whole =
            [self.root.join(source_hash::FOLDER), self.root.join(sources::FOLDER), self.tables.clone()];
        (whole, &self.root)
    }

    /// What follows from a change of a file; nothing from those that nothing is made of, as editors leave them beside
    /// what they save.
    pub fn change(&self, path: &Path) -> Option<Change> {
        let ends_in = |endings: &[&str]| {
            path.extension()
                .and_then(|ending| ending.to_str())
                .is_some_and(|ending| endings.contains(&ending))
        };
        if let Ok(table) = path.strip_prefix(&self.tables) {
            let is_table = match table.parent() {
                Some(folder) if folder == Path::new("") => ends_in(&["csv"]),
                Some(folder) => folder == Path::new(editorial::MESSAGES) && ends_in(&["toml"]),
                None => false,
            };
            return is_table.then_some(Change::Tables);
        }
        let path = path.strip_prefix(&self.root).ok()?;
        if path.starts_with(sources::FOLDER) {
            return ends_in(&["css", "html", "js"]).then_some(Change::Pages);
        }
        // Those that are shown in place of it do not follow from it.
        if path.starts_with(editorial::FOLDER) {
            return None;
        }
        let is_code = path.starts_with(source_hash::FOLDER) && ends_in(&["js", "rs"]);
        (is_code || BUILD.iter().any(|name| path == Path::new(name))).then_some(Change::Code)
    }
}
