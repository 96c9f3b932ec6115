//! By what a program and a module are known to be of the same sources: the build script takes it in, and the desk compares it
//! with what stands there now.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::{fs, io};

/// What programs are made of, below the root of the repository.
pub const FOLDER: &str = "src";

/// The hash of all files in [`FOLDER`] below a root, with their names; hidden ones do not count.
///
/// # Errors
/// Where one cannot be read.
pub fn source_hash(root: &Path) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    hash(root, Path::new(FOLDER), &mut hasher)?;
    Ok(format!("{:016x}", hasher.finish()))
}

/// Takes in everything below a path, in the order of names.
fn hash(root: &Path, path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let full = root.join(path);
    if !full.is_dir() {
        path.hash(hasher);
        fs::read(full)?.hash(hasher);
        return Ok(());
    }
    let names = fs::read_dir(full)?.map(|entry| Ok(entry?.file_name()));
    let names = names.collect::<io::Result<Vec<_>>>()?;
    // What editors keep beside a file that is open is no part of anything.
    let named = names.iter().filter(|name| !name.to_string_lossy().starts_with('.'));
    let mut paths: Vec<_> = named.map(|name| path.join(name)).collect();
    paths.sort();
    paths.iter().try_for_each(|path| hash(root, path, hasher))
}
