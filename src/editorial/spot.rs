//! Where in the tables and messages an editor finds something.

use std::fmt;

use super::entry::FOLDER;

/// A place in a file that an editor can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, below the folder of the tables.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<u64>,
    /// The character on that line, counted from 1, of a text in words.
    pub character: Option<u64>,
    /// What on that line, or in that file.
    pub part: Part,
}

/// What a mistake concerns within its line or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The whole line or file.
    Whole,
    /// One column of a table.
    Column(String),
    /// One message.
    Key(String),
}

impl Spot {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: None, character: None, part: Part::Whole }
    }

    /// A line of a file.
    pub fn line(file: &str, line: u64) -> Self {
        Self { line: Some(line), ..Self::file(file) }
    }

    /// A column on a line of a table.
    pub fn column(file: &str, line: u64, column: &str) -> Self {
        Self { part: Part::Column(column.to_owned()), ..Self::line(file, line) }
    }

    /// A message of a language.
    pub fn key(file: &str, key: &str) -> Self {
        Self { part: Part::Key(key.to_owned()), ..Self::file(file) }
    }

    /// What on its line or in its file is meant, in words; none where it is all of it.
    pub fn part(&self) -> Option<String> {
        match &self.part {
            Part::Whole => None,
            Part::Column(column) => Some(format!("column {column:?}")),
            Part::Key(key) => Some(format!("message {key:?}")),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FOLDER}/{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(character) = self.character {
            write!(f, ":{character}")?;
        }
        self.part().map_or(Ok(()), |part| write!(f, ": {part}"))
    }
}
