//! What can be wrong with the tables and messages, and how to mend it.

use std::fmt;

use super::entry::FOLDER;
use super::spot::Spot;
use super::wording::Flaw;

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
    /// A row is parted by the comma of Chinese texts.
    #[error("found the wide comma “，” in {found:?}, expected {expected} fields; part them by “,”")]
    WideComma {
        /// The field that holds it.
        found: String,
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
    /// A source that nothing cites.
    #[error(
        "found the source {found:?}, which no figure, event or note cites; cite it in a table or remove the row"
    )]
    Uncited {
        /// Its key.
        found: String,
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
    /// A text that a sub-editor would mark.
    #[error("found {:?}, expected {}", flaw.found, flaw.rule.expected())]
    Wording {
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// A language file that nobody has translated.
    #[error(
        "found {same} of {of} texts word for word as in {FOLDER}/{reference}, expected them in the language {tag:?}; \
         translate the copy, or give the file the tag of the language it is in"
    )]
    Untranslated {
        /// How many texts are the same.
        same: usize,
        /// Of how many that have words to translate.
        of: usize,
        /// The file of the reference language.
        reference: String,
        /// The tag that the file is named by.
        tag: String,
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
        let near = words.into_iter().map(|word| (strsim::levenshtein(found, word), word)).min();
        Self(near.filter(|(count, _)| *count <= limit).map(|(_, word)| word.to_owned()))
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |word| write!(f, "; did you mean {word:?}?"))
    }
}

/// `"a", "b", "c"`, as the reports write lists.
pub(super) fn quoted_list(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| format!("{:?}", word.as_ref())).collect::<Vec<_>>().join(", ")
}
