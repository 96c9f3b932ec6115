//! The names files are published under: each says what is in its file, so that browsers may keep the file for ever.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

/// How many hexadecimal digits of its hash a name carries.
pub const DIGITS: usize = 8;

/// The first digits of the SHA-256 of some bytes.
fn hash<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    pieces.into_iter().for_each(|piece| digest.update(piece));
    digest.finalize().iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// A name with the hash of the file's bytes before its last ending: `words.en.txt` becomes `words.en.1f0c2a9b.txt`.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = hash([bytes]);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

/// Whether a name, or the name of a folder the file lies in, carries a hash.
pub fn is_hashed(name: &str) -> bool {
    let is_hash = |part: &str| {
        part.len() == DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut parts = file.rsplit('.');
    let before_ending = parts.nth(1).filter(|_| parts.next().is_some());
    before_ending.is_some_and(is_hash) || folders.split('/').any(is_hash)
}

/// What the files of one build are published as, by the names they have in the sources.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Gives a file its published name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> &str {
        self.insert(name, hashed(name, bytes))
    }

    /// Gives the files of a folder their published names, with one hash for all: a page that names many of them
    /// stays light.
    pub fn add_folder(&mut self, folder: &str, files: &[(String, String)]) {
        let hash = hash(files.iter().map(|(_, text)| text.as_bytes()));
        for (name, _) in files {
            self.insert(&format!("{folder}/{name}"), format!("{folder}/{hash}/{name}"));
        }
    }

    fn insert(&mut self, name: &str, published: String) -> &str {
        let slot = self.0.entry(name.to_owned()).or_default();
        *slot = published;
        slot
    }

    /// What a file is published as; its own name where that never changes.
    pub fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// A page or script in which every name of a file that fills a pair of quotes is the published one; scripts name
    /// files with a `./` before them.
    pub fn filled(&self, text: &str) -> String {
        let in_page = |piece: &str| self.of(piece).to_owned();
        let in_script = |piece: &str| match piece.strip_prefix("./") {
            Some(name) => format!("./{}", self.of(name)),
            None => piece.to_owned(),
        };
        let text = text.split('"').map(in_page).collect::<Vec<_>>().join("\"");
        text.split('\'').map(in_script).collect::<Vec<_>>().join("'")
    }
}
