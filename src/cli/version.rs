//! A version of the site's files: all that pages and the element fetch, in a directory whose name says what is in it, so
//! that browsers may keep it for ever. In it files have plain names and refer to each other by them.

use std::collections::BTreeMap;

use super::digest::digest;

/// The folder of the versions.
pub const FOLDER: &str = "v";

/// How many hexadecimal digits of its hash the name of a version has.
pub const DIGITS: usize = 8;

/// The files of one version by their names in its directory.
#[derive(Debug, Clone, Default)]
pub struct Version(BTreeMap<String, Vec<u8>>);

impl Version {
    /// Puts a file into it.
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(name.into(), bytes.into());
    }

    /// Its directory within the site, with a slash at its end: `v/1f0c2a9b/`.
    pub fn directory(&self) -> String {
        let hash = digest(self.0.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]));
        let hash = &hash[..DIGITS];
        format!("{FOLDER}/{hash}/")
    }

    /// Its files, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, bytes)| (&**name, &**bytes))
    }
}

/// Whether a file, named within the site, belongs to a version.
pub fn is_versioned(name: &str) -> bool {
    let mut folders = name.split('/');
    let is_hash = |folder: &str| {
        folder.len() == DIGITS && folder.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    folders.next() == Some(FOLDER) && folders.next().is_some_and(is_hash) && folders.next().is_some()
}

/// Where the files lie that a page refers to: what stands before their names.
#[derive(Debug, Clone, Copy)]
pub struct Location<'l> {
    /// Before files whose names stay: other pages and the table of figures.
    pub root: &'l str,
    /// Before files of a version: style sheets, scripts, pictures, words.
    pub version: &'l str,
}
