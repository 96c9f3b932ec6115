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
    /// Held while the directory is being filled: a directory that nobody holds was left by a build that was killed.
    _held: Held,
}

impl Staging {
    /// Checks that `output` may be written, before any work is done; clears what builds that were killed have left
    /// beside it, and puts back the site that the last of them was about to replace.
    pub fn beside(output: &Path) -> Result<Self, OutputError> {
        let absolute = std::path::absolute(output).map_err(OutputError::unwritable(output))?;
        // A link to a directory is followed, so that the link itself survives.
        let output = absolute.canonicalize().unwrap_or(absolute);
        refuse_foreign(&output)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(OutputError::Foreign { path: output });
        };
        fs::create_dir_all(parent).map_err(OutputError::unwritable(parent))?;
        let prefix = format!(".{}.", name.to_string_lossy());
        clear_leftovers(parent, &prefix, &output)?;
        for number in 0.. {
            let directory = parent.join(format!("{prefix}{number}"));
            match fs::create_dir(&directory) {
                Ok(()) => {}
                // Another build is at work there.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(OutputError::unwritable(&directory)(error)),
            }
            // Between making and holding it, a build that starts may have cleared it.
            if let Some(held) = Held::hold(&directory).filter(|_| directory.is_dir()) {
                return Ok(Self { directory, output, _held: held });
            }
        }
        unreachable!("there is always another number")
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

    /// Takes over what a folder of the old site holds and that of the new one does not, as it is.
    pub fn keep(&self, folder: &str) -> Result<(), OutputError> {
        let old = self.output.join(folder);
        if !old.is_dir() {
            return Ok(());
        }
        for name in files(&old)? {
            let (from, to) = (old.join(&name), self.directory.join(folder).join(&name));
            if to.exists() {
                continue;
            }
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(OutputError::unwritable(&to))?;
            }
            // Files of a version never change: two names for one will do where the system has them.
            fs::hard_link(&from, &to)
                .or_else(|_| fs::copy(&from, &to).map(drop))
                .map_err(OutputError::unwritable(&to))?;
        }
        Ok(())
    }

    /// Puts the finished directory in the place of the old one, in one step where the system has one: whoever looks at
    /// any moment finds one whole site.
    pub fn publish(self) -> Result<PathBuf, OutputError> {
        // Somebody may have filled the directory while we were compiling.
        refuse_foreign(&self.output)?;
        let output = self.output.clone();
        if !output.exists() {
            fs::rename(&self.directory, &output).map_err(OutputError::unwritable(&output))?;
        } else if exchange(&self.directory, &output).is_err() {
            self.replace()?;
        }
        // What is left in the directory beside it is the old site, which goes as this value does.
        Ok(output)
    }

    /// As exchanging, in two steps; [`clear_leftovers`] mends what being killed between them leaves.
    fn replace(&self) -> Result<(), OutputError> {
        let replaced = self.directory.with_extension(REPLACED);
        fs::rename(&self.output, &replaced).map_err(OutputError::unwritable(&self.output))?;
        if let Err(source) = fs::rename(&self.directory, &self.output) {
            fs::rename(&replaced, &self.output).map_err(OutputError::unwritable(&self.output))?;
            return Err(OutputError::Unwritable { path: self.output.clone(), source });
        }
        fs::remove_dir_all(&replaced).map_err(OutputError::unwritable(&replaced))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After publishing there may be nothing left to remove, and that is no error.
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// How the name of the directory ends that holds the site a build is about to replace.
const REPLACED: &str = "replaced";

/// Clears the directories beside an output whose names begin so and that no running build holds. Where there is no site
/// because a build was killed as it replaced it, the old one goes back first.
fn clear_leftovers(parent: &Path, prefix: &str, output: &Path) -> Result<(), OutputError> {
    let replaced = parent.join(format!("{prefix}{REPLACED}"));
    if !output.exists() && replaced.join(MARK).is_file() {
        fs::rename(&replaced, output).map_err(OutputError::unwritable(output))?;
    }
    for entry in fs::read_dir(parent).map_err(OutputError::unwritable(parent))? {
        let path = entry.map_err(OutputError::unwritable(parent))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let is_number = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
        let is_ours = name.strip_prefix(prefix).is_some_and(|end| end == REPLACED || is_number(end));
        if is_ours && path.is_dir() && Held::hold(&path).is_some() {
            // One that cannot be cleared is in nobody's way.
            let _ = fs::remove_dir_all(&path);
        }
    }
    Ok(())
}

/// A directory that nobody else can hold at the same time; the system lets go of it however the process ends.
#[derive(Debug)]
struct Held {
    _file: Option<fs::File>,
}

impl Held {
    /// Holds a directory; `None` where another does.
    fn hold(directory: &Path) -> Option<Self> {
        // Where directories cannot be opened, as on Windows, builds are trusted not to run side by side.
        let Ok(file) = fs::File::open(directory) else { return Some(Self { _file: None }) };
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => None,
            // Some file systems know no locks.
            Ok(()) | Err(fs::TryLockError::Error(_)) => Some(Self { _file: Some(file) }),
        }
    }
}

/// Has two directories take each other's place at once.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Not every system can.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
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
