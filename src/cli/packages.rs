//! The npm packages of other developers that tests and the benchmark stand on, in the versions written in their locks.

use std::fs;
use std::path::PathBuf;

use super::cargo::{self, CargoError};
use super::error::Error;
use super::output;

/// What a lock below `tests` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packages {
    /// What tests bundle, check types and size frames with.
    Tests,
    /// What the benchmark compares with, and what drives its browser.
    Bench,
}

impl Packages {
    /// The folder below `tests` that holds the manifest and the lock, and the one below cargo's that holds the packages.
    fn folder(self) -> &'static str {
        match self {
            Packages::Tests => "npm",
            Packages::Bench => "bench",
        }
    }

    /// Where the manifest and the lock stand in the repository.
    pub fn manifest(self) -> PathBuf {
        cargo::root().join("tests").join(self.folder())
    }

    /// Where they are installed.
    pub fn directory(self) -> Result<PathBuf, CargoError> {
        Ok(cargo::target_directory()?.join(self.folder()))
    }

    /// Installs them where they are missing or of other versions.
    pub fn install(self) -> Result<PathBuf, Error> {
        let (from, to) = (self.manifest(), self.directory()?);
        let mut is_new = !to.join("node_modules").is_dir();
        for name in ["package.json", "package-lock.json"] {
            let path = from.join(name);
            let wanted = fs::read(&path).map_err(|source| Error::Read { path, source })?;
            is_new |= fs::read(to.join(name)).ok().as_ref() != Some(&wanted);
            output::write(&to.join(name), &wanted)?;
        }
        if is_new {
            let mut command = cargo::at_root("npm");
            command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&to);
            cargo::succeed(&mut command)?;
        }
        Ok(to)
    }
}
