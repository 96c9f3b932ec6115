//! Where in its file a message stands.

use super::file::File;
use super::mistake::Mistake;
use super::spot::Part;

/// The same mistakes, those of messages with where in its file the text begins.
pub(super) fn located(files: &[File], mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    for Mistake { spot, .. } in &mut mistakes {
        if let Part::Key(key) = &spot.part
            && let Some((line, character)) = place_of(files, &spot.file, key)
        {
            (spot.line, spot.character) = (Some(line), Some(character));
        }
    }
    mistakes
}

/// The line and the character with which the text of a message begins, both counted from 1.
fn place_of(read: &[File], file: &str, key: &str) -> Option<(u64, u64)> {
    let file = read.iter().find(|read| read.name == file)?;
    let (section, name) = key.rsplit_once('.')?;
    let header = format!("[{section}]");
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let mut lines = text.lines().zip(1..).skip_while(|(line, _)| line.trim() != header).skip(1);
    let own = lines.by_ref().take_while(|(line, _)| !line.starts_with('['));
    let is_it =
        |line: &str| line.split_once('=').is_some_and(|(found, _)| found.trim().trim_matches('"') == name);
    let (line, number) = own.into_iter().find(|(line, _)| is_it(line))?;
    let (before, text) = line.split_once('=')?;
    let gap = text.chars().take_while(|character| character.is_whitespace()).count();
    Some((number, (before.chars().count() + 1 + gap + 1) as u64))
}
