//! The directory the site is written to: never half a site, never somebody else's files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file that shows that a directory holds a site of ours.
pub const MARK: &str = "greater-bay-ip.js";

/// Why the output cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The directory holds files that are not ours.
    #[error(
        "{} is not empty and holds no {MARK}, so it is not a site written by this command; name another directory with --out, or empty it",
        path.display()
    )]
    Foreign {
        /// The directory that was named.
        path: PathBuf,
    },
    /// There is a file where the directory should be.
    #[error("{} is not a directory; name another with --out", path.display())]
    NotDirectory {
        /// The path that was named.
        path: PathBuf,
    },
    /// The system does not let us write there.
    #[error("cannot write {}; check that it may be written to, or name another place with --out", path.display())]
    Unwritable {
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl OutputError {
    fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Self + use<'_> {
        move |source| OutputError::Unwritable { path: path.to_path_buf(), source }
    }
}

/// A directory beside the output that takes its place once it is complete, and vanishes otherwise.
#[derive(Debug)]
pub struct Staging {
    directory: PathBuf,
    output: PathBuf,
}

impl Staging {
    /// Checks that `output` may be written, before any work is done.
    pub fn beside(output: &Path) -> Result<Self, OutputError> {
        let absolute = std::path::absolute(output).map_err(OutputError::unwritable(output))?;
        // A link to a directory is followed, so that the link itself survives.
        let output = absolute.canonicalize().unwrap_or(absolute);
        refuse_foreign(&output)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(OutputError::Foreign { path: output });
        };
        fs::create_dir_all(parent).map_err(OutputError::unwritable(parent))?;
        let mut staging_name = std::ffi::OsString::from(".");
        staging_name.push(name);
        staging_name.push(format!(".{}", std::process::id()));
        let directory = parent.join(staging_name);
        fs::create_dir(&directory).map_err(OutputError::unwritable(&directory))?;
        Ok(Self { directory, output })
    }

    /// Where to write until it is published.
    pub fn path(&self) -> &Path {
        &self.directory
    }

    /// Writes one file, making the directories it stands in.
    pub fn write(&self, name: impl AsRef<Path>, bytes: &[u8]) -> Result<(), OutputError> {
        write(&self.directory.join(name), bytes)
    }

    /// All files that have been written, named within the site, in order.
    pub fn files(&self) -> Result<Vec<String>, OutputError> {
        files(&self.directory)
    }

    /// Puts the finished directory in the place of the old one.
    pub fn publish(self) -> Result<PathBuf, OutputError> {
        // Somebody may have filled the directory while we were compiling.
        refuse_foreign(&self.output)?;
        let replaced = self.directory.with_extension("replaced");
        let output = self.output.clone();
        let had_one = output.exists();
        if had_one {
            fs::rename(&output, &replaced).map_err(OutputError::unwritable(&output))?;
        }
        if let Err(source) = fs::rename(&self.directory, &output) {
            if had_one {
                fs::rename(&replaced, &output).map_err(OutputError::unwritable(&output))?;
            }
            return Err(OutputError::Unwritable { path: output, source });
        }
        if had_one {
            fs::remove_dir_all(&replaced).map_err(OutputError::unwritable(&replaced))?;
        }
        Ok(output)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After publishing there is nothing left to remove, and that is no error.
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// All files of a site, named within it, in order.
pub fn files(site: &Path) -> Result<Vec<String>, OutputError> {
    let mut files = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let path = site.join(&folder);
        for entry in fs::read_dir(&path).map_err(OutputError::unwritable(&path))? {
            let entry = entry.map_err(OutputError::unwritable(&path))?;
            let name = folder.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(name);
            } else {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                files.push(parts.join("/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Writes a file, making the directories it stands in.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(OutputError::unwritable(path))?;
    }
    fs::write(path, bytes).map_err(OutputError::unwritable(path))
}

fn refuse_foreign(output: &Path) -> Result<(), OutputError> {
    let path = output.to_path_buf();
    match fs::read_dir(output).map(|mut entries| entries.next().is_none()) {
        Ok(empty) if empty || output.join(MARK).is_file() => Ok(()),
        Ok(_) => Err(OutputError::Foreign { path }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if output.is_file() => Err(OutputError::NotDirectory { path }),
        Err(source) => Err(OutputError::Unwritable { path, source }),
    }
}
