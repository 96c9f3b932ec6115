use std::fmt;

use super::FOLDER;

/// Everything wrong with the tables and messages, file by file and from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// At least one mistake.
    pub mistakes: Vec<Mistake>,
}

impl Report {
    /// Brings together what was found in one file at different times.
    pub(super) fn new(mut mistakes: Vec<Mistake>) -> Self {
        let mut files: Vec<String> = Vec::new();
        for Mistake { spot, .. } in &mistakes {
            if !files.contains(&spot.file) {
                files.push(spot.file.clone());
            }
        }
        mistakes.sort_by_key(|Mistake { spot, .. }| {
            (files.iter().position(|file| *file == spot.file), spot.line)
        });
        Self { mistakes }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.mistakes.iter().try_for_each(|mistake| writeln!(f, "{mistake}"))
    }
}

impl std::error::Error for Report {}

/// One mistake: where it is, what was found there, what was expected, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{spot}: {fault}")]
pub struct Mistake {
    /// Where the editor finds it.
    pub spot: Spot,
    /// What it is.
    pub fault: Fault,
}

/// A place in a file that an editor can go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, below the folder of the tables.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<u64>,
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
        Self { file: file.to_owned(), line: None, part: Part::Whole }
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

    /// This place together with its fault.
    pub fn is(self, fault: Fault) -> Mistake {
        Mistake { spot: self, fault }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FOLDER}/{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match &self.part {
            Part::Whole => Ok(()),
            Part::Column(column) => write!(f, ": column {column:?}"),
            Part::Key(key) => write!(f, ": message {key:?}"),
        }
    }
}

