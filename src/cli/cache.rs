//! What is slow to make and follows from its ingredients alone, kept from build to build.

use std::fs;
use std::path::PathBuf;

use super::cargo::{self, CargoError};
use super::digest::digest;

/// A store of what has been made, by kind and by the hash of what it was made of. It may be deleted at any time.
#[derive(Debug, Clone)]
pub struct Cache {
    directory: Option<PathBuf>,
}

impl Cache {
    /// The one of this checkout, in cargo's target directory.
    ///
    /// # Errors
    /// Where cargo does not say where that is.
    pub fn of_checkout() -> Result<Self, CargoError> {
        Ok(Self { directory: Some(cargo::target_directory()?.join("site-cache")) })
    }

    /// One that keeps nothing: everything is made.
    pub fn none() -> Self {
        Self { directory: None }
    }

    /// What was made of the ingredients before, else what is made of them now.
    ///
    /// # Errors
    /// What making it fails with. A store that cannot be read or written is done without.
    pub fn get<E>(
        &self,
        kind: &str,
        ingredients: &[&[u8]],
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let Some(directory) = &self.directory else { return make() };
        let name = digest(ingredients.iter().copied());
        let directory = directory.join(kind);
        let path = directory.join(name);
        if let Ok(kept) = fs::read(&path) {
            return Ok(kept);
        }
        let made = make()?;
        // Under a name of its own first: another build may read at the same moment.
        let unfinished = path.with_extension(std::process::id().to_string());
        let _ = fs::create_dir_all(&directory)
            .and_then(|()| fs::write(&unfinished, &made))
            .and_then(|()| fs::rename(&unfinished, &path));
        Ok(made)
    }
}
