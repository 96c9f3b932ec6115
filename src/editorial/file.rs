//! Files as they were read, and the text in them.

use std::io;
use std::path::Path;

use super::entry::MESSAGES;
use super::fault::Fault;
use super::mistake::Mistake;
use super::spot::Spot;

/// A file as it was read, not yet known to be text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below `src/data`, with forward slashes.
    pub name: String,
    /// What is in it; nothing in a folder.
    pub bytes: Vec<u8>,
    /// Whether it is a folder that stands where a file belongs.
    pub is_folder: bool,
}

/// Reads every table and every language below `folder`.
pub fn read(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for (below, ending) in [("", "csv"), (MESSAGES, "toml")] {
        let folder = folder.join(below);
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if path.extension().is_some_and(|found| found == ending) {
                let name = if below.is_empty() { name } else { format!("{below}/{name}") };
                let is_folder = path.is_dir();
                let bytes = if is_folder { Vec::new() } else { std::fs::read(path)? };
                files.push(File { name, bytes, is_folder });
            }
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The text of a file; `None`, with a mistake more, where it is none.
pub(super) fn text<'f>(file: &'f File, mistakes: &mut Vec<Mistake>) -> Option<&'f str> {
    let line_of = |at: usize| 1 + file.bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
    let mistake = if file.is_folder {
        Spot::file(&file.name).is(Fault::Folder)
    } else if let Some(at) = file.bytes.iter().position(|byte| *byte == 0) {
        Spot::line(&file.name, line_of(at)).is(Fault::NulByte)
    } else {
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => return Some(text),
            Err(error) => not_utf8(file, error.valid_up_to()),
        }
    };
    mistakes.push(mistake);
    None
}

/// The records and the lines they begin on; text in UTF-8 cannot fail to split into fields.
pub(super) fn records(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let line = |record: &csv::StringRecord| record.position().map_or(0, csv::Position::line);
    let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().flatten().map(|record| (line(&record), fields(&record))).collect()
}

/// Finds the line and the column of the first byte that is not UTF-8.
fn not_utf8(file: &File, at: usize) -> Mistake {
    let before = records(&file.bytes[..at]);
    let column = match (before.first(), before.last()) {
        (Some((_, header)), Some((_, fields))) => header.get(fields.len().saturating_sub(1)),
        _ => None,
    };
    let line = 1 + file.bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
    let spot = match column {
        Some(column) if line > 1 && file.name.ends_with(".csv") => Spot::column(&file.name, line, column),
        _ => Spot::line(&file.name, line),
    };
    spot.is(Fault::NotUtf8 { byte: file.bytes[at] })
}
