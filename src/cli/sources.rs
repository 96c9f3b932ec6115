//! What stands in `www`: scripts, style sheets and templates of pages, as they are written and as they are published.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::prerender::{self, STYLES};
use super::style::StyleError;
use super::{article, cargo, embed, script, style};

/// The folder.
pub const FOLDER: &str = "www";

/// What pages carry in themselves and nobody else asks for.
const INLINED_ONLY: [&str; 3] = [article::STYLE, embed::STYLE, embed::SCRIPT];

/// The files in `www`, by name.
#[derive(Debug, Clone)]
pub struct Sources {
    /// Scripts as they are written.
    pub scripts: BTreeMap<String, String>,
    /// Scripts and style sheets that pages fetch, made small.
    pub fetched: BTreeMap<String, String>,
    /// Those that pages carry in themselves, made as small.
    pub inlined: BTreeMap<String, String>,
    /// Pages with room for what the build knows.
    templates: BTreeMap<String, String>,
}

impl Sources {
    /// Reads them.
    ///
    /// # Errors
    /// Where a file cannot be read, is no valid script, or no valid style sheet.
    pub fn read() -> Result<Self, Error> {
        let scripts = files("js")?;
        let mut fetched = BTreeMap::new();
        let mut inlined = BTreeMap::new();
        for (name, text) in &scripts {
            let small = script::minified(text, name)?;
            let of = if INLINED_ONLY.contains(&&**name) { &mut inlined } else { &mut fetched };
            of.insert(name.clone(), small);
        }
        for (name, text) in files("css")? {
            if name == STYLES {
                // In the colours of both themes.
                let palette = prerender::palette();
                let above = palette.lines().count() as u64;
                let small = style::minified(&(palette + &text), &name).map_err(|error| StyleError {
                    line: error.line.map(|line| line.saturating_sub(above)),
                    ..error
                })?;
                inlined.insert(name.clone(), small.clone());
                fetched.insert(name, small);
            } else {
                let small = style::minified(&text, &name)?;
                let of = if INLINED_ONLY.contains(&&*name) { &mut inlined } else { &mut fetched };
                of.insert(name, small);
            }
        }
        Ok(Self { scripts, fetched, inlined, templates: files("html")? })
    }

    /// The template of a page.
    ///
    /// # Errors
    /// Where there is none of the name.
    pub fn template(&self, name: &str) -> Result<&str, Error> {
        let missing = || Error::Read {
            path: cargo::root().join(FOLDER).join(name),
            source: io::ErrorKind::NotFound.into(),
        };
        self.templates.get(name).map(String::as_str).ok_or_else(missing)
    }

    /// What pages carry in themselves of a script or style sheet; empty where they carry nothing of it.
    pub fn inlined(&self, name: &str) -> &str {
        self.inlined.get(name).map_or("", String::as_str)
    }

    /// All texts as they are published, with their names.
    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        let all = [&self.fetched, &self.inlined, &self.templates].into_iter().flatten();
        all.flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()])
    }
}

/// The files in `www` with an ending: texts by name.
fn files(ending: &str) -> Result<BTreeMap<String, String>, Error> {
    let www = cargo::root().join(FOLDER);
    let unreadable = |source| Error::Read { path: www.clone(), source };
    let paths = fs::read_dir(&www).map_err(unreadable)?.map(|entry| Ok(entry.map_err(unreadable)?.path()));
    let paths = paths.collect::<Result<Vec<PathBuf>, Error>>()?;
    let named = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok((name, text(path)?))
    };
    let is_meant = |path: &&PathBuf| path.extension().is_some_and(|found| found == ending);
    paths.iter().filter(is_meant).map(named).collect()
}

/// The text of a file.
///
/// # Errors
/// Where it cannot be read.
pub fn text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })
}