/// The kinds of mistake an editor can make.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A table or the reference language is not there.
    #[error("found no such file, expected {expected}; put it back")]
    NoFile {
        /// What the file should hold.
        expected: String,
    },
    /// The file is in another encoding.
    #[error("found the byte 0x{byte:02X}, expected UTF-8; save the file with the encoding UTF-8")]
    NotUtf8 {
        /// The first byte that cannot stand there.
        byte: u8,
    },
    /// A folder has the name of a file.
    #[error("found a folder of this name, expected a file; rename the folder and put the file back")]
    Folder,
    /// A byte that no text holds; files in UTF-16 are full of them.
    #[error("found a zero byte, expected text; save the file as text with the encoding UTF-8")]
    NulByte,
    /// Another separator than the comma.
    #[error(
        "found a header whose columns are parted by {found:?}, expected commas; save the table as CSV with the comma \
         as separator"
    )]
    Separator {
        /// The separator.
        found: char,
    },
    /// The header lacks a column.
    #[error(
        "found only {found}, expected also {column:?}; add the column to the first line and to every row"
    )]
    MissingColumn {
        /// The header.
        found: String,
        /// The column it lacks.
        column: String,
    },
    /// The header has a column nobody reads, or one twice.
    #[error("found the column {found:?}, expected {expected}, each once; rename or remove it{hint}")]
    UnknownColumn {
        /// The column.
        found: String,
        /// The columns of this table.
        expected: String,
        /// The nearest right name.
        hint: Hint,
    },
    /// A row is too short or too long.
    #[error(
        "found {found} fields, expected {expected}; write text that holds a comma between double quotes, \
         and a comma for each empty field"
    )]
    FieldCount {
        /// The fields of the row.
        found: usize,
        /// The fields of the header.
        expected: usize,
    },
    /// A quoted field runs over the end of the line.
    #[error(
        "found a line break inside the field {found:?}, expected one row on one line; close the double quote"
    )]
    OpenQuote {
        /// The start of the field.
        found: String,
    },
    /// A word that is not in its vocabulary.
    #[error("found {found:?}, expected {expected}{hint}")]
    Unknown {
        /// The word.
        found: String,
        /// Where the right words are.
        expected: String,
        /// The nearest right word.
        hint: Hint,
    },
    /// A word that cannot be a key.
    #[error(
        "found {found:?}, expected a key of lower-case letters, digits and single hyphens, such as \"hong-kong\""
    )]
    BadKey {
        /// The word.
        found: String,
    },
    /// The field or text must not be empty.
    #[error("found nothing, expected {expected}")]
    Empty {
        /// What belongs there.
        expected: String,
    },
    /// The field must be empty.
    #[error("found {found:?}, expected an empty field, because {reason}")]
    NotEmpty {
        /// What stands there.
        found: String,
        /// Why it must not.
        reason: String,
    },
    /// The field is not of the right form or size.
    #[error("found {found:?}, expected {expected}")]
    Unfit {
        /// What stands there.
        found: String,
        /// What may stand there.
        expected: String,
    },
    /// The metric is counted in another unit.
    #[error(
        "found {found:?}, expected {expected:?}, the unit of {metric:?} in {FOLDER}/metrics.csv; a metric has one unit"
    )]
    TwoUnits {
        /// The unit in the row.
        found: String,
        /// The unit of the metric.
        expected: String,
        /// The metric.
        metric: String,
    },
    /// The same thing is written twice.
    #[error("found {found} again, expected it once; it already stands in {first}: remove one of the two")]
    Duplicate {
        /// What is there twice.
        found: String,
        /// Where it stands first.
        first: Spot,
    },
    /// Two cities on one tile of the map.
    #[error("found {found}, expected a free tile; {first} has it: give one of the two another column or row")]
    TileTaken {
        /// The tile.
        found: String,
        /// The city that has it.
        first: Spot,
    },
    /// Two keys that would get the same name in the program.
    #[error(
        "found {found:?}, which is too like {other:?}, expected keys that differ in more than hyphens and points"
    )]
    TooAlike {
        /// The later key.
        found: String,
        /// The earlier one.
        other: String,
    },
    /// More places than the selection can hold.
    #[error("found {found} places, expected at most {limit}; remove those without a figure")]
    TooManyPlaces {
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// What a derived figure follows from bounds it in another way.
    #[error(
        "found {written:?}, expected {result}: {dividend:?} divided by {divisor:?} says no more and no less; \
         correct the qualifier"
    )]
    WrongQualifier {
        /// The qualifier in the row.
        written: String,
        /// What it may be.
        result: String,
        /// The qualifier of what is divided.
        dividend: String,
        /// The qualifier of what it is divided by.
        divisor: String,
    },
    /// The sum behind a derived figure gives another number.
    #[error(
        "found {written}, expected {result}, the result of {expression}; correct the value or the arithmetic"
    )]
    WrongResult {
        /// The value in the row.
        written: String,
        /// What the arithmetic gives.
        result: String,
        /// The arithmetic with its numbers.
        expression: String,
    },
    /// The message file is not TOML.
    #[error("found {found}, expected TOML such as `macao = \"Macao\"` under `[place]`")]
    NotToml {
        /// What the reader of TOML says.
        found: String,
    },
    /// A message is missing.
    #[error("found no message, expected one because {reason}; add it")]
    MissingMessage {
        /// Who needs it.
        reason: String,
    },
    /// English does not have this message.
    #[error(
        "found a message that {FOLDER}/{reference} does not have, expected the same keys; rename or remove it{hint}"
    )]
    UnknownMessage {
        /// The file of the reference language.
        reference: String,
        /// The nearest right key.
        hint: Hint,
    },
    /// A text has other placeholders than the program or the English text.
    #[error("found the placeholders {found}, expected {expected}")]
    Placeholders {
        /// Those of this text.
        found: String,
        /// Those it should have.
        expected: String,
    },
}

/// “Did you mean …?”, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint(Option<String>);

impl Hint {
    /// No suggestion.
    pub fn none() -> Self {
        Self(None)
    }

    /// The word nearest to `found`, if one is near enough to be a slip of the hand.
    pub fn nearest<'w>(found: &str, words: impl IntoIterator<Item = &'w str>) -> Self {
        let limit = 1 + found.chars().count() / 4;
        let near = words.into_iter().map(|word| (slips(found, word), word)).min();
        Self(near.filter(|(count, _)| *count <= limit).map(|(_, word)| word.to_owned()))
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |word| write!(f, "; did you mean {word:?}?"))
    }
}

/// How many letters must be put in, left out or exchanged to make one word of the other (Levenshtein).
fn slips(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], above + 1);
        for (column, other) in to.iter().enumerate() {
            let exchanged = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = exchanged.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
